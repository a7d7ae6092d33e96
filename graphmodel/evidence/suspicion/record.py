"""What a suspicion is: two documents, and what they share that chance does not explain."""

from __future__ import annotations

from typing import NamedTuple

from graphmodel.claims.model import Claim

Pair = tuple[str, str]
"""The ids of two documents, sorted."""


class SharedValue(NamedTuple):
    """Something unusual that both documents say: whom, how many, when or as what."""

    claims: tuple[Claim, ...]
    """The claims of both that say it, sorted."""
    detail: str | None
    """What of them is shared, in words, where it is not the relationship itself but how many, when or as what."""
    given_by: int
    """So many documents say it, these two included,"""
    of: int
    """of so many that say anything of the same."""


class Run(NamedTuple):
    """Relationships that both documents state one after another, in the order of their locators."""

    steps: tuple[tuple[Claim, ...], ...]
    """For each relationship the claims of both that state it, sorted."""
    shared: int
    """So many relationships both documents state at all."""


class SharedPassage(NamedTuple):
    """A passage of the same words, by its digest, to which claims of both documents point."""

    sha256: str
    claims: tuple[Claim, ...]
    """Sorted."""
    letters: int | None
    """How long it is, where a locator tells."""


class SharedWords(NamedTuple):
    """The longest run of words that the copies of two documents have in common, and where it stands in each."""

    words: int
    paragraphs: tuple[int, int]
    quoted: bool
    """Whether it stands in quotation marks in both, so that they may quote the same speech."""
    text: str
    """The words themselves, from the reader's own copy of the first."""


class Suspicion(NamedTuple):
    """Two documents that declare no common source, and what speaks for their having one."""

    documents: Pair
    score: float
    """The natural logarithm of how much likelier the signs are if one was made from the other than if not."""
    values: tuple[SharedValue, ...]
    """The most unusual first."""
    differences: int
    """So often each says something else of the same."""
    run: Run | None
    passages: tuple[SharedPassage, ...]
    """The longest first."""
    words: SharedWords | None = None

    def __str__(self) -> str:
        return f"{self.documents[0]} and {self.documents[1]} ({self.score:.1f})"


class Suspicions(NamedTuple):
    """Which documents may be made from one another, or from a third, the likeliest first; and how that was sought."""

    each: tuple[Suspicion, ...]
    documents: int
    """So many documents say anything."""
    pairs: int
    """So many pairs of them were compared: all but those that are known to have something from one place."""
    threshold: float
    """The score from which on a pair is told."""

    def __str__(self) -> str:
        return f"{len(self.each):,} of {self.pairs:,} pairs of documents share what chance does not explain"
