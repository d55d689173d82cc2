"""Numbers that no ledger of losses holds, by what stands right beside them."""

import re

from figures.extract.vocabulary import limit, trait, words
from figures.units import COUNT
from figures.wording import Reading, read

NUMBER_AND_NOUN = re.compile(r"\d[\d.,]*\s+([a-z]{3,})\b")
BESIDE = limit("beside")
COINS, MONEY_BEFORE = limit("coins"), limit("money_before")


def is_money(reading: Reading, sentence: str, code: str) -> bool:
    """Tell whether a number has the sign or the name of a currency beside it."""
    money = words("money", code)
    before = sentence[max(0, reading.start - MONEY_BEFORE):reading.start].rstrip()
    if any(match.end() == len(before) for match in money.finditer(before)):
        return True
    inside = money.search(sentence[reading.start:reading.end])
    after = sentence[reading.end:reading.end + COINS].lstrip()
    behind = money.match(after) or money.match(re.sub(r"^\w+\s+(?:of\s+)?", "", after))
    return bool(inside or (behind and reading.unit in (None, COUNT)))


def are_things(reading: Reading, sentence: str, code: str) -> bool:
    """Tell whether a number stands before a plural noun that is no word for people: 80 engines were
    deployed."""
    sign = trait("plural_sign").get(code)
    piece = NUMBER_AND_NOUN.search(sentence[reading.start:reading.end + BESIDE])
    if not sign or piece is None or not piece[1].endswith(sign):
        return False
    alone = read(piece[0])
    return bool(alone) and alone[0].unit is None and not words("soldiers", code).fullmatch(piece[1])


def is_compound(reading: Reading, sentence: str) -> bool:
    """Tell whether a bare number is the begin of a word: 21-jarige."""
    return reading.unit is None and bool(re.match(r"-[^\W\d]", sentence[reading.end:]))
