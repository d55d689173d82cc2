"""Numbers that name, price, date or compare something are no figures; those beside them are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.wording import read


def values(wording: str) -> list[float | None]:
    """Return the value of each figure that a wording says."""
    return [reading.value for reading in read(wording)]


@given(st.integers(2, 10**9), st.sampled_from([
    "${:,}", "US${:,}", "€ {:,}", "£{:,}", "₽{:,}", "{:,} dollars", "{:,} US dollars",
    "{:,} Euro", "{:,} рублей", "{:,} гривень", "{:,} złotych", "{:,} dólares", "{:,} euros",
    "{:,}円", "{:,}美元", "{:,} 달러", "{:,} دولار", "Rp {:,}", "{:,} eiro", "a {:,}-dollar bill"]))
def test_money_is_no_figure(amount: int, form: str) -> None:
    assert read(form.format(amount)) == ()


@pytest.mark.parametrize("wording", [
    "$1.2 million", "$5-6 million", "5 million euros", "1,2 millones de dólares", "5 млн рублей",
    "5 millions d'euros", "5 Mio. Euro", "50억 원", "US$30bn", "$5m"])
def test_money_with_its_scale_is_no_figure(wording: str) -> None:
    assert read(wording) == ()


def test_people_beside_money_are_a_figure() -> None:
    assert values("$2,000 for each of 300 soldiers") == [300]
    assert values("300 soldiers at $2,000 a month") == [300]


@pytest.mark.parametrize(("wording", "expected"), [
    ("won 3-1", []), ("a 2:1 ratio", []), ("outnumbered three to one", []), ("lost 2-0", []),
    ("outnumbered ten to one", []), ("won 3-1 before 40,000 people", [40_000])])
def test_scores_and_odds_are_no_figures(wording: str, expected: list[float]) -> None:
    assert values(wording) == expected


def test_a_rising_pair_is_a_range_and_no_score() -> None:
    (reading,) = read("1-3 km")
    assert (reading.low, reading.high) == (1, 3)


@pytest.mark.parametrize("wording", [
    "45 Shevchenko Street", "10 Downing Street", "1600 Pennsylvania Avenue", "calle Mayor 45",
    "вул. Шевченка, 45", "ул. Ленина 45"])
def test_a_house_number_is_no_figure(wording: str) -> None:
    assert read(wording) == ()


def test_people_in_a_street_are_a_figure() -> None:
    assert values("12 people on Main Street") == [12]
    assert values("killed 12 near Main Street") == [12]


@pytest.mark.parametrize("wording", [
    "(202) 555-0143", "+380 44 123 4567", "202-555-0143", "dial 112", "hotline 1500"])
def test_a_telephone_number_is_no_figure(wording: str) -> None:
    assert read(wording) == ()


@pytest.mark.parametrize("wording", [
    "Unit 29155", "military unit 54321", "magnitude 7.5 quake", "Mach 5", "version 2.0", "5G", "3D",
    "7.62x39", "5.56 mm", "伊尔-76", "إف-16", "Ił-76", "Il-76", "Ту-95", "T-90M", "2S19",
    "155ミリ砲", "155毫米榴弹炮", "155-Millimeter-Granaten", "резолюція 2623", "القرار 2623",
    "قطعنامه ۲۶۲۳", "החלטה 2623", "決議2623", "Resolution 2623", "la resolución 2623",
    "rezolucja 2623", "اللواء 155", "تیپ ۱۵۵", "חטיבה 155", "155. Brygada", "155η ταξιαρχία",
    "155-ე ბრიგადა", "21. Jahrhundert", "القرن 21"])
def test_units_weapons_and_papers_have_names_and_no_figures(wording: str) -> None:
    assert read(wording) == ()


@pytest.mark.parametrize(("wording", "value"), [
    ("the 76th Guards lost 300 men", 300), ("Unit 29155 has 400 officers", 400),
    ("65 prisoners aboard an Il-76", 65), ("Resolution 2623 had 11 supporters", 11),
    ("two Su-25 aircraft", 2), ("12 HIMARS launchers", 12), ("more than 30 T-72 tanks", 30)])
def test_what_is_counted_beside_a_name_is_a_figure(wording: str, value: float) -> None:
    assert values(wording) == [value]


@pytest.mark.parametrize("wording", [
    "21-jarige", "een 21-jarige soldaat", "21-letni", "21-year-old", "21-летний", "21-річний",
    "21-Jähriger", "21 ans", "21 años", "21 anni", "21 anos", "21 gadu vecs", "21 yaşındaki",
    "21歳", "21岁", "21세", "21 عاما", "۲۱ ساله", "בן 21", "21 წლის", "21 ετών", "21 tahun"])
def test_an_age_is_no_figure_in_any_language(wording: str) -> None:
    assert read(wording) == ()


@pytest.mark.parametrize("wording", [
    "5:30 a.m.", "at 7.30 pm", "0600 GMT", "um 5.30 Uhr", "o godz. 5.30", "pukul 05.30",
    "plkst. 5.30", "saat 05.30", "à 5h30", "a las 5:30", "στις 5:30", "ساعت ۵:۳۰", "الساعة 5:30",
    "בשעה 5:30", "午前5時30分", "오전 5시 30분", "上午5时30分"])
def test_a_clock_is_no_figure_in_any_language(wording: str) -> None:
    assert read(wording) == ()


@pytest.mark.parametrize("wording", [
    "two or three times its present level", "ten to twelve hours", "one or two days", "5-6 weeks",
    "two or three dozen times"])
def test_both_ends_of_a_multiple_or_a_duration_are_none(wording: str) -> None:
    assert read(wording) == ()


@pytest.mark.parametrize("wording", [
    "over 2016 rate", "above 2019 levels", "2014'te", "2014 yılında", "the 2022 invasion",
    "у серпні 2024", "в августе 2024", "w sierpniu 2024", "2024. gada augustā", "2024年8月"])
def test_a_year_is_no_figure_where_something_of_it_is_named(wording: str) -> None:
    assert read(wording) == ()


@pytest.mark.parametrize("wording", [
    "men aged between 18 and 60", "aged over 30", "children under 12", "people over 60",
    "a father of three", "phase two", "the Big Three", "a 12-storey building", "two-front war",
    "at least two more weeks", "nine fewer than the number that he named", "12 more than in 2023",
    "4oo dead", "3OO killed", "1,2OO", "4O0", "three consecutive days", "the 2004 tsunami",
    "a 500 kg bomb"])
def test_what_tells_of_people_or_things_and_counts_none_is_no_figure(wording: str) -> None:
    assert read(wording) == ()


@pytest.mark.parametrize(("wording", "expected"), [
    ("a 500 kg bomb killed 20", [20]), ("the 2004 tsunami killed 230,000", [230_000]),
    ("500 kg of explosives", [500]), ("the 2000 soldiers", [2000]), ("under 12 soldiers", [12]),
    ("children under fire: 12 killed", [12]), ("two more soldiers", [2]),
    ("a 12-storey building collapsed, killing 20", [20]), ("casualties over 50", [50])])
def test_what_is_counted_beside_or_in_like_words_is_a_figure(
        wording: str, expected: list[float]) -> None:
    assert values(wording) == expected


@pytest.mark.parametrize(("wording", "units"), [
    ("dead: 45 - wounded: 120", ["person", "person"]), ("KIA: 300, WIA: 2,700", ["person"] * 2),
    ("10-kilometre (six-mile) advance", ["km"]), ("killed: 4,000", ["person"])])
def test_what_stands_before_a_colon_is_counted_by_the_number_behind(
        wording: str, units: list[str]) -> None:
    assert [reading.unit for reading in read(wording)] == units


@pytest.mark.parametrize(("wording", "value"), [
    ("le 6 août 12 soldats ont été tués", 12), ("6 серпня 12 військових", 12),
    ("pada 6 Agustus 12 tentara tewas", 12), ("47 окрема механізована бригада, 30 танків", 30),
    ("зросла на 20% до 300 поранених", 300), ("aumentó un 20% hasta 300 heridos", 300),
    ("a augmenté de 20 % à 300 blessés", 300), ("stieg um 20 Prozent auf 300 Verletzte", 300)])
def test_the_count_beside_a_date_a_name_or_a_change_is_read(wording: str, value: float) -> None:
    assert values(wording) == [value]


@pytest.mark.parametrize("wording", [
    "6 серп. 2024", "6 авг. 2024", "6 Aug. 2024", "6 août 2024", "6 sierpnia 2024", "6. Aug. 2024",
    "2022. gada 24. februāra", "2022 წლის 24 თებერვლიდან", "三十多岁", "10 or so days"])
def test_shortened_and_inflected_months_and_round_ages_make_no_figure(wording: str) -> None:
    assert read(wording) == ()


@pytest.mark.parametrize("wording", [
    "twee keer zoveel", "dwa razy więcej", "tres veces más", "três vezes mais", "trois fois plus",
    "tre volte di più", "dua kali lipat", "دو برابر", "iki kat", "三倍", "3배", "втричі",
    "в 3 раза"])
def test_a_multiple_is_no_figure_in_any_language(wording: str) -> None:
    assert read(wording) == ()


@pytest.mark.parametrize("wording", ["voor de derde keer", "بار سوم", "der dritte Soldat"])
def test_an_ordinal_alone_is_no_share(wording: str) -> None:
    assert read(wording) == ()
