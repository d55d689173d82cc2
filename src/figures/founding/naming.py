"""Who speaks, who printed and who carried a row's figure, as far as its other cells tell."""

import re
from functools import cache
from urllib.parse import urlsplit

from figures.founding.columns import ADDRESS
from figures.wording.lists import word_list

UNATTRIBUTED = "unattributed"


def fill_names(found: dict[str, str], has_speakers: bool) -> None:
    """Fill in who prints where a page's address tells it, or the speaker does himself; and who
    speaks where only the publisher is named: nobody said, where the table has a column for it.
    What is no address goes into the note."""
    address = found.get("url", "")
    if address and not ADDRESS.match(address):
        found["note"] = "; ".join(filter(None, [found.get("note", ""), found.pop("url")]))
    _take_carrier_out(found)
    host = urlsplit(found.get("url", "")).hostname or ""
    publisher = found.get("publisher") or host.removeprefix("www.") or found.get("speaker", "")
    found["speaker"] = found.get("speaker") or (UNATTRIBUTED if has_speakers else publisher)
    found["publisher"] = publisher


@cache
def _carried() -> re.Pattern[str]:
    words = "|".join(map(re.escape, word_list("columns")["carried"]))
    return re.compile(rf"(.+?)\s*\((?:[^()]*\s)?(?:{words})\s+([^()]+)\)", re.IGNORECASE)


def _take_carrier_out(found: dict[str, str]) -> None:
    """Take a carrier out of a speaker's brackets: US officials (via NYT)."""
    if named := _carried().fullmatch(found.get("speaker", "")):
        found["speaker"] = named[1]
        found["via"] = found.get("via") or named[2]
