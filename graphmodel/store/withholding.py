"""A store as if documents, publishers or speakers did not exist, in the words of whoever asks."""

from __future__ import annotations

from collections.abc import Iterable

from graphmodel.claims.resolve import ClaimSet
from graphmodel.claims.withdrawing import Withdrawn, made_from, published_by, without
from graphmodel.errors import AmbiguousName, NameNotFound
from graphmodel.graph import Graph
from graphmodel.reading import nearest
from graphmodel.store.base import Store
from graphmodel.store.memory import MemoryStore

_SUGGESTED = 5


def withheld(store: Store, names: Iterable[str]) -> tuple[Store, list[str]]:
    """Return what a store holds without what is named, and for each name what that leaves out, in words.

    A name is a document's id, or else a publisher's name, a speaker's, or both, where they are called alike.

    Raises:
        NameNotFound: nobody and nothing that says anything is called so.
        AmbiguousName: several speakers are.

    """
    claims = store.claims()
    found = {name: _named(name, store) for name in names}
    documents = frozenset(id_ for each in found.values() for id_ in each.documents)
    speakers = frozenset(id_ for each in found.values() for id_ in each.speakers)
    told = [_in_words(name, each, claims) for name, each in found.items()]
    return MemoryStore(Graph(without(claims, Withdrawn(documents, speakers)))), told


def _in_words(name: str, withdrawn: Withdrawn, claims: ClaimSet) -> str:
    """Return what a name leaves out, and what was made from that and is not left out."""
    found = [c for c in claims.claims.values() if withdrawn.takes(c)]
    number = len(withdrawn.documents)
    what = [f"document{'s' * (number > 1)} {', '.join(sorted(withdrawn.documents))}"] if number else []
    what += [f"what {claims.entities[id_].name} is credited with" for id_ in sorted(withdrawn.speakers)]
    left = made_from(name, withdrawn, claims)
    still = f"; made from it or by them, and still counted: {', '.join(left)}" if left else ""
    return f"without {' and '.join(what)}: {len(found):,} claim{'s' * (len(found) != 1)} left out{still}"


def _named(name: str, store: Store) -> Withdrawn:
    """Return what a name withdraws."""
    documents = store.documents()
    if name in documents:
        return Withdrawn(frozenset({name}))
    published = published_by(name, documents)
    try:
        return Withdrawn(published, frozenset({store.resolve(name)}))
    except (AmbiguousName, NameNotFound) as error:
        if published:
            return Withdrawn(published)
        if isinstance(error, AmbiguousName):
            raise
        publishers = sorted({publisher for document in documents.values() for publisher in document.publishers})
        near = [*nearest(name, [*documents, *publishers]), *error.suggestions]
        raise NameNotFound(name, near[:_SUGGESTED], "document, publisher or speaker") from error
