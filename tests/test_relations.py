"""Whose people are counted by whom."""

import pytest
from ledgers import claims_from

from figures.relations import sides

PARTIES = {"dprk": {"name": "North Korea", "with": "russia"}, "russia": {"name": "Russia"},
           "ukraine": {"name": "Ukraine"}, "rok": {"name": "South Korea", "with": "ukraine"}}
SOURCES = [{"name": "General Staff", "party": "ukraine", "kind": "military"},
           {"name": "Seoul", "party": "rok", "kind": "government"},
           {"name": "Moscow", "party": "russia", "kind": "government"},
           {"name": "Spokesman", "part_of": "Moscow"},
           {"name": "Kyiv Paper", "party": "ukraine", "kind": "media"},
           {"name": "Kyiv Hospital", "party": "ukraine", "kind": "ngo"},
           {"name": "Institute", "kind": "academic"}, {"name": "Gazette"}]


def relation(folder, speaker, kind="combat", informant="", **quantity):
    counted = {"counts": "losses", "unit": "person", "of": "dprk", "who": "soldiers", **quantity}
    claims = claims_from(folder, [{"speaker": speaker, "value": 5, "informant": informant}],
                         sources=SOURCES, parties=PARTIES, kind=kind,
                         quantities={"killed": counted})
    return claims.table.at["c-1", "relation"], claims.table.at["c-1", "side"]


@pytest.mark.parametrize(("speaker", "expected"), [
    ("Moscow", ("own_soldiers", "dprk")), ("Spokesman", ("own_soldiers", "dprk")),
    ("Seoul", ("enemy", "rok")), ("General Staff", ("enemy", "rok")),
    ("Kyiv Paper", ("third", "")), ("Kyiv Hospital", ("third", "")), ("Institute", ("third", ""))])
def test_soldiers_are_counted_by_their_own_an_enemy_or_a_third(tmp_path, speaker, expected):
    assert relation(tmp_path, speaker) == expected


@pytest.mark.parametrize(("kind", "who", "expected"), [
    ("combat", "civilians", "own_civilians"), ("combat", "mixed", "own_soldiers"),
    ("combat", "unknown", "own_soldiers"), ("attack", "unknown", "own_civilians"),
    ("attack", "soldiers", "own_soldiers")])
def test_an_own_side_tells_of_soldiers_or_civilians(tmp_path, kind, who, expected):
    assert relation(tmp_path, "Moscow", kind, who=who)[0] == expected


@pytest.mark.parametrize(("kind", "who", "expected"), [
    ("attack", "civilians", "perpetrator"), ("attack", "mixed", "perpetrator"),
    ("combat", "mixed", "enemy"), ("attack", "soldiers", "enemy")])
def test_whoever_is_opposed_or_blamed_is_enemy_or_perpetrator(tmp_path, kind, who, expected):
    assert relation(tmp_path, "Moscow", kind, of="ukraine", by="russia", who=who)[0] == expected


def test_a_side_that_nobody_opposes_is_a_government(tmp_path):
    claims = claims_from(tmp_path, [{"value": 5, "speaker": "Ministry"}], kind="disaster",
                         parties={"land": {"name": "Land"}},
                         quantities={"killed": {"counts": "dead", "unit": "person", "of": "land"}},
                         sources=[{"name": "Ministry", "party": "land"}, "Gazette"])
    assert claims.table.at["c-1", "relation"] == "government"


def test_the_informant_counts_before_the_speaker(tmp_path):
    assert relation(tmp_path, "Institute", informant="Seoul") == ("enemy", "rok")


def test_sides_join_over_any_number_of_steps_in_either_direction():
    class Party:
        def __init__(self, on_side_of=""):
            self.on_side_of = on_side_of

    found = sides({"a": Party("b"), "b": Party("c"), "c": Party(), "d": Party("b"), "e": Party()})
    assert len({found[name] for name in "abcd"}) == 1
    assert found["e"] != found["a"]
