"""One raw record into a typed one, and all that is wrong with it.

msgspec decodes at compiled speed but stops at the first fault. `salvage` is the slow twin, called only for a
record that was refused: it asks msgspec again field by field, and so finds all that is wrong and keeps what is good,
so that later checks can look at the rest of the record in the same run.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Any

import msgspec

from graphmodel.reading.characters import FORBIDDEN, forbidden_hint, forbidden_message
from graphmodel.reading.problems import Gaps, Path, Problem, Salvaged, Unreadable
from graphmodel.reading.shapes import Shape, fields_of, shape
from graphmodel.reading.words import did_you_mean, listed, shown

_AT_LEAST = re.compile(r">= (\d+)")
_AT = re.compile(r" - at `\$([^`]*)`$")
_STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+)\]")
_BEYOND = re.compile("out of range|too large|overflow", re.IGNORECASE)
_LEADING_ZEROS = re.compile(r"(-?)0+([0-9]+(?:\.[0-9]+)?)")
_WHOLE = re.compile("-?[1-9][0-9]*")


def salvage(record: type[msgspec.Struct], raw: object, *, strict: bool) -> Salvaged:
    """Return what is good of ``raw``, which should be a ``record``, and everything that keeps it from being one.

    Args:
        record: the type that it should be.
        raw: what was decoded.
        strict: whether a number must be a number; where every value is text (YAML, CSV) it need not.

    """
    work = _Salvage(strict)
    value = work.record(record, raw, ())
    if not (work.problems or work.unread or work.incomplete):
        try:
            msgspec.convert(raw, record, strict=strict)
        except (msgspec.ValidationError, OverflowError, RecursionError) as error:
            work.problems.append(refusal(str(error)))
    return Salvaged(value, Gaps(frozenset(work.unread), frozenset(work.incomplete)), tuple(work.problems))


def value_problems(annotation: Any, raw: object, *, strict: bool, path: Path) -> list[Problem]:
    """Return everything that keeps ``raw`` from being a value of a field at ``path``; see `salvage`."""
    work = _Salvage(strict)
    work.value(annotation, raw, path)
    return work.problems


class _Salvage:
    """Gathers what is wrong while it puts together what is good."""

    def __init__(self, strict: bool) -> None:
        self.problems: list[Problem] = []
        self.unread: set[Path] = set()
        self.incomplete: set[Path] = set()
        self._strict = strict

    def record(self, record: type[msgspec.Struct], raw: object, path: Path) -> Any:
        """Return a record with placeholders for what is missing or wrong, or ``None`` where there is none."""
        if not isinstance(raw, Mapping):
            if not isinstance(raw, Unreadable):
                self._report(path, f"expected a record with fields, found {shown(raw)}")
            self.unread.add(path)
            return None
        fields = fields_of(record)
        for key, value in raw.items():
            if key in fields:
                continue
            self.incomplete.add(path)
            if not isinstance(key, Unreadable):
                hint = did_you_mean(str(key), list(fields))
                if hint is None and value is None:
                    hint = "put quotes around a text with a comma"  # in {note: a, b} YAML takes b for a field
                self._report((*path, key), f"unknown field {shown(str(key))}", hint, at_key=True)
        values = {n: self.value(field.type, raw[n], (*path, n)) for n, field in fields.items() if n in raw}
        missing = [name for name, field in fields.items() if field.required and name not in raw]
        for name in missing:
            self.unread.add((*path, name))
            values[name] = _placeholder(shape(fields[name].type))
        if missing and not any(isinstance(key, Unreadable) for key in raw):
            many = len(missing) > 1
            named = f"field{'s' * many} {listed(map(repr, missing), 'and')}"
            self._report(path, f"{named} {'are' if many else 'is'} missing")
        return record(**{fields[name].name: value for name, value in values.items()})

    def value(self, annotation: Any, raw: object, path: Path) -> Any:
        """Return the value of a field, or what is good of it."""
        form = shape(annotation)
        error = "out of range"
        if not _is_suspect(raw):
            try:
                return msgspec.convert(raw, annotation, strict=self._strict)
            except (msgspec.ValidationError, OverflowError, RecursionError) as refused:
                error = str(refused)
        before = len(self.problems), len(self.unread)
        if form.item is not None and isinstance(raw, list):
            items = (self.value(form.item, item, (*path, index)) for index, item in enumerate(raw))
            value: Any = form.sequence(_blank(form.record) if item is None and form.record else item for item in items)
        elif form.item is None and form.record is not None and isinstance(raw, Mapping):
            value = self.record(form.record, raw, path)
        else:
            value = _placeholder(form)
        if before == (len(self.problems), len(self.unread)):
            self.unread.add(path)
            if isinstance(raw, str) and (forbidden := FORBIDDEN.search(raw)):
                self._report(path, forbidden_message(forbidden.group()), forbidden_hint(forbidden.group()))
            elif not isinstance(raw, Unreadable):
                self._report(path, *_said(form, raw, path, error, self._strict))
        return value

    def _report(self, path: Path, message: str, hint: str | None = None, *, at_key: bool = False) -> None:
        self.problems.append(Problem(path, message, hint, at_key))


def _placeholder(form: Shape) -> Any:
    """Return what stands for a value that could not be read: it is there, and no check finds anything in it."""
    if form.item is not None:
        return form.sequence()
    if str in form.plain:
        return ""
    if float in form.plain or int in form.plain:
        return math.nan
    return False if bool in form.plain else None


def _blank(record: type[msgspec.Struct]) -> Any:
    """Return a record of placeholders."""
    return record(**{name: _placeholder(shape(f.type)) for name, f in fields_of(record).items() if f.required})


def _is_suspect(raw: object) -> bool:
    """Return whether there is something in ``raw`` that msgspec takes, but no field: a character, an endless number."""
    if isinstance(raw, str):
        return FORBIDDEN.search(raw) is not None
    if isinstance(raw, Mapping):
        return any(map(_is_suspect, raw.values()))
    if isinstance(raw, list):
        return any(map(_is_suspect, raw))
    return isinstance(raw, float) and math.isinf(raw)


def _said(form: Shape, raw: object, path: Path, error: str, strict: bool) -> tuple[str, str | None]:
    """Return message and hint for a value that msgspec refused."""
    name = next((step for step in reversed(path) if isinstance(step, str)), "it")
    if path and isinstance(path[-1], int):
        name = f"each of {name}"
    at_least = _AT_LEAST.search(error)
    if raw is None or raw in ("", []):
        return f"{name} is empty", "write a value, or leave the field out"
    if isinstance(raw, str) and str in form.plain:
        hint = form.meaning
        if form.choices:
            hint = did_you_mean(raw, form.choices) or f"one of {', '.join(form.choices)}"
        return f"{name} cannot be {shown(raw)}", hint
    if _BEYOND.search(error) or (_is_number(raw) and form.plain == (int,) and not at_least):
        return f"{name} is a number out of range", form.meaning
    if at_least and not isinstance(raw, list):
        return f"{name} must be {at_least.group(1)} or more, not {shown(raw)}", None
    hint = None
    if form.item is not None and isinstance(raw, str):
        hint = "one value is written as a list, too"
    elif str in form.plain and isinstance(raw, int | float):
        hint = "put quotes around it"
    elif isinstance(raw, str) and {int, float} & {*form.plain}:
        zeros = _LEADING_ZEROS.fullmatch(raw)
        hint = f"digits only{', with a point before decimals' * (float in form.plain)}{', without quotes' * strict}"
        if zeros:
            hint = f"write {zeros[1]}{zeros[2]}, without zeros before it"
    return f"{name} must be {form.expected}, not {shown(raw)}", hint


def _is_number(raw: object) -> bool:
    return isinstance(raw, str | int) and not isinstance(raw, bool) and bool(_WHOLE.fullmatch(str(raw)))


def refusal(error: str) -> Problem:
    """Return the problem that msgspec's message tells of, at the path that it names."""
    named = _AT.search(error)
    if not named:
        return Problem((), f"cannot be read: {_begun(error)}")
    path: Path = tuple(int(index) if index else name for name, index in _STEP.findall(named.group(1)))
    where = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).removeprefix(".") or "it"
    return Problem(path, f"{where} cannot be read: {_begun(error[: named.start()])}")


def _begun(error: str) -> str:
    """Return a sentence as it stands within another: "expected …", but "JSON …"."""
    return error if error[1:2].isupper() else f"{error[:1].lower()}{error[1:]}"
