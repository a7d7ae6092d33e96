"""JSON Lines: a record a line, decoded and validated by msgspec, looked at closely only where it was refused."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeVar

import msgspec

from graphmodel.errors import InputError
from graphmodel.reading.characters import is_suspect
from graphmodel.reading.convert import refusal, salvage
from graphmodel.reading.jsonplaces import Scan, scan
from graphmodel.reading.jsonvalue import decode
from graphmodel.reading.problems import Gaps, Problem, Salvaged
from graphmodel.reading.source import Source
from graphmodel.reading.table import Address, Table

R = TypeVar("R", bound=msgspec.Struct)

_SUSPECT_ESCAPE = re.compile(rb"\\(?:u(?:00[012789]|202|206|[dD][89a-fA-F]|[fF][dDeE]|[fF]{3})|[bfr])")
_generic = msgspec.json.Decoder()
_encoder = msgspec.json.Encoder()

_TWO_ON_A_LINE = re.compile(rb"\}[ \t\r]*\{")
_ONE_A_LINE = "write one record on each line, without commas between lines, or call a file with one list of them .json"


def read(table: Table[R]) -> None:
    """Fill a table with the records of its JSON Lines file."""
    decoder = msgspec.json.Decoder(table.record)
    for first, chunk in table.source.chunks():
        records = _decoded(decoder, chunk)
        # As many records as lines, and no line with two of them: then each line has one.
        if len(records) == _lines(chunk) and not _TWO_ON_A_LINE.search(chunk):
            table.records += records
            table.lines += range(first, first + len(records))
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
    return (b"\\" in chunk and _SUSPECT_ESCAPE.search(chunk) is not None) or is_suspect(chunk, controls=False)


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
            table.is_cut_short = True
            return False
        read_line(table, decoder, line.removesuffix(b"\r"), Address(number))
    return True


def read_line(table: Table[R], decoder: msgspec.json.Decoder[R], line: bytes, address: Address) -> None:
    """Take the record of a line, and say all that is wrong with it."""
    plain = _decoded(decoder, line)
    if len(plain) == 1:
        table.add(plain[0], address)
        return
    try:
        text = table.source.decode(line, address.line)
    except InputError as error:
        table.fail(error)
        table.refused.append((line.decode(errors="replace"), address))
    else:
        _explain(table, decoder, text, address)


def _explain(table: Table[R], decoder: msgspec.json.Decoder[R], text: str, address: Address) -> None:
    """Say all that is wrong with a line, and take what is good of it."""
    decoded = decode(text, ("more than one value on a line", _ONE_A_LINE))
    for fault in decoded.faults:
        table.fault(address.line, fault.place + 1, fault.message, fault.hint)
    if not decoded.is_json:
        table.refused.append((text, address))
        return
    if isinstance(decoded.value, list):
        problem = Problem((), "expected a record with fields, found a list", _ONE_A_LINE)
        salvaged = Salvaged(None, Gaps(), (problem,))
    else:
        salvaged = salvage(table.record, decoded.value, strict=True)
    if not salvaged.problems and salvaged.gaps == Gaps() and not decoded.faults:
        try:
            decoder.decode(text)
        except (msgspec.DecodeError, RecursionError) as error:  # what the one decoder takes and the other does not
            salvaged = salvaged._replace(problems=(refusal(str(error)),))
    table.add_salvaged(salvaged, decoded.value, address)


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
        return scanned.keys[problem.path] + 1
    for length in range(len(problem.path), -1, -1):
        if problem.path[:length] in scanned.values:
            return scanned.values[problem.path[:length]] + 1
    return 1
