"""Who says so, in words.

Corroboration is said, not scored: "3 documents, 2 independent origins (Bloomberg, BBC), 1 speaker (Viasna)".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Literal, NamedTuple

from graphmodel.claims.dates import UNKNOWN, span
from graphmodel.claims.model import Claim, Document, Locator, Quantity
from graphmodel.graph import Relationship
from graphmodel.origins import Origin

ABOUT = 0.1
"""An approximate number means ten per cent more or less."""
DIGEST = 12
"""Of a digest so many digits are shown."""
FORMER = "former"
"""What is over, and nobody says since when."""
Measure = Literal["exact", "about", "between", "least", "most"]
_MEASURES: Mapping[Measure, str] = {
    "exact": "{value}",
    "about": "about {value}",
    "between": "{low} to {high}",
    "least": "at least {low}",
    "most": "at most {high}",
}


class Corroboration(NamedTuple):
    """What bears a relationship out, after whatever filters were applied to it."""

    documents: tuple[str, ...]
    origins: tuple[Origin, ...]
    speakers: tuple[str, ...]

    @property
    def is_established(self) -> bool:
        """Whether the documents themselves tell that their origins are not one and the same.

        With more than one origin, each must be declared: where a document does not say what it was made from,
        it may have been made from the other.
        """
        return len(self.origins) < 2 or all(origin.declared for origin in self.origins)


def corroboration(relationship: Relationship) -> Corroboration:
    """Return what bears a relationship out: the documents, origins and speakers of its supporting claims."""
    claims = relationship.supporting
    return Corroboration(
        tuple(sorted({claim.document for claim in claims})),
        relationship.origins,
        tuple(sorted({claim.attributed_to for claim in claims if claim.attributed_to})),
    )


def in_words(evidence: Corroboration, name: Callable[[str], str]) -> str:
    """Return a corroboration as a phrase; ``name`` turns an entity's id into its name."""
    parts = [_count(len(evidence.documents), "document")]
    origins = evidence.origins
    listed = ", ".join(map(str, origins))
    if len(origins) == 1:
        parts.append(f"1 origin ({listed})")
    elif evidence.is_established:
        parts.append(f"{len(origins)} independent origins ({listed})")
    else:
        parts.append(f"{len(origins)} origins ({listed}; independence not established)")
    if evidence.speakers:
        speakers = ", ".join(map(name, evidence.speakers))
        parts.append(f"{_count(len(evidence.speakers), 'speaker')} ({speakers})")
    return ", ".join(parts)


def dates_in_words(claims: Iterable[Claim]) -> list[str]:
    """Return the dates that claims give, each once, in order of time: "2025-12-13", "since 1994", "until 2024-04".

    What is over, and nobody says since when, is "former", or "from 1994 (former)".
    """
    found = set()
    for claim in claims:
        if words := _when(claim):
            days = span(claim.date, claim.start, claim.end)
            at = (1, "") if days is None else (0, days.first if claim.date or claim.start else days.last)
            found.add((at, claim.date or claim.start or claim.end or "", words))
    return [words for _, _, words in sorted(found)]


def _when(claim: Claim) -> str | None:
    date, start, end = claim.date, claim.start, claim.end
    if end == UNKNOWN:
        return f"{date} ({FORMER})" if date else f"from {start} ({FORMER})" if start else FORMER
    if date:
        return date
    if start:
        return f"{start} to {end}" if end else f"since {start}"
    return f"until {end}" if end else None


def quantity_as_told(quantity: Quantity) -> tuple[Measure, dict[str, str]]:
    """Return how exact a quantity is, and its numbers as people write them: of one that is about, also its bounds."""
    value, low, high = quantity.value, quantity.low, quantity.high
    if value is not None and quantity.about:
        bounds = {"low": f"{value * (1 - ABOUT):,.0f}", "high": f"{value * (1 + ABOUT):,.0f}"}
        return "about", {"value": f"{value:,}", **bounds}
    numbers = {"value": value, "low": low, "high": high}
    measure: Measure = "exact"
    if value is None:
        measure = "least" if high is None else "most" if low is None else "between"
    return measure, {name: f"{number:,}" for name, number in numbers.items() if number is not None}


def quantity_in_words(quantity: Quantity) -> str:
    """Return a quantity with what was counted: "about 1,200 people (1,080 to 1,320): prisoners"."""
    measure, numbers = quantity_as_told(quantity)
    words = _MEASURES[measure].format(**numbers)
    if quantity.unit:
        words += f" {quantity.unit}"
    if measure == "about":
        words += f" ({_MEASURES['between'].format(**numbers)})"
    return f"{words}: {quantity.of}" if quantity.of else words


def place_in_words(locator: Locator) -> str:
    """Return the place that a locator tells, as far as it does."""
    parts = []
    if locator.paragraph is not None:
        parts.append(f"paragraph {locator.paragraph}")
    if locator.start is not None:
        parts.append(f"characters {locator.start} to {locator.end}")
    return ", ".join(parts) or "somewhere"


def locator_in_words(locator: Locator) -> str:
    """Return a locator: the place, and how the digest of the passage begins."""
    digest = f", sha256 {locator.sha256[:DIGEST]}…" if locator.sha256 else ""
    return place_in_words(locator) + digest


def derivation_in_words(document: Document) -> list[str]:
    """Return what a document says that it was made from: "Coast News Agency (reprint)"."""
    return [f"{source.publisher or source.document} ({source.how})" for source in document.derived_from or ()]


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
