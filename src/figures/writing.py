"""Files written whole or not at all."""

import os
from pathlib import Path
from tempfile import mkstemp

TEMPORARY_PREFIX = ".writing-"


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file so that any reader sees the old content or the new, never a part.

    Raises: OSError, which names the file, where it can't be written; then the old one still stands.
    """
    raw = content.encode("utf-8") if isinstance(content, str) else content
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        _replace(path, raw)
    except OSError as reason:
        if reason.errno:
            reason.filename, reason.filename2 = str(path), None  # not the temporary one
        raise


def _replace(path: Path, raw: bytes) -> None:
    descriptor, name = mkstemp(dir=path.parent, prefix=TEMPORARY_PREFIX)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o644)  # a temporary file is its owner's alone; a published page is not
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def sweep(folder: Path) -> None:
    """Remove what a killed run left half written."""
    for path in folder.rglob(f"{TEMPORARY_PREFIX}*"):
        path.unlink()
