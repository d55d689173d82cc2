"""Whatever a ledger holds that can be read as meant, the checks have an answer and no crash."""

import random

import pytest
from ledgers import QUANTITIES, findings_in

from figures.codebook import HEDGES, SEEN_AS

WORDINGS = ["-", "up to 12,000 troops", "dozens", "two-thirds of those", "1,300 km² (500 sq miles)",
            "63.2%", "no number", "22 killed and 3 wounded", "between 300 and 400", "92 a day",
            "90 sq km (56 sq miles)", "nobody", "zero", "28 settlements", "1.2 million"]
NUMBERS = ["", "", "", "-", "0", "1", "0.5", "300", "4000", "4123", "1e12", "0.0001"]
DAYS = ["", "", "2024", "2024-08", "2024-08-12", "2024-08-13", "2024-08-20", "1999-01-01"]
UNITS = ["", "", "person", "km^2", "mi^2", "km", "share", "count", "person/day", "-", "hectare"]
CASE = {
    "quantities": {**QUANTITIES, "daily": {"counts": "a day", "unit": "person/day",
                                           "change_of": "killed"},
                   "land": {**QUANTITIES["held"], "accumulates": True, "measured": {
                       "file": "measured/land.csv", "low": "a", "high": "b", "unit": "mi^2",
                       "within": "10%"}}},
    "identities": ["casualties = killed + wounded", "killed <= 2 * casualties", "present >= 5",
                   "held = land - 10", "present <= killed + wounded"],
    "confusable": [["present", "killed"], ["held", "land"]], "start": "2024-08-06",
    "scopes": ["kursk"], "phases": {"killed": [{"day": "2024-08-13", "why": "anew"}]},
    "measured": {"measured/land.csv": "date,a,b\n2024-08-12,0,0\n2024-08-13,5,9\n"}}


def drawn(draw, number, taken):
    """Draw one row: any hedge, unit, day and number, a share of an earlier claim now and then."""
    names = ["Kyiv", "Seoul", "Joint Chiefs", "Sun", "Star", "Unknown"]
    return {"quantity": draw.choice(list(CASE["quantities"])), "wording": draw.choice(WORDINGS),
            "hedge": draw.choice(["", "", "-", *HEDGES]), "low": draw.choice(NUMBERS),
            "value": draw.choice(NUMBERS), "high": draw.choice(NUMBERS),
            "unit": draw.choice(UNITS), "second_value": draw.choice(NUMBERS),
            "second_unit": draw.choice(UNITS), "as_of": draw.choice(DAYS),
            "reported_on": draw.choice(DAYS), "speaker": draw.choice(names),
            "publisher": draw.choice(names), "via": draw.choice(["", "Sun", "Sun; Star"]),
            "share_of": draw.choice(["", "killed", *([f"c-{draw.randint(1, number - 1)}"]
                                                     if number > 1 else [])]),
            "scope": draw.choice(["", "", "kursk"]), "seen_as": draw.choice(["", *SEEN_AS]),
            "counts_as": draw.choice(["", "killed", "killed;wounded", "unstated"]),
            "period": draw.choice(["", "", "2024-08-06/2024-08-12"]),
            "url": draw.choice(["", "https://a.example/1"]), "likelihood": "", **taken}


@pytest.mark.parametrize("seed", range(12))
def test_any_ledger_is_checked(tmp_path, seed):
    draw = random.Random(seed)
    rows = [drawn(draw, number, {}) for number in range(1, 41)]
    sources = [{"name": "Seoul"}, {"name": "Joint Chiefs", "part_of": "Seoul", "party": "red"},
               {"name": "Kyiv", "party": "blue", "counts_as": "killed"}, {"name": "Sun"}]
    rulings = [{"claim": "c-3", "column": "use", "was": "yes", "now": "no"}]
    found = findings_in(tmp_path, rows, sources=sources, rulings=rulings, **CASE)
    assert any(each.code == "unknown-source" for each in found)
    assert all(each.message and "nan" not in each.message for each in found)
