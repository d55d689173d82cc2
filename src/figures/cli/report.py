"""figures report: the notebooks run and the site published."""

from argparse import Namespace
from functools import partial
from pathlib import Path

from figures.cli.output import days, jobs
from figures.cli.remarks import remark
from figures.errors import CallError, Fault, together
from figures.folders import RESOLVED_FOLDER, data_folder, find_case, list_cases
from figures.pages.manifest import current
from figures.pages.request import Request

DONE, RUN_FAILED = 0, 1


def run(given: Namespace) -> int:
    """Publish the site, print where to look; return 1 where a run failed.

    Raises: CallError or InputError where an option or a case is wrong, before anything is written.
    """
    cases, asked, at_a_time = together(lambda: _cases(given.cases), lambda: days(
        {"--as-of": given.as_of, "--known-by": given.known_by, "--since": given.since}),
        lambda: jobs("figures report", given.jobs))
    request = Request(cases, Path(given.out), asked["--as-of"], asked["--known-by"],
                      asked["--since"], given.contact, at_a_time, _settled())
    published = current(request)
    if published is None:
        from figures.pages import publish  # loads all that makes pages
        published = publish(request)
    for failure in published.failures:
        remark(failure)
    print(f"{published.pages} pages; open {published.index}")
    return RUN_FAILED if published.failures else DONE


def _cases(named: list[str]) -> tuple[Path, ...]:
    if named:
        return tuple(together(*(partial(find_case, name) for name in named)))
    folder = data_folder()
    found = list_cases(folder) if folder else []
    if not found:
        raise CallError([Fault("figures report", 0, "CASE", "(nothing)",
                               "cases under data/, or cases named")])
    return tuple(found)


def _settled() -> tuple[Path, ...]:
    """Return the folders of the settled events under the data folder, none where there is none."""
    data = data_folder()
    return tuple(list_cases(data / RESOLVED_FOLDER)) if data else ()
