"""A finding: a world that disagrees with itself, told in one sentence with its arithmetic."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from figures.codebook import CAUSES, FAULT_KINDS, FINDING_CODES, FINDING_STATES, SEVERITIES
from figures.ledger import CLAIMS_FILE
from figures.meanings import Claims
from figures.rulings import Ruling

ID_LENGTH = 14  # hexadecimal digits: enough that no two findings of a case share one


@dataclass(frozen=True)
class Finding:
    """One finding (contract, section 2); `claims` are those at fault first, `against` what they
    are held against; `ruling` is the state that the keepers gave it, "" where none did."""

    code: str
    severity: str
    fault: str
    claims: tuple[str, ...]
    message: str
    against: tuple[str, ...] = ()
    where: str = ""
    stated: float | str | None = None
    expected: float | str | None = None
    cause: str = ""
    ruling: str = ""

    def __post_init__(self) -> None:
        """Refuse words that the codebook lacks: a check that invents one is broken.

        Raises: ValueError.
        """
        allowed = ((self.code, FINDING_CODES), (self.severity, SEVERITIES),
                   (self.fault, FAULT_KINDS), (self.cause or CAUSES[0], CAUSES))
        for word, words in allowed:
            if word not in words:
                raise ValueError(f"'{word}' is none of {', '.join(words)}")

    @property
    def id(self) -> str:
        """Return the finding's lasting name: its code and its sorted claim ids, hashed."""
        text = "\n".join((self.code, *sorted({*self.claims, *self.against})))
        return hashlib.sha256(text.encode()).hexdigest()[:ID_LENGTH]

    def stands(self) -> bool:
        """Tell whether this is an error that no ruling has answered."""
        return self.severity == SEVERITIES[0] and self.ruling in ("", FINDING_STATES[0])

    def as_json(self) -> dict[str, Any]:
        """Return the finding as the commands print it; what does not apply is left out."""
        found = {key: value for key, value in asdict(self).items()
                 if value not in (None, "") or key == "where"}
        return {**found, "claims": list(self.claims), "against": list(self.against),
                "id": self.id}


def settle(findings: Iterable[Finding], claims: Claims) -> tuple[Finding, ...]:
    """Return findings in a stable order, each with its place in the ledger and its ruling."""
    lines = {str(name): float(line) for name, line in claims.table["line"].items()}
    order = {code: number for number, code in enumerate(FINDING_CODES)}
    settled = [
        (name, replace(finding, message=message, ruling=state_of(finding, claims.case.rulings),
                       where=f"{CLAIMS_FILE}:{int(lines[finding.claims[0]])}"
                       if finding.claims else CLAIMS_FILE))
        for name, finding, message in _merged(findings)]
    settled.sort(key=lambda pair: (SEVERITIES.index(pair[1].severity), order[pair[1].code],
                                   _line(pair[1], lines), pair[1].claims, pair[0]))
    return tuple(finding for _, finding in settled)


def _merged(findings: Iterable[Finding]) -> Iterable[tuple[str, Finding, str]]:
    """Yield findings with those of one name made one, so that a ruling on it answers one thing: the
    name, the gravest, and what all of them say."""
    by_id: dict[str, list[Finding]] = {}
    for finding in findings:
        by_id.setdefault(finding.id, []).append(finding)
    for name, met in by_id.items():
        first = min(met, key=lambda finding: SEVERITIES.index(finding.severity))
        yield name, first, "; ".join(dict.fromkeys(told.message for told in (first, *met)))


def _line(finding: Finding, lines: Mapping[str, float]) -> float:
    return lines[finding.claims[0]] if finding.claims else 0


def state_of(finding: Finding, rulings: Sequence[Ruling]) -> str:
    """Return the newest state that a ruling on one of the claims gives this finding, ""
    where none does."""
    answered = ((finding.code, ""), (finding.code, finding.id)) if rulings else ()
    states = [ruling.now for ruling in rulings
              if ruling.claim in finding.claims and ruling.finding() in answered]
    return states[-1] if states else ""
