"""Fuzz the readers with atheris: mutated inputs, guided by the lines that they reach.

    python tests/fuzzing.py [TARGET …] [--seconds 300] [--inputs 1000000] [--seed 1]

`make fuzz` installs atheris beside the environment and runs this. Each target of fuzz_targets.py
gets so many inputs or so many seconds of the processor, whichever ends first. A find is an input on
which a target fails, or that costs more than a second of the processor, twice; the smallest input
of each kind is kept in tests/finds/, where test_finds.py holds it for good. Above 1 GB of memory
libFuzzer ends a target. Exit status: 1 where anything was found.
"""

import argparse
import contextlib
import csv
import importlib
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
import traceback
import zlib
from pathlib import Path

TESTS = Path(__file__).resolve().parent
ROOT = TESTS.parent
FINDS = TESTS / "finds"
NAMES = ("grammar", "identities", "yaml", "csv", "html", "pdf")
SLOW = 1.0  # seconds of the processor that one input may cost
MEMORY = 1024  # MB
LONGEST = 20_000  # bytes of an input
MOST_WORDS = 2000  # of the dictionary that mutations draw from
HANG = 300  # seconds of the clock after which libFuzzer takes an input for endless
WARM = 20  # inputs before the first that counts
SEED_LINES = 6  # of a table
MARKUP = ("<html><body><p>At least 300 soldiers were killed, <b>the ministry</b> said on 9 January "
          "2025.</p><script>alert(1)</script></body></html>",
          "<!doctype html><title>x</title><p>&lt;img src=x onerror=alert(1)&gt; 1,300 km² (500 sq "
          "miles) were taken.",
          "<html><p>About 40 \"><svg onload=alert(1)> people, <a href='javascript:x'>he</a> said.")
PRINTED = b"BT /F 12 Tf 72 700 Td (At least 300 soldiers were killed, he said.) Tj ET /X Do"
CODES = (b"begincmap 1 begincodespacerange <00> <FF> endcodespacerange 2 beginbfrange "
         b"<20> <7E> <0020> <80> <82> [<0414> <0415> <0416>] endbfrange "
         b"1 beginbfchar <90> <0042> endbfchar endcmap")


def seeds(name):
    """Return the inputs that a target starts from: what the repository holds of its kind."""
    folders = sorted(path.parent for path in (ROOT / "data").rglob("case.yml"))[:12]
    if name == "grammar":
        with (TESTS / "wordings.csv").open(encoding="utf-8", newline="") as file:
            return [row["wording"].encode() for row in csv.DictReader(file)]
    texts = [(folder / "case.yml").read_text(encoding="utf-8") for folder in folders]
    if name == "yaml":
        return [text.encode()[:LONGEST] for text in texts]
    if name == "identities":
        return [line.encode() for text in texts for line in re.findall(r"- (\w+ [<>=]+ .+)", text)]
    if name == "csv":
        return [b"".join(path.read_bytes().splitlines(keepends=True)[:SEED_LINES])
                for folder in folders for path in sorted(folder.glob("*.csv"))]
    if name == "pdf":
        return [printed_page(coded) for coded in (False, True)]
    article = (TESTS / "article.txt").read_text(encoding="utf-8")
    return [f"<html><p>{article}".encode(), *(text.encode() for text in MARKUP)]


def printed_page(coded):
    """Return a PDF of one page, its streams plain or compressed."""
    def stream(content, more=b""):
        given = zlib.compress(content) if coded else content
        shortened = b" /Filter /FlateDecode" if coded else b""
        return b"<< /Length %d%s%s >>\nstream\n%s\nendstream" % (
            len(given), shortened, more, given)

    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents [4 0 R] /Resources "
        b"<< /Font << /F 5 0 R >> /XObject << /X 7 0 R >> >> >>", stream(PRINTED),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar 32 /Widths [500 400] "
        b"/Encoding << /Differences [65 /a /b] >> /ToUnicode 6 0 R >>", stream(CODES),
        stream(PRINTED, b" /Type /XObject /Subtype /Form /Resources << /Font << /F 5 0 R >> >>"))
    page, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(b"%010d 00000 n \n" % len(page))
        page += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    return page + b"xref\n1 %d\n%strailer << /Size 8 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects), b"".join(places), len(page))


def dictionary(inputs):
    """Return libFuzzer's dictionary of the words and signs that the inputs hold."""
    words = dict.fromkeys(word for raw in inputs for word in
                          re.findall(rb"\w{2,20}|[^\w\s]{1,3}", raw))
    escaped = ("".join(f"\\x{byte:02x}" for byte in word) for word in list(words)[:MOST_WORDS])
    return "\n".join(f'"{word}"' for word in escaped)


class Watch:
    """One target, watched: what its inputs cost, and the smallest input of each kind of failure."""

    def __init__(self, name, target, folder, limits):
        self.name, self.target, self.folder = name, target, folder
        self.most = limits.inputs
        self.begun, self.begun_used = time.monotonic(), time.process_time()
        self.ends, self.told = self.begun_used + limits.seconds, 0.0
        self.inputs, self.slowest, self.finds = 0, 0.0, {}

    def one(self, raw):
        """Try one input; end the process after the last."""
        kind, cost = self._tried(raw)
        if cost > SLOW and not kind:  # something may have been loaded, which happens once
            kind, cost = self._tried(raw + b" ")  # another input, lest its answer be remembered
        self.slowest = max(self.slowest, cost)
        self.inputs += 1
        if kind or cost > SLOW:
            self._keep(kind or "slow", raw)
        ended = time.process_time() > self.ends or self.inputs >= self.most
        if ended or kind or time.monotonic() > self.told + 1:
            self._tell(time.monotonic())
        if ended:
            os._exit(0)

    def _tried(self, raw):
        """Return how a target fails on an input, if it does, and the seconds of the processor."""
        before, kind = time.process_time(), ""
        try:
            self.target(raw)
        except Exception as failure:
            place = traceback.extract_tb(failure.__traceback__)[-1]
            kind = f"{type(failure).__name__}-{Path(place.filename).stem}-{place.lineno}"
        return kind, time.process_time() - before

    def _keep(self, kind, raw):
        if len(raw) < len(self.finds.get(kind, raw + b" ")):
            self.finds[kind] = raw
            (self.folder / f"find-{kind}").write_bytes(raw)

    def _tell(self, now):
        self.told = now
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        (self.folder / "told.json").write_text(json.dumps({
            "inputs": self.inputs, "seconds": time.process_time() - self.begun_used,
            "clock": now - self.begun, "slowest": self.slowest, "megabytes": peak}))


def child(name, folder, limits):
    """Fuzz one target in this process; never returns."""
    atheris = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["figures"]):
        targets = importlib.import_module("fuzz_targets")
    for raw in seeds(name)[:WARM]:  # what is loaded or learned once is no cost of an input
        with contextlib.suppress(Exception):
            targets.TARGETS[name](raw)
    watch = Watch(name, targets.TARGETS[name], folder, limits)
    atheris.Setup([sys.argv[0], f"-seed={limits.seed}", f"-max_len={LONGEST}", "-verbosity=0",
                   f"-report_slow_units={HANG}",
                   f"-rss_limit_mb={MEMORY}", f"-timeout={HANG}", f"-dict={folder / 'words'}",
                   f"-artifact_prefix={folder}/find-", str(folder / "corpus")], watch.one)
    atheris.Fuzz()


def fuzz(name, limits):
    """Fuzz one target in a process of its own; return its line, and its finds by kind."""
    with tempfile.TemporaryDirectory(prefix="fuzz-") as made:
        folder = Path(made)
        (folder / "corpus").mkdir()
        kept = sorted((FINDS / name).glob("*")) if (FINDS / name).is_dir() else []
        inputs = [*seeds(name), *(path.read_bytes() for path in kept)]
        for number, raw in enumerate(inputs):
            (folder / "corpus" / f"seed-{number}").write_bytes(raw)
        (folder / "words").write_text(dictionary(inputs))
        ended = subprocess.run([sys.executable, __file__, name, "--child", made,
                                "--seconds", str(limits.seconds), "--inputs", str(limits.inputs),
                                "--seed", str(limits.seed)], capture_output=True, text=True,
                               env={**os.environ, "PYTHONHASHSEED": "0"}, check=False)
        finds = {path.name.removeprefix("find-"): path.read_bytes()
                 for path in folder.glob("find-*")}
        if not (folder / "told.json").exists():
            return f"{name}: did not begin: {ended.stderr[-500:]}", {"no beginning": b""}
        told = json.loads((folder / "told.json").read_text())
    stopped = f", stopped with status {ended.returncode}" if ended.returncode else ""
    return f"{closing(name, told)}, {len(finds)} finds{stopped}", finds


def closing(name, told):
    """Return what a target's log ends with: how many inputs, how fast, at what cost."""
    rate = told["inputs"] / max(told["seconds"], 1e-9)
    return (f"{name}: {told['inputs']:,} inputs in {told['seconds']:.0f} s of the processor "
            f"({told['clock']:.0f} s of the clock), {rate:,.0f} inputs/s, slowest "
            f"{told['slowest']:.2f} s, peak {told['megabytes']} MB")


def main():
    """Fuzz the targets asked for, print a line for each, keep what was found."""
    parser = argparse.ArgumentParser(description="Fuzz the readers.")
    parser.add_argument("targets", nargs="*", metavar="TARGET", help="one of " + ", ".join(NAMES))
    parser.add_argument("--seconds", type=float, default=300, help="of the processor, each")
    parser.add_argument("--inputs", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--child", help=argparse.SUPPRESS)
    limits = parser.parse_args()
    if wrong := set(limits.targets) - set(NAMES):
        parser.error(f"no target {', '.join(sorted(wrong))}")
    if limits.child:
        child(limits.targets[0], Path(limits.child), limits)
    status = 0
    for name in limits.targets or NAMES:
        line, finds = fuzz(name, limits)
        print(line, flush=True)
        for kind, raw in sorted(finds.items()):
            (FINDS / name).mkdir(parents=True, exist_ok=True)
            (FINDS / name / kind).write_bytes(raw)
            print(f"  {kind}: {raw[:60]!r}", flush=True)
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
