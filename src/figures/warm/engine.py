"""The papermill engine: papermill's own client with a kernel from the provisioner.

What it saves beside the imports: the notebook is not written at every cell, the client waits for a
kernel's answer instead of for a fixed time, and the kernel is told to end instead of asked.
"""

import time
from pathlib import Path
from queue import Empty
from typing import Any

import nbformat
from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from papermill.engines import NBClientEngine
from traitlets import DottedObjectName, Type

from figures.warm.address import ENGINE

ANSWER = 1.0  # seconds to wait for an answer before asking again, as jupyter_client does
IDLE, PENDING = "idle", "pending"


class WarmClient(AsyncKernelClient):
    """A client that is ready once it has seen the kernel's answer on both channels."""

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """Wait until the kernel has answered and its output channel has told so.

        Raises: RuntimeError where the kernel dies, or does not answer within the timeout.
        """
        deadline = time.monotonic() + (timeout or float("inf"))
        while not await self._answered():
            if not await self.is_alive():
                raise RuntimeError("Kernel died before replying to kernel_info")
            if time.monotonic() > deadline:
                raise RuntimeError(f"Kernel didn't respond in {timeout} seconds")

    async def _answered(self) -> bool:
        """Ask the kernel what it is; tell whether both its answer and its idling came back."""
        asked = self.kernel_info()
        try:
            reply = await self.get_shell_msg(timeout=ANSWER)
            if reply["msg_type"] != "kernel_info_reply":
                return False
            while True:
                told = await self.get_iopub_msg(timeout=ANSWER)
                if (told["parent_header"].get("msg_id") == asked
                        and told["content"].get("execution_state") == IDLE):
                    self._handle_kernel_info_reply(reply)
                    return True
        except (TimeoutError, Empty):
            return False


class WarmManager(AsyncKernelManager):
    """A kernel manager whose kernels come from our provisioner, whatever their specification."""

    client_class: Any = DottedObjectName(f"{__name__}.WarmClient")
    client_factory: Any = Type(default_value=WarmClient, klass=AsyncKernelClient)

    @property
    def kernel_spec(self) -> KernelSpec | None:
        """Return the kernel's specification, with our provisioner in it."""
        found = super().kernel_spec
        if found is not None:
            found.metadata["kernel_provisioner"] = {"provisioner_name": ENGINE}
        return found


class WarmEngine(NBClientEngine):  # type: ignore[misc]
    """papermill's engine with a warm kernel; `partial` names a file for what a broken run left."""

    @classmethod
    def execute_managed_notebook(cls, nb_man: Any, kernel_name: str, partial: str = "",
                                 **kwargs: Any) -> Any:
        """Run the cells.

        Raises: RuntimeError or TimeoutError where no kernel starts, or it dies, or a cell is slow.
        """
        kwargs.setdefault("kernel_manager_class", WarmManager)
        kwargs.setdefault("shutdown_kernel", "immediate")
        try:
            return super().execute_managed_notebook(nb_man, kernel_name, **kwargs)
        except (RuntimeError, TimeoutError):
            mark_begun(nb_man.nb)
            if partial:
                Path(partial).write_text(nbformat.writes(nb_man.nb), encoding="utf-8")
            raise


def mark_begun(notebook: Any) -> None:
    """Give the cell at which a run broke off its number; whether a dying kernel had still told
    that it had begun it is chance."""
    begun = [cell for cell in notebook.cells if cell.cell_type == "code"
             and cell.metadata.get("papermill", {}).get("status") != PENDING]
    if begun and not begun[-1].execution_count:
        begun[-1].execution_count = 1 + max(cell.execution_count or 0 for cell in begun)
