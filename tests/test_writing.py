import os

import pytest

from figures.writing import TEMPORARY_PREFIX, sweep, write_whole


def test_a_file_is_written_with_the_folders_above_it(tmp_path):
    write_whole(tmp_path / "a" / "b.txt", "häuser")
    assert (tmp_path / "a" / "b.txt").read_bytes() == "häuser".encode()


def test_a_failing_write_leaves_the_old_file_and_no_litter(tmp_path, monkeypatch):
    write_whole(tmp_path / "a.txt", "old")
    monkeypatch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError("disk full")))
    with pytest.raises(OSError, match="disk full"):
        write_whole(tmp_path / "a.txt", "new")
    assert (tmp_path / "a.txt").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_others_may_read_what_is_published(tmp_path):
    write_whole(tmp_path / "a.txt", "x")
    assert (tmp_path / "a.txt").stat().st_mode & 0o777 == 0o644


def test_what_a_killed_run_left_is_swept_away_and_nothing_else(tmp_path):
    (tmp_path / f"{TEMPORARY_PREFIX}x1").write_text("half")
    (tmp_path / "page.html").write_text("whole")
    sweep(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]
