"""What YAML takes for a comment, although its author may have meant it.

`` #`` after a value without quotes ends the value, and the parser does not say so.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

STAND_IN = "\ufffd"
"""Stands for a character that cannot be read, or must not be, where it was, so that places stay what they are."""

_QUOTES = ("'", '"')
_BLANKS = (" ", "\t")
_COMMENT = re.compile(r"[ \t]+#[^\r\n]*")
_REMARK = re.compile(r"[ \t]#(?:[ \t]|$)")
_END_OF_FLOW = re.compile(r"[],}]")
_IN_PLACE = re.compile(r"^[ \t]*(?:[-:,][ \t]*)+(#[^ \t\r\n][^\r\n]*)", re.MULTILINE)
_FIRST = re.compile(r"[ \t]*(#[^ \t\r\n][^\r\n]*)")


class Comment(NamedTuple):
    """A comment right behind a value, or in the place of one."""

    place: int
    """Where its ``#`` stands."""
    end: int
    """Where its line ends."""
    value: str
    """What the value would be in quotes."""
    is_remark: bool
    """Whether a space follows the ``#``, as in a remark."""
    is_after_value: bool
    in_the_way: int = 0
    """So many characters from there on may not stand behind quotes, and keep the text from being YAML."""

    def put_back(self, text: str) -> str:
        """Return a text of the same length without the comment, as far as it can then be read further."""
        gone = " " * self.in_the_way or STAND_IN
        return f"{text[: self.place]}{gone}{text[self.place + len(gone) :]}"


def comment_behind(text: str, scalar: Any, *, in_flow: bool) -> Comment | None:
    """Return the comment behind a scalar event, or ``None``."""
    end = scalar.end_mark.index
    if text[end : end + 1] not in _BLANKS:
        return None
    match = _COMMENT.match(text, end)
    if not match:
        return None
    words = match.group().lstrip(" \t")
    value = _meant(scalar.value, match.group(), in_flow=in_flow)
    is_remark = words[1:2] in ("", " ", "\t")
    in_the_way = len((_END_OF_FLOW.split(words, maxsplit=1))[0]) if scalar.style in _QUOTES else 0
    return Comment(match.end() - len(words), match.end(), value, is_remark, bool(scalar.value), in_the_way)


def comment_in_place(text: str, begin: int, end: int, *, is_first: bool, in_flow: bool) -> Comment | None:
    """Return the comment that stands where a value should, between what was before it and what the parser took for it.

    A remark, or a comment on a line of its own, stands there for nothing.

    Args:
        text: the whole text.
        begin: where what was before ends.
        end: where the next begins.
        is_first: whether that was the bracket of a list.
        in_flow: whether it is within brackets.

    """
    if text.find("#", begin, end) < 0:
        return None
    gap = text[begin:end]
    match = (_FIRST.match(gap) if is_first else None) or _IN_PLACE.search(gap)
    if not match:
        return None
    value = _meant("", match[1], in_flow=in_flow)
    return Comment(begin + match.start(1), begin + match.end(), value, is_remark=False, is_after_value=False)


def _meant(value: str, rest: str, *, in_flow: bool) -> str:
    """Return what a value would be with the comment behind it, as far as that seems to be a part of it."""
    words = rest.lstrip(" \t")
    remark = _REMARK.search(rest, 1)
    if remark and not words.startswith(("# ", "#\t")):
        rest = rest[: remark.start()]
    if in_flow and (behind := _END_OF_FLOW.search(rest)):
        rest = rest[: behind.start()]
    return " ".join(f"{value}{rest}".split())


def in_quotes(value: str) -> str:
    """Return a value on one line as YAML writes it in quotes."""
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"


def quoting_hint(value: str) -> str:
    """Return how to write a value that is all meant."""
    if len(value) > 60:
        return "put quotes around the value"
    return f"put quotes around the value: {in_quotes(value.replace(STAND_IN, '#'))}"
