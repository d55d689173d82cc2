"""Files written whole or not at all."""

import errno
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkstemp

TEMPORARY_PREFIX = ".writing-"


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file so that any reader sees the old content or the new, never a part.

    Raises: OSError, which names the file, where it can't be written; then the old one still stands.
    """
    write_all({path: content})


def write_all(files: Mapping[Path, str | bytes]) -> None:
    """Write files as `write_whole` does, none of them before all have found room on the disk.

    Raises: OSError, which names the file that can't be written.
    """
    written: dict[Path, Path] = {}
    try:
        for path, content in files.items():
            raw = content.encode("utf-8") if isinstance(content, str) else content
            path.parent.mkdir(parents=True, exist_ok=True)
            with told_of(path):
                _refuse_pipe(path)
                descriptor, name = mkstemp(dir=path.parent, prefix=TEMPORARY_PREFIX)
                written[path] = Path(name)
                _fill(descriptor, raw)
                written[path].chmod(0o644)  # a temporary file is its owner's alone; a page is not
        for path, temporary in written.items():
            with told_of(path):
                temporary.replace(path)
    except BaseException:
        for temporary in written.values():
            temporary.unlink(missing_ok=True)
        raise


@contextmanager
def told_of(path: Path) -> Iterator[None]:
    """Let what the system refuses name the place that was asked for, not a temporary one.

    Raises: OSError of that place.
    """
    try:
        yield
    except OSError as reason:
        if reason.errno:
            reason.filename, reason.filename2 = str(path), None
        raise


def _refuse_pipe(path: Path) -> None:
    """Refuse to put a file in the place of a pipe or a device, such as /dev/null."""
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise OSError(errno.ESPIPE, "a pipe or a device")


def _fill(descriptor: int, raw: bytes) -> None:
    with os.fdopen(descriptor, "wb") as file:
        file.write(raw)
        file.flush()
        os.fsync(file.fileno())


def sweep(folder: Path) -> None:
    """Remove what a killed run left half written."""
    for path in folder.rglob(f"{TEMPORARY_PREFIX}*"):
        path.unlink()
