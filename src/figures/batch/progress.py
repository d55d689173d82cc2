"""How a batch goes, on standard error: a bar with the time left, and a line for each failure."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from figures.batch.records import DONE, Record

Advance = Callable[[Record], None]


@contextmanager
def bar(total: int, quiet: bool) -> Iterator[Advance]:
    """Show a bar of so many runs as long as the block lasts; yield what moves it on."""
    if quiet:
        yield lambda record: None
        return
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress
    columns = (*Progress.get_default_columns(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task("runs", total=total)

        def _advance(record: Record) -> None:
            if record.state != DONE:
                progress.console.print(told(record), markup=False, highlight=False,
                                       soft_wrap=True)
            progress.advance(task)

        yield _advance


def told(record: Record) -> str:
    """Return what became of a run that is not done, in one line."""
    return f"{record.name}: {record.state}: {record.error}"
