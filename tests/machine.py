"""What a machine may refuse, for tests: leave to read and write, room on the disk, a folder.

    with ordinary_user(): …     root's leave to read and write anything is laid down
    with full_disk(100): …      no file may become longer than 100 bytes
    with read_only(folder): …   nothing may be written in a folder
"""

import contextlib
import ctypes
import os
import resource

CAPABILITY_VERSION = 0x20080522
OVERRIDE = 0b110  # CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH, the second and third of the bits


class _Header(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("process", ctypes.c_int))


class _Data(ctypes.Structure):
    _fields_ = (("effective", ctypes.c_uint32), ("permitted", ctypes.c_uint32),
                ("inheritable", ctypes.c_uint32))


@contextlib.contextmanager
def ordinary_user():
    """Lay down, where we are root, the leave to pass over the rights of files."""
    if os.geteuid() != 0:
        yield
        return
    system = ctypes.CDLL(None, use_errno=True)
    header, data = _Header(CAPABILITY_VERSION, 0), (_Data * 2)()
    assert system.capget(ctypes.byref(header), data) == 0
    had = data[0].effective
    data[0].effective &= ~OVERRIDE
    assert system.capset(ctypes.byref(header), data) == 0
    try:
        yield
    finally:
        data[0].effective = had
        assert system.capset(ctypes.byref(header), data) == 0


@contextlib.contextmanager
def full_disk(size):
    """Let no file grow beyond a number of bytes: writing more fails as on a full disk."""
    before, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, most))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (before, most))


@contextlib.contextmanager
def rights(path, mode):
    """Give a file or folder other rights, to an ordinary user."""
    before = path.stat().st_mode
    path.chmod(mode)
    try:
        with ordinary_user():
            yield
    finally:
        path.chmod(before)


def read_only(folder):
    """Let nothing be written in a folder."""
    return rights(folder, 0o555)


def unreadable(path):
    """Let nothing be read of a file or folder."""
    return rights(path, 0o000)
