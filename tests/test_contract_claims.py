"""The contract's claims.csv: what a row says, seen through what must hold if it is true."""

import pytest
from contract import checked, document, figures, findings, parsed, reconciled, refused
from ledgers import QUANTITIES, write_case, write_rows

DAY = "2024-05-01"


def bounds(tmp_path, row, **case):
    """Return the literal bounds of a quantity that one row is about."""
    estimate, = reconciled(tmp_path, [{"as_of": DAY, **row}], **case).values()
    return estimate["bounds"]


@pytest.mark.parametrize(("cells", "expected"), [
    ({"low": 400}, [400, None]), ({"high": 400}, [0, 400]), ({"low": 300, "high": 400}, [300, 400]),
    ({"value": 437}, [436.5, 437.5]), ({"hedge": "at_least", "low": 400, "value": 400},
                                       [400, None]),
    ({"hedge": "up_to", "value": 400, "high": 400}, [0, 400]),
    ({"hedge": "over", "value": 400}, [400, None]), ({"hedge": "under", "high": 400}, [0, 400])])
def test_where_only_the_number_was_collected_the_cells_are_the_reading(tmp_path, cells, expected):
    assert bounds(tmp_path, cells) == expected


@pytest.mark.parametrize(("wording", "expected"), [
    ("at least 400 soldiers", [400, None]), ("no fewer than 400", [400, None]),
    ("more than 400 killed", [400, None]), ("up to 400 killed", [0, 400]),
    ("fewer than 400", [0, 400]), ("between 300 and 400 soldiers", [300, 400]),
    ("437 killed", [436.5, 437.5])])
def test_blank_cells_are_as_the_wording_reads(tmp_path, wording, expected):
    assert bounds(tmp_path, {"wording": wording}) == expected


def test_a_filled_cell_is_the_keepers_reading(tmp_path):
    low, high = bounds(tmp_path, {"wording": "437 killed", "hedge": "up_to"})
    assert (low, high) == (0, 437)


def test_a_dash_means_not_said(tmp_path):
    estimate = reconciled(tmp_path, [{"wording": "437 killed", "hedge": "-", "low": "-",
                                      "value": "-", "high": "-", "as_of": DAY}])["killed"]
    assert estimate["status"] == "unknowable"
    assert estimate["point"] is None and estimate["intervals"] is None


def test_columns_may_stand_in_any_order_and_any_but_five_may_be_missing(tmp_path):
    folder = write_case(tmp_path / "case", [])
    (folder / "claims.csv").write_text(
        "as_of,publisher,wording,speaker,id,quantity\n"
        "2024-05-01,Gazette,437 killed,General Staff,k-1,killed\n")
    write_rows(folder / "sources.csv", [{"name": "Gazette"}, {"name": "General Staff"}])
    estimate, = document("reconcile", folder)["estimates"]
    assert estimate["claim_ids"] == ["k-1"]


@pytest.mark.parametrize("column", ["id", "quantity", "wording", "speaker", "publisher"])
def test_five_columns_are_needed(tmp_path, column):
    folder = write_case(tmp_path / "case", [])
    names = [n for n in ("id", "quantity", "wording", "speaker", "publisher") if n != column]
    (folder / "claims.csv").write_text(",".join(names) + "\n")
    answered = figures("check", folder)
    assert answered.status == 2
    assert f"claims.csv:1: {column}" in answered.error or column in answered.error


def test_an_unknown_column_is_an_error(tmp_path):
    line, = refused(tmp_path, [{"value": 3, "speakr": "x"}])
    assert "speakr" in line and "'speaker'" in line


@pytest.mark.parametrize(("column", "cell"), [
    ("hedge", "circa"), ("seen_as", "photo"), ("low", "1.300,5"), ("value", "12k"),
    ("high", "-5"), ("unit", "stone throw"), ("as_of", "01/02/2024"), ("reported_on", "2024-2-1"),
    ("period", "2024-02-01"), ("period", "2024-03-01/2024-02-01"), ("quantity", "kiled"),
    ("share_of", "nothing-there"), ("scope", "north")])
def test_a_cell_that_cannot_be_read_as_meant_is_an_error(tmp_path, column, cell):
    line = refused(tmp_path, [{"value": 3, column: cell}])[0]
    assert line.startswith("claims.csv:2")
    assert column in line and cell in line


def test_an_id_stands_for_one_row(tmp_path):
    assert refused(tmp_path, [{"id": "x", "value": 3}, {"id": "x", "value": 4}])


@pytest.mark.parametrize("hedge", ["exact", "about", "nearly", "over", "at_least", "under",
                                   "up_to", "range", "vague"])
def test_every_hedge_of_the_contract_may_stand(tmp_path, hedge):
    cells = {"range": {"low": 300, "high": 400}, "vague": {"low": 300, "high": 400},
             "over": {"low": 300}, "at_least": {"low": 300}}.get(hedge, {"value": 300})
    folder = write_case(tmp_path / "case", [{"hedge": hedge, **cells, "as_of": DAY}])
    assert document("check", folder)["findings"] == []


@pytest.mark.parametrize(("unit", "quantity"), [
    ("person", "killed"), ("km^2", "held"), ("mi^2", "held"), ("km", "depth"), ("mi", "depth"),
    ("hectare", "held"), ("acre", "held"), ("yard", "depth"), ("count", "killed")])
def test_units_of_the_contract_and_of_pint_may_stand(tmp_path, unit, quantity):
    assert figures("check", write_case(tmp_path / "case", [
        {"quantity": quantity, "value": 3, "unit": unit, "as_of": DAY}])).status in (0, 1)


def test_units_are_converted_to_the_quantitys(tmp_path):
    low, high = bounds(tmp_path, {"quantity": "held", "wording": "500 square miles"})
    assert low == pytest.approx(450 * 2.589988110336) and high == pytest.approx(
        550 * 2.589988110336)


def test_a_wording_with_no_noun_has_the_quantitys_unit(tmp_path):
    assert bounds(tmp_path, {"quantity": "depth", "wording": "up to 35"}) == [0, 35]


def test_a_share_is_of_the_claim_with_that_id(tmp_path):
    rows = [{"id": "all", "quantity": "casualties", "value": 3000, "as_of": DAY},
            {"id": "dead", "quantity": "killed", "wording": "two-thirds", "unit": "share",
             "share_of": "all", "as_of": DAY}]
    found = reconciled(tmp_path, rows)
    estimate = found["killed"]
    assert estimate["point"] / found["casualties"]["point"] == pytest.approx(2 / 3, rel=0.1)
    assert estimate["claim_ids"] == ["dead"]


def test_a_share_is_of_the_quantity_where_no_claim_has_that_id(tmp_path):
    rows = [{"quantity": "casualties", "value": 3000, "as_of": DAY},
            {"quantity": "killed", "wording": "two-thirds", "unit": "share",
             "share_of": "casualties", "as_of": DAY}]
    found = reconciled(tmp_path, rows)["killed"]
    assert found["claim_ids"] == ["c-2"] or [left["id"] for left in found["left_out"]] == ["c-2"]


@pytest.mark.parametrize("day", ["2024", "2024-05", "2024-05-01", ""])
def test_days_may_be_partial_or_blank(tmp_path, day):
    assert figures("check", write_case(tmp_path / "case", [
        {"value": 3, "as_of": day, "reported_on": day}])).status == 0


def test_optional_columns_are_read(tmp_path):
    answer = checked(tmp_path, [{
        "wording": "likely 437 killed", "as_of": DAY, "reported_on": DAY, "origin": "briefing",
        "informant": "General Staff", "quote": "“Likely 437 killed,” it said.", "scope": "harbour",
        "counts_as": "unstated", "seen_as": "quotation", "likelihood": "likely",
        "period": "2024-04-01/2024-04-30", "archived": "https://archive.example/1",
        "via": "Wire; Paper", "url": "https://gazette.example/1", "note": "n"}],
        scopes=["harbour"])
    assert [f for f in answer["findings"] if f["severity"] != "note"] == []


def test_a_range_with_a_range_in_brackets_takes_two_rows(tmp_path):
    rows = [{"quantity": "depth", "wording": "10 to 15 km (6 to 9 miles)", "hedge": "range",
             "low": 10, "high": 15, "second_value": 6, "second_unit": "mi", "as_of": DAY},
            {"quantity": "depth", "wording": "10 to 15 km (6 to 9 miles)", "hedge": "range",
             "low": 10, "high": 15, "second_value": 9, "second_unit": "mi", "as_of": DAY}]
    answer = checked(tmp_path, rows)
    assert [f for f in answer["findings"] if f["severity"] == "error"] == []


@pytest.mark.parametrize(("words", "hedge"), [
    ("estimated 300 dead", "about"), ("some 300 dead", "about"), ("300-odd dead", "about"),
    ("an odd 300", "about"), ("just under 300", "nearly"), ("almost 300", "nearly"),
    ("close to 300", "nearly"), ("as many as 300", "up_to"), ("could reach 300", "up_to"),
    ("at most 300", "up_to"), ("exceeds 300", "over"), ("upwards of 300", "over"),
    ("no fewer than 300", "at_least"), ("about 300 or more", "at_least"), ("300", "exact"),
    ("300 at the very least", "at_least"), ("at the very least 300", "at_least")])
def test_how_some_words_are_read(words, hedge):
    (reading,), = parsed(words)
    assert reading["hedge"] == hedge


def test_a_wording_with_no_noun_has_a_null_unit():
    (reading,), = parsed("some 300")
    assert reading["unit"] is None


@pytest.mark.parametrize(("words", "low", "value", "high"), [
    ("300 dead", 300, 300, 300), ("about 300 dead", None, 300, None),
    ("over 300 dead", 300, 300, None), ("at least 300 dead", 300, 300, None),
    ("under 300 dead", None, 300, 300), ("up to 300 dead", None, 300, 300),
    ("nearly 300 dead", None, 300, 300), ("300 to 400 dead", 300, None, 400)])
def test_low_value_and_high_are_what_the_wording_literally_says(words, low, value, high):
    (reading,), = parsed(words)
    assert (reading["low"], reading["value"], reading["high"]) == (low, value, high)


def test_vague_words_are_read_by_the_cases_convention(tmp_path):
    wide = bounds(tmp_path / "any", {"wording": "hundreds of soldiers"})
    narrow = bounds(tmp_path / "emdat", {"wording": "hundreds of soldiers"}, vague="emdat")
    assert wide[0] <= narrow[0] and (wide[1] is None or wide[1] >= (narrow[1] or 0))


def test_dashed_rows_skip_the_wording_checks(tmp_path):
    rows = [{"wording": "-", "hedge": "about", "value": 9, "unit": "person", "as_of": DAY}]
    for code in ("wording-number", "wording-hedge", "wording-unit"):
        assert findings(tmp_path, rows, code) == []


def test_quantities_that_nobody_claims_have_no_estimate(tmp_path):
    assert list(reconciled(tmp_path, [{"value": 5, "as_of": DAY}])) == ["killed"]
    assert len(QUANTITIES) > 1
