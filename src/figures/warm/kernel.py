"""The kernel in a forked child: ipykernel's own application, with the stock one's arguments."""

import os
import signal
import sys
from importlib import import_module
from importlib.util import find_spec
from multiprocessing.connection import Connection
from typing import NoReturn

from figures.warm.address import SILENT_VARIABLE, silence

LAUNCHER = "ipykernel_launcher"
PYPLOT = "matplotlib.pyplot"
READY = "ready"
NO_POLLING = 1  # the system itself ends a forked kernel whose server dies


def run(client: Connection, arguments: list[str]) -> None:
    """Be a kernel with the arguments that its launcher would have had, until it is shut down."""
    from ipykernel.kernelapp import IPKernelApp
    if os.environ.get(SILENT_VARIABLE):
        silence()
    launcher = find_spec(LAUNCHER)
    sys.argv = [str(launcher.origin) if launcher else LAUNCHER, *arguments]
    application = IPKernelApp.instance(parent_handle=NO_POLLING)
    application.initialize(list(arguments))  # type: ignore[no-untyped-call]
    hook_charts()
    signal.signal(signal.SIGTERM, _end)
    client.send((READY, os.getpid()))  # all is bound: the client may connect at once
    application.start()  # type: ignore[no-untyped-call]


def _end(*_: object) -> NoReturn:
    """Leave the kernel's loop, so that exit handlers run."""
    raise SystemExit(0)


def hook_charts() -> None:
    """Give the inline backend this kernel's shell: it was imported when there was none yet."""
    backend = os.environ.get("MPLBACKEND", "")
    if PYPLOT in sys.modules and "inline" in backend:
        sys.modules["matplotlib"].use(backend)
        import_module("matplotlib_inline.backend_inline")._enable_matplotlib_integration()
