import json
import math
from datetime import date

from figures.outputs import document, to_json
from figures.version import __version__


def test_a_document_begins_with_schema_version_and_inputs():
    content = document("check", "abc", {"case": "kursk-2024"})
    assert list(content) == ["schema", "version", "inputs", "case"]
    assert content["version"] == __version__


def test_numbers_are_not_rounded():
    assert json.loads(to_json({"x": 2 / 3}))["x"] == 2 / 3


def test_what_is_not_finite_is_null():
    assert json.loads(to_json({"x": [math.inf, math.nan, -math.inf]})) == {"x": [None] * 3}


def test_days_are_iso_text_and_other_scripts_stay_readable():
    assert to_json({"day": date(2024, 8, 6), "wording": "тысяча"}) == (
        '{"day": "2024-08-06", "wording": "тысяча"}')
