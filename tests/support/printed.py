"""What the commands print of relationships and paths, which the page must say in the same words.

Documents stand there with their ids instead of the numbers that an answer gives them.
"""

from __future__ import annotations

from collections.abc import Iterable

import click
import msgspec

from graphmodel.answers import Aside, Shown
from graphmodel.answers import aside as aside_of
from graphmodel.evidence import EventDates, Filters, Relationship, support, support_in_words
from graphmodel.graph import Graph
from graphmodel.output import entities, paths
from graphmodel.output.mentioned import Mentioned, Names
from graphmodel.output.phrases import Block, Phrase, as_text
from graphmodel.output.references import describing
from graphmodel.output.statements import evidence
from graphmodel.paths import Answer
from graphmodel.store import MemoryStore


def in_line(phrase: Phrase) -> str:
    """A phrase as text, with the ids of documents where it cites some."""
    return "".join(part if isinstance(part, str) else f"[{', '.join(part.documents)}]" for part in phrase)


def names(graph: Graph) -> Names:
    """How answers call entities: by their name, with the id where another one has the same."""
    return Names(MemoryStore(graph), graph.entities)


def event_dates(graph: Graph, filters: Filters) -> EventDates:
    """The dates of events as the documents that count give them."""
    return filters.narrow_dates(graph.events)


def evidence_lines(
    relationships: Iterable[Relationship], store: MemoryStore, filters: Filters | None = None
) -> list[list[str]]:
    """What is printed of each of some relationships below their sentence: who says so, and what the claims add."""
    found = list(relationships)
    known = Mentioned(store, found, filters=filters)
    return [
        [support_in_words(support(relationship), known.name), in_line(evidence(relationship, known)).lstrip(" –")]
        for relationship in found
    ]


def numbered_evidence(relationship: Relationship, graph: Graph, filters: Filters) -> list[str]:
    """What is printed after a sentence, with the numbers of documents, and below it these."""
    known = Mentioned(MemoryStore(graph), [relationship], filters=filters)
    told = [Block("plain", evidence(relationship, known)[1:])]
    lines = [click.unstyle(line).strip() for line in as_text(told, describing(known.documents), None)]
    return [line for line in lines if line and line != "Documents"]


def beside_paths(store: MemoryStore, ends: tuple[str, str], filters: Filters) -> Aside:
    """What is told beside paths; a page may leave out what is asserted, which is not doubted for that."""
    beside = aside_of(store, *ends, filters)
    if "asserted" in filters.statuses:
        return beside
    as_asked = msgspec.structs.replace(filters, statuses=filters.statuses | {"asserted"})
    doubted, over_one = ([r for r in found if r.status != "asserted"] for found in beside[1:])
    said = [r for r in aside_of(store, *ends, as_asked).said if r not in [*doubted, *over_one]]
    return Aside(said, doubted, over_one)


class Told:
    """What ``path`` prints of an answer, but for what a page has no use for: options and commands to type."""

    def __init__(
        self,
        answer: Answer,
        ends: tuple[str, str],
        store: MemoryStore,
        filters: Filters,
        *,
        by_hops: bool,
        directed: bool,
    ) -> None:
        beside = beside_paths(store, ends, filters)
        self.said = paths.PathAnswer(answer, beside, *ends, store, filters)
        every = paths.blocks(self.said, by_hops=by_hops, directed=directed, explain=False)
        self.blocks = [
            Block(level, [part.partition(": why ")[0] if isinstance(part, str) else part for part in phrase])
            for level, phrase in every
            if level != "hint" and not (level == "note" and str(phrase[0]).startswith("only: "))
        ]

    def lines(self) -> list[str]:
        """The lines, with the ids of documents in the place of their numbers."""
        return [in_line(phrase) for _, phrase in self.blocks]

    def numbered(self) -> list[str]:
        """The lines with the numbers of documents, and these below."""
        described = describing(self.said.known.documents)
        return [click.unstyle(line).strip() for line in as_text(self.blocks, described, None) if line]


def entity_lines(
    id_: str, relationships: list[Relationship], graph: Graph, filters: Filters | None = None
) -> tuple[list[str], str]:
    """What ``show`` prints of the relationships that filters leave of an entity, and of what it is the source."""
    filters = filters or Filters()
    store = MemoryStore(graph)
    credited = [
        claim
        for claim in store.said_by(id_)
        if filters.takes(claim, graph.events) and filters.may_follow(claim.relation, graph.vocabulary)
    ]
    told = entities.EntityAnswer(Shown(graph.entities[id_], relationships), credited, store)
    told.known = Mentioned(store, relationships, id_, filters=filters)
    blocks = [(level, in_line(phrase)) for level, phrase in entities.blocks(told, None)]
    source = [line.partition(" (graphmodel says ")[0] for _, line in blocks if line.startswith("the source of ")]
    return [line for level, line in blocks if level in ("group", "plain", "item")], "".join(source)
