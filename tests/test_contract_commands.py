"""The contract's commands: what each prints, its exit status, and what it says of wrong calls."""

import csv
import json

import pytest
from contract import checked, document, figures, reconciled
from ledgers import write_case

DAY = "2024-05-10"
TOP = {"schema", "version", "inputs"}
FINDING_OPTIONAL = {"stated", "expected", "cause", "ruling"}
FINDING_KEYS = {"code", "severity", "fault", "claims", "against", "message", "where", "id"}
ROWS = [{"id": "k-1", "wording": "4,712 killed", "as_of": "2024-05-01",
         "reported_on": "2024-05-02"},
        {"id": "k-2", "wording": "at least 5,033 killed", "as_of": "2024-06-01",
         "reported_on": "2024-06-03", "speaker": "Red Cross"},
        {"id": "k-3", "wording": "up to 4,001 killed", "as_of": "2024-07-01",
         "reported_on": "2024-07-02", "speaker": "Blue Command"},
        {"id": "k-4", "wording": "5,100 killed", "speaker": "A witness"}]


@pytest.fixture
def folder(tmp_path):
    """Return a case of four claims: three days, one without any."""
    return write_case(tmp_path / "border-war", ROWS)


@pytest.mark.parametrize("command", [
    ("check",), ("reconcile",), ("diff", "--since", "2024-06-01")])
def test_json_has_schema_version_and_inputs_at_its_top(folder, command):
    answer = document(command[0], folder, *command[1:])
    assert list(answer)[:3] == ["schema", "version", "inputs"]
    assert answer["case" if command[0] != "diff" else "claims"]


def test_inputs_is_a_hash_of_the_folder(folder):
    before = document("check", folder)["inputs"]
    assert before == document("reconcile", folder)["inputs"] == document("check", folder)["inputs"]
    (folder / "claims.csv").write_text((folder / "claims.csv").read_text() + "\n")
    assert document("check", folder)["inputs"] != before


def test_check_prints_these_keys(folder):
    answer = document("check", folder)
    assert set(answer) == TOP | {"case", "claims", "findings", "worked"}
    assert (answer["case"], answer["claims"]) == ("border-war", 4)
    for found in answer["findings"]:
        assert FINDING_KEYS <= set(found) <= FINDING_KEYS | FINDING_OPTIONAL


def test_check_prints_only_the_kind_of_fault_that_is_asked(folder):
    kinds = {kind: document("check", folder, "--fault", kind)["findings"]
             for kind in ("ledger", "print", "speaker", "between")}
    assert all(f["fault"] == kind for kind, found in kinds.items() for f in found)
    assert sum(map(len, kinds.values())) == len(document("check", folder)["findings"])
    assert figures("check", folder, "--fault", "prints").status == 2


def test_worked_arithmetic_is_on_literal_intervals(tmp_path):
    rows = [{"id": "a", "low": 300, "high": 400, "as_of": DAY},
            {"id": "b", "value": 1004, "as_of": DAY}]
    answer = checked(tmp_path, rows, worked=[{"says": "what is left", "is": "b - a * 2"}])
    worked, = answer["worked"]
    assert set(worked) == {"says", "low", "value", "high", "claims"}
    assert (worked["low"], worked["high"]) == (1003.5 - 800, 1004.5 - 600)
    assert (worked["says"], set(worked["claims"])) == ("what is left", {"a", "b"})


ESTIMATE = {"quantity", "unit", "status", "why", "point", "intervals", "bounds", "claims",
            "claim_ids", "origins", "left_out", "undated", "influence"}


def test_reconcile_prints_these_keys(folder):
    answer = document("reconcile", folder)
    assert set(answer) == TOP | {"case", "as_of", "known_by", "estimates", "conflicts"}
    estimate, = answer["estimates"]
    assert set(estimate) == ESTIMATE
    assert set(estimate["intervals"]) == {"50", "80", "90"}
    assert {key for moved in estimate["influence"] for key in moved} == {"origin", "moves"}
    assert (answer["as_of"], answer["known_by"]) == ("2024-07-01", None)


def test_intervals_are_nested_around_the_point(folder):
    estimate, = document("reconcile", folder)["estimates"]
    (low50, high50), (low80, high80), (low90, high90) = (
        estimate["intervals"][level] for level in ("50", "80", "90"))
    assert low90 <= low80 <= low50 <= estimate["point"] <= high50 <= high80 <= high90


def test_claims_counted_after_the_day_take_no_part(folder):
    answer = document("reconcile", folder, "--as-of", "2024-06-15")
    estimate, = answer["estimates"]
    assert answer["as_of"] == "2024-06-15"
    assert "k-3" not in estimate["claim_ids"]
    assert "k-3" in [left["id"] for left in estimate["left_out"]]
    assert answer["conflicts"] == []


def test_only_what_had_been_printed_by_the_day_is_used(folder):
    answer = document("reconcile", folder, "--known-by", "2024-06-02")
    estimate, = answer["estimates"]
    assert answer["known_by"] == "2024-06-02"
    assert estimate["claim_ids"] == ["k-1"]
    assert (estimate["status"], estimate["undated"]) == ("single", 1)
    assert document("reconcile", folder, "--known-by", "2024-06-03")["estimates"][0][
        "claim_ids"] == ["k-1", "k-2"]


@pytest.mark.parametrize(("cells", "day", "known"), [
    ({"as_of": "2024-05", "reported_on": ""}, "2024-05-30", False),
    ({"as_of": "2024-05", "reported_on": ""}, "2024-05-31", True),
    ({"as_of": "2024-01-01", "reported_on": "2024-05"}, "2024-05-30", False),
    ({"as_of": "2024-01-01", "reported_on": "2024-05"}, "2024-05-31", True),
    ({"as_of": "", "reported_on": ""}, "2030-01-01", False)])
def test_a_claim_is_known_from_the_last_day_that_its_dates_allow(tmp_path, cells, day, known):
    found = reconciled(tmp_path, [{"value": 300, **cells}, {
        "value": 400, "reported_on": "2020-01-01"}], "--known-by", day)
    assert ("c-1" in found["killed"]["claim_ids"]) == known
    assert found["killed"]["undated"] == (not cells["as_of"] and not cells["reported_on"])


@pytest.mark.parametrize(("wordings", "status"), [
    (("4,712",), "single"), (("about 4,712", "4,700"), "agreed"),
    (("at least 3,011", "up to 5,033"), "agreed"), (("4,712", "5,033"), "disputed"),
    (("300 to 400", "at least 512"), "disputed"), (("some unknown number",), "unknowable")])
def test_the_status_of_an_estimate(tmp_path, wordings, status):
    rows = [{"wording": words, "as_of": DAY, "speaker": f"Office {n}"}
            for n, words in enumerate(wordings)]
    estimate = reconciled(tmp_path, rows)["killed"]
    assert estimate["status"] == status
    assert (estimate["point"] is None) == (estimate["intervals"] is None) == (
        status == "unknowable")
    assert bool(estimate["why"]) == (status == "unknowable")


def test_copies_of_one_origin_are_single(tmp_path):
    rows = [{"value": 4712, "as_of": DAY, "publisher": name} for name in ("Gazette", "Herald")]
    estimate = reconciled(tmp_path, rows)["killed"]
    assert (estimate["status"], estimate["claims"], estimate["origins"]) == ("single", 2, 1)


LOOP = ["held = taken - lost"]
LAND = {name: {"counts": name, "unit": "km^2"} for name in ("held", "taken", "lost")}


def test_a_total_in_a_loop_with_an_unclaimed_part_is_unknowable(tmp_path):
    quantities = {**LAND, "taken": {**LAND["taken"], "accumulates": True},
                  "lost": {**LAND["lost"], "accumulates": True}}
    identities = ["held = taken - lost", "taken = held + lost + given", "given = lost"]
    quantities["given"] = {"counts": "given back", "unit": "km^2", "accumulates": True}
    rows = [{"quantity": "held", "value": 912, "as_of": DAY},
            {"quantity": "taken", "value": 1263, "as_of": DAY}]
    found = reconciled(tmp_path, rows, quantities=quantities, identities=identities)
    assert any(e["status"] == "unknowable" and ("lost" in e["why"] or "given" in e["why"])
               for e in found.values())


def test_a_zero_alone_is_unknowable(tmp_path):
    estimate = reconciled(tmp_path, [{"value": 0, "as_of": DAY}])["killed"]
    assert estimate["status"] == "unknowable" and estimate["why"]


def test_bounds_are_null_where_the_claims_conflict(folder):
    estimate, = document("reconcile", folder)["estimates"]
    assert estimate["bounds"] is None
    assert ["k-2", "k-3"] in [sorted(ids) for ids in document("reconcile", folder)["conflicts"]]
    early, = document("reconcile", folder, "--as-of", "2024-06-15")["estimates"]
    assert early["bounds"] == [5033, None]


def test_influence_is_the_point_without_an_origin_over_the_point(tmp_path):
    rows = [{"value": 1004, "as_of": DAY}, {"value": 1036, "as_of": DAY, "speaker": "Red Cross"}]
    both = reconciled(tmp_path / "both", rows)["killed"]
    alone = reconciled(tmp_path / "alone", rows[:1])["killed"]
    moves = {moved["origin"]: moved["moves"] for moved in both["influence"]}
    assert set(moves) == {"c-1", "c-2"}
    assert moves["c-2"] == pytest.approx(alone["point"] / both["point"], rel=0.02)


def test_a_series_has_a_day_a_point_and_a_ninety_percent_interval(folder):
    estimate, = document("reconcile", folder, "--series")["estimates"]
    assert set(estimate) == ESTIMATE | {"series"}
    days = [moment["day"] for moment in estimate["series"]]
    assert days == sorted(days) and len(days) >= 3
    for moment in estimate["series"]:
        assert set(moment) == {"day", "point", "90"}
        assert moment["90"][0] <= moment["point"] <= moment["90"][1]
    assert estimate["series"][-1]["point"] == pytest.approx(estimate["point"])


def test_estimates_are_for_each_quantity_that_has_a_claim(tmp_path):
    rows = [{"quantity": name, "value": 300, "as_of": DAY} for name in ("held", "wounded")]
    assert set(reconciled(tmp_path, rows)) == {"held", "wounded"}


@pytest.mark.parametrize("option", [("--as-of", "soon"), ("--known-by", "2024-02-30")])
def test_a_wrong_day_is_a_wrong_call(folder, option):
    answered = figures("reconcile", folder, *option, "--json")
    assert (answered.status, answered.out) == (2, "")
    assert option[1] in answered.error and "Traceback" not in answered.error


def test_a_case_is_found_by_name_under_figures_data(tmp_path, monkeypatch):
    write_case(tmp_path / "archive" / "border-war", ROWS)
    write_case(tmp_path / "archive" / "resolved" / "old-war", ROWS)
    monkeypatch.setenv("FIGURES_DATA", str(tmp_path / "archive"))
    assert document("check", "border-war")["case"] == "border-war"
    assert document("check", "old-war")["case"] == "old-war"
    answered = figures("check", "boder-war")
    assert answered.status == 2 and "'border-war'" in answered.error


def test_a_case_is_found_in_the_nearest_data_at_or_above_the_folder(tmp_path, monkeypatch):
    write_case(tmp_path / "data" / "border-war", ROWS)
    (tmp_path / "deep" / "deeper").mkdir(parents=True)
    monkeypatch.delenv("FIGURES_DATA", raising=False)
    monkeypatch.chdir(tmp_path / "deep" / "deeper")
    assert document("check", "border-war")["case"] == "border-war"


def test_a_case_is_found_by_any_path(tmp_path, monkeypatch):
    write_case(tmp_path / "border-war", ROWS)
    monkeypatch.chdir(tmp_path)
    for path in ("border-war", "./border-war", tmp_path / "border-war", "border-war/"):
        assert document("check", path)["case"] == "border-war"


@pytest.mark.parametrize("call", [
    (), ("chek",), ("check",), ("check", "nowhere"), ("check", "a", "b"), ("reconcile", "--jsn"),
    ("export", "nowhere", "x.csv"), ("rule",), ("score", "nowhere"), ("diff", "nowhere"),
    ("verify", "nowhere"), ("extract", "nowhere.txt"), ("audit", "nowhere.txt", "--case", "x")])
def test_a_wrong_call_is_status_2_and_no_traceback(call):
    answered = figures(*call)
    assert (answered.status, answered.out) == (2, "")
    assert answered.error.strip() and "Traceback" not in answered.error


def test_parse_prints_a_line_for_each_wording():
    answered = figures("parse", "--json", "1,300 km² (500 sq miles)", "no figure said", "dozens")
    first, second, third = map(json.loads, answered.out.splitlines())
    assert set(first) == {"wording", "readings"}
    assert first["readings"] == [{"low": 1300, "value": 1300, "high": 1300, "hedge": "exact",
                                  "unit": "km^2", "second": {"value": 500, "unit": "mi^2"}}]
    assert second == {"wording": "no figure said", "readings": []}
    assert third["readings"][0]["hedge"] == "vague"
    assert third["readings"][0]["unit"] is None and third["readings"][0]["second"] is None


def test_parse_reads_standard_input(monkeypatch):
    import io

    text = io.TextIOWrapper(io.BytesIO(b"300 dead\n\nup to 12,000 troops\n"))
    monkeypatch.setattr("sys.stdin", text)
    lines = [json.loads(line) for line in figures("parse", "--json").out.splitlines()]
    assert [line["wording"] for line in lines] == ["300 dead", "", "up to 12,000 troops"]


def test_rule_writes_a_ruling_with_was_filled_in(folder):
    answered = figures("rule", folder, "k-1", "hedge", "at_least", "--why", "the video says so",
                       "--by", "the keepers", "--on", "2024-08-01")
    assert answered.status == 0
    with (folder / "rulings.csv").open(encoding="utf-8", newline="") as file:
        row, = csv.DictReader(file)
    assert row == {"claim": "k-1", "column": "hedge", "was": "", "now": "at_least",
                   "why": "the video says so", "by": "the keepers", "on": "2024-08-01"}
    again = figures("rule", folder, "k-1", "hedge", "over", "--why", "no", "--by", "the keepers")
    assert again.status == 0
    with (folder / "rulings.csv").open(encoding="utf-8", newline="") as file:
        assert [row["was"] for row in csv.DictReader(file)] == ["", "at_least"]
    assert document("check", folder)["claims"] == 4


@pytest.mark.parametrize("call", [
    ("k-9", "hedge", "about"), ("k-1", "hegde", "about"), ("k-1", "hedge", "roughly"),
    ("k-1", "use", "never"), ("k-1", "finding:sums", "dismissed"),
    ("k-1", "finding:sum", "closed"), ("k-1", "as_of", "May"), ("k-1", "quantity", "kiled"),
    ("k-1", "share_of", "k-9"), ("k-1", "share_of", "k-1"), ("k-1", "id", "k-9")])
def test_a_ruling_that_cannot_be_meant_is_not_written(folder, call):
    answered = figures("rule", folder, *call, "--why", "x", "--by", "y")
    assert answered.status == 2 and "Traceback" not in answered.error
    assert not (folder / "rulings.csv").exists()


@pytest.mark.parametrize("blank", ["--why", "--by"])
def test_a_ruling_needs_a_reason_and_a_name(folder, blank):
    given = {"--why": "as printed", "--by": "the keepers", blank: " "}
    answered = figures("rule", folder, "k-1", "use", "no", *(
        word for pair in given.items() for word in pair))
    assert answered.status == 2 and blank.removeprefix("--") in answered.error
    assert not (folder / "rulings.csv").exists()


def test_rule_answers_an_error(tmp_path):
    folder = write_case(tmp_path / "case", [{"quantity": "held", "as_of": DAY,
                                             "wording": "90 km² (56 sq miles)"}])
    assert figures("check", folder).status == 1
    figures("rule", folder, "c-1", "finding:unit-pair", "confirmed", "--why", "as printed",
            "--by", "the keepers")
    assert figures("check", folder).status == 0


@pytest.mark.parametrize("ending", ["csv", "xlsx", "parquet", "json", "zip"])
def test_export_writes_every_form(folder, tmp_path, ending):
    path = tmp_path / f"ledger.{ending}"
    assert figures("export", folder, path).status == 0
    assert path.stat().st_size > 0
    assert figures("export", folder, tmp_path / "ledger.docx").status == 2


def test_codebook_prints_columns_and_words():
    answer = document("codebook")
    assert {"columns", "words"} <= set(answer)
    assert {"id", "quantity", "wording", "speaker", "publisher", "origin", "period",
            "archived"} <= set(answer["columns"])
    assert {"exact", "about", "vague"} <= set(answer["words"]["hedge"])


def test_diff_prints_these_keys(folder):
    answer = document("diff", folder, "--since", "2024-06-01", "--until", "2024-06-30")
    assert set(answer) == TOP | {"claims", "findings", "estimates"}
    assert answer["claims"] == ["k-2"]
    moved, = answer["estimates"]
    assert set(moved) == {"quantity", "before", "after"}


def test_new_makes_a_case_that_passes_check(tmp_path):
    answer = document("new", f"{tmp_path}/flood", "--title", "A flood", "--question",
                      "How many died?", "--kind", "disaster", "--quantity", "dead")
    assert {"case", "files"} <= set(answer)
    assert answer["case"] == "flood"
    assert figures("check", tmp_path / "flood").status == 0
    assert figures("new", f"{tmp_path}/flood").status == 2


def test_new_takes_a_spreadsheet_with_mapped_columns(tmp_path):
    (tmp_path / "sheet.csv").write_text(
        "Number,Outlet,Who said it,Text\n1,The Valley News,The mayor,41 dead\n"
        "2,Radio One,The mayor,at least 40 dead\n")
    answered = figures("new", f"{tmp_path}/flood", "--from", tmp_path / "sheet.csv",
                       "--map", "Outlet=publisher", "--map", "Who said it=speaker",
                       "--map", "Text=wording", "--map", "Number=id", "--quantity", "dead",
                       "--json")
    assert answered.status == 0, answered.error
    assert figures("check", tmp_path / "flood").status == 0
    assert document("check", tmp_path / "flood")["claims"] == 2


def test_extract_prints_draft_claims(tmp_path):
    (tmp_path / "article.txt").write_text(
        "The mayor, Ana Ruiz, said on Friday that at least 41 people had died in the flood.")
    answer = document("extract", tmp_path / "article.txt")
    claim, = answer["claims"]
    assert {"wording", "speaker", "sentence", "start", "end", "unsure"} <= set(claim)
    assert isinstance(claim["unsure"], list)


def test_audit_holds_an_article_against_a_case(folder, tmp_path):
    text = "The General Staff said on 1 May 2024 that 4,712 soldiers had been killed."
    (tmp_path / "article.txt").write_text(text)
    answer = document("audit", tmp_path / "article.txt", "--case", folder)
    figure, = answer["figures"]
    assert {"sentence", "start", "end", "wording", "reading", "quantity", "speaker", "claims",
            "verdict", "findings"} <= set(figure)
    assert text[figure["start"]:figure["end"]] == figure["wording"]
    assert figure["verdict"] in ("supported", "superseded", "contradicted")
