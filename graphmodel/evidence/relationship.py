"""A relationship: one (subject, relation, object) with all the claims about it, and what they make of it.

Everything that is said of a relationship follows from its claims and from the origins of their documents: its status
and whether it is contested here, what bears it out in `support`, what the claims add in `details`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Literal, NamedTuple, get_args

from graphmodel.claims.dates import UNKNOWN, days
from graphmodel.claims.model import Claim
from graphmodel.claims.vocabulary import INVOLVED_IN, Vocabulary
from graphmodel.evidence.origins import Origin, Origins

Status = Literal["asserted", "unconfirmed", "prospective", "denied"]
STATUSES: tuple[Status, ...] = get_args(Status)
"""From the strongest to the weakest."""

Key = tuple[str, str, str]
"""Subject, relation and object."""


class Relationship(NamedTuple):
    """An edge: subject, relation and object with all the claims about it.

    ``status`` is the strongest thing that any claim says for it; ``contested`` says whether somebody denies that.
    ``origins`` are the independent origins of the claims that bear the status out (`supporting`), ``denying`` the
    claims that deny it; of what is contested there may be none where filters leave the denial out.
    """

    subject: str
    relation: str
    object: str
    status: Status
    contested: bool
    claims: tuple[Claim, ...]
    origins: tuple[Origin, ...]
    denying: tuple[Claim, ...] = ()

    def __str__(self) -> str:
        words = [self.status] * (self.status != "asserted") + ["contested"] * self.contested
        return " ".join(self.key) + (f" ({', '.join(words)})" if words else "")

    @property
    def key(self) -> Key:
        """What makes it one relationship."""
        return self[:3]

    @property
    def is_derived(self) -> bool:
        """Whether no claim says it in so many words: an involvement, which follows from the claims of an event."""
        stated = ((claim.subject, claim.relation, claim.object) == self.key for claim in self.claims)
        return self.relation == INVOLVED_IN and not any(stated)

    @property
    def supporting(self) -> tuple[Claim, ...]:
        """The claims that bear the status out."""
        return tuple(claim for claim in self.claims if claim.stance == self.status)

    @property
    def documents(self) -> list[str]:
        """The documents that say anything of it, sorted."""
        return sorted({claim.document for claim in self.claims})

    @property
    def speakers(self) -> list[str]:
        """The entities whom documents credit with saying anything of it, sorted."""
        return sorted({claim.attributed_to for claim in self.claims if claim.attributed_to})

    @property
    def first(self) -> str | None:
        """The first date that the claims which bear it out mention, as precise as given; ``None`` when none does."""
        dates = (date for claim in self.supporting for date in _mentioned(claim))
        return min(dates, key=lambda date: (days(date).first, date), default=None)

    @property
    def last(self) -> str | None:
        """The last date that these claims mention, likewise; it does not say that anything ended then."""
        dates = (date for claim in self.supporting for date in _mentioned(claim))
        return max(dates, key=lambda date: (days(date).last, date), default=None)


def _mentioned(claim: Claim) -> Iterator[str]:
    return (date for date in (claim.date, claim.start, claim.end) if date and date != UNKNOWN)


def relationship_keys(claim: Claim, vocabulary: Vocabulary) -> list[Key]:
    """Return the keys of the relationships that a claim is about: its own first, then its ends' involvements.

    A symmetric relation has its ends sorted by id, so that both ways of saying it are one relationship. Whoever is
    subject or object of a claim of an event is involved in that event.
    """
    own = subject, _, object_ = _own_key(claim, vocabulary.symmetric)
    keys = [own]
    if claim.event is not None:
        keys += ((end, INVOLVED_IN, claim.event) for end in dict.fromkeys((subject, object_)) if end != claim.event)
    return list(dict.fromkeys(keys))


def states(claim: Claim, key: Key, vocabulary: Vocabulary) -> bool:
    """Return whether a claim says a relationship in so many words; otherwise its ends are only involved in an event."""
    return _own_key(claim, vocabulary.symmetric) == key


def _own_key(claim: Claim, symmetric: Collection[str]) -> Key:
    """Return subject, relation and object of a claim, the ends of a symmetric relation sorted by id."""
    subject, relation, object_ = claim.subject, claim.relation, claim.object
    if relation in symmetric and object_ < subject:
        subject, object_ = object_, subject
    return subject, relation, object_


class Context(NamedTuple):
    """What relationships rest on beside their claims."""

    origins: Origins
    vocabulary: Vocabulary


def relate(key: Key, claims: Iterable[Claim], context: Context, hidden: Iterable[Claim] = ()) -> Relationship:
    """Return the relationship that claims make; there must be one claim at least.

    It is contested where it is denied itself or, since the claims of an involvement speak of several things, where all
    that bears it out is denied. What is denied by ``hidden`` claims, which filters leave out, is denied all the same.
    """
    ordered = tuple(sorted(claims, key=reading_order))
    stances = {claim.stance for claim in ordered}
    status = next(status for status in STATUSES if status in stances)
    supporting = [claim for claim in ordered if claim.stance == status]
    origins = context.origins.of_claims(supporting)
    symmetric = context.vocabulary.symmetric
    denied = {_own_key(c, symmetric) for c in (*ordered, *hidden) if c.stance == "denied"}
    if status == "denied" or not denied:
        return Relationship(*key, status, False, ordered, origins, ordered if status == "denied" else ())
    borne = {_own_key(claim, symmetric) for claim in supporting}
    if key not in denied and not borne <= denied:
        return Relationship(*key, status, False, ordered, origins)
    denying = [c for c in ordered if c.stance == "denied" and _own_key(c, symmetric) in {key, *borne}]
    return Relationship(*key, status, True, ordered, origins, tuple(denying))


def reading_order(claim: Claim) -> tuple[str, int, str]:
    """Return the key that sorts claims by document and by place in it."""
    start = claim.locator.start if claim.locator and claim.locator.start is not None else 0
    return claim.document, start, claim.id or ""
