"""Try changes of the program against its tests, in processes forked from one that is warm.

The warm process has collected the tests. One child of it runs them all and records which functions
each reaches. For each change of a function another child takes the changed code into the live
functions and runs the tests that reach them, those first that noticed earlier changes, until one
fails. A change of what runs at the import gets a process without the package, which imports it
changed. What functions have kept of earlier calls is forgotten where the change may concern it.
"""

import contextlib
import importlib
import importlib.abc
import importlib.util
import os
import pickle
import resource
import signal
import sys
import time
import traceback
from collections import Counter
from pathlib import Path

from mutant_changes import differences
from mutant_reach import Recording, forget, functions, key

TESTS = Path(__file__).resolve().parent
PATIENCE, LEAST_PATIENCE = 3, 30  # times the usual time, and seconds, of the processor
CLOCK = 40  # seconds of the clock for one of the processor: others may use it
FIRST = 40  # tests that are tried in the order of their promise; the rest as they stand
NO_MODULE = "the changed module can't be imported"
OUT_OF_TIME = "out of time"
ENVIRONMENT = {"CI": "1", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
               "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


class Changed(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Import one module from changed source."""

    def __init__(self, mutant):
        self.mutant = mutant

    def find_spec(self, name, path=None, target=None):
        """Return the changed module's spec, none for another."""
        if name != self.mutant.module:
            return None
        inside = [str(self.mutant.path.parent)] if self.mutant.path.stem == "__init__" else None
        return importlib.util.spec_from_file_location(
            name, self.mutant.path, loader=self, submodule_search_locations=inside)

    def create_module(self, spec):
        """Leave the making to Python."""

    def exec_module(self, module):
        """Run the changed source."""
        exec(compile(self.mutant.source, str(self.mutant.path), "exec"), module.__dict__)


def forked(work, limit=None):
    """Return what a function returns in a process of its own, `OUT_OF_TIME` where the process
    takes more seconds than the limit, None where it ends in another way."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        _end(work, writing, limit)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        raw = pipe.read()
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if -ended in (signal.SIGXCPU, signal.SIGALRM, signal.SIGKILL):
        return OUT_OF_TIME
    return pickle.loads(raw) if raw else None


def _end(work, writing, limit):
    """Run a function, write what it returns, end the process."""
    if limit:
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 1))
        signal.alarm(limit * CLOCK)
    status = 1
    try:
        with os.fdopen(writing, "wb") as pipe:
            pickle.dump(work(), pipe)
            status = 0
    except BaseException:
        traceback.print_exc()
    os._exit(status)


@contextlib.contextmanager
def silence():
    """Send what this process prints nowhere; yield a file that still prints."""
    sys.stdout.flush()
    spoken = os.dup(1)
    with open(os.devnull, "w") as nowhere, os.fdopen(os.dup(spoken), "w") as aloud:
        os.dup2(nowhere.fileno(), 1)
        try:
            yield aloud
        finally:
            sys.stdout.flush()
            os.dup2(spoken, 1)
            os.close(spoken)


class Noticing:
    """The first test that fails, as pytest reports it."""

    noticed = ""

    def pytest_runtest_logreport(self, report):
        """Keep the name of the first test that fails."""
        if report.failed and not self.noticed:
            self.noticed = report.nodeid


def run(paths, plugin):
    """Run pytest on test files in this process; return its status."""
    os.environ.update(ENVIRONMENT)
    os.chdir(TESTS.parent)
    pytest = importlib.import_module("pytest")
    return int(pytest.main(["-x", "-q", "-s", "-p", "no:cacheprovider", *map(str, paths)],
                           plugins=[plugin]))


class Warm(Noticing):
    """The tests collected, what each reaches, and the trials of changes of functions."""

    def __init__(self, paths, mutants, tell):
        self.paths, self.mutants, self.tell = paths, mutants, tell
        self.kills, self.answers, self.reach = Counter(), {}, None

    def outcome(self):
        """Return what was recorded, what noticed which mutant, and how often each test noticed."""
        run(self.paths, self)
        return self.reach, self.answers, self.kills

    def pytest_runtestloop(self, session):
        """Record, then try the changes, in place of pytest's own loop."""
        items = session.items
        self.reach = forked(lambda: self._recorded(items))
        if not self.reach or self.reach.failed:
            return True
        for item in {item.path: item for item in reversed(items)}.values():
            run_items([item])  # what is loaded once is loaded here
        live = functions()
        for number, mutant in enumerate(self.mutants):
            pairs = differences(mutant)
            if pairs and all(key(old) in live for old, _ in pairs):
                self._try(number, pairs, items, live)
        return True

    def _recorded(self, items):
        reach = Recording().of(items)
        reach.failed = self.noticed
        return reach

    def _try(self, number, pairs, items, live):
        codes = [key(old) for old, _ in pairs]
        chosen = self.reach.tests(codes)
        if not chosen:
            return  # it may run at the import
        order = promising(chosen, self.reach, self.kills)
        limit = LEAST_PATIENCE + round(PATIENCE * sum(self.reach.seconds[at] for at in order))
        begun = time.monotonic()
        noticed = forked(lambda: self._trial(pairs, [items[at] for at in order], live), limit)
        if noticed is not None:  # else the code can't be taken in
            self.kills[noticed] += bool(noticed)
            self.answers[number] = noticed
            self.tell(number, noticed, time.monotonic() - begun)

    def _trial(self, pairs, items, live):
        for old, new in pairs:
            for function in live[key(old)]:
                function.__code__ = new
        codes = {key(old) for old, _ in pairs}
        forget(but=frozenset() if codes & self.reach.everywhere else self.reach.heavy)
        self.noticed = ""
        run_items(items, self)
        return self.noticed


def run_items(items, until=None):
    """Run tests in an order, until one is noticed to fail."""
    for item, following in zip(items, [*items[1:], None], strict=True):
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if until and until.noticed:
            return


def promising(chosen, reach, kills):
    """Return tests in the order of what they promise: those that noticed other changes, then those
    that reach little else, quick ones first; then one of each kind of test that reaches the same,
    and the rest as they stand."""
    def promise(at):
        return (-kills[reach.names[at]], reach.seconds[at] > 1.0, len(reach.of_test[at]))

    first = sorted(chosen, key=promise)[:FIRST]
    of_a_kind = {frozenset(reach.of_test[at]): at for at in chosen}
    return list(dict.fromkeys([*first, *of_a_kind.values(), *chosen]))


class Cold(Noticing):
    """A run of tests, in an order, over a package that is imported changed."""

    def __init__(self, mutant, names):
        self.mutant, self.names = mutant, {name: at for at, name in enumerate(names)}

    def outcome(self):
        """Return the name of the test that fails, `NO_MODULE` where there is nothing to test."""
        sys.meta_path.insert(0, Changed(self.mutant))
        try:
            importlib.import_module(self.mutant.module)
        except BaseException:
            return NO_MODULE
        status = run(sorted({TESTS.parent / name.split("::")[0] for name in self.names}), self)
        return self.noticed or (f"status {status}" if status else "")

    def pytest_collection_modifyitems(self, items):
        """Keep the tests named, in their order."""
        known = [item for item in items if item.nodeid in self.names]
        items[:] = sorted(known, key=lambda item: self.names[item.nodeid])


def cold(mutant, reach, kills):
    """Return the name of the test that notices a change of what runs at the import, if any: those
    that run a function of the file come first, then the others, which may meet its constants."""
    near = promising(reach.of_file(str(mutant.path)), reach, kills)
    order = list(dict.fromkeys([*near, *range(len(reach.names))]))
    limit = LEAST_PATIENCE + round(PATIENCE * sum(reach.seconds[at] for at in order))
    with silence():
        noticed = forked(Cold(mutant, [reach.names[at] for at in order]).outcome, limit)
    return "ended" if noticed is None else noticed
