"""Which documents were published by a day."""

from __future__ import annotations

import pytest

from graphmodel.claims import Document
from graphmodel.claims.publication import unpublished

PUBLISHED = ("2023-12-31", "2024-01", "2024", "2024-01-15", "2025", "202X", "2024-02/..", None)


def papers() -> dict[str, Document]:
    """A document for each date of publication."""
    return {str(date): Document(id=str(date), publisher="P", published=date) for date in PUBLISHED}


@pytest.mark.parametrize(
    ("date", "out", "unsure"),
    [
        ("2024-01-01", {"2023-12-31"}, {"2024-01", "2024", "202X"}),
        ("2024-01-15", {"2023-12-31", "2024-01-15"}, {"2024-01", "2024", "202X"}),
        ("2024-01", {"2023-12-31", "2024-01-15", "2024-01"}, {"2024", "202X"}),
        ("2024", {"2023-12-31", "2024-01-15", "2024-01", "2024"}, {"202X", "2024-02/.."}),
        ("2029", {*PUBLISHED} - {None, "2024-02/.."}, {"2024-02/.."}),
        ("1999", set(), set()),
    ],
)
def test_only_what_was_surely_published_counts(date: str, out: set[str], unsure: set[str]) -> None:
    """What may be from later is told apart from what is, and what has no date from both."""
    found = unpublished(date, papers())
    assert {str(each) for each in PUBLISHED} - found.all == out
    assert found.unsure == unsure
    assert found.undated == {"None"}
    assert found.later.isdisjoint(found.unsure | found.undated)
