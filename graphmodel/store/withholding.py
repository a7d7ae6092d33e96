"""A store as if documents, publishers or speakers did not exist, as of a day, or of what is graded well enough."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from graphmodel.claims.claimset import ClaimSet
from graphmodel.claims.grades import Minimum
from graphmodel.claims.publication import unpublished
from graphmodel.claims.withdrawing import Withdrawn, house_of, made_from, published_by, without
from graphmodel.errors import AmbiguousName, NameNotFound
from graphmodel.evidence import relationship_keys
from graphmodel.graph import Graph
from graphmodel.reading import nearest
from graphmodel.store.base import Store
from graphmodel.store.memory import MemoryStore

_SUGGESTED = 5
_NAMED = 3
"""So many documents that are left out are named where there may be any number."""


def withheld(
    store: Store, names: Iterable[str] = (), known_by: str | None = None, least: Minimum | None = None
) -> tuple[Store, list[str]]:
    """Return what a store holds without what is named, and for each name what that leaves out, in words.

    A name is a document's id, or else a publisher's name, a speaker's, or both, where they are called alike. With
    ``known_by`` only what had been published by that date is left, as far as documents say when they were; with
    ``least`` only claims that are graded so, in documents that are, and all denials of what these say. Documents stay
    then, since they are where others have it from.

    Raises:
        NameNotFound: nobody and nothing that says anything is called so.
        AmbiguousName: several speakers are.

    """
    claims = store.claims()
    by_name = {name: withdrawal(name, store) for name in names}
    told = [withdrawal_in_words(name, each, claims) for name, each in by_name.items()]
    documents = {id_ for each in by_name.values() for id_ in each.documents}
    speakers = frozenset(id_ for each in by_name.values() for id_ in each.speakers)
    if known_by is not None:
        told.append(_known_by_in_words(known_by, claims))
        documents |= unpublished(known_by, claims.documents).all
    left = without(claims, Withdrawn(frozenset(documents), speakers))
    if least is not None:
        left, words = _graded(left, least)
        told.append(f"of these, {words}" if told else words)
    return MemoryStore(Graph(left)), told


def _graded(claims: ClaimSet, least: Minimum) -> tuple[ClaimSet, str]:
    """Return the claims with such grades and what denies them, and in words what was left out."""
    documents, vocabulary = claims.documents, claims.vocabulary
    good = {id_ for id_, claim in claims.claims.items() if least.takes(claim, documents[claim.document])}
    said = {relationship_keys(claims.claims[id_], vocabulary)[0] for id_ in good}
    denying = {
        id_
        for id_, claim in claims.claims.items()
        if id_ not in good and claim.stance == "denied" and relationship_keys(claim, vocabulary)[0] in said
    }
    left = {id_: claim for id_, claim in claims.claims.items() if id_ in good or id_ in denying}
    out = [claim for id_, claim in claims.claims.items() if id_ not in left]
    ungraded = sum(not least.is_graded(claim, documents[claim.document]) for claim in out)
    parts = ((ungraded, "not graded"), (len(out) - ungraded, "graded lower or as what cannot be judged"))
    words = (
        f"graded {least} or better, by whoever made the claims: {len(good):,} of {_count(len(claims.claims), 'claim')}"
    )
    if denying:
        words += f"; and, whatever its grade, what denies these: {len(denying):,}"
    gone = ", ".join(f"{number:,} {which}" for number, which in parts if number)
    return claims._replace(claims=left), f"{words}; left out: {gone}" if gone else f"{words}; none left out"


def withdrawal_in_words(name: str, withdrawn: Withdrawn, claims: ClaimSet) -> str:
    """Return what a name leaves out, and what was made from that and is not left out."""
    number = len(withdrawn.documents)
    what = [f"document{'s' * (number > 1)} {', '.join(sorted(withdrawn.documents))}"] if number else []
    shared = Counter(entity.name for entity in claims.entities.values()) if withdrawn.speakers else Counter()
    for speaker in (claims.entities[id_] for id_ in sorted(withdrawn.speakers)):
        which = f" ({speaker.id})" if shared[speaker.name] > 1 else ""
        what.append(f"what {speaker.name}{which} is credited with")
    left = made_from(withdrawn, claims, name)
    house = house_of(name, claims.documents) if withdrawn.documents else None
    counts_as = f" ({name} counts as {house}, whose other papers fall with it)" if house else ""
    still = f"; still counted, though made from it or by its author: {', '.join(left)}" if left else ""
    absent = f"no document here is by {name} itself; " if left and not withdrawn.documents else ""
    return f"{absent}without {' and '.join(what)}{counts_as}: {_claims(withdrawn, claims)} left out{still}"


def _known_by_in_words(date: str, claims: ClaimSet) -> str:
    """Return what had not been published by a date, or nobody knows to have been, and what was made from that."""
    documents = claims.documents
    absent = unpublished(date, documents)
    withdrawn = Withdrawn(absent.all)
    whole = f"as published by {date}: {len(documents) - len(absent.all):,} of {_count(len(documents), 'document')}"
    parts = list(
        _parts(
            ("published later", absent.later),
            ("whose date leaves open whether it was later", absent.unsure),
            ("without a date of publication", absent.undated),
        )
    )
    out = f"; left out: {'; '.join(parts)}: {_claims(withdrawn, claims)}" if parts else "; none left out"
    left = made_from(withdrawn, claims)
    return whole + out + (f"; made from these and still counted: {_some(left)}" if left else "")


def _parts(*sorts: tuple[str, Collection[str]]) -> Iterator[str]:
    return (f"{len(ids):,} {words} ({_some(ids)})" for words, ids in sorts if ids)


def _some(ids: Collection[str]) -> str:
    """Return the first of some ids, and how many more there are."""
    more = f" and {len(ids) - _NAMED:,} more" if len(ids) > _NAMED else ""
    return ", ".join(sorted(ids)[:_NAMED]) + more


def _claims(withdrawn: Withdrawn, claims: ClaimSet) -> str:
    """Return how many claims are withdrawn, in words."""
    return _count(sum(map(withdrawn.takes, claims.claims.values())), "claim")


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'s' * (number != 1)}"


def withdrawal(name: str, store: Store) -> Withdrawn:
    """Return what a name withdraws: a document, or what a publisher published and a speaker is credited with.

    Raises:
        NameNotFound: nobody and nothing that says anything is called so.
        AmbiguousName: several speakers are.

    """
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
