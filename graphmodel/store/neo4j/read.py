"""Answers from a Neo4j server: what a path search asks is one query for a whole level."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from graphmodel.askable import Askable
from graphmodel.claims.claimset import ClaimSet
from graphmodel.claims.ids import ID
from graphmodel.claims.model import Claim, Document, Entity
from graphmodel.claims.names import Names
from graphmodel.claims.vocabulary import Vocabulary
from graphmodel.errors import AmbiguousName, NameNotFound
from graphmodel.evidence import (
    Context,
    EventDates,
    Filters,
    Key,
    Origins,
    Relationship,
    dates_of_events,
    reading_order,
)
from graphmodel.letters import nfc
from graphmodel.paths import Passing, Step, Way, costs_of_hops, steps_to_neighbours
from graphmodel.store.base import Asked, Damage, Drawn, KnownDates, in_drawing_order, told_apart
from graphmodel.store.neo4j import adhoc, check, rows, state
from graphmodel.store.neo4j.conditions import walked
from graphmodel.store.neo4j.connection import Connection
from graphmodel.store.neo4j.derive import DATED_CLAIMS
from graphmodel.store.neo4j.rows import WRITER, quoted

_ENTITIES = "MATCH (e:Entity) WHERE e.written_by = $writer RETURN e{.*} AS row"


class Neo4jStore(Askable):
    """Answers from the graph that `Loader` wrote."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    @cached_property
    def notes(self) -> list[str]:
        """What every answer rests on.

        Raises:
            StoreError: nothing was loaded yet, or by a program that writes it otherwise.

        """
        return state.notes(self._connection)

    def damages(self) -> list[Damage]:
        """Return what is not as it should be; see `Mendable`."""
        return check.damages(self._connection, self._connection.address)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The built-in vocabulary with the kinds and relations that were loaded."""
        return rows.vocabulary_from(self._connection.read(rows.VOCABULARY, writer=WRITER))

    def resolve(self, name: str) -> str:
        """Return the id of the entity that is called ``name``; see `Names` for what counts."""
        terms = " OR ".join(map(rows.lucene, rows.search_terms(name)))
        query = "MATCH (e:Entity) WHERE e.id IN $ids AND e.written_by = $writer RETURN e{.*} AS entity"
        if terms:
            query += (
                " UNION CALL db.index.fulltext.queryNodes('entity_search', $terms) YIELD node AS e"
                " WHERE e.written_by = $writer RETURN e{.*} AS entity"
            )
        ids = [nfc(name), nfc(name.removeprefix(ID))]
        records = self._connection.read(query, ids=ids, terms=terms, writer=WRITER)
        names = Names(rows.entity_from(record["entity"]) for record in records)
        if not names.find(name):  # who is near is known only by all
            every = self._connection.stream(_ENTITIES, writer=WRITER)
            raise Names(rows.entity_from(record["row"]) for record in every).absence(name)
        try:
            return names.resolve(name)
        except AmbiguousName as error:
            raise told_apart(error, self) from None

    def entities(self, ids: Collection[str]) -> Mapping[str, Entity]:
        """Return entities by id."""
        records = self._connection.read(
            "UNWIND $ids AS id MATCH (e:Entity {id: id}) WHERE e.written_by = $writer RETURN e{.*} AS entity",
            ids=list(ids),
            writer=WRITER,
        )
        entities = {record["entity"]["id"]: rows.entity_from(record["entity"]) for record in records}
        return {id_: entities[id_] for id_ in ids if id_ in entities}

    def homonyms(self, ids: Collection[str]) -> Collection[str]:
        """Return those of ``ids`` whose name another entity has as well."""
        records = self._connection.read(
            "UNWIND $ids AS id MATCH (e:Entity {id: id}) WHERE e.written_by = $writer "
            "MATCH (other:Entity {name: e.name}) WHERE other <> e AND other.written_by = $writer RETURN DISTINCT id",
            ids=list(ids),
            writer=WRITER,
        )
        return {record["id"] for record in records}

    def documents(self, ids: Collection[str] | None = None) -> Mapping[str, Document]:
        """Return documents by id."""
        which = "" if ids is None else " AND d.id IN $ids"
        records = self._connection.read(
            f"MATCH (d:Document) WHERE d.written_by = $writer{which} RETURN d{{.*}} AS document",
            ids=list(ids or ()),
            writer=WRITER,
        )
        documents = {record["document"]["id"]: rows.document_from(record["document"]) for record in records}
        return dict(sorted(documents.items()))

    def claims(self) -> ClaimSet:
        """Return everything that the store holds."""
        entities = self._connection.stream(_ENTITIES, writer=WRITER)
        claims = self._connection.stream(
            "MATCH (c:Claim) WHERE c.written_by = $writer RETURN c{.*} AS row", writer=WRITER
        )
        return ClaimSet(
            self.vocabulary,
            self.documents(),
            dict(sorted((record["row"]["id"], rows.entity_from(record["row"])) for record in entities)),
            dict(sorted((record["row"]["id"], rows.claim_from(record["row"])) for record in claims)),
        )

    def labels(self, entities: Collection[str]) -> Mapping[str, str]:
        """Return the name of each of ``entities``."""
        records = self._connection.read(
            "UNWIND $ids AS id MATCH (e:Entity {id: id}) RETURN id, e.name AS name", ids=list(entities)
        )
        return {record["id"]: record["name"] for record in records}

    def neighbours(
        self, entities: Collection[str], filters: Filters, way: Way, ends: Collection[str]
    ) -> Mapping[str, Mapping[str, int]]:
        """Return the neighbours of each of ``entities``; see `Adjacency`."""
        alone: dict[str, Mapping[str, int]] = {entity: {} for entity in entities}
        pattern = self._pattern(filters)
        if pattern is None:
            return alone
        conditions, parameters = walked(filters, way, ends, self.vocabulary)
        match = f"UNWIND $ids AS id MATCH (e:Entity {{id: id}})-[r:{pattern}]-(n:Entity) WHERE {conditions} "
        if not filters.narrows_claims:
            records = self._connection.read(
                f"{match} WITH id, n.id AS there, min($costs[type(r)]) AS cost "
                "RETURN id, collect([there, cost]) AS around",
                ids=list(entities),
                costs=self._costs,
                **parameters,
            )
            return alone | {record["id"]: dict(record["around"]) for record in records}
        records = self._connection.read(
            f"{match} RETURN id, n.id AS there, r, type(r) AS type, startNode(r) = e AS outwards",
            ids=list(entities),
            **parameters,
        )
        around: dict[str, dict[str, int]] = {}
        for record, relationship in self._narrowed([(rows.key_from(r["id"], r), r) for r in records], filters):
            costs, there = around.setdefault(record["id"], {}), record["there"]
            cost = self._costs[relationship.relation]
            costs[there] = min(cost, costs.get(there, cost))
        return alone | around

    def steps(
        self, entities: Collection[str], filters: Filters, way: Way, ends: Collection[str]
    ) -> Mapping[str, Iterable[Step]]:
        """Return the steps from each of ``entities``; see `Adjacency`."""
        return steps_to_neighbours(self, entities, filters, way, ends)

    def passing(self, entities: Collection[str]) -> Mapping[str, Passing]:
        """Return what it costs to pass each of ``entities``; see `Adjacency`."""
        pattern = self._pattern(Filters())
        met = f"MATCH (e)-[r:{pattern}]-(n:Entity) WHERE r.written_by = $writer AND n <> e RETURN DISTINCT n"
        around = f"COUNT {{ {met} }}" if pattern else "0"
        records = self._connection.read(
            f"UNWIND $ids AS id MATCH (e:Entity {{id: id}}) RETURN id, e.kind AS kind, {around} AS around",
            ids=list(entities),
            writer=WRITER,
        )
        is_setting = self.vocabulary.is_setting
        return {record["id"]: Passing(record["around"], is_setting(record["kind"])) for record in records}

    def hops(
        self, steps: Collection[tuple[str, str]], filters: Filters, way: Way
    ) -> Mapping[tuple[str, str], Sequence[Relationship]]:
        """Return the relationships of each step; see `Adjacency`."""
        between: dict[tuple[str, str], list[Relationship]] = {step: [] for step in steps}
        pattern = self._pattern(filters)
        if pattern is None:
            return between
        directed = "" if way == "both" else " AND (startNode(r) = a OR type(r) IN $symmetric)"
        records = self._connection.read(
            "UNWIND $steps AS step MATCH (a:Entity {id: step[0]}) MATCH (b:Entity {id: step[1]}) "
            f"MATCH (a)-[r:{pattern}]-(b) WHERE r.written_by = $writer{directed} "
            "RETURN step[0] AS id, step[1] AS there, r, type(r) AS type, startNode(r) = a AS outwards",
            steps=[list(step) for step in steps],
            writer=WRITER,
            symmetric=sorted(self.vocabulary.symmetric),
        )
        for record, relationship in self._narrowed([(rows.key_from(r["id"], r), r) for r in records], filters):
            between[record["id"], record["there"]].append(relationship)
        return {step: sorted(relationships, key=lambda r: r.key) for step, relationships in between.items()}

    def relationships(self, entity: str) -> list[Relationship]:
        """Return all relationships of an entity, sorted by their key."""
        if entity not in self.entities([entity]):
            raise NameNotFound(entity)
        pattern = self._pattern(Filters())
        if pattern is None:
            return []
        records = self._connection.read(
            f"MATCH (e:Entity {{id: $id}})-[r:{pattern}]-(n:Entity) WHERE r.written_by = $writer "
            "RETURN DISTINCT r, n.id AS there, type(r) AS type, startNode(r) = e AS outwards",
            id=entity,
            writer=WRITER,
        )
        return sorted(rows.relationship_from(rows.key_from(entity, record), record["r"]) for record in records)

    def said_by(self, speaker: str) -> list[Claim]:
        """Return the claims that documents credit an entity with."""
        records = self._connection.read(
            "MATCH (e:Entity {id: $id})<-[:ATTRIBUTED_TO]-(c:Claim) "
            "WHERE c.attributed_to = $id AND c.written_by = $writer RETURN DISTINCT c{.*} AS claim",
            id=speaker,
            writer=WRITER,
        )
        return sorted((rows.claim_from(record["claim"]) for record in records), key=reading_order)

    def events(self, ids: Collection[str]) -> EventDates:
        """Return the dates of events; see `Store`."""
        records = self._connection.read(DATED_CLAIMS, ids=sorted(ids), writer=WRITER)
        return dates_of_events(rows.claim_from(record["claim"]) for record in records)

    def cypher(self, statement: str, parameters: Mapping[str, Any], limit: int, seconds: float) -> Asked:
        """Return the rows of a statement that somebody typed; see `AnswersCypher`."""
        return adhoc.ask(self._connection, statement, parameters, limit, seconds)

    def rows(self, statement: str, parameters: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """Return the rows of a statement that reads and returns plain values."""
        return [tuple(record.values()) for record in self._connection.read(statement, **parameters)]

    def drawn(self, statement: str, parameters: Mapping[str, Any]) -> list[Drawn]:
        """Return what a statement that reads returns of the graph; see `AnswersCypher`."""
        graph = self._connection.graph(statement, **parameters)
        drawn: list[Drawn] = []
        joined: set[str] = set()
        for relationship in graph.relationships:
            start, end = (str(node["id"]) for node in relationship.nodes if node is not None)
            joined |= {start, end}
            drawn.append((start, relationship.type, end, relationship.get("status")))
        drawn += ((node["id"], None, None, None) for node in graph.nodes if node["id"] not in joined)
        return in_drawing_order(drawn)

    @cached_property
    def _costs(self) -> Mapping[str, int]:
        """What a hop costs, by relation."""
        return costs_of_hops(self.vocabulary)

    @cached_property
    def _types(self) -> list[str]:
        """The relations that the store has, so that patterns name no type that it does not know."""
        known = self._connection.read("CALL db.relationshipTypes() YIELD relationshipType AS type RETURN type")
        return sorted({record["type"] for record in known} & self.vocabulary.relations.keys())

    def _pattern(self, filters: Filters) -> str | None:
        """Return the types of relationships that may be followed, or ``None`` when there are none."""
        types = [name for name in self._types if filters.may_follow(name, self.vocabulary)]
        return "|".join(map(quoted, types)) or None

    def _narrowed(self, candidates: Sequence[tuple[Key, Any]], filters: Filters) -> list[tuple[Any, Relationship]]:
        """Return what filters leave of relationships, each with the record that it came in."""
        relationships = [(record, rows.relationship_from(key, record["r"])) for key, record in candidates]
        context = Context(self._origins if filters.narrows_claims else Origins({}), self.vocabulary)
        events = self._dates.of(r for _, r in relationships) if filters.period else {}
        narrowed = ((record, filters.narrow(relationship, context, events)) for record, relationship in relationships)
        return [(record, relationship) for record, relationship in narrowed if relationship is not None]

    @cached_property
    def _dates(self) -> KnownDates:
        return KnownDates(self.events)

    @cached_property
    def _origins(self) -> Origins:
        return Origins(self.documents())
