"""The documents: every number computed, every command and path there, the example as it stands."""

import csv
import re
import shlex
import sys
import tomllib
from importlib import import_module
from pathlib import Path

import pytest
import yaml

import figures
from figures import charts, run
from figures.calibration import OURS, by_case
from figures.cli.commands import COMMANDS
from figures.codebook import FINDING_CODES, RELATIONS
from figures.estimate import LEVELS
from figures.literal import literal_interval
from figures.peers import METHODS
from figures.phrases import FEWEST_DIGITS, shown
from figures.posterior import constants
from figures.precision import place_of
from figures.units import factor

ROOT = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT / "tools"))
documents, passages, scoreboard, walkthrough = map(import_module, (
    "documents", "passages", "scoreboard", "walkthrough"))

TEXTS = {name: (ROOT / name).read_text(encoding="utf-8") for name in documents.DOCUMENTS}
README, METHOD, CASE, READING, TUTORIAL = TEXTS.values()
MADE = re.compile(r"<!-- table: \w+ -->.*?<!-- end -->|<!--\w+-->.*?<!--/-->|<!--.*?-->", re.S)
CODE = re.compile(r"^```[\s\S]*?^```$|^(?: {4}.*\n)+|`[^`\n]+`", re.M)
LINK = re.compile(r"\[[^\]]*\]\(([^)]+)\)")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
NUMBER = re.compile(r"(?<![\w.])\d[\d,.]*(?<![,.])")
COMMAND = re.compile(r"^ {4}\.venv/bin/figures (.+?)(?: {2,}#.*)?$", re.M)


def prose(text):
    """Return a document without what is computed, code, and the targets of links."""
    text = re.sub(r"^\d\. |^(## )\d\. ", r"\1", text.partition("## References")[0], flags=re.M)
    return YEAR.sub("", LINK.sub("", CODE.sub("", MADE.sub("", text))))


def section(text, heading):
    """Return what stands under a heading, to the next of its level."""
    return re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", text, re.M | re.S)[1]


def rows(text, first):
    """Return the cells of a table's rows, by the head of its first column."""
    table = re.search(rf"^\| {re.escape(first)} \|.*\n\|[-| :]+\|\n((?:\|.*\n)+)", text, re.M)[1]
    return [[cell.strip() for cell in line.strip("|\n").split(" | ")]
            for line in table.splitlines()]


@pytest.fixture(scope="module")
def made():
    return documents.made()


@pytest.fixture
def example(tmp_path):
    return figures.load(documents.write_example(tmp_path / "stone-bridge"))


@pytest.mark.parametrize("name", documents.DOCUMENTS)
def test_every_number_that_a_document_computes_is_current(name, made):
    assert made[name] == TEXTS[name], "run: make docs"


@pytest.mark.parametrize("name", documents.DOCUMENTS)
def test_no_line_begins_with_a_computed_number_which_would_end_the_paragraph(name):
    assert re.findall(r"^\s*<!--\w.*", TEXTS[name], re.M) == []


def test_the_picture_is_current(made):
    drawn = (ROOT / documents.PICTURE).read_text(encoding="utf-8")
    assert made[documents.PICTURE] == drawn, "run: make docs"


def test_the_picture_stands_alone_and_leads_nowhere(made):
    assert "<a " not in made[documents.PICTURE] and "href" not in made[documents.PICTURE]
    assert made[documents.PICTURE].startswith("<svg ") and 'aria-label="' in made[documents.PICTURE]


def test_the_readme_names_no_number_that_is_not_computed():
    versions = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["requires-python"]
    least, below = re.fullmatch(r">=3\.(\d+),<3\.(\d+)", versions).groups()
    assert NUMBER.findall(prose(README)) == [f"3.{minor}" for minor in range(int(least),
                                                                            int(below))]


def test_the_method_types_no_number_but_examples_that_hold():
    assert set(NUMBER.findall(prose(METHOD))) == {
        "2,000", "1,500", "2,500", "1,300", "501.9", "500", "0.1", "0.7", "1",
        "4,000", "1,000", "300", "50"}
    assert [(reading.hedge, reading.low, reading.value, reading.high) for wording in (
        "perhaps 4,000", "over 1,000 but fewer than 2,000", "300±50")
        for reading in figures.read(wording)] == [
            ("about", None, 4000, None), ("range", 1000, None, 2000), ("range", 250, None, 350)]
    assert literal_interval("exact", (2000, 2000, 2000), place_of(2000)) == (1500, 2500)
    assert round(1300 * factor("km^2", "mi^2"), 1) == 501.9


@pytest.mark.parametrize("name", ["docs/case.md", "docs/reading.md", documents.WALK])
def test_the_guides_type_no_number(name):
    assert NUMBER.findall(prose(TEXTS[name])) == []


def test_the_method_gives_each_constant_as_it_is_on_file():
    file = yaml.safe_load((ROOT / "src/figures/words/constants.yml").read_text(encoding="utf-8"))
    cells = re.findall(r"^\| [^|]+ \| `(\w+)` \| ([^|]+?) \|", METHOD, re.M)
    told = {name: float(value) for name, value in cells}
    assert told == pytest.approx({name: float(entry["value"]) for part in ("learned", "structure")
                                  for name, entry in file[part].items()}, rel=1e-5)


def test_the_formulas_name_every_constant():
    model = METHOD.partition("### The numbers")[0]
    for name in vars(constants()):
        if name not in ("structure", "growth_combat", "growth_attack", "growth_disaster") \
                and not name.startswith("bias_"):
            assert re.search(rf"\b{name}\b", model), name


def test_the_method_lists_each_check_once():
    codes = [code for row in rows(METHOD, "code") for code in re.findall(r"`([a-z-]+)`", row[0])]
    assert sorted(codes) == sorted(FINDING_CODES)


def test_the_method_explains_every_relation_and_every_status():
    assert {row[0] for row in rows(METHOD, "relation")} == {
        name.replace("_", " ") for name in RELATIONS}
    words = {word.replace("’", "'") for word in shown()["statuses"].values()}
    assert {row[0] for row in rows(METHOD, "word")} == words
    assert {row[0] for row in rows(READING, "word")} == words


def test_the_method_tells_the_scores_of_every_method_and_which_ours_does_not_beat():
    told = rows(METHOD, "method")
    assert [row[0] for row in told] == ["ours (figures)", *METHODS]
    level = set(scoreboard.record().level())
    assert {row[0] for row in told if row[5] and float(row[5].strip("%")) < 95} <= level
    assert level == {"last ×/÷ 2"} and not scoreboard.record().level(early=True)  # as it says


def test_the_method_says_truly_how_one_event_weighs_among_the_famous_errors():
    ours = by_case(scoreboard.record().answers, OURS)
    famous = [ours[case].winkler for case in scoreboard.rumours()]
    assert max(famous) > sum(famous) / 2


def test_the_words_for_levels_and_digits_are_those_of_the_package():
    assert set(LEVELS.values()) == {0.5, 0.8, 0.9}  # five, eight, nine times in ten
    assert (shown()["cautions"]["few statements"], FEWEST_DIGITS) == (3, 2)
    assert "fewer than three statements" in METHOD and "two significant digits" in READING


def test_the_readme_has_its_parts_in_order():
    assert re.findall(r"^## (.+)$", README, re.M) == [
        "What it answers", "The two commands", "What the report shows", "How to read an interval",
        "Your own case in five steps", "The tree", "Where the data come from"]


def test_the_readme_has_the_articles_arithmetic_right():
    text = section(README, "What it answers")
    assert f"<!--article_share-->{4_000 / 12_000:.0%}<!--/-->" in text
    assert f"<!--figure_two_thirds-->{round(4_000 * 2 / 3):,}<!--/-->" in text
    for result in (round(1_300 / 1.609344**2), 1_300 // 2, round(2.5 / 1.609344, 2),
                   12_000 // 500, f"{12_000 // 500} to {2 * 12_000 // 500}"):
        assert f"| {result} |" in text


def test_the_readme_says_truly_why_claims_are_left_out():
    whys = [why for _, why in passages.estimate().left_out]
    together = passages.kursk().claims.case.definition.quantities["casualties"].counts
    assert sum(why.endswith(f"it likely counts: {together}") for why in whys) > len(whys) / 2
    assert constants().bias_enemy > 0  # they count the other side's dead too high


def test_the_articles_figures_came_a_month_after_those_it_is_held_against():
    table = passages.kursk().claims.table
    first, last = (table.loc[passages.FIGURES[name], "first"] for name in ("nis", "two_thirds"))
    assert (last.to_period("M") - first.to_period("M")).n == 1


def test_the_readme_counts_its_steps_and_its_commands():
    assert re.findall(r"^(\d)\. ", section(README, "Your own case in five steps"), re.M) == list(
        "12345")
    targets = re.findall(r"^ {4}make (\w+)", section(README, "The two commands"), re.M)
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert targets == ["report", "test"]
    assert all(re.search(rf"^{target}:", makefile, re.M) for target in targets)


def test_the_readme_names_every_notebook():
    pages = {row[0] for row in rows(README, "page")}
    assert {path.stem for path in run.notebooks()} <= pages
    assert all(f"`{path.stem}`" in README for path in run.site_notebooks())


def test_the_guide_to_a_report_explains_every_chart():
    assert {row[0] for row in rows(READING, "chart")} == {
        name.replace("-", " ") for name in charts.names()}


def test_the_tree_names_what_is_there_and_every_folder():
    named = re.findall(r"^ {4}(\S+)", section(README, "The tree"), re.M)
    assert all((ROOT / path).exists() for path in named)
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    folders = {f"{path.name}/" for path in ROOT.iterdir() if path.is_dir()}
    assert {name for name in folders if not name.startswith(".") and name not in ignored
            and not name.endswith(".egg-info/")} <= {"/".join(path.split("/")[:1]) + "/"
                                                     for path in named}


def test_the_tree_puts_modules_where_the_program_has_them():
    modules = re.findall(r"^ {6}((?:\w+ )+) +\w+: ", section(README, "The tree"), re.M)
    for name in " ".join(modules).split():
        assert list((ROOT / "src/figures").glob(f"{name}*")), name


@pytest.mark.parametrize("name", documents.DOCUMENTS)
def test_links_lead_to_files_and_headings_that_are_there(name):
    for target in LINK.findall(TEXTS[name]):
        path, _, anchor = target.partition("#")
        file = (ROOT / name).parent / path
        assert file.exists(), target
        headings = re.findall(r"^#+ (.+)$", file.read_text(encoding="utf-8"), re.M)
        assert not anchor or anchor.replace("-", " ") in headings, target


def test_commands_in_the_documents_are_commands():
    told = [shlex.split(line) for text in TEXTS.values() for line in COMMAND.findall(text)]
    assert told
    for name, *arguments in told:
        if name != "--help":
            flags = {flag for names, _ in COMMANDS[name].arguments for flag in names}
            assert {word for word in arguments if word.startswith("--")} <= flags, name


def test_the_tutorial_names_every_command_that_a_new_user_needs():
    told = [step.text.split()[1] for step in walkthrough.steps(TUTORIAL) if not step.name]
    assert told == ["new", "check", "reconcile", "add", "rule", "audit", "report"]
    mentioned = set(re.findall(r"`figures ([a-z]+)", TUTORIAL))
    assert mentioned | {*told} <= {*COMMANDS}


def test_the_tutorial_walks_through_claims_that_a_settled_case_has():
    case = figures.load("makiivka-2023")
    printed = set(zip(case.printed["wording"], case.printed["publisher"], case.printed["url"],
                      strict=True))
    files = {step.name: step.text for step in walkthrough.steps(TUTORIAL) if step.name}
    rows = [*csv.DictReader(files["strike.csv"].splitlines())]
    assert {(row["Words"], row["Paper"], row["Link"]) for row in rows} <= printed
    more = [*csv.DictReader(files["more.csv"].splitlines())]
    assert {(row["wording"], row["publisher"], row["url"]) for row in more} <= printed


def test_the_example_of_a_case_reads_and_shows_what_the_guide_says(example):
    claims = figures.claims_of(example)
    findings = figures.check(claims)
    (wrong,) = [finding for finding in findings if finding.severity == "error"]
    assert (wrong.code, wrong.cause, wrong.claims) == (
        "unit-pair", "linear-factor-on-area", ("sb-7",))
    assert wrong.ruling and not wrong.stands()
    assert {finding.code for finding in findings} == {
        row[1].strip("`") for row in rows(CASE, "how sure")}


def test_the_example_leaves_a_range_for_each_quantity_within_what_is_told(example):
    answer = figures.reconcile(figures.claims_of(example))
    for name in example.definition.quantities:
        low, high = answer.of(name).intervals["90"]
        assert low < answer.of(name).point < high
    assert answer.of("killed").status == "disputed" and answer.of("taken").status == "single"
    points = [answer.of(name).point for name in ("casualties", "killed", "wounded")]
    assert points[0] == pytest.approx(points[1] + points[2])


def test_the_rulings_command_of_the_guide_writes_the_row_that_the_guide_shows():
    (words,) = (shlex.split(line) for line in COMMAND.findall(CASE) if line.startswith("rule"))
    shown_row = re.search(r"^sb-7,finding.*$", CASE, re.M)[0].split(",")
    options = dict(zip(words[5::2], words[6::2], strict=True))
    assert [*words[2:4], words[4]] == [*shown_row[:2], shown_row[3]]
    assert [options["--why"], options["--by"]] == shown_row[4:6]


def test_a_name_that_is_not_computed_is_an_error():
    with pytest.raises(KeyError):
        documents.rewritten("<!--no_such_number-->1<!--/-->")
