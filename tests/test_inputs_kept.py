"""What is read is never written over: the files of a case, an article that is audited."""

import pytest
from ledgers import write_case

from figures.cli import main


@pytest.fixture
def folder(tmp_path):
    return write_case(tmp_path / "case", [{"wording": "300 killed"}])


def test_an_export_is_not_written_over_the_ledger(folder):
    before = (folder / "claims.csv").read_bytes()
    assert main(["export", str(folder), str(folder / "claims.csv")]) == 2
    assert (folder / "claims.csv").read_bytes() == before


def test_an_export_is_not_written_over_the_ledger_of_another_case(folder, tmp_path):
    other = write_case(tmp_path / "other", [{"wording": "40 killed"}])
    before = (other / "claims.csv").read_bytes()
    assert main(["export", str(folder), str(other / "claims.csv")]) == 2
    assert (other / "claims.csv").read_bytes() == before


def test_an_export_may_stand_beside_the_ledger(folder):
    assert main(["export", str(folder), str(folder / "as_ruled.csv")]) == 0
    assert main(["export", str(folder), str(folder / "as_ruled.csv")]) == 0


def test_the_page_of_an_audit_is_not_written_over_the_article(folder, tmp_path):
    article = tmp_path / "article.txt"
    article.write_text("The ministry said 300 were killed.\n", encoding="utf-8")
    assert main(["audit", str(article), "--case", str(folder), "--html", str(article)]) == 2
    assert article.read_text(encoding="utf-8").startswith("The ministry")


def test_the_page_of_an_audit_is_not_written_over_the_case(folder, tmp_path):
    article = tmp_path / "article.txt"
    article.write_text("The ministry said 300 were killed.\n", encoding="utf-8")
    before = (folder / "case.yml").read_bytes()
    page = str(folder / "case.yml")
    assert main(["audit", str(article), "--case", str(folder), "--html", page]) == 2
    assert (folder / "case.yml").read_bytes() == before
