"""Records into the text of a file: what stands there already stays as it is, letter by letter.

A list that is empty, ``[]``, is the one thing that is replaced, where the list can stand in lines of its own instead.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from graphmodel.authoring.writing import block, flow, line
from graphmodel.authoring.yamltree import Node, tree
from graphmodel.errors import GraphmodelError

Raw = Mapping[str, Any]
_MARK = "\ufeff"
_INNER = 2


def in_json_lines(text: str, records: Sequence[Raw]) -> str:
    """Return the text of a JSON Lines file with more records at its end."""
    return _with_lines(text, len(text), list(map(line, records)))


def in_yaml(text: str, section: str, default: str, records: Sequence[Raw]) -> str:
    """Return the text of a YAML file with more records at the end of a section.

    Args:
        text: what stands there, which has no faults.
        section: the section that they belong to.
        default: the section that is meant where the file is a plain list.
        records: the new ones.

    Raises:
        GraphmodelError: the file has no place for such records.

    """
    mark = _MARK if text.startswith(_MARK) else ""
    text = text[len(mark) :]
    root = tree(text)
    if root is None or root.items is not None:
        if section != default:
            message = f"the file is a list of {default}, which can hold no {section}"
            raise GraphmodelError(message, f"name a file of {section}")
        if root is None:
            return mark + _with_lines(text, len(text), _blocks(records, 0, _INNER))
        return mark + _in_list(text, root, None, records)
    if not root.is_map:
        raise GraphmodelError("the file holds neither a list nor sections", "name another file")
    held = root.field(section)
    if held is None:
        return mark + _new_section(text, root, section, records)
    return mark + _in_list(text, held, root.key(section), records)


def _blocks(records: Sequence[Raw], dash: int, inner: int, *, in_brackets: bool = False) -> list[str]:
    """Return the lines of records in a list."""
    if in_brackets:
        return [f"{' ' * dash}-{' ' * (inner - 1)}{flow(record)}" for record in records]
    return [each for record in records for each in block(record, dash, inner)]


def _in_list(text: str, items: Node, key: Node | None, records: Sequence[Raw]) -> str:
    """Return a text with more records at the end of a list, written as the last one is."""
    if items.items is None:
        raise GraphmodelError("there is no list to add to", "write [] there")
    has_remark = "#" in text[items.start : items.end]
    if not (items.items or has_remark) and (key is None or not _is_within_brackets(text, key)):
        return _in_place_of_nothing(text, items, key, records)
    if items.is_flow:
        return _in_brackets(text, items, records)
    last = items.items[-1]
    inner = max(last.column - items.column, 2)
    lines = _blocks(records, items.column, inner, in_brackets=last.is_flow or not last.is_map)
    return _with_lines(text, behind(text, last.end, items.column), lines)


def _is_within_brackets(text: str, key: Node) -> bool:
    """Return whether something else than white space stands before a field in its line, such as ``{``."""
    return bool(text[text.rfind("\n", 0, key.start) + 1 : key.start].strip())


def _in_place_of_nothing(text: str, items: Node, key: Node | None, records: Sequence[Raw]) -> str:
    """Return a text with records in lines of their own, in the place of ``[]``."""
    start = items.start
    while key is not None and text[start - 1] == " ":
        start -= 1
    rest = text[:start] + text[items.end :]
    if key is None:
        return _with_lines(rest, _end_of_line(rest, start), _blocks(records, 0, _INNER))
    return _with_lines(rest, _end_of_line(rest, start), _blocks(records, key.column + _INNER, _INNER))


def _in_brackets(text: str, items: Node, records: Sequence[Raw]) -> str:
    """Return a text with more records before the closing bracket of a list."""
    new = list(map(flow, records))
    if not items.items:
        return text[: items.end - 1] + ", ".join(new) + text[items.end - 1 :]
    last = items.items[-1]
    between = text[last.end : items.end - 1]
    seen = "".join(part.partition("#")[0] for part in between.splitlines(keepends=True))
    has_comma = "," in seen
    head, tail = text[: last.end], text[last.end :]
    if "\n" not in between:
        return head + "".join(f", {each}" for each in new) + tail
    at = between.index("\n") + 1
    eol = line_end(text, last.end)
    indent = " " * last.column
    lines = "".join(f"{indent}{each},{eol}" for each in new)
    if not has_comma:
        lines = lines.removesuffix(f",{eol}") + eol
    return f"{head}{'' if has_comma else ','}{tail[:at]}{lines}{tail[at:]}"


def _new_section(text: str, root: Node, section: str, records: Sequence[Raw]) -> str:
    """Return a text with a section more, behind all others."""
    if root.is_flow:
        raise GraphmodelError(f"there is no list of {section} here", f"write {section}: [] into it")
    dash = root.column + _INNER
    lines = [f"{' ' * root.column}{section}:", *_blocks(records, dash, _INNER)]
    return _with_lines(text, behind(text, root.end, root.column), lines)


def behind(text: str, end: int, column: int) -> int:
    """Return where the line begins behind that in which something ends, and behind the comments that belong to it.

    Those are set deeper than the list.
    """
    place = end if end and text[end - 1] == "\n" else _end_of_line(text, end)
    ahead = place
    while ahead < len(text):
        after = _end_of_line(text, ahead)
        here = text[ahead:after]
        if here.strip() and not (here.lstrip(" ").startswith("#") and len(here) - len(here.lstrip(" ")) > column):
            break
        if here.strip():
            place = after
        ahead = after
    return place


def _end_of_line(text: str, place: int) -> int:
    """Return where the next line begins."""
    ends = [end + 1 for sign in ("\n", "\r") if (end := text.find(sign, place)) >= 0]
    if not ends:
        return len(text)
    end = min(ends)
    return end + 1 if text[end - 1 : end + 1] == "\r\n" else end


def line_end(text: str, place: int) -> str:
    """Return how lines end around a place: as the one before it does, or the one behind it."""
    before = text[:place]
    for part in (before, text):
        at = max(part.rfind("\n"), part.rfind("\r"))
        if at >= 0:
            return "\r\n" if part[max(at - 1, 0) : at + 1] == "\r\n" else part[at]
    return "\n"


def _with_lines(text: str, place: int, lines: Sequence[str]) -> str:
    """Return a text with lines at the beginning of one, or at an end that has no end of line, which it keeps."""
    eol = line_end(text, place)
    new = eol.join(lines)
    if place and text[place - 1] not in "\r\n":
        return f"{text[:place]}{eol}{new}{text[place:]}"
    if place == len(text) == 0:
        return f"{new}{eol}"
    return f"{text[:place]}{new}{eol}{text[place:]}"
