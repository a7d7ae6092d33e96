"""What YAML takes for a comment, although its author may have meant it.

`` #`` after a value without quotes ends the value, and the parser does not say so.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

_BLANKS = (" ", "\t")
_COMMENT = re.compile(r"[ \t]+#[^\r\n]*")
_REMARK = re.compile(r"[ \t]#(?:[ \t]|$)")
_END_OF_FLOW = re.compile(r"[],}]")


class Comment(NamedTuple):
    """A comment right behind a value without quotes, or in the place of one."""

    place: int
    """Where its ``#`` stands."""
    end: int
    """Where its line ends."""
    value: str
    """What the value would be in quotes."""
    is_remark: bool
    """Whether a space follows the ``#``, as in a remark."""
    is_after_value: bool


def comment_behind(text: str, scalar: Any, *, in_flow: bool) -> Comment | None:
    """Return the comment behind a scalar event without quotes, or ``None``."""
    end = scalar.end_mark.index
    if text[end : end + 1] not in _BLANKS:
        return None
    match = _COMMENT.match(text, end)
    if not match:
        return None
    words = match.group().lstrip(" \t")
    rest = match.group()
    remark = _REMARK.search(rest, 1)
    if remark and not words.startswith(("# ", "#\t")):
        rest = rest[: remark.start()]
    if in_flow and (behind := _END_OF_FLOW.search(rest)):
        rest = rest[: behind.start()]
    value = " ".join(f"{scalar.value}{rest}".split())
    return Comment(
        match.end() - len(words), match.end(), value, words[1:2] in ("", " ", "\t"), is_after_value=bool(scalar.value)
    )


def in_quotes(value: str) -> str:
    """Return a value on one line as YAML writes it in quotes."""
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"


def quoting_hint(value: str) -> str:
    """Return how to write a value that is all meant."""
    if len(value) > 60:
        return "put quotes around the value"
    return f"put quotes around the value: {in_quotes(value)}"
