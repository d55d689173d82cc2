"""Where things stand on the published pages: the lasting addresses inside a case's folder."""

import hashlib

from markupsafe import Markup

LONGEST_NAME = 80
HASH_LENGTH = 16
FINDINGS_PAGE, SOURCES_PAGE = "checks.html", "sources.html"


def slug(name: str) -> str:
    """Return a name as a file name and an anchor: letters, digits, points and hyphens stay, others
    become their code points; a very long name ends in its hash."""
    safe = "".join(c if c.isascii() and (c.isalnum() or c in "-.") else f"_{ord(c):x}"
                   for c in name)
    if len(safe) <= LONGEST_NAME:
        return safe
    return safe[:LONGEST_NAME] + "_" + hashlib.sha256(name.encode()).hexdigest()[:HASH_LENGTH]


def claim_page(claim: str) -> str:
    """Return the address of a claim's page."""
    return f"claims/{slug(claim)}.html"


def claim_link(claim: str) -> Markup:
    """Return a link to a claim's page, shown as its id."""
    return Markup('<a href="{}">{}</a>').format(claim_page(claim), claim)


def claim_links(claims: tuple[str, ...], most: int = 5) -> Markup:
    """Return links to claims with commas between; beyond `most`, how many more there are."""
    shown = Markup(", ").join(map(claim_link, claims[:most]))
    more = len(claims) - most
    return shown + Markup(" and {} more").format(more) if more > 0 else shown


def finding_address(finding: str) -> str:
    """Return the address of a finding in the page of all findings."""
    return f"{FINDINGS_PAGE}#f-{finding}"


def source_address(name: str) -> str:
    """Return the address of a source in the page of all sources."""
    return f"{SOURCES_PAGE}#{slug(name)}"
