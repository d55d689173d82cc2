"""What a site holds: the hash of every file, so that any change can be found and nothing is made
twice.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from figures.case import Case
from figures.pages.request import Request
from figures.run import notebooks, program_hash
from figures.writing import write_whole

MANIFEST = "manifest.json"


def site_key(cases: Sequence[Case], request: Request) -> str:
    """Return the hash of all that decides a site's bytes: program, notebooks, cases, options."""
    digest = hashlib.sha256(program_hash().encode())
    for case in cases:
        digest.update(f"{case.name} {case.inputs} ".encode())
    for notebook in notebooks():
        digest.update(notebook.name.encode() + notebook.read_bytes())
    digest.update(repr((request.as_of, request.known_by, request.since, request.contact)).encode())
    return digest.hexdigest()


def file_hash(path: Path) -> str:
    """Return the SHA-256 of a file's bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def write_manifest(out: Path, names: Iterable[str], key: str, failures: Sequence[str]) -> None:
    """Write the list of files, last of all: a site without it, or with another, is made anew."""
    files = {name: file_hash(out / name) for name in sorted(names)}
    content = {"key": key, "failures": list(failures), "files": files}
    write_whole(out / MANIFEST, json.dumps(content, indent=1) + "\n")


def is_current(out: Path, key: str) -> bool:
    """Tell whether a folder holds, unchanged, the whole site of a key."""
    try:
        manifest = json.loads((out / MANIFEST).read_text(encoding="utf-8"))
        return manifest["key"] == key and all(
            file_hash(out / name) == known for name, known in manifest["files"].items())
    except (OSError, ValueError, KeyError, TypeError):
        return False
