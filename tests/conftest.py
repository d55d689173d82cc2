"""What all tests share: one thread, a browser where there is one, and the last line."""

import os
import shutil

os.environ.setdefault("OMP_NUM_THREADS", "1")  # before numpy is loaded
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import hypothesis
import pytest

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
NOT_FOUND = "no Chromium was found"
PACKAGE = "Debian's package chromium brings it (apt-get install chromium)"
NOT_RUN = pytest.StashKey[int]()

hypothesis.settings.register_profile("figures", deadline=None)
hypothesis.settings.register_profile(
    "ci", deadline=None, derandomize=True, database=None, print_blob=True
)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "figures")


def find_chromium():
    """Return the path of a Chromium: the one that $CHROMIUM names, else the first on the PATH."""
    named = os.environ.get("CHROMIUM")
    names = (named,) if named else BROWSERS
    return next((path for name in names if (path := shutil.which(name))), None)


def is_required():
    """Tell whether a missing browser is a failure, as it is where $FIGURES_BROWSER says so."""
    return os.environ.get("FIGURES_BROWSER") == "required"


def closing_line(count):
    """Say how many browser tests did not run, and what would let them."""
    tests = "1 browser test" if count == 1 else f"{count} browser tests"
    return f"{tests} did not run: {NOT_FOUND}; {PACKAGE}"


@pytest.fixture(scope="session")
def chromium():
    """Return the path of the browser; a test that asks for it carries the mark `browser`."""
    if path := find_chromium():
        return path
    pytest.fail(f"{NOT_FOUND}, and this test lacks the mark `browser`; {PACKAGE}")


def pytest_runtest_setup(item):
    """Skip a browser test where there is none, or fail it where one is required."""
    if item.get_closest_marker("browser") is None or find_chromium():
        return
    if is_required():
        pytest.fail(f"{NOT_FOUND}, and FIGURES_BROWSER=required; {PACKAGE}", pytrace=False)
    pytest.skip(NOT_FOUND)


def pytest_terminal_summary(terminalreporter, config):
    """Count the browser tests that were skipped, on whichever worker."""
    skipped = terminalreporter.stats.get("skipped", [])
    missing = [report for report in skipped if NOT_FOUND in str(report.longrepr)]
    config.stash[NOT_RUN] = len(missing)


def pytest_unconfigure(config):
    """End with the line on the browser, below pytest's own."""
    if count := config.stash.get(NOT_RUN, 0):
        print(closing_line(count))
