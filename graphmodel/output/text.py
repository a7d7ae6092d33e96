"""Answers for people: aligned text, coloured only where a terminal shows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from graphmodel.claims.vocabulary import builtin
from graphmodel.evidence import STATUSES
from graphmodel.output.phrases import count
from graphmodel.paths import Search
from graphmodel.store.base import Loaded, Store

if TYPE_CHECKING:
    from graphmodel.graph import Graph

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


def counts(graph: Graph) -> dict[str, int]:
    """Return how much a graph holds: relationships by their status, and apart from them those that are derived."""
    stated = [relationship for relationship in graph.relationships.values() if not relationship.is_derived]
    statuses = Counter(relationship.status for relationship in stated)
    return {
        "documents": len(graph.documents),
        "entities": len(graph.entities),
        "claims": len(graph.claims),
        "relationships": len(stated),
        **{status: statuses[status] for status in STATUSES},
        "contested": sum(relationship.contested for relationship in stated),
        "involvements": len(graph.relationships) - len(stated),
    }


def summary(graph: Graph) -> str:
    """Return what a graph holds, in a line or two."""
    number = counts(graph)
    held = ", ".join(
        (
            count(number["documents"], "document"),
            f"{number['entities']:,} {'entity' if number['entities'] == 1 else 'entities'}",
            count(number["claims"], "claim"),
            count(number["relationships"], "relationship"),
        )
    )
    statuses = ", ".join(f"{number[status]:,} {status}" for status in STATUSES if number[status])
    if contested := number["contested"]:
        statuses += f"; {contested:,} contested"
    known = builtin().relations
    replaced = sorted(
        name for name, relation in graph.vocabulary.relations.items() if known.get(name, relation) != relation
    )
    lines = [f"{held} ({statuses})" if statuses else held]
    if derived := number["involvements"]:
        lines.append(f"and {count(derived, 'involvement')} in events, derived from their claims")
    if replaced:
        lines.append(f"with a meaning of their own for {', '.join(replaced)}, which graphmodel has too")
    return "\n".join(lines)


def loaded(done: Loaded) -> str:
    """Return what a load did, in a line or two."""
    entities = f"{done.entities:,} {'entity' if done.entities == 1 else 'entities'}"
    words = ", ".join((count(done.documents, "document"), entities, count(done.claims, "claim")))
    lines = [f"loaded {words}; {count(done.relationships, 'relationship')} there now"]
    if done.removed:
        lines.append(f"removed {count(done.removed, 'node')} that the claims do not have")
    if done.others:
        lines.append(f"kept {count(done.others, 'claim')} not among these; --replace removes what is not")
    if done.kept:
        lines.append(f"kept {count(done.kept, 'node')} on which relationships hang that graphmodel did not write")
    return "\n".join(lines)
