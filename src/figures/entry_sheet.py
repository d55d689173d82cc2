"""A workbook to type claims into: the allowed words of a case as drop-downs, each column explained.

The filled workbook is read back by `figures new --from` and `figures add`.
"""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

import yaml
from openpyxl import Workbook
from openpyxl.cell.cell import TYPE_STRING
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from figures.case import Case
from figures.codebook import (
    CLAIM_CELLS,
    CLAIM_COLUMNS,
    CLAIM_NEEDED,
    CLAIM_OPTIONAL,
    HEDGES,
    NOT_SAID,
    SEEN_AS,
)
from figures.folders import CASE_FILE, README_FILE
from figures.interchange import (
    CLAIMS_SHEET,
    as_bytes,
    carried,
    carry,
    write_text,
)
from figures.rulings import CARRIED_OUT_FILE, RULINGS_FILE
from figures.units import USUAL

ROWS = 5000  # rows below the header that have drop-downs
TYPED = ("wording", "quantity", "speaker", "publisher", "reported_on", "as_of", "url", "note")
COLUMNS = (*TYPED, *(name for name in (*CLAIM_COLUMNS, *CLAIM_OPTIONAL) if name not in TYPED))
WORDS_SHEET, HELP_SHEET = "allowed words", "columns"
HELP_HEADER = ("column of the sheet", "is it needed", "it holds")
COLUMNS_FILE = "words/ledger_columns.yml"
NUMBERS = ("low", "value", "high", "second_value")
OPEN_LISTS = ("speaker", "publisher", "via", "informant", "unit", "second_unit", "share_of",
              "counts_as", "scope")  # other words than the listed may be right: a warning, no bar
OF_CLAIMS, WORKED = (RULINGS_FILE, CARRIED_OUT_FILE, README_FILE), "worked"
WIDE, NARROW = 28, 15  # characters of a column
FILL = PatternFill("solid", fgColor="DDE7F0")
TEXT = "@"  # the number format by which a spreadsheet leaves 2025-01 and 1-2 as they are typed


def template(case: Case) -> bytes:
    """Return the workbook of a case, to be filled: nothing in it but the header and the words."""
    book = Workbook()
    sheet = book.active
    sheet.title = CLAIMS_SHEET
    write_text(sheet, [COLUMNS])
    _lay_out(sheet)
    lists = allowed_words(case)
    words = book.create_sheet(WORDS_SHEET)
    for number, (name, values) in enumerate(lists.items(), 1):
        for row, value in enumerate([name, *values], 1):
            words.cell(row, number, value).data_type = TYPE_STRING
        _drop_down(sheet, name, number, len(values))
    _expect_numbers(sheet)
    _explain(book.create_sheet(HELP_SHEET))
    carry(book, _without_claims(carried(case)))
    return as_bytes(book)


def _without_claims(files: Mapping[str, str]) -> dict[str, str]:
    """Return the files of a case without what speaks of the claims that it has."""
    kept = {name: text for name, text in files.items() if name not in OF_CLAIMS}
    definition = yaml.safe_load(kept[CASE_FILE])
    if definition.pop(WORKED, None):
        kept[CASE_FILE] = yaml.safe_dump(definition, sort_keys=False, allow_unicode=True)
    return kept


def allowed_words(case: Case) -> dict[str, list[str]]:
    """Return the words that each column with a drop-down offers, in the case's own order."""
    quantities, sources = list(case.definition.quantities), list(case.sources.by_name)
    unit = [*dict.fromkeys((*(q.unit for q in case.definition.quantities.values()), *USUAL))]
    found = {"quantity": quantities, "speaker": sources, "publisher": sources,
             "hedge": [*HEDGES, NOT_SAID], "unit": [*unit, NOT_SAID],
             "second_unit": [*unit, NOT_SAID], "share_of": quantities, "via": sources,
             "scope": list(case.definition.scopes), "counts_as": quantities,
             "seen_as": list(SEEN_AS), "informant": sources}
    return {name: values for name, values in found.items() if values}


def _lay_out(sheet: Any) -> None:
    """Give the header its look and every cell to be filled the format of text."""
    for number, name in enumerate(COLUMNS, 1):
        head = sheet.cell(1, number)
        head.font, head.alignment = Font(bold=name in CLAIM_NEEDED), Alignment(wrap_text=True)
        if name in TYPED:
            head.fill = FILL
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = WIDE if name in TYPED else NARROW
        sheet.column_dimensions[letter].number_format = TEXT
    sheet.freeze_panes = "B2"


def _drop_down(sheet: Any, name: str, column: int, count: int) -> None:
    """Offer in a column of the claims the words of a column of the other sheet."""
    letter = get_column_letter(column)
    rule = DataValidation("list", formula1=f"'{WORDS_SHEET}'!${letter}$2:${letter}${count + 1}",
                          allow_blank=True)
    rule.showErrorMessage, rule.showInputMessage = True, True
    rule.errorStyle = "warning" if name in OPEN_LISTS else "stop"
    rule.promptTitle, rule.prompt = name, explanations()[name]
    rule.errorTitle, rule.error = name, "not among the listed words"
    _set_on(sheet, name, rule)


def _expect_numbers(sheet: Any) -> None:
    for name in NUMBERS:
        rule = DataValidation("custom", allow_blank=True, errorStyle="warning",
                              formula1=f'ISNUMBER(VALUE({_letter(name)}2))')
        rule.promptTitle, rule.prompt = name, explanations()[name]
        rule.errorTitle, rule.error = name, "a number such as 1300 or 0.667"
        rule.showErrorMessage = rule.showInputMessage = True
        _set_on(sheet, name, rule)


def _letter(name: str) -> str:
    return str(get_column_letter(COLUMNS.index(name) + 1))


def _set_on(sheet: Any, name: str, rule: DataValidation) -> None:
    rule.add(f"{_letter(name)}2:{_letter(name)}{ROWS + 1}")
    sheet.add_data_validation(rule)


def _explain(sheet: Any) -> None:
    write_text(sheet, [HELP_HEADER, *((name, _need(name), explanations()[name])
                                      for name in COLUMNS)])
    for letter, width in zip("ABC", (NARROW, WIDE, 2 * WIDE), strict=True):
        sheet.column_dimensions[letter].width = width


def _need(name: str) -> str:
    if name == "id":
        return "made where blank"
    if name in CLAIM_NEEDED:
        return "yes"
    return "read from the wording where blank" if name in CLAIM_CELLS else "no"


@cache
def explanations() -> Mapping[str, str]:
    """Return what each column of claims.csv holds, in a line."""
    text = resources.files("figures").joinpath(COLUMNS_FILE).read_text(encoding="utf-8")
    return dict(yaml.safe_load(text)["columns"])
