"""What a figure owes to what, in words."""

import pytest
from ledgers import claims_from

from figures.estimate import reconcile
from figures.phrases import word
from figures.sensitivities import sensitivities
from figures.sentences import tell

SOURCES = [{"name": "Red Army", "party": "red"}, {"name": "Blue Army", "party": "blue"},
           {"name": "Agency"}, {"name": "Gazette"}]
BOTH = [{"value": 903, "speaker": "Blue Army", "reported_on": "2025-01-14"},
        {"value": 107, "speaker": "Red Army", "reported_on": "2025-01-20"},
        {"value": 911, "speaker": "Blue Army", "as_of": "2025-01-25", "reported_on": "2025-01-26"}]


def told(tmp_path, topic, rows=BOTH, **case):
    claims = claims_from(tmp_path, [{"as_of": "2025-01-13", **row} for row in rows],
                         sources=SOURCES, start="2024-11-01",
                         headline=["killed", "casualties"], **case)
    return repr(tell(topic, claims, reconcile(claims)))


def test_what_each_side_adds_is_told_by_the_side(tmp_path):
    text = told(tmp_path, "contributions")
    assert "Without the figures of the other side, the middle of the range would be" in text
    assert "lower" in text
    assert "Without the figures of their own side" in text


def test_the_count_that_would_narrow_the_range_most_is_named(tmp_path):
    claims = claims_from(tmp_path, [{"as_of": "2025-01-13", **row} for row in BOTH],
                         sources=SOURCES, start="2024-11-01")
    counts = dict(sensitivities(claims, ["killed"])["killed"].counts)
    best = min(counts, key=counts.get)
    assert f"another exact count, by {word('givers', best)}" in told(tmp_path / "a",
                                                                    "contributions")


def test_where_nothing_can_be_known_nothing_moves(tmp_path):
    assert "nothing moves them" in told(tmp_path, "contributions", [{"wording": "0 killed"}])


def test_a_share_of_a_width_is_told_as_half_only_near_half(tmp_path):
    claims = claims_from(tmp_path, [{"as_of": "2025-01-13", **row} for row in BOTH],
                         sources=SOURCES, start="2024-11-01")
    found = sensitivities(claims, ["killed", "wounded"])
    assert set(found) == {"killed"}
    least = min(left for _, left in found["killed"].counts)
    shown = "half" if round(least, 1) == .5 else f"{least:.0%}"
    assert f"a range {shown} as wide" in told(tmp_path / "a", "contributions")


def test_the_fewest_to_distrust_are_told_with_the_proof(tmp_path):
    text = told(tmp_path, "distrust")
    assert "distrust at least 1 statement" in text
    assert "Fewer would not do." in text
    assert "Red Army, 107" in text


def test_where_all_fits_none_need_be_distrusted(tmp_path):
    assert "none need be distrusted" in told(tmp_path, "distrust", BOTH[:1])


def test_the_answer_is_told_as_of_three_days_that_the_ledger_gives(tmp_path):
    text = told(tmp_path, "came-in")
    for day in ("14 January 2025: a third", "20 January 2025: two thirds", "26 January 2025: all"):
        assert day in text
    assert text.index("a third") < text.index("two thirds") < text.index("all of the claims")


def test_what_could_not_be_known_then_is_named(tmp_path):
    later = {"quantity": "casualties", "value": 2107, "speaker": "Agency", "as_of": "2025-01-25",
             "reported_on": "2025-01-26"}
    text = told(tmp_path, "came-in", [*BOTH, later])
    first, _, rest = text.partition("two thirds")
    assert "Not to be known then: soldiers killed or wounded." in first
    assert "Not to be known then" not in rest.partition("all of the claims")[2]


def test_without_any_day_there_is_no_order(tmp_path):
    rows = [{"value": 903, "speaker": "Blue Army", "as_of": "", "reported_on": ""}]
    assert "No claim has a day" in told(tmp_path, "came-in", rows)


@pytest.mark.parametrize("topic", ["contributions", "distrust", "came-in"])
def test_no_topic_says_anything_in_mark_up(tmp_path, topic):
    rows = [{**row, "speaker": "Agency", "wording": "<b>7</b> killed"} for row in BOTH]
    claims = claims_from(tmp_path, rows, sources=SOURCES)
    assert "<b>7" not in str(tell(topic, claims, reconcile(claims)).html)
