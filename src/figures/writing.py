"""Files written whole or not at all."""

import os
from pathlib import Path
from tempfile import NamedTemporaryFile

TEMPORARY_PREFIX = ".writing-"


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file so that any reader sees the old content or the new, never a part.

    Raises: OSError where the folder can't be written; then the old file still stands.
    """
    raw = content.encode("utf-8") if isinstance(content, str) else content
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=TEMPORARY_PREFIX, delete=False) as file:
        temporary = Path(file.name)
        try:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            temporary.unlink()
            raise
    temporary.chmod(0o644)  # a temporary file is its owner's alone; a published page is not
    temporary.replace(path)


def sweep(folder: Path) -> None:
    """Remove what a killed run left half written."""
    for path in folder.rglob(f"{TEMPORARY_PREFIX}*"):
        path.unlink()
