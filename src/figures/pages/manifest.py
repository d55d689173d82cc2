"""What a site holds: the hash of every file, so that any change can be found and nothing is made
twice.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, NoReturn

from figures.errors import CallError, Fault
from figures.folders import inputs_hash
from figures.pages.request import Published, Request
from figures.run import PACKAGE, environment, notebooks, program_hash, site_notebooks
from figures.writing import write_whole

MANIFEST, WAY_IN = "manifest.json", "index.html"
SEAL = "sha256"  # of all else that the manifest says
DOCUMENTS = "docs"
CLAIMS_FOLDER = "claims/"
INDENT = 1


def documents() -> list[Path]:
    """Return the documents that belong to every site, of the checkout or of the installed package:
    the method, how to read a report, how to build a case, and any others."""
    checkout = PACKAGE.parents[1] / DOCUMENTS
    return sorted((checkout if checkout.is_dir() else PACKAGE / DOCUMENTS).glob("*.md"))


def site_key(request: Request) -> str:
    """Return the hash of all that decides a site's bytes: program, packages, notebooks, the
    documents, cases, options."""
    digest = hashlib.sha256(f"{program_hash()} {environment()} ".encode())
    for folder in (*request.cases, *request.settled):
        digest.update(f"{folder.resolve().name} {inputs_hash(folder)} ".encode())
    for told in (*notebooks(), *site_notebooks(), *documents()):
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
    write_whole(out / MANIFEST, _sealed(content))


def _sealed(content: Mapping[str, Any]) -> str:
    """Return a manifest's text, which ends with the hash of all that it says."""
    seal = hashlib.sha256(json.dumps(content, indent=INDENT).encode()).hexdigest()
    return json.dumps({**content, SEAL: seal}, indent=INDENT) + "\n"


def is_current(out: Path, key: str) -> bool:
    """Tell whether a folder holds, unchanged, the whole site of a key."""
    try:
        manifest = known_site(out)
        return manifest is not None and manifest["key"] == key and all(
            file_hash(out / name) == known for name, known in manifest["files"].items())
    except (OSError, ValueError):
        return False


def known_site(out: Path) -> dict[str, Any] | None:
    """Return the manifest of a folder, None where it holds none that can be read as meant."""
    try:
        if not (out / MANIFEST).is_file():  # opening a pipe would never end
            return None
        found = json.loads((out / MANIFEST).read_text(encoding="utf-8"))
        files, figures = dict(found["files"]), dict(found.get("figures", {}))
        names = [name for listed in figures.values() for name in list(listed)]
        if not all(isinstance(text, str) for text in (*files, *files.values(), *names)):
            return None
        if not all(_is_below(name) for name in files):
            return None
        return {"key": "", "failures": [], **found, "files": files, "figures": figures}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _is_below(name: str) -> bool:
    """Tell whether a name is that of a file below the site's folder: nothing else is opened."""
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and "\0" not in name


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
    there = set(_entries(out)) - {MANIFEST}
    states = {name: "missing" for name in known if name not in there}
    states |= {name: "foreign" for name in there if name not in known}
    states |= {name: "changed" for name in there & set(known)
               if not _is_as_known(out / name, known[name])}
    if not _is_intact(out):
        states[MANIFEST] = "changed"
    shown = manifest["figures"]
    return [Deviation(name, state, tuple(figures_of(name, shown)))
            for name, state in sorted(states.items())]


def _entries(out: Path) -> Iterator[str]:
    """Yield all that stands below a folder but folders: files, and links, which are not followed.

    Raises: OSError where a folder can't be read.
    """
    for place, inner, files in os.walk(out, onerror=_refuse):
        links = [name for name in inner if Path(place, name).is_symlink()]
        yield from (Path(place, name).relative_to(out).as_posix() for name in (*files, *links))


def _refuse(reason: OSError) -> NoReturn:
    raise reason


def _is_as_known(path: Path, known: str) -> bool:
    return path.is_file() and not path.is_symlink() and file_hash(path) == known


def _is_intact(out: Path) -> bool:
    """Tell whether a manifest is, to the byte, what was written."""
    text = (out / MANIFEST).read_text(encoding="utf-8")
    said = {key: value for key, value in json.loads(text).items() if key != SEAL}
    return text == _sealed(said)


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
    found = known_site(out)
    if found is None:
        raise CallError([Fault(str(out), 0, "", "(no manifest)",
                               f"a published site with its {MANIFEST}")])
    return found
