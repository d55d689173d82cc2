"""Warm kernels: real ipykernels forked from one process that has imported everything.

A notebook's cells take a tenth of its run; starting a kernel and importing take the rest. So a
small server (`server`) imports the whole stack once and forks a child for each kernel asked for.
The client is a `jupyter_client` provisioner (`provisioner`) and a papermill engine (`engine`),
both registered as entry points, so that the stock papermill command gains too:

    papermill --engine figures-warm in.ipynb out.ipynb        (inside `python -m figures.warm`)

Where there is no server, or the system can't fork one (only Linux has all that it needs), the
stock kernel serves, with the same outputs.
"""

from figures.warm.address import (
    ENGINE,
    MEMORY_VARIABLE,
    SERVER_VARIABLE,
    SILENT_VARIABLE,
    available,
    silence,
)
from figures.warm.starting import serving

__all__ = ["ENGINE", "MEMORY_VARIABLE", "SERVER_VARIABLE", "SILENT_VARIABLE", "available",
           "serving", "silence"]
