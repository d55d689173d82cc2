"""The published site in a real browser: quiet, accessible, readable, and a reader's paths."""

from contextlib import contextmanager
from io import BytesIO

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright
from pypdf import PdfReader
from sites import publish_small
from small_cases import HOSTILE_ID, ROWS, SLIP, good_case, hostile_case

from figures.links import claim_page, source_page

pytestmark = pytest.mark.browser

GOOD, HOSTILE = "river", "hostile"
FRONT = "index.html"
CLAIMS = f"{GOOD}/claims/{SLIP}.html", f"{HOSTILE}/{claim_page(HOSTILE_ID)}"
SOURCES = f"{GOOD}/{source_page('General Staff')}", f"{HOSTILE}/{source_page('=1+1')}"
WIDEST, WIDE, NARROW, NARROWEST = 3840, 1280, 390, 320  # CSS pixels
# Axe without preload: it would fetch the style sheets, which the pages forbid. Themes differ in
# nothing but colours.
RULES = {"light": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
         "dark": ["cat.color"]}
NARROW_RULES = {"light": ["wcag22aa", "cat.keyboard"]}  # sizes of targets, what scrolls: layout
LEDGER = "as printed and as read"  # in the caption of the table of claims


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    publish_small(folder / "out", good_case(folder / GOOD), hostile_case(folder / HOSTILE))
    return folder / "out"


@pytest.fixture(scope="module")
def kinds(site):
    """Return one page of each kind: those above the cases, all of a case, two claims, two
    sources."""
    found = [*site.glob("*.html"), *(site / GOOD).glob("*.html")]
    return [*sorted(page.relative_to(site).as_posix() for page in found), *CLAIMS, *SOURCES]


@pytest.fixture(scope="module")
def browser(chromium):
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture(scope="module")
def opened(browser, site):
    """Return what opens a page of the site and holds it to be quiet."""
    @contextmanager
    def _open(name, width=WIDE, scheme="light", **more):
        context = browser.new_context(viewport={"width": width, "height": 900},
                                      color_scheme=scheme, **more)
        page, noise = context.new_page(), []
        page.on("console", lambda message: noise.append(message.text))
        page.on("pageerror", lambda error: noise.append(str(error)))
        page.on("request", lambda request: None if request.url.startswith(("file:", "data:"))
                else noise.append(request.url))
        page.goto((site / name).as_uri())
        yield page
        context.close()
        assert noise == []
    return _open


@pytest.mark.parametrize(("width", "themes"), [(WIDE, RULES), (NARROWEST, NARROW_RULES)])
def test_axe_finds_nothing_and_no_page_speaks_or_asks(opened, kinds, width, themes):
    found, axe = [], Axe()
    for name in (each for each in kinds if not each.startswith(HOSTILE)):  # of a kind met already
        with opened(name, width) as page:
            for scheme, rules in themes.items():
                page.emulate_media(color_scheme=scheme)
                options = {"preload": False, "runOnly": rules, "resultTypes": ["violations"]}
                response = axe.run(page, options=options).response
                found += [(name, scheme, each["id"], each["nodes"][0]["html"][:160])
                          for each in response["violations"]]
    assert found == []


def test_no_page_scrolls_sideways_on_any_screen(opened, kinds):
    wide = []
    for name in kinds:
        with opened(name) as page:
            for width in (WIDEST, NARROW, NARROWEST):
                page.set_viewport_size({"width": width, "height": 900})
                if (there := page.evaluate("document.documentElement.scrollWidth")) > width:
                    wide.append((name, width, there))
    assert wide == []


def test_from_the_front_sentence_to_the_claim_it_rests_on(opened):
    with opened(FRONT) as page:
        page.locator("article").nth(0).locator(".answer p a").first.click()
        assert page.url.endswith("grounds.html#q-killed")
        page.locator("#q-killed").get_by_role("link", name="k-1").click()
        assert "300 soldiers killed" in page.locator("h1").inner_text()


def test_from_a_charts_point_to_its_claim_and_back(opened):
    with opened(f"{GOOD}/index.html") as page:
        mark = page.locator("#chart-range-strip svg.wide a[href='claims/k-1.html']").first
        mark.click()
        assert page.url.endswith("claims/k-1.html")
        page.get_by_role("link", name="all statements on one axis").click()
        assert page.url.endswith("index.html#chart-range-strip")
        assert page.locator("#chart-range-strip").is_visible()


def test_the_figures_of_a_chart_stand_in_a_table_below_it(opened):
    with opened(f"{GOOD}/index.html") as page:
        figure = page.locator("#chart-range-strip")
        figure.locator("summary").click()
        figure.locator("table a[href='claims/k-1.html']").first.click()
        assert page.url.endswith("claims/k-1.html")


def test_from_a_claim_to_its_row_in_the_ledger(opened):
    with opened(f"{GOOD}/claims/k-2.html") as page:
        page.get_by_role("link", name="Its row among all claims").click()
        assert page.locator(":target th").inner_text() == "k-2"


def claims_table(page):
    return page.locator("table").filter(has_text=LEDGER)


def test_a_ledger_is_filtered_to_one_speaker(opened):
    said = [row["id"] for row in ROWS if row["speaker"] == "General Staff"]
    with opened(f"{GOOD}/ledger.html") as page:
        form = page.locator(f"form[aria-label*='{LEDGER}']")
        form.get_by_label("Column").select_option(label="Speaker")
        form.get_by_label("Show only rows with").fill("general staff")
        shown = claims_table(page).locator("tbody tr:visible th")
        assert shown.all_inner_texts() == said
        assert form.locator("output").inner_text() == f"{len(said)} of {len(ROWS)} rows"


def test_a_table_is_sorted_by_a_number_with_the_keyboard(opened):
    with opened(f"{GOOD}/ledger.html") as page:
        head = claims_table(page).get_by_role("button", name="Number", exact=True)
        head.focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Enter")
        first = claims_table(page).locator("tbody tr th").first.inner_text()
        assert first == "p-1"  # 12,000 is the largest
        sorted_by = claims_table(page).locator("th[aria-sort]")
        assert sorted_by.get_attribute("aria-sort") == "descending"


def test_the_slip_is_found_and_leads_to_its_claims_and_who_printed_it(opened):
    with opened(f"{GOOD}/checks.html") as page:
        row = page.locator("tr[id^='f-']").filter(has_text="unit-pair").first
        row.get_by_role("link", name=SLIP).click()
        assert page.locator("h1").inner_text().startswith("“90 sq km (56 sq miles)”")
        path = page.locator("section").filter(has_text="The path of the figure")
        assert path.locator("p").first.inner_text() == "Brigade 61 → Herald"
        ways = path.locator("li")  # of the one statement: who printed it as it was, who changed it
        assert ways.filter(has_text="Herald: “90 sq km (56 sq miles)”").locator(
            ".badge", has_text="units do not convert").count() == 1
        assert ways.filter(has_text="Gazette: “90 sq km (35 sq miles)”").locator(
            ".badge").count() == 0
        page.get_by_role("link", name="This finding").first.click()
        assert "unit-pair" in page.locator(":target").inner_text()


def test_a_confirmed_finding_alone_is_a_review_with_a_name_and_a_day(opened):
    with opened(f"{GOOD}/claims/{SLIP}.html") as page:
        review = page.evaluate(
            "JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').text)")
        assert review["@type"] == "ClaimReview"
        assert (review["author"]["name"], review["datePublished"]) == ("A. Keeper", "2025-04-01")
    with opened(f"{GOOD}/claims/k-1.html") as page:
        assert page.locator("script[type='application/ld+json']").count() == 0


def test_no_script_of_a_hostile_ledger_runs(opened):
    for name in (FRONT, f"{HOSTILE}/index.html", f"{HOSTILE}/ledger.html",
                 f"{HOSTILE}/{claim_page(HOSTILE_ID)}"):
        with opened(name) as page:
            assert page.evaluate("window.harmed") is None
            assert page.locator("main img").count() == 0


def test_pages_read_without_script(opened):
    with opened(f"{GOOD}/ledger.html", java_script_enabled=False) as page:
        assert claims_table(page).locator("tbody tr").first.is_visible()
        assert page.locator("form").count() == 0


def test_the_first_stop_of_the_keyboard_leads_past_the_menu(opened):
    with opened(f"{GOOD}/index.html") as page:
        page.keyboard.press("Tab")
        assert page.locator(":focus").inner_text() == "Skip to the content"
        page.keyboard.press("Enter")
        assert page.url.endswith("#_main")


def reached(page, name):
    """Press Tab until a link of a name has the focus; fail where none is met."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement?.textContent?.trim()") == name:
            return
    raise AssertionError(f"no way by keyboard to {name}")


def test_with_the_keyboard_alone_one_gets_from_the_front_page_to_a_claim(opened):
    with opened(FRONT) as page:
        reached(page, page.locator(".answer .lead a").first.inner_text())
        page.keyboard.press("Enter")
        page.wait_for_url("**/grounds.html#q-killed")
        reached(page, "k-1")
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
        page.keyboard.press("Enter")
        page.wait_for_url("**/claims/k-1.html")


def test_without_script_one_speakers_claims_are_two_links_away(opened):
    said = [row["id"] for row in ROWS if row["speaker"] == "General Staff"]
    with opened(f"{GOOD}/ledger.html", java_script_enabled=False) as page:
        page.get_by_role("link", name="Who speaks and who prints").click()
        page.get_by_role("link", name="General Staff", exact=True).first.click()
        assert page.locator("table tbody th").all_inner_texts() == said


@pytest.mark.parametrize(("asked", "behaviour"), [("reduce", "auto"), ("no-preference", "smooth")])
def test_nothing_moves_where_no_motion_is_wanted(opened, asked, behaviour):
    with opened(f"{GOOD}/index.html", reduced_motion=asked) as page:
        assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior"
                             ) == behaviour


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_a_number_in_a_sentence_never_breaks_over_two_lines(opened, width):
    with opened(f"{GOOD}/index.html", width) as page:
        for link in page.locator("strong > a").all():
            assert link.evaluate("node => node.getClientRects().length") == 1


def printed(page):
    """Return the text of a page as it is printed."""
    reader = PdfReader(BytesIO(page.pdf(format="A4")))
    return " ".join(" ".join(sheet.extract_text().split()) for sheet in reader.pages)


def test_a_printed_page_holds_the_answer_its_claims_and_its_chart(opened):
    with opened(f"{GOOD}/index.html", scheme="dark") as page:
        text = printed(page)
        for words in ("The battle of the river", "How many fell at the river?", "Soldiers killed:",
                      "k-1", "Corrections:"):
            assert words in text, words
        page.emulate_media(media="print")
        assert page.locator("#chart-range-strip svg.wide").is_visible()
        assert page.evaluate("getComputedStyle(document.body).backgroundColor"
                             ) == "rgb(255, 255, 255)"


def test_a_page_prints_without_menu_and_fields(opened):
    with opened(f"{GOOD}/ledger.html", scheme="dark") as page:
        page.emulate_media(media="print")
        assert page.locator("nav").first.is_hidden()
        assert page.locator("form").first.is_hidden()
        assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
        assert len(page.pdf()) > 1000
