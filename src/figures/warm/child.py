"""What a forked child does first, so that it stands as a freshly started process would."""

import atexit
import contextlib
import ctypes
import os
import random
import resource
import signal
import sys
import time
import traceback
from importlib import import_module
from multiprocessing.connection import Connection
from typing import NoReturn

from figures.warm.address import MEMORY_VARIABLE, Asked
from figures.warm.preloading import lacking

PARENT_DEATH_SIGNAL, SUBREAPER = 1, 36  # PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER: linux/prctl.h
FAILED = 1


def live(client: Connection, asked: Asked, telling: int) -> NoReturn:
    """Run what was asked for, tell what that had to import, and end the process with its exit
    code."""
    code, there = FAILED, set(sys.modules)
    try:
        settle_in(asked)
        module, _, function = asked.target.partition(":")
        getattr(import_module(module), function)(client, *asked.arguments)
        code = 0
    except SystemExit as ending:
        code = ending.code if isinstance(ending.code, int) else int(ending.code is not None)
    except BaseException:
        traceback.print_exc(file=sys.__stderr__)
    finally:
        tell(telling, lacking(there))
        leave(code)


def tell(telling: int, names: list[str]) -> None:
    """Tell the server names, as many as a pipe takes at once."""
    os.set_blocking(telling, False)
    with contextlib.suppress(OSError):  # a notebook may have closed what it did not open
        os.write(telling, "\n".join(names).encode())


def leave(code: int) -> NoReturn:
    """End the process as the interpreter would: exit handlers, then buffers."""
    try:
        atexit._run_exitfuncs()
        for stream in (sys.__stdout__, sys.__stderr__):
            if stream is not None:
                stream.flush()
    finally:
        os._exit(code)


def settle_in(asked: Asked) -> None:
    """Give the process a session, a folder, an environment, limits and chance of its own."""
    die_with_parent(signal.SIGKILL)
    os.setsid()
    os.environ.clear()
    os.environ.update(asked.environment)
    time.tzset()
    if asked.folder:
        os.chdir(asked.folder)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    limit_memory(os.environ.get(MEMORY_VARIABLE, ""))
    random.seed()
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed()  # else every fork would draw the same numbers


def die_with_parent(number: int) -> None:
    """Have the system send this process a signal when the one that began it dies."""
    parent = os.getppid()
    ctypes.CDLL(None).prctl(PARENT_DEATH_SIGNAL, number)
    if os.getppid() != parent:  # it died before we could ask
        os._exit(FAILED)


def adopt() -> None:
    """Have the system give this process what its children leave behind when they end."""
    ctypes.CDLL(None).prctl(SUBREAPER, 1)


def limit_memory(text: str) -> None:
    """Bound what this process may allocate, in bytes; blank: no bound."""
    if text:
        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (int(text), hard))
