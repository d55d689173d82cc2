"""The resolved cases: each folder reads, and each number of their README is counted again here."""

import json
import re
from pathlib import Path

import pytest

from figures.case import load
from figures.checks import check
from figures.cli import main
from figures.meanings import claims_of

RESOLVED = Path(__file__).parent.parent / "data" / "resolved"
FOLDERS = sorted(path.parent for path in RESOLVED.glob("*/case.yml"))
WORDS_AT_MOST = 12  # contract, "wording"
FEW = 4  # claims of the settled quantity, fewer of which would make no case
HEADINGS = ("In dispute", "How the truth was settled", "Left out, and why",
            "Kind, sides and relations")
MEASURES = {
    "quantities with claims": lambda cases: sum(c.table["quantity"].nunique() for c in cases),
    "publishers": lambda cases: len({name for c in cases for name in c.table["publisher"]}),
    "speakers, counted case by case": lambda cases: sum(
        c.table["speaker"].nunique() for c in cases),
    "first year of an event": lambda cases: min(c.case.definition.start.year for c in cases),
    "last year of an event": lambda cases: max(c.case.definition.start.year for c in cases),
    "claims taken out of use": lambda cases: sum(int((~c.table["use"]).sum()) for c in cases),
    "of these, said after the truth was known": lambda cases: sum(
        int(left_out(c)["note"].str.contains("POST-TRUTH").sum()) for c in cases),
    "cases whose truth lies outside all of its claims": lambda cases: sum(map(is_outside, cases)),
    "cases gathered for a famous error (the rumour cases)": lambda _: len(rumour_cases()),
}


@pytest.fixture(scope="module")
def cases():
    """Return the claims of every resolved case, by name."""
    return {folder.name: claims_of(load(folder)) for folder in FOLDERS}


def settled(claims):
    """Return the name of the quantity whose truth the case gives."""
    (name,) = claims.case.definition.truth
    return name


def used(claims):
    """Return the claims in use of the settled quantity."""
    table = claims.table
    return table[table["use"] & (table["quantity"] == settled(claims))]


def left_out(claims):
    """Return the claims that a ruling takes out of use."""
    return claims.table[~claims.table["use"]]


def is_outside(claims):
    """Tell whether the truth is below or above every claim in use of its quantity."""
    figures = used(claims)["figure"].dropna()
    truth = claims.case.definition.truth[settled(claims)].value
    return not figures.min() <= truth <= figures.max()


def readme():
    """Return the text of the benchmark's README."""
    return (RESOLVED / "README.md").read_text(encoding="utf-8")


def rows():
    """Return the rows of the README's tables that end in a number, as lists of cells."""
    split = [[cell.strip() for cell in line.strip("|").split("|")]
             for line in readme().splitlines() if line.startswith("|")]
    return [cells for cells in split if cells[-1].isdigit()]


def rumour_cases():
    """Return the names that the README gives as the rumour cases."""
    sentence = re.search(r"^The rumour cases are .*$", readme(), re.MULTILINE).group()
    return re.findall(r"`([^`]+)`", sentence)


def test_every_folder_under_resolved_is_a_case():
    assert [path for path in sorted(RESOLVED.iterdir()) if path.is_dir()] == FOLDERS


def test_each_case_settles_one_quantity_and_shows_it_first(cases):
    for name, claims in cases.items():
        assert claims.case.definition.headline == (settled(claims),), name


def test_each_case_has_some_claims_of_what_was_settled(cases):
    assert {name for name, claims in cases.items() if len(used(claims)) < FEW} == set()


def test_each_truth_names_its_source_and_page(cases):
    for name, claims in cases.items():
        truth = claims.case.definition.truth[settled(claims)]
        assert truth.source and truth.url.startswith("http"), name
        assert 0 < truth.low <= truth.value <= truth.high, name


def test_no_wording_is_longer_than_the_few_words_that_carry_a_figure(cases):
    long = [key for claims in cases.values() for key, words in claims.table["wording"].items()
            if len(words.split()) > WORDS_AT_MOST]
    assert long == []


def test_ids_are_the_cases_name_and_a_number(cases):
    for name, claims in cases.items():
        assert all(re.fullmatch(rf"{re.escape(name)}-\d+[a-z]?", key)
                   for key in claims.table.index), name


def test_every_speaker_publisher_carrier_and_informant_stands_in_sources(cases):
    for claims in cases.values():
        for key, row in claims.table.iterrows():
            named = filter(None, (row["speaker"], row["publisher"], row["informant"], *row["via"]))
            assert all(map(claims.case.sources.known, named)), key


def test_what_was_said_after_the_truth_is_out_of_use(cases):
    for claims in cases.values():
        late = claims.table["note"].str.contains("POST-TRUTH")
        assert not claims.table.loc[late, "use"].any(), claims.case.name


def test_every_ruling_that_takes_a_claim_out_gives_a_reason(cases):
    rulings = [ruling for claims in cases.values() for ruling in claims.case.rulings]
    assert all(len(ruling.why.split()) > 1 and ruling.by for ruling in rulings)


def test_no_claim_counts_from_before_the_event(cases):
    for claims in cases.values():
        last = claims.table["last"].dropna()
        assert (last.dt.date >= claims.case.definition.start).all(), claims.case.name


def test_no_case_has_an_error_that_no_ruling_answers(cases):
    open_errors = [(name, found.code, found.claims) for name, claims in cases.items()
                   for found in check(claims, "ledger")
                   if found.severity == "error" and not found.ruling]
    assert open_errors == []


def test_a_captor_and_a_blamed_army_are_enemies_of_soldiers(cases):
    assert cases["olenivka-2022"].table.at["olenivka-2022-1", "relation"] == "enemy"
    assert cases["makiivka-2023"].table.at["makiivka-2023-1", "relation"] == "enemy"


def test_a_government_that_counts_its_own_dead_is_no_belligerent(cases):
    assert cases["bam-2003"].table.at["bam-2003-1", "relation"] == "government"
    assert cases["wtc-2001"].table.at["wtc-2001-3", "relation"] == "government"


def test_a_belligerent_speaks_of_its_own_civilians_and_the_one_blamed_of_its_victims(cases):
    rabaa = cases["rabaa-2013"].table["relation"]
    assert rabaa["rabaa-2013-3"] == "own_civilians"  # the Muslim Brotherhood
    assert rabaa["rabaa-2013-6"] == "perpetrator"  # the Egyptian ministry
    assert rabaa["rabaa-2013-11"] == "perpetrator"  # a paper that relays the ministry


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_each_readme_says_what_was_disputed_settled_and_left_out(folder):
    text = (folder / "README.md").read_text(encoding="utf-8")
    assert all(f"\n## {heading}\n" in text for heading in HEADINGS)


def test_the_table_by_kind_counts_what_the_folders_hold(cases):
    found = [cells for cells in rows() if len(cells) > 2]
    for kind, *numbers in found:
        of_kind = [c for c in cases.values() if kind in ("all", c.case.definition.kind)]
        counted = (len(of_kind), sum(len(c.table) for c in of_kind),
                   sum(int(c.table["use"].sum()) for c in of_kind),
                   sum(len(used(c)) for c in of_kind))
        assert tuple(map(int, numbers)) == counted, kind
    assert {cells[0] for cells in found} == {"all", "combat", "attack", "disaster"}


def test_each_measure_is_what_the_folders_hold(cases):
    stated = {cells[0]: int(cells[1]) for cells in rows()
              if len(cells) == 2 and "`" not in cells[0]}
    assert stated == {name: count(list(cases.values())) for name, count in MEASURES.items()}


def test_the_table_of_relations_counts_the_claims_in_use(cases):
    stated = {re.search(r"`(\w+)`", cells[0]).group(1): int(cells[1]) for cells in rows()
              if len(cells) == 2 and "`" in cells[0]}
    relations = [name for claims in cases.values() for name in used(claims)["relation"]]
    assert stated == {name: relations.count(name) for name in set(relations)}


def test_the_rumour_cases_are_cases(cases):
    assert len(set(rumour_cases())) == len(rumour_cases())
    assert set(rumour_cases()) <= set(cases)


NUMBERS = re.compile(r"^- ([\w, ]+?): ", re.MULTILINE)


def number_of(claim):
    """Return a claim's number in the collection, with the letter of a second figure."""
    return claim.rsplit("-", 1)[1]


def test_the_numbers_that_a_readme_calls_skipped_are_those_that_no_claim_has(cases):
    for folder in FOLDERS:
        text = (folder / "README.md").read_text(encoding="utf-8")
        skipped = set(map(int, re.search(r"skipped \(([\d, ]+)\)", text)[1].split(",")))
        placed = {int(number_of(claim).rstrip("ab")) for claim in cases[folder.name].table.index}
        assert skipped.isdisjoint(placed), folder.name
        assert skipped | placed == set(range(1, max(skipped | placed) + 1)), folder.name


def test_the_claims_that_a_readme_calls_out_of_use_are_those_that_rulings_take_out(cases):
    for folder in FOLDERS:
        text = (folder / "README.md").read_text(encoding="utf-8")
        said = {name.strip() for line in NUMBERS.findall(text) for name in line.split(",")}
        assert said == set(map(number_of, left_out(cases[folder.name]).index)), folder.name


def test_the_reason_that_a_readme_gives_is_the_ruling_s(cases):
    for folder in FOLDERS:
        text = (folder / "README.md").read_text(encoding="utf-8")
        for ruling in cases[folder.name].case.rulings:
            if ruling.column == "use":
                assert f": {ruling.why}" in text, ruling.claim


def test_the_example_of_a_method_is_scored_as_the_same_method_of_the_package(
        tmp_path, monkeypatch, capsys):
    chosen = ("bam-2003", "jenin-2002", "moskva-2022", "paris-2015")
    for name in chosen:
        (tmp_path / "data" / "resolved").mkdir(parents=True, exist_ok=True)
        (tmp_path / "data" / "resolved" / name).symlink_to(RESOLVED / name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FIGURES_DATA", str(tmp_path / "data"))
    (example,) = re.findall(r"^```python\n(.*?)^```$", readme(), re.MULTILINE | re.DOTALL)
    exec(compile(example, "README.md", "exec"), {})
    assert main(["score", "--intervals", "mine.csv", "--json"]) == 0
    rows = {row["method"]: row for row in json.loads(capsys.readouterr().out)["methods"]}
    assert rows["mine"]["cases"] == len(chosen)
    for score in ("coverage", "winkler", "crps", "abs_log_error"):
        assert rows["mine"][score] == pytest.approx(rows["median ×/÷ 3"][score], rel=1e-9)


def test_the_readme_s_table_of_columns_names_columns_of_the_table(cases):
    rows = re.findall(r"^\| (`\w+`(?: `\w+`)*) \| [^|]+ \|$",
                      readme().split("figures codebook --json")[1], re.MULTILINE)
    named = {name for row in rows for name in re.findall(r"`(\w+)`", row)}
    assert len(named) > 10
    assert named <= set(cases["bam-2003"].table.columns)
