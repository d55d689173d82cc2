"""Lessons of whole folders of invented cases: what has to be found in them, and what must not."""

import pytest
from ledgers import QUANTITIES, findings_in

DAY = "2031-04-01"
WAR = {"kind": "other", "identities": ["casualties = killed + wounded"]}


def row(quantity, value, **cells):
    return {"quantity": quantity, "value": value, "as_of": DAY, **cells}


def series(*figures, **cells):
    """Return a running total of one speaker, a figure each week from 1 April on."""
    return [row("killed", value, **{"as_of": f"2031-04-{1 + 7 * week:02d}", **cells})
            for week, value in enumerate(figures)]


@pytest.mark.parametrize(("wounded", "found"), [(3012, 0), (None, 1), (52012, 1)])
def test_a_part_that_is_nearly_all_of_its_total_is_no_conflation_where_the_parts_add_up(
        tmp_path, wounded, found):
    """142,086 rounds to the 140,000 of the total; with 3,012 wounded it is rightly so near."""
    rows = [row("killed", 142086), row("casualties", 140000, hedge="about")]
    rows += [row("wounded", wounded)] if wounded else []
    met = findings_in(tmp_path, rows, "conflation", **WAR)
    assert len(met) == found


def test_a_page_on_which_nobody_else_was_hit_prints_one_number_twice_and_rightly(tmp_path):
    page = {"url": "https://gazette.example/table"}
    rows = [row("killed", 5123, **page), row("casualties", 5123, **page)]
    error, = findings_in(tmp_path / "alone", rows, "conflation", **WAR)
    assert error.severity == "error"
    rows.append(row("wounded", 0, **page))
    assert findings_in(tmp_path / "whole", rows, "conflation", **WAR) == []


def test_a_total_by_definition_adds_up_as_one_by_an_identity_does(tmp_path):
    rows = [row("killed", 142086), row("casualties", 140000, hedge="about"), row("wounded", 3012)]
    assert findings_in(tmp_path, rows, "conflation", kind="other") == []


def test_parts_of_another_week_do_not_explain_a_number(tmp_path):
    rows = [row("killed", 5123), row("casualties", 5123), row("wounded", 0, as_of="2031-04-05")]
    assert len(findings_in(tmp_path, rows, "conflation", **WAR)) == 1
    rows[2]["as_of"] = "2031-04-04"
    assert findings_in(tmp_path / "near", rows, "conflation", **WAR) == []


def test_across_speakers_a_number_that_rounds_to_a_round_one_meets_it_by_chance(tmp_path):
    rows = [row("killed", 5033, speaker="Almanac"), row("casualties", 5000, speaker="Institute")]
    assert findings_in(tmp_path, rows, "conflation", **WAR) == []
    rows[1]["value"] = 5033
    note, = findings_in(tmp_path / "same", rows, "conflation", **WAR)
    assert (note.severity, note.cause) == ("note", "divided")


def test_a_paper_that_lags_by_days_is_no_fall_of_the_speakers(tmp_path):
    old = {"as_of": "", "publisher": "Courier", "reported_on": "2031-04-14"}
    rows = [*series(2303, 2512), row("killed", 2303, **old)]
    assert findings_in(tmp_path / "old", rows, "falls") == []
    for number, change in enumerate((
            {"value": 2301}, {"as_of": "2031-04-14"}, {"seen_as": "quotation"},
            {"publisher": "General Staff"})):
        changed = [*rows[:2], {**rows[2], **change}]
        assert len(findings_in(tmp_path / str(number), changed, "falls")) == 1, change


@pytest.mark.parametrize(("figures", "slip"), [
    ((6831, 8691, 6944), 1),  # 6,891 lies between 6,831 and 6,944
    ((6831, 8691, 6944, 7001), 1),
    ((6231, 8691, 6944), 0),  # a gap that is more than a tenth tells nothing yet
    ((6231, 8691, 6944, 7001), 1),
    ((6831, 8351, 6944), 0)])  # 17% less may be a revision
def test_a_figure_that_stands_out_by_exchanged_digits_is_the_slip_though_little_follows(
        tmp_path, figures, slip):
    found, = findings_in(tmp_path, series(*figures), "falls")
    assert (found.claims == ("c-2",), found.cause == "transposed-digits") == (slip, slip)


def test_what_a_speaker_has_revised_downwards_contradicts_nobody_any_more(tmp_path):
    other = row("killed", 326, speaker="Council", as_of="2031-04-20")
    found = findings_in(tmp_path, [*series(353, 338, 326), other], "conflict")
    assert all("c-1" not in each.claims for each in found)
    assert [each.claims for each in findings_in(tmp_path / "two", [*series(353), other],
                                                "conflict")] == [("c-1", "c-2")]


def test_what_an_error_tells_of_one_speaker_is_not_told_again_as_a_conflict(tmp_path):
    rows = [row("casualties", 4121), row("killed", 1204), row("wounded", 2310)]
    codes = [each.code for each in findings_in(tmp_path, rows, identities=WAR["identities"])
             if each.severity != "note"]
    assert codes == ["sum"]
    rows.append(row("killed", 1402, speaker="Council"))
    found = findings_in(tmp_path / "two", rows, "conflict", identities=WAR["identities"])
    assert all("c-4" in each.claims for each in found)
    assert found


@pytest.mark.parametrize(("number", "severity"), [(4000, "note"), (4120, "warning")])
def test_a_round_number_that_is_another_ones_only_when_rounded_may_be_anybodys(
        tmp_path, number, severity):
    rows = [row("killed", 4120, publisher=paper) for paper in ("Gazette", "Herald", "Courier")]
    rows.append(row("killed", number, speaker="Ministry", as_of="2031-04-03"))
    sources = [{"name": "General Staff", "kind": "military"},
               {"name": "Ministry", "kind": "government"}, "Gazette", "Herald", "Courier"]
    found, = findings_in(tmp_path, rows, "attribution", sources=sources)
    assert found.severity == severity


def test_land_counted_in_other_units_is_one_quantity(tmp_path):
    held = {**QUANTITIES["held"], "unit": "hectare"}
    words = ["1,200 sq km", "120,000 hectares", "1.2 million dunams", "about 297,000 acres"]
    rows = [{"quantity": "held", "wording": text, "as_of": DAY, "speaker": f"Office {at}"}
            for at, text in enumerate(words)]
    found = findings_in(tmp_path, rows, quantities={"held": held})
    assert [each.message for each in found if each.severity != "note"] == []


def test_a_conflict_names_the_error_that_one_of_its_claims_has_for_itself(tmp_path):
    held = {"quantity": "held", "as_of": DAY}
    rows = [{**held, "wording": "90 sq km (56 sq miles)"},
            {**held, "wording": "140 sq km", "speaker": "Council"}]
    found, = findings_in(tmp_path, rows, "conflict")
    assert found.message.endswith(
        "; General Staff's “90 sq km (56 sq miles)” has an error of its own (unit-pair)")
    rows[0]["wording"] = "90 sq km (35 sq miles)"
    found, = findings_in(tmp_path / "right", rows, "conflict")
    assert "error" not in found.message


def test_a_slip_in_a_running_total_contradicts_nobody(tmp_path):
    other = row("killed", 1953, speaker="Council", as_of="2031-04-09")
    found = findings_in(tmp_path, [*series(5231, 534, 5412), other], "conflict")
    assert found
    assert all("c-2" not in each.claims for each in found)


@pytest.mark.parametrize(("state", "count"), [("dismissed", 1), ("confirmed", 0)])
def test_a_finding_that_a_ruling_dismisses_explains_nothing(tmp_path, state, count):
    """The keepers find 512 no slip for 521: then two numbers of one day contradict each other."""
    rows = [row("killed", 521, publisher="Gazette"), row("killed", 521, publisher="Herald"),
            row("killed", 512, publisher="Courier")]
    rulings = [{"claim": "c-3", "column": "finding:number-changed", "was": "open", "now": state}]
    found = findings_in(tmp_path, rows, "conflict", rulings=rulings)
    assert len(found) == count


def test_a_sum_that_the_keepers_dismiss_does_not_come_back_as_a_conflict(tmp_path):
    rows = [row("casualties", 4121), row("killed", 1204), row("wounded", 2310)]
    rulings = [{"claim": "c-1", "column": "finding:sum", "was": "open", "now": "dismissed"}]
    found = findings_in(tmp_path, rows, identities=WAR["identities"], rulings=rulings)
    assert [(each.code, each.stands()) for each in found if each.severity != "note"] == [
        ("sum", False)]


@pytest.mark.parametrize(("speaker", "found"), [
    ("officials (unnamed)", set()), ("unattributed", set()), ("Anonymous diplomats", set()),
    ("Northland officials", {"sum", "falls"}), ("Unna Mediation Office", {"sum", "falls"})])
def test_officials_who_are_not_named_are_not_one_speaker(tmp_path, speaker, found):
    rows = [row("casualties", 4121), row("killed", 1204), row("wounded", 2310),
            row("killed", 1103, as_of="2031-04-20")]
    rows = [{**each, "speaker": speaker} for each in rows]
    codes = {each.code for each in findings_in(tmp_path, rows, identities=WAR["identities"])}
    assert codes & {"sum", "falls"} == found


@pytest.mark.parametrize(("quantity", "errors"), [
    ({"accumulates": True}, 0), ({"change_of": "killed"}, 0), ({}, 1)])
def test_a_rate_of_what_grows_is_of_the_right_kind_and_of_what_goes_up_and_down_is_not(
        tmp_path, quantity, errors):
    losses = {"counts": "soldiers lost", "unit": "person", "of": "red", **quantity}
    rows = [{"quantity": "losses", "wording": "92 people a day", "as_of": DAY}]
    found = findings_in(tmp_path, rows, "unit-dimension",
                        quantities={"killed": QUANTITIES["killed"], "losses": losses})
    assert len(found) == errors
