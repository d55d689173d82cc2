"""What would change our mind: who has not spoken, and what can't stand together."""

from ledgers import claims_from
from test_sentences import ROWS, estimate, unknowable

from figures.estimate import Answer
from figures.sentences import tell

SOURCES = [{"name": "NIS", "party": "blue", "kind": "intelligence"},
           {"name": "President", "party": "blue", "kind": "government"}, "Gazette", "Herald"]
BOTH_AND_NEITHER = [{"name": "NIS", "party": "red", "kind": "military"}, "President", "Gazette",
                    "Herald"]

def told(tmp_path, *estimates, sources=SOURCES, conflicts=(), **case):
    claims = claims_from(tmp_path, ROWS, sources=sources, **{"headline": ["killed"], **case})
    return repr(tell("would-change", claims, Answer("case", None, None, estimates, conflicts)))


def test_those_whose_people_are_counted_and_those_on_neither_side_are_missed(tmp_path):
    assert ("A figure by Red and somebody on neither side, from whom this ledger has none, "
            "of: soldiers killed.") in told(tmp_path, estimate())


def test_who_has_spoken_is_not_missed(tmp_path):
    assert "from whom" not in told(tmp_path, estimate(), sources=BOTH_AND_NEITHER)


def test_those_said_to_have_caused_it_are_missed_too(tmp_path):
    blamed = {"killed": {"counts": "people killed", "unit": "person", "of": "blue", "by": "red"}}
    assert "A figure by Red and" in told(tmp_path, estimate(), quantities=blamed)


def test_an_ally_is_missed_with_the_side_it_stands_on(tmp_path):
    parties = {"blue": {"name": "Blue"}, "red": {"name": "Red", "with": "black"},
               "black": {"name": "Black"}}
    assert "A figure by Red or its allies" in told(tmp_path, estimate(), parties=parties)


def test_claims_that_can_not_both_be_true_are_named_with_who_said_them(tmp_path):
    assert ("To learn which of these does not hold, since they can’t both be literally true: NIS, "
            "“300 killed” (c-1); President, “4,000 killed” (c-3).") in told(
        tmp_path, estimate(), conflicts=(("c-1", "c-3"),))


def test_more_than_two_can_not_all_be_true(tmp_path):
    assert "can’t all be literally true" in told(
        tmp_path, estimate(), conflicts=(("c-1", "c-2", "c-3"),))


def test_a_contradiction_among_other_figures_claims_is_not_told_here(tmp_path):
    assert "To learn" not in told(tmp_path, estimate(claim_ids=("c-1",)),
                                  conflicts=(("c-2", "c-3"),))


def test_a_running_total_asks_for_a_newer_figure_and_another_does_not(tmp_path):
    assert "Any later figure of: soldiers killed (after 20 January 2025)." in told(
        tmp_path / "a", estimate())
    still = {"killed": {"counts": "killed", "unit": "person", "of": "red"}}
    assert "Any later" not in told(tmp_path / "b", estimate(), quantities=still)


def test_what_several_figures_lack_is_said_once_with_all_of_them(tmp_path):
    found = told(tmp_path, estimate(), estimate("wounded"), headline=["killed", "wounded"])
    assert found.count("A figure by") == 1
    assert "has none, of: soldiers killed; soldiers wounded." in found
    assert "Any later figure of: soldiers killed; soldiers wounded (after 20 January 2025)" in found


def test_what_can_not_be_known_asks_for_a_first_figure_alone(tmp_path):
    found = told(tmp_path, unknowable(), conflicts=(("c-1", "c-3"),))
    assert "from whom this ledger has none" in found and "To learn" not in found


def test_of_what_can_not_be_known_any_usable_figure_is_asked_for(tmp_path):
    found = told(tmp_path, estimate(), unknowable("wounded"),
                 headline=["killed", "wounded", "present"])
    assert "Any usable figure of: soldiers wounded; soldiers present." in found


def test_where_nothing_is_missing_this_is_said(tmp_path):
    still = {"killed": {"counts": "killed", "unit": "person", "of": "red"}}
    assert told(tmp_path, estimate(), sources=BOTH_AND_NEITHER, quantities=still).startswith(
        "Nothing that this ledger shows")
