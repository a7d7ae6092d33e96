"""The graph that is derived from claims.

The claims are what is stored; a `Relationship` is a view of all the claims about one (subject, relation, object).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import msgspec

from graphmodel import bundled, resolve
from graphmodel.claims.dates import UNKNOWN, days
from graphmodel.claims.model import Claim, Document, Entity
from graphmodel.errors import Fault
from graphmodel.names import Names
from graphmodel.origins import Origin, Origins
from graphmodel.resolve import ClaimSet
from graphmodel.vocabulary import Vocabulary

if TYPE_CHECKING:
    import networkx as nx

Status = Literal["asserted", "contested", "denied", "unconfirmed", "prospective"]
STATUSES: tuple[Status, ...] = ("asserted", "contested", "denied", "unconfirmed", "prospective")


class Relationship(NamedTuple):
    """An edge: subject, relation and object with all the claims about it.

    ``origins`` are the independent origins of the claims that bear the status out (`supporting`).
    """

    subject: str
    relation: str
    object: str
    status: Status
    claims: tuple[Claim, ...]
    origins: tuple[Origin, ...]

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes it one relationship."""
        return self[:3]

    @property
    def supporting(self) -> tuple[Claim, ...]:
        """The claims that bear the status out: for a contested relationship those that assert it."""
        stance = "asserted" if self.status == "contested" else self.status
        return tuple(claim for claim in self.claims if claim.stance == stance)

    @property
    def documents(self) -> list[str]:
        """The documents that say anything of it, sorted."""
        return sorted({claim.document for claim in self.claims})

    @property
    def speakers(self) -> list[str]:
        """The entities whom documents credit with saying anything of it, sorted."""
        return sorted({claim.attributed_to for claim in self.claims if claim.attributed_to})

    @property
    def start(self) -> str | None:
        """The first date that a claim about it gives, as precise as given; ``None`` when none does."""
        return first_date(self.claims)

    @property
    def end(self) -> str | None:
        """The last date that a claim about it gives, as precise as given.

        ``None`` when none does, or when one says since when and not until when: then nobody has said that it ended.
        ``unknown`` when a claim says that it is over, and none says since when.
        """
        ends = {claim.end for claim in self.claims if claim.end}
        if ends == {UNKNOWN}:
            return UNKNOWN
        if any(claim.start and not claim.end for claim in self.claims):
            return None
        dates = {*ends, *(claim.date for claim in self.claims if claim.date)} - {UNKNOWN}
        return max(dates, key=lambda date: (days(date).last, date), default=None)


def first_date(claims: Iterable[Claim]) -> str | None:
    """Return the first date or start that claims give, as precise as given; ``None`` when none gives any."""
    dates = (date for claim in claims if (date := claim.date or claim.start))
    return min(dates, key=lambda date: (days(date).first, date), default=None)


def status_of(claims: Iterable[Claim]) -> Status:
    """Return the status that claims give a relationship.

    A denial answers an assertion; where nothing is asserted it comes before doubt, and doubt before prospects.
    """
    stances = {claim.stance for claim in claims}
    if "asserted" in stances:
        return "contested" if "denied" in stances else "asserted"
    return next(status for status in STATUSES if status in stances)


def relationship_key(claim: Claim, vocabulary: Vocabulary) -> tuple[str, str, str]:
    """Return the subject, relation and object of the relationship that a claim is about.

    A symmetric relation has its ends sorted by id, so that both ways of saying it are one relationship.
    """
    if claim.relation in vocabulary.symmetric and claim.object < claim.subject:
        return claim.object, claim.relation, claim.subject
    return claim.subject, claim.relation, claim.object


def relate(key: tuple[str, str, str], claims: Iterable[Claim], origins: Origins) -> Relationship:
    """Return the relationship that claims make; there must be one claim at least."""
    ordered = tuple(sorted(claims, key=reading_order))
    bare = Relationship(*key, status_of(ordered), ordered, ())
    return bare._replace(origins=origins.independent(claim.document for claim in bare.supporting))


def reading_order(claim: Claim) -> tuple[str, int, str]:
    """Return the key that sorts claims by document and by place in it."""
    start = claim.locator.start if claim.locator and claim.locator.start is not None else 0
    return claim.document, start, claim.id or ""


class Graph:
    """Entities, documents, claims, and the relationships derived from them."""

    def __init__(self, claims: ClaimSet) -> None:
        self.vocabulary: Vocabulary = claims.vocabulary
        self.documents: Mapping[str, Document] = claims.documents
        self.entities: Mapping[str, Entity] = claims.entities
        self.claims: Mapping[str, Claim] = claims.claims
        self.origins = Origins(claims.documents)
        self.names = Names(claims.entities.values())

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
        claims, warnings = resolve.examine(bundled.folder("seeds") if path is None else Path(path))
        return cls(claims), warnings

    @cached_property
    def relationships(self) -> Mapping[tuple[str, str, str], Relationship]:
        """The relationships by (subject, relation, object), sorted."""
        groups: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
        for claim in self.claims.values():
            groups[relationship_key(claim, self.vocabulary)].append(claim)
        return {key: relate(key, claims, self.origins) for key, claims in sorted(groups.items())}

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
            attributes = flat(edge_attributes(relationship))
            graph.add_edge(relationship.subject, relationship.object, key=relationship.relation, **attributes)
        return graph

    def _repr_html_(self) -> str:
        """Return the graph as a notebook shows it: its page, in a frame that keeps the two apart."""
        # The one look upwards in the package: a notebook asks the graph itself, and only then is the view loaded.
        view = import_module("graphmodel.view")
        return str(view.frame(view.render(self)))


def node_attributes(entity: Entity) -> dict[str, Any]:
    """Return what a node says of its entity, beside the id."""
    attributes = msgspec.to_builtins(entity)
    del attributes["id"]
    return dict(attributes)


def edge_attributes(relationship: Relationship) -> dict[str, Any]:
    """Return what an edge says of its relationship, beside its ends and its key."""
    attributes: dict[str, Any] = {
        "relation": relationship.relation,
        "status": relationship.status,
        "claims": [claim.id for claim in relationship.claims],
        "documents": relationship.documents,
        "speakers": relationship.speakers,
        "origins": [str(origin) for origin in relationship.origins],
        "start": relationship.start,
        "end": relationship.end,
    }
    return {name: value for name, value in attributes.items() if value is not None}


def flat(attributes: Mapping[str, Any]) -> dict[str, str | int | float]:
    """Return the attributes with lists joined by ``|``; of an alias with a language the name."""

    def text(item: object) -> str:
        return str(item["name"]) if isinstance(item, dict) else str(item)

    return {
        name: "|".join(map(text, value)) if isinstance(value, list) else value for name, value in attributes.items()
    }
