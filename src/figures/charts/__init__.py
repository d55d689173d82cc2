"""Charts of what was read and judged; each is laid out here, and nothing is computed.

Matplotlib finds the ticks of the axes and measures the letters. The drawing itself is written as
SVG (`charts.svg`), since one drawing must fit light and dark pages by style sheet alone, lead from
each mark to its claim, be read aloud, suit wide and narrow places, and be the same bytes always.
"""

from collections.abc import Callable, Sequence

from figures.charts import balance, echo_tree, influence, plane, range_strip, timeline, unit_pairs
from figures.charts.matter import Matter
from figures.charts.picture import Chart, Picture, finished
from figures.codebook import nearest, one_of
from figures.errors import CallError, Fault
from figures.estimate import Answer
from figures.findings import Finding
from figures.meanings import Claims

__all__ = ["Chart", "draw", "names"]

PICTURES: dict[str, Callable[[Matter], Picture]] = {
    range_strip.NAME: range_strip.picture, timeline.NAME: timeline.picture,
    balance.NAME: balance.picture, influence.NAME: influence.picture,
    unit_pairs.NAME: unit_pairs.picture, echo_tree.NAME: echo_tree.picture,
    plane.NAME: plane.picture,
}


def names() -> tuple[str, ...]:
    """Return the names of the charts that can be drawn."""
    return tuple(PICTURES)


def draw(name: str, claims: Claims, answer: Answer, findings: Sequence[Finding] = (), *,
         quantity: str = "") -> Chart:
    """Return a chart by its name, of the case's headline quantities or of one quantity.

    Raises: CallError where there is no chart or no quantity of that name.
    """
    faults = [Fault("draw", 0, what, given, one_of(known), nearest(given, known))
              for what, given, known in (
                  ("name", name, tuple(PICTURES)),
                  ("quantity", quantity, ("", *claims.case.definition.quantities)))
              if given not in known]
    if faults:
        raise CallError(faults)
    return finished(PICTURES[name](Matter(claims, answer, tuple(findings), quantity)))
