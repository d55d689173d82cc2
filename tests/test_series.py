"""The figure day by day."""

from datetime import date, timedelta

import pytest
from ledgers import claims_from

from figures.estimate import as_json, reconcile

START = "2025-01-01"


def on(day, value, speaker="A", **more):
    return {"value": value, "speaker": speaker, "as_of": f"2025-01-{day:02}", **more}


ROWS = [on(5, 100), on(10, 300, "B"), on(20, 420, "C"), on(30, 500)]


def answered(tmp_path, rows=ROWS, as_of=None, **case):
    return reconcile(claims_from(tmp_path, rows, **{"start": START, **case}), as_of, series=True)


def test_each_day_of_a_claim_has_its_moment(tmp_path):
    found = answered(tmp_path).of("killed").series
    assert [one.day.day for one in found] == [5, 10, 20, 30]


def test_the_last_day_is_the_estimate_itself(tmp_path):
    found = answered(tmp_path).of("killed")
    last = found.series[-1]
    assert (last.point, last.low, last.high) == (found.point, *found.intervals["90"])


FALLING = [{**on(day, value, speaker), "quantity": "held"}
           for day, value in ((5, 512), (12, 413), (25, 97)) for speaker in "AB"]


def test_what_goes_up_and_down_falls_where_its_claims_do(tmp_path):
    found = answered(tmp_path, FALLING).of("held").series
    assert [one.point for one in found] == pytest.approx([512, 413, 97], rel=.2)


def test_what_goes_up_and_down_is_told_by_later_days_too(tmp_path):
    later = answered(tmp_path / "a", FALLING).of("held").series
    stayed = on(25, 405, "A", quantity="held")
    alone = answered(tmp_path / "b", [*FALLING[:4], stayed]).of("held")
    assert later[1].point < alone.series[1].point


def test_a_running_total_never_falls(tmp_path):
    rows = [on(5, 900), on(10, 300, "B"), on(20, 280, "C"), on(30, 310, "D")]
    found = answered(tmp_path, rows).of("killed").series
    for column in ("point", "low", "high"):
        told = [getattr(one, column) for one in found]
        assert told == sorted(told)


def test_a_phase_begins_it_anew(tmp_path):
    phases = {"killed": [{"day": "2025-01-15", "why": "a second battle"}]}
    rows = [on(5, 900), on(10, 950, "B"), on(12, 990, "C"), on(20, 20, "C"), on(30, 31, "D")]
    found = {one.day.day: one.point for one in answered(tmp_path, rows, phases=phases)
             .of("killed").series}
    assert found[12] > 10 * found[20]


def test_days_without_claims_change_nothing(tmp_path):
    whole = answered(tmp_path / "a").of("killed").series
    part = answered(tmp_path / "b", as_of=date(2025, 1, 25)).of("killed").series
    assert part[-1].day == date(2025, 1, 25)
    assert part[-1].point == pytest.approx(answered(tmp_path / "c", ROWS[:3]).of("killed").point)
    assert len(whole) == len(part)


def test_too_few_dated_claims_make_no_curve(tmp_path):
    assert len(answered(tmp_path, ROWS[:2]).of("killed").series) == 1


def test_what_can_not_be_known_has_no_series(tmp_path):
    assert answered(tmp_path, [{"wording": "0 killed"}]).of("killed").series == ()


def test_joined_quantities_add_up_on_the_last_day_and_keep_their_days(tmp_path):
    rows = [*ROWS, *({**row, "quantity": "wounded", "value": 3 * row["value"]} for row in ROWS),
            on(30, 2000, "D", quantity="casualties")]
    answer = answered(tmp_path, rows, identities=["casualties = killed + wounded"])
    killed, wounded, total = (answer.of(name).series for name in
                              ("killed", "wounded", "casualties"))
    assert [one.day for one in killed] == [one.day for one in wounded]
    assert total[-1].point == pytest.approx(killed[-1].point + wounded[-1].point)


def test_json_has_a_series_only_where_asked(tmp_path):
    claims = claims_from(tmp_path, ROWS, start=START)
    asked, = as_json(reconcile(claims, series=True))["estimates"]
    plain, = as_json(reconcile(claims))["estimates"]
    assert "series" not in plain
    first = asked["series"][0]
    assert set(first) == {"day", "point", "90"}
    assert date.fromisoformat(first["day"]) == date.fromisoformat(START) + timedelta(days=4)


def test_a_total_that_is_refused_has_no_series_and_hinders_none(tmp_path):
    rows = [*ROWS, *({**row, "quantity": "casualties", "value": 4 * row["value"]} for row in ROWS),
            on(30, 9000, quantity="present")]
    answer = answered(tmp_path, rows, identities=[
        "casualties = killed + wounded", "present = casualties + wounded"])
    assert answer.of("casualties").series == ()
    assert answer.of("killed").series


def test_a_claim_of_before_the_start_tells_of_the_first_day(tmp_path):
    rows = [{"value": value, "as_of": day, "speaker": day} for value, day in (
        (900, "2024-11"), (300, "2025-01-11"), (600, "2025-01-21"), (1200, "2025-02-21"))]
    claims = claims_from(tmp_path, rows, start="2025-01-01")
    moments = reconcile(claims, series=True).of("killed").series
    assert moments[0].day == date(2025, 1, 1)
    assert moments[0].high < 10 * moments[-1].point
    assert moments[1].point < moments[-1].point
