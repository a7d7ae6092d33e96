"""Saved questions and their answers, for people and for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

import click
import msgspec

from graphmodel.output.rows import Row
from graphmodel.output.table import table
from graphmodel.queries import Answer, Parameter, Question

QUESTION_COLUMNS = ("group", "name", "title")


def listing(questions: Iterable[Question]) -> Iterator[str]:
    """Yield the lines that list questions, those of a group together."""
    every = list(questions)
    width = max(len(question.name) for question in every)
    for number, (group, found) in enumerate(groupby(every, key=lambda question: question.group)):
        if number:
            yield ""
        yield click.style(group, bold=True)
        yield from (f"  {question.name:<{width}}  {question.title}" for question in found)


def description(question: Question) -> Iterator[str]:
    """Yield the lines that say what a question answers, what it takes and what its columns mean."""
    yield click.style(question.title, bold=True)
    yield ""
    yield click.wrap_text(question.description, 100)
    yield ""
    yield from parameters(question)
    if not question.is_drawing:
        yield ""
        yield "Columns:"
        width = max(len(column.name) for column in question.declared)
        yield from (f"  {column.name:<{width}}  {column.meaning}" for column in question.declared)


def parameters(question: Question) -> Iterator[str]:
    """Yield the lines that name all parameters of a question with their defaults."""
    if not question.parameters:
        yield f"{question.name} has no parameters."
        return
    yield f"Parameters of {question.name}:"
    for parameter in question.parameters:
        yield f"  {parameter.name}={_default(parameter)}  ({parameter.type_in_words}) {parameter.meaning}"


def _default(parameter: Parameter) -> str:
    return msgspec.json.encode(parameter.default).decode()


def answer(question: Question, found: Answer, width: int) -> Iterator[str]:
    """Yield the lines of an answer."""
    yield click.style(question.title, bold=True)
    yield ""
    yield from table(found.columns, found.rows, width)


def answer_rows(found: Answer) -> list[Row]:
    """Return the rows of an answer by column."""
    return [dict(zip(found.columns, row, strict=True)) for row in found.rows]


def question_row(question: Question) -> Row:
    """Return what a question is about."""
    return {
        "group": question.group,
        "name": question.name,
        "title": question.title,
        "description": question.description,
        "parameters": [
            {"name": p.name, "type": p.type_in_words, "default": p.default, "meaning": p.meaning}
            for p in question.parameters
        ],
        "columns": list(question.columns),
    }
