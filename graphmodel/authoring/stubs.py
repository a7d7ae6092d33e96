"""Entries for the entities that claims name and nobody has written down, ready to be pasted and looked at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from graphmodel.authoring.slugs import slug
from graphmodel.claims.folder import Batch, read_claims
from graphmodel.claims.ids import ID
from graphmodel.claims.model import Claim, Entity
from graphmodel.claims.names import Names
from graphmodel.claims.ranges import SCENE
from graphmodel.claims.vocabulary import ROOT, Vocabulary
from graphmodel.claims.words import read_vocabulary
from graphmodel.errors import InputError
from graphmodel.letters import nfc
from graphmodel.reading import Address, Table

_ENDS = ("subject", "object")


class Stub(NamedTuple):
    """An entity that is missing."""

    entity: Entity
    """With the kind `Entity` where the claims leave several open."""
    kinds: tuple[str, ...]
    """The kinds that it may be of, as far as the claims say; "any Actor" stands for all that are narrower."""
    near: tuple[str, ...]
    """The names that may have been meant instead."""
    times: int
    """How many claims name it."""
    place: str
    """Where it is named first."""


def stubs(path: Path) -> list[Stub]:
    """Return an entry for each name in a claims folder or file that no entity has, in the order of the claims.

    Raises:
        InputError: the entities or the words have faults, or the claims cannot be read to the end.

    """
    batch = read_claims(path)
    vocabulary = read_vocabulary(batch)
    known: dict[str, Entity] = {nfc(id_): entity for id_, entity in batch.by_key("entities", "id").items()}
    faults = [*batch.faults]
    for section, tables in batch.tables.items():
        is_needed = section in ("entities", "kinds", "relations")
        faults += [fault for table in tables if is_needed or table.is_cut_short for fault in table.faults()]
    # What is printed may be on its way into a new file, which the shell has made already.
    faults = [fault for fault in faults if fault.message != "the file is empty"]
    if faults:
        raise InputError(sorted(set(faults), key=lambda fault: fault.order))
    return [*_Missing(batch, vocabulary, known).stubs()]


class _Named(NamedTuple):
    """What is known of a name that nobody has."""

    ranges: list[frozenset[str]]
    tables: list[tuple[Table[Claim], Address]]


class _Missing:
    """Gathers the names that nobody has."""

    def __init__(self, batch: Batch, vocabulary: Vocabulary, known: dict[str, Entity]) -> None:
        self._batch = batch
        self._vocabulary = vocabulary
        self._known = known
        self._names = Names(known.values())

    def stubs(self) -> Iterator[Stub]:
        """Yield an entry for each."""
        named: dict[str, _Named] = {}
        spelled: dict[str, str] = {}
        for table, index, claim in self._batch.rows("claims"):
            for field in ("subject", "object", "attributed_to", "event", "place"):
                name = getattr(claim, field)
                if not name or name != name.strip() or "\n" in name or self._names.find(name):
                    continue
                key = spelled.setdefault(" ".join(nfc(name).casefold().split()), name)
                about = named.setdefault(key, _Named([], []))
                if range_ := self._range(claim, field):
                    about.ranges.append(range_)
                about.tables.append((table, table.address(index)))
        ids = set(self._known)
        found: list[Stub] = []
        for name, about in named.items():
            found.append(self._stub(name, about, ids))
            ids.add(found[-1].entity.id)
        # Two new names may be meant for one, too.
        every = Names([*self._known.values(), *(stub.entity for stub in found)])
        for stub in found:
            name = stub.entity.name
            near = [other for other in every.suggest(name, 3) if other != name][:2]
            yield stub._replace(near=tuple(every.guesses(name, near)))

    def _stub(self, name: str, about: _Named, ids: set[str]) -> Stub:
        plain = name.removeprefix(ID)
        kinds = self._fitting(about.ranges)
        kind = kinds[0] if len(kinds) == 1 else ROOT
        table, address = about.tables[0]
        entity = Entity(id=self._id(plain, ids, is_id=name.startswith(ID)), kind=kind, name=plain)
        return Stub(entity, self._together(kinds), (), len(about.tables), table.places([address])[0])

    def _id(self, name: str, ids: set[str], *, is_id: bool) -> str:
        """Return an id that nobody has, and that is nobody's name."""
        if is_id or (name == slug(name) and name not in ids):
            return name
        taken = set(ids)
        while (found := slug(name, taken)) and self._names.find(found):
            taken.add(found)
        return found

    def _range(self, claim: Claim, field: str) -> frozenset[str]:
        """Return the kinds that what stands in a field of a claim may be of; none where anything may stand there."""
        if field in SCENE:
            return frozenset(SCENE[field])
        readings = self._vocabulary.readings(claim.relation)
        if field not in _ENDS or len(readings) != 1:
            return frozenset()
        relation, turned = readings[0]
        side = field if not turned else _ENDS[field == "subject"]
        range_ = frozenset(getattr(relation, side))
        return frozenset() if ROOT in range_ else range_

    def _fitting(self, ranges: list[frozenset[str]]) -> tuple[str, ...]:
        """Return the broadest kinds that fit all ranges, each broader or narrower than one in each of them."""
        kinds = self._vocabulary.kinds
        fitting = [
            name
            for name, kind in kinds.items()
            if ranges and not kind.abstract and all(not r.isdisjoint(self._vocabulary.lineage(name)) for r in ranges)
        ]
        broadest = [n for n in fitting if not any(m != n and m in self._vocabulary.lineage(n) for m in fitting)]
        return tuple(name for name in broadest if name != ROOT)

    def _together(self, kinds: tuple[str, ...]) -> tuple[str, ...]:
        """Return kinds with an abstract one in the place of all that are narrower, where they are all there."""
        for abstract in self._vocabulary.kinds.values():
            narrower = {
                name
                for name, kind in self._vocabulary.kinds.items()
                if not kind.abstract and kind.broader == abstract.name
            }
            if abstract.abstract and abstract.name != ROOT and narrower and narrower <= set(kinds):
                kinds = (f"any {abstract.name}", *(kind for kind in kinds if kind not in narrower))
        return kinds
