"""The lines of a table as spreadsheet programs save it: in which encoding, and what stands between the cells."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from itertools import chain
from typing import NamedTuple

from graphmodel.errors import Assumption
from graphmodel.reading.cells import STAND_IN
from graphmodel.reading.characters import cleaned, forbidden_hint, forbidden_message, is_suspect, unified
from graphmodel.reading.lines import Lines
from graphmodel.reading.source import UTF8, Source
from graphmodel.reading.words import listed

_SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs"}
_NAMES_COLUMN = re.compile(r"\s*[A-Za-z_.0-9]*\s*")
_DECLARED = re.compile(r'"?sep=(.)"?\s*', re.IGNORECASE)
_ELSEWHERE_LETTERS = "".join(
    western
    for western, central in (
        (bytes([b]).decode(c, "replace") for c in ("cp1252", "cp1250")) for b in range(0x80, 0x100)
    )
    if western.isprintable() and western != "\ufffd" and western != central and central.isalpha()
)
"""What Windows-1252 shows where the encoding of Central Europe has a letter: signs, such as £ for Ł, among them."""
_WORD = re.compile(rf"[\w{re.escape(_ELSEWHERE_LETTERS)}]+")
_WORDS_TOLD = 3
"""So many words are told by which their author sees whether they were read in the right encoding."""

_LETTER = "A-Za-zÀ-ÖØ-öø-ÿŠŒŽšœžŸ"
_IMPROBABLE = re.compile(
    "[À-ÖØ-öø-ÿŠŒŽšœžŸ]{3}"  # a word in another alphabet
    "|[a-zß-öø-ÿ][À-ÖØ-ÞŠŒŽŸ]|[A-Z][À-ÖØ-ÞŠŒŽŸ][a-z]"  # a capital inside a word
    f"|[{_LETTER}][‚ƒ„†‡ˆ‰‹“”•˜™›¡-©«¬®-¶¸¹»-¿×÷][{_LETTER}]"
)
"""What Windows-1252 makes of text in other encodings, and hardly any text has that is in it."""
_MULTI_BYTE = re.compile(rb"\xc2[\xa0-\xbf]|[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")

Tell = Callable[[int, int, str, str | None], None]
"""Takes line, column, message and hint."""
Assume = Callable[[Assumption, int, int, str, str | None], None]
"""Takes what is assumed as well."""


class Sheet(NamedTuple):
    """A table that was opened."""

    separator: str
    lines: Iterator[str]


def _nobody(line: int, column: int, message: str, hint: str | None) -> None:
    """Take what has been told already."""


def _nothing(assumption: Assumption, line: int, column: int, message: str, hint: str | None) -> None:
    """Take what has been assumed already."""


def open_sheet(source: Source, assume: Assume = _nothing, fault: Tell = _nobody) -> Sheet:
    """Return a table with its separator; what was assumed of it is a warning.

    Raises:
        InputError: while the lines are read: they cannot be, or nobody can say in which encoding they are.

    """
    lines = text_lines(source, assume, fault)
    blank = []
    for line in lines:
        blank.append("\n")
        if not line.strip():
            continue
        declared = _DECLARED.fullmatch(line)
        if declared and declared.group(1) in _SEPARATORS:  # a line that only spreadsheet programs know
            return Sheet(declared.group(1), chain(blank, lines))
        separator = _separator(line)
        if separator is None:
            source.fail(len(blank), 1, "the cells are separated in several ways", "separate them with commas only")
        usual = "\t" if source.format == "tsv" else ","
        if separator != usual and separator in line:
            assume("layout", len(blank), 1, f"read with {_SEPARATORS[separator]} between the cells", None)
        return Sheet(separator, chain(blank[:-1], [line], lines))
    return Sheet(",", iter(()))


def _separator(header: str) -> str | None:
    """Return what stands between the names of columns; ``None`` when that may be one or another."""
    separators = [separator for separator in _SEPARATORS if separator in header]
    if len(separators) > 1:
        named = [s for s in separators if all(map(_NAMES_COLUMN.fullmatch, next(csv.reader([header], delimiter=s))))]
        return named[0] if len(named) == 1 else None
    return separators[0] if separators else ","


def text_lines(source: Source, assume: Assume, fault: Tell) -> Iterator[str]:
    """Yield the lines of a table, each with one line feed at its end."""
    if source.is_utf16():
        assume("layout", 1, 1, "read as UTF-16", None)
    is_ascii, is_windows = True, False
    for first, chunk in source.chunks():
        try:
            text = chunk.decode()
        except UnicodeDecodeError as error:
            text = _as_windows(chunk) if is_ascii or is_windows else ""
            if not text:
                source.decode(chunk, first)
            if not is_windows:
                place = Lines(text).at(error.start)
                assume("encoding", first + place[0] - 1, place[1], *_as_read(text, error.start))
            is_windows = True
        else:
            if is_windows and not chunk.isascii():
                place = Lines(text).at(next(at for at, character in enumerate(text) if not character.isascii()))
                source.fail(first + place[0] - 1, place[1], "UTF-8 from here on, but not before", UTF8)
            is_ascii = is_ascii and chunk.isascii()
        text = unified(text)
        if is_suspect(chunk):
            text, misplaced = cleaned(text, STAND_IN)
            places = Lines(text)
            for index, character in misplaced:
                line, column = places.at(index)
                fault(first + line - 1, column, forbidden_message(character), forbidden_hint(character))
        yield from io.StringIO(text, newline="\n")


def _as_windows(chunk: bytes) -> str:
    """Return bytes that are not UTF-8 as Windows-1252; nothing where they may as well be something else."""
    try:
        text = chunk.decode("cp1252")
    except UnicodeDecodeError:
        return ""
    return "" if _MULTI_BYTE.search(chunk) or _IMPROBABLE.search(text) else text


def _as_read(text: str, index: int) -> tuple[str, str]:
    """Return message and hint for text that was read as Windows-1252 from a character on."""
    words = dict.fromkeys(match.group() for match in _WORD.finditer(text) if not match.group().isascii())
    first = next((match.group() for match in _WORD.finditer(text, index)), text[index])
    told = ([word for word in words if _reads_otherwise(word)] or [*words] or [first])[:_WORDS_TOLD]
    hint = f"save the file as UTF-8 if {'that is not the word' if len(told) == 1 else 'these are not the words'}"
    return f"not UTF-8, read as Windows-1252: {listed(map(repr, told), 'and')}", hint


def _reads_otherwise(word: str) -> bool:
    """Return whether a word is another one in the encoding of Central Europe, which is the likeliest mistake."""
    return word.encode("cp1252").decode("cp1250", errors="replace") != word
