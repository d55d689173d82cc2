"""Settled events from their case folders."""

import math
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from figures.calibration.resolved import Resolved
from figures.case import Case, load
from figures.conflation import explained
from figures.evidence import gather
from figures.evidence.losses import is_loss
from figures.folders import RESOLVED_FOLDER, data_folder, list_cases
from figures.joint import way_of
from figures.meanings import claims_of

CONFLATED = "it counts something else than it says"


def resolved(case: Case) -> list[Resolved]:
    """Return the quantities of a case whose truth is known and of which a claim tells the size."""
    claims = claims_of(case)
    aside = dict.fromkeys(explained(claims), CONFLATED)
    found = []
    for quantity, truth in case.definition.truth.items():
        told = gather(claims, quantity, without=aside)
        if told.rows:
            counted = case.definition.quantities[quantity]
            known = np.array([_known(row, case) for row in told.rows])
            found.append(Resolved(case.name, quantity, case.definition.kind, truth.value,
                                  told.evidence, known, case.inputs, case.definition.title,
                                  is_loss(counted, case.definition), counted.accumulates,
                                  way_of(told, told.newest, claims)))
    return found


def _known(row: Any, case: Case) -> float:
    """Return by when a claim had been printed, in days since the event; infinite if undated."""
    day = row.last if pd.isna(row.known) else row.known
    if pd.isna(day) or case.definition.start is None:
        return math.inf
    return float((day.date() - case.definition.start).days)


def resolved_folders() -> list[Path]:
    """Return the folders of the settled events under the data folder, none where there is none."""
    data = data_folder()
    return list_cases(data / RESOLVED_FOLDER) if data else []


def read_resolved(folders: Iterable[str | Path]) -> list[Resolved]:
    """Return the settled quantities of the cases at these paths or names, in their order.

    Raises: CallError where there is no such case; InputError where one can't be read as meant.
    """
    return [event for folder in folders for event in resolved(load(folder))]
