"""The curriculum's files: YAML in, YAML out, and nothing that YAML can do besides."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import indent
from typing import TYPE_CHECKING, Any

import yaml
from yaml.composer import Composer

from roadmap.domain.content import FILES, Content, ContentError, Item, Kind, Problem
from roadmap.domain.content.fields import shown

if TYPE_CHECKING:
    from collections.abc import Mapping

LARGEST_FILE = 5_000_000
WIDTH = 110

if yaml.__with_libyaml__:

    class _SafeLoader(Composer, yaml.CSafeLoader):
        """PyYAML's safe loader with the parser in C, several times as fast.

        Its composer stays in Python: the one in C crashes the process if a file is nested deep enough.
        """

        def __init__(self, text: str) -> None:
            yaml.CSafeLoader.__init__(self, text)
            Composer.__init__(self)

else:
    _SafeLoader = yaml.SafeLoader  # type: ignore[misc, assignment]


class _Refused(yaml.constructor.ConstructorError):
    def __init__(self, node: yaml.Node, *words: str) -> None:
        super().__init__(problem=" ".join(words), problem_mark=node.start_mark)


class _Loader(_SafeLoader):
    """A safe loader that refuses what silently loses something: a key given twice, and merge keys."""


def _mapping(loader: yaml.SafeLoader, node: yaml.MappingNode) -> Iterator[dict[object, object]]:
    mapping: dict[object, object] = {}
    yield mapping
    for key_node, value_node in node.value:
        if not isinstance(key_node, yaml.ScalarNode) or key_node.tag == "tag:yaml.org,2002:merge":
            raise _Refused(key_node, "this cannot be a key")
        key = loader.construct_object(key_node, deep=True)
        if key in mapping:
            raise _Refused(key_node, "the key", shown(key), "is given twice")
        mapping[key] = loader.construct_object(value_node, deep=True)


_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)


class _Dumper(yaml.SafeDumper):
    """A dumper for files that people edit: lists stand in from their field, long texts keep their lines."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002
        super().increase_indent(flow, False)  # noqa: FBT003 (the signature is PyYAML's)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    # Line ends that YAML would fold into plain ones have to be escaped.
    style = '"' if any(end in text for end in "\r\x85\u2028\u2029") else "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


def read_documents(path: Path) -> dict[str, object]:
    """What the YAML files of the directory say, by file name, unchecked.

    Not every file has to be there, but at least one, and none that is not known. Raises ContentError with every file
    that cannot be read.
    """
    documents: dict[str, object] = {}
    problems: list[Problem] = []
    for name in _names(path):
        try:
            documents[name] = _document(path / name)
        except ContentError as error:
            problems += error.problems
    if problems:
        raise ContentError(problems)
    return documents


def _names(path: Path) -> list[str]:
    try:
        names = sorted(entry.name for entry in path.iterdir() if entry.suffix in {".yaml", ".yml"})
    except OSError as error:
        raise _unusable(path.name, f"cannot be read: {error.strerror}") from error
    if not names:
        raise _unusable(path.name, "there are no YAML files in this directory")
    return names


def _document(path: Path) -> object:
    if path.name not in FILES:
        raise _unusable(path.name, f"is not a file of the curriculum; these are {', '.join(FILES)}")
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise _unusable(path.name, f"is larger than {LARGEST_FILE:,} bytes")
        return read_yaml(path.name, path.read_bytes())
    except OSError as error:
        raise _unusable(path.name, f"cannot be read: {error.strerror}") from error


def read_yaml(name: str, content: bytes) -> object:
    """What a YAML file of that name says, as plain values. Raises ContentError if it cannot be read."""
    try:
        return _parsed(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise _unusable(name, "is not UTF-8 text") from error
    except yaml.YAMLError as error:
        raise _unusable(name, _words(error)) from error
    except RecursionError as error:
        raise _unusable(name, "is nested too deeply") from error
    except ValueError as error:
        raise _unusable(name, f"holds a value that cannot be read: {error}") from error


def _parsed(text: str) -> object:
    loader = _Loader(text)
    try:
        return loader.get_single_data()
    finally:
        loader.dispose()


def _words(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or "this is not YAML"
    return f"line {mark.line + 1}: {problem}" if mark else problem


def _unusable(name: str, words: str) -> ContentError:
    return ContentError([Problem(name, "", "", words)])


def texts(content: Content) -> dict[str, str]:
    """The files that say this content, by name; all of them, even those with nothing to say."""
    return {file: _file_text(kinds, content) for file, kinds in FILES.items()}


def _file_text(kinds: tuple[Kind, ...], content: Content) -> str:
    kept = "# A renamed item lists its old slug under formerly. Read by load_roadmap, written by export_roadmap."
    header = f"# {kinds[0].about}\n{kept}\n\n"
    return header + "\n".join(_section_text(kind, content.get(kind.name, {})) for kind in kinds)


def _section_text(kind: Kind, items: Mapping[str, Item]) -> str:
    body = items_text(items)
    return f"{kind.section}:\n{indent(body, '  ')}" if kind.section else body


def _yaml(value: Mapping[str, Any]) -> str:
    return yaml.dump(value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=WIDTH)


def items_text(items: Mapping[str, Item]) -> str:
    """Items by slug as a file of one kind writes them."""
    return "\n".join(_yaml({slug: item}) for slug, item in items.items()) or "{}\n"


def record_text(item: Item) -> str:
    """One item as the files write it, without its slug."""
    return _yaml(item)


def read_record(text: str) -> Item:
    """The item that `record_text` wrote. Raises yaml.YAMLError or ValueError for any other text."""
    item = _parsed(text)
    if not isinstance(item, dict):
        raise ValueError(text)  # noqa: TRY004 (the text is at fault, whatever it turned out to be)
    return item


def write_texts(path: Path, files: Mapping[str, str]) -> None:
    """Put the files into the directory, making it if need be; each is there whole or as it was before.

    All are written beside it first, so that nothing is replaced if there is no room or no permission.
    """
    path.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=path, prefix=".export-") as beside:
        for name, text in files.items():
            _write_through(Path(beside, name), text)
        for name in files:
            Path(beside, name).replace(path / name)


def _write_through(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
