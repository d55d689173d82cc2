"""Change the program in small ways and see whether its tests notice.

    python tests/mutants.py [AREA …] [--mutants 150] [--seed 1] [--from 0]

`make mutants` installs cosmic-ray, whose operators make the changes, and runs this. Of an area's
places that an operator can change, so many are drawn by the seed, and one change at each; a change
that can't even be imported is no mutant and another is drawn. Each mutant gets a process of its
own, forked from one that has the other packages loaded, and its area's tests until the first fails:
those of the module changed first. A test that outlasts thrice its usual time kills too.

The report lists the survivors; tests/survivors.yml gives the reason of each that no test can kill.
Exit status: 1 where fewer than 85% of an area's mutants were killed.
"""

import argparse
import contextlib
import functools
import importlib
import importlib.abc
import importlib.util
import os
import random
import signal
import sys
import time
from dataclasses import dataclass
from pathlib import Path

TESTS = Path(__file__).resolve().parent
SOURCE = TESTS.parent / "src"
ENOUGH = 0.85
TOLD = 25  # mutants between two lines that say how it goes
PATIENCE, LEAST_PATIENCE = 3.0, 30.0  # times the usual time, and seconds, of the processor
NO_MODULE = 77  # exit status of a process in which the changed module can't be imported
AREAS = {  # modules changed, and the tests held against them
    "wording": ("wording", ("test_wording*.py",)),
    "units": ("units", ("test_units*.py",)),
    "checks": ("checks", ("test_checks*.py",)),
    "estimate": ("estimate posterior", ("test_estimate*.py", "test_posterior*.py",
                                        "test_densities*.py", "test_grid*.py", "test_scales*.py",
                                        "test_replacing*.py")),
}
LOADED = ("pytest", "hypothesis", "numpy", "pandas", "scipy.stats", "scipy.optimize", "yaml",
          "pint", "pydantic", "rapidfuzz", "openpyxl", "pyarrow", "_pytest.assertion.rewrite")
ENVIRONMENT = {"CI": "1", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
               "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


@dataclass(frozen=True)
class Mutant:
    """One change: the module and its file, the place, the operator, and the source so changed."""

    module: str
    path: Path
    line: int
    operator: str
    before: str
    after: str
    source: str

    def file(self):
        """Return the file, as survivors.yml names it."""
        return self.path.relative_to(SOURCE).as_posix()

    def __str__(self):
        return f"{self.file()}:{self.line}: {self.before}  ->  {self.after}"


@functools.cache
def reasons():
    """Return why no test can kill some mutants, by file, line before and line after."""
    import yaml
    known = yaml.safe_load((TESTS / "survivors.yml").read_text(encoding="utf-8"))
    return {(one["file"], one["before"], one["after"]): one["why"] for one in known}


@functools.cache
def operators():
    """Return cosmic-ray's operators that need no arguments, by name."""
    provider = importlib.import_module("cosmic_ray.operators.provider").OperatorProvider()
    return {name: provider[name]() for name in provider if not provider[name].arguments()}


def nodes(tree):
    """Yield every node of a parso tree, a parent before its children."""
    yield tree
    for child in getattr(tree, "children", ()):
        yield from nodes(child)


def files(area):
    """Return the modules of an area with their files."""
    found = []
    for name in AREAS[area][0].split():
        place = SOURCE / "figures" / name
        paths = sorted(place.glob("*.py")) if place.is_dir() else [place.with_suffix(".py")]
        found += [(module_of(path), path) for path in paths]
    return found


def module_of(path):
    """Return the dotted name of a module's file."""
    parts = path.relative_to(SOURCE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def is_annotation(node):
    """Tell whether a node stands in an annotation, which nothing reads."""
    while node.parent is not None:
        kind, siblings = node.parent.type, node.parent.children
        if kind == "annassign" and siblings.index(node) == 1:
            return True
        if kind in ("tfpdef", "param") and siblings.index(node) > 0 and siblings[0] is not node:
            return kind == "tfpdef"
        if kind == "funcdef" and siblings[siblings.index(node) - 1] == "->":
            return True
        node = node.parent
    return False


def places(area):
    """Return the places of an area that operators can change: file, node, and the changes there."""
    parso = importlib.import_module("parso")
    found = []
    for module, path in files(area):
        by_place = {}
        for number, node in enumerate(nodes(parso.parse(path.read_text(encoding="utf-8")))):
            for name, operator in operators().items():
                for index, _ in enumerate(operator.mutation_positions(node)):
                    if not is_annotation(node):
                        key = (number, node.start_pos)
                        by_place.setdefault(key, []).append((name, index))
        found += [(module, path, number, changes) for (number, _), changes in by_place.items()]
    return found


def in_turn(drawn, draw):
    """Yield one change at each place, drawn, then a second at each that allows more, and so on."""
    rounds = [(module, path, number, draw.sample(changes, len(changes)))
              for module, path, number, changes in draw.sample(drawn, len(drawn))]
    for turn in range(max((len(changes) for *_, changes in rounds), default=0)):
        yield from ((module, path, number, changes[turn])
                    for module, path, number, changes in rounds if turn < len(changes))


def changed(module, path, number, change):
    """Return the mutant of a place and a change."""
    parso = importlib.import_module("parso")
    name, index = change
    source = path.read_text(encoding="utf-8")
    tree = parso.parse(source)
    node = next(node for at, node in enumerate(nodes(tree)) if at == number)
    line = node.start_pos[0]
    parent = node.parent
    made = operators()[name].mutate(node, index)
    if made is not node and parent is not None:
        parent.children = [made if child is node else child for child in parent.children
                           if child is not node or made is not None]
    text = tree.get_code()
    pairs = [(one, other) for one, other in zip(source.splitlines(), text.splitlines(),
                                                strict=False) if one != other]
    before, after = pairs[0] if pairs else ("", "")
    return Mutant(module, path, line, name, before.strip(), after.strip(), text)


class Changed(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Import one module from changed source."""

    def __init__(self, mutant):
        self.mutant = mutant

    def find_spec(self, name, path=None, target=None):
        """Return the changed module's spec, none for another."""
        if name != self.mutant.module:
            return None
        inner = [str(self.mutant.path.parent)] if self.mutant.path.stem == "__init__" else None
        return importlib.util.spec_from_file_location(
            name, self.mutant.path, loader=self, submodule_search_locations=inner)

    def create_module(self, spec):
        """Leave the making to Python."""

    def exec_module(self, module):
        """Run the changed source."""
        exec(compile(self.mutant.source, str(self.mutant.path), "exec"), module.__dict__)


def tests_of(area, module=""):
    """Return an area's test files, those first whose names have most in common with the module."""
    wanted = set(module.split("."))
    found = sorted({path for pattern in AREAS[area][1] for path in TESTS.glob(pattern)})
    return sorted(found, key=lambda path: -len(wanted & set(path.stem.split("_"))))


def run_tests(area, mutant=None):
    """Run an area's tests in this process and end it with their status; never returns."""
    os.environ.update(ENVIRONMENT)
    silence = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(silence, stream)
    if mutant:
        sys.meta_path.insert(0, Changed(mutant))
        try:
            importlib.import_module(mutant.module)
        except BaseException:
            os._exit(NO_MODULE)
    import pytest
    paths = tests_of(area, mutant.module if mutant else "")
    os.chdir(TESTS.parent)
    os._exit(int(pytest.main(["-x", "-q", "-p", "no:cacheprovider",
                              *map(str, paths)])))


def ended(area, mutant=None, patience=float("inf")):
    """Run an area's tests in a process of their own; return its status (None where it was ended)
    and the seconds of the processor that it took."""
    child = os.fork()
    if not child:
        with contextlib.suppress(BaseException):
            run_tests(area, mutant)
        os._exit(1)
    while True:
        done, status, usage = os.wait4(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime
        if used(child) > patience:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            return None, patience
        time.sleep(0.02)


def used(process):
    """Return the seconds of the processor that a process has taken; 0 where that can't be told."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    except (OSError, IndexError):
        return 0.0


def judge(area, limits):
    """Try an area's mutants, print its line and its survivors; return the share killed."""
    status, usual = ended(area)
    if status:
        print(f"{area}: its tests fail without any change (status {status})", flush=True)
        return 0.0
    draw = random.Random(limits.seed)
    drawn = places(area)
    tried, survivors, kinds = 0, [], set()
    for number, (module, path, node, change) in enumerate(in_turn(drawn, draw)):
        if tried >= limits.mutants:
            break
        mutant = changed(module, path, node, change)
        kind = (mutant.path, mutant.line, mutant.after)
        if number < limits.first or not mutant.before or kind in kinds:
            continue
        kinds.add(kind)
        status, _ = ended(area, mutant, max(PATIENCE * usual, LEAST_PATIENCE))
        if status == NO_MODULE:
            continue
        tried += 1
        if status == 0:
            survivors.append(mutant)
            why = reasons().get((mutant.file(), mutant.before, mutant.after), "")
            print(f"  {number}: {mutant}" + (f"  ({why})" if why else ""), flush=True)
        if tried % TOLD == 0:
            print(f"  {tried - len(survivors)} of {tried} killed", flush=True)
    share = 1 - len(survivors) / tried if tried else 0.0
    print(f"{area}: {tried - len(survivors)} of {tried} mutants killed ({share:.1%}) of "
          f"{len(drawn)} places; its tests take {usual:.1f} s", flush=True)
    return share


def main():
    """Judge the areas asked for."""
    parser = argparse.ArgumentParser(description="Change the program and see what tests notice.")
    parser.add_argument("areas", nargs="*", metavar="AREA", help="one of " + ", ".join(AREAS))
    parser.add_argument("--mutants", type=int, default=150)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--from", type=int, default=0, dest="first", help="the first place drawn")
    limits = parser.parse_args()
    if wrong := set(limits.areas) - set(AREAS):
        parser.error(f"no area {', '.join(sorted(wrong))}")
    for name in LOADED:
        importlib.import_module(name)
    shares = [judge(area, limits) for area in limits.areas or AREAS]
    return int(min(shares) < ENOUGH)


if __name__ == "__main__":
    sys.exit(main())
