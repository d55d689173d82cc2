"""What every command prints and writes of one small case, for tests that call it in many places.

    python tests/surroundings.py CASE FOLDER        prints the answers, writes exports to FOLDER

Run by its path, by any Python that has the package; this folder is not on the path then.
"""

import sys
from pathlib import Path

from figures.cli import main

ARTICLE = Path(__file__).with_name("article.txt")
WORDINGS = ("up to 12,000 troops", "1.300 km² (500 sq mi)", "İKİ YÜZ asker", "больше тысячи убитых")
FORMS = ("csv", "xlsx", "parquet", "json", "zip")


def calls(case, folder):
    """Return the calls whose answers are to be the same everywhere."""
    return [
        ["parse", "--json", *WORDINGS], ["check", case], ["check", case, "--json"],
        ["reconcile", case, "--series", "--json"],
        ["reconcile", case, "--as-of", "2025-01-15", "--known-by", "2025-02", "--json"],
        ["diff", case, "--since", "2025-02-01", "--json"], ["extract", str(ARTICLE), "--json"],
        ["audit", str(ARTICLE), "--case", case, "--json"], ["codebook", "--json"],
        *(["export", case, f"{folder}/out.{form}"] for form in FORMS)]


if __name__ == "__main__":
    for one in calls(*sys.argv[1:]):
        print("status", main(one), flush=True)
