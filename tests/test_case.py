"""A case folder is read whole, and whatever is wrong in it is told at once."""

import pytest
from ledgers import QUANTITIES, write_case

from figures.case import load
from figures.errors import CallError, InputError

ROW = {"wording": "about 4,000 casualties", "quantity": "casualties"}


def faults_of(folder):
    with pytest.raises(InputError) as caught:
        load(folder)
    return [str(fault) for fault in caught.value.faults]


def broken(tmp_path, file, text):
    """A good case with one file replaced by this text (or these bytes)."""
    folder = write_case(tmp_path / "case", [ROW])
    raw = text if isinstance(text, bytes) else text.encode()
    (folder / file).write_bytes(raw)
    return folder


def test_a_good_folder_is_read_with_its_name_and_its_claims(tmp_path):
    case = load(write_case(tmp_path / "autumn", [ROW, ROW]))
    assert case.name == "autumn"
    assert list(case.ledger.index) == ["c-1", "c-2"]
    assert case.ledger.at["c-1", "wording"] == "about 4,000 casualties"


def test_columns_may_stand_in_any_order_and_most_may_be_missing(tmp_path):
    text = "wording,publisher,id,speaker,quantity\n300 killed,Gazette,a,General Staff,killed\n"
    case = load(broken(tmp_path, "claims.csv", text))
    assert case.ledger.at["a", "speaker"] == "General Staff"
    assert case.ledger.at["a", "as_of"] == ""


def test_a_cell_may_hold_a_line_break_and_the_next_row_keeps_its_line(tmp_path):
    text = ('id,quantity,wording,speaker,publisher,note\n'
            'a,killed,300,General Staff,Gazette,"two\nlines"\nb,kiled,1,General Staff,Gazette,\n')
    assert faults_of(broken(tmp_path, "claims.csv", text)) == [
        "claims.csv:4: quantity: found 'kiled', expected one of the quantity names of case.yml; "
        "did you mean 'killed'?"]


def test_a_byte_order_mark_and_windows_line_ends_are_no_fault(tmp_path):
    text = "\ufeffid,quantity,wording,speaker,publisher\r\na,killed,300,General Staff,Gazette\r\n"
    assert list(load(broken(tmp_path, "claims.csv", text)).ledger.index) == ["a"]


def test_every_fault_of_a_folder_is_told_at_once_in_order(tmp_path):
    folder = write_case(
        tmp_path / "case",
        [{"hedge": "abot", "value": "12,000"}, {"quantity": "kiled", "as_of": "2024-13"}],
        sources=[{"name": "Gazette", "kind": "paper"}, {"name": "General Staff"}],
        kind="comat", headline=["kild"])
    told = faults_of(folder)
    assert [fault.split(" found ")[0] for fault in told] == [
        "case.yml:1: headline:", "case.yml:1: kind:", "claims.csv:2: hedge:",
        "claims.csv:2: value:", "claims.csv:3: as_of:", "claims.csv:3: quantity:",
        "sources.csv:2: kind:"]


def test_a_fault_says_what_was_found_what_was_expected_and_the_nearest_word(tmp_path):
    (fault,) = faults_of(write_case(tmp_path / "case", [{"hedge": "abot"}]))
    assert fault.startswith("claims.csv:2: hedge: found 'abot', expected one of")
    assert fault.endswith("did you mean 'about'?")


CASE_FAULTS = {
    "a key that there is not": ({"titel": "x"}, "titel", "did you mean 'title'?"),
    "a kind that there is not": ({"kind": "combta"}, "kind", "did you mean 'combat'?"),
    "a day that there is not": ({"start": "2024-02-30"}, "start", "a day such as"),
    "a convention that there is not": ({"vague": "emdatt"}, "vague", "did you mean 'emdat'?"),
    "an end before the start": ({"start": "2024-02-01", "end": "2024-01-01"}, "end", "after start"),
    "a side that is no party": ({"parties": {"red": {"name": "Red", "with": "bleu"},
                                             "blue": {"name": "Blue"}}},
                                "with", "did you mean 'blue'?"),
    "an identity of unknown things": ({"identities": ["killed <= casualtys"]}, "identities",
                                      "did you mean 'casualties'?"),
    "an identity that is none": ({"identities": ["killed + wounded"]}, "identities.0", "sums of"),
    "an identity of people and land": ({"identities": ["killed <= held"]}, "identities",
                                       "one kind of unit"),
    "arithmetic over no claim": ({"worked": [{"says": "x", "is": "c-9 / 2"}]}, "is",
                                 "did you mean 'c-1'?"),
    "arithmetic that is none": ({"worked": [{"says": "x", "is": "c-1 /"}]}, "is", "+ - * /"),
    "a truth turned round": ({"truth": {"killed": {"low": "5", "value": "4", "source": "s"}}},
                             "truth", "low ≤ value ≤ high"),
    "a truth that is not finite": ({"truth": {"killed": {"value": "inf", "source": "s"}}},
                                   "truth.killed.value", "finite"),
    "a confusable of three": ({"confusable": [["killed", "wounded", "held"]]}, "confusable.0",
                              "fewer entries"),
    "a phase without a reason": ({"phases": {"killed": [{"day": "2024-01-01"}]}},
                                 "phases.killed.0.why", "a key why"),
}


@pytest.mark.parametrize("name", CASE_FAULTS)
def test_case_yml_is_refused_where_it_holds(name, tmp_path):
    keys, column, expected = CASE_FAULTS[name]
    told = faults_of(write_case(tmp_path / "case", [ROW], **keys))
    assert any(f" {column}: found " in fault and expected in fault for fault in told), told


@pytest.mark.parametrize(("key", "value", "expected"), [
    ("unit", "persn", "did you mean 'person'?"), ("who", "solders", "did you mean 'soldiers'?"),
    ("of", "rde", "did you mean 'red'?"), ("change_of", "kiled", "did you mean 'killed'?"),
    ("accumulates", "ja", "true or false"), ("colour", "red", "one of counts, unit")])
def test_a_quantity_is_refused_where_a_key_is_wrong(key, value, expected, tmp_path):
    quantities = {**QUANTITIES, "held": {"counts": "land", "unit": "km^2", key: value}}
    told = faults_of(write_case(tmp_path / "case", [ROW], quantities=quantities))
    assert len(told) == 1
    assert expected in told[0]


CLAIM_FAULTS = {
    "a number with a separator": ({"value": "12,000"}, "value", "a number such as"),
    "a negative number": ({"low": "-5"}, "low", "not negative"),
    "an infinite number": ({"high": "1e999"}, "high", "a number such as"),
    "a number in words": ({"value": "many"}, "value", "a number such as"),
    "a unit that there is not": ({"unit": "kmm^2"}, "unit", "a unit such as"),
    "a unit to a giant power": ({"unit": "km**9**9**9"}, "unit", "a unit such as"),
    "a day written otherwise": ({"reported_on": "12.8.2024"}, "reported_on", "a day such as"),
    "a period turned round": ({"period": "2024-02-01/2024-01-01"}, "period", "first/last"),
    "a share of nothing": ({"share_of": "casualty"}, "share_of", "did you mean 'casualties'?"),
    "a share of itself": ({"share_of": "c-1"}, "share_of", "a share of itself"),
    "a scope that the case lacks": ({"scope": "kursk"}, "scope", "scope names of case.yml"),
    "no speaker": ({"speaker": ""}, "speaker", "a filled cell"),
    "an unknown way of seeing": ({"seen_as": "copie"}, "seen_as", "did you mean 'copy'?"),
}


@pytest.mark.parametrize("name", CLAIM_FAULTS)
def test_a_claim_is_refused_where_it_holds(name, tmp_path):
    cells, column, expected = CLAIM_FAULTS[name]
    told = faults_of(write_case(tmp_path / "case", [{**ROW, **cells}],
                                sources=["General Staff", "Gazette"]))
    assert len(told) == 1
    assert told[0].startswith(f"claims.csv:2: {column}: found ")
    assert expected in told[0]


FILE_FAULTS = {
    "text in Latin-1": ("claims.csv", b"id,quantity,wording\na,killed,caf\xe9\n",
                        "claims.csv:2: found (the byte 0xe9, as in Latin-1), expected text"),
    "text in UTF-16": ("claims.csv", "id\n".encode("utf-16"), "claims.csv:1: found (UTF-16)"),
    "a NUL character": ("sources.csv", b"name\nA\0B\n", "sources.csv:2: found (a NUL character)"),
    "nothing": ("claims.csv", b"", "claims.csv:1: found (an empty file), expected a header"),
    "a column twice": ("sources.csv", b"name,name\na,b\n",
                       "sources.csv:1: name: found (the column twice)"),
    "a column that there is not": ("sources.csv", b"name,kindd\na,b\n", "did you mean 'kind'?"),
    "no needed column": ("claims.csv", b"id,quantity\n", "claims.csv:1: wording: found (nothing)"),
    "too few cells": ("sources.csv", b"name,kind\nGazette\n", "found (1 cells), expected 2 cells"),
    "an open quotation mark": ("sources.csv", b'name\n"Gazette\n', "expected a CSV row"),
    "a cell without end": ("sources.csv", b"name\n" + b"x" * 200_000 + b"\n",
                           "expected a CSV row"),
    "a document that is a list": ("case.yml", b"- a\n- b\n", "case.yml:1: found (no keys)"),
    "a document that is none": ("case.yml", b"title: [a\n", "expected YAML that can be read"),
    "an alias": ("case.yml", b"title: &a x\nquestion: *a\n", "no tags, anchors or aliases"),
    "a tag": ("case.yml", b"title: !!python/object:os.system x\n", "no tags, anchors or aliases"),
    "a key twice": ("case.yml", b"title: a\ntitle: b\n", "title: found (the key twice)"),
    "endless nesting": ("case.yml", b"a: " + b"[" * 5000, "nested too deeply"),
}


@pytest.mark.parametrize("name", FILE_FAULTS)
def test_a_file_is_refused_where_it_holds(name, tmp_path):
    file, raw, expected = FILE_FAULTS[name]
    told = faults_of(broken(tmp_path, file, raw))
    assert any(expected in fault for fault in told), told


def test_a_row_with_too_few_cells_is_told_once_and_not_cell_by_cell(tmp_path):
    text = "id,quantity,wording,speaker,publisher,hedge\na,killed,300,General Staff\n"
    assert faults_of(broken(tmp_path, "claims.csv", text)) == [
        "claims.csv:2: found (4 cells), expected 6 cells, as the header has"]


def test_an_id_stands_once(tmp_path):
    (fault,) = faults_of(write_case(tmp_path / "case", [{"id": "a"}, {"id": "a"}]))
    assert fault == ("claims.csv:3: id: found 'a', expected an id that no other row has "
                     "(line 2 has it)")


def test_shares_of_one_another_in_a_ring_are_refused(tmp_path):
    rows = [{"share_of": "c-2"}, {"share_of": "c-1"}]
    told = faults_of(write_case(tmp_path / "case", rows))
    assert len(told) == 2
    assert all("a share of itself" in fault for fault in told)


def test_a_missing_ledger_is_told_as_a_missing_file(tmp_path):
    folder = write_case(tmp_path / "case", [ROW])
    (folder / "claims.csv").unlink()
    assert faults_of(folder) == ["claims.csv: found (nothing), expected a file claims.csv"]


def test_a_measured_series_outside_the_folder_is_not_opened(tmp_path):
    (tmp_path / "secret.csv").write_text("date,a\n2024-01-01,1\n")
    series = {"file": "../secret.csv", "low": "a", "high": "a", "unit": "km^2"}
    quantities = {**QUANTITIES, "held": {"counts": "land", "unit": "km^2", "measured": series}}
    (fault,) = faults_of(write_case(tmp_path / "case", [ROW], quantities=quantities))
    assert "expected a file inside the folder" in fault


def test_a_measured_series_says_each_day_and_number_that_is_wrong(tmp_path):
    series = {"file": "m.csv", "low": "a", "high": "b", "unit": "km^2"}
    quantities = {**QUANTITIES, "held": {"counts": "land", "unit": "km^2", "measured": series}}
    told = faults_of(write_case(tmp_path / "case", [ROW], quantities=quantities,
                                measured={"m.csv": "date,a,b\n2024-13-01,1,x\n"}))
    assert [fault.split(":")[2].strip() for fault in told] == ["b", "date"]


def test_a_case_that_is_not_there_is_told_with_the_nearest_name(tmp_path, monkeypatch):
    write_case(tmp_path / "data" / "kursk-2024", [ROW])
    monkeypatch.setenv("FIGURES_DATA", str(tmp_path / "data"))
    with pytest.raises(CallError, match="did you mean 'kursk-2024'"):
        load("kursk-2042")


def test_a_case_is_found_by_name_in_the_nearest_data_folder_above(tmp_path, monkeypatch):
    write_case(tmp_path / "data" / "resolved" / "beslan", [ROW])
    (tmp_path / "notebooks").mkdir()
    monkeypatch.delenv("FIGURES_DATA", raising=False)
    monkeypatch.chdir(tmp_path / "notebooks")
    assert load("beslan").name == "beslan"


def test_the_hash_of_the_inputs_changes_with_any_byte_and_not_with_the_place(tmp_path):
    one = load(write_case(tmp_path / "here" / "case", [ROW]))
    other = load(write_case(tmp_path / "there" / "case", [ROW]))
    changed = load(write_case(tmp_path / "elsewhere" / "case", [{**ROW, "note": "x"}]))
    assert one.inputs == other.inputs != changed.inputs


def test_an_unknown_speaker_is_no_fault_of_the_file_but_a_finding(tmp_path):
    assert load(write_case(tmp_path / "case", [ROW], sources=["Gazette"])).name == "case"
