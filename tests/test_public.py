"""What `import figures` offers: a dozen names, each loaded when it is asked for."""

import subprocess
import sys

import pytest
from ledgers import write_case

import figures


def test_every_public_name_is_there_and_documented():
    for name in figures.__all__:
        assert getattr(figures, name) is not None
        assert name == "__version__" or getattr(figures, name).__doc__


def test_the_names_are_about_a_dozen():
    assert 10 <= len(figures.HOMES) <= 15


def test_a_name_that_there_is_not_is_an_attribute_error():
    with pytest.raises(AttributeError, match="recncile"):
        _ = figures.recncile


def test_importing_the_package_loads_nothing_heavy():
    code = "import sys, figures; print('pandas' in sys.modules, 'pint' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


def test_the_docstring_draws_the_five_layers_from_the_top():
    places = [figures.__doc__.index(f"    {layer} ") for layer in
              ("telling", "showing", "judging", "meaning", "reading")]
    assert places == sorted(places)


def test_five_lines_load_filter_check_reconcile_tabulate_and_draw(tmp_path):
    folder = write_case(tmp_path / "case", [
        {"wording": "300 killed", "as_of": "2025-01-10", "reported_on": "2025-01-11"},
        {"wording": "over 900 killed", "as_of": "2025-02-10", "reported_on": "2025-03-01"}],
        start="2024-12-01", headline=["killed"])
    claims = figures.claims_of(figures.load(folder), known_by="2025-02-20")
    findings, answer = figures.check(claims), figures.reconcile(claims)
    table = figures.tabulate(answer)
    chart = figures.draw("range-strip", claims, answer, findings)
    assert list(claims.table["wording"]) == ["300 killed"]
    assert answer.of("killed").claims == 1
    assert len(table.frame) == 1
    assert "300" in chart.alt
