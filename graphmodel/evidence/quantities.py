"""Numbers as claims give them, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from graphmodel.claims.model import Quantity

Measure = Literal["exact", "about", "between", "least", "most"]
_MEASURES: Mapping[Measure, str] = {
    "exact": "{value}",
    "about": "about {value}",
    "between": "{low} to {high}",
    "least": "at least {low}",
    "most": "at most {high}",
}


def quantity_as_told(quantity: Quantity) -> tuple[Measure, dict[str, str]]:
    """Return how exact a quantity is, and its numbers as people write them."""
    numbers = {"value": quantity.value, "low": quantity.low, "high": quantity.high}
    measure: Measure = "about" if quantity.about else "exact"
    if quantity.value is None:
        measure = "least" if quantity.high is None else "most" if quantity.low is None else "between"
    return measure, {name: f"{number:,}" for name, number in numbers.items() if number is not None}


def quantity_in_words(quantity: Quantity) -> str:
    """Return a quantity with what was counted: "about 1,200 people: prisoners"."""
    measure, numbers = quantity_as_told(quantity)
    words = _MEASURES[measure].format(**numbers)
    if quantity.unit:
        words += f" {quantity.unit}"
    return f"{words}: {quantity.of}" if quantity.of else words
