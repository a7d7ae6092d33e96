"""Cells that may say something else than they are read as: a list in another program's manner, a number, or nothing."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from graphmodel.reading.csvlists import EMPTY, SEPARATOR
from graphmodel.reading.problems import Problem
from graphmodel.reading.words import shown

_NOTHING = frozenset((
    "NULL", "null", "None", "NaN", "nan", "NaT", "<NA>", "N/A", "n/a", "#N/A", "#NULL!", "#NAME?", "#REF!", "#VALUE!",
    "#DIV/0!", "#NUM!",
))  # fmt: skip
"""What programs write into a cell that has no value, or in which they could not work one out."""
_OTHER_SEPARATOR = re.compile("[;；｜、，؛¦]")
_CALLED = {";": "a semicolon"}
_BRACKETS = re.compile(r"\[.*\]|\{.*\}|\(\s*(['\"]).*\1,?\s*\)", re.DOTALL)
_QUOTED = re.compile(r"""(["'])[^"']+\1(?:\s*[,;|]\s*\1[^"']+\1)+""")

_GROUPED = re.compile(r"(-?[1-9][0-9]{0,2})[.,]([0-9]{3})")
"""Thousands where the decimals have a comma, as in most tables with semicolons, or else the decimals themselves."""


def list_question(path: Sequence[str], index: int, cell: str) -> Problem | None:
    """Return the question whether a cell is a list although it is not written as one."""
    how = _other_list(cell) if cell else None
    if how is None:
        return None
    hint = f"write {SEPARATOR} between the items of a list, or at the end of what is one item"
    return Problem((index,), f"{'.'.join(path)} {how}", hint, is_warning=True, assumption="list")


def number_question(index: int, cell: str) -> Problem | None:
    """Return the question whether a number has thousands or decimals, where nobody can know which."""
    match = _GROUPED.fullmatch(cell)
    if match is None:
        return None
    whole, rest = match.groups()
    decimals = rest.rstrip("0") or "0"
    decimal = f"{whole}.{decimals}{'0' * (len(decimals) == len(rest))}"  # a fourth digit, which no thousands have
    return Problem((index,), f"{cell} may be {whole}{rest} or {decimal}", "write the one that is meant")


def says_nothing(row: Collection[str]) -> bool:
    """Return whether a cell of a row is a word for nothing."""
    return not _NOTHING.isdisjoint(row)


def nothing_question(path: Sequence[str], index: int, cell: str) -> Problem:
    """Return the question whether a word for nothing is meant as a word."""
    message = f"{'.'.join(path)} is the word {cell}"
    hint = "leave the cell empty where it is not known"
    return Problem((index,), message, hint, is_warning=True, assumption="nothing")


def _other_list(cell: str) -> str | None:
    """Return what is to be said of a cell that looks like a list which is written otherwise, or ``None``."""
    cell = cell.strip()
    if _BRACKETS.fullmatch(cell) and cell != EMPTY:
        return "is taken with its brackets"
    if _QUOTED.fullmatch(cell):
        return "is taken with its quotes"
    sign = _OTHER_SEPARATOR.search(cell) if SEPARATOR not in cell else None
    return f"is one item with {_CALLED.get(sign.group(), shown(sign.group()))} in it" if sign else None
