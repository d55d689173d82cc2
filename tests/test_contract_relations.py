"""The contract's relation rule: whose people are counted by whom, every branch."""

import pytest
from ledgers import write_case

from figures import claims_of, load

SOURCES = [
    {"name": "Red Staff", "kind": "military", "party": "red"},
    {"name": "Red Paper", "kind": "media", "party": "red"},
    {"name": "Pink Staff", "kind": "military", "party": "pink"},
    {"name": "Blue Staff", "kind": "military", "party": "blue"},
    {"name": "Cyan Staff", "kind": "government", "party": "cyan"},
    {"name": "Blue Army", "party": "blue"}, {"name": "Blue Major", "part_of": "Blue Army"},
    {"name": "Blue Monitor", "kind": "ngo", "party": "blue"},
    {"name": "Green Ministry", "kind": "government", "party": "green"},
    {"name": "UN", "kind": "un"}, {"name": "Captive", "kind": "captive", "party": "red"}]
PARTIES = {"red": {"name": "Red"}, "pink": {"name": "Pink", "with": "red"},
           "blue": {"name": "Blue"}, "cyan": {"name": "Cyan", "with": "blue"},
           "teal": {"name": "Teal", "with": "cyan"}, "green": {"name": "Green"}}


def relation(tmp_path, speaker, informant="", kind="combat", parties=PARTIES, **quantity):
    """Return how a speaker stands to what a quantity counts."""
    counted = {"counts": "lost", "unit": "person", "of": "red", "who": "soldiers", **quantity}
    sources = [{**s, "party": s.get("party", "") if s.get("party") in parties else ""}
               for s in SOURCES]
    folder = write_case(
        tmp_path / "case", [{"quantity": "lost", "value": 3, "speaker": speaker,
                             "publisher": speaker, "informant": informant}],
        sources=sources, parties=parties, kind=kind, quantities={"lost": counted})
    return claims_of(load(folder)).table["relation"].iloc[0]


@pytest.mark.parametrize(("speaker", "who", "kind", "expected"), [
    ("Red Staff", "soldiers", "combat", "own_soldiers"),
    ("Red Staff", "soldiers", "attack", "own_soldiers"),
    ("Pink Staff", "soldiers", "combat", "own_soldiers"),
    ("Red Paper", "soldiers", "combat", "own_soldiers"),
    ("Red Staff", "mixed", "combat", "own_soldiers"),
    ("Red Staff", "unknown", "combat", "own_soldiers"),
    ("Red Staff", "mixed", "attack", "own_civilians"),
    ("Red Staff", "unknown", "other", "own_civilians"),
    ("Red Staff", "civilians", "combat", "own_civilians"),
    ("Blue Staff", "soldiers", "combat", "enemy"), ("Cyan Staff", "soldiers", "combat", "enemy"),
    ("Blue Major", "soldiers", "combat", "enemy"), ("Blue Staff", "mixed", "combat", "enemy"),
    ("Blue Staff", "unknown", "combat", "enemy"),
    ("Green Ministry", "soldiers", "attack", "enemy"),
    ("Blue Staff", "mixed", "attack", "perpetrator"),
    ("Blue Staff", "civilians", "combat", "perpetrator"),
    ("Blue Monitor", "soldiers", "combat", "third"), ("UN", "soldiers", "combat", "third"),
    ("UN", "civilians", "attack", "third")])
def test_a_speakers_side_and_who_is_counted(tmp_path, speaker, who, kind, expected):
    assert relation(tmp_path, speaker, who=who, kind=kind) == expected


@pytest.mark.parametrize(("kind", "who"), [("disaster", "civilians"), ("other", "unknown")])
def test_without_an_opposed_party_it_is_the_government(tmp_path, kind, who):
    parties = {"red": {"name": "Red"}, "pink": {"name": "Pink", "with": "red"}}
    for speaker in ("Red Staff", "Pink Staff"):
        assert relation(tmp_path / speaker, speaker, kind=kind, who=who,
                        parties=parties) == "government"


@pytest.mark.parametrize(("who", "kind", "expected"), [
    ("civilians", "attack", "perpetrator"), ("soldiers", "attack", "enemy"),
    ("mixed", "combat", "enemy"), ("unknown", "attack", "perpetrator")])
@pytest.mark.parametrize("speaker", ["Blue Staff", "Cyan Staff", "Blue Monitor"])
def test_on_the_side_of_by_neutral_kinds_too(tmp_path, speaker, who, kind, expected):
    assert relation(tmp_path, speaker, by="teal", who=who, kind=kind) == expected


def test_where_nobodys_people_are_named_all_but_the_blamed_are_third(tmp_path):
    assert relation(tmp_path / "a", "Red Staff", of="") == "third"
    assert relation(tmp_path / "b", "Blue Staff", of="", by="blue") == "enemy"


@pytest.mark.parametrize(("speaker", "informant", "expected"), [
    ("UN", "Red Staff", "own_soldiers"), ("Red Staff", "Blue Staff", "enemy"),
    ("Blue Staff", "Captive", "own_soldiers"), ("Red Paper", "", "own_soldiers")])
def test_the_informants_side_comes_before_the_speakers(tmp_path, speaker, informant, expected):
    assert relation(tmp_path, speaker, informant) == expected


def test_sides_are_joined_over_any_number_of_steps_and_either_way(tmp_path):
    assert relation(tmp_path / "a", "Cyan Staff", of="teal") == "own_soldiers"
    assert relation(tmp_path / "b", "Blue Staff", of="teal") == "own_soldiers"
