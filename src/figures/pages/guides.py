"""The documents that belong to every site: the method first, then how to read and to build."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from markupsafe import Markup

from figures.links import METHOD_PAGE, RECORD_PAGE
from figures.pages import manifest, notebook
from figures.pages.layout import PAGE, Frame, MenuEntry, render

FIRST = ("method", "reading", "tutorial", "case")  # as a reader needs them; any others come after
CASES, RECORD = "All cases", "What the ranges have been worth"
DESCRIPTION = "How these pages are made, read and extended"
HEADING = re.compile(r"^# (.+)$", re.MULTILINE)
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
FENCE = re.compile(r"^```\w+$", re.MULTILINE)  # languages are coloured by styles of their own
LINK = re.compile(r'<a href="([^":]*?)(#[^"]*)?">(.*?)</a>', re.DOTALL)
SUBHEADING = re.compile(r"<(h[2-4])>(.*?)</\1>", re.DOTALL)
TAG = re.compile(r"<[^>]+>|&[a-z]+;")
PICTURE = re.compile(r'<img [^>]*alt="([^"]*)"[^>]*>')


def guide_files() -> tuple[Path, ...]:
    """Return the documents in the order in which a reader needs them."""
    place = {name: number for number, name in enumerate(FIRST)}
    return tuple(sorted(manifest.documents(),
                        key=lambda path: (place.get(path.stem, len(place)), path.stem)))


def page_of(path: Path) -> str:
    """Return the address of a document's page."""
    return f"{path.stem}.html"


def menu(has_record: bool) -> tuple[MenuEntry, ...]:
    """Return the menu of the pages that belong to no case."""
    record = (MenuEntry(RECORD, RECORD_PAGE),) if has_record else ()
    return (MenuEntry(CASES, "index.html"), *record,
            *(MenuEntry(title(path), page_of(path)) for path in guide_files()))


def title(path: Path) -> str:
    """Return a document's first heading, or its name."""
    found = HEADING.search(path.read_text(encoding="utf-8"))
    return found[1].strip() if found else path.stem.capitalize()


def pages(frame: Frame, has_record: bool) -> Iterator[tuple[str, str]]:
    """Yield the address and the text of each document's page."""
    pages = {path.name: page_of(path) for path in guide_files()}
    for path in guide_files():
        own = frame.at(page_of(path), title(path))
        lead = _record_link() if has_record and page_of(path) == METHOD_PAGE else Markup("")
        yield page_of(path), render(PAGE, own, {"body": lead + _body(path, pages)})


def _body(path: Path, pages: Mapping[str, str]) -> Markup:
    """Return a document as HTML: links to other documents lead to their pages, to other files of
    the checkout nowhere."""
    plain = FENCE.sub("```", COMMENT.sub("", path.read_text(encoding="utf-8")))
    html = str(notebook.prose(plain))

    def led(found: re.Match[str]) -> str:
        target, anchor, words = found[1], (found[2] or "").lower(), found[3]
        if target and target not in pages:
            return words
        return f'<a href="{pages.get(target, "")}{anchor}">{words}</a>'
    return Markup(SUBHEADING.sub(_anchored, PICTURE.sub(r"<em>\1</em>", LINK.sub(led, html))))


def _anchored(found: re.Match[str]) -> str:
    """Return a heading with the anchor that GitHub, too, gives it."""
    words = TAG.sub("", found[2])
    anchor = re.sub(r"[^\w -]", "", words).strip().lower().replace(" ", "-")
    return f'<{found[1]} id="{anchor}">{found[2]}</{found[1]}>'


def _record_link() -> Markup:
    """Return the link to the page on settled events."""
    return Markup('<p class="lead"><a href="{}">What such ranges have been worth</a> on past '
                  "events whose truth came out later.</p>").format(RECORD_PAGE)
