"""Changing a claim that stands in a file, or taking it out again: for who made a slip.

As in `appending` nothing else of the file changes, it is read before and after, and what somebody else changed
meanwhile is not touched: only a claim that still says what it did.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from graphmodel.authoring.appending import decoded, in_order, named, refuse_other_formats, tables_of, written_beside
from graphmodel.authoring.exchange import Make, exchange
from graphmodel.authoring.insertion import behind, line_end
from graphmodel.authoring.writing import block, flow, line
from graphmodel.authoring.yamltree import Node, tree
from graphmodel.claims.model import Claim
from graphmodel.errors import GraphmodelError, InputError, StoreError

Span = tuple[int, int, str]
"""From where to where of a text something else is to stand, and what."""


def change(path: Path, old: Claim, new: Claim | None, beside: Mapping[Path, Make] | None = None) -> None:
    """Put a claim in the place of another, or with ``None`` take it out; of several alike it is the last.

    Args:
        path: a YAML or JSON Lines file.
        old: the claim as it is read from that file, with the fields that it has from beside the list.
        new: what shall stand there.
        beside: files that are changed in the same step, so that all change or none does.

    Raises:
        InputError: what stands in the file has faults.
        StoreError: no claim there says this any more, or the file cannot be written.
        GraphmodelError: it cannot be changed without changing what else the file says.

    """
    refuse_other_formats(path)
    found: list[int] = []

    def make(held: bytes | None) -> bytes:
        records = tables_of(path, path)["claims"].records if held else []
        found[:] = [number for number, record in enumerate(records) if record == old][-1:]
        if not found:
            raise StoreError(f"{named(path)} has this claim no more, or another one", "look at the file")
        text = decoded(path, held or b"")
        if path.suffix.lower() == ".jsonl":
            number = tables_of(path, path)["claims"].address(found[0]).line - 1
            return _in_line(text, number, None if new is None else line(in_order(msgspec.to_builtins(new)))).encode()
        mark = "\ufeff" if text.startswith("\ufeff") else ""
        text = text[len(mark) :]
        raw = None if new is None else written_beside(text, in_order(msgspec.to_builtins(new)))
        start, end, words = _in_yaml(text, found[0], raw)
        return f"{mark}{text[:start]}{words}{text[end:]}".encode()

    def check(before: Path, after: Path) -> None:
        if before != path.resolve():
            return
        was = {section: [*table.records] for section, table in tables_of(before, path).items()}
        was["claims"][found[0] : found[0] + 1] = [] if new is None else [new]
        try:
            now = {section: table.records for section, table in tables_of(after, path).items()}
        except InputError:
            now = {"claims": [None]}
        if {k: v for k, v in now.items() if v} != {k: v for k, v in was.items() if v}:
            message = f"{named(path)}: the claim cannot be changed without changing what else stands there"
            raise GraphmodelError(message, "nothing was written; change it by hand")

    exchange({path: make, **(beside or {})}, check)


def _in_line(text: str, number: int, new: str | None) -> str:
    """Return a text with another line, or without it."""
    lines = _split(text)
    ending = lines[number][len(lines[number].rstrip("\r\n")) :]
    if new is not None:
        lines[number] = new + ending
        return "".join(lines)
    del lines[number]
    if not ending and lines:  # the last line had no end, and so has none that is the last then
        lines[-1] = lines[-1].rstrip("\r\n")
    return "".join(lines)


def _split(text: str) -> list[str]:
    """Return the lines of a text with their ends, which are line feeds alone."""
    return [part + "\n" for part in text.split("\n")[:-1]] + ([last] if (last := text.rpartition("\n")[2]) else [])


def _in_yaml(text: str, number: int, raw: Mapping[str, Any] | None) -> Span:
    """Return what is to stand where in a text for one of its claims to be another, or gone."""
    root = tree(text)
    held = root if root is None or root.items is not None else root.field("claims")
    if root is None or held is None or not held.items:
        raise GraphmodelError("there is no list of claims", "look at the file")
    item = held.items[number]
    if held.is_flow:
        if raw is None:
            return _out_of_brackets(held, number)
        return item.start, item.end, flow(raw)
    if item.is_flow and raw is not None:
        return item.start, item.end, flow(raw)
    dash = text.rfind("-", 0, item.start)
    begin = max(text.rfind("\n", 0, dash), text.rfind("\r", 0, dash)) + 1
    if raw is not None:
        lines = block(raw, dash - begin, max(item.column - held.column, 2))
        return begin, len(text[: item.end].rstrip("\r\n")), line_end(text, begin).join(lines)
    end = behind(text, item.end, held.column)
    if len(held.items) == 1:
        return _nothing(text, root.key("claims") if held is not root else None, begin, end)
    if end == len(text) and text[-1] not in "\r\n":
        begin = len(text[:begin].removesuffix("\n").removesuffix("\r"))
    return begin, end, ""


def _nothing(text: str, key: Node | None, begin: int, end: int) -> Span:
    """Return a list with nothing in it in the place of its only item."""
    eol = text[len(text[:end].rstrip("\r\n")) : end]
    if key is None:
        return begin, end, f"[]{eol}"
    colon = text.index(":", key.end) + 1
    between = text[colon:begin]
    if not eol:
        between = between.removesuffix("\n").removesuffix("\r")
    return colon, end, f" []{between}"


def _out_of_brackets(held: Node, number: int) -> Span:
    """Return nothing in the place of an item in brackets and one of the commas beside it."""
    items = held.items or []
    if number:
        return items[number - 1].end, items[number].end, ""
    return items[0].start, items[1].start if len(items) > 1 else items[0].end, ""
