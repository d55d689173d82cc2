"""What the server imports before it forks: all that a kernel or a worker would still import."""

import builtins
import contextlib
import gc
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from types import SimpleNamespace

from figures.warm.deferring import GRAMMARS, deferred

MODULES = (
    "figures", "figures.case", "figures.meanings", "figures.judged", "figures.tables",
    "figures.charts", "figures.sentences", "figures.news", "figures.checks", "figures.estimate",
    "figures.outputs", "figures.phrases", "figures.calibration", "figures.bounds", "figures.joint",
    "pandas", "numpy", "scipy.optimize", "pint",
    "ipykernel.kernelapp", "ipykernel.ipkernel", "ipykernel.debugger", "ipykernel.zmqshell",
    "IPython.core.completerlib", "IPython.core.magics", "IPython.extensions.storemagic",
    "IPython.core.debugger", "IPython.core.logger", "IPython.core.oinspect",
    "IPython.utils.wildcard", "psutil", "faulthandler", "pyarrow.pandas_compat",
    "zmq.eventloop.zmqstream", "tornado.platform.asyncio", "comm", "sqlite3", "unittest.mock",
    "papermill.execute", "nbclient", "nbformat.v4", "nbconvert.exporters.html",
    "figures.batch.worker", "figures.warm.kernel",
)
# whose modules the server takes over once a child needed them; forking does them no harm
SHARED = ("figures", "IPython", "matplotlib", "matplotlib_inline", "mpl_toolkits", "numpy",
          "pandas", "PIL", "pyarrow", "scipy", "statsmodels")
FONTS = "matplotlib.font_manager"
DEFERRED = (*GRAMMARS, "dask", "dask.base")  # and the arrays that pint could wrap
INLINE = "module://matplotlib_inline.backend_inline"
BACKEND_VARIABLE = "MPLBACKEND"
# whatever asks at import where it runs is to find a kernel; pandas then shows tables as in one
KERNEL_TO_BE = SimpleNamespace(kernel=SimpleNamespace(), config={"IPKernelApp": {}})


def preload(modules: Iterable[str] = MODULES) -> None:
    """Import modules as if in a kernel; what is not installed is left to whoever asks for it."""
    gc.disable()
    os.environ[BACKEND_VARIABLE] = INLINE
    builtins.get_ipython = lambda: KERNEL_TO_BE  # type: ignore[attr-defined]
    try:
        with deferred(DEFERRED):
            for name in modules:
                _import(name)
        warm_up()
    finally:
        del builtins.get_ipython  # type: ignore[attr-defined]
        del os.environ[BACKEND_VARIABLE]
    # a collection in a child would copy the memory that it shares; one before the fork would leave
    # holes there, which a child fills, and copies as well
    gc.freeze()
    gc.enable()


def _import(name: str) -> None:
    """Import a module; one that can't be imported here shows why where it is asked for."""
    with contextlib.suppress(Exception):
        import_module(name)


def lacking(before: Iterable[str]) -> list[str]:
    """Return the modules that this process imported beside those that were there before, of the
    packages that the server may take over, in the order in which they were imported."""
    known = set(before)
    return [name for name in list(sys.modules)
            if name not in known and name.partition(".")[0] in SHARED]


def warm_up() -> None:
    """Build what is built once a process: word lists, units, schemas, the exporter, fonts."""
    from figures import units
    from figures.wording import read
    read("about 1,300 square kilometres (500 sq mi)")
    units.dimension("person/day")
    for build in _built_once():
        build()
    if FONTS in sys.modules:
        fonts = sys.modules[FONTS]
        fonts.findfont(fonts.FontProperties())


def _built_once() -> Iterator[Callable[[], object]]:
    """Yield every function of ours that has no arguments and remembers what it returned."""
    for name, module in sorted(sys.modules.items()):
        for kept in list(vars(module).values()) if name.startswith("figures.") else ():
            code = getattr(getattr(kept, "__wrapped__", None), "__code__", None)
            if hasattr(kept, "cache_info") and code and not code.co_argcount:
                yield kept


def assert_forkable() -> None:
    """Refuse to fork what can't be forked: a thread or a ZMQ context would be half there.

    Raises: RuntimeError where there is one.
    """
    zmq = sys.modules.get("zmq")
    context = getattr(zmq.Context, "_instance", None) if zmq else None
    threads = os.listdir("/proc/self/task")
    if context is not None or len(threads) > 1:
        raise RuntimeError(f"not to be forked: {len(threads)} threads, ZMQ context {context}")
