"""Which documents were published by a day, as far as their dates tell."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from graphmodel.claims.dates import days
from graphmodel.claims.model import Document


class Unpublished(NamedTuple):
    """Documents that nobody can say were published by a day, by their ids."""

    later: frozenset[str]
    """Published after it."""
    unsure: frozenset[str]
    """Dated so that they may have been published before or after it, such as in its year."""
    undated: frozenset[str]

    @property
    def all(self) -> frozenset[str]:
        """All of them."""
        return self.later | self.unsure | self.undated


def unpublished(date: str, documents: Mapping[str, Document]) -> Unpublished:
    """Return the documents that were not published by a date, its last day included, or of which nobody knows.

    Raises:
        NotADate: the date is none.

    """
    last = days(date).last
    dated = {id_: days(document.published) for id_, document in documents.items() if document.published}
    return Unpublished(
        frozenset(id_ for id_, published in dated.items() if published.first > last),
        frozenset(id_ for id_, published in dated.items() if published.first <= last < published.last),
        frozenset(documents.keys() - dated.keys()),
    )
