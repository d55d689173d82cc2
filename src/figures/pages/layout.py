"""Pages from templates: one style sheet, one script, everything that comes from data escaped."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from figures.pages.directions import isolated
from figures.pages.languages import marked
from figures.version import __version__

PACKAGE = Path(__file__).parents[1]
TEMPLATES, ASSETS = PACKAGE / "templates", PACKAGE / "assets"
PAGE = "page.html.j2"
WEB = ("https://", "http://")
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
    """What stands around a page: its title and description, the way to the root, the menu of the
    case `part_of` which it is, the address for corrections, the hash of the inputs, what the page
    says to machines (JSON-LD), and the languages of the wordings that it may quote.
    """

    title: str
    description: str
    root: str = ""
    part_of: str = ""
    menu: tuple[MenuEntry, ...] = ()
    contact: str = ""
    inputs: str = ""
    linked: Mapping[str, Any] | None = None
    languages: Mapping[str, str] = field(default_factory=dict)

    def at(self, path: str, title: str = "") -> "Frame":
        """Return the frame of the page at a path: its own title, its menu entry marked."""
        named = next((entry.name for entry in self.menu if entry.href == path), self.title)
        return replace(self, title=title or named, menu=tuple(
            replace(entry, here=entry.href == path) for entry in self.menu))

    def below(self) -> "Frame":
        """Return the frame of a page one folder further down."""
        return replace(self, root="../" + self.root, menu=tuple(
            replace(entry, href="../" + entry.href) for entry in self.menu))


@cache
def environment() -> Environment:
    """Return the templates' environment; what a template is not given is an error."""
    made = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True,
                       lstrip_blocks=True, undefined=StrictUndefined, keep_trailing_newline=True)
    made.filters["machine"] = machine_readable
    made.filters["address"] = address
    return made


def render(template: str, frame: Frame, content: Mapping[str, Any]) -> str:
    """Return a page: the template filled with its frame and content, text escaped, each direction
    of writing kept, each language told."""
    page = environment().get_template(template).render(
        frame=frame, version=__version__, footing=FOOTING, **content)
    return marked(isolated(page), frame.languages)


def machine_readable(content: Mapping[str, Any]) -> Markup:
    """Return a mapping as JSON that may stand inside a script element: no text can end it."""
    text = json.dumps(content, ensure_ascii=False, allow_nan=False)
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)


def address(text: str) -> Markup | str:
    """Return a link, shown as its host and marked as leaving the site, where the text is an address
    that a browser may open safely; else the text."""
    if not text.lower().startswith(WEB):
        return text
    host = text.partition("//")[2].partition("/")[0]
    return Markup('<a href="{}" rel="external nofollow noreferrer">{}</a> '
                  '<span class="soft">(leaves this site)</span>').format(text, host or text)
