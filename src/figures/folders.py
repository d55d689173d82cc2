"""Where cases are found: by name under a data folder, or by any path."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NoReturn

from figures.codebook import nearest
from figures.errors import CallError, Fault

CASE_FILE, README_FILE = "case.yml", "README.md"
DATA_VARIABLE = "FIGURES_DATA"
DATA_FOLDER, RESOLVED_FOLDER = "data", "resolved"
MEASURED_FOLDER = "measured"
AT_A_TIME = 2**20  # bytes: whoever keeps a film beside his ledger need not have room for it


def data_folder() -> Path | None:
    """Return $FIGURES_DATA, else the nearest `data/` at or above the current folder, or None."""
    given = os.environ.get(DATA_VARIABLE)
    if given:
        return Path(given)
    try:
        here = Path.cwd()
    except FileNotFoundError:  # the current folder was removed: there is none to look in
        return None
    return next((folder / DATA_FOLDER for folder in (here, *here.parents)
                 if (folder / DATA_FOLDER).is_dir()), None)


def list_cases(folder: Path) -> list[Path]:
    """Return the case folders directly under a folder, by name."""
    if not folder.is_dir():
        return []
    return sorted(path.parent for path in folder.glob(f"*/{CASE_FILE}"))


def find_case(case: str | os.PathLike[str]) -> Path:
    """Return the folder of a case given by its name under the data folder, or by a path.

    Raises: CallError where there is no such case.
    """
    text = os.fspath(case)
    data = data_folder()
    if data and "/" not in text and os.sep not in text and text not in ("", ".", ".."):
        for folder in (data / text, data / RESOLVED_FOLDER / text):
            if (folder / CASE_FILE).is_file():
                return folder
    path = Path(text)
    if text and (path / CASE_FILE).is_file():
        return path
    homes = (data, data / RESOLVED_FOLDER) if data else ()
    names = [found.name for home in homes for found in list_cases(home)]
    found = text if text and not path.is_dir() else f"{text or '(nothing)'}"
    expected = f"a case under {data.name}/" if data else "a case"
    raise CallError([Fault("CASE", 0, "", found, f"{expected}, or a folder with {CASE_FILE}",
                           nearest(path.name, names) or _nearly_case_file(path))])


def _nearly_case_file(folder: Path) -> str:
    """Return the file of a folder that is nearly named as its definition must be, "" without."""
    try:
        return nearest(CASE_FILE, [one.name for one in folder.iterdir() if one.is_file()])
    except (OSError, ValueError):
        return ""


def inputs_hash(folder: Path) -> str:
    """Return the SHA-256 of all that a case folder holds: the names and bytes of its files.

    Raises: OSError where something in it can't be read.
    """
    digest = hashlib.sha256()
    for name in sorted(_names(folder), key=lambda name: name.split("/")):
        encoded = name.encode(errors="surrogateescape")  # a name may be of other bytes
        with (folder / name).open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            digest.update(b"%d %s %d " % (len(encoded), encoded, size))
            while part := file.read(AT_A_TIME):
                digest.update(part)
    return digest.hexdigest()


def _names(folder: Path) -> Iterator[str]:
    """Yield the files below a folder: without hidden ones, which are an editor's, and without
    links out of the folder, which are no part of the case."""
    for place, inner, files in os.walk(folder, onerror=_refuse):
        inner[:] = [name for name in inner if not name.startswith(".")]
        for name in files:
            path = Path(place, name)
            if not name.startswith(".") and path.is_file() and (
                    not path.is_symlink() or is_inside(path, folder)):
                yield path.relative_to(folder).as_posix()


def _refuse(reason: OSError) -> NoReturn:
    raise reason


def is_inside(path: Path, folder: Path) -> bool:
    """Tell whether a path lies in a folder once its links are followed."""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):  # links in a ring; a name that no file has
        return False


def link_faults(folder: Path, names: Iterable[str]) -> list[Fault]:
    """Return a fault for each of these files that is a link out of the folder: a case is complete
    in itself, and opens nothing else; a link to nothing is one too."""
    return [Fault(name, 0, "", "(a link out of the folder)" if (folder / name).exists()
                  else "(a link to nothing)", "a file of the folder")
            for name in names if (folder / name).is_symlink()
            and not ((folder / name).exists() and is_inside(folder / name, folder))]
