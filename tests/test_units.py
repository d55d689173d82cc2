import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures import units
from figures.errors import UnitError


@pytest.mark.parametrize(("unit", "meaning"), [
    ("km^2", "an area"), ("mi^2", "an area"), ("hectare", "an area"), ("km", "a length"),
    ("mi", "a length"), ("person", "a number of persons"), ("count", "a count of things"),
    ("share", "a share"), ("person/day", "persons a time")])
def test_a_unit_says_what_it_measures(unit, meaning):
    assert units.dimension_name(unit) == meaning


@pytest.mark.parametrize("name", ["settlements", "", "1", "km^2)", "5 km", "km2", "%",
                                  "__import__('os')", "km**9**9**9"])
def test_what_is_no_unit_is_refused(name):
    with pytest.raises(UnitError, match="unknown unit"):
        units.dimension(name)


def test_square_miles_convert_by_the_square_of_a_mile():
    mile = 1.609344
    assert units.factor("mi^2", "km^2") == pytest.approx(mile**2)
    assert units.factor("mi", "km") == pytest.approx(mile)


def test_an_acre_is_the_international_one_of_4840_square_yards():
    assert units.factor("acre", "hectare") == pytest.approx(4840 * 0.9144**2 / 10000, rel=1e-12)


def test_a_length_does_not_convert_to_an_area():
    with pytest.raises(UnitError, match="'km' is a length, 'km\\^2' is an area"):
        units.factor("km", "km^2")


def test_people_are_no_settlements():
    with pytest.raises(UnitError):
        units.factor("person", "count")


def test_persons_a_day_are_a_rate_of_persons():
    assert units.is_rate_of("person/day", "person")
    assert not units.is_rate_of("person", "person")
    assert not units.is_rate_of("km/day", "km^2")


@given(st.sampled_from(["km^2", "mi^2", "hectare", "acre"]),
       st.sampled_from(["km^2", "mi^2", "hectare", "acre"]))
def test_there_and_back_is_no_change(one, other):
    assert units.factor(one, other) * units.factor(other, one) == pytest.approx(1)


@pytest.mark.parametrize("unit", units.USUAL)
def test_usual_units_are_what_pints_own_file_says(unit):
    import pint
    whole = pint.UnitRegistry()
    if unit not in ("person", "share", "count", "person/day", "acre"):
        base = whole.Unit(unit).dimensionality
        ours = units.factor(unit, "m" if str(base) == "[length]" else "m^2")
        assert ours == pytest.approx(whole.Quantity(1.0, unit).to_base_units().magnitude, rel=1e-12)


def test_a_usual_and_a_rare_unit_convert_to_one_another():
    assert units.factor("mi", "furlong") == pytest.approx(8, rel=1e-4)
    assert units.dimension("furlong") == units.dimension("km")


@pytest.mark.parametrize("name", ["degC", "degF", "dB", "decibel"])
def test_a_unit_that_no_factor_converts_is_refused(name):
    with pytest.raises(UnitError, match="unknown unit"):
        units.dimension(name)


def test_a_name_of_64_signs_is_read_and_one_of_65_is_not():
    longest = "km" + "*m" * 31
    assert len(longest) == 64
    assert units.dimension(longest) == "[length] ** 32"
    with pytest.raises(UnitError, match="unknown unit"):
        units.dimension("m" + "*m" * 32)


@pytest.fixture
def forgotten():
    """Forget every unit read so far."""
    for cached in (units._usual, units._whole, units._is_usual, units.dimension, units.factor,
                   units.is_rate_of):
        cached.cache_clear()


def test_pints_whole_file_is_read_only_where_a_rare_unit_is_met(forgotten):
    for unit in units.USUAL:
        units.dimension(unit)
    units.factor("mi^2", "hectare")
    units.is_rate_of("person/day", "person")
    assert units._whole.cache_info().misses == 0
    units.factor("furlong", "km")
    assert units._whole.cache_info().misses == 1


@pytest.mark.parametrize(("unit", "meaning"), [
    ("km/hour", "a speed"), ("km^2/day", "an area a time"), ("count/day", "a count a time"),
    ("day", "a time"), ("tonne", "a weight"), ("m^3", "a volume")])
def test_the_other_things_that_are_counted_have_names_too(unit, meaning):
    assert units.dimension_name(unit) == meaning


def test_what_has_no_name_of_its_own_is_told_as_its_dimension_in_whatever_order_it_was_written():
    assert units.dimension_name("kg*m") == units.dimension_name("m*kg") == "[length] * [mass]"
    assert units.factor("kg*m", "m*kg") == pytest.approx(1)


@pytest.mark.parametrize(("source", "target", "factor"), [
    ("km", "m", 1000), ("hectare", "m^2", 10_000), ("week", "day", 7), ("person", "people", 1),
    ("person/day", "person/week", 7), ("count", "count", 1), ("share", "share", 1),
    ("kilometre", "km", 1), ("ha", "hectare", 1), ("km**2", "km^2", 1), ("mile", "mi", 1)])
def test_a_figure_is_multiplied_by_the_factor_between_units(source, target, factor):
    assert units.factor(source, target) == pytest.approx(factor)


def test_a_rate_is_per_time_and_not_per_anything_else():
    assert units.is_rate_of("count/week", "count")
    assert units.is_rate_of("km^2/day", "km^2")
    assert not units.is_rate_of("person/km", "person")
    assert not units.is_rate_of("person*day", "person")
    assert not units.is_rate_of("person/day^2", "person")


@pytest.mark.parametrize("name", ["km**2", "km^-2", "km / day", "km*day", "person day", "_km^2"])
def test_products_quotients_and_powers_of_one_digit_are_names_of_units(name):
    if name.startswith("_"):
        with pytest.raises(UnitError):
            units.dimension(name)
    else:
        assert units.dimension(name)


@pytest.mark.parametrize("name", ["km^22", "km^^2", "km    day", "km//day", "km^", "/day", "2 km",
                                  "km^2.5", "km day km^10", "km\nday", " km"])
def test_other_forms_are_no_names_of_units(name):
    with pytest.raises(UnitError, match="unknown unit"):
        units.dimension(name)


@pytest.mark.parametrize(("one", "other"), [("km", "km^2"), ("person", "count"),
                                            ("share", "person"), ("day", "km")])
def test_what_measures_different_things_does_not_convert_either_way(one, other):
    for source, target in ((one, other), (other, one)):
        with pytest.raises(UnitError, match=r" is .*, "):
            units.factor(source, target)


def test_an_acre_is_43_560_square_feet_and_a_dunam_a_tenth_of_a_hectare():
    foot = 0.3048  # metres, by agreement of 1959
    assert units.factor("acre", "m^2") == pytest.approx(43_560 * foot ** 2, rel=1e-12)
    assert units.factor("dunam", "hectare") == pytest.approx(0.1, rel=1e-12)
