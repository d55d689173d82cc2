"""What a site holds: the hash of every file, so that any change can be found and nothing is made
twice.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from figures.errors import CallError, Fault
from figures.folders import inputs_hash
from figures.pages.request import Published, Request
from figures.run import PACKAGE, environment, notebooks, program_hash, site_notebooks
from figures.writing import write_whole

MANIFEST, WAY_IN = "manifest.json", "index.html"
METHOD_FILE = Path("docs") / "method.md"
CLAIMS_FOLDER = "claims/"
INDENT = 1


def method_file() -> Path:
    """Return where the method is told: in the checkout, or in the installed package."""
    checkout = PACKAGE.parents[1] / METHOD_FILE
    return checkout if checkout.is_file() else PACKAGE / METHOD_FILE


def site_key(request: Request) -> str:
    """Return the hash of all that decides a site's bytes: program, packages, notebooks, the
    method's text, cases, options."""
    digest = hashlib.sha256(f"{program_hash()} {environment()} ".encode())
    for folder in (*request.cases, *request.settled):
        digest.update(f"{folder.resolve().name} {inputs_hash(folder)} ".encode())
    for told in (*notebooks(), *site_notebooks(), method_file()):
        digest.update(told.name.encode() + told.read_bytes())
    digest.update(repr((request.as_of, request.known_by, request.since, request.contact)).encode())
    return digest.hexdigest()


def file_hash(path: Path) -> str:
    """Return the SHA-256 of a file's bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


@dataclass(frozen=True)
class Edition:
    """What decided a site: its key ("" where a run failed), its failures, and the headline
    quantities of each case."""

    key: str
    failures: tuple[str, ...]
    figures: Mapping[str, Sequence[str]]


def write_manifest(out: Path, names: Iterable[str], edition: Edition) -> None:
    """Write the list of files, last of all: a site without it, or with another, is made anew."""
    files = {name: file_hash(out / name) for name in sorted(names)}
    content = {"key": edition.key, "failures": list(edition.failures),
               "figures": {case: list(names) for case, names in edition.figures.items()},
               "files": files}
    write_whole(out / MANIFEST, json.dumps(content, indent=INDENT) + "\n")


def is_current(out: Path, key: str) -> bool:
    """Tell whether a folder holds, unchanged, the whole site of a key."""
    try:
        manifest = json.loads((out / MANIFEST).read_text(encoding="utf-8"))
        return manifest["key"] == key and all(
            file_hash(out / name) == known for name, known in dict(manifest["files"]).items())
    except (OSError, ValueError, KeyError, TypeError):
        return False


def published(out: Path) -> Published:
    """Return what a folder's manifest says of its site."""
    manifest = json.loads((out / MANIFEST).read_text(encoding="utf-8"))
    pages = [path for path in manifest["files"] if path.endswith(".html")]
    return Published(out / WAY_IN, len(pages), tuple(manifest["failures"]))


def current(request: Request) -> Published | None:
    """Return the site that was asked for where it stands already, whole and unchanged."""
    return published(request.out) if is_current(request.out, site_key(request)) else None


@dataclass(frozen=True)
class Deviation:
    """A file of a site that is changed, missing or foreign, and the figures that it shows."""

    path: str
    state: str
    figures: tuple[str, ...]


def verify(out: Path) -> list[Deviation]:
    """Return every file of a published site that is not as its manifest says, by path.

    Raises: CallError where the folder holds no manifest.
    """
    manifest = _manifest(out)
    known: dict[str, str] = manifest["files"]
    there = {path.relative_to(out).as_posix() for path in out.rglob("*")
             if path.is_file()} - {MANIFEST}
    states = {name: "missing" for name in known if name not in there}
    states |= {name: "foreign" for name in there if name not in known}
    states |= {name: "changed" for name in there & set(known)
               if file_hash(out / name) != known[name]}
    shown = manifest.get("figures", {})
    return [Deviation(name, state, tuple(figures_of(name, shown)))
            for name, state in sorted(states.items())]


def figures_of(name: str, shown: Mapping[str, Sequence[str]]) -> list[str]:
    """Return which figures a file shows: a claim's page its claim, any other the headline of its
    case, and the front page those of all cases."""
    case, _, rest = name.partition("/")
    if rest.startswith(CLAIMS_FOLDER):
        return [Path(rest).stem]
    if case in shown:
        return [f"{case}/{quantity}" for quantity in shown[case]]
    return [f"{each}/{quantity}" for each, quantities in shown.items() for quantity in quantities]


def site_hash(out: Path) -> str:
    """Return the hash of a site's manifest.

    Raises: CallError where the folder holds none.
    """
    _manifest(out)
    return file_hash(out / MANIFEST)


def _manifest(out: Path) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads((out / MANIFEST).read_text(encoding="utf-8"))
        return {**found, "files": dict(found["files"])}
    except (OSError, ValueError, KeyError, TypeError):
        raise CallError([Fault(str(out), 0, "", "(no manifest)",
                               f"a published site with its {MANIFEST}")]) from None
