"""Every command: what it is for, one example, its exit codes and its arguments, as data."""

from dataclasses import dataclass
from typing import Any

Argument = tuple[tuple[str, ...], dict[str, Any]]
USUAL_EXITS = "0 done, 2 wrong input or call"


@dataclass(frozen=True)
class Command:
    """One command; `module` is the module under figures.cli that runs it, where not its name."""

    help: str
    example: str
    arguments: tuple[Argument, ...] = ()
    exits: str = USUAL_EXITS
    module: str = ""


CASE: Argument = (("case",), {"metavar": "CASE", "help": "a case's name under data/, or a path"})
CASES: Argument = (("cases",), {"metavar": "CASE", "nargs": "*",
                                "help": "cases by name or path; without any, all there are"})
JSON: Argument = (("--json",), {"action": "store_true", "help": "print one JSON document"})
AS_OF: Argument = (("--as-of",), {"metavar": "DAY", "default": "",
                                  "help": "the day that the estimate is about"})
KNOWN_BY: Argument = (("--known-by",), {"metavar": "DAY", "default": "",
                                        "help": "use only what had been printed by this day"})

MAP: Argument = (("--map",), {
    "metavar": "COLUMN=COLUMN", "action": "append", "default": [],
    "help": "the file's column = a column of claims.csv; may be repeated"})
FAULT: Argument = (("--fault",), {"metavar": "KIND", "default": "",
                                  "help": "only findings of ledger, print, speaker or between"})

COMMANDS = {
    "parse": Command(
        "read the figures in wordings, given as arguments or a line each on standard input",
        "figures parse 'up to 12,000 troops' --json",
        ((("wordings",), {"metavar": "WORDING", "nargs": "*", "help": "a wording"}), JSON)),
    "check": Command(
        "say what is wrong in a case's ledger, whose slip it is, and why",
        "figures check kursk-2024",
        (CASE, FAULT, JSON),
        "0 no error stands, 1 an error stands that no ruling has answered, 2 wrong input or call"),
    "reconcile": Command(
        "say what is left to believe, with its uncertainty",
        "figures reconcile kursk-2024 --as-of 2025-02-20",
        (CASE, AS_OF, KNOWN_BY,
         (("--series",), {"action": "store_true", "help": "also the figure day by day"}), JSON)),
    "score": Command(
        "hold our intervals and simple methods against resolved cases",
        "figures score --intervals mine.csv",
        ((("cases",), {"metavar": "CASE", "nargs": "*",
                       "help": "resolved cases by name or path; without any, data/resolved/"}),
         (("--intervals",), {"metavar": "FILE", "default": "",
                             "help": "somebody's intervals: case,quantity,point,lo,hi"}), JSON)),
    "report": Command(
        "run the notebooks over cases and publish the site",
        "figures report kursk-2024 --out reports",
        (CASES, (("--out",), {"metavar": "DIR", "required": True, "help": "where to publish"}),
         AS_OF, KNOWN_BY,
         (("--since",), {"metavar": "DAY", "default": "", "help": "what changed since this day"}),
         (("--contact",), {"metavar": "ADDRESS", "default": "",
                           "help": "where readers send corrections"}),
         (("--jobs",), {"metavar": "N", "default": "1", "help": "how many runs at a time"})),
        "0 done, 1 a run failed (the rest is written), 2 wrong input or call"),
    "batch": Command(
        "run every notebook of a plan over every set of its parameters; unchanged runs are skipped",
        "figures batch plan.yml --out runs --jobs 2",
        ((("plan",), {"metavar": "PLAN.yml", "help": "what to run: notebooks, cases, days"}),
         (("--out",), {"metavar": "DIR", "required": True, "help": "where the runs are written"}),
         (("--jobs",), {"metavar": "N", "default": "1", "help": "how many runs at a time"}),
         (("--cluster",), {"metavar": "ADDRESS", "default": "",
                           "help": "a Dask scheduler whose workers are to make the runs"}),
         (("--dry-run",), {"action": "store_true", "help": "say what would run, and why"}),
         (("--quiet",), {"action": "store_true", "help": "say nothing but failures"}), JSON),
        "0 done, 1 a run failed (the rest is written), 2 wrong input or call"),
    "diff": Command(
        "say what became known between two days: claims, findings, how the estimates moved",
        "figures diff kursk-2024 --since 2025-01-01",
        (CASE, (("--since",), {"metavar": "DAY", "required": True, "help": "the earlier day"}),
         (("--until",), {"metavar": "DAY", "default": "",
                         "help": "the later day; without it, the newest known"}), JSON)),
    "extract": Command(
        "draft claims from an article: text, HTML or PDF",
        "figures extract article.html --json",
        ((("file",), {"metavar": "FILE", "help": "the article, or - for standard input"}), JSON)),
    "audit": Command(
        "hold an article against a case, figure by figure",
        "figures audit article.html --case kursk-2024",
        ((("file",), {"metavar": "FILE", "help": "the article, or - for standard input"}),
         (("--case",), {"metavar": "CASE", "required": True,
                        "help": "a case's name under data/, or a path"}),
         (("--html",), {"metavar": "FILE", "default": "",
                        "help": "also write the article as a page, its figures marked"}), JSON)),
    "new": Command(
        "begin a case folder, from nothing, a spreadsheet with any column names, or an export",
        "figures new my-case --from claims.xlsx --map Outlet=publisher",
        ((("name",), {"metavar": "NAME", "help": "a name under data/, or a path with a slash"}),
         (("--from",), {"metavar": "FILE", "default": "", "dest": "source",
                        "help": "claims: CSV, XLSX, Parquet, JSON, or a ZIP with one of them"}),
         MAP,
         (("--title",), {"default": "", "help": "the title of the case"}),
         (("--question",), {"default": "", "help": "the question that it answers"}),
         (("--kind",), {"default": "", "help": "combat, attack, disaster or other"}),
         (("--start",), {"metavar": "DAY", "default": "", "help": "nothing counted is earlier"}),
         (("--quantity",), {"metavar": "NAME", "action": "append", "default": [],
                            "help": "what is counted: NAME, NAME=WORDS or NAME=WORDS [UNIT]; "
                                    "may be repeated"}), JSON)),
    "add": Command(
        "add the rows of a spreadsheet, or of a filled template, to a case's ledger",
        "figures add kursk-2024 more-claims.xlsx",
        (CASE, (("source",), {"metavar": "FILE",
                              "help": "claims: CSV, XLSX, Parquet, JSON, or a ZIP with one"}),
         MAP, JSON)),
    "rule": Command(
        "write down a decision of the ledger's keepers",
        "figures rule kursk-2024 ku-015 use no --why 'a copy' --by 'the keepers'",
        (CASE, (("claim",), {"metavar": "CLAIM", "help": "the claim's id"}),
         (("column",), {"metavar": "COLUMN", "help": "a column, origin, use or finding:CODE"}),
         (("now",), {"metavar": "NOW", "help": "what is to stand there"}),
         (("--why",), {"required": True, "help": "the reason"}),
         (("--by",), {"required": True, "help": "who decides"}),
         (("--on",), {"metavar": "DAY", "default": "", "help": "the day, today where not given"}))),
    "export": Command(
        "write the ledger as CSV, XLSX, Parquet, JSON or a data package (ZIP)",
        "figures export kursk-2024 kursk.xlsx",
        (CASE, (("file",), {"metavar": "FILE", "help": "a name that ends in the form"}),
         (("--template",), {"action": "store_true",
                            "help": "an empty workbook to type claims into, with the allowed "
                                    "words as drop-downs (XLSX)"}))),
    "verify": Command(
        "hold a published site against its own hashes",
        "figures verify reports",
        ((("folder",), {"metavar": "DIR", "help": "a published site"}), JSON),
        "0 all is as published, 1 a file is changed, missing or foreign, 2 wrong input or call"),
    "completion": Command(
        "print what lets a shell complete commands, options, cases and words",
        "figures completion bash > ~/.local/share/bash-completion/completions/figures",
        ((("shell",), {"metavar": "SHELL", "help": "bash, zsh or fish"}),)),
    "codebook": Command(
        "print the columns and the allowed words",
        "figures codebook --json", (JSON,)),
}
