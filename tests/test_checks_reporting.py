"""One speaker's statement on its way through the press: numbers, hedges, quantities, names."""

import pytest
from ledgers import findings_in, names_in

DAY = "2024-12-19"


def row(value, publisher, **cells):
    return {"quantity": "killed", "value": value, "publisher": publisher, "as_of": DAY, **cells}


def test_a_number_that_two_others_print_otherwise_has_changed(tmp_path):
    rows = [row(520, "Sun"), row(520, "Star"), row(52, "Post")]
    found, = findings_in(tmp_path, rows, "number-changed")
    assert (found.claims, found.against, found.cause) == (("c-3",), ("c-1", "c-2"),
                                                          "factor-of-ten")
    assert (found.severity, found.fault, found.expected) == ("warning", "print", 520)


def test_one_slip_in_seven_papers_is_one_finding(tmp_path):
    rows = [row(5137, f"Paper {number}") for number in range(6)] + [row(1537, "Post")]
    found, = findings_in(tmp_path, rows, "number-changed")
    assert (found.claims, found.cause) == (("c-7",), "transposed-digits")


@pytest.mark.parametrize("rows", [
    [row(520, "Sun"), row(52, "Post")],
    [row(520, "Sun"), row(520, "Star"), row(52, "Post", as_of="2024-12-20")],
    [row(520, "Sun"), row(520, "Star"), row(52, "Post", speaker="Other")],
    [row(76500, "Sun"), row(76500, "Star"), row("", "Post", low=75000)],
    [row(1263, "Sun"), row(1263, "Star"), row(1300, "Post", hedge="about")],
    [row(520, "Sun"), row(520, "Star"), row(612, "Post"), row(612, "Times")],
])
def test_what_is_no_changed_number(tmp_path, rows):
    assert findings_in(tmp_path, rows, "number-changed") == []


def test_in_a_disaster_a_lower_number_is_one_of_earlier_in_the_day(tmp_path):
    rows = [row(34, "Sun"), row(34, "Star"), row(25, "Post")]
    assert findings_in(tmp_path, rows, "number-changed", kind="disaster") == []
    assert len(findings_in(tmp_path, rows, "number-changed", kind="combat")) == 1


def test_copies_outvote_nobody(tmp_path):
    rows = [row(34, "Sun", seen_as="copy"), row(45, "Post", seen_as="copy")]
    assert findings_in(tmp_path, rows, "number-changed") == []


def test_two_numbers_on_one_page_that_a_slip_explains_are_an_error(tmp_path):
    rows = [row(5000, "Sun", url="https://a.example/1"),
            row(5000000, "Sun", url="https://a.example/1")]
    found, = findings_in(tmp_path, rows, "number-changed")
    assert (found.severity, found.cause) == ("error", "thousand-doubled")


CONFUSABLE = {"identities": ["casualties = killed + wounded"]}


def test_a_part_with_the_totals_number_is_conflated(tmp_path):
    rows = [row(4123, "Sun", quantity="casualties"), row(4123, "Star", quantity="casualties"),
            row(4123, "Post")]
    found, = findings_in(tmp_path, rows, "conflation", **CONFUSABLE)
    assert (found.claims, found.against) == (("c-3",), ("c-1", "c-2"))
    assert (found.severity, found.fault, found.expected) == ("warning", "print", "casualties")


def test_where_as_many_print_either_nobody_is_blamed(tmp_path):
    rows = [row(4123, "Sun", quantity="casualties"), row(4123, "Post")]
    found, = findings_in(tmp_path, rows, "conflation", **CONFUSABLE)
    assert (found.cause, found.expected) == ("divided", None)


def test_a_page_that_prints_both_is_an_error(tmp_path):
    page = "https://a.example/1"
    rows = [row(1120, "Sun", url=page), row(1120, "Sun", quantity="casualties", url=page)]
    found, = findings_in(tmp_path, rows, "conflation", **CONFUSABLE)
    assert (found.severity, found.claims) == ("error", ("c-1",))


HEDGES = {"exact": {}, "about": {"hedge": "about"}}


def hedged(hedge, publisher, number=3000, **cells):
    ends = {"at_least": {"value": "", "low": number}, "over": {"value": "", "low": number},
            "up_to": {"value": "", "high": number}}.get(hedge, {"value": number})
    return {**row("", publisher), **ends, "hedge": hedge, **cells}


def flips(folder, *rows, **case):
    return [(found.claims, found.severity, found.cause)
            for found in findings_in(folder, list(rows), "hedge-flip", **case)]


def test_a_bound_that_most_carriers_have_and_one_drops_is_a_warning(tmp_path):
    rows = [hedged("at_least", name) for name in ("Sun", "Star", "Times")]
    found = flips(tmp_path, *rows, hedged("exact", "Post"))
    assert found == [(("c-4",), "warning", "")]


@pytest.mark.parametrize(("own", "printed", "severity"), [
    ("at_least", "up_to", "warning"), ("up_to", "exact", "warning"), ("up_to", "over", "warning"),
    ("about", "exact", "note"), ("exact", "about", "note"), ("at_least", "over", "note"),
    ("at_least", "about", "note")])
def test_a_bound_turned_round_or_made_a_bare_number_is_graver_than_other_changes(
        tmp_path, own, printed, severity):
    rows = [hedged(own, "General Staff"), hedged(printed, "Post")]
    assert flips(tmp_path, *rows) == [(("c-2",), severity, "")]


def test_the_speakers_own_publication_outweighs_any_number_of_papers(tmp_path):
    rows = [hedged("exact", name) for name in ("Sun", "Star", "Times")]
    found = flips(tmp_path, *rows, hedged("at_least", "General Staff"))
    assert found == [(("c-1", "c-2", "c-3"), "warning", "")]


def test_a_quotation_outweighs_papers_and_a_ruling_outweighs_a_quotation(tmp_path):
    rows = [hedged("exact", "Sun"), hedged("exact", "Star"),
            hedged("at_least", "Times", seen_as="quotation")]
    assert flips(tmp_path / "a", *rows) == [(("c-1", "c-2"), "warning", "")]
    ruling = {"claim": "c-1", "column": "hedge", "was": "exact", "now": "about"}
    assert flips(tmp_path / "b", *rows, rulings=[ruling]) == [(("c-2", "c-3"), "note", "")]


def test_copies_of_one_agency_that_drop_a_hedge_do_not_outvote_it(tmp_path):
    rows = [hedged("at_least", "Agency"), hedged("at_least", "Times"), hedged("at_least", "Herald"),
            *(hedged("exact", name, via="Agency") for name in ("Sun", "Star", "Post"))]
    assert flips(tmp_path, *rows) == [(("c-4", "c-5", "c-6"), "warning", "")]


def test_what_nothing_settles_is_one_note(tmp_path):
    rows = hedged("about", "Sun"), hedged("exact", "Star")
    assert flips(tmp_path, *rows) == [(("c-1", "c-2"), "note", "unsettled")]


def test_a_hedge_that_goes_with_rounding_is_no_flip(tmp_path):
    rows = [hedged("exact", name, 1263) for name in ("Sun", "Star", "Times")]
    assert flips(tmp_path, *rows, hedged("over", "Post", 1250)) == []


SIDES = [{"name": "Joint Chiefs", "kind": "military", "part_of": "Seoul"},
         {"name": "Intelligence Service", "kind": "intelligence", "part_of": "Seoul"},
         {"name": "Seoul", "kind": "government"}, {"name": "officials (unnamed)",
                                                   "kind": "official"}]


def attributions(folder, *rows):
    sources = SIDES + [{"name": name} for name in names_in(list(rows))
                       if name not in [source["name"] for source in SIDES]]
    return [(found.claims, found.severity)
            for found in findings_in(folder, list(rows), "attribution", sources=sources)]


def by(speaker, publisher, number=4712, **cells):
    return row(number, publisher, speaker=speaker, **cells)


def test_a_number_that_others_have_from_another_speaker_is_misattributed(tmp_path):
    rows = [by("Intelligence Service", "Sun"), by("Intelligence Service", "Star"),
            by("Joint Chiefs", "Post")]
    assert attributions(tmp_path / "a", *rows) == [(("c-3",), "warning")]
    rounds = [{**each, "value": 4000} for each in rows]
    assert attributions(tmp_path / "b", *rounds) == [(("c-3",), "note")]
    common = [{**each, "via": "Agency"} for each in rounds]
    assert attributions(tmp_path / "c", *common) == [(("c-3",), "warning")]


@pytest.mark.parametrize("last", [
    by("Seoul", "Post"), by("officials (unnamed)", "Post"), by("Intelligence Service", "Post"),
    by("Joint Chiefs", "Joint Chiefs"), by("Joint Chiefs", "Post", seen_as="quotation"),
    by("Joint Chiefs", "Post", as_of="2025-01-19"), by("Joint Chiefs", "Post", number=4700),
])
def test_a_vaguer_speaker_or_one_who_says_it_himself_is_no_misattribution(tmp_path, last):
    rows = [by("Intelligence Service", "Sun"), by("Intelligence Service", "Star"), last]
    found = attributions(tmp_path, *rows)
    assert [severity for _, severity in found if severity != "note"] == []
