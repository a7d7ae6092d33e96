"""An entity as an answer that can be printed: its names, its relationships, and what it is the source of."""

from __future__ import annotations

import shlex
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from graphmodel.answers import Shown
from graphmodel.claims.model import Claim
from graphmodel.claims.vocabulary import INVOLVED_IN, Vocabulary
from graphmodel.evidence import VERBS, Relationship, Status, relationship_keys, telling_order
from graphmodel.output.mentioned import Mentioned
from graphmodel.output.phrases import Block, Cite, Phrase, Quote, count, nothing
from graphmodel.output.statements import doubt, evidence, joined
from graphmodel.store.base import Store

_OF_A_GROUP = 2
"""So many of a group are told, where not all are."""
_PHRASES = 15
"""So many phrases are listed of groups of which none is told."""
_NAMED = 12
"""So many others are named that appear in accounts of an event."""


class EntityAnswer:
    """An entity with its relationships, what documents credit it with, and what all that mentions."""

    def __init__(self, shown: Shown, credited: Sequence[Claim], store: Store) -> None:
        self.shown = shown
        self.credited = credited
        self.known = Mentioned(store, shown.relationships, shown.entity.id)
        self.dates = store.events([shown.entity.id]).get(shown.entity.id, ())

    @property
    def said_of(self) -> int:
        """Of how many relationships documents credit the entity with saying something."""
        return len({relationship_keys(claim, self.known.vocabulary)[0] for claim in self.credited})


class _Group(NamedTuple):
    """Relationships that read alike from the entity, the most telling first."""

    phrase: str
    status: Status
    relationships: list[Relationship]


def blocks(told: EntityAnswer, limit: int | None, quote: Quote = nothing) -> Iterator[Block]:
    """Yield an entity with about so many of its relationships, the most telling first; with no ``limit`` all."""
    entity, relationships = told.shown.entity, told.shown.relationships
    yield Block("title", [f"{entity.name} ({entity.kind}, {entity.id})"])
    yield from (Block("note", phrase) for phrase in _about(told))
    groups = _groups(entity.id, relationships, told.known.vocabulary)
    if limit is None or len(relationships) <= limit:
        yield from (block for group in groups for block in _told(group, None, told, quote))
        return
    rest = []
    everything = f"graphmodel show {shlex.quote(entity.id)} --all"
    is_cut = False
    for group in groups:
        if limit:
            number = min(_OF_A_GROUP, limit, len(group.relationships))
            limit -= number
            is_cut |= number < len(group.relationships)
            yield from _told(group, number, told, quote)
        else:
            rest.append(group)
    if rest:
        number = sum(len(group.relationships) for group in rest)
        more = f"; and {len(rest) - _PHRASES} other phrases" if len(rest) > _PHRASES else ""
        yield Block("section", [f"{number} more, told by {everything}"])
        yield Block("item", [", ".join(map(_heading, rest[:_PHRASES])) + more])
    elif is_cut:
        yield Block("section", [f"all of them are told by {everything}"])


def _about(told: EntityAnswer) -> Iterator[Phrase]:
    """Yield what else an entity is called, when it was, what is noted, and how much there is about and by it."""
    entity, number = told.shown.entity, len(told.shown.relationships)
    if entity.aliases:
        names = [
            a if isinstance(a, str) else f"{a.name} ({a.language})" if a.language else a.name for a in entity.aliases
        ]
        yield [f"also called {', '.join(names)}"]
    if entity.same_as:
        yield [f"same as {', '.join(entity.same_as)}"]
    if entity.note:
        yield [f"note: {entity.note}"]
    if told.dates:
        yield ["dated ", *joined([[date.words, " ", Cite(date.documents)] for date in told.dates], "; ")]
    yield [count(number, "relationship") + (", the most telling first" if number > 1 else "")]
    if told.credited:
        claims, source = count(len(told.credited), "claim"), count(told.said_of, "relationship")
        command = f"graphmodel says {shlex.quote(entity.id)}"
        yield [f"the source of {source}, credited with {claims} ({command})"]


def _groups(id_: str, relationships: Iterable[Relationship], vocabulary: Vocabulary) -> list[_Group]:
    """Return relationships grouped by how they read from one of their ends, in the order of their most telling ones.

    What is not asserted stands in groups of its own, so that nothing is counted among what is.
    """
    by_phrase: dict[tuple[str, Status], list[Relationship]] = defaultdict(list)
    for relationship in sorted(relationships, key=lambda r: telling_order(r, vocabulary)):
        status = "asserted" if relationship.is_derived else relationship.status
        by_phrase[_phrase(relationship, id_, vocabulary), status].append(relationship)
    return [_Group(phrase, status, group) for (phrase, status), group in by_phrase.items()]


def _phrase(relationship: Relationship, id_: str, vocabulary: Vocabulary) -> str:
    """Return how a relationship reads from one of its ends; … stands for the other where that comes first."""
    relation = vocabulary.relations[relationship.relation]
    if relationship.subject == id_ or relation.symmetric:
        return relation.meaning
    return relation.inverse or f"… {relation.meaning} it"


def _heading(group: _Group) -> str:
    number = len(group.relationships)
    words = [VERBS[group.status]] * (group.status != "asserted") + [str(number)] * (number > 1)
    return f"{group.phrase} ({', '.join(words)})" if words else group.phrase


def _told(group: _Group, number: int | None, told: EntityAnswer, quote: Quote) -> Iterator[Block]:
    """Yield a group under its phrase, with a ``number`` so many of it and briefly; what is alone stands on one line."""
    known, id_ = told.known, told.shown.entity.id
    briefly = number is not None
    alone = len(group.relationships) == 1
    if not alone:
        yield Block("group", [_heading(group)])
    for relationship in group.relationships[:number]:
        other = known.name(_other(relationship, id_))
        if alone:
            words = group.phrase.replace("…", other, 1) if group.phrase.startswith("…") else f"{group.phrase} {other}"
            yield Block("plain", [doubt(relationship), words, *evidence(relationship, known, briefly=briefly)])
        else:
            begun = doubt(relationship, VERBS[group.status]) + other
            yield Block("item", [begun, *evidence(relationship, known, briefly=briefly)])
        yield from quote(relationship.claims)
    if more := group.relationships[number:] if number is not None else ():
        named = _named(more, told) if group.relationships[0].relation == INVOLVED_IN else ""
        yield Block("item", [f"and {len(more)} more{named}"])


def _named(relationships: Sequence[Relationship], told: EntityAnswer) -> str:
    """Return who else appears in accounts of an event, or of which events accounts there are."""
    names = [told.known.name(_other(r, told.shown.entity.id)) + " (contested)" * r.contested for r in relationships]
    more = f" and {count(len(names) - _NAMED, 'other')}" if len(names) > _NAMED else ""
    return f": {', '.join(names[:_NAMED])}{more}"


def _other(relationship: Relationship, id_: str) -> str:
    return relationship.object if relationship.subject == id_ else relationship.subject
