"""Figures of an article that the ledger has already, printed by this very publisher."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from figures.audit.matching import Row
from figures.audit.names import SHORTEST, canonical
from figures.extract import Article, Draft
from figures.meanings import Claims


def own_rows(drafts: Sequence[Draft], article: Article, claims: Claims) -> dict[str, Row]:
    """Return for each draft the claim that is this very figure: the same words in the same place,
    by a publisher whom the article names as its own or, in the text, by name.

    Each claim is one figure; of several figures that its words hold the first is meant.
    """
    publishers = _publishers(article, claims)
    found: dict[str, Row] = {}
    rows = claims.table[claims.table["publisher"].isin(publishers) & claims.table["use"]]
    for row in rows.itertuples():
        wording = str(row.wording)
        at = article.text.find(wording) if len(wording) > SHORTEST else -1
        while at >= 0:
            end = at + len(wording)
            draft = next((one for one in drafts if one.start < end and at < one.end
                          and one.id not in found), None)
            if draft is not None:
                found[draft.id] = row
                break
            at = article.text.find(wording, end)
    return found


def _publishers(article: Article, claims: Claims) -> set[str]:
    """Return the publishers that an article may be from: its page's, else those whose names stand
    in its text."""
    names = set(map(str, claims.table["publisher"]))
    if article.publisher or article.url:
        host = (urlsplit(article.url).hostname or "").removeprefix("www.")
        known = canonical(article.publisher, claims.case.sources) if article.publisher else ""
        return {name for name in names if name in (known, article.publisher, host)}
    return {name for name in names if len(name) > SHORTEST and name in article.text}
