"""Other clean ledgers than that of planting.py, each drawn by seed, with slips that fit them.

A daily count of more than a year in Ukrainian and English; a war in miles, hectares and Spanish or
German words told by both sides; a table of many wars told in ranges by historians, without days;
land and distances in dunams and miles of the sea on pages that name no day; shares alone, without
any day.
Every slip is a function of the rows and a random source: it changes rows and returns the ids at
fault.
"""

import random
from datetime import date, timedelta

DAYS = 400
WARS = ("northern", "southern", "desert", "river", "winter", "long")
HISTORIANS = ("Adler", "Brandt", "Castro")
PARTIES = {"red": {"name": "Red"}, "blue": {"name": "Blue"}}
ACRES, SQUARE_MILES = 2.4710538, 0.386102
NAUTICAL_MILE, MILE = 1.852, 1.609344
PARTS = ("dead", "well")
THREE = ("The Wire", "Post", "Star")


def numbered(rows):
    return [{"id": f"w-{at}", **row} for at, row in enumerate(rows, 1)]


def total(counts, **more):
    return {"counts": counts, "unit": "person", "of": "red", "who": "soldiers",
            "accumulates": True, **more}


def daily(seed):
    """Return more than a year of daily totals of one staff, and the week's dead of every Monday."""
    draw, rows = random.Random(seed), []
    dead, begun, week = draw.randint(1001, 1999), date(2022, 3, 1), 0
    for number in range(DAYS):
        day = begun + timedelta(days=number)
        more = draw.randint(101, 389)
        dead, week = dead + more, week + more
        told = {"speaker": "Staff", "as_of": day.isoformat(), "reported_on": day.isoformat()}
        words = draw.choice(["{:,} killed", "{:,} soldiers killed", "{:,} загиблих"])
        rows.append({"quantity": "killed", "publisher": "Staff", "wording": words.format(dead),
                     **told})
        if number % 7 == 0 and number:
            begins = (day - timedelta(days=6)).isoformat()
            rows.append({"quantity": "killed_weekly", "publisher": "Gazette", **told,
                         "period": f"{begins}/{day.isoformat()}", "wording": f"{week:,} killed"})
        week = week if number % 7 else 0
    return numbered(rows), {
        "quantities": {"killed": total("killed"), "killed_weekly": {
            "counts": "killed in a week", "unit": "person", "of": "red", "change_of": "killed"}},
        "sources": [{"name": "Staff", "kind": "military", "party": "red"},
                    {"name": "Gazette", "kind": "media"}],
        "parties": PARTIES, "start": "2022-03-01"}


def abroad(seed):
    """Return what two sides say each month of dead, wounded and both, and of land, in other units
    and words; four papers print each statement."""
    draw, rows = random.Random(seed), []
    papers = ("El Diario", "Der Bote", "The Wire", "Le Matin")
    words = {"killed": ("{} muertos", "{} Tote", "{} killed", "{} morts"),
             "wounded": ("{} heridos", "{} Verwundete", "{} wounded", "{} blessés")}
    for side in ("Red Command", "Blue Command"):
        dead, hurt = draw.randint(1001, 1999), draw.randint(12001, 15999)
        for month in range(1, 9):
            dead, hurt = dead + draw.randint(501, 899), hurt + draw.randint(1001, 2999)
            day = {"speaker": side, "as_of": f"2023-{month:02d}-05",
                   "reported_on": f"2023-{month:02d}-06"}
            for quantity, number in (("killed", dead), ("wounded", hurt)):
                rows += [{"quantity": quantity, "publisher": paper, **day,
                          "wording": text.format(f"{number:,}" if paper == "The Wire" else number)}
                         for paper, text in zip(papers, words[quantity], strict=True)]
            rows += [{"quantity": "casualties", "publisher": paper, **day,
                      "wording": f"{dead + hurt:,} casualties"} for paper in papers[:3]]
            land = draw.randint(101, 999)
            rows += [{"quantity": "land", "publisher": paper, **day, "speaker": "Survey",
                      "wording": f"{land:,} hectares ({land * ACRES:,.0f} acres)"}
                     for paper in papers[2:3] if side == "Red Command"]
    return numbered(rows), {
        "quantities": {"killed": total("killed"), "wounded": total("wounded"),
                       "casualties": total("killed or wounded", includes=["killed", "wounded"]),
                       "land": {"counts": "land under water", "unit": "hectare"}},
        "identities": ["casualties = killed + wounded"], "parties": PARTIES, "start": "2023-01-01",
        "sources": [{"name": "Red Command", "kind": "military", "party": "red"},
                    {"name": "Blue Command", "kind": "military", "party": "blue"},
                    {"name": "Survey", "kind": "independent"},
                    *({"name": name, "kind": "media"} for name in papers)]}


def many(seed):
    """Return ranges of the dead of many wars, each told by its historians in yearbooks."""
    draw, rows = random.Random(seed), []
    for number, war in enumerate(WARS):
        middle = draw.randint(101, 899) * 1000
        for historian in HISTORIANS:
            low, high = middle - draw.randint(31, 59) * 1000, middle + draw.randint(31, 59) * 1000
            rows.append({"quantity": f"{war}_dead", "speaker": historian, "publisher": "Yearbook",
                         "wording": f"between {low:,} and {high:,} dead",
                         "reported_on": str(1990 + 3 * number)})
    return numbered(rows), {
        "quantities": {f"{war}_dead": {"counts": f"dead of the {war} war", "unit": "person",
                                       "who": "mixed"} for war in WARS},
        "sources": [*({"name": name, "kind": "academic"} for name in HISTORIANS),
                    {"name": "Yearbook", "kind": "media"}]}


def plots(seed):
    """Return land and distances, each told by one office in three papers of a day, as current."""
    draw, rows = random.Random(seed), []
    for week in range(12):
        day = (date(2021, 3, 1) + timedelta(days=7 * week)).isoformat()
        land, far = draw.randint(1001, 8999), draw.randint(101, 299)
        words = {"land": f"{land:,} dunams ({land / 10:,.0f} hectares)",
                 "far": f"{far} nautical miles ({far * NAUTICAL_MILE:,.0f} km)"}
        rows += [{"quantity": quantity, "wording": text, "publisher": paper, "speaker": "Office",
                  "reported_on": day} for quantity, text in words.items() for paper in THREE]
    return numbered(rows), {
        "quantities": {"land": {"counts": "land seized", "unit": "dunam"},
                       "far": {"counts": "distance from the coast", "unit": "km"}},
        "sources": [{"name": "Office", "kind": "government"},
                    *({"name": name, "kind": "media"} for name in THREE)]}


def parts(seed):
    """Return what institutes give as a share of the ill that died, and of those that got well."""
    draw, rows = random.Random(seed), []
    for number in range(12):
        dead = draw.randint(11, 39) / 10
        rows += [{"quantity": quantity, "wording": f"{share:.1f}%", "share_of": "ill",
                  "speaker": f"Institute {number}", "publisher": f"Institute {number}"}
                 for quantity, share in zip(PARTS, (dead, 90 - dead), strict=True)]
    return numbered(rows), {
        "quantities": {name: {"counts": name, "unit": "person"} for name in (*PARTS, "ill")},
        "sources": [{"name": f"Institute {number}", "kind": "academic"} for number in range(12)]}


def one(rows, draw, quantity, **cells):
    return draw.choice([row for row in rows if row["quantity"] == quantity
                        and all(row.get(key) == cell for key, cell in cells.items())])


def put(row, old, new):
    row["wording"] = row["wording"].replace(old, new)
    return {row["id"]}


def digits(row):
    return next(word for word in row["wording"].split() if word[0].isdigit())


def lost_zero(rows, draw):
    row = draw.choice([row for row in rows[50:-50] if row["quantity"] == "killed"])
    number = int(digits(row).replace(",", ""))
    return put(row, digits(row), f"{number // 10:,}")


def swapped(rows, draw):
    row = draw.choice([row for row in rows[50:-50] if row["quantity"] == "killed"
                       and digits(row)[0] > digits(row)[1] != ","])
    text = digits(row)
    return put(row, text, text[1] + text[0] + text[2:])


def wrong_week(rows, draw):
    row = one(rows, draw, "killed_weekly")
    number = int(digits(row).replace(",", ""))
    return put(row, digits(row), f"{number + draw.choice([-77, 77, 901]):,}")


def before_the_start(rows, draw):
    row = one(rows, draw, "killed")
    row["as_of"] = f"2021-{draw.randint(1, 12):02d}-11"
    return {row["id"]}


def nobody(rows, draw):
    row = draw.choice(rows)
    row["publisher"] = "Unheard"
    return {row["id"]}


def bad_sum(rows, draw):
    row = one(rows, draw, "casualties")
    number = int(digits(row).replace(",", ""))
    return {name for each in rows if each["quantity"] == "casualties"
            and each["wording"] == row["wording"] and each["speaker"] == row["speaker"]
            and each is not row for name in put(each, digits(each), f"{number + 301:,}")} | put(
        row, digits(row), f"{number + 301:,}")


def dead_for_all(rows, draw):
    row = one(rows, draw, "casualties", publisher="The Wire")
    row["quantity"] = "killed"
    return {row["id"]}


def noughts(rows, draw):
    row = one(rows, draw, "wounded", publisher="The Wire")
    return put(row, digits(row), digits(row) + ",000")


def acres_wrong(rows, draw):
    row = one(rows, draw, "land")
    size = int(digits(row).replace(",", ""))
    row["wording"] = f"{size:,} hectares ({size / ACRES:,.0f} acres)"
    return {row["id"]}


def hedged(rows, draw):
    row = one(rows, draw, "casualties", publisher="The Wire")
    met = [each for each in rows if each["quantity"] == "casualties" and each is not row
           and (each["speaker"], each["as_of"]) == (row["speaker"], row["as_of"])]
    met.append({**met[0], "id": "more", "publisher": "Le Matin"})
    rows.append(met[-1])
    for each in met:
        each["wording"] = f"more than {each['wording']}"
    return {row["id"]}


def miles(rows, draw):
    row = one(rows, draw, "land")
    size = digits(row)
    row["wording"] = f"{size} miles"
    return {row["id"]}


def other_side(rows, draw):
    row = one(rows, draw, "killed", publisher="The Wire")
    row["speaker"] = "Blue Command" if row["speaker"] == "Red Command" else "Red Command"
    return {row["id"]}


def wrong_cell(rows, draw):
    row = draw.choice(rows)
    row["low"] = int(digits(row).replace(",", "")) * 10
    return {row["id"]}


def disorder(rows, draw):
    row = draw.choice(rows)
    row |= {"low": 900_000, "high": 100_000}
    return {row["id"]}


def a_length(rows, draw):
    row = draw.choice(rows)
    return put(row, "dead", "kilometers")


def miles_of_the_land(rows, draw):
    row = one(rows, draw, "far")
    row["wording"] = f"{digits(row)} nautical miles ({int(digits(row)) * MILE:,.0f} km)"
    return {row["id"]}


def a_nought_more(rows, draw):
    row = one(rows, draw, "land")
    number = int(digits(row).replace(",", ""))
    row["wording"] = f"{number:,} dunams ({number:,.0f} hectares)"
    return {row["id"]}


def other_land(rows, draw):
    row = one(rows, draw, "land")
    row["wording"] = f"{digits(row)} hectares"
    return {row["id"]}


def wrong_share(rows, draw):
    row = draw.choice(rows)
    row["value"] = float(row["wording"][:-1]) / 10
    return {row["id"]}


WORLDS = {"daily": (daily, {"falls": lost_zero, "falls ": swapped, "change": wrong_week,
                            "date": before_the_start, "unknown-source": nobody}),
          "abroad": (abroad, {"sum": bad_sum, "conflation": dead_for_all,
                              "number-changed": noughts, "unit-pair": acres_wrong,
                              "hedge-flip": hedged, "unit-dimension": miles,
                              "attribution": other_side, "date": before_the_start}),
          "many": (many, {"wording-number": wrong_cell, "order": disorder,
                          "unit-dimension": a_length, "unknown-source": nobody}),
          "plots": (plots, {"unit-pair": miles_of_the_land, "unit-pair ": a_nought_more,
                            "unit-swap": other_land, "unknown-source": nobody}),
          "parts": (parts, {"wording-number": wrong_share, "unknown-source": nobody})}
