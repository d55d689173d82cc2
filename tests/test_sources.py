import pytest
from ledgers import write_case

from figures.case import load
from figures.errors import InputError

SOURCES = [
    {"name": "Ukraine", "kind": "government", "party": "blue"},
    {"name": "HUR", "also": "GUR; Ukraine Defence Intelligence", "kind": "intelligence",
     "part_of": "Ukraine"},
    {"name": "Kyrylo Budanov", "also": "Budanov", "part_of": "GUR"}, {"name": "Gazette"}]


def sources(tmp_path, rows=SOURCES):
    return load(write_case(tmp_path / "case", [{"speaker": "Budanov"}], sources=rows)).sources


def test_every_spelling_leads_to_the_canonical_name(tmp_path):
    known = sources(tmp_path)
    assert known.name("GUR") == known.name("Ukraine Defence Intelligence") == "HUR"
    assert known.known("Budanov")


def test_a_spelling_that_nobody_has_stays_as_it_is(tmp_path):
    known = sources(tmp_path)
    assert known.name("Budannov") == "Budannov"
    assert not known.known("Budannov")


def test_a_chain_leads_from_a_person_to_the_state(tmp_path):
    assert sources(tmp_path).chain("Budanov") == ("Kyrylo Budanov", "HUR", "Ukraine")


def test_a_party_is_that_of_the_nearest_body_that_has_one(tmp_path):
    known = sources(tmp_path)
    assert known.party("Budanov") == "blue"
    assert known.party("Gazette") == ""


@pytest.mark.parametrize(("row", "expected"), [
    ({"name": "Other", "also": "GUR"}, "a spelling of one source only (line 3 has it too)"),
    ({"name": "Other", "party": "bleu"}, "did you mean 'blue'?"),
    ({"name": "Other", "part_of": "Ukrane"}, "did you mean 'Ukraine'?"),
    ({"name": "Other", "part_of": "Other"}, "no source that belongs to itself"),
    ({"name": "Other", "kind": "goverment"}, "did you mean 'government'?"),
    ({"name": "Other", "reliability": "G"}, "one of A, B, C, D, E, F")])
def test_a_source_is_refused_where_a_cell_is_wrong(row, expected, tmp_path):
    with pytest.raises(InputError) as caught:
        sources(tmp_path, [*SOURCES, row])
    assert expected in str(caught.value)


def test_bodies_that_belong_to_one_another_in_a_ring_are_refused(tmp_path):
    ring = [{"name": "A", "part_of": "B"}, {"name": "B", "part_of": "A"}]
    with pytest.raises(InputError, match="belongs to itself"):
        sources(tmp_path, [*SOURCES, *ring])
