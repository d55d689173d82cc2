"""A clean ledger drawn by seed, and the ways in which a slip is planted in it.

Two speakers tell each week of killed, wounded, both together, the week's dead, their share and the
land held; three papers print each statement, with its figure in words. Every slip is a function of
the rows and of a random source: it changes rows in place and returns the ids at fault.
"""

import random

from ledgers import QUANTITIES

PAPERS = ("Sun", "Star", "Post")
SPEAKERS = ("General Staff", "Ministry")
WEEKS = 6
SQUARE_MILES = 0.386102
QUANTITIES_ = {**QUANTITIES, "killed_weekly": {"counts": "killed in a week", "unit": "person",
                                               "of": "red", "change_of": "killed"},
               "held": {**QUANTITIES["held"], "measured": {
                   "file": "measured/land.csv", "low": "land", "high": "land", "unit": "km^2",
                   "within": "10%"}}}
SOURCES = [*({"name": name, "kind": "military", "party": "red"} for name in SPEAKERS),
           *({"name": name, "kind": "media"} for name in PAPERS)]


def day(week, more=0):
    """Return the ISO day of a week's statement, or some days after it."""
    return f"2024-{3 + week // 2:02d}-{2 + 14 * (week % 2) + more:02d}"


def crooked(draw, low, high, *bases):
    """Return a number that does not end in zero, alone or on top of any of these: a round number is
    an interval, in which a small slip may hide."""
    while True:
        number = draw.randint(low, high)
        if all((base + number) % 10 for base in (0, *bases)):
            return number


def clean(seed):
    """Return the rows of a ledger without any fault, and the keys of its case."""
    draw = random.Random(seed)
    rows, land = [], {}
    for speaker in SPEAKERS:
        dead, hurt = crooked(draw, 1001, 1999), crooked(draw, 12001, 13999)
        for week in range(WEEKS):
            land.setdefault(week, draw.randint(1001, 1399))
            more = crooked(draw, 1011, 3999, dead)
            hurt += crooked(draw, 1001, 4999, hurt, hurt + dead + more)
            rows += statement(draw, speaker, week, (dead, hurt, more, land[week]))
            dead += more
    series = "date,land\n" + "".join(f"{day(week)},{size}\n" for week, size in land.items())
    return [{"id": f"c-{at}", **row} for at, row in enumerate(rows, 1)], {
        "sources": SOURCES, "quantities": QUANTITIES_, "start": "2024-03-01",
        "identities": ["casualties = killed + wounded", "killed <= casualties"],
        "measured": {"measured/land.csv": series}}


def statement(draw, speaker, week, numbers):
    """Return the rows of one week's statement in all papers."""
    dead, hurt, more, land = numbers
    dead_now, total = dead + more, dead + more + hurt
    words = {"killed": f"{dead_now:,} killed", "wounded": f"{hurt:,} wounded",
             "casualties": f"{total:,} killed and wounded"[:len(f"{total:,}")] + " casualties",
             "killed_weekly": f"{more:,} killed",
             "held": f"{land:,} square kilometers ({land * SQUARE_MILES:,.0f} square miles)"}
    if week == 0:
        del words["killed_weekly"]
    common = {"speaker": speaker, "as_of": day(week), "reported_on": day(week, 1)}
    found = [{"quantity": name, "wording": text, "publisher": paper, **common}
             for name, text in words.items() for paper in PAPERS]
    share = {"quantity": "killed", "wording": f"{dead_now / total:.1%}", "publisher": "Sun",
             "share_of": "casualties", **common}
    return [*found, share]


def pick(rows, draw, quantity, **cells):
    """Return one row of a quantity whose cells are as asked for."""
    return draw.choice([row for row in rows if row["quantity"] == quantity and "%" not in
                        row["wording"] and all(row.get(k) == v for k, v in cells.items())])


def number(row):
    """Return the number that a row's wording begins with."""
    return int(row["wording"].split()[0].replace(",", ""))


def same(rows, row):
    """Return all rows that print one statement with this one."""
    keys = ("quantity", "speaker", "as_of", "wording")
    return [each for each in rows if all(each[key] == row[key] for key in keys)]


def reworded(row, value):
    """Give a row another number in its words."""
    _, rest = row["wording"].split(" ", 1)
    row["wording"] = f"{value:,} {rest}"


def everywhere(rows, row, value):
    """Give all rows of a statement another number in their words, and return their ids."""
    met = same(rows, row)
    for each in met:
        reworded(each, value)
    return {each["id"] for each in met}


def slip(draw, row, *steps):
    """Return a row's number with one of these steps added, none that leaves a round one."""
    return number(row) + draw.choice([step for step in steps if (number(row) + step) % 10])


def wording_number(rows, draw):
    row = pick(rows, draw, "killed")
    row["value"] = number(row) + draw.choice([1, 10, 1000, 9 * number(row)])
    return {row["id"]}


def wording_hedge(rows, draw):
    row = pick(rows, draw, "killed")
    row["hedge"] = draw.choice(["about", "at_least", "up_to"])
    return {row["id"]}


def wording_unit(rows, draw):
    row = pick(rows, draw, "held")
    row["unit"] = draw.choice(["mi^2", "hectare", "km"])
    return {row["id"]}


def order(rows, draw):
    row = pick(rows, draw, "wounded")
    row["low"], row["high"] = number(row) + 5, number(row) - 5
    return {row["id"]}


def unit_dimension(rows, draw):
    row = pick(rows, draw, "held")
    row["wording"] = f"{number(row):,} kilometers"
    return {row["id"]}


def unit_pair(rows, draw):
    row = pick(rows, draw, "held")
    factor = draw.choice([0.621371, 3.28084, 2.589988, 386.102])
    row["wording"] = f"{number(row):,} square kilometers ({number(row) * factor:,.0f} sq miles)"
    return {row["id"]}


def unit_rounding(rows, draw):
    row = pick(rows, draw, "held")
    first, cut = draw.choice([("1.2", "0.4"), ("2.3", "0.8"), ("3.1", "1.1")])
    row["wording"] = f"{first} square kilometers ({cut} square miles)"
    return {row["id"]}


def unit_swap(rows, draw):
    row = pick(rows, draw, "held")
    row["wording"] = f"{number(row):,} square miles"
    return {row["id"]}


def sum_(rows, draw):
    row = pick(rows, draw, "casualties")
    return everywhere(rows, row, slip(draw, row, 11, -11, 101, 2001, -2001))


def bound(rows, draw):
    row = pick(rows, draw, "killed")
    met = everywhere(rows, row, number(row) + 40001)
    return met


def share(rows, draw):
    row = draw.choice([row for row in rows if "%" in row["wording"]])
    row["wording"] = f"{float(row['wording'][:-1]) + draw.choice([-4, 4, 31]):.1f}%"
    return {row["id"]}


def falls(rows, draw):
    week = draw.randrange(2, WEEKS)
    row = pick(rows, draw, "wounded", as_of=day(week))
    return everywhere(rows, row, number(row) // 10)


def change(rows, draw):
    row = pick(rows, draw, "killed_weekly")
    return everywhere(rows, row, slip(draw, row, -33, 33, 1001))


def date_early(rows, draw):
    row = pick(rows, draw, "held")
    row["as_of"] = "2024-02-2" + str(draw.randint(0, 9))
    return {row["id"]}


def date_late(rows, draw):
    row = pick(rows, draw, "held")
    row["reported_on"] = "2024-03-01"
    return {row["id"]}


def number_changed(rows, draw):
    row = pick(rows, draw, "killed")
    reworded(row, draw.choice([number(row) * 10, number(row) // 10, number(row) + 700]))
    return {row["id"]}


def conflation(rows, draw):
    row = pick(rows, draw, "casualties")
    row["quantity"] = draw.choice(["killed", "wounded"])
    return {row["id"]}


def hedge_flip(rows, draw):
    row = pick(rows, draw, "casualties")
    for each in same(rows, row):
        if each is not row:
            each["wording"] = f"at least {each['wording']}"
    return {row["id"]}


def attribution(rows, draw):
    row = pick(rows, draw, "killed")
    row["speaker"] = next(name for name in SPEAKERS if name != row["speaker"])
    return {row["id"]}


def stale(rows, draw):
    week = draw.randrange(WEEKS - 2)
    row = dict(pick(rows, draw, "killed", as_of=day(week)))
    row |= {"id": "late", "as_of": "", "reported_on": day(week + 1, 9)}
    rows.append(row)
    return {"late"}


def unknown_source(rows, draw):
    row = pick(rows, draw, draw.choice(["killed", "held"]))
    row[draw.choice(["speaker", "publisher"])] = "Nobody"
    return {row["id"]}


def measured(rows, draw):
    row = pick(rows, draw, "held")
    return {each["id"] for each in same(rows, row) if not each.update(
        wording=f"{2 * number(row):,} square kilometers") or True}


PLANTED = {"wording-number": wording_number, "wording-hedge": wording_hedge,
           "wording-unit": wording_unit, "order": order, "unit-dimension": unit_dimension,
           "unit-pair": unit_pair, "unit-rounding": unit_rounding, "unit-swap": unit_swap,
           "sum": sum_, "bound": bound, "share": share, "falls": falls, "change": change,
           "date": date_early, "date ": date_late, "number-changed": number_changed,
           "conflation": conflation, "hedge-flip": hedge_flip, "attribution": attribution,
           "stale": stale, "unknown-source": unknown_source, "measured": measured}
