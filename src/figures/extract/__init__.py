"""Drafts of claims from an article: a person decides, the program says what it is unsure of."""

from figures.extract.articles import TEXT, Article, read_article
from figures.extract.drafts import Draft, extract
from figures.extract.ledger_rows import as_row

__all__ = ["TEXT", "Article", "Draft", "as_row", "extract", "read_article"]
