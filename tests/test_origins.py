"""Who repeats whom, by the contract's rule, and as a scan of all pairs would find it."""

import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledgers import claims_from

from figures.origins import NEAR_DAYS, daily_speakers, with_origins
from figures.precision import same_number
from figures.shortened import number_key, short_forms
from figures.units import factor

NAMES = [{"name": "Seoul"}, {"name": "Joint Chiefs", "part_of": "Seoul"},
         {"name": "Service", "part_of": "Seoul"}, {"name": "Spokesman", "part_of": "Service"},
         {"name": "Kyiv"}, {"name": "Gazette"}, {"name": "General Staff"}]


def origins(folder, *rows, sources=NAMES, **case):
    return list(claims_from(folder, list(rows), sources=sources, **case).table["origin"])


def said(value, day="2024-12-19", **cells):
    return {"value": value, "as_of": day, **cells}


def test_many_publishers_of_one_statement_are_one_origin(tmp_path):
    assert origins(tmp_path, said(1000), said(1000, "2024-12-20"), said(1000, "2024-12-22")) == [
        "c-1", "c-1", "c-1"]


@pytest.mark.parametrize("other", [
    said(1000, "2024-12-23"), said(1100), said(1000, speaker="Kyiv"), said(1000, scope="kursk"),
    said(1000, ""), said(1000, quantity="wounded"), said("", low=1000, high=1200),
    said(1000, unit="share", share_of="killed")])
def test_another_day_number_speaker_scope_quantity_or_kind_is_another_statement(tmp_path, other):
    assert origins(tmp_path, said(1000), other, scopes=["kursk"]) == ["c-1", "c-2"]


@pytest.mark.parametrize(("one", "other", "joined"), [
    (1263, 1300, True), (1263, 1250, False), (1263, 1260, True), (1263, 1200, False),
    (17819, 17800, True), (17819, 18000, True), (2.6, 3, False), (998, 1000, True)])
def test_a_number_that_is_rounded_or_cut_by_three_percent_at_most_is_the_same(
        tmp_path, one, other, joined):
    assert origins(tmp_path, said(one), said(other)) == ["c-1", "c-1" if joined else "c-2"]


def test_hedges_are_not_compared(tmp_path):
    assert origins(tmp_path, said(1000), said(1000, hedge="about"), said("", low=1000)) == [
        "c-1"] * 3


def test_units_are_converted_before_they_are_compared(tmp_path):
    rows = [{"quantity": "held", "value": 1000, "unit": "km^2", "as_of": "2024-08-12"},
            {"quantity": "held", "value": 386, "unit": "mi^2", "as_of": "2024-08-12"},
            {"quantity": "held", "value": 390, "unit": "mi^2", "as_of": "2024-08-13"},
            {"quantity": "held", "value": 300, "unit": "mi^2", "as_of": "2024-08-13"}]
    assert origins(tmp_path, *rows) == ["c-1", "c-1", "c-1", "c-4"]


def test_a_vaguer_speaker_joins_the_one_who_belongs_to_him(tmp_path):
    assert origins(tmp_path, said(1000, speaker="Seoul"), said(1000, speaker="Spokesman")) == [
        "c-2", "c-2"]


def test_of_two_bodies_that_are_equally_near_neither_is_chosen(tmp_path):
    rows = [said(1000, speaker=name) for name in ("Seoul", "Joint Chiefs", "Service")]
    assert origins(tmp_path, *rows) == ["c-1", "c-2", "c-3"]


def test_the_nearest_of_two_origins_is_joined(tmp_path):
    rows = [said(1000, "2024-12-10"), said(1000, "2024-12-15"), said(1000, "2024-12-13")]
    assert origins(tmp_path, *rows) == ["c-1", "c-2", "c-1"]


def test_ranges_match_ranges_and_vague_words_the_same_word(tmp_path):
    assert origins(tmp_path, said("", low=300, high=400), said("", low=300, high=400),
                   said("", low=300, high=500)) == ["c-1", "c-1", "c-3"]
    words = ["dozens of soldiers", "dozens", "hundreds of soldiers"]
    rows = [{"wording": each, "as_of": "2024-12-19"} for each in words]
    assert origins(tmp_path / "words", *rows) == ["c-1", "c-1", "c-3"]


def test_a_speaker_with_a_new_figure_each_day_is_matched_on_the_day_only(tmp_path):
    rows = [said(1000 + day, f"2024-12-{day:02d}") for day in range(1, 9)]
    assert origins(tmp_path, *rows, said(1003, "2024-12-03"), said(1003, "2024-12-04"))[-2:] == [
        "c-3", "c-10"]


def test_partial_days_join_what_they_may_be(tmp_path):
    assert origins(tmp_path, said(1000, "2024-12-19"), said(1000, "2024-12"),
                   said(1000, "2026")) == ["c-2", "c-2", "c-3"]


def test_a_cell_or_a_ruling_decides(tmp_path):
    rows = [said(1000), said(2000, origin="c-1"), said(3000, origin="speech"),
            said(4000, origin="speech"), said(5000)]
    ruling = {"claim": "c-5", "column": "origin", "was": "", "now": "c-4"}
    assert origins(tmp_path, *rows, rulings=[ruling]) == ["c-1", "c-1", "c-3", "c-3", "c-3"]


@given(st.floats(0.001, 1e7), st.integers(0, 6))
def test_all_that_a_number_shortens_to_is_among_its_keys(value, digits):
    value = float(f"{value:.{digits}e}")
    for other in (float(f"{value:.{shorter}e}") for shorter in range(digits)):
        if same_number(value, other) and other != value:
            assert number_key(other) in short_forms(value)


def scan(table, sources):
    """Return the origins as the contract's words give them, looking at all pairs."""
    found, begun = {}, []
    daily = {name for _, _, name in daily_speakers(table)}
    order = sorted(table.itertuples(), key=lambda row: (
        -len(sources.chain(row.speaker)), row.first.toordinal() if row.first == row.first
        else date.max.toordinal() * 2, row.id))
    for row in order:
        near = sorted((gap, other.speaker != row.speaker, at) for at, other in enumerate(begun)
                      if (gap := apart(row, other)) <= (0 if row.speaker in daily else NEAR_DAYS)
                      and repeats(row, other, sources))
        tied = {begun[at].speaker for gap, vaguer, at in near if (gap, vaguer) == near[0][:2]}
        if near and not (near[0][1] and len(tied) > 1):
            found[row.id] = begun[near[0][2]].id
        else:
            found[row.id] = row.id
            begun.append(row)
    return [found[name] for name in table.index]


def apart(one, other):
    if one.first != one.first or other.first != other.first:
        return float("inf")
    return max(0, (one.first - other.last).days, (other.first - one.last).days)


def repeats(one, other, sources):
    if (one.quantity, one.hedge == "range") != (other.quantity, other.hedge == "range"):
        return False
    ends = ("low", "high") if one.hedge == "range" else ("number",)
    scale = factor(one.unit, other.unit)
    numbers = [(plain(one, end), plain(other, end)) for end in ends]
    alike = all(same_number(a * scale, b) for a, b in numbers) or all(
        same_number(a, b / scale) for a, b in numbers)
    return alike and one.speaker in sources.chain(other.speaker)


def plain(row, end):
    if end != "number":
        return getattr(row, end)
    return next(n for n in (row.value, row.low, row.high) if n == n)


def drawn(seed):
    """Draw rows that often repeat one another: rounded, converted, on days near or partial."""
    draw = random.Random(seed)
    numbers = [draw.choice([90, 386, 390, 1000, 1010, 1263, 1300, 12345, 4000]) for _ in range(3)]
    return [drawn_row(draw, numbers) for _ in range(40)]


def drawn_row(draw, numbers):
    unit = draw.choice(["km^2", "mi^2", "hectare", "km^2"])
    value = draw.choice(numbers) * (0.386102 if unit == "mi^2" else 1)
    value = float(f"{value:.{draw.randint(0, 4)}e}")
    days = ["2024", "2024-01", "", *(f"2024-01-{draw.randint(1, 20):02d}" for _ in range(8))]
    row = {"quantity": "held", "unit": unit, "as_of": draw.choice(days),
           "speaker": draw.choice([source["name"] for source in NAMES])}
    kind = draw.choice(["value", "value", "low", "range"])
    ends = {"low": value, "high": float(f"{2 * value:.1e}")}
    return {**row, **(ends if kind == "range" else {kind: value})}


@settings(max_examples=25)
@given(st.integers(0, 10**6))
def test_the_quick_way_finds_what_a_scan_of_all_pairs_finds(tmp_path_factory, seed):
    claims = claims_from(tmp_path_factory.mktemp("drawn"), drawn(seed), sources=NAMES)
    table, sources = claims.table, claims.case.sources
    daily = with_origins(table, claims.case.ledger["origin"], sources)
    assert list(daily["origin"]) == scan(table, sources)
