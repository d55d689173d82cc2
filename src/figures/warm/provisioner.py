"""The provisioner: a kernel forked by the server, or the stock one where there is no server."""

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from figures.warm.address import MEMORY_VARIABLE, SERVER_VARIABLE, Asked, ask
from figures.warm.kernel import LAUNCHER, READY

TARGET = "figures.warm.kernel:run"
STARTING = 120.0  # seconds; a server that has just begun still imports
LAST_WORDS = 1.0  # seconds that a kernel has to run its exit handlers
VANISHED = -signal.SIGKILL


class Forked:
    """A forked kernel with the face of subprocess.Popen, which jupyter_client expects."""

    stdin = stdout = stderr = None

    def __init__(self, connection: Connection, pid: int) -> None:
        self.connection = connection
        self.pid = pid
        self.returncode: int | None = None

    def poll(self) -> int | None:
        """Return the exit code, None while the kernel runs."""
        return self._ended(0)

    def wait(self, timeout: float | None = None) -> int:
        """Wait for the end and return the exit code.

        Raises: subprocess.TimeoutExpired after the timeout.
        """
        code = self._ended(timeout)
        if code is None:
            raise subprocess.TimeoutExpired(LAUNCHER, timeout or 0)
        return code

    def _ended(self, timeout: float | None) -> int | None:
        if self.returncode is None and self.connection.poll(timeout):
            try:
                self.returncode = int(self.connection.recv())
            except (EOFError, OSError):  # the server has gone, and its kernels with it
                self.returncode = VANISHED
            self.connection.close()
        return self.returncode

    def send_signal(self, number: int) -> None:
        """Send a signal to the kernel, where it still runs."""
        if self.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, number)

    def terminate(self) -> None:
        """Ask the kernel to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End the kernel."""
        self.send_signal(signal.SIGKILL)


def fork(command: list[str], folder: str, environment: dict[str, str]) -> Forked | None:
    """Return the forked kernel that stands for a command, None where none can."""
    server = os.environ.get(SERVER_VARIABLE, "")
    if not server or not is_ours(command) or environment.get("PYTHONPATH") != os.environ.get(
            "PYTHONPATH"):
        return None
    arguments = command[command.index(LAUNCHER) + 1:]
    try:
        connection = ask(server, Asked(TARGET, (arguments,), folder, environment))
        match connection.recv() if connection.poll(STARTING) else None:
            case (word, int(process)) if word == READY:
                return Forked(connection, process)
    except (EOFError, OSError):
        return None
    connection.close()
    return None


def is_ours(command: list[str]) -> bool:
    """Tell whether a command starts an IPython kernel with this very interpreter."""
    return (LAUNCHER in command and "-m" in command
            and Path(command[0]).absolute() == Path(sys.executable).absolute())


class WarmProvisioner(LocalProvisioner):
    """The local provisioner, whose kernel is forked where a server can fork it."""

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Launch a kernel and return how to connect to it."""
        environment = dict(kwargs.get("env") or os.environ)
        folder = str(kwargs.get("cwd") or Path.cwd())
        forked = fork(cmd, folder, environment)
        if forked is None:
            with limited(os.environ.get(MEMORY_VARIABLE, "")):
                return await super().launch_kernel(cmd, **kwargs)
        self.process: Any = forked
        self.pid = self.pgid = forked.pid
        self.cwd = Path(folder)
        return self.connection_info

    async def wait(self) -> int | None:
        """Wait for the end; a forked kernel's is told at once and needs no polling."""
        if not isinstance(self.process, Forked):
            return await super().wait()
        code = self.process.wait()
        self.process = None
        return code

    async def kill(self, restart: bool = False) -> None:
        """End the kernel; a forked one may first run its exit handlers, which close its files."""
        if isinstance(self.process, Forked):
            self.process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(LAST_WORDS)
                return
        await super().kill(restart)


@contextlib.contextmanager
def limited(text: str) -> Iterator[None]:
    """Bound the memory of processes started in the block, in bytes; blank: no bound."""
    if not text:
        yield
        return
    import resource  # not on every system
    soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (int(text), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))
