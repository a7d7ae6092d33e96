"""Claims that are said twice: which, and where they were said first."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable

from graphmodel.claims.model import Claim
from graphmodel.reading import Problem, Table


class Places:
    """Remembers where claims stand, in a few bytes for each, to tell of those that stand twice."""

    def __init__(self) -> None:
        self._tables: list[Table[Claim]] = []
        self._begins: list[int] = []
        self._indexes = array("Q")
        self._repeats: list[tuple[Table[Claim], int, Claim]] = []

    def begin(self, table: Table[Claim]) -> None:
        """Take what follows for places in a table."""
        self._tables.append(table)
        self._begins.append(len(self._indexes))

    def add(self, index: int) -> None:
        """Take the place of a claim that no other was before."""
        self._indexes.append(index)

    def repeat(self, index: int, claim: Claim) -> None:
        """Take the place of a claim that says the same as an earlier one."""
        self._repeats.append((self._tables[-1], index, claim))

    def warn(self, claims: Iterable[str]) -> None:
        """Report each repeat with the place where it was said first; ``claims`` are the ids in the order of `add`."""
        repeated = {claim.id for _, _, claim in self._repeats}
        firsts = {id_: number for number, id_ in enumerate(claims) if id_ in repeated}
        wanted: dict[int, list[int]] = defaultdict(list)
        for number in firsts.values():
            wanted[bisect_right(self._begins, number) - 1].append(number)
        names: dict[int, str] = {}
        for begun, numbers in wanted.items():
            table = self._tables[begun]
            places = table.places([table.address(self._indexes[number]) for number in numbers])
            names |= zip(numbers, places, strict=True)
        for table, index, claim in self._repeats:
            message = f"the same claim as {names[firsts[claim.id or '']]}, and counts once"
            hint = f"to keep both, give {'each its own' if table.records[index].id else 'one of them an'} id"
            table.report(index, Problem((), message, hint, is_warning=True))
