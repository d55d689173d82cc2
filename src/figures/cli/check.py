"""figures check: what is wrong in a ledger."""

from argparse import Namespace

from figures.case import load
from figures.checks import check
from figures.checks.worked import worked
from figures.cli.output import print_json
from figures.codebook import FAULT_KINDS, nearest, one_of
from figures.errors import CallError, Fault, together
from figures.meanings import claims_of

DONE, ERROR_STANDS = 0, 1


def run(given: Namespace) -> int:
    """Print the findings of a case, with `--fault` those of one kind; return 1 where an error
    among those printed stands that no ruling answers.

    Raises: CallError where the kind of fault is none of the codebook's.
    """
    case, _ = together(lambda: load(given.case), lambda: _known_kind(given.fault))
    claims = claims_of(case)
    findings = [f for f in check(claims) if given.fault in ("", f.fault)]
    shown = worked(claims)
    if given.json:
        print_json("check", case.inputs, {
            "case": case.name, "claims": len(claims.table),
            "findings": [finding.as_json() for finding in findings],
            "worked": [arithmetic.as_json() for arithmetic in shown]})
    else:
        for finding in findings:
            print(f"{finding.where}: {finding.severity}: {finding.code}: {finding.message}"
                  + (f" [{finding.ruling}]" if finding.ruling else ""))
        print(f"{len(claims.table)} claims, {len(findings)} findings")
    return ERROR_STANDS if any(finding.stands() for finding in findings) else DONE


def _known_kind(text: str) -> None:
    if text and text not in FAULT_KINDS:
        raise CallError([Fault("figures check", 0, "--fault", text, one_of(FAULT_KINDS),
                               nearest(text, FAULT_KINDS))])
