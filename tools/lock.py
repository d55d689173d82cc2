"""Write `requirements.lock` and `environment.yml` anew from `pyproject.toml`.

    python tools/lock.py [--upgrade] [--upgrade-package NAME]

Versions that still fit are kept unless an upgrade is asked for. The lock holds for Python 3.11 to
3.13 on every system, has a hash for each file, and names no address: any mirror will do.
"""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK, CONDA = ROOT / "requirements.lock", ROOT / "environment.yml"
UV = "uv==0.13.9"
COMPILE = (
    *("pip", "compile", "pyproject.toml", "--extra", "dev", "--universal"),
    *("--python-version", "3.11", "--fork-strategy", "fewest"),
    *("--generate-hashes", "--no-emit-index-url", "--no-annotate", "--no-header", "--quiet"),
    # num2words needs it for its own command alone, and it has no wheel
    *("--no-emit-package", "docopt"),
)
PINNED = re.compile(r"^([a-z0-9-]+)==([^\s;]+)", re.MULTILINE)
NAME = re.compile(r"[A-Za-z0-9._-]+")
CONDA_HEAD = """\
# For conda users: conda env create -f environment.yml
# `make lock` writes this file. conda brings Python; the packages come at the lock's versions from
# where the lock takes them, since not every one of these releases is in conda-forge.
name: figures
channels: [conda-forge]
dependencies:
  - python=3.11
  - pip
  - pip:
"""


def uv() -> str:
    """Return the path of uv, installed beside the running Python where the system has none."""
    if found := shutil.which("uv"):
        return found
    subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", UV], check=True)
    return str(Path(sys.executable).with_name("uv"))


def direct() -> list[str]:
    """Return the names of the packages that `pyproject.toml` itself asks for, sorted."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    return sorted(match[0] for line in asked if (match := NAME.match(line)))


def conda(versions: dict[str, str]) -> str:
    """Return the text of `environment.yml`: each direct dependency at its locked version."""
    pins = [f"      - {name}=={versions[name]}\n" for name in direct()]
    return CONDA_HEAD + "".join(pins) + "      - --editable .\n"


def main(*options: str) -> None:
    """Resolve, then write both files."""
    command = [uv(), *COMPILE, "--output-file", LOCK.name, *options]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    CONDA.write_text(conda(dict(PINNED.findall(LOCK.read_text(encoding="utf-8")))), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
