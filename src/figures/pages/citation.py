"""How a case is cited: by its title, the day as known on which it stands, and its inputs."""

from datetime import date

import pandas as pd

from figures.findings import ID_LENGTH
from figures.judged import Judged
from figures.phrases import day
from figures.version import __version__

SPECIAL = str.maketrans({"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%",
                         "$": r"\$", "#": r"\#", "_": r"\_", "~": r"\textasciitilde{}",
                         "^": r"\textasciicircum{}"})


def known_on(judged: Judged) -> date | None:
    """Return the day up to which the claims had been printed, None where none is dated."""
    newest = judged.claims.known_by or judged.claims.table["known"].max()
    return None if pd.isna(newest) else date(newest.year, newest.month, newest.day)


def plain(judged: Judged) -> str:
    """Return the citation as a sentence."""
    known = known_on(judged)
    as_known = f", as known on {day(known)}" if known else ""
    return (f"{judged.claims.case.definition.title}: reported figures, reconciled{as_known}. "
            f"Made by figures {__version__} from the ledger {judged.claims.case.inputs}.")


def bibtex(judged: Judged) -> str:
    """Return the citation as a BibTeX entry."""
    case, known = judged.claims.case, known_on(judged)
    title = f"{case.definition.title}: reported figures, reconciled".translate(SPECIAL)
    fields = {"title": f"{{{title}}}", "version": __version__,
              "note": f"Made by figures {__version__} from the ledger {case.inputs}"}
    fields |= {"year": str(known.year), "date": known.isoformat()} if known else {}
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@misc{{figures-{case.inputs[:ID_LENGTH]},\n{lines}}}\n"
