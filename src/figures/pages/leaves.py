"""Lists that are longer than a page: several pages, and where each row then stands."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from figures.tables.table import packed

LARGEST = 250_000  # characters of a page's list: no page shall pass 400 kB, what is around it too
ANCHOR = re.compile(r' id="([^"]+)"')
Places = Mapping[str, str]


@dataclass(frozen=True)
class Leaf:
    """One page of a list: its path in the case's folder, and its body."""

    path: str
    body: Markup
    title: str = ""


def leaves(path: str, title: str, lead: Markup, pieces: Sequence[Markup]) -> list[Leaf]:
    """Return the pages of a list: whole pieces in their order, its title and lead on every page
    and, where there are several, links from each to all."""
    head = Markup("<h1><bdi>{}</bdi></h1>\n{}").format(title, lead)
    groups = packed(pieces, LARGEST) or [[]]
    paths = [leaf_path(path, number) for number in range(1, len(groups) + 1)]
    shape = Markup("{}\n{}\n{}")
    return [Leaf(own, shape.format(head, _turn(paths, own), Markup("\n").join(group)), title)
            for own, group in zip(paths, groups, strict=True)]


def leaf_path(path: str, number: int) -> str:
    """Return the path of a list's n-th page: "ledger.html", "ledger_2.html". No name ends so."""
    stem, _, ending = path.rpartition(".")
    return path if number == 1 else f"{stem}_{number}.{ending}"


def _turn(paths: Sequence[str], own: str) -> Markup:
    """Return links to the pages of a list, nothing where there is one."""
    if len(paths) == 1:
        return Markup("")
    shape = Markup('<nav class="leaves" aria-label="Pages of this list"><p>Page {}</p></nav>')
    return shape.format(
        Markup(" ").join(_link(path, number, path == own) for number, path in enumerate(paths, 1)))


def _link(path: str, number: int, here: bool) -> Markup:
    """Return the link to a page of a list; they all lie in one folder."""
    current = Markup(' aria-current="page"') if here else Markup("")
    return Markup('<a href="{}"{}>{}</a>').format(path.rpartition("/")[2], current, number)


def places_of(first: str, pages: Iterable[Leaf]) -> dict[str, str]:
    """Return where the rows of a list stand: the address that each would have on its first page,
    with the address that it has."""
    return {f"{first}#{anchor}": f"{leaf.path}#{anchor}" for leaf in pages if leaf.path != first
            for anchor in ANCHOR.findall(leaf.body)}


def relocated(html: str, places: Places) -> str:
    """Return a page whose links lead to where the rows of long lists stand.

    Text that came from data is escaped, so that nothing in it can look like a link.
    """
    if not places:
        return html
    return LINK.sub(lambda found: found[1] + places.get(found[2], found[2]), html)


LINK = re.compile(r'(href="(?:\.\./)?)([a-z-]+\.html#[^"]*)(?=")')
