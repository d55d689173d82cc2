"""What the figures of a case owe to each kind of evidence, and what one more count would add."""

from collections.abc import Sequence
from datetime import date

from figures.estimate import conflated_in, day_of
from figures.evidence import gather_all
from figures.influence import Sensitivity, sensitivity
from figures.joint import constants_for, join
from figures.meanings import Claims


def sensitivities(claims: Claims, quantities: Sequence[str], as_of: date | str | None = None
                  ) -> dict[str, Sensitivity]:
    """Return what the figures of quantities owe to their claims, kind by kind, and what an exact
    count by each kind of speaker would add; without those of which nothing can be known.

    Raises: CallError where `as_of` is no day.
    """
    definition = claims.case.definition
    joint = join(gather_all(claims, day_of(as_of), conflated_in(claims)), claims)
    return {name: sensitivity(one.evidence, definition.kind, constants_for(
        definition.quantities[name], definition), one.outside)
        for name in quantities if (one := joint.get(name)) is not None and len(one.evidence)}
