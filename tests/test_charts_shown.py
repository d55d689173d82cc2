"""Charts in a real browser: legible, inside their frame, one of two drawings at a time."""

import pytest
from ledgers import claims_from

from figures.charts import draw, names
from figures.estimate import reconcile
from figures.pages.layout import ASSETS
from figures.tables import tabulate

pytestmark = pytest.mark.browser
LONG = "Office of the Plenipotentiary for Statements of Considerable Length"
ROWS = [
    *({"wording": f"about {300 + 70 * n}", "speaker": f"{LONG} {n}", "publisher": f"Page {n}",
       "as_of": f"2025-01-{n + 1:02}"} for n in range(20)),
    {"wording": "up to 9,000", "speaker": "통일부", "as_of": "2025-03-01",
     "reported_on": "2025-04-01"},
    {"wording": "2,700", "quantity": "wounded", "as_of": "2025-01-13"},
    {"wording": "between 1,100 and 3,000", "quantity": "casualties", "as_of": "2025-01-13"},
    {"wording": "90 sq km (56 sq miles)", "quantity": "held", "as_of": "2025-01-13"},
]
SMALL = """() => [...document.querySelectorAll("svg text")].filter(t => t.getClientRects().length
    && t.getScreenCTM().a * parseFloat(t.getAttribute("font-size")) < 11)
    .map(t => t.textContent)"""
OUTSIDE = """() => [...document.querySelectorAll("svg")].flatMap(svg => {
    const room = svg.getBoundingClientRect();
    return [...svg.querySelectorAll("text")].filter(t => t.getClientRects().length).filter(t => {
        const box = t.getBoundingClientRect();
        return box.right > room.right + 1 || box.left < room.left - 1
            || box.bottom > room.bottom + 1;
    }).map(t => t.textContent); })"""
SHOWN = """() => [...document.querySelectorAll("figure.chart")].map(figure =>
    [...figure.querySelectorAll("svg")].filter(svg => svg.getClientRects().length).length)"""
PAPER = """() => getComputedStyle(document.querySelector("svg rect")).fill"""


@pytest.fixture(scope="module")
def page_of_charts(tmp_path_factory):
    """Return the address of a page with every chart and a table below."""
    folder = tmp_path_factory.mktemp("charts")
    claims = claims_from(folder, ROWS, identities=["casualties = killed + wounded"])
    answer = reconcile(claims)
    body = "".join(draw(name, claims, answer).__html__() for name in names())
    path = folder / "charts.html"
    path.write_text(
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>Charts</title>"
        "<meta name=viewport content='width=device-width'><style>"
        f"{(ASSETS / 'style.css').read_text('utf-8')}</style></head><body><main><h1>Charts</h1>"
        f"{body}{tabulate(answer).__html__()}</main></body></html>", encoding="utf-8")
    return path.as_uri()


@pytest.fixture(scope="module")
def browser(chromium):
    """Return a running browser."""
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture
def opened(browser, page_of_charts):
    """Return a function that opens the page at a width and in a colour scheme."""
    pages = []

    def at(width, scheme="light"):
        pages.append(browser.new_page(viewport={"width": width, "height": 800},
                                      color_scheme=scheme))
        pages[-1].goto(page_of_charts)
        return pages[-1]

    yield at
    for page in pages:
        page.close()


@pytest.mark.parametrize("width", [320, 390, 832, 833, 1280])
def test_text_is_legible_and_stays_inside_its_chart(opened, width):
    page = opened(width)
    assert page.evaluate(SMALL) == []
    assert page.evaluate(OUTSIDE) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [390, 1280])
def test_one_of_the_two_drawings_is_shown(opened, width):
    assert set(opened(width).evaluate(SHOWN)) == {1}


@pytest.mark.parametrize(("scheme", "paper"), [("light", "rgb(255, 253, 249)"),
                                               ("dark", "rgb(23, 23, 22)")])
def test_a_chart_follows_the_reader_s_colour_scheme(opened, scheme, paper):
    assert opened(1280, scheme).evaluate(PAPER) == paper


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_nothing_stands_in_the_way_of_readers_who_see_or_move_otherwise(opened, width, scheme):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page = opened(width, scheme)
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
    found = axe.Axe().run(page, options={"runOnly": tags})
    assert [(v["id"], v["nodes"][0]["html"]) for v in found.response["violations"]] == []
