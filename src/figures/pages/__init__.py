"""The published site: from cases to pages that work from the file system, without a network."""

from figures.pages.request import Published, Request
from figures.pages.site import publish

__all__ = ["Published", "Request", "publish"]
