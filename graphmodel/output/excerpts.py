"""What an excerpt holds and what it leaves out, in words."""

from __future__ import annotations

from collections.abc import Iterator

from graphmodel.claims.excerpt import still_named
from graphmodel.graph import Graph
from graphmodel.output.phrases import count

ON_THE_PAGE = (
    "An excerpt: what is not shown is not in this file, and every count, path and date is made of what is in it."
)
_NAMED = 30
"""So many names that texts tell all the same are told."""


def in_words(whole: Graph, kept: Graph) -> Iterator[str]:
    """Yield how much an excerpt holds, and whom its texts name though they are left out."""
    sizes = (
        f"{len(part):,} of {count(len(every), word)}"
        for part, every, word in (
            (kept.claims, whole.claims, "claim"),
            (kept.documents, whole.documents, "document"),
        )
    )
    entities = f"{len(kept.entities):,} of {len(whole.entities):,} entities"
    yield f"the file holds {entities}, {' and '.join(sizes)}; paths and counts in it are of these"
    if names := still_named(whole.claim_set, kept.claim_set):
        more = f" and {len(names) - _NAMED:,} more" if len(names) > _NAMED else ""
        told = f"{', '.join(names[:_NAMED])}{more}"
        yield f"texts in it (notes, titles, authors, publishers, addresses, ids) still name: {told}"
