"""The story of a headline figure: reported, then estimated, what it includes, what was measured."""

import pytest
from ledgers import claims_from
from test_sentences import NOTHING_SAID

from figures.checks import check
from figures.estimate import reconcile
from figures.sentences import tell
from figures.sentences.matter import Matter, facts
from figures.sentences.story import short_names

SIDES = [{"name": "Ministry", "party": "blue", "kind": "government"},
         {"name": "General Staff", "party": "red", "kind": "military"}, "Agency", "Gazette"]
ROWS = [
    {"wording": "at least 100 killed", "speaker": "General Staff", "as_of": "2025-01-09"},
    {"wording": "about 400 killed", "speaker": "Agency", "as_of": "2025-01-10"},
    {"wording": "1,000 killed", "speaker": "Ministry", "as_of": "2025-01-12"},
    {"wording": "1,000 killed", "speaker": "Ministry", "as_of": "2025-01-12",
     "publisher": "Agency"}]
TOTALS = [{"quantity": "casualties", "wording": f"{number} killed or wounded", "as_of": day,
           "counts_as": counts, "speaker": speaker}
          for number, day, counts, speaker in (
              ("3,000", "2025-01-12", "killed;wounded", "Ministry"),
              ("2,000", "2025-01-10", "", "Agency"),
              ("2,500", "2025-01-11", "unstated", "General Staff"))]


def story(tmp_path, rows, **case):
    """Return the stories of a case's headline, without markup."""
    claims = claims_from(tmp_path, rows, **{"headline": ["killed"], "sources": SIDES, **case})
    return repr(tell("stories", claims, reconcile(claims), check(claims)))


def test_what_was_reported_stands_before_what_is_estimated(tmp_path):
    told = story(tmp_path, ROWS)
    assert told.strip().startswith("Soldiers killed")
    assert told.index("Reported") < told.index("From General Staff") < told.index("Estimated")


def test_the_least_and_the_greatest_figure_are_named_with_speaker_words_day_and_claim(tmp_path):
    assert ("From General Staff, “at least 100 killed” (9 January 2025, c-1) to Ministry, “1,000 "
            "killed” (12 January 2025, c-3), in 4 claims that go back to 3 statements."
            ) in story(tmp_path, ROWS)


def test_a_story_names_the_statement_without_which_the_figure_would_be_another(tmp_path):
    assert "Leans on" in (told := story(tmp_path, ROWS))
    assert ": without it the middle of the range would be " in told
    assert "Leans on" not in story(tmp_path / "one", ROWS[2:])  # nothing would be left without it


def test_each_side_is_told_with_its_own_figures(tmp_path):
    assert ("Red 100 (1 statement); Blue 1,000 (1 statement); neither side 400 (1 statement)."
            ) in story(tmp_path, ROWS)


def test_where_one_side_alone_speaks_this_is_said(tmp_path):
    rows = [{**row, "speaker": "Ministry", "wording": words}
            for row, words in zip(ROWS[:2], ("300 killed", "400 killed"), strict=True)]
    assert "Only Blue speaks." in story(tmp_path, rows)


def test_one_statement_is_told_as_one(tmp_path):
    told = story(tmp_path, ROWS[2:])
    assert "Ministry, “1,000 killed” (12 January 2025, c-1), in 2 claims that go back to 1" in told
    assert "From" not in told


def test_a_quantity_of_which_nobody_speaks_has_no_range(tmp_path):
    told = story(tmp_path, ROWS, headline=["wounded"])
    assert told.strip().endswith("Nobody in this ledger gives a figure.")
    assert "Estimated" not in told


def test_a_quantity_without_a_usable_figure_says_why(tmp_path):
    told = story(tmp_path, [{"wording": "no figure was given", "hedge": "-"}])
    assert "Can’t be known from this ledger: " in told


def test_a_total_tells_what_its_speakers_include_and_its_parts(tmp_path):
    told = story(tmp_path, [*ROWS, *TOTALS], headline=["casualties"])
    assert "Not said in 2 statements; killed and wounded in 1 statement." in told
    assert "Its partskilled, " in told.replace("\n", "")
    assert "wounded, no usable figure." in told


def test_what_is_no_total_is_not_asked_what_it_includes(tmp_path):
    told = story(tmp_path, [{**row, "counts_as": "killed;wounded"} for row in ROWS])
    assert "Includes" not in told


HELD = {"counts": "land held", "unit": "km^2", "of": "blue", "measured": {
    "file": "measured/held.csv", "low": "held_km2", "high": "held_and_unknown_km2",
    "unit": "km^2", "within": "10%"}}
SERIES = ("date,held_km2,held_and_unknown_km2\n2025-03-01,80,95\n2025-03-02,100,120\n"
          "2025-03-04,70,90\n")


def test_what_was_measured_stands_beside_its_peak_and_the_newest_day(tmp_path):
    rows = [{"quantity": "held", "wording": "90 sq km", "as_of": "2025-03-04"}]
    told = story(tmp_path, rows, headline=["held"], quantities={"held": HELD}, sources=None,
                 measured={"measured/held.csv": SERIES})
    assert ("100 to 120 km² on 2 March 2025; 70 to 90 km² on 4 March 2025 (measured: held to held "
            "and unknown).") in told


@pytest.mark.parametrize(("counts", "short"), [
    (("soldiers killed", "soldiers wounded"), ("killed", "wounded")),
    (("Red soldiers killed", "Red soldiers sent"), ("killed", "sent")),
    (("killed", "wounded"), ("killed", "wounded")), (("killed",), ("killed",)),
    (("soldiers", "soldiers missing"), ("soldiers", "soldiers missing"))])
def test_names_beside_one_another_lose_the_words_that_all_begin_with(tmp_path, counts, short):
    defined = {f"q{n}": {"counts": each, "unit": "person"} for n, each in enumerate(counts)}
    claims = claims_from(tmp_path, [{"quantity": "q0", "value": 3}], quantities=defined)
    matter = Matter(claims, NOTHING_SAID, ())
    assert tuple(short_names(tuple(defined), matter).values()) == short


def test_facts_that_say_nothing_are_left_out():
    assert facts([("A", ""), ("B", "<b>")]) == (
        '<dl class="facts">\n<dt>B</dt><dd>&lt;b&gt;</dd>\n</dl>')
