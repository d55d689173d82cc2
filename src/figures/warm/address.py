"""Where the server listens, how it is asked, and whether this system can have one.

The address is an abstract Unix socket: it has no file that a kill could leave behind. Only
processes of the same user are answered.
"""

import os
import socket
import struct
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # whoever starts nothing does without
    from multiprocessing.connection import Connection

ENGINE = "figures-warm"  # the entry point of papermill, and of jupyter_client
SERVER_VARIABLE = "FIGURES_WARM"  # the name under which a server listens; blank: none
MEMORY_VARIABLE = "FIGURES_MEMORY"  # bytes that a kernel may take
SILENT_VARIABLE = "FIGURES_SILENT"  # set to anything: what a kernel prints stays in its notebook
STOCK_VARIABLE = "FIGURES_STOCK_KERNELS"  # set to anything: no warm kernels
STANDARD_OUTPUT, STANDARD_ERROR = 1, 2  # descriptors
CREDENTIALS = "3i"  # struct ucred: process, user, group


@dataclass(frozen=True)
class Asked:
    """What a child is to be: the function that it runs, with its arguments, and its surroundings.

    `target` is `module:function`; the function takes the connection, then the arguments. `python`
    is the asker's interpreter: a server of another one refuses.
    """

    target: str
    arguments: tuple[object, ...] = ()
    folder: str = ""
    environment: dict[str, str] = field(default_factory=dict)
    python: str = sys.executable


def available() -> bool:
    """Tell whether this system can fork warm processes, and nobody has forbidden it."""
    return (sys.platform == "linux" and hasattr(os, "pidfd_open")
            and not os.environ.get(STOCK_VARIABLE))


def silence() -> None:
    """Drop what this process and those that it starts print beside Python's own streams."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    for stream in (STANDARD_OUTPUT, STANDARD_ERROR):
        os.dup2(nothing, stream)
    os.close(nothing)


def listen(name: str) -> socket.socket:
    """Return a socket that listens under a name. Raises: OSError where the name is taken."""
    made = socket.socket(socket.AF_UNIX)
    made.bind(f"\0{name}")
    made.listen()
    return made


def ask(name: str, asked: Asked) -> "Connection":
    """Return the connection to a child that the server of this name has been asked for.

    Raises: OSError where no server listens.
    """
    from multiprocessing.connection import Connection
    made = socket.socket(socket.AF_UNIX)
    made.connect(f"\0{name}")
    if user_of(made) != os.getuid():
        made.close()
        raise PermissionError("the server is another user's")
    connection = Connection(made.detach())
    connection.send(asked)
    return connection


def user_of(peer: socket.socket) -> int:
    """Return the user whose process stands at the other end of a Unix socket."""
    size = struct.calcsize(CREDENTIALS)
    raw = peer.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, size)
    return int(struct.unpack(CREDENTIALS, raw)[1])
