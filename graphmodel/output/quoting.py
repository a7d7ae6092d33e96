"""Passages from the reader's own copies, as answers show them below what rests on them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from graphmodel.claims.model import Claim, Locator
from graphmodel.evidence import paragraph_in_words
from graphmodel.output.phrases import Block, Cite, Phrase
from graphmodel.passages import Library, Verified, verify
from graphmodel.reading.characters import printable
from graphmodel.store.base import Store

_LONGEST = 1000
"""Of a passage so many letters are printed; programs get all."""


class Quotations:
    """The passages behind the claims of some documents, in the reader's own copies, each with what became of it."""

    def __init__(self, store: Store, documents: Collection[str], folder: Path) -> None:
        # All claims of a document, since the passages around one tell whether it was cut.
        every = [claim for claim in store.claims().claims.values() if claim.document in documents]
        verified = list(verify(every, store.documents(documents), Library(folder)))
        self._of = {one.claim.id: one for one in verified}
        self.hints = {one.claim.document: one.hint for one in verified if one.hint}
        """What to do about copies that cannot be read, by their documents."""
        self.notes = {one.claim.document: one.note for one in verified if one.note}
        """Which other file was read than a document names."""

    def __call__(self, claims: Iterable[Claim]) -> Iterator[Block]:
        """Yield the passages behind claims, each once."""
        phrases = {tuple(_in_words(self._of[claim.id])): None for claim in claims}
        yield from (Block("passage", phrase) for phrase in phrases)

    def row(self, claim: Claim) -> dict[str, Any]:
        """Return the passage of a claim for programs: what became of it, its words, and where it stands now."""
        one = self._of[claim.id]
        return {
            "verdict": one.verdict,
            **({"passage": one.passage} if one.passage is not None else {}),
            **({"now": msgspec.to_builtins(one.now)} if one.now else {}),
        }


def _in_words(one: Verified) -> Phrase:
    """Return a passage with its document and place; what is not where it was says so first."""
    here = Cite((one.claim.document,))
    located, now = _place(one.claim.locator), _place(one.now)
    words = f"“{_shown(one.passage or '')}” "
    if one.verdict == "found":
        return [words, here, now]
    if one.verdict == "moved":
        return [words, here, f"{now}; MOVED: it was located elsewhere{located}"]
    if one.verdict == "same words":
        return [words, here, f"{now}; the same words, set otherwise than they were located"]
    if one.verdict == "changed":
        stands = f"where it stood now stands {words.rstrip()}" if one.passage else "nothing stands where it stood"
        return ["CHANGED: ", here, f"{located}: {stands}"]
    if one.verdict == "missing":
        return ["MISSING: the passage was cut from ", here, located]
    if one.verdict == "document missing":
        return ["no copy of ", here, f" can be read{f': {printable(one.reason)}' if one.reason else ''}"]
    if one.verdict == "incomplete locator":
        return ["the claim does not say exactly enough where in ", here, f" it stands{located}"]
    return ["the claim does not say where in ", here, " it stands"]


def _place(locator: Locator | None) -> str:
    return f", {paragraph_in_words(locator)}" if locator else ""


def _shown(passage: str) -> str:
    """Return a passage on one line, of a long one the beginning and how much more there is."""
    words = " ".join(passage.split())
    if len(words) > _LONGEST:
        words = f"{words[:_LONGEST]} … (and {len(words) - _LONGEST:,} more letters)"
    return printable(words)
