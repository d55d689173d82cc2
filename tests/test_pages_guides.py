"""The documents of every site: found by listing, linked to one another, in a reader's order."""

import re

import pytest

from figures.pages import guides, manifest
from figures.pages.layout import Frame

TEXTS = {
    "alpha.md": "# All the rest\n\nText.",
    "case.md": "# How to build\n\n<!-- file: x -->\n```yaml\ntitle: x\n```\n",
    "method.md": "# The method\n\n## The checks\n\n[Build](case.md), [data](../data/README.md), "
                 "[read](reading.md#The-words), [web](https://x.example/a)\n",
    "reading.md": "# Reading\n\n## The words & `code`\n\n![a picture](killed.svg)\n",
}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Put documents of our own in the place of the package's."""
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(manifest, "documents", lambda: sorted(tmp_path.glob("*.md")))
    return tmp_path


@pytest.fixture
def pages(folder):
    return dict(guides.pages(Frame("Site", "d", menu=guides.menu(True)), True))


def test_every_document_is_a_page_and_the_method_comes_first(pages):
    assert list(pages) == ["method.html", "reading.html", "case.html", "alpha.html"]


def test_the_menu_names_each_by_its_heading(folder):
    assert [(one.name, one.href) for one in guides.menu(False)] == [
        ("All cases", "index.html"), ("The method", "method.html"), ("Reading", "reading.html"),
        ("How to build", "case.html"), ("All the rest", "alpha.html")]
    assert guides.menu(True)[1].href == "calibration.html"


def test_a_page_of_a_document_marks_its_own_place_in_the_menu(pages):
    assert '<a href="case.html" aria-current="page">How to build</a>' in pages["case.html"]


def test_links_between_documents_lead_to_their_pages_and_headings(pages):
    assert '<a href="case.html">Build</a>' in pages["method.html"]
    (anchor,) = re.findall(r'<a href="reading.html#([^"]*)">read</a>', pages["method.html"])
    assert anchor == "the-words"
    assert '<h2 id="the-checks">The checks</h2>' in pages["method.html"]
    assert '<h2 id="the-words--code">' in pages["reading.html"]


def test_links_to_other_files_of_the_checkout_are_plain_words_and_those_out_stay(pages):
    assert "README" not in pages["method.html"] and ", data," in pages["method.html"]
    assert 'href="https://x.example/a"' in pages["method.html"]


def test_what_only_a_test_reads_is_not_shown_and_no_style_is_needed(pages):
    assert "file: x" not in pages["case.html"]
    assert "title: x" in pages["case.html"]
    assert "style=" not in pages["case.html"].replace("stylesheet", "")


def test_a_picture_is_told_in_its_words(pages):
    assert "<em>a picture</em>" in pages["reading.html"]
    assert "<img" not in pages["reading.html"]


def test_the_record_is_linked_from_the_method_where_there_is_one(folder):
    frame = Frame("Site", "d")
    linked, plain = (dict(guides.pages(frame, record))["method.html"] for record in (True, False))
    assert 'class="lead"><a href="calibration.html"' in linked
    assert "calibration.html" not in plain


def test_the_real_documents_have_a_heading_each_and_the_method_is_among_them():
    names = [path.stem for path in guides.guide_files()]
    assert names[:2] == ["method", "reading"] and "case" in names
    assert all(guides.title(path) != path.stem.capitalize() for path in guides.guide_files())
