"""The graph that is derived from claims.

The claims are what is stored; a `Relationship` is a view of all the claims about one (subject, relation, object).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from graphmodel.askable import Askable, answers
from graphmodel.claims.claimset import ClaimSet
from graphmodel.claims.folder import read_records
from graphmodel.claims.model import Claim, Document, Entity
from graphmodel.claims.names import Names
from graphmodel.claims.prepared import bundled_claims
from graphmodel.claims.resolve import examine, resolve
from graphmodel.claims.vocabulary import Vocabulary
from graphmodel.errors import Fault
from graphmodel.evidence import (
    Context,
    EventDates,
    Key,
    Origins,
    Relationship,
    attributes,
    dates_of_events,
    relate,
    relationship_keys,
)

if TYPE_CHECKING:
    import networkx as nx


class Graph(Askable):
    """Entities, documents, claims, and the relationships derived from them."""

    def __init__(self, claims: ClaimSet) -> None:
        self.vocabulary: Vocabulary = claims.vocabulary
        self.documents: Mapping[str, Document] = claims.documents
        self.entities: Mapping[str, Entity] = claims.entities
        self.claims: Mapping[str, Claim] = claims.claims
        self.origins = Origins(claims.documents)
        self.names = Names(claims.entities.values())

    def __str__(self) -> str:
        held = {"documents": self.documents, "entities": self.entities, "claims": self.claims}
        counts = ", ".join(f"{what}: {len(some):,}" for what, some in held.items())
        return f"Graph ({counts}, relationships: {len(self.relationships):,})"

    @classmethod
    def load(cls, path: str | Path | None = None) -> Graph:
        """Return the graph of a claims folder or file, by default of the bundled seeds.

        Raises:
            InputError: with every fault of every file.

        """
        return cls.examine(path)[0]

    @classmethod
    def examine(cls, path: str | Path | None = None) -> tuple[Graph, Sequence[Fault]]:
        """Return the graph of a claims folder or file, as `load` does, and all warnings: what its author may not mean.

        Raises:
            InputError: with every fault of every file.

        """
        claims, warnings = bundled_claims() if path is None else examine(Path(path))
        return cls(claims), warnings

    @classmethod
    def from_records(
        cls,
        documents: Iterable[object] = (),
        entities: Iterable[object] = (),
        claims: Iterable[object] = (),
        relations: Iterable[object] = (),
        kinds: Iterable[object] = (),
        publishers: Iterable[object] = (),
    ) -> Graph:
        """Return the graph of records that are no file, with the fields that the claim format has.

        Args:
            documents: dicts, or objects such as `graphmodel.claims.Document`.
            entities: likewise.
            claims: likewise; what they name may have any of its names.
            relations: relations beside the built-in ones.
            kinds: kinds beside the built-in ones.
            publishers: the grades of publishers.

        Raises:
            InputError: with every fault of every record; its file is the sort of record, its line the record's number.

        """
        return cls.examine_records(documents, entities, claims, relations, kinds, publishers)[0]

    @classmethod
    def examine_records(
        cls,
        documents: Iterable[object] = (),
        entities: Iterable[object] = (),
        claims: Iterable[object] = (),
        relations: Iterable[object] = (),
        kinds: Iterable[object] = (),
        publishers: Iterable[object] = (),
    ) -> tuple[Graph, Sequence[Fault]]:
        """Return the graph of records, as `from_records` does, and all warnings: what their author may not mean.

        Raises:
            InputError: with every fault of every record, and the warnings.

        """
        sections = {"documents": documents, "entities": entities, "claims": claims}
        batch = read_records({**sections, "relations": relations, "kinds": kinds, "publishers": publishers})
        return cls(resolve(batch)), batch.all_warnings()

    @property
    def claim_set(self) -> ClaimSet:
        """The claims that it is derived from, with all that they speak of."""
        return ClaimSet(self.vocabulary, self.documents, self.entities, self.claims)

    @cached_property
    def events(self) -> EventDates:
        """The dates of events, as the asserted claims of each give them."""
        return dates_of_events(self.claims.values())

    @cached_property
    def shared_names(self) -> frozenset[str]:
        """The names that several entities have, letter for letter."""
        return frozenset(n for n, number in Counter(e.name for e in self.entities.values()).items() if number > 1)

    @cached_property
    def context(self) -> Context:
        """What relationships rest on beside their claims."""
        return Context(self.origins, self.vocabulary)

    @cached_property
    def relationships(self) -> Mapping[Key, Relationship]:
        """The relationships by (subject, relation, object), sorted; involvements in events are among them."""
        groups: dict[Key, list[Claim]] = defaultdict(list)
        for claim in self.claims.values():
            for key in relationship_keys(claim, self.vocabulary):
                groups[key].append(claim)
        return {key: relate(key, claims, self.context) for key, claims in sorted(groups.items())}

    @cached_property
    def adjacency(self) -> Mapping[str, Mapping[str, Sequence[Relationship]]]:
        """For each entity, its relationships in either direction by the entity at their other end."""
        around: dict[str, dict[str, list[Relationship]]] = {id_: {} for id_ in self.entities}
        for relationship in self.relationships.values():
            subject, object_ = relationship.subject, relationship.object
            around[subject].setdefault(object_, []).append(relationship)
            if subject != object_:
                around[object_].setdefault(subject, []).append(relationship)
        return around

    def name(self, id_: str) -> str:
        """Return the name of an entity."""
        return self.entities[id_].name

    def edge_attributes(self, relationship: Relationship) -> dict[str, Any]:
        """Return what an edge says of its relationship, beside its ends and its key; what is unknown is left out."""
        return attributes(relationship, self.events, self.name, self.vocabulary)

    def _repr_html_(self) -> str:
        """Return the graph as a notebook shows it: its page, in a frame that keeps the two apart."""
        return str(answers().frame(self))

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """Return the graph as a networkx ``MultiDiGraph``.

        Nodes are entity ids, an edge's key is its relation. Attributes are text and numbers only, lists are joined
        by ``|``, and what is unknown is left out, so that every writer of networkx takes them.
        """
        import networkx as nx

        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for entity in self.entities.values():
            graph.add_node(entity.id, **flat(node_attributes(entity)))
        for relationship in self.relationships.values():
            attributes = flat(self.edge_attributes(relationship))
            graph.add_edge(relationship.subject, relationship.object, key=relationship.relation, **attributes)
        return graph


def node_attributes(entity: Entity) -> dict[str, Any]:
    """Return what a node says of its entity, beside the id."""
    attributes = msgspec.to_builtins(entity)
    del attributes["id"]
    return dict(attributes)


def flat(attributes: Mapping[str, Any]) -> dict[str, str | int | float]:
    """Return the attributes with lists joined by ``|``; of an alias with a language the name."""

    def text(item: object) -> str:
        return str(item["name"]) if isinstance(item, dict) else str(item)

    return {
        name: "|".join(map(text, value)) if isinstance(value, list) else value for name, value in attributes.items()
    }
