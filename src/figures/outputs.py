"""JSON documents as all commands and downloads write them."""

import json
import math
from collections.abc import Mapping
from datetime import date
from typing import Any

from figures.version import __version__

SCHEMA = "figures/{command}/1"


def document(command: str, inputs: str, content: Mapping[str, Any]) -> dict[str, Any]:
    """Return a document: schema, version and the hash of its inputs first, then the content."""
    return {"schema": SCHEMA.format(command=command), "version": __version__, "inputs": inputs,
            **content}


def to_json(content: Mapping[str, Any], indent: int | None = None) -> str:
    """Return a mapping as JSON; numbers are not rounded, what is not finite is null, as JSON can
    say no other."""
    return json.dumps(_plain(content), ensure_ascii=False, allow_nan=False, indent=indent)


def _plain(value: Any) -> Any:
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value
