"""What `make coverage` prints of a measurement."""

import json
import sys
from importlib import import_module
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent.parent / "tools"))
branches = import_module("branches")


def file(covered, all_branches, *missing):
    """Return a measured file: the branches that were taken, all there are, and those missing."""
    return {"summary": {"covered_branches": covered, "num_branches": all_branches},
            "missing_branches": [list(branch) for branch in missing]}


def report(**files):
    """Return a measurement of files, with their sum."""
    sums = {key: sum(one["summary"][key] for one in files.values())
            for key in ("covered_branches", "num_branches")}
    return {"files": files, "totals": sums}


def test_the_last_line_is_the_share_of_all_branches():
    *_, last = branches.lines(report(a=file(1_500, 2_000), b=file(250, 500)))
    assert last == "70.0% of branches are taken: 1,750 of 2,500"


def test_files_with_few_branches_taken_are_named_the_fewest_first():
    named = list(branches.lines(report(
        fair=file(9, 10), poor=file(8, 10, (3, 5), (7, -1)), worst=file(0, 2, (4, 6), (4, 9)))))
    assert named[:-1] == ["   0%  worst: 4->6 4->9", "  80%  poor: 3->5 7->-1"]


def test_a_file_without_a_branch_lacks_none():
    assert list(branches.lines(report(plain=file(0, 0)))) == [
        "100.0% of branches are taken: 0 of 0"]


@pytest.mark.parametrize(("covered", "status"), [(95, 0), (94, 1)])
def test_fewer_branches_than_wanted_are_a_failure(tmp_path, capsys, covered, status):
    path = tmp_path / "report.json"
    path.write_text(json.dumps(report(a=file(covered, 100))), encoding="utf-8")
    assert branches.main(str(path)) == status
    assert f"{covered}.0%" in capsys.readouterr().out
