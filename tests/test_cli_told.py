"""The commands as a reader in a terminal meets them: without --json, in words."""

import io
import sys

import pytest
from contract import figures
from ledgers import write_case

from figures import cli
from figures.cli.commands import COMMANDS

ROWS = [
    {"id": "c-1", "wording": "about 4,000 casualties", "quantity": "casualties",
     "as_of": "2025-01-09", "reported_on": "2025-01-10"},
    {"id": "k-1", "wording": "at least 300 killed", "as_of": "2025-01-12",
     "reported_on": "2025-02-13"},
    {"id": "h-1", "wording": "90 km² (56 sq mi)", "quantity": "held", "as_of": "2025-01-12",
     "reported_on": "2025-02-13"}]
ARTICLE = ("At least 300 soldiers were killed, the General Staff said on 12 January 2025.\n"
           "About 7,000 soldiers were wounded, the Gazette reported.\n")


@pytest.fixture
def case(tmp_path):
    return write_case(tmp_path / "river", ROWS)


@pytest.fixture
def article(tmp_path):
    (tmp_path / "article.txt").write_text(ARTICLE)
    return tmp_path / "article.txt"


def lines(*arguments, status=0):
    answered = figures(*arguments)
    assert (answered.status, answered.error) == (status, "")
    return answered.out.splitlines()


def test_parse_says_each_reading_in_words():
    assert lines("parse", "at least 300 killed", "90 km² (35 sq mi)", "no figure here") == [
        "at least 300 killed: at_least low 300 value 300 person",
        "90 km² (35 sq mi): exact low 90 value 90 high 90 km^2 (35 mi^2)",
        "no figure here: no figure"]


def test_parse_refuses_a_standard_input_of_other_bytes(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"caf\xe9 300\n")))
    answered = figures("parse")
    assert (answered.status, answered.out) == (2, "")
    assert answered.faults() == ["standard input:1: found (the byte 0xe9, as in Latin-1), expected "
                                 "text in UTF-8"]


def test_check_says_where_what_and_why_and_counts(case):
    *found, last = lines("check", case, status=1)
    assert any(line.startswith("claims.csv:4: error: unit-pair: ") for line in found)
    assert last == f"3 claims, {len(found)} findings"


def test_reconcile_says_each_estimate_on_a_line(case):
    told = lines("reconcile", case)
    assert [line.partition(":")[0] for line in told] == ["killed", "casualties", "held"]
    assert all("90% range" in line for line in told)


def test_diff_says_what_became_known_and_how_estimates_moved(case):
    first, *rest = lines("diff", case, "--since", "2025-01-31")
    assert first.startswith("after 2025-01-31 and up to 2025-02-13: 2 claims, ")
    assert any(line.startswith("killed: no estimate") for line in rest)
    assert any(line.startswith("  now ") for line in rest)


def test_diff_of_days_without_news_says_so(case):
    assert lines("diff", case, "--since", "2025-03") == [
        "after 2025-03-31 and up to 2025-03-31: 0 claims, 0 findings"]


def test_extract_says_each_draft_and_counts(article):
    *drafts, last = lines("extract", article)
    assert last == f"{len(drafts)} figures drafted" == "2 figures drafted"
    assert drafts[0].startswith("killed: “At least 300 soldiers")


def test_audit_shows_a_table_and_counts_the_verdicts(case, article):
    answered = figures("audit", article, "--case", case)
    assert answered.status == 0
    assert "At least 300" in answered.out
    last = answered.out.splitlines()[-1]
    assert sum(int(part.split()[0]) for part in last.split(", ")) == 2


def test_audit_of_a_text_without_figures_says_so(case, tmp_path):
    (tmp_path / "calm.txt").write_text("Nothing was reported.")
    assert figures("audit", tmp_path / "calm.txt", "--case", case).out.endswith("no figures\n")


def test_codebook_prints_columns_and_words_a_line_each():
    told = lines("codebook")
    assert told[0].startswith("columns of claims.csv: id, quantity, wording")
    assert "kind: combat, attack, disaster, other" in told


def test_report_without_any_case_says_what_is_missing(tmp_path, monkeypatch):
    monkeypatch.setenv("FIGURES_DATA", str(tmp_path))
    answered = figures("report", "--out", tmp_path / "out")
    assert answered.status == 2
    assert answered.faults() == ["figures report: CASE: found (nothing), expected cases under "
                                 "data/, or cases named"]
    assert not (tmp_path / "out").exists()


def test_an_interrupt_ends_a_command_without_a_word(monkeypatch, case):
    def interrupt(_):
        raise KeyboardInterrupt
    monkeypatch.setattr("figures.cli.check.load", interrupt)
    answered = figures("check", case)
    assert (answered.status, answered.out, answered.error) == (130, "", "")


@pytest.mark.parametrize("arguments", [("--help",), ("check", "--help"), ("--version",)])
def test_help_and_version_are_printed_and_end_with_0(arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        cli.main(arguments)
    assert ended.value.code in (0, None)
    assert capsys.readouterr().out


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_has_help_with_its_example_and_its_exit_status(command, capsys):
    with pytest.raises(SystemExit):
        cli.main([command, "--help"])
    told = " ".join(capsys.readouterr().out.split())
    assert "example: figures" in told
    assert "Exit status: 0" in told


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_option_of_every_command_is_named_where_it_is_misspelt(command):
    for flags, settings in COMMANDS[command].arguments:
        option = flags[0]
        if option.startswith("--"):
            needed = [flag for others, more in COMMANDS[command].arguments
                      for flag in others[:1] if more.get("required") and flag != option]
            filled = [word for flag in needed for word in (flag, "x")]
            names = ["x" for others, more in COMMANDS[command].arguments
                     if not others[0].startswith("-") and more.get("nargs") != "*"]
            answered = figures(command, *names, *filled, f"{option}x", "1",
                               *([option, "1"] if settings.get("required") else []))
            assert answered.status == 2
            assert any(f"did you mean '{option}'?" in line for line in answered.faults()), option
