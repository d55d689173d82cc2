"""A wording as tokens: numbers, words, signs, and what is written with digits but is no number."""

import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from figures.wording.lists import reach

NUMBER, WORD, SIGN, NAME, NONE, RUN = "n", "w", "p", "k", "x", "c"  # kinds of token
LAST_WITH_DIGITS = 0xFFFF  # no script of today's press has its digits beyond the basic plane
SIGNS = {  # written forms of one sign
    " ": "\u00a0\u2007\u2008\u2009\u202f\u3000\t", "-": "\u2010\u2011\u2212\uff0d\u05be",
    "–": "\u2012\u2014\u2015\uff5e\u301c", "'": "\u2019\u02bc\u2032\u00b4",
    "(": "\uff08", ")": "\uff09", "%": "\uff05\u066a", ",": "\u060c\uff0c",
    ".": "\u3002\uff0e", ";": "\u061b\uff1b", ":": "\uff1a", "+": "\uff0b",
    "/": "\uff0f\u2044\u2215", "[": "\u3010", "]": "\u3011", "~": "\u223c"}
LETTERS = str.maketrans("يىك", "ییک")  # Arabic and Persian forms of one letter
IDEOGRAPHS = "\u3005-\u3007\u3041-\u309f\u30a0-\u30ff\u3400-\u9fff\uac00-\ud7af\u3300-\u33ff"
IN_WORD = rf"[^\s\d{IDEOGRAPHS}!-/:-@\[-`{{-~…«»“”„‘•–€£¥≤≥≈±·।、]"
DATE = (r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)|\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})(?![.,]?\d)"
        r"|(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?![\d,.])|(?:19|20)\d\d[-–/]\d\d(?!\d)")
CLOCK = r"\d{1,2}(?:[:h]| h )\d\d(?::\d\d)?(?!\d)|\d{1,2}\.\d\d(?= ?[ap]\.?m\b)"
PHONE = (r"\+\d[\d ()-]{7,}\d|\d{3}-\d{3}-\d{4}|\d{3}\)[ -]?\d{3}-\d{4}"
         r"|0\d{1,4}(?: \d{2,4}){2,4}(?!\d)|\d+(?:-\d+){3,}")
PARTED = r"(?!(?:1/[2-9]|2/[35]|3/[458]|4/5|5/[68]|7/[89])(?![\d/]))\d{1,2}/\d{1,2}(?![\d/])"
GRID = (r"(?-i:\d{1,2}[C-X] ?[A-Z]{2} ?\d{1,5} ?\d{1,5})(?!\d)"  # 36T VR 123 456
        r"|\d{1,3}\.\d{4,}°?,? -?\d{1,3}\.\d{4,}°?")  # 48.5132, 37.9871
MODEL = r"(?-i:\d+[A-Z]{1,3}\d\w*|\d[GD]\b)"  # 2S19, 9K720, 5G
TYPED = r"\d[\d.,]*o[\do]*(?![^\W\d_])"  # 4oo: letters for noughts, which no reader may guess
LETTERS_OF_CODES = r"(?:(?![\d_])[a-zà-ɏͰ-ϿЀ-ӿ])+"  # in other scripts these are prefixes: כ-300
CODE = (rf"(?:{LETTERS_OF_CODES}|(?<!\d)(?<!\d-){LETTERS_OF_CODES}-)\d"  # Т-72, Rp5,4; not 3-to-1
        rf"(?:(?![{IDEOGRAPHS}])[\w-]|[.,]\d)*")
GROUPED = r"\d{1,3}(?:[ ]\d{3})+(?:[.,]\d+)?(?!\d)(?!-[а-я])"
SLIPPED = r"\d{1,3}(?: ,\d{3})+(?![\d.,])|\d{1,3}, 000(?![\d.,])"  # 12 ,000: a space astray
PLAIN = r"\d+(?:[.,'٬٫]\d+)*"
FRACTION = r"[1-9]/[2-9](?![\d/])"
SHORTEST_STEM = 2  # letters
HANGUL = ("\uac00", "\ud7af")
REMEMBERED = reach("remembered")


class Token(NamedTuple):
    """One piece of a wording: its kind, its text as written and as looked up, and where it is."""

    kind: str
    text: str
    key: str
    start: int
    end: int


@cache
def _signs() -> dict[int, str]:
    """Map every digit of the basic plane and every form of a sign to its plain character."""
    table = {point: str(unicodedata.decimal(chr(point))) for point in range(LAST_WITH_DIGITS)
             if unicodedata.decimal(chr(point), None) is not None}
    return table | {ord(form): sign for sign, forms in SIGNS.items() for form in forms}


@lru_cache(maxsize=REMEMBERED)
def fold(word: str) -> str:
    """Return a word as it is looked up: lower case, without accents, vowel points and joiners."""
    if word.isascii():
        return word.lower()
    word = unicodedata.normalize("NFC", word)
    if len(word) == 1:
        return word.casefold().translate(LETTERS)  # ή is or, η is the
    plain = unicodedata.normalize("NFKD", word.casefold()).casefold()  # twice for letters in bold
    kept = "".join(c for c in plain if unicodedata.category(c) not in ("Mn", "Cf") and c != "ـ")
    return unicodedata.normalize("NFC", kept).translate(LETTERS)


@cache
def _pattern(ordinals: tuple[str, ...]) -> re.Pattern[str]:
    """Compile the shapes, first match first, with the ordinal endings of all languages."""
    endings = "|".join(sorted(map(re.escape, ordinals), key=len, reverse=True))
    ordinal = rf"\d+(?:[,.]\d{{3}})*(?:\.?(?:{endings})|-(?:{endings})|s)(?!{IN_WORD}|\d)"
    none = "|".join((DATE, CLOCK, PHONE, PARTED, GRID, MODEL, TYPED, ordinal))
    word = rf"(?:[a-z]\.){{2,}}|[א-ת]+[\"״][א-ת]|[а-яёіїєґ]+'[а-яёіїєґ]+|(?:(?!\d){IN_WORD})+"
    digits = {NONE: none, NUMBER: f"{FRACTION}|{SLIPPED}|{GROUPED}|{PLAIN}"}
    others = {NAME: CODE, WORD: word, RUN: f"[{IDEOGRAPHS}]+", SIGN: r"\+/?[-–]|\S"}
    return re.compile(rf"\s*(?:(?=[+\d])(?:{_either(digits)})|{_either(others)})", re.IGNORECASE)


def _either(shapes: dict[str, str]) -> str:
    return "|".join(f"(?P<{kind}>{shape})" for kind, shape in shapes.items())


def tokenize(wording: str, ordinals: tuple[str, ...]) -> list[Token]:
    """Return the tokens of a wording in order; every position is one of the wording's own."""
    plain = wording if wording.isascii() else wording.translate(_signs())
    return [Token(kind, found[kind], fold(found[kind]), *found.span(kind))
            for found in _pattern(ordinals).finditer(plain) for kind in [found.lastgroup or SIGN]]
