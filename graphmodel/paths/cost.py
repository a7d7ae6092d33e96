"""What makes a path telling: the costs of its hops and of the entities that it passes, all whole numbers.

A hop that somebody's tie or act carries tells more than one that words carry, and that more than one that a setting
carries. An entity that many others meet in tells little of any two of them, the less the more there are; a country, a
place or a commodity tells least. The page has these numbers from here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from graphmodel.claims.vocabulary import RelationClass, Vocabulary

HOP: Mapping[RelationClass, int] = {"tie": 3, "act": 3, "statement": 7, "setting": 9}
"""What a hop costs that a relationship of a class carries."""
LEAST = min(HOP.values())

EACH_DIGIT, EACH_DIGIT_OF_SETTING, SETTING = 2, 3, 4
"""What passing costs for each binary digit of the number of neighbours, that of a setting, and more for being one."""

NUMBERS = (*HOP.items(), EACH_DIGIT, EACH_DIGIT_OF_SETTING, SETTING)
"""All that costs are made of: who keeps costs keeps this too, since others are worked out with other numbers."""


class Passing(NamedTuple):
    """What it costs to pass an entity: how many neighbours it has in the whole store, and whether it is a setting."""

    neighbours: int
    is_setting: bool

    @property
    def digits(self) -> int:
        """How many binary digits the number of neighbours has."""
        return self.neighbours.bit_length()

    @property
    def cost(self) -> int:
        """What it costs."""
        return EACH_DIGIT_OF_SETTING * self.digits + SETTING if self.is_setting else EACH_DIGIT * self.digits


DEAD_ENDS = frozenset({Passing(1, False).cost, Passing(1, True).cost})
"""What it costs to pass an entity that has one neighbour, and no other: nobody gets anywhere through it."""


def costs_of_hops(vocabulary: Vocabulary) -> Mapping[str, int]:
    """Return what a hop costs, by the relation that carries it."""
    return {name: HOP[relation.class_] for name, relation in vocabulary.relations.items()}


def cost_of_hop(relations: Iterable[str], vocabulary: Vocabulary) -> int:
    """Return what a hop costs that these relations carry, one at least: the cheapest counts."""
    return min(HOP[vocabulary.relations[relation].class_] for relation in relations)
