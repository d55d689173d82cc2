"""Imports go down the stair that LAYERS draws, and inside a layer only to what stands before."""

import ast
import re
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "figures"
ABOVE_ALL = {"__init__", "__main__"}  # they draw on every layer, and none draws on them


def read_layers(text):
    """Return the layers, top first: the name of each with its modules in order."""
    layers = (layer.split("=", 1) for layer in text.split(">"))
    return {name.strip(): re.findall(r"\w+", modules) for name, modules in layers}


def heights(layers):
    """Give each module its height: the higher may import the lower, never the other way."""
    climbing = [name for modules in reversed(layers.values()) for name in modules]
    return {name: height for height, name in enumerate(climbing)}


def module_names(package):
    """Map each file of a package to its dotted name below the package."""
    files = {p: p.relative_to(package).with_suffix("").parts for p in package.rglob("*.py")}
    return {".".join(parts).removesuffix(".__init__"): path for path, parts in files.items()}


def runtime_nodes(tree):
    """Yield the nodes that run; what stands under TYPE_CHECKING does not."""
    for node in ast.iter_child_nodes(tree):
        if not (isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)):
            yield node
            yield from runtime_nodes(node)


def full_names(node, package, base):
    """Yield the dotted names that one import statement may bring, from the package's name on."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        parents = [package, *base][: len(base) + 2 - node.level] if node.level else []
        yield from (".".join([*parents, *filter(None, [node.module]), a.name]) for a in node.names)


def resolved(name, package, names):
    """Return the module of the package that an imported name is or lies in; None for others."""
    top, _, rest = name.partition(".")
    while rest and rest not in names:
        rest = rest.rpartition(".")[0]
    return (rest or "__init__") if top == package else None


def import_graph(package):
    """Map each module of a package to those of its own package that it imports."""
    names = module_names(package)
    graph = {}
    for module, path in names.items():
        base = path.relative_to(package).parent.parts
        nodes = runtime_nodes(ast.parse(path.read_text(encoding="utf-8")))
        brought = (full for node in nodes for full in full_names(node, package.name, base))
        found = {resolved(full, package.name, names) for full in brought}
        graph[module] = found - {None, module}
    return graph


def place(module):
    """Return the name under which LAYERS lists a module: its own, or its sub-package's."""
    return module.partition(".")[0]


def complaints(graph, layers):
    """Say in words, one sentence each, what breaks the layers."""
    height = heights(layers)
    homeless = {place(module) for module in graph} - ABOVE_ALL - set(height)
    yield from (
        f"{name} is in no layer: add it to LAYERS, before the modules of its layer that import it"
        for name in sorted(homeless)
    )
    for module, found in sorted(graph.items()):
        for home in sorted(found):
            yield from complaint(module, home, height)


def complaint(module, home, height):
    """Say what is wrong with one import, if anything is."""
    upper, lower = place(module), place(home)
    if upper == lower or upper in ABOVE_ALL:
        return
    if lower in ABOVE_ALL:
        yield f"{module} imports the package itself, or a module that is not there"
    elif height.get(upper, 0) < height.get(lower, 0):
        yield f"{module} imports {home}, which stands above it, or after it in its layer, in LAYERS"


def layers_of_project():
    return read_layers((ROOT / "LAYERS").read_text(encoding="utf-8"))


@pytest.fixture
def small(tmp_path):
    """Return a maker of small packages from file names and texts."""

    def make(**texts):
        package = tmp_path / "small"
        for name, text in {"__init__": "", **texts}.items():
            path = package / f"{name}.py"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return package

    return make


LAYERS = read_layers("telling=run,cli >\nreading=errors,units,case\n")


def test_the_package_keeps_to_its_layers():
    assert "\n".join(complaints(import_graph(PACKAGE), layers_of_project())) == ""


def test_no_module_of_the_package_imports_itself_through_others():
    TopologicalSorter(import_graph(PACKAGE)).prepare()


def test_there_are_five_layers_and_reading_is_the_lowest():
    assert list(layers_of_project()) == ["telling", "showing", "judging", "meaning", "reading"]


def test_no_module_stands_in_two_layers():
    modules = [name for names in layers_of_project().values() for name in names]
    assert sorted(modules) == sorted(set(modules))


def test_the_top_of_the_package_draws_the_layers():
    drawing = ast.get_docstring(ast.parse((PACKAGE / "__init__.py").read_text(encoding="utf-8")))
    assert [layer for layer in layers_of_project() if layer not in drawing] == []


def test_an_import_down_the_layers_is_fine(small):
    package = small(cli="from small.case import load", case="from small import errors", errors="")
    assert list(complaints(import_graph(package), LAYERS)) == []


def test_an_import_up_the_layers_is_named(small):
    package = small(cli="", case="from small.cli import main")
    (sentence,) = complaints(import_graph(package), LAYERS)
    assert sentence.startswith("case imports cli, which stands above it")


def test_an_import_of_what_comes_later_in_the_layer_is_named(small):
    package = small(errors="def f():\n    import small.units", units="")
    (sentence,) = complaints(import_graph(package), LAYERS)
    assert sentence.startswith("errors imports units")


def test_a_relative_import_is_followed(small):
    package = small(errors="from . import case", case="")
    assert import_graph(package)["errors"] == {"case"}


def test_a_relative_import_in_a_sub_package_is_followed(small):
    texts = {"units/__init__": "", "units/feet": "", "case": ""}
    package = small(**texts, **{"units/pairs": "from ..case import load\nfrom . import feet"})
    assert import_graph(package)["units.pairs"] == {"case", "units.feet"}


def test_a_name_of_a_sub_package_counts_as_the_sub_package(small):
    package = small(**{"units/pairs": "from small.case import load"}, case="")
    (sentence,) = complaints(import_graph(package), LAYERS)
    assert sentence.startswith("units.pairs imports case")


def test_an_import_for_the_type_checker_alone_is_free(small):
    text = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from small.cli import main"
    assert list(complaints(import_graph(small(case=text, cli="")), LAYERS)) == []


def test_a_module_in_no_layer_is_named_with_what_to_do(small):
    (sentence,) = complaints(import_graph(small(fresh="")), LAYERS)
    assert sentence.startswith("fresh is in no layer: add it to LAYERS")


def test_importing_the_package_from_inside_is_named(small):
    package = small(case="from small import load")
    (sentence,) = complaints(import_graph(package), LAYERS)
    assert sentence.startswith("case imports the package itself")


def test_imports_of_others_are_not_looked_at(small):
    assert import_graph(small(case="import json\nfrom pathlib import Path"))["case"] == set()
