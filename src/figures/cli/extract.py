"""figures extract: draft claims found in an article."""

import hashlib
from argparse import Namespace

from figures.cli.output import print_json
from figures.extract import TEXT, as_row, extract, read_article


def run(given: Namespace) -> int:
    """Print the draft claims of an article; return the exit status.

    Raises: InputError where the article can't be read.
    """
    article = read_article(given.file)
    rows = [as_row(draft, article) for draft in extract(article.text, article.day)]
    if given.json:
        text = {"text": article.text} if article.kind != TEXT else {}
        print_json("extract", hashlib.sha256(article.text.encode()).hexdigest(),
                   {"claims": rows, **text})
        return 0
    for row in rows:
        unsure = f" (unsure: {', '.join(row['unsure'])})" if row["unsure"] else ""
        print(f"{row['quantity'] or '?'}: “{row['wording']}”, {row['speaker'] or 'nobody named'}"
              f"{unsure}")
    print(f"{len(rows)} figures drafted")
    return 0
