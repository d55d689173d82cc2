"""figures export: the ledger in another form, or a workbook to type more of it into."""

from argparse import Namespace
from pathlib import Path

from figures.case import load, refuse_inputs
from figures.cli.remarks import remark
from figures.errors import CallError, Fault

TEMPLATE_ENDING, ROWS_ALONE = ".xlsx", ".csv"
COMMAND = "figures export"


def run(given: Namespace) -> int:
    """Write the file; return the exit status.

    Raises: CallError where the file's ending names no form, or a case is read from the file.
    """
    path = Path(given.file)
    refuse_inputs(path, COMMAND)
    if given.template:
        if path.suffix.lower() != TEMPLATE_ENDING:
            raise CallError([Fault(COMMAND, 0, "FILE", path.name,
                                   f"a name that ends in {TEMPLATE_ENDING} for --template")])
        from figures.entry_sheet import template
        from figures.writing import write_whole
        write_whole(path, template(load(given.case)))
    else:
        from figures.interchange import export
        export(load(given.case), path)
    print(given.file)
    if path.suffix.lower() == ROWS_ALONE:
        remark("the rows alone, as ruled; a name that ends in .zip, .xlsx, .json or .parquet takes "
               "the whole case")
    return 0
