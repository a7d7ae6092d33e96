"""Saved questions and their answers, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from textwrap import wrap

import click

from graphmodel.output.rows import Row
from graphmodel.output.table import table
from graphmodel.questions import Answer, Question

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
