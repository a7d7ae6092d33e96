"""Saved questions and their answers, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from textwrap import wrap
from typing import Any

import click

from graphmodel.output.rows import Row
from graphmodel.output.table import table
from graphmodel.questions import Answer, Question
from graphmodel.store.base import Store

QUESTION_COLUMNS = ("group", "name", "title")


def listing(questions: Iterable[Question], width: int) -> Iterator[str]:
    """Yield the lines that list questions, those of a group together, none wider than the terminal."""
    every = list(questions)
    longest = max(len(question.name) for question in every)
    for number, (group, members) in enumerate(groupby(every, key=lambda question: question.group)):
        if number:
            yield ""
        yield click.style(group, bold=True)
        for question in members:
            yield from _item(f"  {question.name:<{longest}}  ", question.title, longest + 4, width)


def description(question: Question, width: int) -> Iterator[str]:
    """Yield the lines that say what a question answers, what it takes and what its columns mean."""
    yield from (click.style(line, bold=True) for line in wrap(question.title, width))
    yield ""
    yield click.wrap_text(question.description, min(width, 100))
    yield ""
    yield from parameters(question, width)
    if not question.is_drawing:
        yield ""
        yield "Columns:"
        longest = max(map(len, question.meanings))
        for column, meaning in question.meanings.items():
            yield from _item(f"  {column:<{longest}}  ", meaning, longest + 4, width)


def parameters(question: Question, width: int) -> Iterator[str]:
    """Yield the lines that name all parameters of a question with their defaults."""
    if not question.parameters:
        yield f"{question.name} has no parameters."
        return
    yield f"Parameters of {question.name}:"
    for parameter in question.parameters:
        default = "..." if parameter.is_required else _literal(parameter.default)
        example = "" if parameter.example is None else f"; such as {_literal(parameter.example)}"
        told = f"{parameter.name}={default}  ({parameter.type_in_words}) {parameter.meaning}{example}"
        yield from _item("  ", told, 4, width)


def _item(start: str, text: str, indent: int, width: int) -> Iterator[str]:
    """Yield the lines of an item, those after its first indented."""
    yield from wrap(
        text, max(width, indent + 20), initial_indent=start, subsequent_indent=" " * indent, break_on_hyphens=False
    )


def _literal(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def answer(question: Question, answered: Answer, asked: Iterable[str], width: int) -> Iterator[str]:
    """Yield the lines of an answer, after a line for each thing that was ``asked`` about."""
    yield from (click.style(line, bold=True) for line in wrap(question.title, width))
    for parameter in asked:
        yield from _item("", parameter, 2, width)
    yield ""
    yield from table(answered.columns, answered.rows, width)


def told_apart(answered: Answer, store: Store) -> Answer:
    """Return an answer for people, in which names that several entities have stand with their ids."""
    columns = answered.columns
    pairs = [(columns.index(name), at) for at, name in _ids(columns)]
    ids = {id_ for row in answered.rows for _, at in pairs for id_ in _listed(row[at])}
    if not (shared := store.homonyms(ids)):
        return answered

    def named(name: Any, id_: Any) -> Any:
        if isinstance(name, list):
            return [named(*each) for each in zip(name, id_, strict=True)]
        return f"{name} ({id_})" if id_ in shared else name

    def row(cells: Sequence[Any]) -> tuple[Any, ...]:
        told = list(cells)
        for place, at in pairs:
            told[place] = named(cells[place], cells[at])
        return tuple(told)

    return answered._replace(rows=[row(cells) for cells in answered.rows])


def _ids(columns: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield where ids of entities stand, and the column with their names."""
    for at, column in enumerate(columns):
        name = column.removesuffix("s").removesuffix("_id")
        if column.endswith(("_id", "_ids")) and name in columns:
            yield at, name


def _listed(cell: Any) -> list[str]:
    return cell if isinstance(cell, list) else [] if cell is None else [cell]


def answer_rows(answered: Answer) -> list[Row]:
    """Return the rows of an answer by column."""
    return [dict(zip(answered.columns, row, strict=True)) for row in answered.rows]


def question_row(question: Question) -> Row:
    """Return what a question is about."""
    return {
        "group": question.group,
        "name": question.name,
        "title": question.title,
        "description": question.description,
        "parameters": [
            {
                "name": p.name,
                "type": p.type_in_words,
                "required": p.is_required,
                "default": p.default,
                "example": p.example,
                "meaning": p.meaning,
            }
            for p in question.parameters
        ],
        "columns": list(question.columns),
    }
