"""What the server imports before it forks: all that a kernel or a worker would still import."""

import builtins
import gc
import os
import sys
from importlib import import_module
from types import SimpleNamespace

MODULES = (
    "figures", "figures.case", "figures.meanings", "figures.judged", "figures.tables",
    "figures.charts", "figures.sentences", "figures.news", "figures.checks", "figures.estimate",
    "figures.outputs", "figures.phrases", "figures.calibration", "figures.bounds", "figures.joint",
    "pandas", "numpy", "scipy.optimize", "pint", "matplotlib.pyplot",
    "matplotlib.backends.backend_svg", "matplotlib.backends.backend_agg",
    "matplotlib_inline.backend_inline", "matplotlib_inline.config", "PIL.PngImagePlugin",
    "ipykernel.kernelapp", "ipykernel.ipkernel", "ipykernel.debugger", "ipykernel.zmqshell",
    "IPython.core.completerlib", "IPython.core.magics", "IPython.extensions.storemagic",
    "zmq.eventloop.zmqstream", "tornado.platform.asyncio", "comm", "sqlite3", "unittest.mock",
    "papermill.execute", "nbclient", "nbformat.v4", "nbconvert.exporters.html",
    "figures.batch.worker",
)
# what others import only in case it is there, and takes longest: a grammar of addresses that
# jsonschema never uses for notebooks, and the kinds of arrays that pint could wrap
NOT_NEEDED = ("rfc3987_syntax", "dask")
INLINE = "module://matplotlib_inline.backend_inline"
BACKEND_VARIABLE = "MPLBACKEND"
# whatever asks at import where it runs is to find a kernel; pandas then shows tables as in one
KERNEL_TO_BE = SimpleNamespace(kernel=SimpleNamespace(), config={"IPKernelApp": {}})


def preload(modules: tuple[str, ...] = MODULES) -> None:
    """Import modules as if in a kernel; what is not installed is left to whoever asks for it."""
    os.environ[BACKEND_VARIABLE] = INLINE
    builtins.get_ipython = lambda: KERNEL_TO_BE  # type: ignore[attr-defined]
    sys.modules |= dict.fromkeys(NOT_NEEDED)  # type: ignore[arg-type]  # None: not to be found
    try:
        for name in modules:
            try:
                import_module(name)
            except ImportError:
                continue
        warm_up()
    finally:
        for name in NOT_NEEDED:
            del sys.modules[name]
        del builtins.get_ipython  # type: ignore[attr-defined]
        del os.environ[BACKEND_VARIABLE]
    gc.collect()
    gc.freeze()  # a collection in a child would copy the memory that it shares


def warm_up() -> None:
    """Build what is built once a process: word lists, units, schemas, the exporter, fonts."""
    from figures import units
    from figures.wording import read
    read("about 1,300 square kilometres (500 sq mi)")
    units.dimension("person/day")
    fonts = import_module("matplotlib.font_manager")
    fonts.findfont(fonts.FontProperties())


def assert_forkable() -> None:
    """Refuse to fork what can't be forked: a thread or a ZMQ context would be half there.

    Raises: RuntimeError where there is one.
    """
    zmq = sys.modules.get("zmq")
    context = getattr(zmq.Context, "_instance", None) if zmq else None
    threads = os.listdir("/proc/self/task")
    if context is not None or len(threads) > 1:
        raise RuntimeError(f"not to be forked: {len(threads)} threads, ZMQ context {context}")
