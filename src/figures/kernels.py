"""Kernels that are spoken to over files of this machine, not over its network."""

from jupyter_client.manager import AsyncKernelManager


class LocalKernelManager(AsyncKernelManager):
    """A kernel manager whose kernels listen on no port: nobody else can reach them."""

    def __init__(self, **settings: object) -> None:
        super().__init__(**{"transport": "ipc", **settings})
