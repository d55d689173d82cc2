"""Notebooks whose outputs hold markup and scripts, in a real browser: nothing runs, nothing is
fetched, and what was printed is read as it was printed."""

import json
from pathlib import Path

import pytest
from batches import write_plan
from contract import figures
from playwright.sync_api import sync_playwright

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ATTACK = ("<script>document.title='hacked'</script><img src='https://figures.example/a.png' "
          "onerror=\"document.title='hacked'\"><svg onload=\"document.title='hacked'\"></svg>"
          "<iframe src='https://figures.example/'></iframe>"
          "<a href=\"javascript:document.title='hacked'\">here</a>"
          "<style>@import 'https://figures.example/a.css';</style>"
          "<form action='https://figures.example/'><input autofocus "
          "onfocus=\"document.title='hacked'\"></form>")
SHOWN = """
class Attack:
    def __init__(self, kind):
        self.kind = kind
    def _repr_mimebundle_(self, include=None, exclude=None):
        return {{self.kind: {attack!r}, "text/plain": {attack!r}}}
from IPython.display import display
for kind in ("text/html", "image/svg+xml", "application/javascript", "text/markdown",
             "text/latex", "text/plain", "application/vnd.jupyter.widget-view+json"):
    display(Attack(kind))
"""
CELLS = {"printed": (f"print({ATTACK!r})",), "shown": (SHOWN.format(attack=ATTACK),),
         "failed": (f"raise ValueError({ATTACK!r})",)}


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """Return the pages of a batch by the name of their notebook."""
    folder = tmp_path_factory.mktemp("attacks")
    out = folder / "runs"
    plan = write_plan(folder, CELLS)
    assert figures("batch", plan, "--out", out, "--quiet").status == 1
    listed = json.loads((out / "runs.json").read_text(encoding="utf-8"))["runs"]
    found = {run["notebook"]: out / next(name for name in run["outputs"] if name.endswith(".html"))
             for run in listed}
    return found | {"listing": out / "index.html"}


@pytest.fixture(scope="module")
def browser(chromium):
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield launched
        launched.close()


def opened(browser, path: Path):
    """Return the page's title, its text, and whatever it asked for or said."""
    page, noise = browser.new_page(), []
    page.on("request", lambda request: None if request.url.startswith(("file:", "data:"))
            else noise.append(request.url))
    page.on("dialog", lambda dialog: noise.append(dialog.message))
    page.goto(path.as_uri())
    for link in page.get_by_role("link", name="here", exact=True).all():
        link.click(timeout=1000)
    page.wait_for_timeout(200)
    answer = page.title(), page.locator("body").inner_text(), noise
    page.close()
    return answer


@pytest.mark.parametrize("name", [*CELLS, "listing"])
def test_nothing_in_an_output_runs_or_fetches(browser, pages, name):
    title, _, noise = opened(browser, pages[name])
    assert noise == []
    assert title != "hacked"


@pytest.mark.parametrize("name", ["printed", "failed", "listing"])
def test_what_was_printed_is_read_as_it_was_printed(browser, pages, name):
    _, text, _ = opened(browser, pages[name])
    assert "<script>document.title='hacked'</script>" in text
