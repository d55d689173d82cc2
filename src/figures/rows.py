"""A CSV file as rows of text with the line that each stands on, and every fault in its shape."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import NamedTuple

from figures.codebook import nearest, one_of
from figures.errors import Fault

LARGEST_FILE = 500_000_000  # bytes; a ledger of a million claims is a third of this
LONGEST_CELL = 120_000  # characters; a wording is a few words
OTHER_SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "upright strokes"}
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
TOO_LONG = "field larger than field limit"  # as the standard library says it
LINE_END = re.compile(r"\r\n|\r|\n")


class Row(NamedTuple):
    """One row of a file: the line on which it begins, and its cells by column."""

    line: int
    cells: dict[str, str]


@dataclass(frozen=True)
class Shape:
    """The columns that a file must and may have."""

    needed: tuple[str, ...]
    allowed: tuple[str, ...]


def read_text(path: Path, largest: int | None = None) -> tuple[str, list[Fault]]:
    """Return the text of a file and what is wrong with the file as such: absence, more than
    `largest` bytes, encoding, NUL."""
    name, largest = path.name, largest or LARGEST_FILE
    try:
        state = path.stat()
        if not (S_ISREG(state.st_mode) or S_ISDIR(state.st_mode)):  # a pipe would never end
            return "", [Fault(name, 0, "", "(a pipe or a device)", "a file that can be read")]
        if state.st_size > largest:
            return "", [Fault(name, 0, "", "(a larger file)", f"at most {largest} bytes")]
        raw = path.read_bytes()
    except FileNotFoundError:
        return "", [Fault(name, 0, "", "(nothing)", f"a file {name}", nearest_beside(path))]
    except (OSError, ValueError) as reason:  # ValueError: no name of a file holds a NUL
        told = getattr(reason, "strerror", None) or "a name that no file has"
        return "", [Fault(name, 0, "", f"({told})", "a file that can be read")]
    if raw.startswith(UTF16_MARKS):
        return "", [Fault(name, 1, "", "(UTF-16)", "text in UTF-8")]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as reason:
        return "", [encoding_fault(name, raw, reason)]
    if "\0" in text:
        return "", [Fault(name, line_at(text, text.index("\0")), "", "(a NUL character)",
                          "text in UTF-8")]
    return text, []


def nearest_beside(path: Path) -> str:
    """Return the file most like one that is not there, in its folder, "" where none is near enough:
    by the whole name and without its ending, which many share."""
    try:
        names = [one.name for one in path.parent.iterdir() if one.is_file()]
    except OSError:
        return ""
    near = nearest(path.name, names)
    return near if near and nearest(path.stem, [Path(near).stem]) else ""


def line_at(text: str, at: int) -> int:
    """Return the line on which a place of a text stands, whatever its lines end with."""
    return len(LINE_END.findall(text, 0, at)) + 1


def encoding_fault(name: str, raw: bytes, reason: UnicodeDecodeError) -> Fault:
    """Return the fault of bytes that are no text: the line and the first byte that can't be."""
    line = line_at(raw[:reason.start].decode("latin-1"), reason.start)
    return Fault(name, line, "", f"(the byte {raw[reason.start]:#04x}, as in Latin-1)",
                 "text in UTF-8")


def read_rows(path: Path, shape: Shape) -> tuple[list[Row], list[Fault]]:
    """Return the rows of a CSV file, cells trimmed, and every fault in its header and shape."""
    text, faults = read_text(path)
    if faults:
        return [], faults
    try:
        filled = [one for one in csv_records(text) if any(map(str.strip, one[1]))]
    except csv.Error as reason:
        return [], [Fault(path.name, line_of_error(text), "", f"({reason})", "a CSV row")]
    (first, printed), *records = filled or [(1, [""])]
    header, place = [cell.strip() for cell in printed], (path.name, first)
    faults = _no_header_faults(place, header, shape) or _separator_faults(place, header, shape) \
        or _header_faults(place, header, shape)
    if faults:
        return [], faults
    again = [line for line, record in records if record == printed and len(header) > 1]
    if again:
        records = [(line, record) for line, record in records if record != printed]
    rows = [Row(line, dict(zip(header, map(str.strip, record), strict=False)))
            for line, record in records]
    return rows, [*(Fault(path.name, line, "", "(the header again)", "a row") for line in again),
                  *_length_faults(path.name, header, records)]


def csv_records(text: str, delimiter: str = ",") -> Iterator[tuple[int, list[str]]]:
    """Yield each record of a text with the line on which it begins.

    Raises: csv.Error where a quotation mark stands oddly.
    """
    previous = csv.field_size_limit(LONGEST_CELL)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        start = 1
        for record in reader:
            yield start, record
            start = reader.line_num + 1
    finally:
        csv.field_size_limit(previous)


def csv_text(rows: Iterable[Iterable[str]]) -> str:
    """Return rows as a CSV file's text; whatever ends a line inside a cell is one sign."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(
        [LINE_END.sub("\n", cell) for cell in row] for row in rows)
    return text.getvalue()


def line_of_error(text: str, reason: str = "") -> int:
    """Return the line on which the row begins that is no row, 0 where it is one for another
    reason than the one given."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    previous = csv.field_size_limit(LONGEST_CELL)
    line = 1
    try:
        for _ in reader:
            line = reader.line_num + 1
    except csv.Error as error:
        return line if reason in str(error) else 0
    finally:
        csv.field_size_limit(previous)
    return line


Place = tuple[str, int]


def _no_header_faults(place: Place, header: Sequence[str], shape: Shape) -> list[Fault]:
    """Find that a file begins with anything but a header: with nothing, a remark, a web page."""
    named = any(name in shape.allowed or nearest(name, shape.allowed) for name in header)
    if named or any(sign in header[0] for sign in OTHER_SEPARATORS):
        return []
    return [Fault(*place, "", header[0] or "(an empty file)",
                  "a header with " + ",".join(shape.needed))]


def _separator_faults(place: Place, header: Sequence[str], shape: Shape) -> list[Fault]:
    """Find that another sign than the comma stands between the columns."""
    found = next((sign for sign in OTHER_SEPARATORS
                  if len(header) == 1 and len(shape.needed) > 1
                  and {*shape.needed} <= {part.strip() for part in header[0].split(sign)}), "")
    return [Fault(*place, "", f"({OTHER_SEPARATORS[found]} between the columns)",
                  "commas between the columns")] if found else []


def _header_faults(place: Place, header: Sequence[str], shape: Shape) -> list[Fault]:
    faults = [Fault(*place, column, "(nothing)", f"a column {column}")
              for column in shape.needed if column not in header]
    faults += [Fault(*place, column or "(blank)", column, one_of(shape.allowed),
                     nearest(column, shape.allowed))
               for column in dict.fromkeys(header) if column not in shape.allowed]
    faults += [Fault(*place, column, "(the column twice)", "each column once")
               for column in dict.fromkeys(header) if header.count(column) > 1]
    return faults


def _length_faults(name: str, header: Sequence[str],
                   records: Sequence[tuple[int, list[str]]]) -> list[Fault]:
    expected = f"{len(header)} cells, as the header has"
    return [Fault(name, line, "", f"({len(record)} cells)", expected)
            for line, record in records if len(record) != len(header)]
