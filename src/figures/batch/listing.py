"""The page that lists all runs of a batch."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from markupsafe import Markup

from figures.batch.records import DONE, FAILED, HASH_SHOWN, SKIPPED, TIMEOUT
from figures.version import __version__
from figures.writing import write_whole

LISTING = "index.html"
STATES = {FAILED: "failed", TIMEOUT: "stopped at their time limit", DONE: "made",
          SKIPPED: "unchanged"}
PAGE = Markup("""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; \
base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Runs</title>
<link rel="stylesheet" href="assets/style.css">
</head>
<body>
<main id="_main">
<h1>Runs</h1>
<p class="lead">{summary}</p>
<div class="wide">
<table>
<caption>Every run, those that failed first</caption>
<thead><tr><th scope="col">Run</th><th scope="col">Case</th><th scope="col">Parameters</th>\
<th scope="col">State</th><th scope="col" class="right">Seconds</th><th scope="col">Key</th></tr>\
</thead>
<tbody>
{rows}
</tbody>
</table>
</div>
</main>
<footer><p>Made by figures {version}. The same as <a href="runs.json">JSON</a>.</p></footer>
</body>
</html>
""")
ROW = Markup('<tr><th scope="row">{run}</th><td>{case}</td><td>{parameters}</td><td>{state}</td>'
             '<td class="right">{seconds}</td><td><code>{key}</code></td></tr>')
LINK = Markup('<a href="{href}">{text}</a>')


def write_listing(out: Path, entries: Sequence[Mapping[str, Any]]) -> None:
    """Write the page of all runs, the failed ones first."""
    order = list(STATES)
    rows = [_row(one) for one in sorted(entries, key=lambda one: order.index(one["state"]))]
    page = PAGE.format(summary=summary(entries), rows=Markup("\n").join(rows), version=__version__)
    write_whole(out / LISTING, page)


def summary(entries: Iterable[Mapping[str, Any]]) -> str:
    """Return how many runs there are in each state, in words."""
    counts = Counter(one["state"] for one in entries)
    parts = [f"{counts[state]} {words}" for state, words in STATES.items() if counts[state]]
    total = counts.total()
    return f"{total} run{'s' * (total != 1)}: {', '.join(parts)}"


def _row(one: Mapping[str, Any]) -> Markup:
    page = next((name for name in one["outputs"] if name.endswith(".html")), "")
    shown = {name: value for name, value in one["parameters"].items()
             if value != "" and name != "case"}
    state = f"{one['state']}: {one['error']}" if one["error"] else one["state"]
    return ROW.format(
        run=LINK.format(href=page, text=one["notebook"]) if page else one["notebook"],
        case=one["case"], state=state, seconds=f"{one['seconds']:.1f}",
        parameters=", ".join(f"{name} {value}" for name, value in shown.items()),
        key=one["key"][:HASH_SHOWN])
