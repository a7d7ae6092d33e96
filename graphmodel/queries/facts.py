"""What the twins of the statements ask of a graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any

from graphmodel.claims.dates import UNKNOWN
from graphmodel.claims.model import Claim, Entity
from graphmodel.evidence import FORMER, corroboration
from graphmodel.filters import WALKED
from graphmodel.graph import Graph, Relationship, first_date
from graphmodel.queries.question import DRAWN
from graphmodel.store.base import Drawn, in_drawing_order

Row = dict[str, Any]
Twin = Callable[[Graph, Mapping[str, Any]], list[Row]]


def ordered(rows: Iterable[Row], *by: str) -> list[Row]:
    """Return rows sorted by columns as Cypher sorts, null last; a column with ``-`` is a number, the highest first."""

    def place(row: Row, name: str) -> tuple[bool, Any]:
        if name.startswith("-"):
            return False, -row[name[1:]]
        value = row[name]
        return (True, "") if value is None else (False, value)

    return sorted(rows, key=lambda row: [place(row, name) for name in by])


def drawing(relationships: Iterable[Relationship]) -> list[Row]:
    """Return the rows of a drawing of relationships."""
    return drawn_rows((r.subject, r.relation, r.object, r.status) for r in relationships)


def picked(relationships: Iterable[Relationship], limit: int, *by: str) -> list[Relationship]:
    """Return the first relationships by some of their fields, as many as a person can look at."""
    return sorted(relationships, key=attrgetter(*by))[:limit]


def drawn_rows(drawn: Iterable[Drawn]) -> list[Row]:
    """Return the rows of what is drawn, sorted, each once."""
    return [dict(zip(DRAWN, row, strict=True)) for row in in_drawing_order(drawn)]


def relationships(
    graph: Graph, relations: Collection[str] | None = None, statuses: Collection[str] | None = None
) -> Iterator[Relationship]:
    """Yield the relationships that have one of the relations and statuses."""
    for relationship in graph.relationships.values():
        if (relations is None or relationship.relation in relations) and (
            statuses is None or relationship.status in statuses
        ):
            yield relationship


def about(
    graph: Graph,
    actor: str | None,
    relations: Collection[str] | None = None,
    statuses: Collection[str] | None = None,
) -> Iterator[Relationship]:
    """Yield the relationships with one of the relations and statuses that an actor, if given, is an end of."""
    return (r for r in relationships(graph, relations, statuses) if actor in (None, r.subject, r.object))


def ends(graph: Graph, r: Relationship) -> Row:
    """Return the columns on what a relationship joins."""
    return {
        "subject": name(graph, r.subject),
        "relation": r.relation,
        "object": name(graph, r.object),
        "status": r.status,
        "subject_id": r.subject,
        "object_id": r.object,
    }


def noted(graph: Graph, given: Mapping[str, Any]) -> list[Row]:
    """Answer a question for relationships of some relations, with what their claims add."""
    rows = [
        {**ends(graph, r), **said(graph, r), "notes": notes(r)}
        for r in about(graph, given["actor"], given["relations"])
    ]
    return ordered(rows, "object", "relation", "subject", "object_id", "subject_id")


def noted_drawing(graph: Graph, given: Mapping[str, Any]) -> list[Row]:
    """Answer a question for a drawing of relationships of some relations."""
    found = about(graph, given["actor"], given["relations"], WALKED)
    return drawing(picked(found, given["limit"], "subject", "object", "relation"))


def around(graph: Graph, id_: str) -> Iterator[tuple[Entity, Relationship]]:
    """Yield the relationships of an entity, if there is one, each with the entity at its other end."""
    for neighbour, found in graph.adjacency.get(id_, {}).items():
        for relationship in found:
            yield graph.entities[neighbour], relationship


def walked(relationship: Relationship, relations: Collection[str]) -> bool:
    """Return whether a relationship is asserted or contested and of one of the relations, or none are given."""
    return relationship.status in WALKED and (not relations or relationship.relation in relations)


def links(graph: Graph, one: str, other: str, relations: Collection[str]) -> list[Relationship]:
    """Return the relationships between two by which one is `walked` to the other."""
    return [r for r in graph.adjacency[one].get(other, ()) if walked(r, relations)]


def linked(graph: Graph, id_: str, relations: Collection[str]) -> set[str]:
    """Return whom an entity is joined to by relationships that are `walked`."""
    return {neighbour.id for neighbour, r in around(graph, id_) if walked(r, relations)}


def names(graph: Graph, ids: Iterable[str | None]) -> list[str]:
    """Return the names of entities, each entity once, sorted."""
    return sorted(graph.entities[id_].name for id_ in set(ids) if id_ is not None)


def name(graph: Graph, id_: str | None) -> str | None:
    """Return the name of an entity."""
    return None if id_ is None else graph.entities[id_].name


def marked(graph: Graph, statuses: Mapping[str, str]) -> list[str]:
    """Return the names of entities, sorted, each marked when what its status speaks of is contested."""
    return [
        f"{graph.entities[id_].name}{' (contested)' * (statuses[id_] == 'contested')}"
        for id_ in sorted(statuses, key=lambda id_: (graph.entities[id_].name, id_))
    ]


def sentence(graph: Graph, relationship: Relationship) -> str:
    """Return a relationship as words."""
    subject, object_ = graph.entities[relationship.subject].name, graph.entities[relationship.object].name
    return f"{subject} {relationship.relation} {object_}{' (contested)' * (relationship.status == 'contested')}"


def sentences(graph: Graph, relationships: Iterable[Relationship]) -> list[str]:
    """Return relationships between the same two as words, sorted by relation and subject."""
    return [sentence(graph, r) for r in sorted(relationships, key=lambda r: (r.relation, r.subject))]


def accounts(graph: Graph, claims: Iterable[Claim]) -> list[str]:
    """Return who makes claims: the speaker that a document credits, with the document, or a document alone."""
    found = {(name(graph, claim.attributed_to), claim.document) for claim in claims}
    return [
        f"{speaker} in {document}" if speaker is not None else document
        for speaker, document in sorted(found, key=lambda pair: (pair[0] is None, pair[0] or "", pair[1]))
    ]


def affirming(relationship: Relationship) -> list[Claim]:
    """Return the claims by which a relationship is what its status says; a denied one has none."""
    return [claim for claim in relationship.supporting if claim.stance != "denied"]


def said_by(graph: Graph, relationship: Relationship) -> list[str]:
    """Return by whose account a relationship is what its status says, unless it is denied."""
    return accounts(graph, affirming(relationship))


def denied_by(graph: Graph, relationship: Relationship) -> list[str]:
    """Return who denies a relationship."""
    return accounts(graph, (claim for claim in relationship.claims if claim.stance == "denied"))


def said(graph: Graph, relationship: Relationship) -> Row:
    """Return the columns on who says and who denies it."""
    return {"said_by": said_by(graph, relationship), "denied_by": denied_by(graph, relationship)}


def origins(relationship: Relationship) -> Row:
    """Return the columns on where it entered print."""
    evidence = corroboration(relationship)
    established = "established" if evidence.is_established else "not established"
    return {
        "origins": [str(origin) for origin in evidence.origins],
        "independence": established if len(evidence.origins) > 1 else None,
    }


def notes(relationship: Relationship) -> list[str]:
    """Return what the claims of a relationship add, each with its stance."""
    found = sorted({(claim.stance, claim.note) for claim in relationship.claims if claim.note is not None})
    return [f"{stance}: {note}" for stance, note in found]


def until(end: str | None) -> str | None:
    """Return the column on until when."""
    return FORMER if end == UNKNOWN else end


def happenings(graph: Graph) -> Mapping[str, Sequence[Claim]]:
    """Return the claims of each event that groups any."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in graph.claims.values():
        if claim.event is not None:
            found[claim.event].append(claim)
    return found


def dated(graph: Graph, r: Relationship, events: Mapping[str, Sequence[Claim]]) -> Row:
    """Return the columns on since when a relationship is, or else when its happenings were, and on these."""
    belonging = [c for claim in r.claims if claim.event for c in events[claim.event] if c.stance == "asserted"]
    return {
        "since": r.start or first_date(belonging),
        "happenings": names(graph, (claim.event for claim in r.claims)),
    }


def released(graph: Graph, id_: str) -> list[str]:
    """Return what is said of somebody's release: who freed them, and who asserts, denies or expects that."""
    found = [r for _, r in around(graph, id_) if r.relation == "FREED" and r.object == id_]
    return [
        f"freed by {name(graph, r.subject)}{f', {r.start}' if r.start else ''}: {stance} by "
        + ", ".join(accounts(graph, (claim for claim in r.claims if claim.stance == stance)))
        for r in sorted(found, key=lambda r: (name(graph, r.subject) or "", r.subject))
        for stance in sorted({claim.stance for claim in r.claims})
    ]
