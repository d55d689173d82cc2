"""The command line: arguments in, text or one JSON document out.

Exit status: 0 done; 1 an error in the ledger stands (`check`), or a run failed (`report`); 2 the
input or the call is wrong, every fault at once on standard error, a line each.
"""

INTERRUPTED = 130


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit status."""
    try:
        from figures.cli.program import answer  # here: an interrupt may come while it is loaded
        return answer(arguments)
    except KeyboardInterrupt:
        return INTERRUPTED
