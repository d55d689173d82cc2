"""The table of faults: what a user can get wrong, and what he is told.

    python tests/faults.py        runs every fault and prints what each gets (`make faults`)

Each fault makes one thing wrong in a good case, or in the call, and names the place and the words
of each line that must be told. test_faults.py holds every answer to the contract: status 2, nothing
on standard output, a line for each fault, nothing written.
"""

import contextlib
import io
import json
import os
import sys
import tempfile
import time
import zipfile
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
    """Return what puts a text into a cell of the one row of claims.csv."""
    cells = dict(zip(HEADER.split(","), GOOD.split(","), strict=True)) | {column: text}
    return written("claims.csv", ",".join(cells) + "\n"
                   + ",".join(each if "," not in each else f'"{each}"' for each in cells.values()))


def at(column, text, words):
    """Return a fault of one cell of claims.csv."""
    return Wrong(line(f"claims.csv:2: {column}:", words), cell(column, text))


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


def renamed(name, other):
    """Return what gives a file of the case another name."""
    return lambda folder: (folder / "river" / name).rename(folder / "river" / other)


def pipe(name):
    """Return what puts a pipe, which never ends, beside the case."""
    return lambda folder: ((folder / name).parent.mkdir(exist_ok=True), os.mkfifo(folder / name))


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
    "a workbook under the ledger's name": whole("claims.csv", b"PK\x03\x04\0\1", "claims.csv:1:",
                                                TEXT),
    "a line of Excel's before the header": whole("claims.csv", f"sep=,\n{HEADER}\n{GOOD}\n",
                                                 "claims.csv:1:", "a header with id"),
    "a web page under the ledger's name": whole("claims.csv", "<!DOCTYPE html>\n<p>Sign in</p>\n",
                                                "claims.csv:1:", "a header with id"),
    "blank lines alone": whole("claims.csv", "\n\n\n", "claims.csv:1:", "a header with id"),
    "the header a second time": whole("claims.csv", f"{HEADER}\n{GOOD}\n{HEADER}\n",
                                      "claims.csv:3:", "(the header again)"),
    "Latin-1 in lines that end as on an old Macintosh": whole(
        "claims.csv", f"{HEADER}\r{GOOD}\r{GOOD}é".encode("latin-1"), "claims.csv:3:", TEXT),
    "a NUL in such lines": whole("claims.csv", f"{HEADER}\r{GOOD}\r\0", "claims.csv:3:", TEXT),
    "a ledger under nearly its name": Wrong(
        line("claims.csv:", "did you mean 'claim.csv'?"), renamed("claims.csv", "claim.csv")),
    "case.yaml for case.yml": Wrong(line("CASE:", "did you mean 'case.yaml'?"),
                                    renamed("case.yml", "case.yaml")),
    "a case.yml of a megabyte": whole("case.yml", "title: a\n#" + "x" * 1_000_001, "case.yml:",
                                      "at most"),
}

CELLS = {f"{text or 'nothing'} for a number": at("value", text, NUMBER)
         for text in ("12,000", "many", "300 killed", "inf", "-inf", "nan", "1e999", "1_000", "٣٠٠",
                      "３００", "½", "0x10", "1.", "--", "9" * 400, "−5", "5%", "1/2", "0,5",
                      "5 000", "=1+1", "'5")}
CELLS |= {f"{text} for a day": at("as_of", text, DAY)
          for text in ("2024-02-30", "2023-02-29", "2024-13", "2024-00-10", "0000", "10000-01-01",
                       "2024-1-1", "12.8.2024", "20240812", "２０２４", "2024-08-12T10:00", "soon",
                       "2025/01/01", "2025-W03", "2025-001", "1 Jan 2025", "-2025-01-01", "2025-")}
CELLS |= {f"{text} for a period": at("period", text, "first/last")
          for text in ("2024-02-01/2024-01-01", "2024-02-01", "2024-02-01/", "/", "2024/2025/2026",
                       "2024-02-01/2024-02-30")}
CELLS |= {f"{text} for a unit": at("unit", text, "a unit such as")
          for text in ("km**9**9**9", "km^2)", "1e300 km", "__import__('os')")}
CELLS |= {
    "a negative number": at("low", "-5", "not negative"),
    "a hedge misspelt": at("hedge", "abot", "did you mean 'about'?"),
    "a hedge of a keeper's own": at("hedge", "roughly", "one of"),
    "a unit misspelt": at("unit", "persn", "did you mean 'person'?"),
    "a second unit misspelt": at("second_unit", "sq mlies", "a unit such as"),
    "a scope that the case lacks": at("scope", "kursk", "scope names of case.yml"),
    "an unknown way of seeing": at("seen_as", "copie", "did you mean 'copy'?"),
    "a quantity misspelt": at("quantity", "kiled", "did you mean 'killed'?"),
    "no id": at("id", "", "a filled cell"),
    "no wording": at("wording", " ", "a filled cell"),
    "no speaker": at("speaker", "", "a filled cell"),
    "a share of what nobody claims": at("share_of", "casualtys", "did you mean 'casualties'?"),
    "a share of itself": at("share_of", "a", "a share of itself"),
    "signs that a terminal would obey": at("quantity", "(\x1b[31m\u202e)",
                                           "found (\\x1b[31m\\u202e)"),
    "shares of one another in a ring of three": Wrong(
        tuple((f"claims.csv:{number}: share_of:", "a share of itself") for number in (2, 3, 4)),
        written("claims.csv", f"{HEADER},share_of\n" + "".join(
            f"{one},killed,50%,General Staff,Gazette,{other}\n" for one, other in
            ("ab", "bc", "ca")))),
}


def named(column, rows, words, number=2):
    """Return a fault of sources.csv: its text, and where and how one of its cells is told."""
    return whole("sources.csv", rows, f"sources.csv:{number}: {column}:", words)


SOURCES = {
    "a source's kind misspelt": named("kind", "name,kind\nGazette,medja\n",
                                      "did you mean 'media'?"),
    "a source's party that there is not": named("party", "name,party\nGazette,rde\n",
                                                "did you mean 'red'?"),
    "a letter of reliability that there is not": named(
        "reliability", "name,reliability\nGazette,G\n", "one of A"),
    "a body that no source is": named("part_of", "name,part_of\nGazette,Pres\n",
                                      "a name in this file"),
    "a body that belongs to its own other spelling": named(
        "part_of", "name,also,part_of\nGazette,G,G\n", "to itself"),
    "a spelling of two sources": named("also", "name,also\nGazette,G\nGuard,G\n",
                                       "line 2 has it too", 3),
    "a source twice": named("name", "name\nGazette\nGazette\n", "line 2 has it too", 3),
    "a source without a name": named("name", "name,kind\n,media\n", "a filled cell"),
    "sources without a column of names": named("name", "kind\nmedia\n", "a column name", 1),
    "bodies that belong to one another": Wrong(
        tuple((f"sources.csv:{number}: part_of:", "belongs to itself") for number in (2, 3, 4)),
        written("sources.csv", "name,part_of\nA,B\nB,C\nC,A\n")),
    "a source of which all is wrong": Wrong(
        (("sources.csv:2: kind:", "one of"), ("sources.csv:2: party:", "did you mean 'red'?"),
         ("sources.csv:2: part_of:", "a name in this file"),
         ("sources.csv:2: reliability:", "one of A")),
        written("sources.csv", "name,kind,party,part_of,reliability\nX,press,rd,Y,Z\nW,,,X,\n")),
}


RULED = "claim,column,was,now,why,by,on\n"


def ruled(column, was, now, claim="c-1", day="2025-02-01"):
    """Return what writes one ruling."""
    return written("rulings.csv",
                   f'{RULED}{claim},{column},{was},"{now}",a reason,the keepers,{day}\n')


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
        "rulings.csv", f"{RULED}c-1,use,yes,no,,x,2025-01-01\n",
        "rulings.csv:2: why:", "a filled cell"),
    "a ruling on a finding whose name is missing": Wrong(
        line("rulings.csv:2: column:", "a code of a finding"),
        ruled("finding:sum:", "open", "confirmed")),
    "a ruling that counts what nothing counts": Wrong(
        line("rulings.csv:2: now:", "did you mean 'killed'?"),
        ruled("quantity", "casualties", "kiled")),
    "a ruling that makes a share one of itself": Wrong(
        line("rulings.csv:2: now:", "a share of itself"), ruled("share_of", "", "c-1")),
    "four rulings, each wrong in another way": Wrong(
        (("rulings.csv:2: claim:", "the id of a claim"), ("rulings.csv:3: column:", "'use'"),
         ("rulings.csv:4: now:", "one of yes, no"), ("rulings.csv:5: on:", DAY)),
        written("rulings.csv", RULED + "x,use,yes,no,why,by,2025\nc-1,usee,yes,no,why,by,2025\n"
                               "c-1,use,yes,perhaps,why,by,2025\nc-1,use,yes,no,why,by,never\n")),
    "a ruling twice": Wrong(
        line("rulings.csv:3: was:", "what stands there, 'no'"),
        written("rulings.csv", RULED + "c-1,use,yes,no,why,by,2025\n" * 2)),
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
    **{f"the identity {text!r}": key(words, case_with(identities=[text]), "identities.0")
       for text, words in {
           "killed => casualties": "joined by =, <= or >=",
           "killed < casualties": "joined by =, <= or >=", "killed = ": "sums of quantity names",
           "killed = wounded ** 2": "sums of quantity names", "killed": "joined by =, <= or >=",
           "killed = wounded * held": "sums of quantity names",
           "1 = 2": "something of a quantity"}.items()},
    **{f"the arithmetic {text!r}": key(words, case_with(worked=[{"says": "x", "is": text}]), "is")
       for text, words in {"__import__('os').system('id')": "+ - * /", "9**9**9": "+ - * /",
                           "c-1 / 0": "a divisor that is not 0",
                           "c-1" + " + c-1" * 3000: "at most 300 signs"}.items()},
    "a party on its own side": key("another party", case_with(parties={
        "red": {"name": "Red", "with": "red"}, "blue": {"name": "Blue"}}), "with"),
    "parties that are a list": Wrong(line(" parties:", "a mapping of keys"),
                                     case_with(parties=["red", "blue"])),
    "parts that are no list": key("a list", killed(includes="wounded"),
                                  "quantities.killed.includes"),
    "a phase on no day": key(DAY, case_with(
        phases={"killed": [{"day": "2024-02-30", "why": "x"}]}), "phases.killed.0.day"),
    "a truth below nothing": key("0 ≤ low", case_with(
        truth={"killed": {"value": -5, "source": "s"}}), "truth"),
    **{f"a truth of {text}": key(NUMBER, case_with(truth={"killed": {"value": text}}),
                                 "truth.killed.value") for text in ("1_000", "٣٠٠")},
    "half a sign in a title": key(TEXT, case_with(title="\ud800"), "title"),
    "a quantity with nothing below it": Wrong(
        (("case.yml:4: quantities.killed.counts:", "a key counts"),
         ("case.yml:4: quantities.killed.unit:", "a key unit")),
        lambda folder: (written("case.yml", "title: a\nquestion: b\nquantities:\n  killed:\n")(
            folder), written("claims.csv", f"{HEADER}\n{GOOD}\n")(folder))),
    "arithmetic under a misspelt key": Wrong(
        ((" worked.0.is: found", "a key is"), (" worked.0.iz: found", "one of says, is")),
        case_with(worked=[{"says": "x", "iz": "c-1"}])),
    "a truth in words": key("a number", case_with(
        truth={"killed": {"value": "about 5", "source": "s"}}), "truth.killed.value"),
    "a first day with a time": key(DAY, case_with(start="2024-08-06 12:00"), "start"),
    "bytes in YAML": Wrong(line("case.yml:1:", PLAIN), written(
        "case.yml", "title: !!binary aGk=\n")),
    "an anchor that nothing uses": Wrong(line("case.yml:1:", PLAIN), written(
        "case.yml", "title: &a x\n")),
    "a quotation in YAML that is not closed": Wrong(
        line("case.yml:", "YAML that can be read"), written("case.yml", 'title: "a\n')),
    "a later YAML": Wrong(line("case.yml:1:", "YAML that can be read"), written(
        "case.yml", "%YAML 9.9\n---\ntitle: a\n")),
    "a quantity twice": Wrong(line("case.yml:3: killed:", "each key once"), written(
        "case.yml", "quantities:\n  killed: {}\n  killed: {}\n")),
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


def series(text, place, words, **keys):
    """Return a fault of a measured series: its text, and how it is told."""
    def write(folder):
        killed(measured=MEASURED | keys)(folder)
        written("m.csv", text)(folder)
    return Wrong(line(place, words), write)


MEASURED_NUMBER = "a number such as 74.5, not negative"
SERIES = {
    **{f"{text} for a measured number": series(f"date,a\n2024-01-01,{text}\n", "m.csv:2: a:",
                                               MEASURED_NUMBER)
       for text in ("many", "inf", "-5", "")},
    **{f"{text} for a measured day": series(f"date,a\n{text},5\n", "m.csv:2: date:", words)
       for text, words in {"2024-02-30": DAY, "2024-01": "a whole day", "soon": DAY}.items()},
    "a series without a day": series("a\n5\n", "m.csv:1: date:", "a column date"),
    "a series without its column": series("date,b\n2024-01-01,5\n", "m.csv:1: a:", "one of"),
    "a measured day twice": series("date,a\n2024-02-01,5\n2024-02-01,6\n", "m.csv:3: date:",
                                   "each day once"),
    "a series whose row is too short": series("date,a\n2024-01-01\n", "m.csv:2:", "2 cells"),
    "a series whose ends are turned round": series("date,lo,hi\n2024-01-01,6,5\n", "m.csv:2: hi:",
                                                   "lo, 6, or more", low="lo", high="hi"),
    "an empty series": series("", "m.csv:1:", "a header with date"),
    "a series of no day": series("date,a\n", "m.csv:", "a row for each day"),
    "a series in UTF-16": series("date,a".encode("utf-16"), "m.csv:1:", TEXT),
    "a series in another kind of unit": series("date,a\n2024-01-01,5\n", "unit:",
                                               "a unit of person's kind", unit="km^2"),
    "a series that is a pipe": Wrong(line("m.csv:", "a file that can be read"), lambda folder: (
        killed(measured=MEASURED)(folder), pipe("river/m.csv")(folder))),
    "a series in a place that no file has": series("", " measured:", "inside the folder",
                                                   file="a\0b"),
}


def call(words, place, *arguments, prepare=nothing, refused=None):
    """Return a fault of a call: what is told of it, and the call."""
    given = {"refused": refused} if refused else {}
    return Wrong(line(place, words), prepare, arguments, **given)


def option(command, *arguments):
    """Return the words of a call of a command on the case."""
    return (command, "{case}", *arguments)


SHEET = ("new", "{folder}/case", "--from", "{folder}/sheet.csv")
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
    "report --jobs of 5,000 digits": call(
        "a whole number from 1", "figures report: --jobs:",
        *option("report", "--out", "{folder}/out", "--jobs", "9" * 5000)),
    "report --jobs of more than any machine makes": call(
        "a whole number from 1 to 250", "figures report: --jobs:",
        *option("report", "--out", "{folder}/out", "--jobs", "251")),
    "an option cut short": call("did you mean '--json'?", "figures check:",
                                *option("check", "--js")),
    "an option misspelt and no case": Wrong(
        (("figures check: CASE:", "a value"), ("figures check:", "did you mean '--json'?")),
        nothing, ("check", "--jsn")),
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
    "new --map of two columns to one": call(
        "one column for publisher", "figures: --map:", *SHEET, "--map", "Outlet=publisher",
        "--map", "Figure=publisher"),
    "new --map of one column to two": call(
        "Outlet for one column", "figures: --map:", *SHEET, "--map", "Outlet=publisher",
        "--map", "Outlet=speaker"),
    "new --quantity in no unit": call(
        "did you mean 'km^2'?", "figures new: --quantity:", "new", "{folder}/case", "--quantity",
        "held=land held [km^^2]"),
    "new --quantity twice": call(
        "each quantity once", "figures new: --quantity:", "new", "{folder}/case",
        "--quantity", "killed=a", "--quantity", "killed=b"),
    **{f"new --title {words}": call("text in UTF-8, at most", "figures new: --title:", "new",
                                    "{folder}/case", "--title", text)
       for words, text in {"of other bytes": "caf\udce9", "without end": "x" * 10_001}.items()},
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
    **{f"rule for a reason {words}": call(told, "rulings.csv:2: why:", *option(
        "rule", "c-1", "use", "no", "--why", text, "--by", "y"))
       for words, (told, text) in {
           "without end": ("at most 120000 signs", "x" * 120_001),
           "of other bytes": (TEXT, "caf\udce9"), "that is none": ("a filled cell", " ")}.items()},
    "rule on no claim": call("did you mean 'c-2'?", "rulings.csv:2: claim:",
                             *option("rule", "c-22", "use", "no", *RULE)),
    "rule on no column": call("did you mean 'use'?", "rulings.csv:2: column:",
                              *option("rule", "c-1", "us", "no", *RULE)),
    "rule on no claim, on no day and for no reason": Wrong(
        (("rulings.csv:2: claim:", "did you mean 'c-2'?"), ("rulings.csv:2: why:", "a filled cell"),
         ("figures: --on:", DAY)), nothing,
        option("rule", "c-22", "use", "no", "--why", "", "--by", "y", "--on", "x")),
    "rule into what a cell can't hold": call(NUMBER, "rulings.csv:2: now:",
                                             *option("rule", "c-1", "value", "many", *RULE)),
    "rule on no day": call(DAY, "figures: --on:",
                           *option("rule", "c-1", "use", "no", *RULE, "--on", "2025-02-30")),
    "export into no form": call("a name that ends in", "figures export: FILE:",
                                *option("export", "{folder}/river.pdf")),
    "export below a file": call("a folder", "", *option("export", "{folder}/file/river.csv")),
    "verify of no site": call("a published site", "{folder}:", "verify", "{folder}"),
    "verify of a site whose list is a pipe": call(
        "a published site", "{folder}/site:", "verify", "{folder}/site",
        prepare=pipe("site/manifest.json")),
    "codebook with a case": call("no more arguments", "figures codebook:", *option("codebook")),
}



def workbook(change):
    """Return what writes a workbook, of which `change` makes the table's XML another."""
    def write(folder):
        from openpyxl import Workbook
        book, raw = Workbook(), io.BytesIO()
        for row in (("Outlet", "Figure"), ("Gazette", "300 killed")):
            book.active.append(row)
        book.save(raw)
        with zipfile.ZipFile(raw) as before, zipfile.ZipFile(folder / "s.xlsx", "w") as after:
            for name in before.namelist():
                told = before.read(name)
                after.writestr(name, change(told) if name.endswith("sheet1.xml") else told)
    return write


def table(name, content, words, place=""):
    """Return a fault of a file with a table of anybody's: what it holds, and how it is told."""
    return call(words, place or f"{name}:", "new", "{folder}/case", "--from", f"{{folder}}/{name}",
                prepare=content if callable(content) else beside(name, content.encode()))


def bringing(**files):
    """Return an export in JSON that brings files of its case along."""
    return json.dumps({"files": files, "claims": [dict(zip(HEADER.split(","), GOOD.split(","),
                                                           strict=True))]})


WORKBOOK = "a workbook that can be read"
TABLES = {
    "a table with a NUL": table("s.csv", "Outlet,Figure\nGazette,300\0\n", "text", "s.csv:2:"),
    "a table with a cell of 200,000 signs": table(
        "s.csv", "Outlet,Figure\nGazette," + "x" * 200_000, "a shorter one", "s.csv:2:"),
    "a workbook whose table breaks off": table("s.xlsx", workbook(lambda xml: xml[:200]), WORKBOOK),
    "a workbook without the style that a cell has": table(
        "s.xlsx", workbook(lambda xml: xml.replace(b'r="A2"', b'r="A2" s="99"')), WORKBOOK),
    "a workbook with a cell at the far corner": table(
        "s.xlsx", workbook(lambda xml: xml.replace(
            b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>')),
        "clear what stands far from the table"),
    "a table in JSON with half a sign": table(
        "s.json", '[{"outlet": "Gazette", "figure": "300 killed \\ud800"}]', TEXT, "s.json:2:"),
    "a table in JSON nested without end": table("s.json", "[" * 100_000, "a JSON document"),
    **{f"a table that brings {words}": table("s.json", bringing(**{"case.yml": text}), told, place)
       for words, (text, place, told) in {
           "a case.yml that is none": ("title: [", "case.yml:1:", "YAML that can be read"),
           "a tag": ("title: !!python/name:os.getcwd x\n", "case.yml:1:", PLAIN),
           "a number for quantities": ("title: a\nquestion: b\nquantities: 5\n",
                                       "case.yml:3: quantities:", "a mapping of keys")}.items()},
}
OUT = "{folder}/out"
PLAN = "notebooks: [estimate]\ncases: [river]\n"
BATCH = ("batch", "{folder}/plan.yml", "--out", OUT)


def planned(text, place, words):
    """Return a fault of a plan: what is added to a good one, and how it is told."""
    raw = text if isinstance(text, bytes) else (PLAN + text).encode()
    return Wrong(line(place, words), beside("plan.yml", raw), BATCH)


def stepped(step, first="2025-01-01", last="2025-02-01"):
    """Return the days of a plan."""
    return f"as_of: {{from: {first}, to: {last}, step: {step}}}\n"


PLANS = {
    **{f"a plan with a step of {step}": planned(stepped(step), "plan.yml:3: as_of.step:", "7d")
       for step in ("0d", "-7d", "7x", "weekly")},
    **{f"a plan that may take {text} seconds": planned(f"timeout: {text}\n", "plan.yml:3: timeout:",
                                                       "")
       for text in ("ten", "inf", "nan", "-1", "5m")},
    **{f"a plan that may take {text} of memory": planned(f"memory: {text}\n", "plan.yml:3: memory:",
                                                         "")
       for text in ("0GB", "2XB", "-2GB", "infGB", "GB")},
    "a plan from a later day": planned(stepped("7d", "2025-03-01"), "as_of.to:", "a day from"),
    "a plan from no day": planned(stepped("7d", "2025-02-30", "2025-03-01"), "as_of.from:", DAY),
    "a plan of a parameter that no notebook has": planned("parameters: {sed: [1]}\n",
                                                          "parameters.sed", ""),
    "a plan that leaves no run": planned("exclude: [{notebook: estimate}]\n",
                                         "plan.yml:3: exclude:", "leaves a run"),
    "a plan that leaves out what it lacks": planned("exclude: [{notebook: checks}]\n",
                                                    "plan.yml:3: exclude", ""),
    "a plan with a key twice": planned("timeout: 5\ntimeout: 6\n", "plan.yml:4: timeout:",
                                       "each key once"),
    "an empty plan": planned(b"", "plan.yml:1:", "a mapping of keys"),
    "a plan that is a list": planned(b"- a\n", "plan.yml:1:", "a mapping of keys"),
    "a plan in UTF-16": planned(PLAN.encode("utf-16"), "plan.yml:1:", TEXT),
    "a plan of a notebook that is none": Wrong(
        line("n.ipynb", ""), lambda folder: (
            beside("plan.yml", b"notebooks: [n.ipynb]\ncases: [river]\n")(folder),
            beside("n.ipynb", b"no notebook")(folder)), BATCH),
}


def scored(text, place, words):
    """Return a fault of somebody's intervals: the file, and how it is told."""
    def write(folder):
        case_with(truth={"killed": {"value": 300, "source": "s"}})(folder)
        beside("i.csv", text.encode())(folder)
    return Wrong(line(f"i.csv:{place}", words), write,
                 option("score", "--intervals", "{folder}/i.csv"))


INTERVALS_HEADER = "case,quantity,point,lo,hi\n"
INTERVALS = {
    "intervals without a column": scored("case,quantity,point,lo\n", "1: hi:", "a column hi"),
    "intervals of an unknown case": scored(f"{INTERVALS_HEADER}rivr,killed,5,2,9\n", "2: case:",
                                           ""),
    "intervals of an unknown quantity": scored(f"{INTERVALS_HEADER}river,kiled,5,2,9\n",
                                               "2: quantity:", ""),
    "intervals turned round": scored(f"{INTERVALS_HEADER}river,killed,5,9,2\n", "2:", ""),
    "an interval twice": scored(INTERVALS_HEADER + "river,killed,5,2,9\n" * 2, "3:", ""),
    "an interval without an end": scored(f"{INTERVALS_HEADER}river,killed,5,2,inf\n", "2: hi:", ""),
    "an interval in words": scored(f"{INTERVALS_HEADER}river,killed,many,2,9\n", "2: point:", ""),
    "empty intervals": scored("", "1:", "a header with case"),
}
PLACES = {
    "the ledger is a link out of the folder": Wrong(
        line("claims.csv:", "a file of the folder"), linked("claims.csv", "/etc/passwd")),
    "case.yml is a link out of the folder": Wrong(
        line("case.yml:", "a file of the folder"), lambda folder: (
            (folder / "elsewhere.yml").write_bytes((folder / "river/case.yml").read_bytes()),
            linked("case.yml", "../elsewhere.yml")(folder))),
    "a link out of the folder, and a slip elsewhere": Wrong(
        (("claims.csv:", "a file of the folder"),
         ("sources.csv:2: kind:", "did you mean 'media'?")), lambda folder: (
            linked("claims.csv", "/etc/passwd")(folder),
            written("sources.csv", "name,kind\nGazette,medja\n")(folder))),
    "rulings that are a link to nothing": Wrong(line("rulings.csv:", "a file of the folder"),
                                                linked("rulings.csv", "nowhere")),
    "export over a pipe": call("a file or a new name", "{folder}/x.csv:",
                               *option("export", "{folder}/x.csv"), prepare=pipe("x.csv")),
    "audit --html over a pipe": call(
        "a file or a new name", "{folder}/page:", "audit", "{folder}/article.txt", "--case",
        "{case}", "--html", "{folder}/page", prepare=pipe("page")),
    "export of a README in Latin-1": call(
        TEXT, "README.md:1:", *option("export", "{folder}/x.zip"),
        prepare=written("README.md", "café".encode("latin-1"))),
    "export of a control character to XLSX": call(
        "for a workbook", "claims.csv:2: note:", *option("export", "{folder}/x.xlsx"),
        prepare=cell("note", "a\x0bb")),
    "export of a cell to XLSX that it would cut": call(
        "for a workbook", "claims.csv:2: note:", *option("export", "{folder}/x.xlsx"),
        prepare=cell("note", "x" * 40_000)),
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

FAULTS = {"files": FILES, "cells": CELLS, "sources": SOURCES, "rulings": RULINGS, "case.yml": CASE,
          "series": SERIES, "plans": PLANS, "intervals": INTERVALS, "tables": TABLES,
          "calls": OPTIONS, "places": PLACES}
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
