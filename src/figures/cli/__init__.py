"""The command line: arguments in, text or one JSON document out.

Exit status: 0 done; 1 an error in the ledger stands (`check`), or a run failed (`report`); 2 the
input or the call is wrong, every fault at once on standard error, a line each.
"""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

from figures.cli.commands import COMMANDS, Command
from figures.errors import CallError, Fault, FiguresError
from figures.version import __version__

DONE, WRONG_INPUT, INTERRUPTED = 0, 2, 130


class _Parser(argparse.ArgumentParser):
    """An argument parser whose complaints are faults like all others."""

    def error(self, message: str) -> NoReturn:
        """Raise the complaint as a fault.

        Raises: CallError, always.
        """
        raise CallError([Fault(self.prog, 0, "", f"({message})", f"see {self.prog} --help")])


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    for stream in (sys.stdout, sys.stderr):  # the same bytes under every locale
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", newline="\n")
    try:
        given = _parser().parse_args(_known_command(sys.argv[1:] if arguments is None
                                                    else list(arguments)))
        return int(import_module(f"figures.cli.{given.module}").run(given))
    except FiguresError as error:
        print(error, file=sys.stderr)
        return WRONG_INPUT
    except BrokenPipeError:  # whoever read us has seen enough
        sys.stderr.close()
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED


def _parser() -> _Parser:
    parser = _Parser(prog="figures", description="Reconcile reported casualty figures.",
                     epilog="exit status: 0 done, 1 an error stands, 2 wrong input or call")
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(metavar="COMMAND", required=True, parser_class=_Parser)
    for name, command in COMMANDS.items():
        closing = f"example: {command.example}. Exit status: {command.exits}"
        _add(commands.add_parser(name, help=command.help, description=command.help,
                                 epilog=closing), name, command)
    return parser


def _add(parser: argparse.ArgumentParser, name: str, command: Command) -> None:
    for flags, settings in command.arguments:
        parser.add_argument(*flags, **settings)
    parser.set_defaults(module=command.module or name)


def _known_command(arguments: list[str]) -> list[str]:
    """Return the arguments, where the first names a command or is an option.

    Raises: CallError with the nearest command otherwise.
    """
    first = next(iter(arguments), "")
    if first.startswith("-") or first in COMMANDS or not arguments:
        return arguments
    from figures.codebook import nearest, one_of
    raise CallError([Fault("figures", 0, "COMMAND", first, one_of(COMMANDS),
                           nearest(first, COMMANDS))])
