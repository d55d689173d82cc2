"""Who speaks and who prints: names that sources.csv lacks, and many publishers of one origin."""

import pandas as pd

from figures.checks.material import Material, Rows, grouped, ids
from figures.checks.phrasing import figure, names, when, whose
from figures.checks.thresholds import thresholds
from figures.findings import Finding

ROLES = ("speaker", "publisher")


def unknown_source(material: Material) -> list[Finding]:
    """Return `unknown-source`: a speaker or publisher that sources.csv lacks, one a name.

    Can't see: carriers and informants that it lacks, which the contract leaves open; a name that
    stands for another source than is meant.
    """
    found: dict[str, list[str]] = {}
    known = material.claims.case.sources.known
    for role in ROLES:
        for name in material.table[role].unique():
            if not known(name):
                found.setdefault(name, []).append(role)
    return [_unknown(name, roles, material.table) for name, roles in found.items()]


def _unknown(name: str, roles: list[str], table: pd.DataFrame) -> Finding:
    rows = table[(table[roles] == name).any(axis=1)]
    return Finding("unknown-source", "error", "ledger", tuple(map(str, rows.index)),
                   f"“{name}”, here as {' and '.join(roles)}, is not in sources.csv", stated=name)


def echo(material: Material) -> list[Finding]:
    """Return `echo`: an origin with three publishers or more, which counts once.

    Can't see: publishers that belong together, where sources.csv does not say so; copies whose
    number was changed, which stand as statements of their own.
    """
    table = material.table
    publishers = table.groupby("origin", sort=False)["publisher"].nunique()
    many = publishers.index[publishers >= thresholds().many_publishers]
    rows = table[table["origin"].isin(many)]
    return [_echo(group) for group in grouped(rows, ["origin"])]


def _echo(rows: Rows) -> Finding:
    first = rows[0]
    all_names = dict.fromkeys(row.publisher for row in rows)
    known = "" if pd.isna(first.first) else f" of {when(first)}"
    return Finding("echo", "note", "between", ids(rows),
                   f"{names(all_names)} print one statement, {whose(first.speaker)} "
                   f"{figure(first)}{known}: {len(all_names)} publishers count once",
                   stated=float(len(all_names)), expected=1.0)
