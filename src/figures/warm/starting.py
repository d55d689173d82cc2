"""A server for as long as a block lasts."""

import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from figures.warm.address import SERVER_VARIABLE, available, listen

# a process with threads can't be forked safely: linear algebra and pyarrow's allocator have some
NO_THREADS = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1",
              "JE_ARROW_MALLOC_CONF": "background_thread:false",
              "PYDEVD_DISABLE_FILE_VALIDATION": "1"}  # a debugger nobody asked for would warn
INHERITED = ("JPY_PARENT_PID", "JPY_SESSION_NAME", "MPLBACKEND", SERVER_VARIABLE)


@contextmanager
def serving() -> Iterator[str]:
    """Keep a server as long as the block lasts; yield its name, "" where there can be none.

    Inside the block the name stands in the environment, where the provisioner finds it; a server
    that is already named there is used and left alone.
    """
    known = os.environ.get(SERVER_VARIABLE, "")
    if known or not available():
        yield known
        return
    server, name = _start()
    os.environ[SERVER_VARIABLE] = name
    try:
        yield name
    finally:
        del os.environ[SERVER_VARIABLE]
        _stop(server)


def _start() -> "tuple[subprocess.Popen[bytes], str]":
    """Start a server; it ends when our end of its input closes, as it does when we are killed.

    It can be asked at once, as the socket is ours until it has it; it answers when it has imported.
    """
    name = f"figures-{secrets.token_hex()}"
    environment = {key: value for key, value in os.environ.items() if key not in INHERITED}
    environment |= NO_THREADS
    with listen(name) as listener:
        command = [sys.executable, "-m", "figures.warm.server", name, str(listener.fileno())]
        server = subprocess.Popen(command, stdin=subprocess.PIPE, env=environment,
                                  pass_fds=[listener.fileno()],
                                  process_group=0)  # an interrupt is ours to handle
    return server, name


def _stop(server: "subprocess.Popen[bytes]") -> None:
    server.terminate()  # one that still imports; later it ends when its input closes
    assert server.stdin is not None
    server.stdin.close()
    server.wait()
