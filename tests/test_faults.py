"""Whatever a user gets wrong is told: status 2, a line for each fault, nothing written."""

import faults
import pytest

MOST_SECONDS = 5.0  # of the processor, what is loaded at the first call included
LONGEST_LINE = 1200


def standing(folder):
    """Return all that stands below a folder: files with their bytes, links with their ends."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = str(path.relative_to(folder))
        found[name] = str(path.readlink()) if path.is_symlink() else (
            path.read_bytes() if path.is_file() else "folder")
    return found


@pytest.mark.parametrize(("group", "name"), faults.NAMES)
def test_a_fault_is_told_as_the_contract_says(group, name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FIGURES_DATA", raising=False)
    there = {}
    fault = faults.FAULTS[group][name]
    prepare = fault.prepare

    def seen(folder):
        prepare(folder)
        there.update(standing(folder))

    monkeypatch.setitem(faults.FAULTS[group], name,
                        faults.Wrong(fault.told, seen, fault.call, fault.refused))
    answered, seconds = faults.answer(group, name, tmp_path)
    assert (answered.status, answered.out) == (2, "")
    lines = answered.faults()
    assert all(line.isprintable() and len(line) <= LONGEST_LINE for line in lines)
    assert all(" found " in line and ", expected " in line for line in lines)
    assert len(set(lines)) == len(lines)
    expected = [tuple(faults.filled(pair, tmp_path)) for pair in fault.told]
    for place, words in expected:
        assert any(place in line and words in line for line in lines), (place, words, lines)
    if name != "an alias bomb":  # which is told at each of its anchors
        assert len(lines) == len(expected), lines
    assert standing(tmp_path) == there
    assert seconds < MOST_SECONDS
