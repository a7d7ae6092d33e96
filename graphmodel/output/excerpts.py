"""What an excerpt holds and what it leaves out, in words."""

from __future__ import annotations

from collections.abc import Iterator

from graphmodel.claims.excerpt import still_named
from graphmodel.graph import Graph
from graphmodel.output.phrases import count
from graphmodel.store import MemoryStore

ON_THE_PAGE = (
    "An excerpt: claims about others than those shown are not in this file, and every count is of what is in it."
)
_NAMED = 10
"""So many names that texts tell all the same are told."""


def in_words(whole: Graph, kept: Graph) -> Iterator[str]:
    """Yield how much an excerpt holds, what of the relationships between those shown it lacks, and whom texts name."""
    sizes = (
        f"{len(part):,} of {count(len(every), word)}"
        for part, every, word in (
            (kept.claims, whole.claims, "claim"),
            (kept.documents, whole.documents, "document"),
        )
    )
    entities = f"{len(kept.entities):,} of {len(whole.entities):,} entities"
    yield f"the file holds {entities}, {' and '.join(sizes)}; paths and counts in it are of these"
    between = [r for r in whole.relationships.values() if r.subject in kept.entities and r.object in kept.entities]
    lacking = [r for r in between if len(r.claims) > len(getattr(kept.relationships.get(r.key), "claims", ()))]
    if lacking:
        rest = f"rest{'s' * (len(lacking) == 1)} also on claims about others, which are left out"
        yield f"{count(len(lacking), 'relationship')} between them {rest}"
    if names := still_named(MemoryStore(whole).claims(), MemoryStore(kept).claims()):
        more = f" and {len(names) - _NAMED:,} more" if len(names) > _NAMED else ""
        yield f"notes, roles or titles in it still name others: {', '.join(names[:_NAMED])}{more}; read them first"
