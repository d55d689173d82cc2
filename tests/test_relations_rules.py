"""The rule of relations, case by case, without a ledger."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledgers import claims_from, write_case

from figures.case import load
from figures.codebook import NEUTRAL_KINDS, RELATIONS, SOURCE_KINDS, WHO
from figures.definitions import Party, Quantity
from figures.relations import relation, sides

PARTIES = {"red": {"name": "Red"}, "pink": {"name": "Pink", "with": "red"},
           "blue": {"name": "Blue"}}
COUNTED = Quantity("killed", "killed", "person", of="red", who="soldiers")


@pytest.fixture(scope="module")
def definition(tmp_path_factory):
    """Return a combat of red (with pink) against blue."""
    return load(write_case(tmp_path_factory.mktemp("sides"), [{"value": 5}],
                           parties=PARTIES)).definition


def told(definition, party, quantity=COUNTED, kind="military", case="combat"):
    return relation(quantity, replace(definition, kind=case), party, kind)


@pytest.mark.parametrize(("party", "expected"), [
    ("red", "own_soldiers"), ("pink", "own_soldiers"), ("blue", "enemy"), ("", "third"),
    ("nobody", "third")])
def test_a_partys_side_decides(definition, party, expected):
    assert told(definition, party) == expected


@pytest.mark.parametrize("kind", SOURCE_KINDS)
def test_only_sources_that_are_not_neutral_are_enemies_by_opposition(definition, kind):
    assert told(definition, "blue", kind=kind) == (
        "third" if kind in NEUTRAL_KINDS else "enemy")


@pytest.mark.parametrize("kind", NEUTRAL_KINDS)
def test_even_a_neutral_source_of_the_blamed_side_is_a_perpetrator(definition, kind):
    quantity = Quantity("killed", "killed", "person", of="red", by="blue", who="civilians")
    assert told(definition, "blue", quantity, kind, "attack") == "perpetrator"


@pytest.mark.parametrize(("case", "who", "own", "other"), [
    ("combat", "soldiers", "own_soldiers", "enemy"), ("combat", "mixed", "own_soldiers", "enemy"),
    ("combat", "unknown", "own_soldiers", "enemy"),
    ("combat", "civilians", "own_civilians", "perpetrator"),
    ("attack", "soldiers", "own_soldiers", "enemy"),
    ("attack", "mixed", "own_civilians", "perpetrator"),
    ("disaster", "unknown", "own_civilians", "perpetrator")])
def test_who_is_counted_and_in_what_kind_of_event_decides(definition, case, who, own, other):
    quantity = replace(COUNTED, who=who)
    assert told(definition, "red", quantity, case=case) == own
    assert told(definition, "blue", quantity, case=case) == other


def test_where_no_one_opposes_it_a_side_counts_its_own_as_a_government(definition):
    alone = replace(definition, parties={"red": Party("red", "Red")}, kind="disaster")
    assert relation(replace(COUNTED, who="civilians"), alone, "red", "government") == "government"


def test_of_nobodys_people_only_the_blamed_are_more_than_a_third(definition):
    nobodys = replace(COUNTED, of="", by="blue")
    assert told(definition, "blue", nobodys) == "enemy"
    assert told(definition, "red", nobodys) == "third"


@given(party=st.sampled_from(["red", "pink", "blue", ""]), who=st.sampled_from(WHO),
       kind=st.sampled_from(SOURCE_KINDS), case=st.sampled_from(["combat", "attack", "disaster"]))
def test_every_relation_is_one_of_the_codebooks(definition, party, who, kind, case):
    assert told(definition, party, replace(COUNTED, who=who), kind, case) in RELATIONS


@given(st.dictionaries(st.sampled_from("abcdef"), st.sampled_from(["", *"abcdef"])))
def test_sides_part_the_parties_whatever_stands_with_whom(joined):
    found = sides({key: Party(key, key, on) for key, on in joined.items()})
    assert set(found) == set(joined)
    for key, on in joined.items():
        assert found[found[key]] == found[key]
        if on in joined:
            assert found[on] == found[key]


def test_a_side_is_that_of_the_speaker_and_blank_for_a_third(tmp_path):
    rows = [{"value": 5, "speaker": "Pink Staff"}, {"value": 6, "speaker": "Gazette"}]
    sources = [{"name": "Pink Staff", "party": "pink", "kind": "military"},
               {"name": "Gazette", "party": "pink", "kind": "media"}, "Herald"]
    table = claims_from(tmp_path, [*rows, {"value": 7, "speaker": "Herald"}], sources=sources,
                        parties=PARTIES).table
    assert table.at["c-1", "side"] == sides({key: Party(key, key, cells.get("with", ""))
                                             for key, cells in PARTIES.items()})["pink"]
    assert table.at["c-3", "side"] == ""
