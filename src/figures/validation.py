"""Rows and documents held against their models; pydantic's errors as faults of a file."""

import copy
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from figures.codebook import nearest, one_of
from figures.errors import Fault
from figures.rows import LONGEST_CELL, Row

Model = TypeVar("Model", bound=BaseModel)
Place = tuple[str | int, ...]
PLACEHOLDER = "?"  # stands where a needed text is missing, so that the rest can be read
PLACEHOLDERS = {"unit": "person", "value": "0", "day": "2000", "is": "0"}
WHOLE_OR_NOT = "measured"  # an entry that names a file: half of it would name none
ROUNDS = 4  # wrong entries out; needed ones filled; and once more for what stood inside them
KINDS: dict[type, str] = {dict: "(a mapping)", list: "(a list)"}
EXPECTED = {
    "bool_parsing": "true or false", "bool_type": "true or false", "float_parsing": "a number",
    "float_type": "a number", "finite_number": "a finite number", "string_type": "plain text",
    "string_unicode": "text in UTF-8", "string_too_long": f"at most {LONGEST_CELL} signs",
    "list_type": "a list", "dict_type": "a mapping of keys", "model_type": "a mapping of keys",
    "model_attributes_type": "a mapping of keys", "too_short": "more entries",
    "too_long": "fewer entries",
}


def row_faults(model: type[BaseModel], rows: Sequence[Row], file: str) -> list[Fault]:
    """Return a fault for every cell that is not what the model allows, in the order of the rows.

    A text of a column is tried once, however many rows have it: a long ledger says the same again
    and again. Only the rows in which something is wrong are then held against the whole model.
    """
    needed = {name for name, field in model.model_fields.items() if field.is_required()}
    wrong = _wrong_texts(model, rows)
    faults: list[Fault] = []
    for line, cells in rows:
        if needed <= cells.keys() and not any(cells.get(column) in texts
                                              for column, texts in wrong.items()):
            continue
        try:
            model.model_validate(cells)
        except ValidationError as errors:
            faults += [Fault(file, line, str(error["loc"][-1]), *_found(error, model))
                       for error in errors.errors(include_url=False)]
    return faults


def _wrong_texts(model: type[BaseModel], rows: Sequence[Row]) -> dict[str, set[str]]:
    """Return the texts of each column that may not stand there, columns without any left out; of a
    column that the model lacks that is every text."""
    wrong = {}
    for name in set().union(*(cells for _, cells in rows)):
        texts = {cells[name] for _, cells in rows if name in cells}
        column = _columns(model).get(name)
        wrong[name] = {text for text in texts if not (column and column.may_be(text))}
    return {name: texts for name, texts in wrong.items() if texts}


@dataclass(frozen=True)
class _Column:
    """What one column of a model may hold."""

    reader: TypeAdapter[Any]

    def may_be(self, text: str) -> bool:
        """Tell whether a text may stand in the column."""
        try:
            self.reader.validator.validate_python(text)
        except ValidationError:
            return False
        return True


@cache
def _columns(model: type[BaseModel]) -> dict[str, _Column]:
    kinds: dict[str, Any] = {
        name: Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation
        for name, field in model.model_fields.items()}
    return {name: _Column(TypeAdapter(kind, config=model.model_config))
            for name, kind in kinds.items()}


def read_document(model: type[Model], document: Mapping[str, Any],
                  place: Callable[[Place], tuple[str, int]]) -> tuple[Model | None, list[Fault]]:
    """Return a document as its model, and a fault for every key that can't be read.

    What can't be read is left out of the model, so that the rest of the folder can still be held
    against it; None where nothing is left. `place` gives the file and line of a path of keys.
    """
    try:
        return model.model_validate(document), []
    except ValidationError as errors:
        found = errors.errors(include_url=False)
    faults = [Fault(*place(error["loc"]), ".".join(map(str, error["loc"])), *_found(error, model))
              for error in found]
    return _readable(model, document), faults


def _pruned(document: Mapping[str, Any], places: Iterable[Place]) -> dict[str, Any]:
    """Return the document without the entries at these places; a place missing is filled."""
    pruned = copy.deepcopy(dict(document))
    whole = {path[:path.index(WHOLE_OR_NOT) + 1] if WHOLE_OR_NOT in path else path
             for path in places}
    for path in sorted(whole, key=_order, reverse=True):  # of a list the last entries first
        here: Any = pruned
        for key in path[:-1]:
            here = here[key] if key in _keys_of(here) else {}
        if path[-1] in _keys_of(here):
            del here[path[-1]]
        elif path[-1] == WHOLE_OR_NOT:
            continue
        elif isinstance(here, dict):
            here[path[-1]] = PLACEHOLDERS.get(str(path[-1]), PLACEHOLDER)
    return pruned


def _order(path: Place) -> list[tuple[int, str]]:
    return [(key, "") if isinstance(key, int) else (0, key) for key in path]


def _keys_of(here: Any) -> Iterable[Any]:
    return range(len(here)) if isinstance(here, list) else here if isinstance(here, dict) else ()


def _readable(model: type[Model], document: Mapping[str, Any]) -> Model | None:
    """Return the model of what can be read: wrong entries out, then needed ones filled in."""
    for _ in range(ROUNDS):
        try:
            return model.model_validate(document)
        except ValidationError as errors:
            document = _pruned(document, [e["loc"] for e in errors.errors(include_url=False)])
    return None


def _found(error: ErrorDetails, model: type[BaseModel]) -> tuple[str, str, str]:
    """Return what was found, what was expected, and the nearest right word."""
    kind, context = error["type"], error.get("ctx", {})
    given = error["input"]
    found = given if isinstance(given, str) else KINDS.get(type(given), "(something else)")
    if kind == "missing":
        return "(nothing)", f"a key {error['loc'][-1]}", ""
    if kind == "extra_forbidden":
        key, allowed = str(error["loc"][-1]), _keys(model, error["loc"][:-1])
        return key, one_of(allowed), nearest(key, allowed)
    if kind == "word":
        words = [word for word in context["words"] if word]
        return found or "(blank)", str(context["expected"]), nearest(found, words)
    expected = str(context["error"]) if kind == "value_error" else EXPECTED.get(kind, error["msg"])
    return found or "(blank)", expected, ""


def _keys(model: type[BaseModel], path: Place) -> list[str]:
    """Return the keys that the model at a path of keys allows."""
    here = model
    for key in path:
        field = next((f for name, f in here.model_fields.items() if key in (name, f.alias)), None)
        inner = _inner(field.annotation) if field is not None else None
        here = inner or here
    return [field.alias or name for name, field in here.model_fields.items()]


def _inner(annotation: Any) -> type[BaseModel] | None:
    """Return the model inside an annotation such as dict[str, Model] or Model | None."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    parts = getattr(annotation, "__args__", ())
    return next((found for part in parts if (found := _inner(part))), None)
