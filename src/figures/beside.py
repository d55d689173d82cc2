"""Work done beside other work: in a copy of this process, on a processor that would stand idle."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import Final, TypeVar

Result = TypeVar("Result")
FORK: Final = "fork"  # only a copy has at once what this process has read
WORTH_A_COPY = 10_000  # claims: a copy takes a tenth of a second, and of so many half a one is won


@contextmanager
def beside(work: Callable[[], Result], claims: int) -> Iterator[Callable[[], Result]]:
    """Begin work on so many claims in a copy of this process; yield what waits for its result and
    returns it.

    The result is the same wherever it is made. Where so few claims are not worth a copy, where none
    can be made, and where the copy ends without a result (an error, too little memory), the work is
    done here, when its result is asked for; so an error is raised here too.
    """
    if claims < WORTH_A_COPY or not copyable():
        yield work
        return
    context = multiprocessing.get_context(FORK)
    ours, theirs = context.Pipe(duplex=False)
    copy = context.Process(target=_send, args=(theirs, work), daemon=True)
    copy.start()
    theirs.close()
    try:
        yield lambda: _received(ours, work)
    finally:
        copy.kill()
        copy.join()
        ours.close()


def copyable() -> bool:
    """Tell whether this process may be copied, with a gain: it has more than one processor, no
    other thread whose locks the copy would hold for ever, and may have children."""
    return (FORK in multiprocessing.get_all_start_methods() and hasattr(os, "sched_getaffinity")
            and len(os.sched_getaffinity(0)) > 1 and threading.active_count() == 1
            and not multiprocessing.current_process().daemon)


def _send(connection: Connection, work: Callable[[], object]) -> None:
    """Be the copy: send what the work gives, or nothing."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process hears it, and ends the copy
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        connection.send(work())
    except Exception:  # whatever it is, it happens again where it can be told
        connection.close()


def _received(connection: Connection, work: Callable[[], Result]) -> Result:
    try:
        sent: Result = connection.recv()
    except (EOFError, OSError):
        return work()
    return sent
