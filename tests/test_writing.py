import os

import pytest
from machine import full_disk

from figures.writing import TEMPORARY_PREFIX, sweep, write_all, write_whole


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


def test_of_several_files_none_is_written_where_one_has_no_room(tmp_path):
    write_whole(tmp_path / "a.txt", "old")
    with full_disk(10), pytest.raises(OSError) as caught:
        write_all({tmp_path / "a.txt": "new", tmp_path / "b.txt": "more than ten bytes"})
    assert caught.value.filename == str(tmp_path / "b.txt")
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"a.txt": "old"}


def test_a_pipe_or_a_device_is_not_replaced_by_a_file(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match="a pipe or a device"):
        write_whole(tmp_path / "pipe", "new")
    assert (tmp_path / "pipe").is_fifo()
    assert [path.name for path in tmp_path.iterdir()] == ["pipe"]
