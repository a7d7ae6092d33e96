"""What a step of a path weighs, so that the lightest path is the one that is wanted first.

A step weighs what its hop costs and half of what passing each of its ends does; so it weighs the same from either side.
The ends of the path, which are not passed, add the same to each path. Weights are even: a step has a middle.
"""

from __future__ import annotations

from typing import Protocol

_HOPS = 1 << 16
_COSTS = 1 << 40


class Weights(Protocol):
    """How steps are weighed."""

    def half(self, hop: int, passing: int) -> int:
        """Return half of what a step weighs, from the cost of its hop and of passing both its ends."""
        ...

    def cost(self, weight: int, ends: int) -> int:
        """Return what a path of a weight costs, from what passing its ends would."""
        ...


class Telling:
    """The smaller cost first, then fewer hops."""

    def half(self, hop: int, passing: int) -> int:
        """Return half of a step's weight; see `Weights`."""
        return (2 * hop + passing) * _HOPS + 1

    def cost(self, weight: int, ends: int) -> int:
        """Return a path's cost; see `Weights`."""
        return (weight // (2 * _HOPS) - ends) // 2


class Hops:
    """Fewer hops first, then the smaller cost."""

    def half(self, hop: int, passing: int) -> int:
        """Return half of a step's weight; see `Weights`."""
        return _COSTS + 2 * hop + passing

    def cost(self, weight: int, ends: int) -> int:
        """Return a path's cost; see `Weights`."""
        return (weight % (2 * _COSTS) // 2 - ends) // 2


class HopsAlone:
    """Fewer hops first, whatever they cost."""

    def half(self, hop: int, passing: int) -> int:  # noqa: ARG002
        """Return half of a step's weight; see `Weights`."""
        return 1

    def cost(self, weight: int, ends: int) -> int:  # noqa: ARG002
        """Return no cost, since none is known."""
        return 0
