"""The record on settled events, in words for a reader who is no statistician."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from figures.calibration import LEADING, LEVEL, SURE, Record, Settled
from figures.phrases import number, plural, rough_between
from figures.sentences.matter import items, paragraphs
from figures.tables.scores import between_shares
from figures.tables.table import as_percent

Row = Mapping[str, Any]


def worth(record: Record) -> Markup:
    """Return how many of our 90% ranges held the truth, with how far chance may move that."""
    ours, held = record.methods[0], sum(row["covered"] for row in record.cases)
    full = Markup("Of {}, <strong>{}</strong> had their truth inside the range that is meant to "
                  "hold it nine times in ten: {}. With other events of such kinds it might have "
                  "come out anywhere from {}. {}").format(
        plural(len(record.cases), "settled event"), held, as_percent(ours["coverage"]),
        between_shares(*ours["intervals"]["coverage"]), _promise(ours["intervals"]["coverage"]))
    if not ours["early_intervals"]:
        return paragraphs(full)
    soon = Markup("When only a part of the claims was known, the ranges held the truth in {} "
                  "({}). {}").format(
        as_percent(ours["early"]["coverage"]), between_shares(*ours["early_intervals"]["coverage"]),
        _promise(ours["early_intervals"]["coverage"]))
    return paragraphs(full, soon)


def _promise(ends: Sequence[float]) -> str:
    """Return whether a share between these ends is what the ranges promise."""
    low, high = ends
    if low > LEVEL:
        return "That is more than was promised: such ranges are wider than they need to be."
    if high < LEVEL:
        return "That is less than was promised: such ranges are too narrow."
    return "What was promised lies within that."


def compared(record: Record) -> Markup:
    """Return which simple methods can't be told from ours, with all claims and early."""
    others = len(record.methods) - 1
    lead = Markup("The same claims went to {} that people use. We compare by how far the answers "
                  "lay from the truth, ranges and all, on a scale on which half of the truth or "
                  "twice as much, named with certainty, lies 0.69 from it. One method counts as "
                  "nearer than another if it was nearer in at least {} of the resamples of the "
                  "events.").format(plural(others, "simple method"), as_percent(SURE))
    parts = [_compared(record, "With all claims", early=False, of=lambda row: row)]
    if record.methods[0]["early_intervals"]:
        parts.append(_compared(record, "Early", early=True, of=lambda row: row["early"]))
    return paragraphs(lead) + items(parts)


def _compared(record: Record, when: str, early: bool, of: Callable[[Row], Row]) -> Markup:
    ours, *others = record.methods
    level = [row for row in others if row["method"] in record.level(early)]
    beaten = [row for row in others if row not in level and of(row)[LEADING] is not None]
    said = [Markup("<strong>{}</strong>, ours lay {:.2f} from the truth on average, and its ranges "
                   "held {} of the truths.").format(when, of(ours)[LEADING],
                                                    as_percent(of(ours)["coverage"]))]
    said += [Markup("“{}” can’t be told from it: {:.2f}, but its ranges held {}.").format(
        row["method"], of(row)[LEADING], as_percent(of(row)["coverage"])) for row in level]
    if beaten:
        best = min(beaten, key=lambda row: float(of(row)[LEADING]))
        said.append(Markup("Ours was nearer than {}; the best of them, “{}”, lay {:.2f} from "
                           "it.").format(_number_of(beaten, others), best["method"],
                                         of(best)[LEADING]))
    return Markup(" ").join(said)


def _number_of(beaten: Sequence[Row], others: Sequence[Row]) -> str:
    return f"all {len(others)}" if len(beaten) == len(others) else f"{len(beaten)} others"


def misled(record: Record) -> Markup:
    """Return where the claims were far off, where the truth lay outside of them, and each range
    that missed its truth."""
    events = record.settled()
    texts = [_group("the middle claim was at least twice the truth, or at most half of it",
                    [one for one in events if one.misled]),
             _group("the truth lay outside of all that was claimed",
                    [one for one in events if one.outside])]
    missed = [_missed(one) for one in events if not one.held]
    return items(texts) + (paragraphs(Markup("The ranges that missed:")) + items(missed)
                           if missed else Markup(""))


def _group(what: str, events: Sequence[Settled]) -> Markup:
    held = sum(one.held for one in events)
    return Markup("In {} {}; the range held it in {}.").format(
        plural(len(events), "event"), what, held)


def _missed(one: Settled) -> Markup:
    answer, claims = one.ours.answer, one.event.evidence
    lower = "too high" if answer.low > one.event.truth else "too low"
    return Markup("<strong>{}</strong>: {}. The range was {}, the truth {}; {} made it, and the "
                  "middle one was {:.2g} times the truth.").format(
        one.event.title, lower, rough_between(answer.low, answer.high, ""),
        number(one.event.truth), plural(len(claims), "claim"), one.middle)
