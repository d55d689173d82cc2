"""The contract's case folder: what may stand in case.yml, sources.csv and rulings.csv."""

import json

import pytest
from contract import document, figures, findings, reconciled, refused
from ledgers import QUANTITIES, write_case, write_rows

ONE = [{"value": 300, "as_of": "2023-05-01"}]
LOST = {"counts": "people lost", "unit": "person"}


@pytest.mark.parametrize("key", ["title", "question", "quantities"])
def test_title_question_and_quantities_are_needed(tmp_path, key):
    folder = write_case(tmp_path / "case", ONE)
    content = json.loads((folder / "case.yml").read_text())
    del content[key]
    (folder / "case.yml").write_text(json.dumps(content))
    answered = figures("check", folder)
    assert answered.status == 2
    assert any(line.startswith("case.yml") and key in line for line in answered.faults())


def test_every_other_key_may_be_missing(tmp_path):
    (tmp_path / "case.yml").write_text(
        "title: A flood\nquestion: How many died?\n"
        "quantities:\n  dead: {counts: dead, unit: person}\n")
    (tmp_path / "claims.csv").write_text(
        "publisher,id,speaker,wording,quantity\nThe Valley News,f1,The mayor,41 dead,dead\n")
    (tmp_path / "sources.csv").write_text("name\nThe Valley News\nThe mayor\n")
    answer = document("check", tmp_path)
    assert answer["claims"] == 1
    assert [found["code"] for found in answer["findings"]] == ["date"]


def test_all_keys_of_the_contract_together_are_read(tmp_path):
    folder = write_case(
        tmp_path / "case", [{"id": "a-1", "quantity": "held", "wording": "90 km²",
                             "as_of": "2024-09-01"},
                            {"id": "a-2", "quantity": "held", "wording": "80 km²",
                             "as_of": "2024-09-08"}],
        start="2024-08-06", end="", kind="combat",
        parties={"north": {"name": "North", "with": "east"}, "east": {"name": "East"},
                 "west": {"name": "West"}},
        quantities={
            "sent": {"counts": "sent", "unit": "person", "of": "north", "who": "soldiers",
                     "accumulates": True},
            "lost": {"counts": "lost", "unit": "person", "of": "north", "by": "west",
                     "includes": ["killed"], "who": "mixed", "accumulates": True},
            "killed": {"counts": "killed", "unit": "person", "of": "north"},
            "killed_daily": {"counts": "killed in a day", "unit": "person",
                             "change_of": "killed"},
            "held": {"counts": "land", "unit": "km^2", "of": "west", "measured": {
                "file": "measured/land.csv", "low": "sure", "high": "all", "unit": "km^2",
                "within": "10%"}}},
        measured={"measured/land.csv": "date,sure,all\n2024-09-01,85,95\n"},
        identities=["lost >= killed", "lost <= sent", "2 * killed <= 3 * sent + 10"],
        confusable=[["sent", "lost"]], scopes=["bridgehead"], headline=["lost", "held"],
        phases={"sent": [{"day": "2025-01-01", "why": "a second contingent"}]}, vague="emdat",
        worked=[{"says": "the change", "is": "a-1 - a-2"}])
    answer = document("check", folder)
    assert answer["worked"][0]["value"] == pytest.approx(10)
    assert [f for f in answer["findings"] if f["severity"] == "error"] == []


@pytest.mark.parametrize(("place", "key"), [
    ((), "questions"), (("quantities", "killed"), "acumulates"), (("parties", "red"), "side"),
    (("quantities", "held", "measured"), "inside")])
def test_an_unknown_key_is_an_error_with_the_nearest_right_word(tmp_path, place, key):
    folder = write_case(tmp_path / "case", ONE)
    content = json.loads((folder / "case.yml").read_text())
    content["quantities"]["held"]["measured"] = {
        "file": "measured/m.csv", "low": "a", "high": "b", "unit": "km^2"}
    inner = content
    for name in place:
        inner = inner[name]
    inner[key] = "yes"
    (folder / "case.yml").write_text(json.dumps(content))
    answered = figures("check", folder)
    assert answered.status == 2
    assert any(key in line and "one of" in line for line in answered.faults())


@pytest.mark.parametrize("missing", ["counts", "unit"])
def test_a_quantity_needs_what_it_counts_and_a_unit(tmp_path, missing):
    lost = {key: value for key, value in LOST.items() if key != missing}
    assert any(missing in line for line in refused(
        tmp_path, [{"quantity": "lost"}], quantities={"lost": lost}))


@pytest.mark.parametrize(("case", "word"), [
    ({"kind": "battle"}, "battle"), ({"start": "2024-13-01"}, "2024-13-01"),
    ({"vague": "emdatt"}, "emdatt"), ({"headline": ["kiled"]}, "kiled"),
    ({"identities": ["killed = wonded + 3"]}, "wonded"),
    ({"identities": ["killed + wounded"]}, "killed + wounded"),
    ({"identities": ["3 = 4"]}, "3 = 4"), ({"identities": ["killed = killed"]}, "killed = killed"),
    ({"identities": ["killed * wounded = casualties"]}, "killed * wounded"),
    ({"confusable": [["killed", "capturd"]]}, "capturd"),
    ({"phases": {"kiled": [{"day": "2024-01-01", "why": "x"}]}}, "kiled"),
    ({"worked": [{"says": "x", "is": "c-1 / c-9"}]}, "c-9"),
    ({"parties": {"red": {"name": "Red", "with": "bleu"}, "blue": {"name": "Blue"}}}, "bleu"),
    ({"quantities": {"killed": {**QUANTITIES["killed"], "of": "rad"}}}, "rad"),
    ({"quantities": {"killed": {**QUANTITIES["killed"], "who": "troops"}}}, "troops"),
    ({"quantities": {"killed": {**QUANTITIES["killed"], "unit": "parsnip"}}}, "parsnip"),
    ({"quantities": {"killed": {**QUANTITIES["killed"], "change_of": "total"}}}, "total")])
def test_a_word_of_case_yml_that_stands_for_nothing_is_an_error(tmp_path, case, word):
    lines = refused(tmp_path, **case)
    assert any(line.startswith("case.yml:") and word in line for line in lines)


@pytest.mark.parametrize("identity", [
    "casualties = killed + wounded", "casualties <= 5 * killed", "casualties >= killed - 10",
    "casualties - killed = wounded", "0.5 * casualties <= wounded + 1000"])
def test_identities_have_factors_numbers_and_three_relations(tmp_path, identity):
    rows = [{"quantity": name, "value": value, "as_of": "2024-05-01"}
            for name, value in (("casualties", 300), ("killed", 100), ("wounded", 200))]
    assert findings(tmp_path, rows, "sum", identities=[identity]) == []
    assert findings(tmp_path, rows, "bound", identities=[identity]) == []


@pytest.mark.parametrize(("identity", "code"), [
    ("casualties = 2 * killed + wounded", "sum"), ("casualties <= 2 * killed", "bound"),
    ("casualties >= killed + wounded + 200", "bound"), ("killed - 150 = wounded", "sum"),
    ("killed <= 50", "bound")])
def test_factors_and_numbers_of_identities_count(tmp_path, identity, code):
    rows = [{"quantity": name, "value": value, "as_of": "2024-05-01"}
            for name, value in (("casualties", 301), ("killed", 101), ("wounded", 201))]
    found = findings(tmp_path, rows, code, identities=[identity])
    assert [f["severity"] for f in found] == ["error"]


def test_the_scopes_of_claims_are_those_of_the_case(tmp_path):
    rows = [{"value": 3, "scope": "harbour"}]
    assert "harbour" in refused(tmp_path, rows, scopes=["harbor"])[0]
    document("check", write_case(tmp_path / "good", rows, scopes=["harbour"]))


def test_other_spellings_of_a_source_are_the_same_speaker(tmp_path):
    rows = [{"value": 410, "as_of": "2024-05-01", "speaker": "GUR", "publisher": "Gazette"},
            {"value": 410, "as_of": "2024-05-01", "speaker": "HUR", "publisher": "Herald"}]
    sources = [{"name": "HUR", "also": "GUR; Military Intelligence"}, "Gazette", "Herald"]
    assert reconciled(tmp_path, rows, sources=sources)["killed"]["origins"] == 1


def test_only_a_name_is_needed_in_sources_csv(tmp_path):
    folder = write_case(tmp_path / "case", ONE, sources=["General Staff", "Gazette"])
    assert (folder / "sources.csv").read_text().splitlines()[0] == "name"
    assert document("check", folder)["findings"] == []


@pytest.mark.parametrize("wrong", [
    {"kind": "newspaper"}, {"party": "green"}, {"part_of": "Ministry"}, {"reliability": "G"}])
def test_a_wrong_word_in_sources_csv_is_an_error(tmp_path, wrong):
    lines = refused(tmp_path, sources=[{"name": "General Staff", **wrong}, {"name": "Gazette"}])
    assert lines[0].startswith("sources.csv:2")
    assert next(iter(wrong.values())) in lines[0]


def test_a_spelling_of_two_sources_is_an_error(tmp_path):
    assert refused(tmp_path, sources=[{"name": "General Staff", "also": "GS"},
                                      {"name": "Gazette", "also": "GS"}])


def test_a_measured_series_may_differ_by_what_the_case_allows(tmp_path):
    held = {"counts": "land", "unit": "km^2", "measured": {
        "file": "measured/land.csv", "low": "sure", "high": "all", "unit": "km^2",
        "within": "10%"}}
    series = {"measured/land.csv": "date,sure,all\n2024-09-01,900,1000\n"}
    fine, over = ([{"quantity": "held", "wording": words, "as_of": "2024-09-01"}]
                  for words in ("1,099 km²", "1,102 km²"))
    case = {"quantities": {"held": held}, "measured": series}
    assert findings(tmp_path / "fine", fine, "measured", **case) == []
    found, = findings(tmp_path / "over", over, "measured", **case)
    assert (found["severity"], found["fault"]) == ("warning", "between")


def test_every_fault_of_every_file_is_told_at_once(tmp_path):
    folder = write_case(
        tmp_path / "case", [{"hedge": "roughly"}, {"as_of": "2024-02-31"}, {"low": "1,000"}],
        sources=[{"name": "General Staff", "kind": "army"}, {"name": "Gazette"}],
        rulings=[{"claim": "c-7", "column": "value"}], kind="war")
    answered = figures("check", folder, "--json")
    assert (answered.status, answered.out) == (2, "")
    for file, word in (("case.yml:", "war"), ("claims.csv:2", "roughly"),
                       ("claims.csv:3", "2024-02-31"), ("claims.csv:4", "1,000"),
                       ("sources.csv:2", "army"), ("rulings.csv:2", "c-7")):
        assert any(line.startswith(file) and word in line for line in answered.faults())


def test_a_fault_has_file_line_column_found_expected_and_the_nearest_word(tmp_path):
    line, = refused(tmp_path, [{"hedge": "abuot"}])
    for part in ("claims.csv:2", "hedge", "abuot", "about"):
        assert part in line


def test_a_missing_file_of_a_case_is_an_error_and_no_traceback(tmp_path):
    for name in ("claims.csv", "sources.csv"):
        folder = write_case(tmp_path / name, ONE)
        (folder / name).unlink()
        answered = figures("check", folder)
        assert answered.status == 2
        assert name in answered.error


def rule(tmp_path, ruling, rows=ONE):
    return write_case(tmp_path / "case", rows, rulings=[{"claim": "c-1", **ruling}])


@pytest.mark.parametrize("ruling", [
    {"column": "value", "was": "301", "now": "302"}, {"column": "use", "was": "no", "now": "no"},
    {"column": "origin", "was": "c-2", "now": "c-1"},
    {"column": "finding:sum", "was": "confirmed", "now": "dismissed"}])
def test_a_ruling_whose_was_does_not_stand_there_is_an_error(tmp_path, ruling):
    answered = figures("check", rule(tmp_path, ruling))
    assert answered.status == 2
    assert answered.error.startswith("rulings.csv:2")


@pytest.mark.parametrize("ruling", [
    {"column": "values", "was": "", "now": "3"}, {"column": "use", "was": "yes", "now": "never"},
    {"column": "finding:summ", "was": "open", "now": "dismissed"},
    {"column": "finding:sum", "was": "open", "now": "closed"},
    {"column": "hedge", "was": "", "now": "roughly"}, {"column": "as_of", "was": "2023-05-01",
                                                       "now": "May"},
    {"column": "share_of", "was": "", "now": "c-1"}, {"column": "id", "was": "c-1", "now": "x"}])
def test_a_ruling_must_be_on_a_column_and_of_an_allowed_word(tmp_path, ruling):
    assert figures("check", rule(tmp_path, ruling)).status == 2


def test_a_ruling_on_a_cell_takes_its_place(tmp_path):
    folder = rule(tmp_path, {"column": "value", "was": "300", "now": "450"})
    estimate, = document("reconcile", folder)["estimates"]
    assert estimate["bounds"][0] <= 450 <= estimate["bounds"][1]
    assert estimate["bounds"][0] > 300


def test_rulings_follow_one_another(tmp_path):
    folder = write_case(tmp_path / "case", ONE, rulings=[
        {"claim": "c-1", "column": "value", "was": "300", "now": "450"},
        {"claim": "c-1", "column": "value", "was": "450", "now": "900"}])
    estimate, = document("reconcile", folder)["estimates"]
    assert estimate["bounds"][0] > 450


def test_use_no_leaves_a_claim_out_and_says_why(tmp_path):
    rows = [*ONE, {"value": 900, "as_of": "2023-05-01", "speaker": "Red Cross"}]
    folder = rule(tmp_path, {"column": "use", "was": "yes", "now": "no"}, rows)
    estimate, = document("reconcile", folder)["estimates"]
    assert (estimate["claim_ids"], estimate["status"]) == (["c-2"], "single")
    assert [left["id"] for left in estimate["left_out"]] == ["c-1"]
    assert estimate["left_out"][0]["why"]


def test_every_column_of_a_ruling_is_needed(tmp_path):
    folder = write_case(tmp_path / "case", ONE)
    write_rows(folder / "rulings.csv", [{"claim": "c-1", "column": "use", "was": "yes",
                                         "now": "no", "by": "keepers", "on": "2024-01-01"}])
    answered = figures("check", folder)
    assert answered.status == 2
    assert "why" in answered.error
