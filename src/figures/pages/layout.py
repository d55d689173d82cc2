"""Pages from templates: one style sheet, one script, everything that comes from data escaped."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from figures.version import __version__

PACKAGE = Path(__file__).parents[1]
TEMPLATES, ASSETS = PACKAGE / "templates", PACKAGE / "assets"
FOOTING = ("A summary of what was said, under a stated model; it is not a count. More copies of "
           "one statement do not make it more certain.")


@dataclass(frozen=True)
class MenuEntry:
    """One link of a case's menu; `here` for the page that shows it."""

    name: str
    href: str
    here: bool = False


@dataclass(frozen=True)
class Frame:
    """What stands around a page: its title and description, the way to the root, the menu, the
    address for corrections and the hash of the inputs.
    """

    title: str
    description: str
    root: str = ""
    menu: tuple[MenuEntry, ...] = ()
    contact: str = ""
    inputs: str = ""

    def at(self, path: str) -> "Frame":
        """Return the frame of the page at a path: its own menu entry marked."""
        return replace(self, menu=tuple(replace(entry, here=entry.href == path)
                                        for entry in self.menu))

    def below(self) -> "Frame":
        """Return the frame of a page one folder further down."""
        return replace(self, root="../" + self.root, menu=tuple(
            replace(entry, href="../" + entry.href) for entry in self.menu))


@cache
def environment() -> Environment:
    """Return the templates' environment; what a template is not given is an error."""
    return Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True,
                       undefined=StrictUndefined, keep_trailing_newline=True)


def render(template: str, frame: Frame, content: Mapping[str, Any]) -> str:
    """Return a page: the template filled with its frame and content, text escaped."""
    return environment().get_template(template).render(
        title=frame.title, description=frame.description, root=frame.root, menu=frame.menu,
        contact=frame.contact, inputs=frame.inputs, version=__version__, footing=FOOTING,
        **content)
