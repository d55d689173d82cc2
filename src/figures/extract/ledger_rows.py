"""Drafts as rows of the ledger."""

from typing import Any

from figures.codebook import CLAIM_COLUMNS
from figures.extract.articles import Article
from figures.extract.drafts import Draft


def as_row(draft: Draft, article: Article) -> dict[str, Any]:
    """Return a draft in the columns of claims.csv, with its sentence, where its wording stands in
    the text, and the columns that are unsure; numbers are numbers, null where not said."""
    reading = draft.reading
    cells: dict[str, Any] = dict.fromkeys(CLAIM_COLUMNS, "")
    cells |= {"id": draft.id, "quantity": draft.quantity, "wording": draft.wording,
              "hedge": reading.hedge, "low": reading.low, "value": reading.value,
              "high": reading.high, "unit": reading.unit or "", "share_of": draft.share_of,
              "second_value": reading.second.value if reading.second else None,
              "second_unit": reading.second.unit if reading.second else "",
              "as_of": draft.as_of, "reported_on": article.day, "speaker": draft.speaker,
              "publisher": article.publisher, "url": article.url}
    unsure = [name for name in draft.unsure if name != "publisher" or not article.publisher]
    return {**cells, "sentence": draft.sentence, "start": draft.start, "end": draft.end,
            "unsure": unsure}
