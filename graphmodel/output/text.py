"""Answers for people: aligned text, coloured only where a terminal shows it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

import click

from graphmodel.claims.model import Claim, Document, Entity
from graphmodel.evidence import (
    corroboration,
    dates_in_words,
    derivation_in_words,
    in_words,
    locator_in_words,
    quantity_in_words,
)
from graphmodel.graph import STATUSES, Graph, Relationship
from graphmodel.paths import Answer, Search
from graphmodel.store.base import Loaded, Store
from graphmodel.vocabulary import Vocabulary, builtin

_STATUS_STYLES = {"contested": "red", "denied": "red", "unconfirmed": "yellow", "prospective": "yellow"}


class Names:
    """The names of the entities that an answer mentions, asked of the store in one question."""

    def __init__(self, store: Store, ids: Iterable[str]) -> None:
        self._known = store.entities(sorted(set(ids)))

    def __call__(self, id_: str) -> str:
        """Return the name of an entity."""
        entity = self._known.get(id_)
        return entity.name if entity else id_


def mentioned(relationships: Iterable[Relationship]) -> Iterator[str]:
    """Yield the ids of all entities that relationships and their claims mention."""
    for relationship in relationships:
        yield relationship.subject
        yield relationship.object
        for claim in relationship.claims:
            yield from (id_ for id_ in (claim.attributed_to, claim.event, claim.place) if id_)


def paths(answer: Answer, source: str, target: str, store: Store) -> Iterator[str]:
    """Yield the lines of an answer about paths."""
    relationships = [r for path in answer.paths for hop in path.hops for r in hop.relationships]
    name = Names(store, [source, target, *mentioned(relationships), *(e for p in answer.paths for e in p.entities)])
    yield _headline(answer, name(source), name(target))
    for number, path in enumerate(answer.paths, 1):
        yield ""
        yield click.style(f"{number}. {' – '.join(map(name, path.entities))}", bold=True)
        for hop in path.hops:
            for relationship in hop.relationships:
                yield f"   {_arrow(relationship, name, store.vocabulary)}{_when(relationship.claims)}"
                for line in _evidence(relationship, name):
                    yield f"      {line}"


def _headline(answer: Answer, source: str, target: str) -> str:
    number = len(answer.paths)
    if not number:
        return f"{source} to {target}: no path"
    lengths = sorted({len(path.hops) for path in answer.paths})
    hops = f"{lengths[0]} to {lengths[-1]} hops" if len(lengths) > 1 else count(lengths[0], "hop")
    words = f"{source} to {target}: {count(number, 'path')} of {hops}"
    if answer.total is not None and answer.total > number:
        words += f", and {answer.total - number:,} more as short (--limit shows them)"
    return words


_NARROWING = {
    "directed": "--directed",
    "max_hops": "--max-hops",
    "relations": "--relation",
    "kinds": "--kind",
    "documents": "--document",
    "speakers": "--speaker",
    "dates": "the dates",
    "min_origins": "--min-origins",
    "avoid": "--avoid",
    "statuses": "--stance",
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
        options = " ".join(f"--stance {status}" for status in STATUSES if status in statuses)
        yield f"hint: nothing of the status asked for connects them; {options} shows a path"
    if not hiding and not statuses:
        together = ", ".join(words[name] for name in search.hidden_together(store))
        yield f"hint: perhaps too narrow together: {together}" if together else "hint: nothing here connects them"


def summary(graph: Graph) -> str:
    """Return what a graph holds, in a line or two."""
    counts = Counter(relationship.status for relationship in graph.relationships.values())
    held = ", ".join(
        (
            count(len(graph.documents), "document"),
            f"{len(graph.entities):,} {'entity' if len(graph.entities) == 1 else 'entities'}",
            count(len(graph.claims), "claim"),
            count(len(graph.relationships), "relationship"),
        )
    )
    statuses = ", ".join(f"{counts[status]:,} {status}" for status in STATUSES if counts[status])
    known = builtin().relations
    replaced = sorted(
        name for name, relation in graph.vocabulary.relations.items() if known.get(name, relation) != relation
    )
    lines = [f"{held} ({statuses})" if statuses else held]
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


def _arrow(relationship: Relationship, name: Callable[[str], str], vocabulary: Vocabulary) -> str:
    relation = vocabulary.relations[relationship.relation]
    head = "──" if relation.symmetric else "─→"
    word = click.style(relation.name, bold=True)
    return f"{name(relationship.subject)} ── {word} {head} {name(relationship.object)}{_status(relationship)}"


def _status(relationship: Relationship) -> str:
    if relationship.status == "asserted":
        return ""
    return " " + click.style(f"[{relationship.status.upper()}]", fg=_STATUS_STYLES[relationship.status], bold=True)


def _when(claims: Iterable[Claim]) -> str:
    dates = dates_in_words(claims)
    return f" ({', '.join(dates)})" if dates else ""


def _evidence(relationship: Relationship, name: Callable[[str], str]) -> Iterator[str]:
    evidence = corroboration(relationship)
    yield in_words(evidence, name)
    yield click.style(f"in {', '.join(evidence.documents)}", dim=True)
    if relationship.status == "contested":
        denied = [claim for claim in relationship.claims if claim.stance == "denied"]
        speakers = sorted({claim.attributed_to for claim in denied if claim.attributed_to})
        documents = sorted({claim.document for claim in denied})
        if denied:
            by = f" by {', '.join(map(name, speakers))}" if speakers else ""
            yield click.style(f"denied{by} in {', '.join(documents)}", fg="red")
        else:
            yield click.style("denied by claims that the filters leave out", fg="red")


def claims_between(source: str, target: str, relationships: Sequence[Relationship], store: Store) -> Iterator[str]:
    """Yield the lines of every claim between two entities."""
    name = Names(store, [source, target, *mentioned(relationships)])
    number = sum(len(relationship.claims) for relationship in relationships)
    documents = store.documents(sorted({d for r in relationships for d in r.documents}))
    yield f"{name(source)} and {name(target)}: {count(number, 'claim') if number else 'no claim'}"
    for relationship in relationships:
        yield ""
        yield _arrow(relationship, name, store.vocabulary)
        yield f"   {in_words(corroboration(relationship), name)}"
        for claim in relationship.claims:
            yield ""
            yield from (f"   {line}" for line in claim_lines(claim, documents[claim.document], name))


def claim_lines(claim: Claim, document: Document, name: Callable[[str], str]) -> Iterator[str]:
    """Yield the lines that tell all that a claim says, and where it says it."""
    published = f", {document.published}" if document.published else ""
    yield click.style(f"{document.publisher_in_words}: {document.title}{published}", bold=True)
    fields = {
        "document": claim.document + (f"  {document.url}" if document.url else ""),
        "derived from": "; ".join(derivation_in_words(document)),
        "stance": claim.stance,
        "speaker": name(claim.attributed_to) if claim.attributed_to else "the document itself",
        "when": ", ".join(dates_in_words([claim])),
        "where": name(claim.place) if claim.place else "",
        "event": name(claim.event) if claim.event else "",
        "role": claim.role or "",
        "quantity": quantity_in_words(claim.quantity) if claim.quantity else "",
        "note": claim.note or "",
        "locator": locator_in_words(claim.locator) if claim.locator else "",
        "claim": claim.id or "",
    }
    for label, value in fields.items():
        for number, line in enumerate(value.splitlines()):
            yield f"  {label if number == 0 else '':<13}{line}"


def entity(shown: Entity, relationships: Sequence[Relationship], store: Store) -> Iterator[str]:
    """Yield the lines that show an entity: its names, and its relationships grouped by relation."""
    name = Names(store, [shown.id, *mentioned(relationships)])
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
        for relationship in sorted(group, key=lambda r: (name(_other(r, shown.id)), r.key)):
            other = name(_other(relationship, shown.id))
            yield f"  {other}{_status(relationship)}{_when(relationship.claims)}"
            yield click.style(f"     {in_words(corroboration(relationship), name)}", dim=True)


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


def count(number: int, word: str) -> str:
    """Return a number with its word: "1 claim", "2 claims"."""
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"
