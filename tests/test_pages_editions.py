"""An edition overwrites and removes what an earlier one wrote; what others keep there is theirs."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest
from contract import figures
from ledgers import write_case
from sites import publish_small

from figures.errors import CallError, Fault
from figures.pages.editions import begin, remove_others
from figures.pages.manifest import MANIFEST, Edition, file_hash, known_site, verify, write_manifest
from figures.pages.request import Request

ROWS = [{"wording": "300 killed", "as_of": "2025-01-09"}]


@pytest.fixture
def case(tmp_path):
    return write_case(tmp_path / "river", ROWS)


def standing(folder):
    """Return the files below a folder with their bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*") if path.is_file()}


def written(out, *names):
    """Write an edition of these files, as the publisher does, and return their names."""
    for name in names:
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_text(name)
    write_manifest(out, names, Edition("a key", (), {"river": ("killed",)}))
    return names


def test_a_site_is_never_published_into_a_case(tmp_path, case):
    before = standing(case)
    for out in (case, case / "site", case / "site" / "deeper"):
        answered = figures("report", case, "--out", out)
        assert (answered.status, answered.out) == (2, "")
        assert answered.faults() == [str(Fault("figures report", 0, "--out", str(case),
                                               "a folder that is no case and in none"))]
    assert standing(case) == before


def test_a_site_is_never_published_where_its_pages_would_stand_in_the_case(tmp_path, case):
    before = standing(tmp_path)
    with pytest.raises(CallError, match="no case and in none"):
        begin(Request((case,), tmp_path))
    assert standing(tmp_path) == before


@pytest.mark.parametrize("name", ["index.html", "assets", "notebooks", "river", "manifest.json"])
def test_what_another_keeps_where_pages_are_to_go_is_not_overwritten(name, tmp_path, case):
    out = tmp_path / "out"
    (out / name).parent.mkdir()
    (out / name).write_text("mine")
    with pytest.raises(CallError, match="a new folder, an empty one"):
        begin(Request((case,), out))
    assert standing(out) == {name: b"mine"}


def test_what_another_keeps_beside_the_site_stays(tmp_path, case):
    out = tmp_path / "home"
    out.mkdir()
    (out / "letter.txt").write_text("mine")
    (out / ".git").mkdir()
    (out / ".git" / "config").write_text("mine")
    publish_small(out, case)
    publish_small(out, case, contact="desk")
    assert (out / "letter.txt").read_text() == (out / ".git" / "config").read_text() == "mine"
    assert {(one.path, one.state) for one in verify(out)} == {
        ("letter.txt", "foreign"), (".git/config", "foreign")}


def test_what_an_earlier_edition_wrote_and_this_one_does_not_is_removed(tmp_path, case):
    out = tmp_path / "out"
    kept, *_ = written(out, "index.html", "old.html", "river/a.html", "autumn/claims/b.html")
    (out / "river" / "draft.html").write_text("of a run that was killed")
    remove_others(Request((case,), out), {kept})
    assert set(standing(out)) == {"index.html", MANIFEST}
    assert not (out / "autumn").exists()


def test_nothing_is_removed_where_no_edition_stood(tmp_path, case):
    out = tmp_path / "out"
    out.mkdir()
    (out / "letter.txt").write_text("mine")
    remove_others(Request((case,), out), set())
    assert set(standing(out)) == {"letter.txt"}


@pytest.mark.parametrize("name", ["../letter.txt", "/etc/letter", "a/../../letter.txt", "a\0b"])
def test_a_manifest_that_names_files_elsewhere_is_none(name, tmp_path, case):
    out = tmp_path / "out"
    out.mkdir()
    (tmp_path / "letter.txt").write_text("mine")
    (out / MANIFEST).write_text(json.dumps({"key": "", "files": {name: "0"}}))
    assert known_site(out) is None
    assert figures("verify", out).status == 2
    remove_others(Request((case,), out), set())
    assert (tmp_path / "letter.txt").read_text() == "mine"


@pytest.mark.slow
def test_a_folder_whose_first_edition_was_killed_is_known_again(tmp_path, case):
    out = tmp_path / "out"
    running = subprocess.Popen([sys.executable, "-m", "figures.cli", "report", str(case), "--out",
                                str(out)], stderr=subprocess.DEVNULL, start_new_session=True)
    while not (out / MANIFEST).exists() and running.poll() is None:
        time.sleep(.05)
    os.killpg(running.pid, signal.SIGKILL)
    running.wait()
    assert figures("verify", out).status in (0, 1)
    assert publish_small(out, case).failures == ()
    assert verify(out) == []


def test_a_second_edition_of_other_cases_takes_the_place_of_the_first(tmp_path, case):
    out = tmp_path / "out"
    publish_small(out, case)
    publish_small(out, write_case(tmp_path / "bridge", ROWS))
    assert not (out / "river").exists()
    assert verify(out) == []


@pytest.fixture
def site(tmp_path):
    written(tmp_path, "index.html", "river/index.html", "river/claims/a.html", "autumn/index.html")
    return tmp_path


def test_verify_finds_a_change_of_any_byte_of_any_file_the_manifest_too(site):
    for name, before in standing(site).items():
        for changed in (before + b" ", before[:-1], bytes([before[0] ^ 1]) + before[1:], b""):
            (site / name).write_bytes(changed)
            answered = figures("verify", site, "--json")
            assert answered.status in (1, 2), (name, changed)
            if answered.status == 1:
                found = [(one["path"], one["state"]) for one in answered.document()["files"]]
                assert found == [(name, "changed")]
        (site / name).write_bytes(before)
    assert figures("verify", site).status == 0


def test_verify_finds_a_manifest_that_was_made_to_fit(site):
    (site / "river" / "index.html").write_text("another figure")
    content = json.loads((site / MANIFEST).read_text())
    content["files"]["river/index.html"] = file_hash(site / "river" / "index.html")
    (site / MANIFEST).write_text(json.dumps(content, indent=1) + "\n")
    assert [(one.path, one.state) for one in verify(site)] == [(MANIFEST, "changed")]


def test_verify_finds_files_of_any_kind_that_were_put_there(site):
    (site / ".hidden").write_text("x")
    (site / "link.html").symlink_to("index.html")
    (site / "dangling.html").symlink_to("nowhere")
    (site / "elsewhere").symlink_to("/")
    os.mkfifo(site / "pipe")
    (site / os.fsdecode(b"\xff.html")).write_text("x")
    assert {(one.path, one.state) for one in verify(site)} == {
        (name, "foreign") for name in (".hidden", "link.html", "dangling.html", "elsewhere",
                                       "pipe", os.fsdecode(b"\xff.html"))}
    answered = figures("verify", site, "--json")
    assert (answered.status, answered.error) == (1, "")


def test_verify_finds_a_page_that_became_a_link(site, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "page.html"
    elsewhere.write_bytes((site / "index.html").read_bytes())
    (site / "index.html").unlink()
    (site / "index.html").symlink_to(elsewhere)
    assert [(one.path, one.state) for one in verify(site)] == [("index.html", "changed")]


def test_verify_finds_a_folder_that_is_gone_or_replaced(site):
    (site / "river" / "claims" / "a.html").unlink()
    (site / "river" / "claims").rmdir()
    (site / "river" / "claims").write_text("a file")
    assert [(one.path, one.state, one.figures) for one in verify(site)] == [
        ("river/claims", "foreign", ("river/killed",)),
        ("river/claims/a.html", "missing", ("a",))]


@pytest.mark.parametrize("text", ['{"files": {"a": 3}}', '{"files": {}, "figures": 3}',
                                  '{"files": {}, "figures": {"a": 3}}', "[" * 100_000,
                                  '{"files": {}, "figures": {"a": [3]}}', "\ud800"])
def test_a_manifest_of_another_shape_is_refused_on_one_line(text, site):
    (site / MANIFEST).write_bytes(text.encode(errors="surrogatepass"))
    answered = figures("verify", site, "--json")
    assert (answered.status, answered.out) == (2, "")
    assert answered.faults() == [f"{site}: found (no manifest), expected a published site with its "
                                 "manifest.json"]
