"""The table of faults: what a user can get wrong, and what he is told.

    python tests/faults.py        runs every fault and prints what each gets (`make faults`)

Each fault makes one thing wrong in a good case, or in the call, and names the place and the words
of each line that must be told. test_faults.py holds every answer to the contract: status 2, nothing
on standard output, a line for each fault, nothing written.
"""

import contextlib
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import yaml
from contract import figures
from ledgers import write_case
from machine import full_disk, read_only, unreadable

ROWS = ({"id": "c-1", "wording": "about 4,000 casualties", "quantity": "casualties",
         "as_of": "2025-01-09", "reported_on": "2025-01-10"},
        {"id": "c-2", "wording": "at least 300 killed", "as_of": "2025-01-09",
         "reported_on": "2025-01-10"})
HEADER = "id,quantity,wording,speaker,publisher"
GOOD = "a,killed,300 killed,General Staff,Gazette"
NUMBER, DAY, TEXT = "a number such as 1300", "a day such as 2025-01-09", "text in UTF-8"
PLAIN = "no tags, anchors or aliases"


@dataclass(frozen=True)
class Wrong:
    """One fault: what is done to a folder that holds a good case and an article, the call, the
    place and words of each line told, and what the machine refuses meanwhile."""

    told: tuple[tuple[str, str], ...]
    prepare: Callable[[Path], None]
    call: tuple[str, ...] = ("check", "{case}")
    refused: Callable[[Path], object] = lambda folder: contextlib.nullcontext()


def prepared(folder):
    """Write a good case, an article, a spreadsheet and a plan into a folder."""
    case = write_case(folder / "river", ROWS)
    (folder / "article.txt").write_text("About 300 soldiers were killed, the ministry said.\n")
    (folder / "sheet.csv").write_text("Outlet,Figure\nGazette,300 killed\n")
    (folder / "plan.yml").write_text(f"notebooks: [estimate]\ncases: [{case}]\n")
    (folder / "file").write_text("a file")
    return folder


def filled(call, folder):
    """Return a call with the places of its folder filled in."""
    return [word.format(case=folder / "river", folder=folder) for word in call]


def written(name, content):
    """Return what writes a file of the case, as text or as bytes."""
    def write(folder):
        raw = content if isinstance(content, bytes) else content.encode()
        (folder / "river" / name).write_bytes(raw)
    return write


def beside(name, content):
    """Return what writes a file beside the case."""
    return lambda folder: (folder / name).write_bytes(content)


def case_with(**keys):
    """Return what changes keys of case.yml; `quantity` changes those of the quantity killed."""
    def write(folder):
        path = folder / "river" / "case.yml"
        content = yaml.safe_load(path.read_text())
        content["quantities"]["killed"] |= keys.pop("quantity", {})
        path.write_text(yaml.safe_dump(content | keys, sort_keys=False, allow_unicode=True))
    return write


def cell(column, text):
    """Return what puts a text into a cell of claims.csv."""
    return written("claims.csv", f'{HEADER},{column}\n{GOOD},"{text}"\n')


def needed(column, text):
    """Return what puts a text into a needed cell of claims.csv."""
    cells = dict(zip(HEADER.split(","), GOOD.split(","), strict=True)) | {column: text}
    return written("claims.csv", f"{HEADER}\n" + ",".join(cells.values()) + "\n")


def nothing(folder):
    """Do nothing: the call is what is wrong."""


def linked(name, target):
    """Return what puts a link in the place of a file of the case."""
    def link(folder):
        (folder / "river" / name).unlink(missing_ok=True)
        (folder / "river" / name).symlink_to(target)
    return link


def piped(folder):
    """Put a pipe, which never ends, in the place of the ledger."""
    (folder / "river" / "claims.csv").unlink()
    os.mkfifo(folder / "river" / "claims.csv")


def gone(name):
    """Return what takes a file of the case away."""
    return lambda folder: (folder / "river" / name).unlink()


def line(place, words):
    """Return the one line that is to be told."""
    return ((place, words),)


def whole(name, content, place, words):
    """Return a fault of a whole file of the case."""
    return Wrong(line(place, words), written(name, content))


FILES = {
    "text in UTF-16": whole("claims.csv", HEADER.encode("utf-16"), "claims.csv:1:", TEXT),
    "text in UTF-16 without its mark": whole("claims.csv", HEADER.encode("utf-16-be"),
                                             "claims.csv:1:", TEXT),
    "text in UTF-32": whole("claims.csv", HEADER.encode("utf-32"), "claims.csv:1:", TEXT),
    "text in Latin-1": whole("claims.csv", f"{HEADER}\n{GOOD}é".encode("latin-1"), "claims.csv:2:",
                             TEXT),
    "quotation marks of Windows": whole("sources.csv", "name\n“Gazette”\n".encode("cp1252"),
                                        "sources.csv:2:", TEXT),
    "case.yml in UTF-16": whole("case.yml", "title: x".encode("utf-16"), "case.yml:1:", TEXT),
    "case.yml in Latin-1": whole("case.yml", "title: café".encode("latin-1"), "case.yml:1:", TEXT),
    "a NUL in the ledger": whole("claims.csv", f"{HEADER}\n{GOOD}\0\n", "claims.csv:2:", TEXT),
    "a NUL in case.yml": whole("case.yml", "title: a\n\0\n", "case.yml:2:", TEXT),
    "a control character in case.yml": whole("case.yml", "title: a\nquestion: \x07\n",
                                             "case.yml:2:", "YAML that can be read"),
    "an empty ledger": whole("claims.csv", "", "claims.csv:1:", "a header with id"),
    "an empty case.yml": whole("case.yml", "", "case.yml:1:", "a mapping of keys"),
    "no ledger": Wrong(line("claims.csv:", "a file claims.csv"), gone("claims.csv")),
    "no sources": Wrong(line("sources.csv:", "a file sources.csv"), gone("sources.csv")),
    "semicolons for commas": whole("claims.csv", f"{HEADER}\n{GOOD}\n".replace(",", ";"),
                                   "claims.csv:1:", "commas between the columns"),
    "tabs for commas": whole("claims.csv", f"{HEADER}\n{GOOD}\n".replace(",", "\t"),
                             "claims.csv:1:", "commas between the columns"),
    "line ends of three kinds, two wrong rows": Wrong(
        (("claims.csv:3: quantity:", "'killed'"), ("claims.csv:4: quantity:", "'killed'")),
        written("claims.csv", f"{HEADER}\r\n{GOOD}\rb,kiled,1,General Staff,Gazette\n"
                              "c,kiled,1,General Staff,Gazette\r\n")),
    "a cell of 200,000 signs": whole("sources.csv", "name\n" + "x" * 200_000, "sources.csv:2:",
                                     "a CSV row"),
    "a quotation mark that is not closed": whole("sources.csv", 'name\n"Gazette\n',
                                                 "sources.csv:2:", "a CSV row"),
    "text after a quotation": whole("claims.csv", f'{HEADER}\na,killed,"300" killed,x,y\n',
                                    "claims.csv:2:", "a CSV row"),
    "a row too short": whole("claims.csv", f"{HEADER}\na,killed\n", "claims.csv:2:", "5 cells"),
    "a row too long": whole("claims.csv", f"{HEADER}\n{GOOD},x\n", "claims.csv:2:", "5 cells"),
    "a column twice": whole("claims.csv", f"{HEADER},id\n{GOOD},b\n", "claims.csv:1: id:",
                            "each column once"),
    "a column misspelt": Wrong((("claims.csv:1: speaker:", "a column speaker"),
                                ("claims.csv:1: speker:", "did you mean 'speaker'?")),
                               written("claims.csv", HEADER.replace("speaker", "speker") + "\n")),
    "a column without a name": whole("claims.csv", f"{HEADER},\n{GOOD},x\n",
                                     "claims.csv:1: (blank):", "one of id"),
    "an id twice": whole("claims.csv", f"{HEADER}\n{GOOD}\n{GOOD}\n", "claims.csv:3: id:",
                         "line 2 has it"),
    "a case.yml of a megabyte": whole("case.yml", "title: a\n#" + "x" * 1_000_001, "case.yml:",
                                      "at most"),
}

CELLS = {f"{text or 'nothing'} for a number": Wrong(line("claims.csv:2: value:", NUMBER),
                                                    cell("value", text))
         for text in ("12,000", "many", "300 killed", "inf", "-inf", "nan", "1e999", "1_000", "٣٠٠",
                      "３００", "½", "0x10", "1.", "--", "9" * 400)}
CELLS |= {f"{text} for a day": Wrong(line("claims.csv:2: as_of:", DAY), cell("as_of", text))
          for text in ("2024-02-30", "2023-02-29", "2024-13", "2024-00-10", "0000", "10000-01-01",
                       "2024-1-1", "12.8.2024", "20240812", "２０２４", "2024-08-12T10:00", "soon")}
CELLS |= {
    "a negative number": Wrong(line("claims.csv:2: low:", "not negative"), cell("low", "-5")),
    "a hedge misspelt": Wrong(line("claims.csv:2: hedge:", "did you mean 'about'?"),
                              cell("hedge", "abot")),
    "a hedge of a keeper's own": Wrong(line("claims.csv:2: hedge:", "one of"),
                                       cell("hedge", "roughly")),
    "a unit misspelt": Wrong(line("claims.csv:2: unit:", "did you mean 'person'?"),
                             cell("unit", "persn")),
    "a unit to a giant power": Wrong(line("claims.csv:2: unit:", "a unit such as"),
                                     cell("unit", "km**9**9**9")),
    "a period turned round": Wrong(line("claims.csv:2: period:", "first/last"),
                                   cell("period", "2024-02-01/2024-01-01")),
    "a period without an end": Wrong(line("claims.csv:2: period:", "first/last"),
                                     cell("period", "2024-02-01")),
    "a scope that the case lacks": Wrong(line("claims.csv:2: scope:", "scope names of case.yml"),
                                         cell("scope", "kursk")),
    "an unknown way of seeing": Wrong(line("claims.csv:2: seen_as:", "did you mean 'copy'?"),
                                      cell("seen_as", "copie")),
    "a quantity misspelt": Wrong(line("claims.csv:2: quantity:", "did you mean 'killed'?"),
                                 needed("quantity", "kiled")),
    "no id": Wrong(line("claims.csv:2: id:", "a filled cell"), needed("id", "")),
    "no wording": Wrong(line("claims.csv:2: wording:", "a filled cell"), needed("wording", " ")),
    "no speaker": Wrong(line("claims.csv:2: speaker:", "a filled cell"), needed("speaker", "")),
    "a share of what nobody claims": Wrong(
        line("claims.csv:2: share_of:", "did you mean 'casualties'?"),
        cell("share_of", "casualtys")),
    "a share of itself": Wrong(line("claims.csv:2: share_of:", "a share of itself"),
                               cell("share_of", "a")),
    "shares of one another in a ring of three": Wrong(
        tuple((f"claims.csv:{number}: share_of:", "a share of itself") for number in (2, 3, 4)),
        written("claims.csv", f"{HEADER},share_of\n" + "".join(
            f"{one},killed,50%,General Staff,Gazette,{other}\n" for one, other in
            ("ab", "bc", "ca")))),
    "signs that a terminal would obey": Wrong(
        line("claims.csv:2: quantity:", "found (\\x1b[31m\\u202e)"),
        needed("quantity", "(\x1b[31m\u202e)")),
    "a source's kind misspelt": whole("sources.csv", "name,kind\nGazette,medja\n",
                                      "sources.csv:2: kind:", "did you mean 'media'?"),
    "a source's party that there is not": whole("sources.csv", "name,party\nGazette,rde\n",
                                                "sources.csv:2: party:", "did you mean 'red'?"),
    "a letter of reliability that there is not": whole(
        "sources.csv", "name,reliability\nGazette,G\n", "sources.csv:2: reliability:", "one of A"),
    "a body that no source is": whole("sources.csv", "name,part_of\nGazette,Pres\n",
                                      "sources.csv:2: part_of:", "a name in this file"),
    "a spelling of two sources": whole("sources.csv", "name,also\nGazette,G\nGuard,G\n",
                                       "sources.csv:3: also:", "line 2 has it too"),
    "bodies that belong to one another": Wrong(
        (("sources.csv:2: part_of:", "belongs to itself"),
         ("sources.csv:3: part_of:", "belongs to itself")),
        written("sources.csv", "name,part_of\nGazette,Guard\nGuard,Gazette\n")),
    "a body that belongs to its own other spelling": whole(
        "sources.csv", "name,also,part_of\nGazette,G,G\n", "sources.csv:2: part_of:", "to itself"),
}


def ruled(column, was, now, claim="c-1", day="2025-02-01"):
    """Return what writes one ruling."""
    return written("rulings.csv", "claim,column,was,now,why,by,on\n"
                                  f'{claim},{column},{was},"{now}",a reason,the keepers,{day}\n')


RULINGS = {
    "a ruling on no claim": Wrong(line("rulings.csv:2: claim:", "did you mean 'c-1'?"),
                                  ruled("use", "yes", "no", "c1")),
    "a ruling on no column": Wrong(line("rulings.csv:2: column:", "did you mean 'use'?"),
                                   ruled("us", "yes", "no")),
    "a ruling on a claim's id": Wrong(line("rulings.csv:2: column:", "a column of claims.csv"),
                                      ruled("id", "c-1", "c-9")),
    "a ruling on no finding": Wrong(line("rulings.csv:2: column:", "did you mean 'sum'?"),
                                    ruled("finding:sums", "open", "confirmed")),
    "a finding in a state that there is not": Wrong(
        line("rulings.csv:2: now:", "did you mean 'confirmed'?"),
        ruled("finding:sum", "open", "confirmd")),
    "a ruling on what does not stand there": Wrong(
        line("rulings.csv:2: was:", "what stands there, ''"), ruled("value", "3000", "4000")),
    "a use that is neither yes nor no": Wrong(line("rulings.csv:2: now:", "one of yes, no"),
                                              ruled("use", "yes", "maybe")),
    "a ruling that writes no number": Wrong(line("rulings.csv:2: now:", NUMBER),
                                            ruled("value", "", "many")),
    "a ruling on no day": Wrong(line("rulings.csv:2: on:", DAY),
                                ruled("use", "yes", "no", day="2025-02-30")),
    "a ruling without a reason": whole(
        "rulings.csv", "claim,column,was,now,why,by,on\nc-1,use,yes,no,,x,2025-01-01\n",
        "rulings.csv:2: why:", "a filled cell"),
    "rulings without a column": whole("rulings.csv", "claim,column,was,now,why,by\n",
                                      "rulings.csv:1: on:", "a column on"),
}


def killed(**keys):
    """Return what changes keys of the quantity killed."""
    return case_with(quantity=keys)


def key(words, prepare, column):
    """Return a fault of one key of case.yml, on whatever line it stands."""
    return Wrong(((f" {column}: found", words),), prepare)


MEASURED = {"file": "m.csv", "low": "a", "high": "a", "unit": "person"}
BOMB = "a: &a [x, x]\n" + "".join(
    f"{one}: &{one} [{', '.join([f'*{before}'] * 9)}]\n" for before, one in
    zip("abcdefgh", "bcdefghi", strict=True))
CASE = {
    "a key misspelt": key("did you mean 'title'?", case_with(titel="x"), "titel"),
    "a kind misspelt": key("did you mean 'combat'?", case_with(kind="combta"), "kind"),
    "a first day that there is not": key(DAY, case_with(start="2024-02-30"), "start"),
    "an end before the start": key("a day after start",
                                   case_with(start="2024-02-01", end="2024-01-31"), "end"),
    "a convention misspelt": key("did you mean 'emdat'?", case_with(vague="emdatt"), "vague"),
    "a title that is a list": key("plain text", case_with(title=["a"]), "title"),
    "quantities that are a list": Wrong(
        line("case.yml:3: quantities:", "a mapping of keys"),
        written("case.yml", "title: a\nquestion: b\nquantities: [killed]\n")),
    "no quantities": Wrong(line("case.yml:1: quantities:", "a key quantities"),
                           written("case.yml", "title: a\nquestion: b\n")),
    "a quantity's unit misspelt": key("did you mean 'person'?", killed(unit="persn"),
                                      "quantities.killed.unit"),
    "a quantity without words": key("a key counts", killed(counts=""), "quantities.killed.counts"),
    "a party that there is not": key("did you mean 'red'?", killed(of="rde"), "of"),
    "a side that is no party": key("did you mean 'blue'?", case_with(parties={
        "red": {"name": "Red", "with": "bleu"}, "blue": {"name": "Blue"}}), "with"),
    "a truth value that is none": key("true or false", killed(accumulates="ja"),
                                      "quantities.killed.accumulates"),
    "a quantity that includes itself": key("no quantity that includes itself",
                                           killed(includes=["killed"]), "includes"),
    "a change of itself": key("a change of itself", killed(change_of="killed"), "change_of"),
    "a change of another kind": key("a quantity of person's kind", killed(change_of="held"),
                                    "change_of"),
    "a pair of one": key("two different quantities", case_with(confusable=[["killed", "killed"]]),
                         "confusable"),
    "a pair of three": key("fewer entries",
                           case_with(confusable=[["killed", "wounded", "held"]]), "confusable.0"),
    "a headline that nothing counts": key("did you mean 'killed'?", case_with(headline=["kild"]),
                                          "headline"),
    "a phase without a reason": key("a key why", case_with(
        phases={"killed": [{"day": "2024-01-01"}]}), "phases.killed.0.why"),
    "a phase of what nothing counts": key("did you mean 'killed'?", case_with(
        phases={"kiled": [{"day": "2024-01-01", "why": "x"}]}), "kiled"),
    "an identity of what nothing counts": key(
        "did you mean 'casualties'?", case_with(identities=["killed <= casualtys"]), "identities"),
    "an identity of people and land": key(
        "one kind of unit", case_with(identities=["killed <= held"]), "identities"),
    "an identity that says nothing": key(
        "something of a quantity", case_with(identities=["killed = killed"]), "identities.0"),
    "an identity with two signs": key(
        "sums of quantity names", case_with(identities=["killed = wounded = held"]),
        "identities.0"),
    "an identity over nought": key(
        "sums of quantity names", case_with(identities=["killed = wounded / 0"]), "identities.0"),
    "an identity with an infinite factor": key(
        "sums of quantity names", case_with(identities=[f"killed = {'9' * 400} * wounded"]),
        "identities.0"),
    "an identity of 3,000 terms": key(
        "at most 300 signs", case_with(identities=["killed = " + "wounded + " * 3000 + "held"]),
        "identities.0"),
    "an identity in 5,000 brackets": key(
        "32 brackets", case_with(identities=["killed = " + "(" * 5000 + "wounded"]),
        "identities.0"),
    "arithmetic over no claim": key("did you mean 'c-1'?", case_with(
        worked=[{"says": "x", "is": "c-9 / 2"}]), "is"),
    "arithmetic that is none": key("+ - * /", case_with(worked=[{"says": "x", "is": "c-1 /"}]),
                                   "is"),
    "a truth turned round": key("low ≤ value ≤ high", case_with(
        truth={"killed": {"low": 5, "value": 4, "source": "s"}}), "truth"),
    "a truth that is not finite": key("a finite number", case_with(
        truth={"killed": {"value": "inf", "source": "s"}}), "truth.killed.value"),
    "a series outside the folder": key("inside the folder", killed(
        measured={**MEASURED, "file": "../file"}), "measured"),
    "a series at a place of the machine's": key("inside the folder", killed(
        measured={**MEASURED, "file": "/etc/passwd"}), "measured"),
    "a series that is not there": Wrong(line("m.csv:", "a file m.csv"), killed(measured=MEASURED)),
    "a series within no share": key("a share such as 10%", killed(
        measured={**MEASURED, "within": "x%"}), "quantities.killed.measured.within"),
    "an alias bomb": Wrong(line("case.yml:1:", PLAIN), written("case.yml", BOMB)),
    "a merged mapping": Wrong((("case.yml:1:", PLAIN), ("case.yml:2:", PLAIN)), written(
        "case.yml", "x: &x {kind: combat}\n<<: *x\n")),
    "a tag that runs a command": Wrong(line("case.yml:1:", PLAIN), written(
        "case.yml", 'title: !!python/object/apply:os.system ["touch hacked"]\n')),
    "a tag of the writer's own": Wrong(line("case.yml:1:", PLAIN), written(
        "case.yml", "title: !mine x\n")),
    "a key twice": Wrong(line("case.yml:2: title:", "each key once"), written(
        "case.yml", "title: a\ntitle: b\n")),
    "a list for a key": Wrong(line("case.yml:1:", "each key once"), written(
        "case.yml", "? [a, b]\n: c\n")),
    "two documents": Wrong(line("case.yml:2:", "YAML that can be read"), written(
        "case.yml", "title: a\n---\ntitle: b\n")),
    "a tab before a key": Wrong(line("case.yml:2:", "YAML that can be read"), written(
        "case.yml", "title: a\n\tquestion: b\n")),
    "endless nesting": Wrong(line("case.yml:1:", "YAML that can be read"), written(
        "case.yml", "a: " + "[" * 5000)),
}


def call(words, place, *arguments, prepare=nothing, refused=None):
    """Return a fault of a call: what is told of it, and the call."""
    given = {"refused": refused} if refused else {}
    return Wrong(line(place, words), prepare, arguments, **given)


def option(command, *arguments):
    """Return the words of a call of a command on the case."""
    return (command, "{case}", *arguments)


RULE = ("--why", "a reason", "--by", "the keepers")
OPTIONS = {
    "no command": call("a value", "figures: COMMAND:"),
    "a command misspelt": call("did you mean 'check'?", "figures: COMMAND:", "chekc"),
    "an option misspelt": call("did you mean '--json'?", "figures check:",
                               *option("check", "--jsn")),
    "an argument too many": call("no more arguments", "figures check:", *option("check", "x")),
    "an option without its value": call("see figures check --help", "figures check:",
                                        *option("check", "--fault")),
    "no case": call("a value", "figures check: CASE:", "check"),
    "a case that is not there": call("a folder with case.yml", "CASE:", "check", "{folder}/rivr"),
    "a file for a case": call("a folder with case.yml", "CASE:", "check", "{folder}/file"),
    "a name for a case of 5,000 signs": call("a shorter name", "", "check", "a" * 5000),
    "check --fault misspelt": call("did you mean 'speaker'?", "figures check: --fault:",
                                   *option("check", "--fault", "speakr")),
    "reconcile --as-of and --known-by": Wrong(
        (("figures: --as-of:", DAY), ("figures: --known-by:", DAY)), nothing,
        option("reconcile", "--as-of", "soon", "--known-by", "2025-02-30")),
    "diff without a day": call("a value", "figures diff: --since:", *option("diff")),
    "diff --since of no day": call(DAY, "figures: --since:", *option("diff", "--since", "x")),
    "diff turned round": call("2025-12-31 or a later day", "figures diff: --until:",
                              *option("diff", "--since", "2025", "--until", "2024")),
    "score of a case that is not settled": call("a resolved case", "CASE:", *option("score")),
    "report without a folder": call("a value", "figures report: --out:", *option("report")),
    "report into a case": call("no case and in none", "figures report: --out:",
                               *option("report", "--out", "{case}")),
    "report into a file": call("a folder", "", *option("report", "--out", "{folder}/file")),
    "report --jobs 0": call("a whole number from 1", "figures report: --jobs:",
                            *option("report", "--out", "{folder}/out", "--jobs", "0")),
    "report --jobs ²": call("a whole number from 1", "figures report: --jobs:",
                            *option("report", "--out", "{folder}/out", "--jobs", "²")),
    "report, three options and a case": Wrong(
        (("CASE:", "a folder with case.yml"), ("figures report: --jobs:", "a whole number"),
         ("figures: --as-of:", DAY), ("figures: --since:", DAY)), nothing,
        ("report", "{folder}/no", "--out", "{folder}/out", "--jobs", "-1", "--as-of", "x",
         "--since", "y")),
    "report of one case twice": call("each case once", "figures report: CASE:", "report", "{case}",
                                     "{case}", "--out", "{folder}/out"),
    "batch of no plan": call("a file no.yml", "no.yml:", "batch", "{folder}/no.yml", "--out",
                             "{folder}/out"),
    "batch of a folder": call("a file that can be read", "river:", "batch", "{case}", "--out",
                              "{folder}/out"),
    "batch into a file": call("a folder that can be written", "figures batch: --out:", "batch",
                              "{folder}/plan.yml", "--out", "{folder}/file"),
    "batch --jobs many": call("a whole number from 1", "figures batch: --jobs:", "batch",
                              "{folder}/plan.yml", "--out", "{folder}/out", "--jobs", "many"),
    "a plan of what is not there": Wrong(
        (("plan.yml:1: notebooks.0:", "did you mean 'estimate'?"),
         ("plan.yml:2: cases.0:", "a folder with case.yml"), ("plan.yml:3: timeout:", "above 0"),
         ("plan.yml:4: memory:", "such as 2GB"), ("plan.yml:5: fro:", "one of notebooks")),
        beside("plan.yml", b"notebooks: [estimat]\ncases: [nowhere]\ntimeout: 0\nmemory: much\n"
                           b"fro: x\n"), ("batch", "{folder}/plan.yml", "--out", "{folder}/out")),
    "a plan of millions of days": call(
        "fewer than", "plan.yml:2: as_of.to:", "batch", "{folder}/plan.yml", "--out",
        "{folder}/out", prepare=beside("plan.yml", b"notebooks: [estimate]\nas_of: {from: 0001-01"
                                                   b"-01, to: 9999-12-31, step: 1d}\n"
                                                   b"cases: [river]\n")),
    "extract of no file": call("a file of this name", "{folder}/no", "extract", "{folder}/no"),
    "extract of a folder": call("a file of this name", "{case}:", "extract", "{case}"),
    "an article without text": call("an article", "page.html:", "extract", "{folder}/page.html",
                                    prepare=beside("page.html", b"<html>")),
    "an article in Latin-1": call(TEXT, "page.txt:1:", "extract", "{folder}/page.txt",
                                  prepare=beside("page.txt", b"caf\xe9 300 killed")),
    "a PDF that is none": call("a PDF that can be read", "page.pdf:", "extract",
                               "{folder}/page.pdf", prepare=beside("page.pdf", b"%PDF-1.4 x")),
    "audit of no article on no case": Wrong(
        (("{folder}/no:", "a file of this name"), ("CASE:", "a folder with case.yml")), nothing,
        ("audit", "{folder}/no", "--case", "{folder}/rivr")),
    "audit --html in a file": call("a folder", "", "audit", "{folder}/article.txt", "--case",
                                   "{case}", "--html", "{folder}/file/page.html"),
    "audit --html over a folder": call("a file, no folder", "{case}:", "audit",
                                       "{folder}/article.txt", "--case", "{case}", "--html",
                                       "{case}"),
    "new without a name": call("a name of letters", "figures new: NAME:", "new", ""),
    "new where a case stands": call("a name that no case has yet", "figures new: NAME:", "new",
                                    "{case}"),
    "new below a file": call("a folder", "", "new", "{folder}/file/case"),
    "new, three options": Wrong(
        (("figures new: --kind:", "did you mean 'combat'?"),
         ("figures new: --quantity:", "a name such as killed"), ("figures new: --start:", DAY)),
        nothing, ("new", "{folder}/case", "--kind", "comat", "--start", "x", "--quantity", "")),
    "new --from of no file": call("a spreadsheet", "no.csv:", "new", "{folder}/case", "--from",
                                  "{folder}/no.csv"),
    "new --map of no column": call("did you mean 'Outlet'?", "figures: --map:", "new",
                                   "{folder}/case", "--from", "{folder}/sheet.csv", "--map",
                                   "Outlt=publisher"),
    "new --map to no column": call("did you mean 'publisher'?", "figures: --map:", "new",
                                   "{folder}/case", "--from", "{folder}/sheet.csv", "--map",
                                   "Outlet=publishr"),
    "new --map without a sheet": call("--from FILE", "figures new: --map:", "new",
                                      "{folder}/case", "--map", "Outlet=publisher"),
    "new of a name with a line break": call("a name of letters", "figures new: NAME:", "new",
                                            "{folder}/a\nb"),
    "new of a name of 300 signs": call("a name of letters", "figures new: NAME:", "new",
                                       "{folder}/" + "a" * 300),
    "new --from a workbook that is none": call(
        "a workbook that can be read", "book.xlsx:", "new", "{folder}/case", "--from",
        "{folder}/book.xlsx", prepare=beside("book.xlsx", b"PK no workbook")),
    "add without a sheet": call("a value", "figures add: FILE:", *option("add")),
    "add of no file": call("of this name", "no.csv:", *option("add", "{folder}/no.csv")),
    "add --map of no column": call("did you mean 'Outlet'?", ": --map:",
                                   *option("add", "{folder}/sheet.csv", "--map",
                                           "Outlt=publisher")),
    "export --template as CSV": call("ends in .xlsx", "figures export: FILE:",
                                     *option("export", "{folder}/x.csv", "--template")),
    "completion for a shell misspelt": call("did you mean 'fish'?", "figures completion: SHELL:",
                                            "completion", "fsh"),
    "rule without a reason": Wrong(
        (("figures rule: --by:", "a value"), ("figures rule: --why:", "a value")), nothing,
        option("rule", "c-1", "use", "no")),
    "rule on no claim": call("did you mean 'c-2'?", "rulings.csv:2: claim:",
                             *option("rule", "c-22", "use", "no", *RULE)),
    "rule on no column": call("did you mean 'use'?", "rulings.csv:2: column:",
                              *option("rule", "c-1", "us", "no", *RULE)),
    "rule into what a cell can't hold": call(NUMBER, "rulings.csv:2: now:",
                                             *option("rule", "c-1", "value", "many", *RULE)),
    "rule on no day": call(DAY, "figures: --on:",
                           *option("rule", "c-1", "use", "no", *RULE, "--on", "2025-02-30")),
    "export into no form": call("a name that ends in", "figures export: FILE:",
                                *option("export", "{folder}/river.pdf")),
    "export below a file": call("a folder", "", *option("export", "{folder}/file/river.csv")),
    "verify of no site": call("a published site", "{folder}:", "verify", "{folder}"),
    "codebook with a case": call("no more arguments", "figures codebook:", *option("codebook")),
}

OUT = "{folder}/out"
PLACES = {
    "the ledger is a link out of the folder": Wrong(
        line("claims.csv:", "a file of the folder"), linked("claims.csv", "/etc/passwd")),
    "case.yml is a link out of the folder": Wrong(
        line("case.yml:", "a file of the folder"), lambda folder: (
            (folder / "elsewhere.yml").write_bytes((folder / "river/case.yml").read_bytes()),
            linked("case.yml", "../elsewhere.yml")(folder))),
    "the ledger is a link to itself": Wrong(line("claims.csv:", "a file"),
                                            linked("claims.csv", "claims.csv")),
    "the ledger is a pipe": Wrong(line("claims.csv:", "a file that can be read"), piped),
    "the ledger is a folder": Wrong(line("claims.csv:", "a file that can be read"), lambda folder: (
        gone("claims.csv")(folder), (folder / "river" / "claims.csv").mkdir())),
    "the ledger can't be read": Wrong(
        line("claims.csv:", "a file that can be read"), nothing,
        refused=lambda folder: unreadable(folder / "river" / "claims.csv")),
    "the folder can't be read": Wrong(line("{case}", "leave to read"), nothing,
                                      refused=lambda folder: unreadable(folder / "river")),
    "a note in the folder can't be read": Wrong(
        line("{case}/README.md:", "leave to read"), written("README.md", "a note"),
        refused=lambda folder: unreadable(folder / "river" / "README.md")),
    "the plan can't be read": call(
        "a file that can be read", "plan.yml:", "batch", "{folder}/plan.yml", "--out", OUT,
        refused=lambda folder: unreadable(folder / "plan.yml")),
    "rule in a folder that can't be written": call(
        "leave to read or write it", "{case}/rulings.csv:",
        *option("rule", "c-1", "use", "no", *RULE),
        refused=lambda folder: read_only(folder / "river")),
    "export into a folder that can't be written": call(
        "leave to read or write it", "{folder}/x.csv:", *option("export", "{folder}/x.csv"),
        refused=read_only),
    "new in a folder that can't be written": call(
        "leave to read or write it", "{folder}", "new", "{folder}/case", refused=read_only),
    "report into a folder that can't be written": call(
        "leave to read or write it", "{folder}/out:", *option("report", "--out", OUT),
        refused=read_only),
    "batch into a folder that can't be written": call(
        "a folder that can be written", "figures batch: --out:", "batch", "{folder}/plan.yml",
        "--out", OUT, refused=read_only),
    "audit --html where nothing can be written": call(
        "leave to read or write it", "{folder}/page.html:", "audit", "{folder}/article.txt",
        "--case", "{case}", "--html", "{folder}/page.html", refused=read_only),
    **{f"{name} on a full disk": call(
        "room on the disk", "", *arguments, refused=lambda folder: full_disk(10))
       for name, arguments in {
           "rule": option("rule", "c-1", "use", "no", *RULE),
           "export to CSV": option("export", "{folder}/x.csv"),
           "export to XLSX": option("export", "{folder}/x.xlsx"),
           "export to Parquet": option("export", "{folder}/x.parquet"),
           "new": ("new", "{folder}/case"),
           "audit --html": ("audit", "{folder}/article.txt", "--case", "{case}", "--html",
                            "{folder}/page.html")}.items()},
}

FAULTS = {"files": FILES, "cells": CELLS, "rulings": RULINGS, "case.yml": CASE, "calls": OPTIONS,
          "places": PLACES}
NAMES = [(group, name) for group, faults in FAULTS.items() for name in faults]


def answer(group, name, folder):
    """Return what a fault gets, in a folder of its own, and the seconds of the processor."""
    fault = FAULTS[group][name]
    fault.prepare(prepared(folder))
    before = time.process_time()
    with fault.refused(folder):
        answered = figures(*filled(fault.call, folder))
    return answered, time.process_time() - before


def main():
    """Print the table."""
    for group, faults in FAULTS.items():
        print(f"\n{group}")
        for name in faults:
            with tempfile.TemporaryDirectory() as folder:
                answered, seconds = answer(group, name, Path(folder))
                print(f"  {name}: status {answered.status}, {seconds:.2f} s")
                for told in answered.error.splitlines():
                    print(f"    {told.replace(folder, 'DIR')}")


if __name__ == "__main__":
    sys.exit(main())
