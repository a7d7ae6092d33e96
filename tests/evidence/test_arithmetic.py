"""How numbers of people are compared: by which unit, of which group, and around which release."""

from __future__ import annotations

from typing import Any

import pytest

from tests.evidence.test_contradictions import claim, people, told


def freed(number: int, unit: str, **more: Any) -> dict[str, Any]:
    """A release of a group in the swap, with its number."""
    quantity = {"value": number, "unit": unit, "of": "freed"}
    return claim("north", "FREED", "all", event="swap", **{"quantity": quantity, **more})


@pytest.mark.parametrize("unit", ["persons", "People", "individuals"])
def test_units_of_one_meaning_are_one(unit: str) -> None:
    """People are people by whatever word and however typed; each number is told with its own."""
    assert told(freed(10, "people"), freed(12, unit)) == [
        f"Numbers that do not meet: 10 people or 12 {unit}: freed (Swap)"
    ]
    assert told(freed(10, "people"), freed(10, unit)) == []


def test_units_of_another_meaning_are_others() -> None:
    """Children are people, but a number of them is not that of the people."""
    assert told(freed(10, "people"), freed(4, "children")) == []
    assert told(freed(10, "dollars"), freed(4, "US dollars")) == []


def test_what_is_counted_is_compared_whatever_its_case() -> None:
    """Case does not make another thing of what was counted."""
    other = {"value": 12, "unit": "people", "of": "Freed"}
    assert told(freed(10, "people"), freed(0, "", quantity=other)) == [
        "Numbers that do not meet: 10 or 12 people: freed (Swap)"
    ]


def test_parts_and_wholes_may_be_counted_by_words_of_one_meaning() -> None:
    """A part of twelve persons is larger than a whole of ten people."""
    part = claim("south", "RECEIVED", "some", quantity={"value": 12, "unit": "persons"})
    assert told(freed(10, "people"), claim("some", "PART_OF", "all"), part) == [
        "Does not add up: Group some: 12, part of Group all: 10"
    ]


STRIKE = [
    claim("some", "PART_OF", "all"),
    claim("north", "FREED", "all", **people(40)),
    claim("north", "FREED", "some", **people(50)),
]


@pytest.mark.parametrize(
    "hurt",
    [
        claim("south", "HARMS", "some", quantity={"value": 5, "unit": "people"}),
        claim("south", "ATTACKED", "some", quantity={"value": 5, "unit": "persons", "of": "injured"}),
        claim("south", "KILLED", "some", quantity={"value": 5, "unit": "children"}),
        claim("south", "ATTACKED", "all", quantity={"value": 5, "unit": "people", "of": "people hurt"}),
    ],
)
def test_how_many_were_hurt_does_not_hide_how_many_there_are(hurt: dict[str, Any]) -> None:
    """Beside the number of a group that of its hurt is not taken for how many are in it."""
    assert told(*STRIKE, hurt) == ["Does not add up: Group some: 50, part of Group all: 40"]


def test_the_hurt_are_so_many_at_least() -> None:
    """A group of which the hurt are counted alone has at least so many, and nobody knows how many more."""
    part, whole, freed_part = STRIKE
    hurt = {"value": 45, "unit": "people", "of": "hurt"}
    assert told(part, whole, claim("south", "ATTACKED", "some", quantity=hurt)) == [
        "Does not add up: Group some: 45, part of Group all: 40"
    ]
    assert told(part, freed_part, claim("south", "ATTACKED", "all", quantity=hurt)) == []
    assert told(*STRIKE, claim("south", "ATTACKED", "all", quantity={**hurt, "value": 60})) == []


def test_whoever_is_counted_is_somebody() -> None:
    """Fifty soldiers are more than forty people, but forty soldiers are not all of the people."""
    part, whole, _ = STRIKE
    soldiers = {"quantity": {"value": 50, "unit": "soldiers"}}
    assert told(part, whole, claim("north", "FREED", "some", **soldiers)) == [
        "Does not add up: Group some: 50, part of Group all: 40"
    ]
    assert told(part, claim("north", "FREED", "all", **soldiers), claim("north", "FREED", "some", **people(60))) == []
