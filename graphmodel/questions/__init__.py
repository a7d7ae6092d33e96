"""The saved questions.

Each is a module of `saved`, which says what it asks for: most list relationships (`listing`), the others have a shape
of their own (`written`). A store that understands Cypher answers with the question's statement, which also stands in a
file in ``cypher/questions`` for whoever asks there; any other answers in Python, with the same rows in the same order.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

from graphmodel.errors import NameNotFound
from graphmodel.graph import Graph
from graphmodel.questions import saved
from graphmodel.questions.parameters import Given, bind, check, for_statement, in_words
from graphmodel.questions.question import Definition, Parameter, Question
from graphmodel.reading import nearest
from graphmodel.store.base import AnswersCypher, Store
from graphmodel.store.memory import MemoryStore

__all__ = ["Answer", "Given", "Parameter", "Question", "answer", "check", "in_words", "question", "questions"]


class Answer(NamedTuple):
    """The rows that answer a question, each with a value for every column, and what was asked about."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]
    parameters: Mapping[str, Any]

    def __str__(self) -> str:
        return f"{len(self.rows):,} rows of {', '.join(self.columns)}"


@cache
def questions() -> Mapping[str, Question]:
    """Return the saved questions by name, sorted by group and name."""
    every: list[Question] = []
    for module in pkgutil.iter_modules(saved.__path__, f"{saved.__name__}."):
        definition: Definition = import_module(module.name).QUESTION
        every += definition.questions(module.name.rpartition(".")[2].replace("_", "-"))
    return {question.name: question for question in sorted(every, key=lambda q: (q.group, q.name))}


def question(name: str) -> Question:
    """Return the question of a name.

    Raises:
        NameNotFound: there is none; the nearest names are suggested.

    """
    try:
        return questions()[name]
    except KeyError:
        raise NameNotFound(name, nearest(name, list(questions())), "question") from None


def answer(store: Store, name: str, parameters: Given | None = None) -> Answer:
    """Answer a question: with its statement where the store understands Cypher, otherwise in Python.

    Args:
        store: whom to ask.
        name: the question's.
        parameters: what to ask about, by parameter; the others have their defaults. Actors may have any of their
            names, and what takes several takes a list.

    Raises:
        NameNotFound: there is no such question, or something given has a name that is not known.
        AmbiguousName: an actor's name is that of several.
        FilterError: a parameter is needed, is not one of the question's, or cannot have the value.

    """
    asked = question(name)
    values = bind(asked, parameters or {}, store)
    wanted = for_statement(asked, values, store.vocabulary)
    if isinstance(store, AnswersCypher):
        ask = store.drawn if asked.is_drawing else store.rows
        return Answer(asked.columns, list(ask(asked.statement, wanted)), values)
    graph = store.graph if isinstance(store, MemoryStore) else Graph(store.claims())
    return Answer(asked.columns, asked.rows(graph, wanted), values)
