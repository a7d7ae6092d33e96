"""Who says it where: the documents that bear a relationship out, and those that deny it, by whose account.

And which relationships say most of their ends (`telling_order`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from graphmodel.claims.model import Claim, Derivation, Stance
from graphmodel.claims.vocabulary import ROOT, RelationClass, Vocabulary
from graphmodel.evidence.origins import derivation_in_words
from graphmodel.evidence.relationship import Key, Relationship
from graphmodel.evidence.support import VERBS

CLASSES: tuple[RelationClass, ...] = ("act", "tie", "statement", "setting")
"""From what says most of two entities to what says least."""


_RANKS: Mapping[RelationClass, int] = {"act": 0, "tie": 0, "statement": 1, "setting": 2}


class Voice(NamedTuple):
    """Claims by the same account: a speaker's, whom documents credit, or the documents' own words."""

    speaker: str | None
    sources: tuple[Derivation, ...]
    """What documents say that these claims were made from, where they say so of them and not of all that they say."""
    claims: tuple[Claim, ...]

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents, sorted."""
        return tuple(sorted({claim.document for claim in self.claims}))


class Voices(NamedTuple):
    """Who takes a stance on a relationship: documents in their own words first, then by speakers' ids."""

    stance: Stance
    each: tuple[Voice, ...]

    @property
    def documents(self) -> frozenset[str]:
        """All documents in which somebody takes the stance."""
        return frozenset(document for voice in self.each for document in voice.documents)


def is_doubted(relationship: Relationship) -> bool:
    """Return whether not all claims simply assert something, so that it must be told who says what."""
    return relationship.contested or any(claim.stance != "asserted" for claim in relationship.claims)


def voices(relationship: Relationship) -> list[Voices]:
    """Return who takes which stance, that of the status first, then the strongest."""
    by_stance: dict[Stance, list[Claim]] = {relationship.status: []}
    by_stance |= {stance: [] for stance in VERBS if stance not in by_stance}
    for claim in relationship.claims:
        by_stance[claim.stance].append(claim)
    return [Voices(stance, _by_account(claims)) for stance, claims in by_stance.items() if claims]


def _by_account(claims: Iterable[Claim]) -> tuple[Voice, ...]:
    by_account: dict[tuple[str, tuple[Derivation, ...]], list[Claim]] = defaultdict(list)
    for claim in claims:
        by_account[claim.attributed_to or "", tuple(claim.derived_from or ())].append(claim)
    ordered = sorted(by_account.items(), key=lambda each: (each[0][0], derivation_in_words(each[0][1])))
    return tuple(Voice(speaker or None, sources, tuple(each)) for (speaker, sources), each in ordered)


def telling_order(relationship: Relationship, vocabulary: Vocabulary) -> tuple[int, bool, bool, int, int, Key]:
    """Return the key that sorts relationships by how much they tell.

    Acts and ties first; what claims say before what follows from them, and what joins some kinds only before what joins
    any; what entered print at more origins, and stands in more documents, first.
    """
    relation = vocabulary.relations[relationship.relation]
    is_general = ROOT in relation.subject and ROOT in relation.object
    place = _RANKS[relation.class_]
    origins, documents = len(relationship.origins), len(relationship.documents)
    return place, relationship.is_derived, is_general, -origins, -documents, relationship.key
