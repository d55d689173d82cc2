"""The open ledgers as editorial work: nothing dropped or bent silently, every decision told."""

import csv
import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest

import figures

DATA = Path(__file__).parent.parent / "data"
KURSK, WAR = DATA / "kursk-2024", DATA / "russian-losses-2022"
GATHERED = {"ar": 10, "nk": 180, "ku": 232}
MOST_WORDS = 12


WHOLE = "-whole"  # ends the id of a row that gives the whole of another row's share


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def table(path: Path, heading: str) -> list[list[str]]:
    """Return the rows of the first table under a heading of a markdown file."""
    section = path.read_text(encoding="utf-8").split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def stated(path: Path) -> tuple[int, ...]:
    """Return the numbers gathered, placed and left out that a README states."""
    line = re.search(r"^Rows \w+: (\d+)\. In `claims\.csv`: (\d+)\. Left out: (\d+)\.$",
                     path.read_text(encoding="utf-8"), re.MULTILINE)
    assert line is not None
    return tuple(int(number) for number in line.groups())


CLAIMS = {row["id"]: row for row in rows(KURSK / "claims.csv")}


def test_every_gathered_row_is_a_claim_or_left_out_with_its_reason() -> None:
    left_out = table(KURSK / "README.md", "Left out")
    gathered, placed, dropped = stated(KURSK / "README.md")
    wholes = {name for name in CLAIMS if name.endswith(WHOLE)}
    assert (placed, dropped) == (len(CLAIMS), len(left_out))
    assert gathered == placed - len(wholes) + dropped == sum(GATHERED.values())
    assert {name.removesuffix(WHOLE) for name in wholes} <= set(CLAIMS)
    assert all(reason for _, reason in left_out)
    assert not CLAIMS.keys() & {row for row, _ in left_out}


def test_ids_are_those_of_the_gatherers() -> None:
    left_out = [row for row, _ in table(KURSK / "README.md", "Left out")]
    gathered = [name for name in CLAIMS if not name.endswith(WHOLE)]
    assert Counter(name.partition("-")[0] for name in [*gathered, *left_out]) == GATHERED
    assert all(re.fullmatch(r"(ar-\d\d|(nk|ku)-\d{3})", name) for name in gathered)


def test_every_collected_row_of_the_war_is_a_claim() -> None:
    claims = rows(WAR / "claims.csv")
    gathered, placed, dropped = stated(WAR / "README.md")
    assert (gathered, placed, dropped) == (len(claims), len(claims), 0)
    assert [row["id"] for row in claims] == [
        f"russian-losses-2022-{number}" for number in range(1, gathered + 1)]


def test_readme_tells_why_each_row_stands_in_a_quantity_of_its_own() -> None:
    placed = defaultdict(list)
    for name, row in CLAIMS.items():
        placed[row["quantity"]].append(name)
    for quantity, names, reason in table(KURSK / "README.md", "In a quantity of its own"):
        assert placed.pop(quantity.strip("`")) == names.split()
        assert reason
    assert placed.keys() == {
        "planned", "deployed_russia", "deployed", "casualties", "killed", "wounded", "captured",
        "territory_taken", "territory_peak", "territory_retaken", "territory_reclaimed",
        "territory_held"}


@pytest.mark.parametrize("folder", [KURSK, WAR])
def test_every_ruling_is_told_in_words(folder: Path) -> None:
    told = [tuple("" if cell == "(blank)" else cell for cell in row)
            for row in table(folder / "README.md", "Rulings")]
    assert told == [(row["claim"], row["column"], row["was"], row["now"], row["why"])
                    for row in rows(folder / "rulings.csv")]


def test_rulings_are_signed_by_a_role_and_dated() -> None:
    for row in rows(KURSK / "rulings.csv") + rows(WAR / "rulings.csv"):
        assert row["by"] == "ledger keepers"
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", row["on"])


def test_dates_that_the_pages_do_not_give_are_put_back_as_printed() -> None:
    changed = table(KURSK / "README.md", "Dates put back as printed")
    assert {row: entered for row, _, entered, _ in changed} == {
        row: CLAIMS[row]["as_of"] for row, *_ in changed}
    assert CLAIMS["nk-104"]["as_of"] == "2023-11"


def test_each_wording_that_was_cut_is_told_with_what_was_gathered() -> None:
    for row, gathered, entered, reason in table(KURSK / "README.md",
                                                "Wordings cut or completed"):
        assert CLAIMS[row]["wording"] == entered != gathered
        assert reason


def test_wordings_are_a_few_words() -> None:
    longest = max(CLAIMS.values(), key=lambda row: len(row["wording"].split()))
    assert len(longest["wording"].split()) <= MOST_WORDS, longest["id"]


@pytest.mark.parametrize(("claim", "quantity", "printed"), [
    ("ku-015", "territory_held", "3,300 square miles"),
    ("ku-109", "advance_daily", "1.4 miles"),
    ("ku-326", "territory_held", "56 sq miles"),
    ("ku-327", "territory_held", "56 sq miles"),
    ("ku-328", "territory_held", "56 sq miles"),
    ("ku-191", "territory_reclaimed", "cinque chilometri"),
    ("ar-09", "territory_reclaimed", "2.5 kilometers (1.5 miles)"),
    ("nk-080", "captured", "8,000"),
    ("nk-142", "killed", "1,000"),
    ("ku-257", "prisoners_freed", "freed 400"),
    ("ku-016", "territory_held", "8,000 square kilometers"),
])
def test_slips_of_publishers_stand_as_printed(claim: str, quantity: str, printed: str) -> None:
    assert CLAIMS[claim]["quantity"] == quantity
    assert printed in CLAIMS[claim]["wording"]


def test_no_ruling_bends_what_was_printed() -> None:
    columns = {row["column"] for row in rows(KURSK / "rulings.csv")}
    assert not columns & {"wording", "quantity", "speaker", "publisher", "as_of", "use"}


def test_both_ledgers_can_be_read() -> None:
    assert len(figures.load(KURSK).ledger) == len(CLAIMS)
    assert len(figures.load(WAR).ledger) == len(rows(WAR / "claims.csv"))


def test_every_speaker_publisher_and_carrier_is_a_canonical_name() -> None:
    for folder in (KURSK, WAR):
        names = {row["name"] for row in rows(folder / "sources.csv")}
        used = {name for row in rows(folder / "claims.csv")
                for name in (row["speaker"], row["publisher"], row.get("informant", ""),
                             *row["via"].split(";"))}
        assert used - {""} <= names


def test_captives_are_described_and_not_named() -> None:
    captives = [row for row in rows(KURSK / "sources.csv") if row["kind"] == "captive"]
    assert captives
    assert all(row["name"].removeprefix("a ").startswith("captured") for row in captives)
    assert all(not row["party"] for row in captives)


def test_the_measured_area_is_one_row_a_day_and_its_columns_add_up() -> None:
    days = rows(KURSK / "measured" / "kursk_area.csv")
    dates = [row["date"] for row in days]
    assert dates == sorted(set(dates))
    assert f"has {len(days)} days" in (KURSK / "README.md").read_text(encoding="utf-8")
    for row in days:
        parts = float(row["held_km2"]) + float(row["unknown_status_km2"])
        assert float(row["held_plus_unknown_km2"]) == pytest.approx(parts, abs=0.11)


def test_the_dictionary_defines_every_column_of_the_open_ledgers() -> None:
    text = (DATA / "README.md").read_text(encoding="utf-8")
    for path in (*DATA.glob("*/*.csv"), *DATA.glob("*/measured/*.csv")):
        if "resolved" not in path.parts:
            columns = path.read_text(encoding="utf-8").splitlines()[0].split(",")
            assert not [name for name in columns if f"`{name}`" not in text], path.name


def test_the_dictionary_counts_the_claims_and_names_the_collection() -> None:
    text = (DATA / "README.md").read_text(encoding="utf-8")
    for folder in (KURSK, WAR):
        line = next(line for line in text.splitlines() if line.startswith(f"| `{folder.name}` |"))
        assert line.rstrip("| ").endswith(f"| {len(rows(folder / 'claims.csv'))}")
    assert "The Economist" in text
