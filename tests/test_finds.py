"""What fuzzing has found stays mended: every find is tried again."""

import time
from pathlib import Path

import fuzz_targets
import pytest
from fuzzing import printed_page

from figures.extract.articles import PDF_MARK, read_article

FINDS = Path(__file__).parent / "finds"
KEPT = sorted(path.relative_to(FINDS) for path in FINDS.rglob("*") if path.is_file())
PLAIN = {"grammar": b"about 300 killed", "identities": b"a = b + c", "yaml": b"title: x\n",
         "csv": b"id,quantity,wording,speaker,publisher\na,killed,1,x,y\n",
         "html": b"<html><p>300 soldiers were killed.",
         "pdf": printed_page(coded=True).removeprefix(PDF_MARK)}
SLOW = 1.0  # seconds of the processor


@pytest.mark.parametrize("find", KEPT, ids=str)
def test_a_find_is_read_or_refused(find):
    target = fuzz_targets.TARGETS[find.parts[0]]
    raw = (FINDS / find).read_bytes()
    target(raw)  # what is loaded at the first call is no cost of the find
    before = time.process_time()
    target(raw)
    assert time.process_time() - before < SLOW


@pytest.mark.parametrize("name", fuzz_targets.TARGETS)
def test_every_target_takes_a_plain_input_and_bytes_of_any_kind(name):
    for raw in (PLAIN[name], b"", b"\xff\xfe\x00", bytes(range(256)), b"\xed\xa0\x80", b"0" * 5000):
        fuzz_targets.TARGETS[name](raw)


@pytest.mark.parametrize(("page", "found"), [
    ("<p>300 killed</p>", []), ("<script>alert(1)</script>", ["script"]),
    ("<p onclick='x'>a</p>", ["p onclick=x"]), ("<a href='https://x.example/'>a</a>", []),
    ("<a href='javascript:x'>a</a>", ["a href=javascript:x"]),
    ("<a href='data:text/html,x'>a</a>", ["a href=data:text/html,x"]),
    ("&lt;script&gt;", []), ("<a href='#note-1'>a</a><a href='claims/a.html'>b</a>", [])])
def test_the_html_target_sees_what_could_run_or_fetch(page, found):
    assert fuzz_targets.elements(page) == found


@pytest.mark.parametrize("coded", [False, True])
def test_the_pdfs_that_fuzzing_starts_from_can_be_read(coded, tmp_path):
    page = tmp_path / "page.pdf"
    page.write_bytes(printed_page(coded))
    assert read_article(str(page)).text.count("300 soldiers were killed") == 2
