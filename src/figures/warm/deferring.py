"""Put off what others import only in case it is needed, and takes longest."""

import contextlib
import sys
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any

# grammars of addresses, two seconds to build, that jsonschema is never asked for by notebooks
GRAMMARS = ("rfc3987_syntax", "rfc3986_validator")


class Deferred(ModuleType):
    """Stands for a module whose functions import it when they are first called."""

    def __getattr__(self, name: str) -> Callable[..., Any]:
        """Return a function of the module. Raises: AttributeError for what only modules have."""
        if name.startswith("__"):
            raise AttributeError(name)

        def _call(*given: Any, **named: Any) -> Any:
            return getattr(import_module(self.__name__), name)(*given, **named)

        return _call


@contextlib.contextmanager
def deferred(names: Iterable[str]) -> Iterator[None]:
    """Put off the import of modules, where they are installed, for as long as the block lasts."""
    put_off = [name for name in names
               if name not in sys.modules and find_spec(name.partition(".")[0]) is not None]
    sys.modules |= {name: _stand_in(name) for name in put_off}
    try:
        yield
    finally:
        for name in put_off:
            del sys.modules[name]


def _stand_in(name: str) -> Deferred:
    made = Deferred(name)
    made.__spec__ = find_spec(name) if "." not in name else None
    return made
