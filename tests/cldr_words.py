"""What CLDR publishes, through Babel, for each language of the word lists.

Run as a script it prints `src/figures/words/cldr.yml`; `test_wording_lexicon.py` holds the file
to it.
"""

from collections.abc import Iterator
from typing import Any

from babel import Locale, UnknownLocaleError, __version__

UNITS = {"area-square-kilometer": "km^2", "area-square-mile": "mi^2", "length-kilometer": "km",
         "length-mile": "mi", "area-hectare": "hectare"}
TIMES = {f"duration-{unit}": unit for unit in ("minute", "hour", "day", "week", "month", "year")}
PER = "per"  # CLDR's key for the pattern of a rate
SHORTEST = 3  # letters: shorter names of durations (h, min) and months mean other things as well


def texts(node: Any) -> Iterator[str]:
    """Yield every text in a nest of CLDR patterns, those of rates left out."""
    if isinstance(node, str):
        yield node.replace("{0}", " ").strip()
    elif hasattr(node, "items"):
        for name, inner in node.items():
            yield from texts(inner) if name != PER else ()


def names(locale: Locale, units: dict[str, str], shortest: int) -> dict[str, list[str]]:
    """Return the names of units by what they are called here."""
    patterns = locale._data["unit_patterns"]
    return {units[unit]: sorted({text for width in ("long", "short")
                                 for text in texts(patterns.get(unit, {}).get(width, {}))
                                 if len(text) >= shortest}) for unit in units}


def published(language: str) -> dict[str, Any]:
    """Return number signs, names of units, durations, rates and months of one language."""
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return {}
    rates = {TIMES[unit]: locale._data["unit_patterns"].get(unit, {}).get("long", {}).get(PER)
             for unit in TIMES}
    months = {name for form in ("format", "stand-alone") for width in ("wide", "abbreviated")
              for name in locale.months[form][width].values()
              if not name[:1].isdigit() and len(name) >= SHORTEST}
    return {"signs": {"decimal": locale.number_symbols["latn"]["decimal"]},
            "units": names(locale, UNITS, 1), "durations": names(locale, TIMES, SHORTEST),
            "rates": {time: [rate.replace("{0}", " ").strip()]
                      for time, rate in rates.items() if rate},
            "months": sorted(months)}


def main() -> None:
    """Print the file."""
    import yaml

    from figures.wording.lexicon import languages
    print("# Number signs, names of measures, durations, rates and months, by language: generated")
    print(f"# by tests/cldr_words.py from CLDR as Babel {__version__} has it; not edited by hand.")
    found = {language: published(language) for language in languages()}
    print(yaml.safe_dump({code: block for code, block in found.items() if block},
                         allow_unicode=True, sort_keys=False, default_flow_style=None, width=110),
          end="")


if __name__ == "__main__":
    main()
