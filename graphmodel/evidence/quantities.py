"""Numbers as claims give them, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from graphmodel.claims.model import Quantity

Measure = Literal["exact", "about", "between", "within", "least", "more", "most", "less"]
_MEASURES: Mapping[Measure, str] = {
    "exact": "{value}",
    "about": "about {value}",
    "between": "{low} to {high}",
    "within": "more than {low} and less than {high}",
    "least": "at least {low}",
    "more": "more than {low}",
    "most": "at most {high}",
    "less": "less than {high}",
}


def quantity_as_told(quantity: Quantity) -> tuple[Measure, dict[str, str]]:
    """Return how exact a quantity is, and its numbers as people write them."""
    numbers = {"value": quantity.value, "low": quantity.low, "high": quantity.high}
    measure: Measure = "about" if quantity.about else "exact"
    if quantity.value is None:
        strict = quantity.strictly
        if quantity.high is None:
            measure = "more" if strict else "least"
        elif quantity.low is None:
            measure = "less" if strict else "most"
        else:
            measure = "within" if strict else "between"
    return measure, {name: f"{number:,}" for name, number in numbers.items() if number is not None}


def quantity_in_words(quantity: Quantity) -> str:
    """Return a quantity with what was counted: "about 1,200 people: prisoners"."""
    measure, numbers = quantity_as_told(quantity)
    words = _MEASURES[measure].format(**numbers)
    if quantity.unit:
        words += f" {quantity.unit}"
    return f"{words}: {quantity.of}" if quantity.of else words
