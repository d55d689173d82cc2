"""Where things stand on the published pages: the lasting addresses inside a case's folder."""

import hashlib
import re

from markupsafe import Markup

LONGEST_NAME = 80
HASH_LENGTH = 16
FINDINGS_PAGE, SOURCES_PAGE, LEDGER_PAGE = "checks.html", "sources.html", "ledger.html"
GROUNDS_PAGE, METHOD_PAGE, RECORD_PAGE = "grounds.html", "method.html", "calibration.html"
DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)")  # what Windows keeps for itself
# A link that is no address of its own (https://…), no anchor (#…) and does not begin at the root.
RELATIVE_LINK = re.compile(r'(?<= href=")(?![A-Za-z][A-Za-z0-9+.-]*:|[#/])')


def slug(name: str) -> str:
    """Return a name as a file name and an anchor: letters, digits, points and hyphens stay, others
    become their code points between underscores; a very long name ends in its hash."""
    safe = "".join(c if c.isascii() and (c.isalnum() or c in "-.") else f"_{ord(c):x}_"
                   for c in name)
    if len(safe) <= LONGEST_NAME:
        return safe
    return safe[:LONGEST_NAME] + "_" + hashlib.sha256(name.encode()).hexdigest()[:HASH_LENGTH]


def file_slug(name: str) -> str:
    """Return a name as a file name that is another's on no disk: where capitals do not count, or a
    device has the name, it ends in its hash."""
    safe = slug(name)
    device = DEVICE.match(safe.lower())
    if safe == safe.lower() and not device:
        return safe
    mark = hashlib.sha256(name.encode()).hexdigest()[:HASH_LENGTH]
    return f"{'_' if device else ''}{safe.lower()}_{mark}"


def claim_page(claim: str) -> str:
    """Return the address of a claim's page."""
    return f"claims/{file_slug(claim)}.html"


def source_page(name: str) -> str:
    """Return the address of a source's page."""
    return f"sources/{file_slug(name)}.html"


def claim_link(claim: str) -> Markup:
    """Return a link to a claim's page, shown as its id."""
    return Markup('<a href="{}">{}</a>').format(claim_page(claim), claim)


def claim_links(claims: tuple[str, ...], most: int = 5) -> Markup:
    """Return links to claims with commas between; beyond `most`, how many more there are."""
    shown = Markup(", ").join(map(claim_link, claims[:most]))
    more = len(claims) - most
    return shown + Markup(" and {} more").format(more) if more > 0 else shown


# Anchors begin with a letter of their own each, so that no id of a ledger meets another's, or a
# heading's.
def claim_anchor(claim: str) -> str:
    """Return the anchor of a claim's row in the ledger's page."""
    return f"c-{slug(claim)}"


def source_anchor(name: str) -> str:
    """Return the anchor of a source in the page of all sources."""
    return f"s-{slug(name)}"


def finding_anchor(finding: str) -> str:
    """Return the anchor of a finding in the page of all findings."""
    return f"f-{finding}"


def quantity_anchor(quantity: str) -> str:
    """Return the anchor of a quantity in the page of what each figure rests on."""
    return f"q-{slug(quantity)}"


def ledger_address(claim: str) -> str:
    """Return the address of a claim's row in the ledger's page."""
    return f"{LEDGER_PAGE}#{claim_anchor(claim)}"


def finding_address(finding: str) -> str:
    """Return the address of a finding in the page of all findings."""
    return f"{FINDINGS_PAGE}#{finding_anchor(finding)}"


def grounds_address(quantity: str) -> str:
    """Return the address of what a figure rests on."""
    return f"{GROUNDS_PAGE}#{quantity_anchor(quantity)}"


def moved(html: Markup, folder: str) -> Markup:
    """Return HTML for a page elsewhere, from which a case's pages lie in a folder: "kursk/", "../".

    Text that came from data is escaped, so that nothing in it can look like a link.
    """
    return Markup(RELATIVE_LINK.sub(lambda _: folder, str(html)))
