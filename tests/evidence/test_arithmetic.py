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


HELD = [
    claim("north", "IMPRISONED", "all", document="d1", **people(300, of="held before the release")),
    claim("north", "IMPRISONED", "rest", document="d1", **people(400, of="still held")),
]
DATED = [
    claim("north", "IMPRISONED", "all", date="2023", **people(300, of="held")),
    claim("north", "IMPRISONED", "rest", date="2025", **people(400, of="held")),
]
UNBALANCED = ["Does not add up: 300 − 50 = 250, not 400: Group rest"]


def release(group: str, number: int, **more: Any) -> dict[str, Any]:
    """A release of so many of a group, in the document that tells of those held unless it says in which."""
    return claim("north", "FREED", group, **{"document": "d1", **people(number), **more})


def test_a_release_without_an_event_has_a_before_and_an_after_too() -> None:
    """It is that of its group: by the words of one document, or by the dates of several."""
    assert told(*HELD, release("some", 50)) == UNBALANCED
    assert told(*DATED, release("some", 50, date="2024-05", document="d3")) == UNBALANCED
    assert told(*DATED, release("some", 50, document="d3")) == []
    assert told(*HELD, release("some", 50, document="d2")) == []


def test_a_part_of_those_held_before_is_not_all_who_are_left() -> None:
    """A number of journalists still held is none of all that are."""
    few = claim("north", "IMPRISONED", "rest", document="d1", **people(28, of="still held"))
    unbalanced = ["Does not add up: 300 − 50 = 250, not 28: Group rest"]
    assert told(HELD[0], few, release("some", 50)) == unbalanced
    assert told(HELD[0], few, release("some", 50), claim("rest", "PART_OF", "all", document="d1")) == []


def test_a_release_without_an_event_may_be_that_of_an_event() -> None:
    """A document that names no event tells of the event in which others have the same group freed."""
    elsewhere = release("some", 50, event="swap", document="d2")
    assert told(*HELD, elsewhere) == []
    assert told(*HELD, elsewhere, release("some", 50)) == UNBALANCED


def test_a_group_that_was_freed_by_and_by_has_no_before_and_after() -> None:
    """Releases of one group at other times, or of other numbers, are several, of which nobody knows which is meant."""
    assert told(*DATED, release("some", 50, date="2024-05"), release("some", 50, date="2024-09")) == []
    several = told(*HELD, release("some", 50), release("some", 60))
    assert several == ["Numbers that do not meet: 50 or 60 people: freed"]
    assert told(*HELD, release("some", 50), release("others", 20)) == []


def test_those_freed_may_be_told_in_part() -> None:
    """The release of a part is no second release, and neither is one that may be an event's."""
    assert told(*HELD, release("some", 50), release("others", 20), claim("others", "PART_OF", "some")) == UNBALANCED
    assert told(*HELD, release("some", 50, event="swap"), release("others", 20)) == UNBALANCED
