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
    if unit not in ("person", "share", "count", "person/day"):
        base = whole.Unit(unit).dimensionality
        ours = units.factor(unit, "m" if str(base) == "[length]" else "m^2")
        assert ours == pytest.approx(whole.Quantity(1.0, unit).to_base_units().magnitude, rel=1e-12)


def test_a_usual_and_a_rare_unit_convert_to_one_another():
    assert units.factor("mi", "furlong") == pytest.approx(8, rel=1e-4)
    assert units.dimension("furlong") == units.dimension("km")
