"""Kill a batch at random moments, go on with it, and hold the result to an undisturbed one.

    python tests/kills.py 200        kills a batch of 24 runs 200 times (`make kills`)

A kill is -9 of the command alone, as where memory runs out; all that it started has to end by
itself, and the next batch has to leave what an undisturbed one leaves, byte for byte. Only the
seconds in runs.json and its page differ, as between any two batches.
"""

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from batches import write_plan

SEED = 20250109
PATIENCE = 30.0  # seconds for what a killed batch started to end
TOLD = {"runs.json", "index.html", ".journal"}  # they tell seconds
CELLS = ("import json", "print(case)", "[case, as_of]", "sum(range(10**6))")


def command(plan, out):
    return [sys.executable, "-m", "figures.cli", "batch", str(plan), "--out", str(out), "--quiet",
            "--jobs", "2"]


def tree(out):
    """Map each file that a batch leaves, but those that tell seconds, to its bytes."""
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*"))
            if path.is_file() and path.name not in TOLD}


def names(out):
    return {path.relative_to(out).as_posix() for path in out.rglob("*")}


def told(out):
    """Return what runs.json tells of each run, but how it came about and by which program."""
    runs = json.loads((out / "runs.json").read_text(encoding="utf-8"))["runs"]
    return [{key: one[key] for key in set(one) - {"key", "seconds", "state"}} for one in runs]


def undisturbed(plan, out):
    """Run a plan to its end; return how long it took."""
    began = time.monotonic()
    subprocess.run(command(plan, out), check=True)
    return time.monotonic() - began


def killed(plan, out, after, marks):
    """Start a plan, kill it after so many seconds, and wait until all that it started has ended.

    `marks` are texts of which a process of the batch has one in its environment or command.
    """
    started = subprocess.Popen(command(plan, out))
    time.sleep(after)
    started.send_signal(signal.SIGKILL)
    started.wait()
    began = time.monotonic()
    while left := living(marks):
        assert time.monotonic() - began < PATIENCE, f"orphans: {left}"
        time.sleep(0.05)


def living(marks):
    """Return the processes whose environment or command holds a mark, but this one and those
    that it started itself."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            told = (folder / "environ").read_bytes() + (folder / "cmdline").read_bytes()
            state, parent = (folder / "stat").read_text().rpartition(")")[2].split()[:2]
        except OSError:
            continue
        ours = os.getpid() in (int(folder.name), int(parent))
        if not ours and state != "Z" and any(mark in told for mark in marks):
            found.append(int(folder.name))
    return found


def compare(plan, disturbed, out):
    """Go on with a killed batch and hold what it leaves to what an undisturbed one left."""
    undisturbed(plan, disturbed)
    assert names(disturbed) == names(out)
    assert tree(disturbed) == tree(out)
    assert told(disturbed) == told(out)


def many(folder, kills):
    """Kill a batch of 24 runs at random moments, each time from nothing or where it stood."""
    chance = random.Random(SEED)
    plan = write_plan(folder, {"one": CELLS, "two": CELLS, "three": CELLS}, cases=("a", "b"),
                      as_of=["2025-01-01", "2025-02-01"], known_by=["", "2025-03-01"])
    token = f"kills-{os.getpid()}"
    os.environ["FIGURES_KILLS"] = token
    seconds = undisturbed(plan, folder / "whole")
    print(f"24 runs undisturbed: {seconds:.1f} s", flush=True)
    for number in range(kills):
        out = folder / f"killed-{number}"
        killed(plan, out, chance.uniform(0, seconds), [token.encode()])
        compare(plan, out, folder / "whole")
        print(f"{number + 1} of {kills} kills: the same", flush=True)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        many(Path(scratch), int(sys.argv[1]))
