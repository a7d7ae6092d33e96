"""What libyaml says of text that is not YAML, put at the place where its author must act and in their words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

import yaml

from graphmodel.reading.lines import Mark

_CONFLICT = re.compile(r"<{7} |={7}$|>{7} ")
_EMPTY_LIST = re.compile(r":\s*\[\s*\]\s*(#.*)?$")
_NOTHING = re.compile(r"\s*(#.*)?")
_FIELD = re.compile(r"\s*(?:- +)*[^\s:'\"{\[]+:(?:\s|$)")
_NO_SPACE_AFTER_DASH = re.compile(r"\s*-[^\s-]")
_NO_SPACE_AFTER_COLON = re.compile(r"\s*(?:- +)*[A-Za-z_]+((?::(?![\s/])|：))")
_OTHER_INDENT = re.compile("[ ]*([\u00a0\u2000-\u200b\u202f\u3000])")
_QUOTED = ("'", '"')
_SAYS_TOO_DEEP = re.compile("depth|deep|nest|recurs|(flow|block) level", re.IGNORECASE)
_AHEAD = 1 << 16
"""Further than this the parser does not look ahead of what it has said."""
_OPENING = (yaml.FlowSequenceStartToken, yaml.FlowMappingStartToken)
_CLOSING = (yaml.FlowSequenceEndToken, yaml.FlowMappingEndToken)


class YamlFault(NamedTuple):
    """Something wrong with the YAML itself; line and column count from 1."""

    line: int
    column: int
    message: str
    hint: str | None = None
    is_warning: bool = False


def at(mark: Any) -> Mark:
    """Return the line and column of a parser's mark, counted from 1."""
    return mark.line + 1, mark.column + 1


def too_deep(text: str, begin: int, room: int, error: Exception) -> int | None:
    """Return the index of the first bracket for which there was no room before a parser's error.

    A parser with a limit of its own notices it ahead of what it has said, in whatever words; it looks ahead only at
    what may turn out to be a key, which is in brackets.

    Args:
        text: the whole text.
        begin: where what the parser has said ends.
        room: how many levels there is room for from there on.
        error: what it raised.

    """
    mark = getattr(error, "problem_mark", None)
    end = mark.index + 1 if mark else len(text)
    try:
        for token in yaml.scan(text[begin : min(end, begin + _AHEAD)], Loader=yaml.SafeLoader):
            room += isinstance(token, _CLOSING) - isinstance(token, _OPENING)
            if room < 0:
                return begin + int(token.start_mark.index)
    except yaml.YAMLError:
        pass
    said = f"{getattr(error, 'context', None)} {getattr(error, 'problem', None)}"
    return int(mark.index) if mark and _SAYS_TOO_DEEP.search(said) else None


def explain(text: str, error: Exception, last: yaml.ScalarEvent | None, flow: Mark | None) -> YamlFault:
    """Return the fault that ended the parsing of ``text``.

    Args:
        text: the whole text.
        error: what the parser raised.
        last: the last scalar before it.
        flow: where the innermost bracket stands that is still open.

    """
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return YamlFault(1, 1, f"not YAML: {error}")
    what = str(getattr(error, "problem", None) or "not YAML")
    place, begun = at(mark), getattr(error, "context_mark", None)
    lines = re.split("\r\n|\r|\n", text)

    def line(number: int) -> str:
        return lines[number - 1] if number <= len(lines) else ""

    if begun is not None and ("could not find expected ':'" in what or "unexpected end of stream" in what):
        # The parser notices at the next line what is wrong in this one.
        place = at(begun)
    for number in (place[0] - 1, place[0]):
        if _CONFLICT.match(line(number)):
            return YamlFault(number, 1, "a merge conflict was left in the file", "settle it")
    if "unexpected end of stream" in what:
        return YamlFault(*place, "a quote that is never closed")
    if last is not None and last.style in _QUOTED and at(last.start_mark)[0] < at(last.end_mark)[0] == place[0]:
        return YamlFault(*at(last.start_mark), f"a quote that is closed in line {place[0]} only", "close it earlier")
    if flow is not None and flow[0] < place[0]:
        if place[0] >= _last_line(lines) or line(place[0]).lstrip().startswith("- "):
            return YamlFault(*flow, "a bracket that is never closed")
        return YamlFault(*place, f"not YAML: {what}", f"is a comma or a bracket missing since line {flow[0]}?")
    if "mapping values" in what and _NO_SPACE_AFTER_DASH.match(line(place[0] - 1)):
        return YamlFault(place[0] - 1, 1, "a '-' without a space", "write '- ' before the first field of a record")
    if "mapping values" in what:
        for number in (place[0] - 1, place[0]):
            if colon := _NO_SPACE_AFTER_COLON.match(line(number)):
                hint = "write 'name: value', with a plain colon and a space after it"
                return YamlFault(number, colon.end(), f"{colon[1]!r} without a space", hint)
    if line(place[0]).lstrip().startswith("- ") and (empty := _empty_list_above(lines[: place[0] - 1])):
        return YamlFault(*place, "a list that goes on after its end", f"write it in the place of [] in line {empty}")
    return YamlFault(*place, f"not YAML: {what}", _hint(line(place[0]), place[1], what))


def _empty_list_above(lines: Sequence[str]) -> int | None:
    """Return the number of the line of a list that was left empty, where that is the last line that says anything."""
    number = next((n for n in range(len(lines), 0, -1) if not _NOTHING.fullmatch(lines[n - 1])), 0)
    return number if number and _EMPTY_LIST.search(lines[number - 1]) else None


def _last_line(lines: Sequence[str]) -> int:
    return len(lines) + (1 if lines[-1] else 0)


def _hint(here: str, column: int, what: str) -> str | None:
    character = here[column - 1 : column]
    if indent := _OTHER_INDENT.match(here):
        return f"indent with plain spaces, not with U+{ord(indent[1]):04X}"
    if "\t" in here[: column + 1] or "'\\t'" in what:
        return "indent with spaces, not with tabs"
    if "could not find expected ':'" in what:
        return "a field is written 'name: value', with a space after the colon"
    if "mapping values are not allowed" in what:
        if _FIELD.match(here) and here.find(":") == column - 1:
            return "the fields of a record begin in the same column"
        return "put quotes around a value that contains ': '"
    if "cannot start any token" in what or ("expected node content" in what and character in ",]}"):
        return f"put quotes around a value that begins with {character}"
    if "alphabetic or numeric character" in what:
        return "put quotes around a value that begins with * or &"
    if "expected whitespace or line break" in what:
        return "put quotes around a value that begins with !"
    if "expected <document start>" in what and not here.startswith("---"):
        return "indent the items of a list alike, and write one YAML document in a file"
    if "expected ',' or" in what:
        return "is a comma or a quote missing, or one too many?"
    if "escape" in what:
        return "in double quotes write a backslash as \\\\ and a character as itself"
    if "expected '-' indicator" in what or "expected key" in what or "sequence entries are not allowed" in what:
        return "is a quote missing, or is this line not indented like the others?"
    return None
