"""figures codebook: the columns and the allowed words."""

import hashlib
import json
from argparse import Namespace

from figures.cli.output import print_json
from figures.codebook import codebook


def run(given: Namespace) -> int:
    """Print the codebook; return the exit status."""
    content = codebook()
    if given.json:
        text = json.dumps(content, sort_keys=True)
        print_json("codebook", hashlib.sha256(text.encode()).hexdigest(), content)
        return 0
    print("columns of claims.csv: " + ", ".join(content["columns"]))
    for name, words in content["words"].items():
        print(f"{name}: {', '.join(words)}")
    return 0
