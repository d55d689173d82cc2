"""Which functions of the package each test reaches.

Every function gets a first statement that tells of it. A function that keeps its answers runs for
the first test that asks and for no other. Where an answer costs little, what is kept is forgotten
before each test; where it costs much (a word list that is loaded), whatever it reaches is taken to
be reached by every test. What a shared fixture reaches, every test of its file reaches.
"""

import ast
import functools
import gc
import sys
import time
from collections import defaultdict
from dataclasses import dataclass, field
from types import FunctionType

import pytest
from mutant_changes import SOURCE, inner

HEAVY = 0.02  # seconds of the processor that an answer may cost before it is better kept
KEEPING = type(functools.cache(lambda: None))


def key(code):
    """Return what tells a function's code from others, in this process and in another."""
    return code.co_filename, code.co_qualname, code.co_firstlineno


def is_ours(function):
    """Tell whether a function is of the package."""
    return function.__code__.co_filename.startswith(str(SOURCE))


def functions():
    """Return the live functions of the package by the key of their code."""
    found = defaultdict(list)
    for each in gc.get_objects():
        if isinstance(each, FunctionType) and is_ours(each):
            found[key(each.__code__)].append(each)
    return found


@functools.cache
def keeping():
    """Return the package's functions that keep their answers, by the key of their code."""
    found = [each for each in gc.get_objects() if isinstance(each, KEEPING)
             and isinstance(each.__wrapped__, FunctionType) and is_ours(each.__wrapped__)]
    return [(key(each.__wrapped__.__code__), each) for each in found]


def forget(but=frozenset()):
    """Let the functions that keep their answers forget them, but for some."""
    for code, each in keeping():
        if code not in but:
            each.cache_clear()


@dataclass
class Reach:
    """What each test reaches, in the order of the tests, and what it costs."""

    names: list[str]
    seconds: list[float] = field(default_factory=list)
    of_test: list[set] = field(default_factory=list)
    everywhere: set = field(default_factory=set)  # reached by what is loaded once
    heavy: set = field(default_factory=set)
    failed: str = ""

    def tests(self, codes):
        """Return the numbers of the tests that reach any of some functions."""
        if self.everywhere & set(codes):
            return list(range(len(self.names)))
        return [at for at, reached in enumerate(self.of_test) if reached & set(codes)]

    def of_file(self, path):
        """Return the numbers of the tests that reach any function of a file."""
        return self.tests({code for reached in (*self.of_test, self.everywhere)
                           for code in reached if code[0] == path})


class Recording:
    """The functions of the package, made to tell when they are reached; a plugin of pytest."""

    def __init__(self):
        self.stack, self.begun = [], []
        self.everywhere, self.heavy, self.shared = set(), set(), defaultdict(set)
        live = functions()
        for name, module in list(sys.modules.items()):
            if name.split(".")[0] == "figures" and getattr(module, "__file__", None):
                vars(module).update(reached__=self._reached, begun__=self._begun,
                                    ended__=self._ended)
                for old, new in telling(module.__file__):
                    for function in live[key(old)]:
                        function.__code__ = new

    def of(self, items):
        """Run tests; return what each reaches."""
        reach = Reach([item.nodeid for item in items])
        items[0].config.pluginmanager.register(self)
        for item, following in zip(items, [*items[1:], None], strict=True):
            forget(but=self.heavy)
            self.stack, before = [set()], time.process_time()
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            reach.seconds.append(time.process_time() - before)
            reach.of_test.append(self.stack[0])
        for item, reached in zip(items, reach.of_test, strict=True):
            reached |= self.shared[item.path]
        reach.everywhere, reach.heavy = self.everywhere, self.heavy
        return reach

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef, request):
        """Note what a fixture reaches that tests of a file share."""
        self.stack.append(set())
        try:
            return (yield)
        finally:
            reached = self.stack.pop()
            if fixturedef.scope != "function":
                self.shared[request.node.path] |= reached

    def _reached(self):
        code = key(sys._getframe(1).f_code)
        for reached in self.stack:
            reached.add(code)

    def _begun(self):
        self.begun.append(time.process_time())
        self.stack.append({key(sys._getframe(1).f_code)})

    def _ended(self):
        seconds, reached = time.process_time() - self.begun.pop(), self.stack.pop()
        if seconds > HEAVY:
            self.heavy.add(key(sys._getframe(1).f_code))
            self.everywhere |= reached


def telling(path):
    """Return the functions of a file as pairs of code: as it is, and so that it tells of itself."""
    with open(path, encoding="utf-8") as file:
        source = file.read()
    tree = ast.fix_missing_locations(_Telling().visit(ast.parse(source)))
    return _pairs(compile(source, path, "exec"), compile(tree, path, "exec"))


def _pairs(before, after):
    for old, new in zip(inner(before), inner(after), strict=True):
        if old.co_freevars == new.co_freevars:
            yield old, new
        yield from _pairs(old, new)


class _Telling(ast.NodeTransformer):
    """Give every function a first statement that tells of it."""

    def visit_FunctionDef(self, node):
        """Tell of a function; and of its end, where it keeps its answers."""
        self.generic_visit(node)
        node.body.insert(0, _call("reached__"))
        if any("cache" in ast.unparse(each) for each in node.decorator_list):
            node.body = [_call("begun__"),
                         ast.Try(body=node.body, handlers=[], orelse=[],
                                 finalbody=[_call("ended__")])]
        return node


def _call(name):
    return ast.Expr(ast.Call(ast.Name(name, ast.Load()), [], []))
