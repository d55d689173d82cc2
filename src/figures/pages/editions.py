"""What an edition may overwrite and remove: what an earlier one wrote, and nothing else."""

import shutil
from collections.abc import Iterable

from figures.errors import CallError, Fault
from figures.folders import CASE_FILE
from figures.pages.layout import ASSETS
from figures.pages.manifest import MANIFEST, WAY_IN, Edition, known_site, write_manifest
from figures.pages.request import Request

NOTEBOOKS = "notebooks"  # of the runs about no case
PROGRAM = "figures report"
OUT = "--out"


def begin(request: Request) -> None:
    """Make the folder a site of ours, so that one whose making is killed is known again.

    Raises: CallError where the folder is another's: a case, or one in which something of another
    stands where pages are to go.
    """
    if faults := [*_case_faults(request), *_foreign_faults(request)]:
        raise CallError(faults)
    request.out.mkdir(parents=True, exist_ok=True)
    if known_site(request.out) is None:
        write_manifest(request.out, (), Edition("", (), dict.fromkeys(_names(request), ())))


def _names(request: Request) -> list[str]:
    return [path.resolve().name for path in request.cases]


def _case_faults(request: Request) -> list[Fault]:
    """Find a case at or above the folder, or where the folder's pages on a case are to go."""
    out = request.out.resolve()
    places = [out, *out.parents, *(out / name for name in _names(request))]
    return [Fault(PROGRAM, 0, OUT, str(place), "a folder that is no case and in none")
            for place in places if (place / CASE_FILE).exists()]


def _foreign_faults(request: Request) -> list[Fault]:
    if known_site(request.out) is not None:
        return []
    wanted = (MANIFEST, WAY_IN, ASSETS.name, NOTEBOOKS, *_names(request))
    return [Fault(PROGRAM, 0, OUT, str(request.out / name), "a new folder, an empty one, or one "
                  "that holds an earlier edition") for name in wanted
            if (request.out / name).exists()]


def remove_others(request: Request, written: Iterable[str]) -> None:
    """Remove the pages of an earlier edition that this one no longer has, and whatever else stands
    in the folders of the site's own making; what others keep beside them stays."""
    out, keep = request.out, {*written, MANIFEST}
    earlier = known_site(out) or {}
    for name in {*earlier.get("files", ())} - keep:
        if not (out / name).is_dir():
            (out / name).unlink(missing_ok=True)
    listed = {name.partition("/")[0] for name in earlier.get("files", ()) if "/" in name}
    for top in sorted({ASSETS.name, NOTEBOOKS, *_names(request), *listed}):
        for path in sorted((out / top).rglob("*"), reverse=True):
            if not path.is_dir() and path.relative_to(out).as_posix() not in keep:
                path.unlink()
            elif path.is_dir() and not any(path.iterdir()):
                shutil.rmtree(path)
        if (out / top).is_dir() and not any((out / top).iterdir()):
            (out / top).rmdir()
