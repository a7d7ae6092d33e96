"""Questions of the common shape: a selection of relationships, and columns for each.

A module of `graphmodel.questions.saved` declares one as a `Listing`; its statement, its answer in Python and its
drawing all follow from that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Literal, NamedTuple

import msgspec

from graphmodel.evidence import COLUMNS, LISTS, Relationship, Status
from graphmodel.graph import Graph
from graphmodel.questions.answers import Row, drawn, evidence, in_one_text, incoming, ordered
from graphmodel.questions.question import Parameter, Question, Values, drawing
from graphmodel.questions.statements import Field, statement

_NODES = {"subject": "a", "object": "b", "other": "n"}


class Who(NamedTuple):
    """The parameter that says whose relationships are listed."""

    name: str
    end: Literal["subject", "object", "either"]
    """Which end that must be."""
    meaning: str
    example: str | None = None
    """With one it must be given; otherwise nothing stands for everybody."""

    @property
    def parameter(self) -> Parameter:
        """The parameter."""
        return Parameter(self.name, "actor" if self.example else "actor or null", self.meaning, example=self.example)

    @property
    def cypher(self) -> str:
        """The condition on a relationship."""
        if self.end == "either":
            return f"(${self.name} IS NULL OR ${self.name} IN [a.id, b.id])"
        return f"(${self.name} IS NULL OR {_NODES[self.end]}.id = ${self.name})"

    def takes(self, r: Relationship, given: Values) -> bool:
        """Return whether a relationship is listed."""
        ends = {"subject": (None, r.subject), "object": (None, r.object), "either": (None, r.subject, r.object)}
        return given[self.name] in ends[self.end]


class Condition(NamedTuple):
    """What else a relationship must be, in both languages: ``r`` from ``a`` to ``b``."""

    cypher: str
    python: Callable[[Graph, Relationship, Values], bool]


class Column(NamedTuple):
    """What is told beside the evidence for a relationship, in both languages: ``r`` from ``a`` to ``b``."""

    name: str
    meaning: str
    cypher: str
    python: Callable[[Graph, Relationship, Values], Any] | None = None
    """``None`` where it is part of the evidence."""


class Link(NamedTuple):
    """What another relationship must be, in both languages: ``o`` from ``x``, beside ``r`` from ``a`` to ``b``."""

    cypher: str
    python: Callable[[Graph, Relationship, Relationship], bool]


class End(NamedTuple):
    """The column with the name of an end; one with its id comes last of all."""

    name: str
    which: Literal["subject", "object", "other"]
    meaning: str

    def id(self, r: Relationship, given: Values) -> str:
        """Return the id of the end."""
        if self.which == "other":
            return r.subject if r.object == given["actor"] else r.object
        return r.subject if self.which == "subject" else r.object

    @property
    def columns(self) -> tuple[Column, Column]:
        """The columns with its name and its id."""
        node = _NODES[self.which]
        return (
            Column(self.name, self.meaning, f"{node}.name", lambda graph, r, given: graph.name(self.id(r, given))),
            Column(f"{self.name}_id", "its id", f"{node}.id", lambda _, r, given: self.id(r, given)),
        )

    @property
    def kind(self) -> Column:
        """The column with its kind."""
        kind = f"{_NODES[self.which]}.kind"
        return Column("kind", "what it is", kind, lambda graph, r, given: graph.entities[self.id(r, given)].kind)


SUBJECT, OBJECT = End("subject", "subject", "who or what"), End("object", "object", "whom or what")
STATUS = ("status", "contested")
SUPPORT = ("said_by", "denied_by")
SIDES = (*SUPPORT, "alleged_by", "expected_by")
ORIGINS = ("origins", "origins_declared")

STATED = Condition("NOT r.derived", lambda _graph, r, _given: not r.is_derived)
"""Leaves out involvements, which follow from other relationships that are listed."""


def those_who(name: str, meaning: str, relations: tuple[str, ...], to: End, link: Link | None = None) -> Column:
    """Return the column with the names of those who have asserted relationships to an end, contested ones marked."""

    def python(graph: Graph, r: Relationship, given: Values) -> list[str]:
        subjects = {
            (graph.name(o.subject), o.subject, o.contested)
            for o in incoming(graph, to.id(r, given), relations)
            if o.status == "asserted" and (link is None or link.python(graph, o, r))
        }
        return [f"{name}{' (contested)' * contested}" for name, _, contested in sorted(subjects)]

    return Column(name, meaning, f"""COLLECT {{
    MATCH (x:Entity)-[o:{"|".join(relations)}]->({_NODES[to.which]})
    WHERE [[ours o]] AND o.status = 'asserted'{f" AND {link.cypher}" if link else ""}
    WITH DISTINCT x, o.contested AS contested
    RETURN x.name + CASE WHEN contested THEN ' (contested)' ELSE '' END AS named ORDER BY x.name, x.id, contested
  }}""", python)  # fmt: skip


def what_is_said(name: str, meaning: str, relation: str, link: Link | None = None) -> Column:
    """Return the column that tells the relationships of a relation that have the same object."""

    def python(graph: Graph, r: Relationship, _given: Values) -> list[str]:
        others = incoming(graph, r.object, (relation,))
        return [in_one_text(graph, o) for o in others if link is None or link.python(graph, o, r)]

    return Column(name, meaning, f"""COLLECT {{
    MATCH (x:Entity)-[o:{relation}]->(b) WHERE [[ours o]]{f" AND {link.cypher}" if link else ""}
    RETURN [[text o]] AS text ORDER BY x.name, x.id
  }}""", python)  # fmt: skip


class Listing(msgspec.Struct, frozen=True, kw_only=True):
    """A question that lists relationships."""

    group: str
    title: str
    description: str
    relations: tuple[str, ...] = ()
    """Which relations, unless the parameter says otherwise; empty for all. There is no such parameter where the answer
    has no column ``relation``: then it is one relation, and no other."""
    who: Who | None = None
    statuses: tuple[Status, ...] = ()
    """Which statuses; empty for all."""
    conditions: tuple[Condition, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    """What the conditions ask for."""
    columns: tuple[str | End | Column, ...]
    """Names of `COLUMNS`, ends, and others."""
    order: tuple[str, ...] = ()
    """The columns to sort by before the ends and the relation."""
    drawn: int = 0
    """How many relationships its drawing shows by default; it has none where this is 0."""

    def questions(self, name: str) -> Iterator[Question]:
        """Yield the question, and the drawing that belongs to it where it has one."""
        cells = list(self._cells())
        order = [*self.order, *self._places()]
        asked = Question(
            name,
            self.group,
            self.title,
            self.description,
            tuple(self._parameters()),
            {column.name: column.meaning for column in cells},
            statement(self._match(), [Field(*column[:3]) for column in cells], order),
            lambda graph, given: self._rows(graph, given, cells, order),
        )
        yield asked
        if self.drawn:
            asserted = msgspec.structs.replace(self, statuses=("asserted",))
            text = statement(asserted._match(), _DRAWN, ("a.id", "b.id", "type(r)"), limited=True)
            yield drawing(asked, self.drawn, text, {f.name: f.meaning for f in _DRAWN}, asserted._drawing)

    @property
    def _is_of_any(self) -> bool:
        """Whether a parameter says which relations."""
        return "relation" in self.columns

    def _parameters(self) -> Iterator[Parameter]:
        if self.who:
            yield self.who.parameter
        yield from self.parameters
        if self._is_of_any:
            yield Parameter("relations", "list of relation", "which relations; empty for all", list(self.relations))

    def _cells(self) -> Iterator[Column]:
        """Yield the columns, the ids of ends last."""
        ids = []
        for column in self.columns:
            if isinstance(column, End):
                name, id_ = column.columns
                ids.append(id_)
                yield name
            elif isinstance(column, Column):
                yield column
            else:
                held = f"coalesce(r.{column}, [])" if column in LISTS else f"r.{column}"
                cypher = "type(r)" if column == "relation" else held
                yield Column(column, COLUMNS[column], cypher)
        yield from ids

    def _places(self) -> Iterator[str]:
        """Yield what rows are sorted by: the ends and the relation as they come, then the ids."""
        ends = [column.name for column in self.columns if isinstance(column, End)]
        for column in self.columns:
            if column == "relation" or isinstance(column, End):
                yield column if isinstance(column, str) else column.name
        yield from (f"{end}_id" for end in ends)

    def _match(self) -> str:
        conditions = ["(size($relations) = 0 OR type(r) IN $relations)"] if self._is_of_any else []
        r = "r" if self._is_of_any else f"r:{'|'.join(self.relations)}"
        conditions += [f"r.status IN {[*self.statuses]}"] if self.statuses else []
        conditions += [condition.cypher for condition in self.conditions]
        if self.who and self.who.example:
            pattern = f"(e:Entity {{id: ${self.who.name}}})-[{r}]-(n:Entity)"
            last = "\nWITH DISTINCT r, n, startNode(r) AS a, endNode(r) AS b"
        else:
            pattern, last = f"(a:Entity)-[{r}]->(b:Entity)", ""
            conditions += [self.who.cypher] if self.who else []
        together = "\n  AND ".join(["[[ours r]]", *conditions])
        return f"MATCH {pattern}\nWHERE {together}{last}"

    def _selected(self, graph: Graph, given: Values) -> Iterator[Relationship]:
        relations = given.get("relations", self.relations)
        for r in graph.relationships.values():
            if (
                (not relations or r.relation in relations)
                and (not self.statuses or r.status in self.statuses)
                and (self.who is None or self.who.takes(r, given))
                and all(condition.python(graph, r, given) for condition in self.conditions)
            ):
                yield r

    def _rows(self, graph: Graph, given: Values, cells: list[Column], order: list[str]) -> list[tuple[Any, ...]]:
        rows: list[Row] = []
        for r in self._selected(graph, given):
            columns = evidence(graph, r)
            rows.append({c.name: c.python(graph, r, given) if c.python else columns[c.name] for c in cells})
        return [tuple(row.values()) for row in ordered(rows, order)]

    def _drawing(self, graph: Graph, given: Values) -> list[tuple[Any, ...]]:
        return drawn(
            sorted(self._selected(graph, given), key=lambda r: (r.subject, r.object, r.relation))[: given["limit"]]
        )


_DRAWN = (
    Field("subject", "from whom it leads", "a"),
    Field("relationship", "a relationship", "r"),
    Field("object", "to whom it leads", "b"),
)
