"""The contract's origins: who repeats whom, on both sides of every line."""

import pytest
from contract import document, findings, origins, reconciled
from ledgers import write_case

DAY = "2024-05-10"
CHAIN = [{"name": "Budanov", "part_of": "HUR"}, {"name": "HUR", "part_of": "Ukraine"},
         {"name": "Ukraine"}, {"name": "General Staff", "part_of": "Ukraine"},
         *({"name": name} for name in ("Gazette", "Herald", "Courier", "Red Cross"))]


def pair(one, other, **common):
    """Return two rows of one day and speaker that two publishers print."""
    return [{"as_of": DAY, "publisher": "Gazette", **common, **one},
            {"as_of": DAY, "publisher": "Herald", **common, **other}]


def joined(tmp_path, one, other, **common):
    sources = common.pop("sources", CHAIN)
    rows = pair(one, other, **common)
    return origins(tmp_path, rows, sources=sources) == 1


@pytest.mark.parametrize(("first", "second"), [
    ("General Staff", "General Staff"), ("Budanov", "HUR"), ("HUR", "Budanov"),
    ("Budanov", "Ukraine"), ("HUR", "Ukraine")])
def test_the_same_speaker_or_one_whose_chain_leads_to_this_one(tmp_path, first, second):
    assert joined(tmp_path, {"value": 4700, "speaker": first}, {"value": 4700, "speaker": second},
                  sources=CHAIN)


@pytest.mark.parametrize(("first", "second"), [
    ("General Staff", "HUR"), ("General Staff", "Red Cross"), ("Budanov", "General Staff")])
def test_other_speakers_are_other_origins(tmp_path, first, second):
    assert not joined(tmp_path, {"value": 4700, "speaker": first},
                      {"value": 4700, "speaker": second})


def test_the_most_specific_speaker_begins_the_origin_whatever_the_order(tmp_path):
    rows = [{"id": "late", "value": 4700, "speaker": "Ukraine", "as_of": "2024-05-09",
             "publisher": "Gazette"},
            {"id": "own", "value": 4700, "speaker": "Budanov", "as_of": "2024-05-10",
             "publisher": "Herald"},
            {"id": "other", "value": 9000, "speaker": "Red Cross", "as_of": "2024-05-10",
             "publisher": "Courier"}]
    estimate = reconciled(tmp_path, rows, sources=CHAIN)["killed"]
    assert {moved["origin"] for moved in estimate["influence"]} == {"own", "other"}


def test_of_two_bodies_that_are_equally_near_neither_is_chosen(tmp_path):
    rows = [{"value": 4700, "speaker": "HUR", "as_of": "2024-05-10"},
            {"value": 4700, "speaker": "General Staff", "as_of": "2024-05-10"},
            {"value": 4700, "speaker": "Ukraine", "as_of": "2024-05-10"}]
    assert origins(tmp_path, rows, sources=CHAIN) == 3


def test_of_two_bodies_the_nearer_in_time_is_chosen(tmp_path):
    rows = [{"value": 4700, "speaker": "HUR", "as_of": "2024-05-08"},
            {"value": 4700, "speaker": "General Staff", "as_of": "2024-05-11"},
            {"value": 4700, "speaker": "Ukraine", "as_of": "2024-05-10"}]
    assert origins(tmp_path, rows, sources=CHAIN) == 2


@pytest.mark.parametrize(("one", "other"), [
    ("1,263", "1,263"), ("1,263", "1,260"), ("1,263", "1,300"), ("12,345", "12,000"),
    ("4,723", "4,700"), ("4,723", "more than 4,700"), ("29,800", "30,000"), ("997", "1,000")])
def test_a_number_that_rounds_or_truncates_to_the_other_is_the_same(tmp_path, one, other):
    assert joined(tmp_path / "forth", {"wording": one}, {"wording": other})
    assert joined(tmp_path / "back", {"wording": other}, {"wording": one})


@pytest.mark.parametrize(("one", "other"), [
    ("1,263", "1,000"), ("1,263", "1,250"), ("1,263", "1,270"), ("4,760", "4,500"),
    ("950", "1,000"), ("145", "150"), ("104", "100"), ("1,263", "1,262")])
def test_a_number_that_is_moved_by_more_than_3_percent_or_not_by_rounding_is_another(
        tmp_path, one, other):
    assert not joined(tmp_path, {"wording": one}, {"wording": other})


def test_units_are_converted_first(tmp_path):
    assert joined(tmp_path, {"wording": "1,300 km²"}, {"wording": "500 square miles"},
                  quantity="held")
    assert not joined(tmp_path / "no", {"wording": "1,300 km²"}, {"wording": "560 square miles"},
                      quantity="held")


def test_hedges_are_not_compared(tmp_path):
    assert joined(tmp_path, {"wording": "up to 4,700"}, {"wording": "at least 4,700"})


@pytest.mark.parametrize(("one", "other", "same"), [
    ("300 to 400", "300 to 400", True), ("between 300 and 400", "300-400", True),
    ("300 to 400", "300 to 500", False), ("300 to 400", "350", False),
    ("300 to 400", "up to 400", False), ("hundreds", "hundreds", True),
    ("hundreds", "dozens", False), ("hundreds", "300", False),
    ("dozens of soldiers", "dozens killed", True)])
def test_ranges_match_ranges_and_vague_words_the_same_word(tmp_path, one, other, same):
    assert joined(tmp_path, {"wording": one}, {"wording": other}) == same


def test_shares_match_only_shares_of_the_same_thing(tmp_path):
    rows = [{"quantity": "casualties", "value": 3000, "as_of": DAY},
            {"quantity": "wounded", "value": 900, "as_of": DAY}]
    half = {"quantity": "killed", "wording": "half", "as_of": DAY, "share_of": "c-1"}
    for other, count in (({"publisher": "Herald"}, 1),
                         ({"publisher": "Herald", "share_of": "c-2"}, 2)):
        found = reconciled(tmp_path / str(count), [*rows, half, {**half, **other}])
        assert found["killed"]["origins"] == count


@pytest.mark.parametrize(("day", "same"), [
    ("2024-05-13", True), ("2024-05-07", True), ("2024-05-14", False), ("2024-05-06", False),
    ("2024-05", True), ("2024-06", False)])
def test_days_are_at_most_three_apart(tmp_path, day, same):
    assert joined(tmp_path, {"value": 4723}, {"value": 4723, "as_of": day}) == same


def test_the_day_is_as_of_before_reported_on(tmp_path):
    assert joined(tmp_path, {"value": 4723}, {"value": 4723, "reported_on": "2024-09-01"})
    assert not joined(tmp_path / "no", {"value": 4723},
                      {"value": 4723, "as_of": "", "reported_on": "2024-09-01"})


def test_a_claim_joins_by_the_first_claim_of_an_origin_not_by_its_last(tmp_path):
    rows = [{"value": 4723, "as_of": day} for day in ("2024-05-10", "2024-05-13", "2024-05-16")]
    assert origins(tmp_path, rows) == 2


def test_a_speaker_with_a_new_figure_on_most_days_is_held_to_the_same_day(tmp_path):
    daily = [{"value": 1000 + 7 * n, "as_of": f"2024-05-{n:02d}"} for n in range(1, 11)]
    again = {"value": 1035, "as_of": "2024-05-06", "publisher": "Herald"}
    assert origins(tmp_path / "next", [*daily, again]) == 11
    same = {"value": 1035, "as_of": "2024-05-05", "publisher": "Herald"}
    assert origins(tmp_path / "same", [*daily, same]) == 10


def test_a_claim_without_any_date_begins_its_own(tmp_path):
    assert origins(tmp_path, [{"value": 4723}, {"value": 4723}]) == 2
    assert origins(tmp_path / "one", [{"value": 4723, "as_of": DAY}, {"value": 4723}]) == 2


def test_the_same_number_later_is_a_restatement(tmp_path):
    rows = [{"value": 4723, "as_of": "2024-05-10"}, {"value": 4723, "as_of": "2024-07-10"}]
    assert origins(tmp_path, rows) == 2


def test_quantities_and_scopes_are_apart(tmp_path):
    rows = pair({"value": 4723}, {"value": 4723, "scope": "harbour"})
    assert origins(tmp_path, rows, scopes=["harbour"]) == 2


def test_an_origin_in_the_row_decides(tmp_path):
    rows = pair({"value": 300, "origin": "the briefing"},
                {"value": 470, "origin": "the briefing", "as_of": "2024-09-01"})
    assert origins(tmp_path, rows) == 1
    rows = pair({"value": 300, "origin": "morning"}, {"value": 300, "origin": "evening"})
    assert origins(tmp_path / "two", rows) == 2
    rows = pair({"value": 300}, {"value": 999, "origin": "c-1"})
    assert origins(tmp_path / "named", rows) == 1


def test_an_origin_in_a_ruling_decides(tmp_path):
    rows = pair({"value": 300}, {"value": 300})
    folder = write_case(tmp_path / "case", rows, rulings=[
        {"claim": "c-2", "column": "origin", "was": "", "now": "another"}])
    estimate, = document("reconcile", folder)["estimates"]
    assert estimate["origins"] == 2


def test_an_origin_is_named_by_the_id_of_its_first_claim(tmp_path):
    rows = [{"id": "b", "value": 300, "as_of": "2024-05-11"},
            {"id": "a", "value": 300, "as_of": "2024-05-10"},
            {"id": "x", "value": 900, "as_of": "2024-05-10", "speaker": "Red Cross"}]
    estimate = reconciled(tmp_path, rows)["killed"]
    assert {moved["origin"] for moved in estimate["influence"]} == {"a", "x"}


def test_a_finding_is_one_for_an_origin_not_one_for_a_row(tmp_path):
    rows = [{"quantity": "held", "wording": "90 km² (56 sq miles)", "as_of": DAY,
             "publisher": name} for name in ("Gazette", "Herald", "Courier")]
    found, = findings(tmp_path, rows, "unit-pair")
    assert found["claims"] == ["c-1", "c-2", "c-3"]
