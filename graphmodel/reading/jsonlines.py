"""JSON Lines: a record a line, decoded and validated by msgspec, looked at closely only where it was refused."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import TypeVar

import msgspec

from graphmodel.errors import InputError
from graphmodel.reading.convert import Path, Problem, problems
from graphmodel.reading.jsonplaces import Scan, scan
from graphmodel.reading.source import Source
from graphmodel.reading.table import Address, Table

R = TypeVar("R", bound=msgspec.Struct)

# Each search is of the cheap kind: a fixed first byte lets it skip through text that has none.
_SUSPECT_ESCAPE = re.compile(rb"\\(?:u(?:00[012789]|202|206|[dD][89a-fA-F]|[fF][eE][fF]|[fF]{3})|[bf])")
_SUSPECT_BYTES = {
    b"\x7f": re.compile(rb"\x7f"),
    b"\xc2": re.compile(rb"\xc2[\x80-\x9f]"),
    b"\xe2": re.compile(rb"\xe2(?:\x80[\xaa-\xae]|\x81[\xa6-\xa9])"),
    b"\xef": re.compile(rb"\xef(?:\xbf[\xbe\xbf]|\xbb\xbf)"),
}
_generic = msgspec.json.Decoder()
_encoder = msgspec.json.Encoder()
_AT = re.compile(r" - at `\$([^`]*)`$")
_STEP = re.compile(r"\.(\w+)|\[(\d+)\]")

_TWO_ON_A_LINE = re.compile(rb"\}[ \t\r]*\{")
_ONE_A_LINE = "write one record on each line, without brackets around the file or commas between lines"
_SYNTAX = {
    "Extra data": ("more than one value on a line", _ONE_A_LINE),
    "Unterminated string starting at": ("a string without a closing quote", None),
    "Expecting property name enclosed in double quotes": (
        "expected the name of a field in double quotes",
        "no comma after the last field, and double quotes only",
    ),
    "Expecting value": ("expected a value", "text stands in double quotes"),
    "Invalid control character at": ("a control character inside a string", r"write a tab as \t, a line end as \n"),
    "Expecting ',' delimiter": ("expected a comma or a closing bracket", "is a comma, a bracket or a quote missing?"),
    "Expecting ':' delimiter": ("expected a colon after the name of a field", None),
    "Invalid \\escape": ("a backslash that begins no escape", r"write a backslash as \\"),
    "Unexpected UTF-8 BOM (decode using utf-8-sig)": ("character U+FEFF is not allowed", "remove it"),
}


def read(table: Table[R]) -> None:
    """Fill a table with the records of its JSON Lines file."""
    decoder = msgspec.json.Decoder(table.record)
    for first, chunk in table.source.chunks():
        records = _decoded(decoder, chunk)
        # As many records as lines, and no line with two of them: then each line has one.
        if len(records) == _lines(chunk) and not _TWO_ON_A_LINE.search(chunk):
            table.records += records
            table.addresses += map(Address, range(first, first + len(records)))
        elif not _read_closely(table, decoder, first, chunk):
            return
    if not table.records and not table.has_faults:
        table.fault(1, 1, "the file is empty", "remove it, or write a record a line")


def _decoded(decoder: msgspec.json.Decoder[R], chunk: bytes) -> list[R]:
    """Return the records of whole lines; none when anything may be wrong in them."""
    try:
        records = decoder.decode_lines(chunk)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return []
    return [] if _is_suspect(chunk) or _has_duplicates(chunk, records) else records


def _lines(chunk: bytes) -> int:
    return chunk.count(b"\n") + (not chunk.endswith(b"\n"))


def _is_suspect(chunk: bytes) -> bool:
    """Return whether a character may be in it that no field may hold."""
    if b"\\" in chunk and _SUSPECT_ESCAPE.search(chunk):
        return True
    return any(first in chunk and pattern.search(chunk) for first, pattern in _SUSPECT_BYTES.items())


def _has_duplicates(chunk: bytes, records: Sequence[R]) -> bool:
    r"""Return whether an object may have a key twice, of which the decoder would keep the last in silence.

    A key that was dropped takes its quotes with it: so many quotes as were read must come out again when what
    was decoded is written. The records themselves leave out what is a default; where that makes the difference,
    a generic decoding decides. (An escaped quote, ``\u0022``, would count for one more, but is suspect.)
    """
    quotes = chunk.count(b'"')
    if _encoder.encode_lines(records).count(b'"') == quotes:
        return False
    return _encoder.encode_lines(_generic.decode_lines(chunk)).count(b'"') != quotes


def _read_closely(table: Table[R], decoder: msgspec.json.Decoder[R], first: int, chunk: bytes) -> bool:
    """Read a chunk line by line; return whether it is worth reading on."""
    for number, line in enumerate(chunk.split(b"\n"), first):
        if table.is_full:
            return False
        if not line.strip():
            continue
        if line.strip() in (b"{", b"["):
            table.fault(number, 1, "a record that goes on over several lines", _ONE_A_LINE)
            return False
        address = Address(number)
        plain = _decoded(decoder, line)
        if len(plain) == 1:
            table.add(plain[0], address)
            continue
        try:
            text = table.source.decode(line, number)
        except InputError as error:
            table.fail(error)
            continue
        found = _explain(table, text, number)
        if found == []:
            try:
                table.add(decoder.decode(line), address)
            except (msgspec.DecodeError, RecursionError) as error:
                found = [_refusal(str(error))]
        for problem in found or ():
            table.report_at(address, problem)
    return True


def _explain(table: Table[R], text: str, number: int) -> list[Problem] | None:
    """Return all that is wrong with the values of a line; ``None`` after reporting what is wrong with its JSON."""
    try:
        # The value of a number that is too long does not matter here: the decoder will refuse it.
        raw = json.loads(text, parse_int=lambda digits: int(digits[:40]))
    except json.JSONDecodeError as error:
        message, hint = _SYNTAX.get(error.msg, (f"{error.msg[:1].lower()}{error.msg[1:]}", None))
        table.fault(number, error.pos + 1, f"not JSON: {message}", hint)
        return None
    except RecursionError:
        raw = None
    scanned = scan(text)
    for fault in scanned.faults:
        table.fault(number, *fault)
    if raw is None and scanned.faults:
        return None
    if isinstance(raw, list):
        return [Problem((), "expected a record with fields, found a list", _ONE_A_LINE)]
    found = list(problems(table.record, raw, strict=True))
    return found or (None if scanned.faults else [])


def _refusal(error: str) -> Problem:
    """Return the problem that msgspec's message tells of, at the path that it names."""
    named = _AT.search(error)
    if not named:
        return Problem((), error)
    path: Path = tuple(int(index) if index else name for name, index in _STEP.findall(named.group(1)))
    return Problem(path, f"{path[-1]} cannot be read: {error[:1].lower()}{error[1 : named.start()]}")


def locate(source: Source, wanted: Sequence[tuple[Address, Problem]]) -> list[tuple[int, int]]:
    """Return line and column of each problem."""
    scans: dict[int, Scan] = {}
    numbers = {address.line for address, _ in wanted}
    for first, chunk in source.chunks():
        if numbers.isdisjoint(range(first, first + _lines(chunk))):
            continue
        for number, line in enumerate(chunk.split(b"\n"), first):
            if number in numbers and line:
                scans[number] = scan(line.decode(errors="replace"))
    return [(address.line, _column(scans[address.line], problem)) for address, problem in wanted]


def _column(scanned: Scan, problem: Problem) -> int:
    if problem.at_key and problem.path in scanned.keys:
        return scanned.keys[problem.path]
    for length in range(len(problem.path), -1, -1):
        if problem.path[:length] in scanned.values:
            return scanned.values[problem.path[:length]]
    return 1
