"""A table that is data for an analyst and accessible HTML for a reader."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
from markupsafe import Markup

from figures.checks.phrasing import computed
from figures.links import claim_link, claim_links
from figures.phrases import capital, day, number, plural, rough, typographic

Show = Callable[[Any], str | Markup]  # how a column's value is shown; plain text is escaped
MOST_LINKS = 10
LONGEST_DAY = len("30 September 2025")


def as_text(value: Any) -> str:
    """Show a value as it is; several with commas between."""
    return ", ".join(map(str, value)) if isinstance(value, tuple | list) else str(value)


def as_days(value: str) -> str:
    """Show a day or days already worded, without a break inside."""
    return value.replace(" ", "\u00a0") if len(value) <= LONGEST_DAY else value


def as_number(value: float) -> str:
    """Show a number in full."""
    return number(float(value))


def as_rough(value: float) -> str:
    """Show a number at two significant digits."""
    return rough(float(value))


def as_day(value: Any) -> str:
    """Show a day in words, nothing where there is none."""
    return "" if value is None or pd.isna(value) else as_days(day(value))


def as_claim(value: str) -> Markup:
    """Show a claim's id as the link to its page."""
    return claim_link(value) if value else Markup("")


def as_claims(value: tuple[str, ...]) -> Markup:
    """Show claims' ids as links, the first few of many."""
    return claim_links(tuple(value), MOST_LINKS)


def as_quotation(value: str) -> str:
    """Show words as printed, in quotation marks."""
    return f"“{value}”" if value and value != "-" else ""


def as_rounded(value: float) -> str:
    """Show a computed number to three digits, whole numbers in full."""
    return computed(float(value)) if math.isfinite(value) else number(float(value))


def as_sentence(message: str) -> str:
    """Show a message as a sentence of print."""
    return capital(typographic(message))


def as_percent(value: float) -> str:
    """Show a share in whole percent, nothing where there is none."""
    return f"{value:.0%}" if math.isfinite(value) else ""


def as_interval(ends: tuple[float, float]) -> str:
    """Show two ends, one number where they are the same."""
    low, high = ends
    return as_rounded(low) if low == high else f"{as_rounded(low)} to {as_rounded(high)}"


NUMERIC: tuple[Show, ...] = (as_number, as_rough, as_rounded, as_percent)
TO_THE_RIGHT = (*NUMERIC, as_interval)
MANY_ROWS = 20  # from here on a table gets a field to filter its rows
LARGEST = 200_000  # characters of HTML: a page holds what else it says beside its largest table


@dataclass(frozen=True)
class Table:
    """A caption over a DataFrame; `shows` says how a column is shown (as text where it is not
    named), `ids` are the rows' anchors, and the first column names the row.

    The frame holds plain values (numbers as numbers, days as days), for further use.
    """

    frame: pd.DataFrame
    caption: str
    shows: Mapping[str, Show] = field(default_factory=dict)
    ids: tuple[str, ...] = ()
    most: int = LARGEST

    def __html__(self) -> str:
        """Return the table as HTML, of a very long one its beginning; whatever comes from data is
        escaped."""
        first, *others = self.parts()
        if not others:
            return first
        rows = first.count("<tr") - 1
        return first + str(Markup('<p class="soft">The first {} of {}.</p>').format(
            f"{rows:,}", plural(len(self.frame), "row")))

    def parts(self) -> list[str]:
        """Return the table as HTML in pieces of `most` characters each, whole rows, every piece a
        table with the same head."""
        if self.frame.empty:
            return [str(Markup("<p>{}</p>").format(self.caption))]
        columns = self._columns()
        head = Markup("").join(self._head(column) for column in columns)
        rows = [self._row(columns, *row) for row in enumerate(
            self.frame[columns].itertuples(index=False, name=None))]
        return [self._whole(head, piece) for piece in packed(rows, self.most)]

    def _whole(self, head: Markup, rows: Sequence[Markup]) -> str:
        return str(Markup(
            '<div class="scroll" role="region" tabindex="0" aria-label="{0}">'
            '<table class="sortable{1}"><caption>{0}</caption>\n<thead><tr>{2}</tr></thead>\n'
            "<tbody>\n{3}\n</tbody></table></div>").format(
                self.caption, Markup(" filterable") if len(rows) > MANY_ROWS else "",
                head, Markup("\n").join(rows)))

    def _repr_html_(self) -> str:
        return self.__html__()

    def __repr__(self) -> str:
        """Return what the table is, without its rows."""
        return f"{self.caption} ({plural(len(self.frame), 'row')})"

    def _columns(self) -> list[str]:
        """Return the columns in which any row says something: readers are spared the others."""
        return [str(name) for name in self.frame.columns
                if any(self.shows.get(str(name), as_text)(value) for value in self.frame[name])]

    def _head(self, column: str) -> Markup:
        numeric = Markup(' class="number"') if self.shows.get(column) in TO_THE_RIGHT else ""
        return Markup('<th scope="col"{}>{}</th>').format(numeric, column)

    def _row(self, columns: list[str], place: int, values: tuple[Any, ...]) -> Markup:
        cells = Markup("").join(self._cell(column, value, column == columns[0])
                                for column, value in zip(columns, values, strict=True))
        anchor = Markup(' id="{}"').format(self.ids[place]) if self.ids else ""
        return Markup("<tr{}>{}</tr>").format(anchor, cells)

    def _cell(self, column: str, value: Any, names_row: bool) -> Markup:
        show = self.shows.get(column, as_text)
        tag = Markup('th scope="row"' if names_row else "td")
        kind = "number" if show in TO_THE_RIGHT else \
            "sentence" if show is as_sentence and not names_row else ""
        marked = Markup(' class="{}"').format(kind) if kind else ""
        return Markup("<{}{}{}>{}</{}>").format(
            tag, marked, _sort_key(show, value), show(value), Markup("th" if names_row else "td"))


def packed(pieces: Sequence[Markup], most: int) -> list[list[Markup]]:
    """Return pieces in their order in groups of `most` characters; one that is longer stands
    alone."""
    groups: list[list[Markup]] = []
    room = 0
    for piece in pieces:
        if len(piece) > room or not groups:
            groups.append([])
            room = most
        groups[-1].append(piece)
        room -= len(piece)
    return groups


def _sort_key(show: Show, value: Any) -> Markup:
    """Return what a column is sorted by, where that is not what it shows."""
    if show is as_interval:
        return _sort_key(as_number, value[0])
    if show in NUMERIC and math.isfinite(float(value)):
        return Markup(' data-sort="{}"').format(f"{float(value):.6g}")
    if show is as_day and show(value):
        return Markup(' data-sort="{}"').format(pd.Timestamp(value).date().isoformat())
    return Markup("")


def table_of(rows: list[dict[str, Any]], caption: str, shows: Mapping[str, Show] | None = None,
             ids: tuple[str, ...] = ()) -> Table:
    """Return a table of rows with the same keys, which are its columns' names."""
    return Table(pd.DataFrame(rows), caption, shows or {}, ids)
