"""figures completion: what lets a shell complete commands, options, cases and words."""

import re
from argparse import Namespace
from collections.abc import Callable, Iterator

from figures.cli.commands import COMMANDS, Argument, Command
from figures.codebook import CASE_KINDS, FAULT_KINDS, nearest, one_of
from figures.errors import CallError, Fault

WORDS = {"--fault": FAULT_KINDS, "--kind": CASE_KINDS}
CASES, FILES, FOLDERS = "cases", "files", "folders"
COMPLETED = {"CASE": CASES, "FILE": FILES, "PLAN.yml": FILES, "DIR": FOLDERS}  # by metavar


def run(given: Namespace) -> int:
    """Print the script of a shell; return the exit status.

    Raises: CallError where the shell is none that is known.
    """
    if given.shell not in SHELLS:
        raise CallError([Fault("figures completion", 0, "SHELL", given.shell, one_of(SHELLS),
                               nearest(given.shell, SHELLS))])
    print(SHELLS[given.shell]())
    return 0


def _options(command: Command) -> Iterator[tuple[str, Argument]]:
    """Yield the options of a command, each with its argument."""
    for argument in command.arguments:
        yield from ((flag, argument) for flag in argument[0] if flag.startswith("-"))


def _takes_value(argument: Argument) -> bool:
    return argument[1].get("action") != "store_true"


def _kind(argument: Argument) -> str:
    """Return what the value of an argument is: words, or cases, files, folders, or "" for any."""
    flags, settings = argument
    words = WORDS.get(flags[0], SHELLS if settings.get("metavar") == "SHELL" else ())
    return " ".join(words) or COMPLETED.get(str(settings.get("metavar")), "")


def _wanted(command: Command) -> str:
    """Return what the first arguments of a command are that are no options."""
    plain = [one for one in command.arguments if not one[0][0].startswith("-")]
    kinds = [_kind(one) for one in plain]
    return next((kind for kind in kinds if kind), "") if CASES not in kinds else (
        CASES if FILES not in kinds else f"{CASES}+{FILES}")


def _bash() -> str:
    flags = {name: " ".join(flag for flag, _ in _options(one)) for name, one in COMMANDS.items()}
    options = "\n".join(f"    {name}) options={_quoted(flags[name])}; wanted="
                        f"{_quoted(_wanted(one))} ;;" for name, one in COMMANDS.items())
    values = "\n".join(f"    {name}:{flag}) wanted={_quoted(_kind(one) or 'nothing')} ;;"
                       for name, command in COMMANDS.items() for flag, one in _options(command)
                       if _takes_value(one))
    return BASH.replace("@COMMANDS@", " ".join(COMMANDS)).replace("@OPTIONS@", options).replace(
        "@VALUES@", values)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


def _zsh() -> str:
    """Return the script of zsh, which completes by that of bash."""
    return ZSH + _bash()


def _fish() -> str:
    lines = ["complete -c figures -f"]
    for name, command in COMMANDS.items():
        lines.append(f"complete -c figures -n __fish_use_subcommand -a {name} "
                     f"-d {_quoted(command.help)}")
        seen = f"complete -c figures -n '__fish_seen_subcommand_from {name}'"
        lines += [f"{seen} -l {flag.removeprefix('--')}{_fish_value(one)} "
                  f"-d {_quoted(str(one[1].get('help', '')))}" for flag, one in _options(command)]
        lines += [f"{seen} {FISH[kind]}" if kind in FISH else f"{seen} -a {_quoted(kind)}"
                  for kind in _wanted(command).split("+") if kind]
    return "\n".join(lines)


def _fish_value(argument: Argument) -> str:
    if not _takes_value(argument):
        return ""
    kind = _kind(argument)
    return f" -r {FISH[kind]}" if kind in FISH else f" -x -a {_quoted(kind)}" if kind else " -x"


FISH = {FILES: "-F", FOLDERS: "-a '(__fish_complete_directories)'",
        CASES: "-a '(__fish_complete_directories; path basename (path dirname data/*/case.yml "
               "data/resolved/*/case.yml 2>/dev/null))'"}
ZSH = "#compdef figures\nautoload -U +X bashcompinit && bashcompinit\n"
BASH = re.sub(r"^\n", "", r"""
_figures() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]}
  local options='' wanted='' path found
  if (( COMP_CWORD == 1 )); then
    COMPREPLY=($(compgen -W '@COMMANDS@ --help --version' -- "$word")); return
  fi
  case $command in
@OPTIONS@
  esac
  case $command:$before in
@VALUES@
    *) if [[ $word == -* ]]; then
         COMPREPLY=($(compgen -W "$options --help" -- "$word")); return
       fi ;;
  esac
  COMPREPLY=()
  case $wanted in
    nothing|'') return ;;
    cases*|files|folders)
      if [[ $wanted == cases* ]]; then
        for path in ${FIGURES_DATA:-data}/*/case.yml ${FIGURES_DATA:-data}/resolved/*/case.yml; do
          [[ -e $path ]] && path=${path%/case.yml} && found+=" ${path##*/}"
        done
        COMPREPLY=($(compgen -W "$found" -- "$word"))
      fi
      if [[ $wanted == *files ]]; then COMPREPLY+=($(compgen -f -- "$word"))
      else COMPREPLY+=($(compgen -d -- "$word")); fi ;;
    *) COMPREPLY=($(compgen -W "$wanted" -- "$word")) ;;
  esac
}
complete -o filenames -F _figures figures
""").rstrip("\n")
SHELLS: dict[str, Callable[[], str]] = {"bash": _bash, "zsh": _zsh, "fish": _fish}
