"""The contract's findings that need other rows: what changes on its way, and who differs."""

import pytest
from contract import document, figures, findings, reconciled
from ledgers import QUANTITIES, write_case

DAY = "2024-05-10"
PAPERS = ("Gazette", "Herald", "Courier", "Mirror", "Tribune")
SOURCES = [{"name": "General Staff", "kind": "military", "party": "red", "part_of": "Red Army"},
           {"name": "Red Army", "kind": "military", "party": "red"},
           {"name": "Blue Command", "kind": "military", "party": "blue"},
           {"name": "Red Cross", "kind": "ngo"}, {"name": "officials", "kind": "unknown"},
           {"name": "Wire", "kind": "media"},
           *({"name": name, "kind": "media"} for name in PAPERS)]


def told(*wordings, **common):
    """Return a row for each wording, each in another paper."""
    return [{"as_of": DAY, "publisher": paper, "wording": wording, **common}
            for paper, wording in zip(PAPERS, wordings, strict=False)]


def found(tmp_path, rows, code, **case):
    case.setdefault("sources", SOURCES)
    return findings(tmp_path, rows, code, **case)


@pytest.mark.parametrize(("number", "cause"), [
    ("12,340", "factor-of-ten"), ("123,400", "factor-of-ten"), ("1,243", "transposed-digits"),
    ("1,811", "unexplained")])
def test_another_number_than_two_other_carriers_print(tmp_path, number, cause):
    one, = found(tmp_path, told("1,234 killed", "1,234", f"{number} killed"), "number-changed")
    assert (one["severity"], one["fault"], one["claims"]) == ("warning", "print", ["c-3"])
    assert set(one["against"]) == {"c-1", "c-2"}
    assert one["cause"] == cause or number == "123,400"


@pytest.mark.parametrize(("right", "wrong", "cause"), [
    ("11,000", "11", "thousand-lost"), ("11,200", "11,200,000", "thousand-doubled")])
def test_thousands_that_are_lost_or_doubled(tmp_path, right, wrong, cause):
    one, = found(tmp_path, told(right, right, wrong), "number-changed")
    assert one["cause"] == cause


def test_another_number_on_one_page_is_an_error(tmp_path):
    rows = told("1,234 killed", "1,234", "1,243 killed")
    rows[2]["url"] = rows[0]["url"] = "https://gazette.example/war"
    one, = found(tmp_path, rows, "number-changed")
    assert one["severity"] == "error"


@pytest.mark.parametrize("words", [
    ("1,234", "1,243"), ("1,234", "1,234", "1,200"), ("1,234", "1,234", "over 1,100"),
    ("1,234", "1,234", "1,234")])
def test_no_number_is_changed_by_one_other_carrier_rounding_or_a_hedge(tmp_path, words):
    assert found(tmp_path, told(*words), "number-changed") == []


@pytest.mark.parametrize("more", [
    {"as_of": "2024-05-11"}, {"speaker": "Red Cross"}, {"quantity": "wounded"}])
def test_no_number_is_changed_on_other_days_or_by_other_speakers(tmp_path, more):
    rows = told("1,234", "1,234", "1,811")
    rows[2] |= more
    assert found(tmp_path, rows, "number-changed") == []


LOSSES = ["casualties = killed + wounded"]


def confused(total, part):
    """Return a number that papers print as the total and as a part of it."""
    return [*told(*["4,712 casualties"] * total, quantity="casualties"),
            *({"as_of": DAY, "publisher": paper, "wording": "4,712 killed"}
              for paper in PAPERS[::-1][:part])]


def test_a_parts_name_on_a_totals_number(tmp_path):
    one, = found(tmp_path, confused(3, 1), "conflation", identities=LOSSES)
    assert (one["severity"], one["fault"], one["claims"]) == ("warning", "print", ["c-4"])
    assert set(one["against"]) == {"c-1", "c-2", "c-3"}


def test_where_as_many_print_it_either_way_nobody_is_blamed(tmp_path):
    one, = found(tmp_path, confused(2, 2), "conflation", identities=LOSSES)
    assert (one["severity"], one["cause"]) == ("warning", "divided")


def test_the_same_page_prints_both(tmp_path):
    rows = confused(1, 1)
    rows[1] |= {"publisher": "Gazette", "url": "https://gazette.example/a"}
    rows[0]["url"] = "https://gazette.example/a"
    one, = found(tmp_path, rows, "conflation", identities=LOSSES)
    assert (one["severity"], one["claims"]) == ("error", ["c-2"])


def test_a_ruling_says_that_it_is_a_conflation(tmp_path):
    rulings = [{"claim": "c-4", "column": "finding:conflation", "was": "open", "now": "confirmed"}]
    one, = found(tmp_path, confused(3, 1), "conflation", identities=LOSSES, rulings=rulings)
    assert (one["severity"], one["ruling"]) == ("error", "confirmed")


def test_conflation_across_speakers_is_a_note(tmp_path):
    rows = confused(3, 1)
    rows[3]["speaker"] = "Red Cross"
    one, = found(tmp_path, rows, "conflation", identities=LOSSES)
    assert one["severity"] == "note"


def test_conflation_across_speakers_whom_as_many_print_blames_nobody(tmp_path):
    rows = confused(1, 1)
    rows[1]["speaker"] = "Red Cross"
    one, = found(tmp_path / "precise", rows, "conflation", identities=LOSSES)
    assert (one["severity"], one["cause"]) == ("note", "divided")
    for row in rows:
        row["wording"] = "4,000"
    assert found(tmp_path / "round", rows, "conflation", identities=LOSSES) == []


def test_one_page_that_prints_both_of_a_confusable_pair_is_an_error(tmp_path):
    rows = [{"as_of": DAY, "quantity": name, "wording": "4,712", "url": "https://gazette.example/a"}
            for name in ("present", "killed")]
    one, = found(tmp_path, rows, "conflation", confusable=[["present", "killed"]])
    assert (one["severity"], one["cause"]) == ("error", "divided")


def test_a_pair_that_the_case_calls_confusable(tmp_path):
    rows = [*told("4,712", "4,712", "4,712", quantity="present"),
            {"as_of": DAY, "publisher": "Mirror", "wording": "4,712 killed"}]
    assert found(tmp_path / "no", rows, "conflation") == []
    one, = found(tmp_path / "yes", rows, "conflation", confusable=[["present", "killed"]])
    assert one["claims"] == ["c-4"]


@pytest.mark.parametrize(("identities", "quantities"), [
    (["casualties = killed - wounded"], QUANTITIES), ([], {
        **QUANTITIES, "casualties": {**QUANTITIES["casualties"], "includes": []}}),
    (LOSSES, {**QUANTITIES, "casualties": {**QUANTITIES["casualties"], "of": "blue"}})])
def test_no_conflation_over_a_minus_without_a_sum_or_across_parties(
        tmp_path, identities, quantities):
    if "-" in "".join(identities):
        quantities = {**quantities, "casualties": {**quantities["casualties"], "includes": []}}
    assert found(tmp_path, confused(3, 1), "conflation", identities=identities,
                 quantities=quantities) == []


@pytest.mark.parametrize(("day", "count"), [
    ("2024-05-06", 0), ("2024-05-07", 1), ("2024-06-30", 1), ("2024-07-01", 0)])
def test_conflation_from_three_days_before_until_the_speakers_next_figure(tmp_path, day, count):
    rows = confused(3, 1)
    rows[3] |= {"as_of": "", "reported_on": day}
    rows.append({"as_of": "2024-07-01", "quantity": "casualties", "wording": "6,301 casualties"})
    assert len(found(tmp_path, rows, "conflation", identities=LOSSES)) == count


def test_what_a_conflation_explains_takes_no_part_elsewhere(tmp_path):
    rows = [*confused(3, 1), {"as_of": "2024-05-20", "wording": "1,534 killed"},
            {"as_of": DAY, "wording": "1,412 killed", "speaker": "Red Cross"}]
    folder = write_case(tmp_path / "case", rows, sources=SOURCES, identities=LOSSES)
    codes = {f["code"] for f in document("check", folder)["findings"] if "c-4" in f["claims"]
             or "c-4" in f["against"]}
    assert codes == {"conflation"}
    killed = next(e for e in document("reconcile", folder)["estimates"]
                  if e["quantity"] == "killed")
    assert "c-4" not in killed["claim_ids"]
    assert "c-4" in [left["id"] for left in killed["left_out"]]


@pytest.mark.parametrize(("own", "printed", "severity"), [
    ("at least 4,712", "up to 4,712", "warning"), ("up to 4,712", "at least 4,712", "warning"),
    ("up to 4,712", "4,712", "warning"), ("more than 4,712", "4,712", "warning"),
    ("about 4,712", "4,712", "note"), ("4,712", "about 4,712", "note"),
    ("over 4,712", "at least 4,712", "note"), ("4,712", "at least 4,712", "note")])
def test_a_publishers_hedge_differs_from_the_speakers_own(tmp_path, own, printed, severity):
    rows = told(own, printed)
    rows[0] |= {"publisher": "General Staff", "seen_as": "original"}
    one, = found(tmp_path, rows, "hedge-flip")
    assert (one["severity"], one["fault"]) == (severity, "print")
    assert (one["claims"], one["against"]) == (["c-2"], ["c-1"])


def test_a_quotation_settles_the_hedge(tmp_path):
    rows = told("at least 4,712", "up to 4,712", "up to 4,712", "up to 4,712")
    rows[0]["seen_as"] = "quotation"
    one, = found(tmp_path, rows, "hedge-flip")
    assert one["against"] == ["c-1"]


def test_the_speakers_own_publication_comes_before_a_quotation(tmp_path):
    rows = told("at least 4,712", "up to 4,712", "up to 4,712")
    rows[0] |= {"publisher": "General Staff", "seen_as": "original"}
    rows[1]["seen_as"] = "quotation"
    one, = found(tmp_path, rows, "hedge-flip")
    assert (one["against"], one["claims"]) == (["c-1"], ["c-2", "c-3"])


def test_a_ruling_comes_before_all(tmp_path):
    rows = told("at least 4,712", "4,712", "4,712")
    rows[0] |= {"publisher": "General Staff", "seen_as": "original"}
    rulings = [{"claim": "c-2", "column": "hedge", "was": "", "now": "up_to"}]
    one = found(tmp_path, rows, "hedge-flip", rulings=rulings)[0]
    assert one["against"] == ["c-2"]


def test_more_than_half_of_three_carriers_settle_the_hedge(tmp_path):
    one, = found(tmp_path, told("over 4,712", "over 4,712", "4,712"), "hedge-flip")
    assert (one["claims"], one["severity"]) == (["c-3"], "warning")


@pytest.mark.parametrize("rows", [
    told("over 4,712", "up to 4,712"), told("over 4,712", "4,712", "up to 4,712"),
    [{**row, "via": via} for row, via in zip(
        told("over 4,712", "over 4,712", "4,712"), ("Wire", "Wire", ""), strict=True)],
    [{**row, "seen_as": seen} for row, seen in zip(
        told("over 4,712", "over 4,712", "4,712"), ("copy", "", ""), strict=True)]])
def test_where_nothing_settles_the_hedge_it_is_one_note(tmp_path, rows):
    one, = found(tmp_path, rows, "hedge-flip")
    assert (one["severity"], one["cause"]) == ("note", "unsettled")


def test_the_same_hedge_everywhere_is_no_flip(tmp_path):
    assert found(tmp_path, told("over 4,712", "more than 4,712"), "hedge-flip") == []


def misattributed(number="4,712", **more):
    return [*told(*[number] * 3), {"as_of": DAY, "publisher": "Tribune", "wording": number,
                                   "speaker": "Red Cross", **more}]


def test_a_number_under_another_speaker(tmp_path):
    one, = found(tmp_path, misattributed(), "attribution")
    assert (one["severity"], one["fault"], one["claims"]) == ("warning", "print", ["c-4"])


def test_a_speaker_of_whom_only_the_name_is_known_has_a_name(tmp_path):
    one, = findings(tmp_path, misattributed(), "attribution")
    assert one["claims"] == ["c-4"]


def test_a_round_number_with_no_carrier_in_common_is_a_note(tmp_path):
    one, = found(tmp_path, misattributed("12,000"), "attribution")
    assert one["severity"] == "note"
    one, = found(tmp_path / "common", misattributed("12,000", publisher="Gazette"), "attribution")
    assert one["severity"] == "warning"


@pytest.mark.parametrize("more", [
    {"speaker": "Red Army"}, {"speaker": "officials"}, {"wording": "4,811"},
    {"seen_as": "original", "publisher": "Red Cross"}])
def test_no_misattribution_within_a_chain_to_unnamed_or_of_own_claims(tmp_path, more):
    assert found(tmp_path, misattributed(**more), "attribution") == []


def stale(day, **more):
    return [{"as_of": "2024-03-01", "wording": "4,712 killed"},
            {"as_of": "2024-05-01", "wording": "6,301 killed"},
            {"reported_on": day, "wording": "4,712 killed", "publisher": "Herald", **more}]


@pytest.mark.parametrize(("day", "count"), [("2024-05-08", 1), ("2024-05-07", 0)])
def test_presented_as_current_seven_days_after_another_figure(tmp_path, day, count):
    rows = found(tmp_path, stale(day), "stale")
    assert len(rows) == count
    for one in rows:
        assert (one["severity"], one["fault"], one["claims"]) == ("warning", "print", ["c-3"])
        assert one["against"] == ["c-2"]


@pytest.mark.parametrize("more", [
    {"as_of": "2024-03-01"}, {"wording": "6,301 killed"}, {"speaker": "Red Cross"}])
def test_not_stale_where_it_is_dated_new_or_anothers(tmp_path, more):
    assert found(tmp_path, stale("2024-06-20", **more), "stale") == []


def test_many_publishers_of_one_origin_are_an_echo(tmp_path):
    one, = found(tmp_path, told(*["4,712 killed"] * 5), "echo")
    assert (one["severity"], one["fault"], len(one["claims"])) == ("note", "between", 5)
    assert found(tmp_path / "one", told("4,712 killed"), "echo") == []


def test_claims_that_cannot_all_be_true_together(tmp_path):
    rows = [*told("at least 4,712"), *told("up to 3,011", speaker="Red Cross"),
            *told("up to 9,000", speaker="Blue Command")]
    one, = found(tmp_path, rows, "conflict")
    assert (one["severity"], one["fault"], set(one["claims"])) == ("warning", "between",
                                                                   {"c-1", "c-2"})


def test_a_conflict_through_an_identity(tmp_path):
    rows = [*told("up to 1,004", quantity="casualties"),
            *told("at least 903", speaker="Red Cross"),
            *told("at least 512", quantity="wounded", speaker="Blue Command")]
    one, = found(tmp_path, rows, "conflict", identities=LOSSES)
    assert set(one["claims"]) == {"c-1", "c-2", "c-3"}


@pytest.mark.parametrize(("quantity", "early", "late", "count"), [
    ("killed", "at least 4,712", "up to 3,011", 1), ("killed", "up to 3,011", "at least 4,712", 0),
    ("present", "at least 4,712", "up to 3,011", 0)])
def test_bounds_of_running_totals_last_and_others_only_three_days(
        tmp_path, quantity, early, late, count):
    rows = [{"quantity": quantity, "as_of": "2024-03-01", "wording": early},
            {"quantity": quantity, "as_of": "2024-05-01", "wording": late,
             "speaker": "Red Cross"}]
    assert len(found(tmp_path, rows, "conflict")) == count


@pytest.mark.parametrize(("day", "count"), [("2024-05-13", 1), ("2024-05-14", 0)])
def test_other_figures_are_compared_within_three_days(tmp_path, day, count):
    rows = [{"quantity": "present", "as_of": DAY, "wording": "at least 4,712"},
            {"quantity": "present", "as_of": day, "wording": "up to 3,011",
             "speaker": "Red Cross"}]
    assert len(found(tmp_path, rows, "conflict")) == count


def test_at_most_twenty_conflicts_the_smallest_first(tmp_path):
    rows = [row for n in range(8) for row in (
        {"as_of": DAY, "low": 5000 + n, "speaker": f"Office {n}"},
        {"as_of": DAY, "high": 3000 + n, "speaker": f"Bureau {n}"})]
    rows += [{"as_of": DAY, "high": 1004, "quantity": "casualties", "speaker": "Red Cross"}]
    sets = found(tmp_path, rows, "conflict", sources=None, identities=LOSSES)
    sizes = [len(one["claims"]) for one in sets]
    assert len(sizes) == 20 and sizes == sorted(sizes)


HELD = {"held": {**QUANTITIES["held"], "measured": {
    "file": "measured/land.csv", "low": "sure", "high": "all", "unit": "km^2"}},
    "contested": {**QUANTITIES["held"], "measured": {
        "file": "measured/land.csv", "low": "gray", "high": "gray", "unit": "km^2"}}}
SERIES = {"measured/land.csv": "date,sure,all,gray\n2024-05-10,900,1000,1750\n"}


@pytest.mark.parametrize(("words", "count"), [
    ("1,750 km²", 1), ("950 km²", 0), ("450 square miles", 1), ("more than 950 km²", 0),
    ("up to 812 km²", 1), ("about 1,020 km²", 0)])
def test_outside_what_was_measured_for_that_day(tmp_path, words, count):
    rows = told(words, quantity="held")
    got = found(tmp_path, rows, "measured", quantities=HELD, measured=SERIES)
    assert len(got) == count


def test_a_measured_finding_has_the_ratio_and_the_definition_that_fits(tmp_path):
    one, = found(tmp_path, told("1,750 km²", quantity="held"), "measured", quantities=HELD,
                 measured=SERIES)
    assert (one["severity"], one["fault"]) == ("warning", "between")
    assert "1.75" in one["message"] and "contested" in one["message"]


def test_no_measure_holds_for_days_outside_the_series(tmp_path):
    rows = told("1,750 km²", quantity="held", as_of="2024-06-01")
    assert found(tmp_path, rows, "measured", quantities=HELD, measured=SERIES) == []


def test_an_origin_far_from_all_others_is_an_outlier(tmp_path):
    rows = [{"as_of": DAY, "value": 1000 + 13 * n, "speaker": f"Office {n}"} for n in range(9)]
    rows += [{"as_of": DAY, "value": 912345, "speaker": "Red Cross"}]
    one, = found(tmp_path, rows, "outlier", sources=None)
    assert (one["severity"], one["fault"], one["claims"]) == ("note", "between", ["c-10"])
    assert found(tmp_path / "no", rows[:9], "outlier", sources=None) == []


def test_that_speakers_differ_is_never_an_error(tmp_path):
    rows = [*told("1,204", quantity="casualties"), *told("5,803", speaker="Blue Command"),
            *told("311", speaker="Red Cross")]
    answered = figures("check", write_case(tmp_path / "case", rows, sources=SOURCES,
                                           identities=LOSSES), "--json")
    assert answered.status == 0
    assert all(f["severity"] != "error" for f in answered.document()["findings"])


def test_conflicts_of_check_and_reconcile_are_the_same(tmp_path):
    rows = [*told("at least 4,712"), *told("up to 3,011", speaker="Red Cross")]
    folder = write_case(tmp_path / "case", rows, sources=SOURCES)
    in_check = [f["claims"] for f in document("check", folder)["findings"]
                if f["code"] == "conflict"]
    assert document("reconcile", folder)["conflicts"] == in_check
    assert reconciled(tmp_path / "b", rows)["killed"]["bounds"] is None
