"""Who says it where: the documents that bear a relationship out, and those that deny it, by whose account.

And which relationships say most of their ends (`telling_order`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from graphmodel.claims.model import Claim, Stance
from graphmodel.claims.vocabulary import ROOT, RelationClass, Vocabulary
from graphmodel.evidence.relationship import Key, Relationship
from graphmodel.evidence.support import VERBS

CLASSES: tuple[RelationClass, ...] = ("act", "tie", "statement", "setting")
"""From what says most of two entities to what says least."""


class Voice(NamedTuple):
    """Documents that say something by the same account: a speaker's, whom they credit, or their own."""

    speaker: str | None
    documents: tuple[str, ...]


class Voices(NamedTuple):
    """Who takes a stance on a relationship: documents in their own words first, then by speakers' ids."""

    stance: Stance
    each: tuple[Voice, ...]

    @property
    def documents(self) -> frozenset[str]:
        """All documents in which somebody takes the stance."""
        return frozenset(document for voice in self.each for document in voice.documents)


def is_doubted(relationship: Relationship) -> bool:
    """Return whether a relationship is not simply asserted, so that it must be told who says what.

    The claims of an involvement speak of several things, of which one may be doubted and the involvement not.
    """
    if relationship.contested or relationship.status != "asserted":
        return True
    return not relationship.is_derived and any(claim.stance != "asserted" for claim in relationship.claims)


def voices(relationship: Relationship) -> list[Voices]:
    """Return who takes which stance, the strongest stance first; of what is simply asserted only that."""
    if not is_doubted(relationship):
        return [_voices("asserted", relationship.supporting)]
    by_stance: dict[Stance, Iterable[Claim]] = {
        stance: relationship.denying
        if stance == "denied"
        else [claim for claim in relationship.claims if claim.stance == stance]
        for stance in VERBS
    }
    return [_voices(stance, claims) for stance, claims in by_stance.items() if claims]


def _voices(stance: Stance, claims: Iterable[Claim]) -> Voices:
    found: dict[str | None, set[str]] = defaultdict(set)
    for claim in claims:
        found[claim.attributed_to].add(claim.document)
    ordered = sorted(found.items(), key=lambda each: each[0] or "")
    return Voices(stance, tuple(Voice(speaker, tuple(sorted(documents))) for speaker, documents in ordered))


def telling_order(relationship: Relationship, vocabulary: Vocabulary) -> tuple[int, bool, bool, int, int, Key]:
    """Return the key that sorts relationships by how much they tell.

    By class; what claims say before what follows from them, and what joins some kinds only before what joins any; what
    entered print at more origins, and stands in more documents, first.
    """
    relation = vocabulary.relations[relationship.relation]
    is_general = ROOT in relation.subject and ROOT in relation.object
    place = CLASSES.index(relation.class_)
    found = len(relationship.origins), len(relationship.documents)
    return place, relationship.is_derived, is_general, -found[0], -found[1], relationship.key
