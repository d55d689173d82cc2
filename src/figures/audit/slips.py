"""Slips that a figure's own words and numbers show: a wrong unit, another quantity's number."""

from figures.audit.matching import related as is_related
from figures.audit.matching import same, same_digits, size
from figures.audit.matters import SERIOUS, Matter, Verdict, best, finding_of, ids, publishers, told
from figures.checks.phrasing import printed, with_unit
from figures.conflation.quantities import confusable
from figures.conflation.told import SMALLEST
from figures.errors import UnitError
from figures.units import SHARE, dimension, dimension_name, is_rate_of

UNIT_CODES = ("unit-pair", "unit-dimension", "unit-swap")


def wrong_unit(matter: Matter) -> Verdict | None:
    """Return the verdict on a unit of the wrong kind, a pair that does not convert, or a number
    that the ledger has under another unit."""
    unit, wanted = matter.draft.reading.unit, matter.quantity.unit
    if unit and unit != SHARE and not _comparable(unit, wanted):
        return Verdict("wrong-unit", ids(matter.own), f"{dimension_name(unit)} is given where "
                       f"{dimension_name(wanted)} is counted ({matter.quantity.counts})",
                       f"say how much it is in {with_unit('', wanted).strip() or wanted}, or what "
                       f"the {unit} measure")
    pair = finding_of(matter, UNIT_CODES, SERIOUS) or finding_of(
        matter, ("unit-rounding",), SERIOUS)
    if pair:
        right = printed(_rounded(pair.expected)) if isinstance(pair.expected, float) else ""
        second = matter.draft.reading.second
        return Verdict("wrong-unit", ids(matter.own), pair.message,
                       f"{with_unit(right, second.unit)} in brackets" if right and second else "")
    swapped = [row for row in matter.known if same_digits(row, matter.draft.reading)]
    if swapped and not matter.meant:
        row = swapped[-1]
        return Verdict("wrong-unit", ids(swapped), f"the ledger has the same number in another "
                       f"unit: {told(row)}", f"“{row.wording}”")
    return None


def _rounded(value: float) -> float:
    return round(value) if value >= SMALLEST else round(value, 1)


def _comparable(unit: str, wanted: str) -> bool:
    try:
        return dimension(unit) == dimension(wanted) or is_rate_of(unit, wanted) or is_rate_of(
            wanted, unit)
    except UnitError:
        return False


def conflated(matter: Matter) -> Verdict | None:
    """Return the verdict on a number that the ledger has of a confusable quantity, from the speaker
    where one is named, and not, or from fewer publishers, of this one."""
    others = confusable(matter.held.claims.case.definition).get(matter.quantity.name, ())
    figured = matter.size
    if not others or figured.is_share or figured.vague or not figured.figure >= SMALLEST:
        return None
    quantities = matter.held.claims.case.definition.quantities
    rows = [row for other in others for row in matter.held.rows.get(other, ())
            if row.id not in matter.held.apart
            and same(row, size(matter.draft.reading, quantities[other]))]
    if matter.speaker:
        sources = matter.held.claims.case.sources
        rows = [row for row in rows if is_related(row, matter.speaker, sources)]
    fewer = publishers(matter.own) < publishers(rows) if matter.speaker else not matter.own
    if not rows or not fewer:
        return None
    row = best(rows, matter)
    apart = [one for one in matter.held.claims.table.itertuples() if one.id in matter.held.apart
             and one.quantity == matter.quantity.name and same(one, figured)]
    return Verdict("conflated", ids([*rows, *apart]),
                   f"the ledger has this number as {quantities[row.quantity].counts}, not "
                   f"{matter.quantity.counts}: {told(row)}",
                   f"“{row.wording}”, {quantities[row.quantity].counts}")
