"""The cases that a report was asked for, read whole, and whether the request can be meant."""

from collections import Counter
from dataclasses import replace

from figures.case import Case, load
from figures.errors import CallError, Fault, InputError
from figures.pages.request import Request


def read_cases(request: Request) -> list[Case]:
    """Return the cases asked for.

    Raises: CallError where the request can't be meant; InputError with every fault of every case,
    the case's name in front of the file.
    """
    _refuse(request)
    cases: list[Case] = []
    faults: list[Fault] = []
    for folder in request.cases:
        try:
            cases.append(load(folder))
        except InputError as error:
            name = folder.resolve().name
            faults += [replace(fault, file=f"{name}/{fault.file}") for fault in error.faults]
    if faults:
        raise InputError(faults)
    return cases


def _refuse(request: Request) -> None:
    """Refuse two cases of one name, whose pages would overwrite each other, and days that can't
    be meant together."""
    names = Counter(path.resolve().name for path in request.cases)
    faults = [Fault("figures report", 0, "CASE", name, "each case once, under a name of its own")
              for name, count in names.items() if count > 1]
    since, known_by = request.since, request.known_by
    if since and known_by and known_by < since:
        faults.append(Fault("figures report", 0, "--since", since.isoformat(),
                            f"{known_by.isoformat()} (--known-by) or an earlier day"))
    if faults:
        raise CallError(faults)
