"""The saved questions.

Each is a file in ``cypher/questions``, a Cypher statement with a head comment (`question`), and has a Python twin
(`twins`) that answers where no Cypher is understood. Both give the same rows in the same order.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from graphmodel import bundled
from graphmodel.errors import NameNotFound
from graphmodel.graph import Graph
from graphmodel.queries.parameters import Given, bind
from graphmodel.queries.question import Column, Parameter, Question, read_question
from graphmodel.reading import nearest
from graphmodel.store.base import AnswersCypher, Store
from graphmodel.store.memory import MemoryStore

__all__ = ["Answer", "Column", "Given", "Parameter", "Question", "answer", "question", "questions"]


class Answer(NamedTuple):
    """The rows that answer a question, each with a value for every column, and what was asked about."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]
    parameters: Mapping[str, Any]


@cache
def questions() -> Mapping[str, Question]:
    """Return the saved questions by name, sorted by group and name."""
    files = sorted((bundled.folder("cypher") / "questions").glob("*/*.cypher"), key=lambda p: (p.parent.name, p.stem))
    return {path.stem: read_question(path) for path in files}


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
    """Answer a question: with its statement where the store understands Cypher, otherwise with its twin.

    Args:
        store: whom to ask.
        name: the question's.
        parameters: what to ask about, by parameter; the others have their defaults. Actors may have any of their
            names, and what takes several takes a list.

    Raises:
        NameNotFound: there is no such question, or something given has a name that is not known.
        AmbiguousName: an actor's name is that of several.
        ValueError: a parameter is not one of the question's, or cannot have the value.

    """
    asked = question(name)
    values = bind(asked, parameters or {}, store)
    if isinstance(store, AnswersCypher):
        ask = store.drawn if asked.is_drawing else store.rows
        found = ask(asked.statement, values)
    else:
        from graphmodel.queries.twins import TWINS

        graph = store.graph if isinstance(store, MemoryStore) else Graph(store.claims())
        found = [tuple(row[column] for column in asked.columns) for row in TWINS[name](graph, values)]
    return Answer(asked.columns, found, values)
