"""Rows and documents held against their models; pydantic's errors as faults of a file."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from figures.codebook import nearest, one_of
from figures.errors import Fault
from figures.rows import Row

Model = TypeVar("Model", bound=BaseModel)
Place = tuple[str | int, ...]
EXPECTED = {
    "bool_parsing": "true or false", "bool_type": "true or false", "float_parsing": "a number",
    "float_type": "a number", "finite_number": "a finite number", "string_type": "plain text",
    "list_type": "a list", "dict_type": "a mapping of keys", "model_type": "a mapping of keys",
    "model_attributes_type": "a mapping of keys", "too_short": "more entries",
    "too_long": "fewer entries",
}


def read_models(model: type[Model], rows: Iterable[Row], file: str
                ) -> tuple[list[Model], list[Fault]]:
    """Return the rows as models of one kind, and a fault for every cell that can't be one."""
    read: list[Model] = []
    faults: list[Fault] = []
    for line, cells in rows:
        try:
            read.append(model.model_validate(cells))
        except ValidationError as errors:
            faults += [Fault(file, line, str(error["loc"][-1]), *_found(error, model))
                       for error in errors.errors(include_url=False)]
    return read, faults


def read_document(model: type[Model], document: Mapping[str, Any],
                  place: Callable[[Place], tuple[str, int]]) -> tuple[Model | None, list[Fault]]:
    """Return a document as its model, or None and a fault for every key that can't be read.

    `place` gives the file and line of a path of keys.
    """
    try:
        return model.model_validate(document), []
    except ValidationError as errors:
        return None, [Fault(*place(error["loc"]), ".".join(map(str, error["loc"])),
                            *_found(error, model))
                      for error in errors.errors(include_url=False)]


def _found(error: ErrorDetails, model: type[BaseModel]) -> tuple[str, str, str]:
    """Return what was found, what was expected, and the nearest right word."""
    kind, context = error["type"], error.get("ctx", {})
    given = error["input"]
    found = given if isinstance(given, str) else f"({type(given).__name__})"
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
