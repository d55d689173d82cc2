"""The notebooks that a plan names: found, and read for the parameters that they take."""

import ast
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from figures.codebook import nearest, one_of
from figures.errors import Fault
from figures.run import NOTEBOOK_SUFFIX, notebooks, site_notebooks
from figures.settling import LANGUAGE

PARAMETERS_TAG = "parameters"
GIVEN = ("case", "as_of", "known_by")  # what every notebook may take; the plan has keys for them


@dataclass(frozen=True)
class Source:
    """A notebook and the parameters that it takes, with their defaults; None where it does not say:
    then it is given whatever the plan has."""

    path: Path
    defaults: dict[str, Any] | None

    def takes(self, name: str) -> bool:
        """Tell whether the notebook takes a parameter."""
        return self.defaults is None or name in self.defaults


def find_source(text: str, folder: Path) -> Source | Fault:
    """Return the notebook of a name, or at a path from a plan's folder or the current one; else
    the fault, whose place the caller knows."""
    known = {path.stem: path for path in (*notebooks(), *site_notebooks())}
    if text in known:
        return _read(known[text])
    path = next((found for found in (folder / text, Path(text)) if found.is_file()), None)
    if path is not None and path.suffix == NOTEBOOK_SUFFIX:
        return _read(path.resolve())
    return Fault("", 0, "", text, f"{one_of(known)}, or the path of a notebook",
                 nearest(text, known))


def _read(path: Path) -> Source | Fault:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        tagged = [cell for cell in content["cells"]
                  if PARAMETERS_TAG in cell.get("metadata", {}).get("tags", ())]
        language = _language(content["metadata"])
        if language != LANGUAGE:
            return Fault("", 0, "", f"{path.name} ({language})",
                         f"a notebook in {LANGUAGE.capitalize()}")
        return Source(path, _defaults("".join(tagged[0]["source"])) if tagged else None)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Fault("", 0, "", path.name, "a notebook of format 4 that can be read")


def _language(metadata: Mapping[str, Any]) -> str:
    """Return the language of a notebook's code, Python where it does not say."""
    said = (metadata.get("language_info", {}).get("name"),
            metadata.get("kernelspec", {}).get("language"))
    return str(next(filter(None, said), LANGUAGE)).lower()


def _defaults(code: str) -> dict[str, Any] | None:
    """Return the names that a cell sets with their values, None where a value is no literal; and
    None for a cell that is no Python."""
    try:
        lines = ast.parse(code).body
    except SyntaxError:
        return None
    found: dict[str, Any] = {}
    for line in lines:
        targets = line.targets if isinstance(line, ast.Assign) else (
            [line.target] if isinstance(line, ast.AnnAssign) else [])
        value = getattr(line, "value", None)
        found |= {target.id: _literal(value) for target in targets
                  if isinstance(target, ast.Name)}
    return found


def _literal(node: ast.expr | None) -> Any:
    try:
        return ast.literal_eval(node) if node is not None else None
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        return None


def typed(value: Any, defaults: Iterable[Any]) -> Any:
    """Return a plan's text as the value that a notebook is given: text where the notebook's own
    default is text; else the number, true, false or null that JSON reads in it, else text."""
    if any(isinstance(default, str) for default in defaults):
        return value
    if isinstance(value, list):
        return [typed(inner, ()) for inner in value]
    if isinstance(value, dict):
        return {key: typed(inner, ()) for key, inner in value.items()}
    try:
        read = json.loads(value)
    except ValueError:
        return value
    return read if isinstance(read, int | float | bool | None) else value
