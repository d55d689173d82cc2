"""Figures: what is reported of a war's losses, who says so, and what is left to believe.

    data/<case>/ ─▶ reading ─▶ meaning ─▶ judging ─▶ showing ─▶ telling ─▶ notebooks, reports/

    telling   run  pages  batch  cli         notebooks and pages; arguments in, text or JSON out
    showing   tables  charts                 judged results as rows and as pictures
    judging   findings  conflation  bounds   what is wrong, what can't be true together,
              posterior  estimate  checks    and what is left to believe
    meaning   wording  claims  origins       what each claim says, of whom, and who repeats whom
    reading   case  ledger  sources          the folder and its rows; every fault at once

Data go up that stair, imports go down it (`LAYERS` at the root is held by a test).

    import figures
    case = figures.load("kursk-2024")
    claims = figures.claims_of(case, known_by="2025-02-20")
    findings, answer = figures.check(claims), figures.reconcile(claims)
    figures.tabulate(answer)
    figures.draw("range-strip", claims, answer)
"""

from importlib import import_module
from typing import Any

from figures.version import __version__

HOMES = {  # each public name and the module it lives in, loaded when first asked for
    "load": "case", "Case": "case", "claims_of": "meanings", "Claims": "meanings",
    "read": "wording", "check": "checks", "worked": "checks.worked", "reconcile": "estimate",
    "score": "calibration", "tabulate": "tables", "draw": "charts", "tell": "sentences",
    "FiguresError": "errors", "InputError": "errors",
}
__all__ = ["__version__", *sorted(HOMES)]


def __getattr__(name: str) -> Any:
    """Load a public name from its home, so that `figures --help` imports nothing heavy.

    Raises: AttributeError where there is no such name.
    """
    if name not in HOMES:
        raise AttributeError(f"module 'figures' has no attribute '{name}'")
    return getattr(import_module(f"figures.{HOMES[name]}"), name)


def __dir__() -> list[str]:
    """Return the public names, for completion."""
    return list(__all__)
