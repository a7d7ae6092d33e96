"""Where in a document a claim stands, in words."""

from __future__ import annotations

from graphmodel.claims.model import Locator

DIGEST = 12
"""Of a digest so many digits are shown."""


def place_in_words(locator: Locator) -> str:
    """Return the place that a locator tells, as far as it does."""
    parts = []
    if locator.paragraph is not None:
        parts.append(f"paragraph {locator.paragraph}")
    if locator.start is not None:
        parts.append(f"characters {locator.start} to {locator.end}")
    return ", ".join(parts) or "somewhere"


def paragraph_in_words(locator: Locator) -> str:
    """Return the place as readers count: its paragraph alone, where it is told."""
    return f"paragraph {locator.paragraph}" if locator.paragraph is not None else place_in_words(locator)


def locator_in_words(locator: Locator) -> str:
    """Return a locator: the place, and how the digest of the passage begins."""
    digest = f", sha256 {locator.sha256[:DIGEST]}…" if locator.sha256 else ""
    return place_in_words(locator) + digest
