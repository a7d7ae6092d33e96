"""The characters that no field may hold, in whatever format it is written, and what a line end is.

They corrupt a terminal or XML, make text read as what it is not, or end a line for one program and not for
another. A carriage return before a line feed is half a line end and means nothing; alone it is refused.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_OTHERS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufeff" + "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
FORBIDDEN = re.compile(f"[\r{_OTHERS}]")
"""Characters that no field may hold."""
_UNPRINTABLE = re.compile(f"[\\t\\n\\r{_OTHERS}]")
_FORBIDDEN_RAW = re.compile(f"\r(?!\n)|[{_OTHERS}]")

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a formula begins with, or what spreadsheet programs pass over before one."""
_CONTROLS = bytes(byte for byte in (*range(32), 0x7F) if byte not in b"\t\n\r")
# Each search is of the cheap kind: one fixed first byte lets it skip through text that has none, and two would not.
_SUSPECT_BYTES = {
    b"\x7f": re.compile(rb"\x7f"),
    b"\xc2": re.compile(rb"\xc2[\x80-\x9f]"),
    b"\xe2": re.compile(rb"\xe2(?:\x80[\xa8-\xae]|\x81[\xa6-\xa9])"),
    b"\xef": re.compile(rb"\xef(?:\xb7[\x90-\xaf]|\xbb\xbf|\xbf[\xbe\xbf])"),
    **{
        lead: re.compile(lead + rb"[\x8f\x9f\xaf\xbf]\xbf[\xbe\xbf]")
        for lead in (b"\xf0", b"\xf1", b"\xf2", b"\xf3", b"\xf4")
    },
}


class Misplaced(NamedTuple):
    """A character that may not be where it is."""

    place: int
    character: str


def is_suspect(chunk: bytes, *, controls: bool = True) -> bool:
    """Return whether a character that no field may hold may stand in UTF-8 text, unescaped.

    Without ``controls`` those that JSON refuses anyhow are not looked for.
    """
    if controls and len(chunk.translate(None, _CONTROLS)) != len(chunk):
        return True
    if b"\r" in chunk and chunk.count(b"\r") != chunk.count(b"\r\n"):
        return True
    return any(first in chunk and pattern.search(chunk) for first, pattern in _SUSPECT_BYTES.items())


def cleaned(text: str, stand_in: str) -> tuple[str, list[Misplaced]]:
    """Return a text as long as ``text``, with a stand-in for each character that may not be there, and these."""
    misplaced = [Misplaced(match.start(), match.group()) for match in _FORBIDDEN_RAW.finditer(text)]
    return (_FORBIDDEN_RAW.sub(stand_in, text) if misplaced else text), misplaced


def unified(text: str) -> str:
    """Return a text with each line end as one line feed; a carriage return alone is none, and stays."""
    return text.replace("\r\n", "\n") if "\r" in text else text


def forbidden_message(character: str) -> str:
    """Return what a fault says of a character that no field may hold."""
    return f"character U+{ord(character):04X} is not allowed"


def forbidden_hint(character: str) -> str:
    """Return what to do about a character that no field may hold."""
    if character == "\r":
        return "end every line the same way, or remove it"
    return "remove it, or write an end of line" if character in "\x0b\x0c\x85\u2028\u2029" else "remove it"


def printable(text: str) -> str:
    """Return a text as messages may show it: what would move a terminal's cursor, or mislead its reader, is escaped."""
    if text.isprintable():
        return text
    return _UNPRINTABLE.sub(lambda match: match.group().encode("unicode_escape").decode(), text)


def escaped(text: str) -> str:
    """Return a text as tables for programs may hold it: what no field may hold is escaped, line feeds and tabs stay."""
    if text.isprintable():
        return text
    return FORBIDDEN.sub(lambda match: match.group().encode("unicode_escape").decode(), text)


def guarded(text: str) -> str:
    """Return a text that no spreadsheet program takes for a formula: with an apostrophe before one."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def unguarded(text: str) -> str:
    """Return the text of which `guarded` made this."""
    return text[1:] if text.startswith("'") and text[1:].startswith(_FORMULA) else text
