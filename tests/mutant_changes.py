"""Small changes of the program: where an operator can change it, and what the changed source is.

An area's places are drawn by a seed, one change at each; `differences` tells which functions a
change concerns, so that they can be changed in a process that has loaded everything.
"""

import functools
import importlib
import re
from dataclasses import dataclass
from pathlib import Path
from types import CodeType

SOURCE = Path(__file__).resolve().parent.parent / "src"
SURVIVOR = re.compile(r"^ *\w+ \d+: (\S+):(\d+): (.*?)  ->  (.*?): SURVIVES", re.MULTILINE)
OF_FUNCTION = 0x1  # CO_OPTIMIZED: the code of a function, not of a module or a class's body


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
def operators():
    """Return cosmic-ray's operators that need no arguments, by name."""
    provider = importlib.import_module("cosmic_ray.operators.provider").OperatorProvider()
    return {name: provider[name]() for name in provider if not provider[name].arguments()}


def nodes(tree):
    """Yield every node of a parso tree, a parent before its children."""
    yield tree
    for child in getattr(tree, "children", ()):
        yield from nodes(child)


def files(names):
    """Return the modules that the names cover, with their files."""
    found = []
    for name in names.split():
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


def places(names):
    """Return where operators can change the modules: file, node, and the changes there."""
    parso = importlib.import_module("parso")
    found = []
    for module, path in files(names):
        by_place = {}
        for number, node in enumerate(nodes(parso.parse(path.read_text(encoding="utf-8")))):
            for name, operator in operators().items():
                for index, _ in enumerate(operator.mutation_positions(node)):
                    if not is_annotation(node):
                        key = (number, node.start_pos)
                        by_place.setdefault(key, []).append((name, index))
        found += [(module, path, number, changes) for (number, _), changes in by_place.items()]
    return found


def in_turn(found, draw):
    """Yield one change at each place, drawn, then a second at each that allows more, and so on."""
    rounds = [(module, path, number, draw.sample(changes, len(changes)))
              for module, path, number, changes in draw.sample(found, len(found))]
    for turn in range(max((len(changes) for *_, changes in rounds), default=0)):
        yield from ((module, path, number, changes[turn])
                    for module, path, number, changes in rounds if turn < len(changes))


def drawn(names, draw):
    """Yield mutants in the order drawn, each change once, none that changes no code."""
    kinds = set()
    for place in in_turn(places(names), draw):
        mutant = changed(*place)
        kind = (mutant.path, mutant.line, mutant.after)
        if mutant.before and kind not in kinds and differences(mutant) != []:
            kinds.add(kind)
            yield mutant


def told_again(report, names):
    """Return the survivors that an earlier report names, each where its line stands now: the
    nearest line with the same words. Left out is what no longer stands in the modules."""
    found = []
    for module, path in files(names):
        source = path.read_text(encoding="utf-8")
        lines = source.splitlines(keepends=True)
        for file, line, before, after in SURVIVOR.findall(report):
            places = [at for at, text in enumerate(lines) if text.strip() == before]
            if file == path.relative_to(SOURCE).as_posix() and places:
                at = min(places, key=lambda at: abs(at + 1 - int(line)))
                text = "".join((*lines[:at], lines[at].replace(before, after), *lines[at + 1:]))
                found.append(Mutant(module, path, at + 1, "again", before, after, text))
    return found


def changed(module, path, number, change):
    """Return the mutant of a place and a change."""
    parso = importlib.import_module("parso")
    name, index = change
    source = path.read_text(encoding="utf-8")
    tree = parso.parse(source)
    node = next(node for at, node in enumerate(nodes(tree)) if at == number)
    line, parent = node.start_pos[0], node.parent
    made = operators()[name].mutate(node, index)
    if made is not node and parent is not None:
        parent.children = [made if child is node else child for child in parent.children
                           if child is not node or made is not None]
    text = tree.get_code()
    pairs = [(one, other) for one, other in zip(source.splitlines(), text.splitlines(),
                                                strict=False) if one != other]
    before, after = pairs[0] if pairs else ("", "")
    return Mutant(module, path, line, name, before.strip(), after.strip(), text)


def differences(mutant):
    """Return the functions that a change concerns, as pairs of their code before and after; None
    where it concerns what runs when the module is imported, or can't be compiled."""
    try:
        after = compile(mutant.source, str(mutant.path), "exec")
    except SyntaxError:
        return None
    before = compile(mutant.path.read_text(encoding="utf-8"), str(mutant.path), "exec")
    try:
        return _differing(before, after)
    except ValueError:
        return None


def inner(code):
    """Return the code objects that a code object makes functions and classes of."""
    return [each for each in code.co_consts if isinstance(each, CodeType)]


def shape(code, whole=True):
    """Return what a code object does, wherever it stands; without what it makes unless `whole`."""
    constants = tuple((shape(each) if whole else "code") if isinstance(each, CodeType)
                      else (type(each), repr(each)) for each in code.co_consts)
    return (code.co_code, code.co_names, code.co_varnames, code.co_freevars, code.co_cellvars,
            code.co_argcount, code.co_kwonlyargcount, code.co_exceptiontable, constants)


def _differing(before, after):
    if shape(before) == shape(after):
        return []
    if before.co_flags & OF_FUNCTION:  # and what it has made of its inner functions so far
        pairs = zip(inner(before), inner(after), strict=False)
        return [(before, after), *(pair for one in pairs for pair in _differing(*one))]
    if shape(before, whole=False) != shape(after, whole=False):
        raise ValueError("runs at the import")
    pairs = zip(inner(before), inner(after), strict=True)
    return [pair for one in pairs for pair in _differing(*one)]
