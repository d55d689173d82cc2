"""What figures batch does and says: every notebook of a plan over every parameter set."""

import hashlib
import signal
from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from figures.batch import Asked, Due, due, perform, read_plan
from figures.batch.listing import LISTING, summary
from figures.batch.records import DONE, SKIPPED
from figures.cli.output import jobs, print_json
from figures.cli.remarks import remark
from figures.errors import together

FINE, RUN_FAILED = 0, 1
SIGNALLED = 128  # and the signal's number, as shells tell it
INTERRUPTED = "interrupted; what is done stays done, and the same call goes on from there"


def run(given: Namespace) -> int:
    """Make the runs of a plan that are to be made; return 1 where one failed.

    Raises: InputError or CallError where the plan or an option is wrong; then nothing is run.
    """
    (plan, at_a_time), out = together(lambda: read_plan(Path(given.plan)),
                                 lambda: jobs("figures batch", given.jobs)), Path(given.out)
    if given.dry_run:
        _print_due(due(plan, out), given.json)
        return FINE
    with _ending_well():
        entries = perform(plan, Asked(out, at_a_time, given.cluster, given.quiet))
    failed = [one for one in entries if one["state"] not in (DONE, SKIPPED)]
    if given.json:
        print_json("batch", _inputs(one["key"] for one in entries), {"runs": entries})
    elif not given.quiet:
        print(f"{summary(entries)}; open {out / LISTING}")
    for one in failed if given.quiet else ():
        remark(f"{one['case']}/{one['notebook']}: {one['state']}: {one['error']}")
    return RUN_FAILED if failed else FINE


@contextmanager
def _ending_well() -> Iterator[None]:
    """Let a request to end (SIGTERM) end the block as an interrupt does; say what holds then."""
    before = signal.signal(signal.SIGTERM, _end)
    try:
        yield
    except (KeyboardInterrupt, SystemExit):
        remark(INTERRUPTED)
        raise
    finally:
        signal.signal(signal.SIGTERM, before)


def _end(number: int, _: object) -> NoReturn:
    raise SystemExit(SIGNALLED + number)


def _inputs(keys: Iterable[str]) -> str:
    return hashlib.sha256(" ".join(keys).encode()).hexdigest()


def _print_due(runs: Sequence[Due], as_json: bool) -> None:
    """Print what would run, and why."""
    if as_json:
        print_json("batch", _inputs(one.key for one in runs), {"runs": [
            {"notebook": one.run.notebook.stem, "case": one.run.case_name,
             "parameters": one.run.parameters(), "key": one.key, "why": one.why} for one in runs]})
        return
    for one in runs:
        print(f"{one.name}: " + (f"would run: {one.why}" if one.why else "unchanged"))
    print(f"{sum(bool(one.why) for one in runs)} of {len(runs)} runs would be made")
