"""Numbers as claims give them, in words, and what they may mean where they are compared."""

from __future__ import annotations

from collections.abc import Mapping
from math import inf
from typing import Literal, NamedTuple

from graphmodel.claims.model import Quantity
from graphmodel.claims.names import folded

TOLERANCE = 0.1
"""By how much what is "about" a number may differ from it, as a part of it."""


STRICTLY = 1e-9
"""How far what is strictly more than a number is beyond it at least, as a part of it, or of 1 where it is less."""


_SAME_UNIT = (
    ("people", "person", "persons", "individual", "individuals"),
    *(("men", "man"), ("women", "woman"), ("children", "child")),
    *((f"{one}s", one) for one in ("prisoner", "political prisoner", "detainee", "hostage", "civilian", "soldier")),
    *((f"{one}s", one) for one in ("activist", "journalist", "citizen", "member", "employee", "group", "state")),
    ("firms", "firm", "company", "companies"),
    ("organizations", "organization", "organisation", "organisations"),
    *(("bodies", "body"), ("countries", "country")),
    ("euros", "euro", "eur", "€"),
    ("US dollars", "us dollars", "us dollar", "usd", "us$"),
    ("per cent", "percent", "%"),
)
"""Words for one unit that surely mean the same, first the one it is compared by; dollars may be of any country."""
_UNITS = {word: first for first, *more in _SAME_UNIT for word in (first, *more)}


class Bounds(NamedTuple):
    """The least and the most that a number may mean; infinite where a bound is open."""

    least: float
    most: float

    def meets(self, other: Bounds) -> bool:
        """Return whether the two have a number in common."""
        return self.least <= other.most and other.least <= self.most


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


def unit_of(quantity: Quantity) -> str | None:
    """Return the unit by which a quantity is compared, whichever of its words and however it is typed."""
    if quantity.unit is None:
        return None
    typed = folded(quantity.unit)
    return _UNITS.get(typed, typed)


def bounds(quantity: Quantity) -> Bounds:
    """Return what a quantity may mean, with the tolerance for "about"."""
    if quantity.value is None:
        return Bounds(
            -inf if quantity.low is None else quantity.low + _beyond(quantity.low, quantity),
            inf if quantity.high is None else quantity.high - _beyond(quantity.high, quantity),
        )
    margin = abs(quantity.value) * TOLERANCE if quantity.about else 0
    return Bounds(quantity.value - margin, quantity.value + margin)


def _beyond(bound: float, quantity: Quantity) -> float:
    return max(abs(bound), 1) * STRICTLY if quantity.strictly else 0
