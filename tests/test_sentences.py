"""What a page says in words: computed sentences, ranges before points, links behind numbers."""

from datetime import date

import pytest
from ledgers import claims_from
from markupsafe import Markup

from figures.errors import CallError
from figures.estimate import Answer, Estimate
from figures.findings import Finding
from figures.sentences import finding_sentence, grounds_sentence, moved_by, tell
from figures.sentences.figure import brief, estimate_sentence, lead_sentence
from figures.sentences.matter import Told, items, paragraphs

ROWS = [
    {"wording": "300 killed", "speaker": "NIS", "as_of": "2025-01-13"},
    {"wording": "300 killed", "speaker": "NIS", "publisher": "Herald", "as_of": "2025-01-13"},
    {"wording": "4,000 killed", "speaker": "President", "as_of": "2025-01-20"}]
IDS = ("c-1", "c-2", "c-3")
RANGE = '<strong><a href="grounds.html#q-killed">330 to 4,100</a></strong>'


def estimate(quantity="killed", **more):
    """Return an estimate of the rows' figures."""
    plain = {"unit": "person", "as_of": date(2025, 1, 20), "status": "disputed", "point": 1289.0,
             "intervals": {"50": (796.0, 2024.0), "90": (331.0, 4112.0)}, "claims": 3,
             "claim_ids": IDS, "origins": 2}
    return Estimate(quantity, **{**plain, **more})


def unknowable(quantity="killed", why="no number is said."):
    return Estimate(quantity, "person", None, "unknowable", why=why, claims=1, origins=1)


@pytest.fixture
def claims(tmp_path):
    """Return claims of killed by two speakers, one printed twice."""
    return claims_from(tmp_path, ROWS, headline=["killed"])


NOTHING_SAID = Answer("case", None, None, (), ())


def told(claims, topic, *estimates, findings=(), conflicts=()):
    """Return what is told of a topic, without markup."""
    answer = Answer("case", None, None, estimates, conflicts)
    return repr(tell(topic, claims, answer, findings))


@pytest.mark.parametrize(("moves", "words"), [
    (1, ""), (1.04, ""), (.96, ""), (1.05, "5% higher"), (1.14, "14% higher"), (.92, "8% lower"),
    (1.99, "99% higher"), (2, "2 times as high"), (2.44, "2.4 times as high"), (.5, "50% lower"),
    (10, "10 times as high")])
def test_a_move_is_told_as_a_share_or_from_double_on_as_a_factor(moves, words):
    assert moved_by(moves) == words


def test_an_estimate_is_told_after_what_was_reported_with_its_day_and_status(claims):
    assert estimate_sentence(estimate(), claims, NOTHING_SAID) == (
        "<strong>Soldiers killed</strong>: reported figures 300 to 4,000, 3 claims from 2 "
        f"statements, leave {RANGE} to believe as of 20 January 2025. "
        "Disputed: no one value fits all that was said. It rests on few statements.")


@pytest.mark.parametrize(("status", "origins", "ending"), [
    ("agreed", 3, "One value fits all that was said."),
    ("agreed", 2, "One value fits all that was said. It rests on few statements."),
    ("disputed", 3, "Disputed: no one value fits all that was said."),
    ("single", 1, "All of it rests on one statement.")])
def test_a_status_is_a_sentence_and_few_statements_are_warned_of(claims, status, origins, ending):
    sentence = grounds_sentence(estimate(status=status, origins=origins), claims, NOTHING_SAID)
    assert sentence.endswith(f"as of 20 January 2025. {ending}")


def test_without_a_day_no_day_is_told(claims):
    assert "as of" not in grounds_sentence(estimate(as_of=None), claims, NOTHING_SAID)


@pytest.mark.parametrize(("point", "says"), [
    (5000.0, "lies above every claim"), (200.0, "lies below every claim")])
def test_a_middle_outside_all_claims_is_explained(claims, point, says):
    assert says in grounds_sentence(estimate(point=point), claims, NOTHING_SAID)


@pytest.mark.parametrize("point", [300.0, 1289.0, 4000.0])
def test_a_middle_between_the_claims_needs_no_explanation(claims, point):
    assert "every claim" not in grounds_sentence(estimate(point=point), claims, NOTHING_SAID)


def test_what_can_not_be_known_has_its_reason_and_no_range(claims):
    sentence = grounds_sentence(unknowable(), claims, NOTHING_SAID)
    assert sentence.endswith("from this ledger (1 claim from 1 statement): no number is said.")
    assert "leave" not in sentence


@pytest.mark.parametrize(("status", "ending"), [
    ("agreed", "; agreed, since one value fits all that was said."),
    ("disputed", "; disputed, since no one value fits all that was said.")])
def test_the_answer_in_one_sentence_has_the_reported_before_the_range_its_day_and_status(
        claims, status, ending):
    assert lead_sentence(estimate(status=status, origins=3), claims, NOTHING_SAID) == (
        f"Soldiers killed: 3 statements, from 300 to 4,000, leave {RANGE} to believe (nine times "
        f"in ten, as of 20 January 2025){ending}")


def test_one_statement_leaves_a_range_of_its_own(claims):
    one = estimate(status="single", origins=1, claim_ids=IDS[:2], as_of=None)
    assert lead_sentence(one, claims, NOTHING_SAID) == (
        f"Soldiers killed: 1 statement, of 300, leaves {RANGE} to believe (nine times in ten); "
        "nobody else gives a figure.")


def test_an_answer_that_can_not_be_known_says_why(claims):
    sentence = lead_sentence(unknowable(), claims, NOTHING_SAID)
    assert sentence.endswith("can’t be known</a></strong>; no number is said.")


def test_in_brief_a_quantity_is_its_range_status_and_statements(claims):
    told_plainly = brief(estimate(origins=3), claims, NOTHING_SAID)
    assert told_plainly == f"Soldiers killed: {RANGE}, disputed (3 statements)"
    assert brief(unknowable(), claims, NOTHING_SAID).endswith(", no number is said")


def test_markup_in_a_name_of_what_is_counted_is_shown_as_it_stands(tmp_path):
    counted = {"killed": {"counts": "<b>soldiers</b>", "unit": "person"}}
    claims = claims_from(tmp_path, ROWS, quantities=counted)
    assert "&lt;b&gt;soldiers&lt;/b&gt;" in lead_sentence(estimate(), claims, NOTHING_SAID)


def test_the_summary_tells_the_first_headline_figure_whole_and_others_in_brief(tmp_path):
    claims = claims_from(tmp_path, ROWS, headline=["wounded", "killed"])
    found = told(claims, "summary", estimate(origins=3), estimate("wounded", origins=3))
    assert found.startswith(
        "Soldiers wounded: 3 statements, from 300 to 4,000, leave 330 to 4,100 to believe")
    assert found.endswith("Soldiers killed: 330 to 4,100, disputed (3 statements)\n")


def test_of_very_many_quantities_the_first_are_told_and_the_rest_is_folded(tmp_path):
    counted = {f"q{n}": {"counts": f"soldiers of unit {n}", "unit": "person"} for n in range(20)}
    rows = [{"quantity": name, "value": 30} for name in counted]
    claims = claims_from(tmp_path, rows, quantities=counted)
    answer = Answer("case", None, None, tuple(map(unknowable, counted)), ())
    html = str(tell("summary", claims, answer).html)
    open_part, _, folded = html.partition("<details")
    assert open_part.count("<li>") == 12
    assert "<summary>7 more</summary>" in folded and folded.count("<li>") == 7


def test_what_can_be_known_is_told_before_what_can_not(tmp_path):
    claims = claims_from(tmp_path, ROWS, headline=["wounded", "killed"])
    found = told(claims, "summary", estimate(), unknowable("wounded"))
    assert found.index("Soldiers killed") < found.index("Soldiers wounded: can’t be known")


def test_without_a_headline_all_that_is_counted_is_told(tmp_path):
    claims = claims_from(tmp_path, ROWS)
    assert "Soldiers killed" in told(claims, "answer", estimate())


def test_a_ledger_without_a_figure_says_that_nobody_gives_one(claims):
    assert told(claims, "summary") == (
        "Can’t be known: nobody in this ledger gives a figure.")


def test_the_question_stands_with_the_day_as_known_on(claims, tmp_path):
    assert told(claims, "question") == "How many?\nAs known on 20 January 2025."
    then = claims_from(tmp_path / "then", ROWS, date(2025, 1, 15))
    assert told(then, "question") == "How many?\nAs known on 15 January 2025."


def test_without_any_day_nothing_is_said_of_when_it_was_known(tmp_path):
    claims = claims_from(tmp_path, [{"wording": "300 killed"}])
    assert told(claims, "question") == "How many?"


def test_what_can_not_be_known_is_listed_with_what_nobody_counts(claims):
    found = told(claims, "unknown", estimate(), unknowable("wounded"))
    assert "Soldiers wounded: no number is said." in found
    assert "Land held: nobody in this ledger gives a figure." in found
    assert "Soldiers killed:" not in found


def test_where_all_is_claimed_nothing_is_unknown(tmp_path):
    counted = {"killed": {"counts": "soldiers killed", "unit": "person"}}
    claims = claims_from(tmp_path, ROWS, quantities=counted)
    assert told(claims, "unknown", estimate()) == ""


def test_the_extent_counts_claims_speakers_publications_and_statements(claims):
    assert told(claims, "extent") == (
        "The ledger holds 3 claims by 2 speakers in 2 publications, which go back to 2 statements; "
        "from no side.")


@pytest.mark.parametrize(("parties", "says"), [
    (("red", "blue"), "statements; from 2 sides."), (("red", ""), "from 1 side and from neither."),
    (("", ""), "statements; from no side.")])
def test_the_extent_says_from_how_many_sides_claims_come(tmp_path, parties, says):
    sources = [{"name": name, "party": party, "kind": "military"}
               for name, party in zip(("NIS", "President"), parties, strict=True)]
    claims = claims_from(tmp_path, ROWS, sources=[*sources, "Gazette", "Herald"])
    assert told(claims, "extent").endswith(says)


def test_the_statement_that_moves_a_figure_most_is_named_whichever_way(claims):
    moves = (("c-1", 1.5), ("c-3", .4))
    found = told(claims, "evidence", estimate(influence=moves))
    assert "(President, “4,000 killed”, c-3) the middle of the range would be 60% lower" in found


def test_where_no_statement_moves_a_figure_this_is_said(claims):
    found = told(claims, "evidence", estimate(influence=(("c-1", 1.02), ("c-3", .99))))
    assert "no one statement moves the middle of the range by more than a twentieth" in found


def test_the_ledger_names_the_statement_printed_most_often(claims):
    assert told(claims, "ledger") == (
        "3 figures in 2 publications; they go back to 2 statements.\n"
        "The statement printed most often is NIS’s “300 killed” (c-1): 2 publications.")


def test_a_ledger_of_one_figure_is_told_in_the_singular(tmp_path):
    assert told(claims_from(tmp_path, ROWS[:1]), "ledger").startswith(
        "1 figure in 1 publication; it goes back to 1 statement.")


def test_an_empty_ledger_has_no_statement_printed_most(tmp_path):
    claims = claims_from(tmp_path, ROWS, date(1990, 1, 1))
    assert told(claims, "ledger").count("\n") == 0


@pytest.mark.parametrize(("identity", "says"), [
    ("casualties = killed + wounded", "Soldiers killed or wounded (no usable claim) = killed 330 "
                                      "to 4,100 + wounded (no usable claim)."),
    ("killed <= 2*wounded - 5",
     "Soldiers killed 330 to 4,100 ≤ 2 × soldiers wounded (no usable claim) − 5.")])
def test_a_balance_is_told_as_a_sum_of_ranges(tmp_path, identity, says):
    claims = claims_from(tmp_path, ROWS, identities=[identity])
    assert told(claims, "balance", estimate(), unknowable("wounded")).strip() == says


def finding(severity="error", claims=("c-1",), **more):
    return Finding("sum", severity, "speaker", claims, "300 is not 400.", **more)


def test_a_finding_has_its_badge_its_message_and_its_claims():
    sentence = finding_sentence(finding(against=("c-3",)))
    badge = '<span class="badge error">parts and total differ</span>'
    assert sentence.startswith(f"{badge} 300 is not 400. (")
    assert sentence.count("</a>") == 3  # itself and two claims
    assert "; claims <a" in sentence
    assert "; claim <a" in finding_sentence(finding())


def test_markup_in_a_finding_is_shown_as_it_stands():
    evil = Finding("sum", "error", "print", ("c-1",), "<script>x</script>")
    assert "<script>" not in finding_sentence(evil)


def test_a_finding_has_the_apostrophes_of_print_but_in_what_it_quotes():
    told = Finding("sum", "error", "print", ("c-1",), "A's “5'000 men” can't be B's")
    assert "A’s “5&#39;000 men” can’t be B’s. (" in finding_sentence(told)


def test_findings_are_counted_by_severity_and_the_errors_shown(claims):
    found = told(claims, "checks", findings=[finding(), finding("note"), finding("note")])
    assert found.startswith("1 error, 0 warnings and 2 notes among 3 claims.")
    assert found.count("300 is not 400") == 1


def test_claims_that_can_not_all_be_true_are_listed_with_who_said_what(claims):
    assert told(claims, "conflicts", conflicts=(("c-1", "c-3"),)).endswith(
        "NIS “300 killed” (c-1); President “4,000 killed” (c-3)\n")
    assert told(claims, "conflicts") == "All claims can be literally true together."


@pytest.mark.parametrize("arithmetic", ["c-2 / 2", "c-2/2", "(c-2)"])
def test_the_page_that_a_case_begins_with_is_held_against_the_findings(tmp_path, arithmetic):
    worked = [{"says": "half of them", "is": arithmetic}]
    claims = claims_from(tmp_path, ROWS, worked=worked)
    own, other, note = finding(claims=("c-2",)), finding(), finding("note", claims=("c-2",))
    assert "(Herald) show:" in told(claims, "article", findings=[own, other, note])
    assert told(claims, "article", findings=[own, other, note]).count("300 is not") == 1
    assert told(claims, "article", findings=[other, note]).startswith("No check speaks against")


def test_a_case_without_arithmetic_begins_with_no_page(claims):
    assert told(claims, "article", findings=[finding()]) == ""


def test_a_topic_that_there_is_not_is_told_with_the_nearest(claims):
    with pytest.raises(CallError, match="did you mean 'summary'"):
        tell("sumary", claims, Answer("case", None, None, (), ()))


def test_claims_without_an_answer_can_not_be_told(claims):
    with pytest.raises(CallError, match="what `reconcile` returns"):
        tell("summary", claims)


def test_told_sentences_are_html_on_a_page_and_plain_in_a_terminal():
    shown = Told(Markup("<p>5 &lt; 6 &amp; <b>7</b></p>"))
    assert shown._repr_html_() == "<p>5 &lt; 6 &amp; <b>7</b></p>"
    assert repr(shown) == "5 < 6 & 7"


def test_a_paragraph_of_nothing_is_left_out_and_text_is_escaped():
    assert paragraphs(Markup("a"), Markup(""), Markup("b")) == "<p>a</p>\n<p>b</p>"
    assert paragraphs("<a>") == "<p>&lt;a&gt;</p>"


def test_a_list_of_nothing_is_nothing():
    assert items([]) == ""
    assert items([Markup("a"), "<b>"]) == "<ul>\n<li>a</li>\n<li>&lt;b&gt;</li>\n</ul>"
