"""The server: it has imported everything, and forks a child on request.

It ends when its input closes, as it does when its starter is killed, and kills each child (with
all that the child started) whose client has gone. A child's end is told to its client as a number:
the exit code, negative for a signal, as subprocess has it. What a child had to import besides, the
server imports too, for the next.
"""

import contextlib
import os
import select
import signal
import socket
import sys
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from figures.warm.address import Asked, user_of
from figures.warm.child import adopt, die_with_parent, live
from figures.warm.preloading import assert_forkable, preload

MOST_TOLD = 64 * 1024  # bytes that a pipe holds
HANGING_UP_ONLY = 0  # what a client says is its child's to read; only its going is ours


@dataclass(frozen=True)
class Child:
    """A forked process: its number, the descriptors that tell its end and what it had to import,
    and its client's connection."""

    process: int
    ending: int
    imported: int
    client: Connection


def serve(listener: socket.socket, lifeline: int) -> None:
    """Fork children until the lifeline closes; then kill those that are left."""
    children: dict[int, Child] = {}  # by the descriptors that tell of them
    watch = select.poll()
    watch.register(listener, select.POLLIN)
    watch.register(lifeline, select.POLLIN)
    while True:
        ready = [descriptor for descriptor, _ in watch.poll()]
        if lifeline in ready:
            return _kill_all(children)
        for child in {children[found] for found in ready if found in children}:
            for descriptor in (child.ending, child.client.fileno()):
                watch.unregister(descriptor)
                del children[descriptor]
            _end(child)
            _bury({other.process for other in children.values()})
        if listener.fileno() in ready and (born := _answer(children, listener)):
            children |= {born.ending: born, born.client.fileno(): born}
            watch.register(born.ending, select.POLLIN)
            watch.register(born.client.fileno(), HANGING_UP_ONLY)


def _answer(children: dict[int, Child], listener: socket.socket) -> Child | None:
    """Fork the child that a client asks for; None where it is not to be answered."""
    peer, _ = listener.accept()
    known = user_of(peer) == os.getuid()
    client = Connection(peer.detach())
    try:
        asked = client.recv() if known else None
    except (EOFError, OSError):
        asked = None
    if not isinstance(asked, Asked) or asked.python != sys.executable:
        client.close()
        return None
    assert_forkable()
    imported, telling = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(imported)
        _leave_behind(children, listener)
        live(client, asked, telling)
    os.close(telling)
    return Child(process, os.pidfd_open(process), imported, client)


def _leave_behind(children: dict[int, Child], listener: socket.socket) -> None:
    """Close in a new child what is the server's and the other children's."""
    listener.close()
    for child in set(children.values()):
        os.close(child.ending)
        os.close(child.imported)
        child.client.close()


def _end(child: Child) -> None:
    """Kill a child whose client has gone or which has ended, with its group; tell the client; then
    import what the child had to."""
    _kill(child.process)
    _, status = os.waitpid(child.process, 0)
    os.close(child.ending)
    with contextlib.suppress(OSError):  # a client that has gone
        child.client.send(os.waitstatus_to_exitcode(status))
    child.client.close()
    if names := _told(child.imported):
        preload(names)


def _told(imported: int) -> list[str]:
    """Return the names that an ended child told; none from one that was killed."""
    os.set_blocking(imported, False)  # a process that it left may hold the other end
    try:
        return os.read(imported, MOST_TOLD).decode().split()
    except BlockingIOError:
        return []
    finally:
        os.close(imported)


def _kill(process: int) -> None:
    for kill in (os.killpg, os.kill):  # in its first moment a child has no group yet
        with contextlib.suppress(ProcessLookupError, PermissionError):
            kill(process, signal.SIGKILL)


def _bury(known: set[int]) -> None:
    """Take leave of what ended children had begun and left behind, where it has ended too."""
    for process in _own():
        if process not in known:
            os.waitpid(process, os.WNOHANG)


def _own() -> list[int]:
    """Return the processes that this one began or has come to adopt, where the system tells."""
    try:
        told = Path(f"/proc/self/task/{os.getpid()}/children").read_text()
    except OSError:
        return []
    return [int(process) for process in told.split()]


def _kill_all(children: dict[int, Child]) -> None:
    """Kill the children, and what they had set apart from themselves."""
    for child in set(children.values()):
        _kill(child.process)
        os.waitpid(child.process, 0)
    while left := _own():
        for process in left:
            _kill(process)
            os.waitpid(process, 0)


def main(listening: int) -> None:
    """Import everything, then serve those who ask at a socket that listens already."""
    if sys.path[0] in ("", os.getcwd()):
        del sys.path[0]  # as a kernel's launcher does
    lifeline = sys.stdin.fileno()
    die_with_parent(signal.SIGTERM)
    if select.select([lifeline], [], [], 0)[0]:  # it died before we could ask
        return
    adopt()
    os.set_inheritable(listening, False)
    listener = socket.socket(fileno=listening)
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # nothing is to reach the starter's output
    preload()
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # from now on the lifeline tells
    serve(listener, lifeline)


if __name__ == "__main__":
    main(int(sys.argv[2]))  # the name before it tells people which server this is
