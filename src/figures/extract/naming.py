"""The words of a sentence that are a speaker's name, without what only stands beside it."""

import re

from figures.extract.vocabulary import limit, plain_words, split_words, trait, words

MOST_WORDS = limit("name_long")
FEW_WORDS = limit("uncased_name")
FULL_NAME = limit("full_name")
OWNS = re.compile(r"(?:['’]s|s['’])$")
ELIDED = re.compile(r"^(?:l|d|qu|dell|all|nell|dall)['’]", re.IGNORECASE)


def is_pronoun(taken: list[str], code: str) -> bool:
    """Tell whether words end in he, she or they."""
    return bool(taken) and taken[-1].lower() in plain_words("pronouns", code)


def without_asides(part: str, code: str) -> list[str]:
    """Return the words of a part without the adverbs and auxiliaries that end it."""
    found = [match[0] for match in split_words(part)]
    while found and found[-1].lower() in plain_words("aside", code):
        found.pop()
    return found


def tail(found: list[str], code: str) -> list[str]:
    """Return the words back to the last one that no name holds; of a short part that begins with
    the speaker, those before the occasion: "officials in an interview"."""
    found = _behind_occasion(found, code)
    places = plain_words("prepositions", code)
    ends = (plain_words("stops", code) | plain_words("aside", code)) - plain_words("joins", code)
    own = _behind_last(found, ends - places)
    at = next((at for at, word in enumerate(own) if word.lower() in places
               and not belongs(own, at, code)), 0)
    if at and len(own) <= MOST_WORDS:
        return own[:at]
    last = max((at for at, word in enumerate(own) if word.lower() in ends
                and not belongs(own, at, code)), default=-1)
    return own[last + 1:]


def _behind_occasion(found: list[str], code: str) -> list[str]:
    """Return the words behind an occasion that a sentence begins with: "In its latest bulletin the
    Joint Forces Command"."""
    joined = plain_words("joins", code) | plain_words("prepositions", code)
    if not found or found[0].lower() not in plain_words("prepositions", code):
        return found
    begins = [at for at, word in enumerate(found) if at > 1
              and word.lower() in plain_words("determiners", code)
              and found[at - 1].lower() not in joined]
    return found[begins[-1]:] if begins else found


def belongs(found: list[str], at: int, code: str) -> bool:
    """Tell whether a preposition joins a name: "officials in Seoul", "Institute for Mapping", "a
    source in government"; not a person and where he spoke, "Zelensky in Brussels"."""
    if not 0 < at < len(found) - 1 or code in trait("uncased"):
        return False
    unnamed = found[at - 1].lower() in plain_words("sources", code)
    if unnamed and found[at].lower() in plain_words("at_places", code):
        occasions = plain_words("no_speaker", code)
        return not any(word.lower() in occasions for word in found[at + 1:])
    if not found[at + 1][0].isupper():
        return False
    if found[at].lower() in plain_words("name_joins", code):
        return found[at - 1][0].isupper()
    return found[at].lower() in plain_words("at_places", code) and found[at - 1][0].islower()


def _behind_last(found: list[str], ends: frozenset[str]) -> list[str]:
    last = max((at for at, word in enumerate(found) if word.lower() in ends), default=-1)
    return found[last + 1:]


def has_capital(found: list[str]) -> bool:
    """Tell whether any of the words begins with a capital."""
    return any(word[0].isupper() for word in found)


def name_of(taken: list[str], code: str, trimmed: bool = True) -> str:
    """Return the name that words are, without determiners and titles, "" where they are none."""
    taken = _bare(taken, code)
    if not taken or any(word[0].isdigit() for word in taken):
        return ""
    taken = _bare(_without_titles(taken, code, trimmed), code)
    longest = MOST_WORDS if code in trait("uncased") else FEW_WORDS
    if not taken or (not has_capital(taken) and len(taken) > longest):
        return ""
    if taken[-1].lower() in plain_words("no_speaker", code):
        taken = _owner(taken)
    if not taken or len(taken[-1]) == 1:
        return ""
    name = ELIDED.sub("", re.sub(r"['’]s?$", "", " ".join(taken)))
    return "" if words("according", code).fullmatch(name) else name


def _owner(taken: list[str]) -> list[str]:
    """Return whose a publication is: of "the institute's annual report" the institute; none where
    that is not said, and a name as it stands."""
    last = max((at for at, word in enumerate(taken) if OWNS.search(word)), default=-1)
    return taken[:last + 1] or (taken if has_capital(taken) else [])


def _bare(taken: list[str], code: str) -> list[str]:
    """Return words without the determiners before them, and what joins nothing behind them."""
    ends = (plain_words("joins", code) | plain_words("aside", code)
            | plain_words("determiners", code))
    while taken and taken[0].lower() in plain_words("determiners", code):
        taken = taken[1:]
    while taken and taken[-1].lower() in ends and not taken[-1].isupper():
        taken = taken[:-1]
    return taken


def _without_titles(taken: list[str], code: str, trimmed: bool) -> list[str]:
    """Return a name from behind its last title on; without a title, where it is to be `trimmed`,
    from its first capital on."""
    titles = [at for at, word in enumerate(taken[:-1])
              if words("titles", code).fullmatch(word.rstrip("."))
              and taken[at + 1][0].isupper()
              and taken[at + 1].lower() not in plain_words("bodies", code) | plain_words(
                  "joins", code)]
    if titles:
        return _person(taken[titles[-1] + 1:], code)
    if person := _described(taken, code):
        return person
    capitals = [at for at, word in enumerate(taken) if word[0].isupper()]
    if trimmed and code not in trait("nouns_capital") and capitals and not any(
            word.lower() in plain_words("joins", code) | plain_words("name_joins", code)
            | plain_words("at_places", code) for word in taken[:capitals[0]]):
        return taken[capitals[0]:]
    return taken


def _person(name: list[str], code: str) -> list[str]:
    """Return a person's name without the body that he heads: the head of HUR Kyrylo Budanov."""
    first = next((at for at, word in enumerate(name) if not word.isupper()
                  and not words("body_names", code).fullmatch(word)), 0)
    return name[first:]


def _described(taken: list[str], code: str) -> list[str]:
    """Return the two or three capitalised words at the end, where a title and further words before
    them say who that is: "head of the regional administration Serhiy Koval"; else none."""
    first = len(taken)
    while first and taken[first - 1][0].isupper() and not taken[first - 1].isupper():
        first -= 1
    before = taken[:first]
    joins = (plain_words("joins", code) | plain_words("name_joins", code)
             | plain_words("prepositions", code) | plain_words("determiners", code))
    described = before and before[-1][0].islower() and before[-1].lower() not in joins and any(
        words("titles", code).fullmatch(word) for word in before)
    fits = 2 <= len(taken) - first <= FULL_NAME and code not in trait("nouns_capital")
    return taken[first:] if described and fits else []
