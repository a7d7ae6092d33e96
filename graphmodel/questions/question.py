"""A saved question: what it asks, what it takes, what it gives, and its answer in Cypher and in Python."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple, Protocol

from graphmodel.graph import Graph

DRAWING = "-drawing"
DRAWN = ("subject", "relation", "object", "status")
"""The columns of the rows of a drawing: the ids that a relationship joins, its type, and the status of one that is
derived from claims."""

Values = Mapping[str, Any]
"""What a question is asked about: the value of each parameter, names as ids."""


class Parameter(NamedTuple):
    """What a question can be asked about. It must be given where it has no default and may not be null."""

    name: str
    type_in_words: str
    """``actor``, ``date``, ``document``, ``integer``, ``kind``, ``relation`` or ``text``; ``list of actor``; ``date or
    null``."""
    meaning: str
    default: Any = None
    example: Any = None
    """Something to ask about in the bundled claims; the documentation and the Browser's favourites ask about that."""

    @property
    def type(self) -> str:
        """The type of one value."""
        return self.type_in_words.removeprefix("list of ").removesuffix(" or null")

    @property
    def is_list(self) -> bool:
        """Whether it takes several values."""
        return self.type_in_words.startswith("list of ")

    @property
    def may_be_null(self) -> bool:
        """Whether it may stand for nobody in particular."""
        return self.type_in_words.endswith(" or null")

    @property
    def is_required(self) -> bool:
        """Whether nothing stands for it where it is not given."""
        return self.default is None and not self.may_be_null

    @property
    def shown(self) -> Any:
        """The example, or else the default."""
        return self.default if self.example is None else self.example


class Question(NamedTuple):
    """A saved question; of a drawing, ``meanings`` are those of what its statement returns, not of its rows."""

    name: str
    group: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    meanings: Mapping[str, str]
    """The columns and what they mean."""
    statement: str
    rows: Callable[[Graph, Values], list[tuple[Any, ...]]]
    """Answers as the statement does, with the same rows in the same order."""

    @property
    def is_drawing(self) -> bool:
        """Whether its statement returns what to look at, instead of rows."""
        return self.name.endswith(DRAWING)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns of its rows."""
        return DRAWN if self.is_drawing else tuple(self.meanings)

    @property
    def examples(self) -> dict[str, Any]:
        """What to ask about in the bundled claims, by parameter."""
        return {parameter.name: parameter.shown for parameter in self.parameters}


class Definition(Protocol):
    """What a module of `graphmodel.questions.saved` has as its ``QUESTION``."""

    def questions(self, name: str) -> Iterator[Question]:
        """Yield the question, and the drawing that belongs to it where it has one."""
        ...


def drawing(
    question: Question,
    limit: int,
    statement: str,
    meanings: Mapping[str, str],
    rows: Callable[[Graph, Values], list[tuple[Any, ...]]],
) -> Question:
    """Return the drawing that belongs to a question, of at most ``limit`` relationships or paths by default."""
    cut = Parameter("limit", "integer", "at most so much is drawn", default=limit)
    return question._replace(
        name=question.name + DRAWING,
        title=f"Drawn: {question.title[0].lower()}{question.title[1:]}",
        description=f"{question.description} Drawn is only what is asserted.",
        parameters=(*(parameter for parameter in question.parameters if parameter.name != "limit"), cut),
        meanings=meanings,
        statement=statement,
        rows=rows,
    )
