"""The slips that the gatherers of a ledger noted in capitals, and what the program finds of each.

    python tools/slips.py kursk-2024 EVIDENCE.csv [EVIDENCE.csv …]

Each evidence file has the columns `claim_id` and `note`. A line each: row, slip, the findings on
that row; where there is none, why it can't be told from the ledger alone, as tools/slips.yml says.
The last line counts them.
"""

import argparse
import csv
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from figures.case import load
from figures.checks import check
from figures.findings import Finding
from figures.meanings import claims_of

WHY = Path(__file__).with_suffix(".yml")
SLIP = re.compile(r"\b(?:[A-Z]{3,} )*(?:ERRORS?|SLIP|MISPRINT|TYPO|MISMATCH)\b"
                  r"|\b(?:CONFLATION|MISATTRIBUTION|MISATTRIBUTED|MISREADING)\b"
                  r"|\bWRONG(?: [A-Z]{3,})*\b")
NOT_SAID = "no reason given"


def slips(paths: list[Path]) -> Iterator[tuple[str, str]]:
    """Yield each evidence row whose note names a slip in capitals, with the slip's name."""
    for path in paths:
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if found := SLIP.search(row.get("note") or ""):
                    yield row["claim_id"], found[0]


def by_claim(findings: tuple[Finding, ...]) -> Mapping[str, list[str]]:
    """Return the codes of what is found, by each claim that it has at fault, with its cause."""
    found: dict[str, list[str]] = {}
    for finding in findings:
        for name in finding.claims:
            told = finding.code + (f" ({finding.cause})" if finding.cause else "")
            found.setdefault(name, []).append(f"{finding.severity}: {told}")
    return found


def is_about(told: str, slip: str, codes: Mapping[str, list[str]]) -> bool:
    """Tell whether a finding is what a slip's name means, by the first word that the name holds."""
    kinds = next((listed for word, listed in codes.items() if word in slip), [])
    return any(f": {code}" in told for code in kinds)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("case")
    parser.add_argument("evidence", nargs="+", type=Path)
    given = parser.parse_args()
    why = yaml.safe_load(WHY.read_text(encoding="utf-8"))
    found = by_claim(check(claims_of(load(given.case))))
    counts = {"found": 0, "not detectable": 0, NOT_SAID: 0}
    for name, slip in slips(given.evidence):
        about = [told for told in found.get(name, ()) if is_about(told, slip, why["codes"])]
        reason = why["rows"].get(name, NOT_SAID)
        counts["found" if about else NOT_SAID if reason == NOT_SAID else "not detectable"] += 1
        print(f"{name}\t{slip}\t{'; '.join(about) or f'not detectable: {reason}'}")
    print("\t".join(f"{count} {word}" for word, count in counts.items()))


if __name__ == "__main__":
    main()
