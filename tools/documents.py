"""Write anew what the documents say in numbers, and the picture of README.md (`make docs`).

    python tools/documents.py

A number in prose stands between `<!--name-->` and `<!--/-->`, a table between
`<!-- table: name -->` and `<!-- end -->`. `passages` computes each, so none is typed. What the
commands of the tutorial print, `walkthrough` takes down.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import passages
from scoreboard import table
from walkthrough import walked

from figures import phrases
from figures.case import load
from figures.charts import draw
from figures.judged import Judged, judge

ROOT = passages.ROOT
WALK = "docs/tutorial.md"
DOCUMENTS = ("README.md", "docs/method.md", "docs/case.md", "docs/reading.md", WALK)
PICTURE = "docs/killed.svg"
VALUE = re.compile(r"(<!--(\w+)-->).*?(<!--/-->)", re.DOTALL)
TABLE = re.compile(r"(<!-- table: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)
FILE = re.compile(r"<!-- file: ([\w.]+) -->\n```\w+\n(.*?)```\n", re.DOTALL)
LINK = re.compile(r"</?a\b[^>]*>")


def write_example(folder: Path) -> Path:
    """Write the case that docs/case.md shows into a folder, and return the folder."""
    text = (ROOT / "docs/case.md").read_text(encoding="utf-8")
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in FILE.findall(text):
        (folder / name).write_text(content, encoding="utf-8")
    return folder


@cache
def example() -> Judged:
    """Return the case that docs/case.md shows, judged."""
    with TemporaryDirectory() as folder:
        return judge(load(write_example(Path(folder) / "stone-bridge")))


def example_findings() -> Iterator[str]:
    """Yield the findings of the example."""
    rows = [(one.severity, f"`{one.code}`", ", ".join(one.claims), one.message)
            for one in example().findings]
    return table(("how sure", "code", "claims", "what"), rows, right=4)


def example_answer() -> Iterator[str]:
    """Yield what the example's claims leave to believe."""
    rows = [(f"`{one.quantity}`", phrases.estimate_in_words(one))
            for one in example().answer.estimates]
    return table(("quantity", "left to believe"), rows, right=2)


TABLES: Mapping[str, Callable[[], Iterator[str]]] = {
    **passages.TABLES, "example_findings": example_findings, "example_answer": example_answer,
}


def rewritten(text: str) -> str:
    """Return a document with all its numbers and tables computed.

    Raises: KeyError for a name that is not computed here.
    """
    text = TABLE.sub(lambda found: "\n".join([found[1], *TABLES[found[2]](), "", found[3]]), text)
    return VALUE.sub(lambda found: f"{found[1]}{passages.VALUES[found[2]]()}{found[3]}", text)


def picture() -> str:
    """Return the picture of README.md; it stands alone, so its marks lead nowhere."""
    judged = passages.kursk()
    chart: Any = draw("range-strip", judged.claims, judged.answer, judged.findings,
                      quantity=passages.QUANTITY)
    return LINK.sub("", chart.svg) + "\n"


def made() -> dict[str, str]:
    """Return what each document, and the picture, should hold."""
    texts = {name: (ROOT / name).read_text(encoding="utf-8") for name in DOCUMENTS
             if (ROOT / name).is_file()}
    return {name: walked(text) if name == WALK else rewritten(text)
            for name, text in texts.items()} | {PICTURE: picture()}


def main() -> None:
    """Write all that is not current."""
    for name, text in made().items():
        path = ROOT / name
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            print(f"{name} is written anew")


if __name__ == "__main__":
    main()
