"""case.yml as nested text, with the line of every key, and every fault of its shape.

All scalars stay text, so that a country code `no` or a day is what its writer typed; the models
decide what is a number. A key whose value is YAML's own word for nothing is as if it were missing.
Aliases, tags and keys given twice are refused: none is needed, and each can hide something (an
alias can grow a small file to gigabytes).
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from figures.errors import Fault
from figures.rows import line_at, read_text

DEEPEST_DOCUMENT = 13  # levels; a case has five
LONGEST_DOCUMENT = 250_000  # bytes; the largest case has 6,000, and reading this takes seconds
NAMED = ("parties", "quantities", "truth")  # keys below which each key is a name of the writer's
BLANKS = ("~", "null", "Null", "NULL")  # YAML's own words for nothing, where not quoted
PLAIN_TAGS = ("tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map")
YAML_EXPECTED = "YAML that can be read"
PLAIN_YAML = "plain keys and values: no tags, anchors or aliases, each key once"
Path_ = tuple[str | int, ...]


@dataclass(frozen=True)
class Document:
    """A YAML file as nested dicts, lists and text; `lines` gives each path's line."""

    file: str
    content: dict[str, Any]
    lines: dict[Path_, int]

    def place(self, path: Path_) -> tuple[str, int]:
        """Return the file and the line of a path of keys, or of its nearest known parent."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.file, self.lines.get(path, 1)


def read_document_text(path: Path) -> tuple[Document, list[Fault]]:
    """Return a YAML file as a document, and every fault of its shape."""
    text, faults = read_text(path, LONGEST_DOCUMENT)
    empty = Document(path.name, {}, {})
    if faults:
        return empty, faults
    faults = _sign_faults(text, path.name) or _alias_faults(text, path.name)
    if faults:
        return empty, faults
    try:
        node = yaml.compose(text, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError) as reason:
        return empty, [_syntax_fault(path.name, reason)]
    if not isinstance(node, yaml.MappingNode):
        return empty, [Fault(path.name, 1, "", "(no keys)", "a mapping of keys such as title:")]
    lines: dict[Path_, int] = {}
    content = _plain(node, (), lines, faults, path.name)
    return Document(path.name, content, lines), faults


def _syntax_fault(file: str, reason: Exception) -> Fault:
    mark = getattr(reason, "problem_mark", None)
    found = getattr(reason, "problem", None) or "nested too deeply"
    return Fault(file, mark.line + 1 if mark else 1, "", f"({found})", YAML_EXPECTED)


def _sign_faults(text: str, file: str) -> list[Fault]:
    """Find the first sign that YAML does not allow, such as a control character."""
    found = yaml.reader.Reader.NON_PRINTABLE.search(text)
    if found is None:
        return []
    return [Fault(file, line_at(text, found.start()), "", f"(the character {ord(found[0]):#04x})",
                  YAML_EXPECTED)]


def _alias_faults(text: str, file: str) -> list[Fault]:
    """Find anchors, aliases and tags before anything is built from them."""
    faults = []
    depth = 0
    try:
        for event in yaml.parse(text, Loader=yaml.BaseLoader):
            line = event.start_mark.line + 1 if event.start_mark else 0
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST_DOCUMENT:
                return [Fault(file, line, "", "(nested too deeply)", YAML_EXPECTED)]
            anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
            if anchor is not None or tag not in (None, "!", *PLAIN_TAGS):
                faults.append(Fault(file, line, "", str(anchor or tag), PLAIN_YAML))
    except (yaml.YAMLError, RecursionError) as reason:
        return [_syntax_fault(file, reason)]
    return faults


def _plain(node: yaml.Node, path: Path_, lines: dict[Path_, int], faults: list[Fault],
           file: str) -> Any:
    """Build nested text from a node; blank values are left out, as missing keys are."""
    lines[path] = node.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*path, number), lines, faults, file)
                for number, item in enumerate(node.value)]
    if not isinstance(node, yaml.MappingNode):
        return node.value
    content: dict[str, Any] = {}
    for key_node, value_node in node.value:
        if not isinstance(key_node, yaml.ScalarNode):
            faults.append(Fault(file, key_node.start_mark.line + 1, "", "(a list or a mapping as "
                                "a key)", PLAIN_YAML))
            continue
        key = str(key_node.value)
        if key in content:
            faults.append(Fault(file, key_node.start_mark.line + 1, key, "(the key twice)",
                                PLAIN_YAML))
        value = _plain(value_node, (*path, key), lines, faults, file)
        lines[(*path, key)] = key_node.start_mark.line + 1
        if value != "" and not _is_nothing(value_node):
            content[key] = value
        elif len(path) == 1 and path[0] in NAMED:  # a name with nothing below it is still given
            content[key] = {}
    return content


def _is_nothing(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.style is None and node.value in BLANKS
