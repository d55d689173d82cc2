"""Charts of what was read and judged; each is laid out here, and nothing is computed.

Matplotlib finds the ticks of the axes and measures the letters. The drawing itself is written as
SVG (`charts.svg`), since one drawing must fit light and dark pages by style sheet alone, lead from
each mark to its claim, be read aloud, suit wide and narrow places, and be the same bytes always.
"""

from collections.abc import Callable, Sequence

from figures.calibration import Record
from figures.charts import (
    balance,
    calibration_events,
    calibration_levels,
    calibration_methods,
    calibration_ratios,
    echo_tree,
    influence,
    plane,
    range_strip,
    timeline,
    unit_pairs,
)
from figures.charts.matter import Matter
from figures.charts.picture import Chart, Picture, finished
from figures.codebook import nearest, one_of
from figures.errors import CallError, Fault
from figures.estimate import Answer
from figures.findings import Finding
from figures.meanings import Claims

__all__ = ["Chart", "draw", "names", "record_names"]

PICTURES: dict[str, Callable[[Matter], Picture]] = {
    range_strip.NAME: range_strip.picture, timeline.NAME: timeline.picture,
    balance.NAME: balance.picture, influence.NAME: influence.picture,
    unit_pairs.NAME: unit_pairs.picture, echo_tree.NAME: echo_tree.picture,
    plane.NAME: plane.picture,
}
RECORD_PICTURES: dict[str, Callable[[Record], Picture]] = {
    calibration_ratios.NAME: calibration_ratios.picture,
    calibration_levels.NAME: calibration_levels.picture,
    calibration_methods.NAME: calibration_methods.picture,
    calibration_events.NAME: calibration_events.picture,
}
NO_ANSWER = Fault("draw", 0, "answer", "(nothing)", "what `reconcile` returns")


def names() -> tuple[str, ...]:
    """Return the names of the charts that can be drawn of a case."""
    return tuple(PICTURES)


def record_names() -> tuple[str, ...]:
    """Return the names of the charts that can be drawn of a record on settled events."""
    return tuple(RECORD_PICTURES)


def draw(name: str, claims: Claims | Record, answer: Answer | None = None,
         findings: Sequence[Finding] = (), *, quantity: str = "") -> Chart:
    """Return a chart by its name: of claims and their answer, of the case's headline quantities or
    of one quantity; or of a record on settled events alone.

    Raises: CallError where there is no chart or no quantity of that name, or no answer to claims.
    """
    if isinstance(claims, Record):
        _refuse(("name", name, record_names()))
        return finished(RECORD_PICTURES[name](claims))
    _refuse(("name", name, names()),
            ("quantity", quantity, ("", *claims.case.definition.quantities)))
    if answer is None:
        raise CallError([NO_ANSWER])
    return finished(PICTURES[name](Matter(claims, answer, tuple(findings), quantity)))


def _refuse(*asked: tuple[str, str, tuple[str, ...]]) -> None:
    """Refuse what is not among what is known, all of it at once.

    Raises: CallError.
    """
    faults = [Fault("draw", 0, what, given, one_of(known), nearest(given, known))
              for what, given, known in asked if given not in known]
    if faults:
        raise CallError(faults)
