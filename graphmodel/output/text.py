"""Answers for people: aligned text, coloured only where a terminal shows it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

import click

from graphmodel.claims.model import Entity
from graphmodel.claims.vocabulary import Vocabulary, builtin
from graphmodel.evidence import (
    STATUSES,
    Detail,
    Details,
    Relationship,
    details,
    doubts,
    in_words,
    sides,
    support,
    support_in_words,
)
from graphmodel.graph import Graph
from graphmodel.output.mentioned import Mentioned
from graphmodel.output.phrases import count
from graphmodel.paths import Search
from graphmodel.store.base import Loaded, Store

_DETAILS = (
    ("through", "through", None),
    ("when", "dates", "date"),
    ("as", "roles", None),
    ("how many", "quantities", None),
    ("where", "places", None),
    ("event", "events", None),
    ("note", "notes", None),
)
"""What each sort of detail is called, where it stands, and what its lack in other documents is called."""


_NARROWING = {
    "directed": "--directed",
    "max_hops": "--max-hops",
    "relations": "--relation",
    "classes": "--class",
    "kinds": "--kind",
    "documents": "--document",
    "speakers": "--speaker",
    "dates": "the dates",
    "min_origins": "--min-origins",
    "avoid": "--avoid",
    "statuses": "--status",
}


def no_path_hints(search: Search, store: Store) -> Iterator[str]:
    """Yield what hides the paths, of what was tried and found to."""
    words = _NARROWING
    if search.hides_undated(store):
        words = words | {"dates": f"{words['dates']} (undated claims fit none)"}
    hiding = search.hidden_by(store)
    statuses = search.hidden_by_status(store)
    if hiding:
        yield f"hint: perhaps too narrow: {', '.join(words[name] for name in hiding)}"
    if statuses:
        options = " ".join(f"--status {status}" for status in STATUSES if status in statuses - search.filters.statuses)
        yield f"hint: nothing of the status asked for connects them; {options} shows a path"
    if not hiding and not statuses:
        together = ", ".join(words[name] for name in search.hidden_together(store))
        yield f"hint: perhaps too narrow together: {together}" if together else "hint: nothing here connects them"


def summary(graph: Graph) -> str:
    """Return what a graph holds, in a line or two."""
    derived = sum(relationship.is_derived for relationship in graph.relationships.values())
    stated = [relationship for relationship in graph.relationships.values() if not relationship.is_derived]
    counts = Counter(relationship.status for relationship in stated)
    held = ", ".join(
        (
            count(len(graph.documents), "document"),
            f"{len(graph.entities):,} {'entity' if len(graph.entities) == 1 else 'entities'}",
            count(len(graph.claims), "claim"),
            count(len(stated), "relationship"),
        )
    )
    statuses = ", ".join(f"{counts[status]:,} {status}" for status in STATUSES if counts[status])
    if contested := sum(relationship.contested for relationship in stated):
        statuses += f"; {contested:,} contested"
    known = builtin().relations
    replaced = sorted(
        name for name, relation in graph.vocabulary.relations.items() if known.get(name, relation) != relation
    )
    lines = [f"{held} ({statuses})" if statuses else held]
    if derived:
        lines.append(f"and {count(derived, 'involvement')} in events, derived from their claims")
    if replaced:
        lines.append(f"with a meaning of their own for {', '.join(replaced)}, which graphmodel has too")
    return "\n".join(lines)


def loaded(done: Loaded) -> str:
    """Return what a load did, in a line or two."""
    entities = f"{done.entities:,} {'entity' if done.entities == 1 else 'entities'}"
    words = ", ".join((count(done.documents, "document"), entities, count(done.claims, "claim")))
    lines = [f"loaded {words}: {count(done.relationships, 'relationship')}"]
    if done.removed:
        lines.append(f"removed {count(done.removed, 'node')} that the claims do not have")
    if done.kept:
        lines.append(f"kept {count(done.kept, 'node')} on which relationships hang that graphmodel did not write")
    return "\n".join(lines)


def arrow(relationship: Relationship, known: Mentioned) -> str:
    """Return a relationship as an arrow, with what keeps it from being simply so."""
    relation = known.vocabulary.relations[relationship.relation]
    head = "──" if relation.symmetric else "─→"
    word = click.style(relation.name, bold=True)
    ends = known.name(relationship.subject), known.name(relationship.object)
    return f"{ends[0]} ── {word} {head} {ends[1]}{_doubts(relationship)}"


def _doubts(relationship: Relationship) -> str:
    words = ", ".join(doubts(relationship)).upper()
    color = "red" if relationship.contested or relationship.status == "denied" else "yellow"
    return " " + click.style(f"[{words}]", fg=color, bold=True) if words else ""


def _evidence(relationship: Relationship, known: Mentioned) -> Iterator[str]:
    """Yield the lines that say who says so, and what the claims add."""
    yield support_in_words(support(relationship), known.name)
    doubted = any(claim.stance != "asserted" for claim in relationship.claims)
    if relationship.contested or relationship.status != "asserted" or (doubted and not relationship.is_derived):
        words = "; ".join(sides(relationship, known.name, known.publisher))
        hidden = "; denied by claims that the filters leave out"
        lost = relationship.contested and not relationship.denying
        yield click.style(words + hidden * lost, fg="red" if relationship.contested else "yellow")
    for group in details(relationship, known.events, known.name, known.vocabulary):
        yield from _details(group, relationship)
    yield click.style(f"in {', '.join(relationship.documents)}", dim=True)


def _details(group: Details, relationship: Relationship) -> Iterator[str]:
    """Yield a line for each sort of detail that claims of one stance give."""
    for label, field, missing in _DETAILS:
        found: Sequence[Detail] = getattr(group, field)
        stance = f" ({group.stance})" if group.stance != relationship.status else ""
        if found:
            documents = relationship.documents if stance else group.documents
            yield f"{label}{stance}: {in_words(found, documents, None if stance else missing)}"
    if group.are_mixed:
        yield click.style("(several claims: which details belong together is told claim by claim)", dim=True)


def entity(shown: Entity, relationships: Sequence[Relationship], store: Store) -> Iterator[str]:
    """Yield the lines that show an entity: its names, and its relationships grouped by relation."""
    known = Mentioned(store, relationships, shown.id)
    yield f"{click.style(shown.name, bold=True)}  {shown.kind}  {click.style(shown.id, dim=True)}"
    if shown.aliases:
        yield "also: " + ", ".join(
            a if isinstance(a, str) else f"{a.name} ({a.language})" if a.language else a.name for a in shown.aliases
        )
    if shown.same_as:
        yield "same as: " + ", ".join(shown.same_as)
    if shown.note:
        yield shown.note
    for heading, group in _by_wording(shown.id, relationships, store.vocabulary).items():
        yield ""
        yield click.style(heading, bold=True)
        for relationship in sorted(group, key=lambda r: (known.name(_other(r, shown.id)), r.key)):
            yield f"  {known.name(_other(relationship, shown.id))}{_doubts(relationship)}"
            yield from (indented(line, 5) for line in _evidence(relationship, known))


def _other(relationship: Relationship, id_: str) -> str:
    return relationship.object if relationship.subject == id_ else relationship.subject


def _by_wording(
    id_: str, relationships: Iterable[Relationship], vocabulary: Vocabulary
) -> dict[str, list[Relationship]]:
    """Return relationships grouped by how they read from one of their ends, sorted by relation."""
    groups: dict[tuple[str, bool], list[Relationship]] = defaultdict(list)
    for relationship in relationships:
        backwards = relationship.subject != id_ and not vocabulary.relations[relationship.relation].symmetric
        groups[relationship.relation, backwards].append(relationship)
    headings = {}
    for (relation, backwards), group in sorted(groups.items()):
        known = vocabulary.relations[relation]
        words = (known.inverse or f"… {known.meaning} it") if backwards else known.meaning
        headings[f"{words}  {relation}{' (of it)' if backwards else ''}"] = group
    return headings


def indented(line: str, width: int) -> str:
    """Return a line moved to the right; further lines of a note stand deeper, so that they look like nothing else."""
    return " " * width + line.replace("\n", "\n" + " " * (width + 3))
