"""What decides between a finding and none, each tried on both sides."""

import pytest
from ledgers import findings_in

from figures.checks.sums import solved
from figures.identities import read_identity

DAY = "2031-04-01"


def row(quantity, value, **cells):
    return {"quantity": quantity, "value": value, "as_of": DAY, **cells}


def weekly(*figures):
    """Return a running total of one speaker, a figure each week from 1 April on."""
    return [row("killed", value, as_of=f"2031-04-{1 + 7 * week:02d}")
            for week, value in enumerate(figures)]


def test_a_vague_word_beside_a_number_is_no_changed_number(tmp_path):
    rows = [{**row("killed", ""), "wording": words, "publisher": paper} for words, paper in (
        ("52 killed", "Sun"), ("52 killed", "Star"), ("hundreds killed", "Post"))]
    assert findings_in(tmp_path, rows, "number-changed") == []
    rows[2]["wording"] = "at least 300 killed"
    assert len(findings_in(tmp_path / "number", rows, "number-changed")) == 1


@pytest.mark.parametrize(("rule", "name", "figures", "value"), [
    ("held = taken + 50", "held", {"taken": 100}, 150),
    ("held = taken - 50", "taken", {"held": 100}, 150),
    ("held = 2 * taken - retaken + 10", "retaken", {"held": 50, "taken": 40}, 40)])
def test_a_sum_is_solved_with_the_plain_numbers_in_it(rule, name, figures, value):
    assert solved(read_identity(rule), name, figures) == value


@pytest.mark.parametrize(("day", "sums"), [("2031-04-04", 1), ("2031-04-05", 0),
                                           ("2031-03-29", 1), ("2031-03-28", 0)])
def test_a_term_of_three_days_away_holds_and_of_four_does_not(tmp_path, day, sums):
    rows = [row("casualties", 1012), row("killed", 301), row("wounded", 411, as_of=day)]
    quantities = {name: {"counts": name, "unit": "person", "of": "red"}
                  for name in ("casualties", "killed", "wounded")}
    found = findings_in(tmp_path, rows, "sum", quantities=quantities,
                        identities=["casualties = killed + wounded"])
    assert len(found) == sums


@pytest.mark.parametrize(("figures", "cause"), [
    ((8691, 6944, 7001), "revision"),  # nothing before says what was meant
    ((6700, 8600, 6900, 6950), "revision"),  # a round number, which 6,800 is too
    ((6700, 8601, 6900, 6950), "revision"),  # 6,801 is no exchange of neighbours
    ((6700, 8691, 6900, 6950), "transposed-digits")])
def test_exchanged_digits_explain_only_what_is_not_round_and_stands_between_others(
        tmp_path, figures, cause):
    found, = findings_in(tmp_path, weekly(*figures), "falls")
    assert found.cause == cause


@pytest.mark.parametrize(("figures", "ending"), [
    ((353, 338), ", and a running total can't fall"), ((353, 338, 326), ": a revision"),
    ((5231, 534, 5412), ", and a running total can't fall: a zero is lost")])
def test_a_fall_is_told_with_its_cause_where_it_has_one(tmp_path, figures, ending):
    found = findings_in(tmp_path, weekly(*figures), "falls")
    assert any(each.claims == ("c-2",) and each.message.endswith(ending) for each in found)


@pytest.mark.parametrize(("own", "printed", "severity"), [
    ("up_to", "about", "note"), ("up_to", "under", "note"), ("up_to", "at_least", "warning"),
    ("under", "over", "warning"), ("nearly", "exact", "warning"), ("over", "about", "note")])
def test_a_bound_that_becomes_another_hedge_is_slight_unless_it_is_turned_round(
        tmp_path, own, printed, severity):
    words = {"up_to": "up to 3,012", "under": "fewer than 3,012", "about": "about 3,012",
             "at_least": "at least 3,012", "over": "more than 3,012", "exact": "3,012",
             "nearly": "nearly 3,012"}
    rows = [{**row("killed", ""), "wording": words[hedge], "publisher": publisher}
            for hedge, publisher in ((own, "General Staff"), (printed, "Post"))]
    found, = findings_in(tmp_path, rows, "hedge-flip")
    assert (found.claims, found.severity) == (("c-2",), severity)


def person(**more):
    return {"counts": "people", "unit": "person", "of": "red", **more}


@pytest.mark.parametrize(("smaller", "larger", "day", "found"), [
    (True, True, "2031-05-01", 1), (True, False, "2031-05-01", 1), (False, True, "2031-05-01", 1),
    (False, False, "2031-05-01", 0), (False, False, "2031-04-04", 1),
    (False, False, "2031-04-05", 0), (True, True, "2031-03-28", 0)])
def test_a_later_figure_limits_an_earlier_one_where_either_is_a_running_total(
        tmp_path, smaller, larger, day, found):
    quantities = {"hurt": person(accumulates=smaller), "sent": person(accumulates=larger)}
    rows = [row("hurt", 4012), row("sent", 2011, as_of=day, speaker="Bureau")]
    assert len(findings_in(tmp_path, rows, "bound", quantities=quantities,
                           identities=["hurt <= sent"])) == found


def test_a_conflict_names_the_rule_that_joins_its_figures(tmp_path):
    quantities = {"hurt": person(), "sent": person()}
    rows = [row("hurt", 4012), row("sent", 2011, speaker="Bureau")]
    found, = findings_in(tmp_path, rows, "conflict", quantities=quantities,
                         identities=["hurt <= sent"])
    assert found.message.endswith(", and hurt ≤ sent")
    rows = [row("casualties", 2011, counts_as="killed"), row("killed", 4012, speaker="Bureau")]
    found = findings_in(tmp_path / "included", rows, "conflict")
    assert [each.message.endswith(", and casualties include killed") for each in found] == [True]


@pytest.mark.parametrize(("papers", "ending", "expected"), [
    (1, "by as many: which it counts is not settled", None), (2, "(2 publishers)", "casualties")])
def test_a_number_is_told_as_unsettled_only_where_as_many_print_it_either_way(
        tmp_path, papers, ending, expected):
    rows = [row("casualties", 4712, publisher=paper) for paper in ("Sun", "Star")[:papers]]
    rows.append(row("killed", 4712, publisher="Post"))
    found, = findings_in(tmp_path, rows, "conflation")
    assert (found.message.endswith(ending), found.expected) == (True, expected)


@pytest.mark.parametrize(("speaker", "publisher", "found"), [
    ("Brigade", "Ministry", 0), ("Ministry", "Brigade", 0), ("Brigade", "Brigade", 0),
    ("Brigade", "Herald", 1)])
def test_who_publishes_a_number_through_his_own_body_or_part_has_said_it_himself(
        tmp_path, speaker, publisher, found):
    rows = [row("killed", 4123, publisher=paper) for paper in ("Sun", "Star", "Post")]
    rows.append(row("killed", 4123, speaker=speaker, publisher=publisher))
    sources = [{"name": "General Staff", "kind": "military"},
               {"name": "Ministry", "kind": "government"},
               {"name": "Brigade", "kind": "military", "part_of": "Ministry"},
               "Sun", "Star", "Post", "Herald"]
    assert len(findings_in(tmp_path, rows, "attribution", sources=sources)) == found
