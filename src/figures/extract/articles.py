"""An article as text: plain, from a web page, or from a PDF."""

import io
import logging
import re
import struct
import sys
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from figures.errors import BROKEN, Fault, InputError
from figures.extract.vocabulary import language, limit
from figures.rows import LARGEST_FILE, UTF16_MARKS, line_at, nearest_beside
from figures.written_days import days_in

TEXT, HTML, PDF = "text", "html", "pdf"
STANDARD_INPUT = "-"
PDF_MARK = b"%PDF"
PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
                  r"<(?:!doctype html|html|head|body|article)\b", re.IGNORECASE | re.DOTALL)
HEAD_LINES, HEAD_LENGTH = limit("head_lines"), limit("head_length")
DATELINE_WORDS = limit("dateline_words")


@dataclass(frozen=True)
class Article:
    """The text of an article as read, what it was read from, and what is known of where and when
    it was printed ("" where not)."""

    text: str
    kind: str = TEXT
    day: str = ""
    publisher: str = ""
    url: str = ""


def read_article(name: str) -> Article:
    """Return the article of a file, or of standard input where the name is -.

    Raises: InputError where it can't be read, or holds no text.
    """
    raw = _standard_input() if name == STANDARD_INPUT else _bytes(Path(name))
    file = "standard input" if name == STANDARD_INPUT else Path(name).name
    if raw.startswith(PDF_MARK):
        article = Article(_pdf(raw, file), PDF)
    else:
        text = _decoded(raw, file)
        page = PAGE.match(text) or Path(name).suffix.lower() in (".html", ".htm", ".xhtml")
        article = _page(text) if page else Article(text)
    if not article.text.strip():
        raise InputError([Fault(file, 0, "", "(no text)", "an article: text, HTML or PDF")])
    return Article(article.text, article.kind, article.day or _own_day(article.text),
                   article.publisher, article.url)


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise InputError([Fault("standard input", 0, "", "(closed)", "an article")])
    return sys.stdin.buffer.read()


def _bytes(path: Path) -> bytes:
    if not path.is_file():
        found = "(no file)" if path.exists() else "(nothing)"
        raise InputError([Fault(str(path), 0, "", found, "a file of this name, or -",
                                nearest_beside(path))])
    if path.stat().st_size > LARGEST_FILE:
        raise InputError([Fault(path.name, 0, "", "(a larger file)",
                                f"at most {LARGEST_FILE} bytes")])
    return path.read_bytes()


def _decoded(raw: bytes, file: str) -> str:
    encoding = "utf-16" if raw.startswith(UTF16_MARKS) else "utf-8-sig"
    try:
        return raw.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as reason:
        line = line_at(raw[:reason.start].decode("latin-1"), reason.start)
        raise InputError([Fault(file, line, "", "(other bytes)", "text in UTF-8")]) from None


def _page(text: str) -> Article:
    import trafilatura  # only pages need it
    found: Any = trafilatura.bare_extraction(text, include_comments=False, favor_recall=True,
                                             with_metadata=True)
    body = (found.text if found else "") or ""
    if not body.strip():
        body = trafilatura.html2txt(text)
    known = {name: getattr(found, name, None) or "" for name in ("date", "sitename", "url")}
    return Article(body, HTML, known["date"], known["sitename"] or "", known["url"])


def _pdf(raw: bytes, file: str) -> str:
    from pypdf import PdfReader  # only PDFs need it
    from pypdf.errors import DependencyError, PyPdfError
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what is wrong is told as a fault
    try:
        reader = PdfReader(io.BytesIO(raw))
        return "\n\n".join(page.extract_text() for page in reader.pages)
    except (PyPdfError, DependencyError, struct.error, zlib.error, *BROKEN) as reason:
        raise InputError([Fault(file, 0, "", f"({type(reason).__name__})",
                                "a PDF that can be read")]) from None


def _own_day(text: str) -> str:
    """Return the day that stands on a line of its own at the head of a text, "" where none does."""
    lines = [line.strip() for line in text.split("\n") if line.strip()][:HEAD_LINES]
    for line in lines:
        if len(line) <= HEAD_LENGTH and not line.endswith("."):
            days = [iso for day in days_in(line, language(line)) if (iso := day.iso())
                    and day.day is not None]
            if len(days) == 1 and len(re.findall(r"[^\W\d]{3,}", line)) <= DATELINE_WORDS:
                return days[0]
    return ""
