"""What the command line does: finds the command, runs it, tells every fault a line each."""

import argparse
import contextlib
import errno
import os
import re
import sys
from collections.abc import Iterator, Sequence
from importlib import import_module
from itertools import takewhile
from typing import Any, NoReturn

from figures.cli.commands import COMMANDS, Command
from figures.cli.remarks import remark
from figures.errors import CallError, Fault, FiguresError
from figures.version import __version__

DONE, WRONG_INPUT = 0, 2
MISSING = re.compile(r"the following arguments are required: (.+)")
FULL = (errno.ENOSPC, errno.EFBIG, errno.EDQUOT)
WANTED = {  # what the system says of a file, and what it would take
    **dict.fromkeys(FULL, "room on the disk"), errno.EACCES: "leave to read or write it",
    errno.EPERM: "leave to read or write it", errno.EROFS: "a place that can be written",
    errno.ENOENT: "a file or folder that is there", errno.ENOTDIR: "a folder",
    errno.EEXIST: "a folder", errno.EISDIR: "a file, no folder",
    errno.ENAMETOOLONG: "a shorter name", errno.ESPIPE: "a file or a new name"}
NO_MEMORY = "figures: found (no memory left), expected less to read, or more memory"


class _Parser(argparse.ArgumentParser):
    """An argument parser whose complaints are faults like all others."""

    def error(self, message: str) -> NoReturn:
        """Raise the complaint as faults, one for each argument that is missing.

        Raises: CallError, always.
        """
        advice = f"see {self.prog} --help"
        if missing := MISSING.fullmatch(message):
            raise CallError(Fault(self.prog, 0, name, "(nothing)", f"a value; {advice}")
                            for name in missing[1].split(", "))
        raise CallError([Fault(self.prog, 0, "", f"({message})", advice)])

    def _print_message(self, message: str, file: Any = None) -> None:
        """Print help: argparse's own would keep silent about a full disk."""
        if stream := file or sys.stderr:
            stream.write(message)


def answer(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status.

    Raises: KeyboardInterrupt; SystemExit after --help and --version.
    """
    for stream in (sys.stdout, sys.stderr):  # the same bytes under every locale
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    try:
        status = _answer(sys.argv[1:] if arguments is None else list(arguments))
        if sys.stdout:
            sys.stdout.flush()  # while there is still somebody to tell of a full disk
        return status
    except FiguresError as error:
        return _told(str(error))
    except BrokenPipeError:  # whoever read us has seen enough
        _drop_output()
        return DONE
    except OSError as reason:
        _drop_output()
        return _told(str(_system_fault(reason)))
    except MemoryError:
        return _told(NO_MEMORY)


def _told(text: str) -> int:
    """Tell what is wrong, as far as there is anybody to tell, and return the exit status."""
    remark(text)
    return WRONG_INPUT


def _answer(arguments: list[str]) -> int:
    """Return the exit status of a command.

    Raises: FiguresError or OSError where it can't be run; SystemExit after --help and --version.
    """
    try:
        given, unknown = _parser().parse_known_args(_known_command(arguments))
    except SystemExit:  # --help and --version have printed what they have to say
        if sys.stdout:
            sys.stdout.flush()
        raise
    except CallError as error:
        raise CallError([*error.faults, *_misspelt(arguments)]) from None
    if unknown:
        raise CallError(_unknown(given.command, word) for word in unknown)
    return int(import_module(f"figures.cli.{given.module}").run(given))


def _misspelt(arguments: list[str]) -> Iterator[Fault]:
    """Yield a fault for each option that the command does not have."""
    command, *words = arguments or [""]
    known = {flag for flags, _ in COMMANDS[command].arguments for flag in flags} \
        if command in COMMANDS else {*words}
    yield from (_unknown(command, word) for word in takewhile(lambda word: word != "--", words)
                if word.startswith("--") and word.partition("=")[0] not in {*known, "--help"})


def _unknown(command: str, word: str) -> Fault:
    """Return the fault of an argument that a command does not take, with the nearest option."""
    from figures.codebook import nearest, one_of
    prog = f"figures {command}"
    flags = [flag for flags, _ in COMMANDS[command].arguments for flag in flags
             if flag.startswith("-")]
    if not word.startswith("-") or not flags:
        return Fault(prog, 0, "", word, f"no more arguments; see {prog} --help")
    option = word.partition("=")[0]
    return Fault(prog, 0, "", option, one_of(flags), nearest(option, flags))


def _system_fault(reason: OSError) -> Fault:
    """Return what the system refuses as a fault of the file that it names."""
    wanted = WANTED.get(reason.errno or 0, "a file or folder that can be read and written")
    nameless = "standard output" if reason.errno in FULL else "figures"
    place = reason.filename2 or reason.filename or nameless
    return Fault(str(place), 0, "", f"({reason.strerror or reason})", wanted)


def _drop_output() -> None:
    """Let what was not printed go nowhere, so that Python's own end says nothing of it."""
    with contextlib.suppress(OSError, ValueError):
        if sys.stdout:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser() -> _Parser:
    parser = _Parser(prog="figures", description="Reconcile reported casualty figures.",
                     allow_abbrev=False,
                     epilog="exit status: 0 done, 1 an error stands, 2 wrong input or call")
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(metavar="COMMAND", required=True, parser_class=_Parser)
    for name, command in COMMANDS.items():
        closing = f"example: {command.example}. Exit status: {command.exits}"
        _add(commands.add_parser(name, help=command.help, description=command.help,
                                 epilog=closing, allow_abbrev=False), name, command)
    return parser


def _add(parser: argparse.ArgumentParser, name: str, command: Command) -> None:
    for flags, settings in command.arguments:
        parser.add_argument(*flags, **settings)
    parser.set_defaults(module=command.module or name, command=name)


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
