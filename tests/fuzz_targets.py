"""What is fuzzed: each target takes any bytes, and fails where the program does worse than refuse.

A target raises AssertionError, or whatever the program lets escape, where one of these is broken:
what is read is finite and in order, a fault is one line of printable signs, and text of an article
or a ledger never becomes markup of a page. What inputs may cost is `fuzzing`'s to say.
"""

import contextlib
import csv
import io
import json
import math
import re
import tempfile
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from ledgers import write_case

from figures.audit import Audit, Audited
from figures.audit.matters import Verdict
from figures.case import load
from figures.cli.parse import as_json
from figures.definitions import definition
from figures.documents import read_document_text
from figures.errors import LONGEST_SHOWN, InputError
from figures.extract import extract, read_article
from figures.extract.articles import PDF_MARK
from figures.folders import CASE_FILE
from figures.identities import read_arithmetic, read_identity
from figures.ledger import CLAIMS_FILE, Allowed, as_table, read_ledger
from figures.meanings import claims_of
from figures.models import CaseFile
from figures.outputs import to_json
from figures.pages.audited import page
from figures.rows import Row
from figures.rulings import RULINGS_FILE, apply_rulings, read_rulings
from figures.sources import SOURCES_FILE, read_sources
from figures.validation import read_document
from figures.wording import read

COLUMNS = ("id", "quantity", "wording", "speaker", "publisher")
GOOD_ROW = ("a", "killed", "300 killed", "General Staff", "Gazette")
ALLOWED = Allowed(("killed", "wounded"), ("kursk",))
ACTIVE = {"script", "iframe", "object", "embed", "form", "base", "meta", "link", "svg", "math",
          "img", "video", "audio", "input", "button", "frame", "frameset", "applet"}
ADDRESSES = ("href", "src", "action", "formaction", "srcset", "xlink:href")
SAFE_ADDRESS = re.compile(r"(?:https?:|#|[\w./-]*(?:$|#))", re.IGNORECASE)


def text_of(raw):
    """Return bytes as text, whatever they are."""
    return raw.decode("utf-8", errors="replace")


def grammar(raw):
    """A wording: its readings are numbers in order, and JSON can say them."""
    for reading in read(text_of(raw)):
        ends = [end for end in (reading.low, reading.value, reading.high) if end is not None]
        assert ends == sorted(ends), ends
        assert all(math.isfinite(end) and end >= 0 for end in ends), ends
        json.loads(to_json(as_json(reading)))


def identities(raw):
    """An identity or an expression: finite factors of names that stand in it, or a ValueError."""
    text = text_of(raw)
    with contextlib.suppress(ValueError):
        identity = read_identity(text)
        assert all(math.isfinite(factor) for factor in identity.factors().values())
        assert math.isfinite(identity.constant())
        assert all(name in text for name in identity.names())
    with contextlib.suppress(ValueError):
        read_arithmetic(text, ["a-1", "a-1-b", "c"])


@cache
def _folder():
    """Return a folder in memory, where there is one: a disk would be most of the time."""
    memory = "/dev/shm" if Path("/dev/shm").is_dir() else None
    return Path(tempfile.mkdtemp(prefix="fuzzed-", dir=memory))


def _written(name, raw):
    path = _folder() / name
    path.write_bytes(raw)
    return path


def _told(faults):
    """Hold faults to their form: each one line of printable signs."""
    lines = [str(fault) for fault in faults]
    assert all(line.isprintable() and line for line in lines), lines


def yaml(raw):
    """A case.yml: a definition, or faults."""
    path = _written(CASE_FILE, raw)
    document, faults = read_document_text(path)
    _told(faults)
    if faults:
        return
    entry, faults = read_document(CaseFile, document.content, document.place)
    if entry is not None:
        defined, more = definition(entry, document, path.parent)
        faults += more
        assert defined.quantities
    _told(faults)


def tables(raw):
    """A CSV file as each of the three that a case has, and as one cell of a good one."""
    cell = io.StringIO()
    csv.writer(cell).writerows([(*COLUMNS, "note"), (*GOOD_ROW, text_of(raw).replace("\0", ""))])
    for content in (raw, cell.getvalue().encode()):
        _written(CLAIMS_FILE, content)
        rows, faults = read_ledger(_folder(), ALLOWED)
        _told(faults)
        if not faults:  # a table costs more than all else
            assert len(as_table(rows, frozenset())) == len(rows)
    _written(SOURCES_FILE, raw)
    sources, faults = read_sources(_folder(), ("red", "blue"))
    _told(faults)
    assert all(sources.chain(name)[0] == sources.name(name) for name in sources.by_name)
    _written(RULINGS_FILE, raw)
    rulings, faults = read_rulings(_folder())
    _told(faults)
    _told(apply_rulings([Row(2, dict(zip(COLUMNS, GOOD_ROW, strict=True)))], rulings)[2])


class _Elements(HTMLParser):
    """Whatever in a page could run or fetch something."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attributes):
        if tag in ACTIVE:
            self.found.append(tag)
        for name, value in attributes:
            wrong = name in ADDRESSES and not SAFE_ADDRESS.match(value or "")
            if name.startswith("on") or wrong:
                self.found.append(f"{tag} {name}={value}")

    handle_startendtag = handle_starttag


def elements(text):
    """Return what could run or fetch something in a page, in order."""
    parser = _Elements()
    parser.feed(text)
    return parser.found


@cache
def _claims():
    """Return the claims of a small case; its name is all that the page takes from it."""
    return claims_of(load(write_case(_folder() / "case", [{"wording": "300 killed"}])))


def _page(raw):
    """Return the audited page of an article, every figure of it with the same verdict."""
    article = read_article(str(_written("article.html", raw)))
    why = Verdict("not-in-ledger", (), article.text[:LONGEST_SHOWN])
    figures = tuple(Audited(draft, "killed", draft.speaker, why, ())
                    for draft in extract(article.text, article.day))
    return page(Audit(article, _claims(), figures))


@cache
def _harmless():
    return elements(_page(b"<html><body><p>300 were killed"))


def html(raw):
    """An article: its audited page holds no more that could run than that of a harmless one."""
    try:
        shown = _page(raw)
    except InputError as error:
        _told(error.faults)
        return
    assert elements(shown) == _harmless(), elements(shown)


def pdf(raw):
    """An article that says it is a PDF: its text, or one fault."""
    try:
        assert read_article(str(_written("article.pdf", PDF_MARK + raw))).text.strip()
    except InputError as error:
        _told(error.faults)
        assert len(error.faults) == 1


TARGETS = {"grammar": grammar, "identities": identities, "yaml": yaml, "csv": tables, "html": html,
           "pdf": pdf}
