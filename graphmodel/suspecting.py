"""Suspicions from the claims of a store, and from the reader's own copies of its documents where there are any."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from graphmodel.evidence.suspicion import Suspicions, suspicions
from graphmodel.passages import Library, WireTag, has_spaces, shared_words, verify, wire_tags
from graphmodel.store import Store


class Suspected(NamedTuple):
    """Which documents may have something from one place that they do not name, and which agencies they name."""

    suspicions: Suspicions
    wire_tags: tuple[WireTag, ...] | None
    """Where copies name an agency as their source and no claim does; ``None`` where no copies were read."""
    read: int
    """So many copies were read."""
    unspaced: int
    """In so many of them no words can be compared, since their script puts no spaces between them."""
    notes: Mapping[str, str]
    """Which other file was read than a document names, by documents."""
    hints: Mapping[str, str]
    """What to do about copies that cannot be read, by documents."""

    def __str__(self) -> str:
        return str(self.suspicions)


def suspected(store: Store, folder: Path | None) -> Suspected:
    """Return what there is to suspect in a store, and in the copies in a folder; see `Suspected`."""
    claim_set = store.claims()
    if folder is None:
        return Suspected(suspicions(claim_set), None, 0, 0, {}, {})
    speaking = {claim.document for claim in claim_set.claims.values()}
    documents = {id_: document for id_, document in claim_set.documents.items() if id_ in speaking}
    verified = list(verify(claim_set.claims.values(), documents, Library(folder)))
    texts = {one.claim.document: one.text for one in verified if one.text is not None}
    return Suspected(
        suspicions(claim_set, shared_words(texts)),
        wire_tags(verified, claim_set.documents),
        len(texts),
        sum(not has_spaces(text.text) for text in texts.values()),
        {one.claim.document: one.note for one in verified if one.note},
        {one.claim.document: one.hint for one in verified if one.hint},
    )
