"""Questions of a shape of their own, whose statement and answer in Python are both written out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

import msgspec

from graphmodel.evidence import Relationship
from graphmodel.graph import Graph
from graphmodel.questions.answers import Row, drawn, ordered
from graphmodel.questions.question import Parameter, Question, Values, drawing
from graphmodel.questions.statements import Field, filled, statement
from graphmodel.store.base import Drawn

__all__ = ["THROUGH_KINDS", "Field", "Parameter", "Picture", "Row", "Values", "Written"]

THROUGH_KINDS = Parameter("kinds", "list of kind", "through which kinds of entities, such as Person; empty for all", [])
"""What every question about paths takes."""


class Picture(NamedTuple):
    """What a drawing shows."""

    limit: int
    """How much it shows by default."""
    statement: str
    returns: dict[str, str]
    """The columns of the statement and what they mean."""
    drawn: Callable[[Graph, Values], Iterable[Relationship | Drawn]]


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """A question with a statement of its own."""

    group: str
    title: str
    description: str
    parameters: tuple[Parameter, ...] = ()
    match: str
    """The statement before what it returns."""
    columns: tuple[Field, ...]
    order: tuple[str, ...]
    """What rows are sorted by; after ``-`` from the highest. In Python each is a part of the row, though no column."""
    rows: Callable[[Graph, Values], Iterable[Row]]
    picture: Picture | None = None

    def questions(self, name: str) -> Iterator[Question]:
        """Yield the question, and the drawing that belongs to it where it has one."""
        limited = any(parameter.name == "limit" for parameter in self.parameters)
        text = statement(self.match, self.columns, self.order, limited=limited)
        meanings = {field.name: field.meaning for field in self.columns}
        asked = Question(name, self.group, self.title, self.description, self.parameters, meanings, text, self._answer)
        yield asked
        if self.picture:
            limit, text, returns, picture = self.picture
            yield drawing(
                asked, limit, filled(text.strip()), returns, lambda graph, given: drawn(picture(graph, given))
            )

    def _answer(self, graph: Graph, given: Values) -> list[tuple[Any, ...]]:
        rows = ordered(self.rows(graph, given), self.order)
        return [tuple(row[field.name] for field in self.columns) for row in rows[: given.get("limit")]]
