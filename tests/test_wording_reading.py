"""What a wording says in English: hedges, ranges, shares, rates, pairs, vague counts, precision."""

import pytest

from figures.errors import CallError
from figures.wording import Reading, Second, conventions, read
from figures.wording.lists import word_list


def only(wording: str, convention: str | None = None) -> Reading:
    """Return the one reading of a wording that says one figure."""
    (reading,) = read(wording, convention)
    return reading


def ends(wording: str) -> tuple[float | None, float | None, float | None]:
    """Return low, value and high of the one reading of a wording."""
    reading = only(wording)
    return reading.low, reading.value, reading.high


@pytest.mark.parametrize(("wording", "hedge", "expected"), [
    ("11,000 troops", "exact", (11000, 11000, 11000)),
    ("approximately 4,000 casualties", "about", (None, 4000, None)),
    ("nearly 11,000", "nearly", (None, 11000, 11000)),
    ("more than 20,000 soldiers", "over", (20000, 20000, None)),
    ("at least 3,000", "at_least", (3000, 3000, None)),
    ("fewer than 100", "under", (None, 100, 100)),
    ("up to 12,000 troops", "up_to", (None, 12000, 12000)),
    ("between 1,100 and 3,000", "range", (1100, None, 3000)),
])
def test_low_value_and_high_follow_the_hedge(
        wording: str, hedge: str, expected: tuple[float | None, ...]) -> None:
    assert only(wording).hedge == hedge
    assert ends(wording) == expected


@pytest.mark.parametrize(("wording", "hedge"), [
    ("an estimated 4,700", "about"), ("some 200", "about"), ("200-odd soldiers", "about"),
    ("30,000 dead, it is estimated", "about"), ("a couple hundred", "about"), ("~500", "about"),
    ("just under 489 square miles", "nearly"), ("almost 3,000", "nearly"),
    ("close to 1,000", "nearly"), ("approaching 1,000", "nearly"),
    ("as many as 8,000", "up_to"), ("could reach 50,000", "up_to"), ("at most 40", "up_to"),
    ("no more than 40", "up_to"), ("possibly reaching 6,000", "up_to"), ("≤500", "up_to"),
    ("perhaps 4,000", "about"), ("probably 450", "exact"), ("maybe 300", "about"),
    ("could stretch as high 150,000", "up_to"), ("se acerca a las 28.000", "nearly"),
    ("losses in manpower exceed 3,000", "over"), ("surpassed 3,000", "over"), (">63", "over"),
    ("the death toll climbed past 50", "over"), ("upwards of 18 miners", "over"),
    ("no fewer than 1,500", "at_least"), ("a minimum of 75,000 troops", "at_least"),
    ("500 at the least", "at_least"), ("300 or more", "at_least"), ("300-plus", "at_least"),
    ("less 200 square km", "under"), ("300 or fewer", "up_to"), ("total of 10,000", "exact"),
    ("only 350 casualties", "exact"), ("has gone up to 80", "exact"), ("rose to 11", "exact"),
])
def test_words_hedge_as_the_contract_reads_them(wording: str, hedge: str) -> None:
    assert only(wording).hedge == hedge


@pytest.mark.parametrize(("wording", "hedge"), [
    ("about 200 or more", "at_least"), ("some 3,000 or more", "at_least"),
    ("at least about 70", "at_least"), ("up to about 300 people, it is estimated", "up_to"),
    ("over nearly 1,300", "nearly"), ("could rise to more than 40", "over"),
])
def test_of_two_hedges_the_one_that_bounds_holds_else_the_nearer(wording: str, hedge: str) -> None:
    assert only(wording).hedge == hedge


@pytest.mark.parametrize(("wording", "low", "high"), [
    ("28-35 kilometers", 28, 35), ("one to three kilometers", 1, 3), ("one or two officers", 1, 2),
    ("25-thousand to 30-thousand", 25000, 30000), ("25,000-30,000", 25000, 30000),
    ("ten to twelve thousand", 10000, 12000), ("between 30 and 45 thousand", 30000, 45000),
    ("between 12 to 30", 12, 30), ("200,000–300,000 victims", 200000, 300000),
    ("250,000 or even 300,000 dead", 250000, 300000), ("ranging from five to 30 deaths", 5, 30),
    ("40-50% of that area", 0.4, 0.5), ("up to 15 to 20 soldiers", 15, 20),
    ("at 20,000-30,000 mercenaries", 20000, 30000), ("60 or 70", 60, 70),
])
def test_a_range_is_one_reading_in_all_its_forms(wording: str, low: float, high: float) -> None:
    assert (only(wording).hedge, *ends(wording)) == ("range", low, None, high)


def test_what_a_number_rose_from_is_a_figure_of_its_own_and_no_range() -> None:
    assert [reading.value for reading in read("the toll rose from 12 to 15")] == [12, 15]


@pytest.mark.parametrize(("wording", "value"), [
    ("two-thirds of those killed in action", 2 / 3), ("about half of that ground", 0.5),
    ("a third", 1 / 3), ("three quarters", 0.75), ("63.2%", 0.632), ("0.0076%", 7.6e-05),
    ("20 percent", 0.2), ("40 per cent", 0.4), ("one in four", 0.25), ("3 out of 5", 0.6),
    ("decreased by half", 0.5), ("one-fifth", 0.2), ("1/3 of the force", 1 / 3),
])
def test_shares_are_parts_of_one(wording: str, value: float) -> None:
    assert only(wording).unit == "share"
    assert only(wording).value == pytest.approx(value, rel=1e-12)


@pytest.mark.parametrize(("wording", "value"), [
    ("half a million", 500_000), ("a quarter of a million people", 250_000), ("a dozen", 12),
    ("two and a half thousand", 2_500), ("one and a half million", 1_500_000),
    ("fifteen hundred persons", 1_500), ("Seventy five thousand lives", 75_000),
    ("about three dozen bodies", 36), ("43.9 thousand troops", 43_900), ("4.35 million", 4_350_000),
    ("a couple of hundred", 200), ("2 lakh people", 200_000), ("1,00,000 people", 100_000),
    ("1 200 thousand people", 1_200_000), ("1.2M", 1_200_000), ("300K", 300_000),
    ("three (3) soldiers", 3), ("twelve thousand, five hundred", 12_500),
])
def test_number_words_and_scales_give_their_value(wording: str, value: float) -> None:
    assert only(wording).value == value


@pytest.mark.parametrize(("wording", "second"), [
    ("1,300 square kilometers (500 square miles)", Second(500, "mi^2", 100)),
    ("1,260 square kilometers (about 486,5 square miles)", Second(486.5, "mi^2", 0.1)),
    ("about 1,000sq km (386sq miles)", Second(386, "mi^2", 1)),
    ("almost 445 square miles (1,150 sq kilometres)", Second(1150, "km^2", 10)),
    ("More than 800 square kilometers [309 square miles]", Second(309, "mi^2", 1)),
    ("2 kilometers (1.4 miles)", Second(1.4, "mi", 0.1)),
    ("63.2% (801 square kilometers)", Second(801, "km^2", 1)),
    ("1,300 km² (500 mi²)", Second(500, "mi^2", 100)),
    ("1,300 km2, or 500 square miles", Second(500, "mi^2", 100)),
    ("around 28-35 kilometers (around 17-22 miles)", Second(17, "mi", 1, 22)),
    ("circa 46 miglia quadrate (circa 120 chilometri quadrati)", Second(120, "km^2", 10)),
])
def test_a_pair_is_one_reading_with_its_second_figure(wording: str, second: Second) -> None:
    assert only(wording).second == second


@pytest.mark.parametrize(("wording", "figures"), [
    ("12 killed and 30 wounded", [(12, "person"), (30, "person")]),
    ("100 square kilometers and 12 settlements", [(100, "km^2"), (12, "count")]),
    ("28 settlements with 2,000 residents", [(28, "count"), (2000, "person")]),
    ("63.2% or 801 square kilometers", [(0.632, "share"), (801, "km^2")]),
    ("53 dead (48 militants and 5 civilians", [(53, "person"), (48, "person"), (5, "person")]),
    ("over 40% of the 1,376 square kilometers", [(0.4, "share"), (1376, "km^2")]),
])
def test_several_figures_are_several_readings(
        wording: str, figures: list[tuple[float, str]]) -> None:
    assert [(reading.value, reading.unit) for reading in read(wording)] == figures


@pytest.mark.parametrize(("wording", "unit"), [
    ("about 92 people a day", "person/day"), ("92 casualties per day", "person/day"),
    ("approximately 12,000 casualties daily", "person/day"), ("92 a day", "person/day"),
    ("92/day", "person/day"),
    ("1,000 casualties per week", "person/week"), ("28 settlements", "count"),
    ("683 sqkm of area", "km^2"), ("440 km²", "km^2"), ("500 sq. mi", "mi^2"), ("5 ha", "hectare"),
    ("up to a battalion", "count"), ("nine lives", "person"), ("12,000-strong force", "person"),
    ("death toll rises to 114", "person"), ("24 gizmos", None), ("24 wagons", "count"),
    ("12,000", None), ("10 m (33 ft)", "meter"), ("5m people", "person"),
])
def test_the_unit_is_what_the_wording_counts(wording: str, unit: str | None) -> None:
    assert only(wording).unit == unit


@pytest.mark.parametrize(("wording", "place", "decimals"), [
    ("12,000", 1000, 0), ("137", 1, 0), ("2.5 km", 0.1, 1), ("2.50 km", 0.1, 2),
    ("1.2 million", 100_000, 1), ("12 thousand", 1000, 0), ("63.2%", 0.001, 1), ("40%", 0.1, 0),
    ("half a million", 100_000, 0), ("1만2000명", 1000, 0), ("0 killed", 1, 0),
])
def test_the_place_is_that_of_the_last_nonzero_digit_printed(
        wording: str, place: float, decimals: int) -> None:
    assert only(wording).place == pytest.approx(place)
    assert only(wording).decimals == decimals


def test_a_lone_sign_before_three_digits_groups_unless_a_measure_can_be_told_in_parts() -> None:
    assert only("1.120 soldati").value == 1120
    assert only("1.263 square kilometers").value == 1.263
    assert only("1.150 Quadratkilometer").value == 1150
    assert only("0.386 square miles").value == 0.386


def test_without_a_convention_a_vague_count_spans_all_that_recorders_enter() -> None:
    assert ends("hundreds of dead") == (100, None, 200)
    assert only("hundreds", "emdat").low == 200
    assert only("hundreds", "acled").high == 100
    assert only("several hundred casualties", "acled").low == 300
    assert only("tens of thousands", "acled").low == 10_000


def test_a_convention_that_does_not_speak_of_a_word_gives_no_number() -> None:
    reading = only("dozens", "emdat")
    assert (reading.low, reading.value, reading.high, reading.vague) == (None, None, None, "dozens")


def test_an_unknown_convention_is_an_error_that_names_the_nearest() -> None:
    assert set(conventions()) >= {"acled", "emdat"}
    with pytest.raises(CallError, match="emdat"):
        read("dozens", "em-dat")


@pytest.mark.parametrize(("wording", "counted"), [
    ("2,700 wounded", "wounded"), ("600 deaths", "killed"), ("711 captured", "captured"),
    ("more than 1,000 killed or wounded", "casualties"), ("60 people were missing", "missing"),
    ("300 dead or missing", "killed_or_missing"), ("11,000 troops", None),
])
def test_the_wording_says_what_became_of_those_counted(wording: str, counted: str | None) -> None:
    assert only(wording).counted == counted


@pytest.mark.parametrize(("wording", "foreseen"), [
    ("300 feared dead", True), ("could reach 500", True), ("as many as 12,000", True),
    ("1,000 people were believed dead", True), ("death toll may still rise above 300", False),
    ("300 dead", False),
])
def test_fears_and_forecasts_are_marked(wording: str, foreseen: bool) -> None:
    assert only(wording).foreseen is foreseen


def test_likelihood_is_the_middle_of_the_yardsticks_range() -> None:
    assert only("likely 300 killed").likelihood == pytest.approx((0.55 + 0.80) / 2)
    assert only("almost certainly over 1,000").likelihood == pytest.approx((0.95 + 0.99) / 2)
    assert only("300 killed").likelihood is None


@pytest.mark.parametrize(("wording", "likelihood"), [
    ("a realistic possibility of 300 dead", 0.45), ("virtually certain that 300 died", 0.995),
    ("extremely unlikely that 300 died", 0.025), ("more likely than not 300 died", 0.75),
    ("a remote chance of 300 dead", 0.025), ("300 dead in a remote village", None),
])
def test_terms_of_every_yardstick_are_known_and_other_words_are_none(
        wording: str, likelihood: float | None) -> None:
    expected = likelihood if likelihood is None else pytest.approx(likelihood)
    assert only(wording).likelihood == expected


def test_every_term_of_likelihood_stands_in_a_yardstick_that_has_its_source() -> None:
    block = word_list("likelihood")
    yardsticks = block["yardsticks"]
    known = {term for yardstick in yardsticks.values() for term in yardstick["ranges"]}
    used = {term for code, terms in block.items() if code != "yardsticks" for term in terms}
    assert all(yardstick["source"] for yardstick in yardsticks.values())
    assert used - {"source", "foreseen"} <= known


def test_start_and_end_are_the_characters_of_the_figure_with_hedge_noun_and_pair() -> None:
    wording = "he said about 1,300 km² (500 sq miles) were lost"
    reading = only(wording)
    assert wording[reading.start:reading.end] == "about 1,300 km² (500 sq miles)"


def test_no_deaths_are_zero_and_an_article_before_a_noun_is_one() -> None:
    assert ends("there were no deaths or injuries") == (0, 0, 0)
    assert ends("a North Korean soldier") == (1, 1, 1)
    assert ends("the North Korean soldier captured alive") == (1, 1, 1)


def test_a_translation_in_brackets_is_not_a_second_figure() -> None:
    assert [reading.value for reading in read("63 mortos (63 dead counted)")] == [63]
