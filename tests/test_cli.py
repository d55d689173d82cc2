"""The commands as their users meet them: output, errors, exit status."""

import json
import subprocess
import sys

import pytest
from ledgers import write_case

from figures.cli import main
from figures.cli.commands import COMMANDS
from figures.version import __version__

HEAVY = ("pandas", "numpy", "scipy", "pint", "matplotlib", "papermill", "nbconvert")


def run(capsys, *arguments):
    status = main(list(arguments))
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def test_help_names_every_command_and_imports_nothing_heavy():
    code = ("import sys; from figures.cli import main\n"
            "try: main(['--help'])\nexcept SystemExit: pass\n"
            f"print([m for m in {HEAVY} if m in sys.modules])")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
    assert all(name in done.stdout for name in COMMANDS)


def test_the_version_is_printed(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.strip() == __version__


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example_and_its_exit_codes(name, capsys):
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"])
    assert ended.value.code == 0
    text = " ".join(capsys.readouterr().out.split())
    assert f"example: figures {name}" in text
    assert "Exit status: 0 done" in text or "Exit status: 0 " in text


def test_a_wrong_command_is_told_with_the_nearest(capsys):
    status, out, error = run(capsys, "chek")
    assert (status, out) == (2, "")
    assert error.rstrip().endswith("did you mean 'check'?")


def test_all_wrong_options_are_told_at_once_without_a_traceback(capsys, tmp_path):
    folder = write_case(tmp_path / "case", [{}])
    status, out, error = run(capsys, "reconcile", str(folder), "--as-of", "soon",
                             "--known-by", "2024-13")
    assert (status, out) == (2, "")
    assert len(error.splitlines()) == 2
    assert "--as-of" in error
    assert "--known-by" in error


def test_a_missing_argument_is_one_line(capsys):
    status, _, error = run(capsys, "check")
    assert status == 2
    assert len(error.splitlines()) == 1


def test_parse_prints_a_line_for_each_wording(capsys):
    status, out, _ = run(capsys, "parse", "--json", "up to 12,000 troops", "no figure here")
    one, other = map(json.loads, out.splitlines())
    assert status == 0
    assert one == {"wording": "up to 12,000 troops", "readings": [
        {"low": None, "value": 12000, "high": 12000, "hedge": "up_to", "unit": "person",
         "second": None}]}
    assert other == {"wording": "no figure here", "readings": []}


def test_parse_reads_standard_input_a_wording_a_line():
    done = subprocess.run([sys.executable, "-m", "figures.cli", "parse", "--json"],
                          input="1,300 km² (500 sq mi)\n\n".encode(), capture_output=True,
                          check=True, env={"LC_ALL": "C", "PATH": ""})
    lines = done.stdout.decode().splitlines()
    assert json.loads(lines[0])["readings"][0]["second"] == {"value": 500, "unit": "mi^2"}
    assert len(lines) == 2


def test_the_codebook_lists_every_column_of_the_ledger(capsys):
    status, out, _ = run(capsys, "codebook", "--json")
    content = json.loads(out)
    assert status == 0
    assert list(content)[:3] == ["schema", "version", "inputs"]
    assert {"id", "wording", "hedge", "origin", "period"} <= set(content["columns"])
    assert "about" in content["words"]["hedge"]


def test_check_ends_with_one_where_an_error_stands_and_zero_where_none_does(capsys, tmp_path):
    wrong = write_case(tmp_path / "wrong", [{"quantity": "held", "wording": "90 km² (56 sq mi)"}])
    right = write_case(tmp_path / "right", [{"quantity": "held", "wording": "90 km² (35 sq mi)"}])
    assert run(capsys, "check", str(wrong))[0] == 1
    assert run(capsys, "check", str(right))[0] == 0


def test_check_prints_findings_with_the_keys_of_the_contract(capsys, tmp_path):
    folder = write_case(tmp_path / "case", [{"quantity": "held", "wording": "90 km² (56 sq mi)"}])
    content = json.loads(run(capsys, "check", str(folder), "--json")[1])
    found = next(f for f in content["findings"] if f["code"] == "unit-pair")
    assert content["case"] == "case"
    assert content["claims"] == 1
    assert found["severity"] == "error"
    assert found["cause"] == "linear-factor-on-area"
    assert found["where"] == "claims.csv:2"
    assert {"fault", "claims", "against", "message", "id"} <= set(found)


def test_check_shows_only_the_kind_of_fault_asked_for(capsys, tmp_path):
    folder = write_case(tmp_path / "case", [{"quantity": "held", "wording": "90 km² (56 sq mi)"}])
    content = json.loads(run(capsys, "check", str(folder), "--fault", "speaker", "--json")[1])
    assert content["findings"] == []
    status, _, error = run(capsys, "check", str(folder), "--fault", "speakr")
    assert status == 2
    assert "did you mean 'speaker'?" in error


def test_reconcile_prints_estimates_with_the_keys_of_the_contract(capsys, tmp_path):
    rows = [{"wording": "300 killed", "as_of": "2024-10-01"},
            {"wording": "at least 450 killed", "as_of": "2024-10-09", "speaker": "Gazette"}]
    folder = write_case(tmp_path / "case", rows, start="2024-09-01")
    status, out, _ = run(capsys, "reconcile", str(folder), "--json")
    content = json.loads(out)
    (estimate,) = content["estimates"]
    assert status == 0
    assert set(estimate) == {"quantity", "unit", "status", "why", "point", "intervals", "bounds",
                             "claims", "claim_ids", "origins", "left_out", "undated", "influence"}
    low, high = estimate["intervals"]["90"]
    assert low < estimate["point"] < high
    assert estimate["claim_ids"] == ["c-1", "c-2"]


def test_a_changed_claim_in_a_copy_elsewhere_changes_the_answer(capsys, tmp_path):
    rows = [{"wording": "300 killed", "as_of": "2024-10-01"}]
    points = []
    for name, wording in (("one", "300 killed"), ("other", "900 killed")):
        folder = write_case(tmp_path / name, [{**rows[0], "wording": wording}])
        points.append(json.loads(run(capsys, "reconcile", str(folder), "--json")[1])
                      ["estimates"][0]["point"])
    assert points[0] < points[1]


def test_a_broken_folder_ends_every_command_with_two_and_the_faults(capsys, tmp_path):
    folder = write_case(tmp_path / "case", [{"hedge": "abot"}])
    for command in ("check", "reconcile"):
        status, out, error = run(capsys, command, str(folder), "--json")
        assert (status, out) == (2, "")
        assert "claims.csv:2: hedge" in error


def test_rule_writes_a_decision(capsys, tmp_path):
    folder = write_case(tmp_path / "case", [{"wording": "300 killed"}])
    status, out, _ = run(capsys, "rule", str(folder), "c-1", "use", "no", "--why", "a copy",
                         "--by", "the keepers", "--on", "2026-02-03")
    assert status == 0
    assert "from 'yes' to 'no'" in out
    assert (folder / "rulings.csv").read_text().splitlines()[1] == (
        "c-1,use,yes,no,a copy,the keepers,2026-02-03")
