"""Make the project's virtual environment, or leave it where nothing has changed.

    python3.11 tools/environment.py .venv

Installs what `requirements.lock` names, each file checked against its hash, then the project itself
as an editable package. Needs the standard library only, since it runs before anything is installed.
Only wheels are taken: no foreign build script runs, and none can fetch what the lock does not name.
"""

import hashlib
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
INPUTS = ("requirements.lock", "pyproject.toml", "tools/environment.py")
VERSION = ".".join(map(str, sys.version_info[:3]))
INSTALL = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input")
LOCKED = ("--require-hashes", "--no-deps", "--only-binary", ":all:", "-r", "requirements.lock")
PROJECT = ("--no-deps", "--no-build-isolation", "--editable", ".")


def place(venv: Path) -> str:
    """Return what a virtual environment is bound to: its Python and its folder."""
    return f"{VERSION} {venv}"


def inputs() -> str:
    """Return the hash of the files that decide what is installed."""
    digest = hashlib.sha256()
    for name in INPUTS:
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def recorded(stamp: Path) -> list[str]:
    """Return the place and the inputs' hash of the last complete installation, if any."""
    return stamp.read_text(encoding="utf-8").splitlines() if stamp.is_file() else []


def runs(python: Path) -> bool:
    """Tell whether the environment has a working interpreter of the version asked for."""
    ask = [str(python), "-c", "import platform; print(platform.python_version())"]
    try:
        answer = subprocess.run(ask, capture_output=True, text=True, check=False).stdout
    except OSError:
        return False
    return answer.strip() == VERSION


def create(venv: Path, *, clear: bool) -> None:
    """Create the environment with pip in it; an empty one where the old is of no use.

    Raises: SystemExit where Python lacks its venv module.
    """
    options = ["--clear"] if clear else []
    if subprocess.run([sys.executable, "-m", "venv", *options, venv], check=False).returncode:
        raise SystemExit("could not create a virtual environment; Debian: apt install python3-venv")


def install(python: Path) -> None:
    """Install the locked packages, then the project.

    Raises: SystemExit with pip's own message above it, where pip fails.
    """
    for arguments in (LOCKED, PROJECT):
        if subprocess.run([python, *INSTALL, *arguments], cwd=ROOT, check=False).returncode:
            raise SystemExit("the environment is not complete; the same command tries again")


def main(folder: str) -> None:
    """Bring the environment in `folder` up to date."""
    venv = ROOT / folder
    python, stamp = venv / "bin" / "python", venv / ".figures-stamp"
    wanted, found = [place(venv), inputs()], recorded(stamp)
    if found == wanted and python.exists():
        return
    print(f"Building the environment in {folder} (the first time takes a minute or two) …")
    create(venv, clear=not runs(python) or found[:1] not in ([], wanted[:1]))
    stamp.unlink(missing_ok=True)
    install(python)
    stamp.write_text("\n".join(wanted) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
