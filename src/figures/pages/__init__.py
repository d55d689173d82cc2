"""The published site: from cases to pages that work from the file system, without a network."""

from typing import TYPE_CHECKING, Any

from figures.pages.request import Published, Request

if TYPE_CHECKING:
    from figures.pages.site import publish

__all__ = ["Published", "Request", "publish"]


def __getattr__(name: str) -> Any:
    """Load what publishes when it is first asked for: whether a site stands is known without it.

    Raises: AttributeError where there is no such name.
    """
    if name != "publish":
        raise AttributeError(f"module 'figures.pages' has no attribute '{name}'")
    from figures.pages.site import publish
    return publish
