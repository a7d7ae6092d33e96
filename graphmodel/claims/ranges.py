"""Which kinds of entities may be the ends, the event and the place of a claim.

What was seen once to fit is remembered by its kinds, since the same few come again with every claim.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from graphmodel.claims.model import Claim, Entity
from graphmodel.claims.vocabulary import ROOT, Reading, Vocabulary
from graphmodel.reading import Problem, listed, shown

SCENE = {"event": ("Event",), "place": ("Place", "Country")}


class Ranges:
    """The ranges of a vocabulary's relations, and the entities that must be in them."""

    def __init__(self, vocabulary: Vocabulary, entities: Mapping[str, Entity], doubtful: Collection[str]) -> None:
        self._vocabulary = vocabulary
        self._entities = entities
        self._sure = vocabulary.kinds.keys() - doubtful
        self._known: dict[tuple[str, str], bool] = {}
        self._joined: set[tuple[str, str, str]] = set()
        self._events: set[str | None] = {None}
        self._places: set[str | None] = {None}

    def problems(self, claim: Claim, reading: Reading | None) -> Iterable[Problem]:
        """Return what is of a wrong kind in a claim; without a reading its ends are not looked at."""
        if claim.event in self._events and claim.place in self._places and (not reading or self._joins(claim, reading)):
            return ()
        return (*(self._end_problems(claim, reading) if reading else ()), *self._scene_problems(claim))

    def _joins(self, claim: Claim, reading: Reading) -> bool:
        """Return whether a relation is known to join entities of these kinds."""
        subject, object_ = self._entities.get(claim.subject), self._entities.get(claim.object)
        if subject is None or object_ is None or claim.subject == claim.object:
            return False
        return (reading.relation.name, subject.kind, object_.kind) in self._joined

    def _end_problems(self, claim: Claim, reading: Reading) -> Iterator[Problem]:
        """Yield a problem for each end that is of a wrong kind."""
        relation, turned = reading
        subject, object_ = self._entities.get(claim.subject), self._entities.get(claim.object)
        fits = True
        for side, kinds, entity, opposite in (
            ("subject", relation.subject, subject, object_),
            ("object", relation.object, object_, subject),
        ):
            what = f"the {side} of {relation.name}"
            if entity is not None and not self._is_in_range(what, kinds, entity.kind):
                fits = False
                hint = f"it is {relation.name}, read from object to subject" if turned else None
                if opposite is not None and self._is_in_range(what, kinds, opposite.kind):
                    hint = "are subject and object the wrong way round?"
                yield Problem((side,), _not_of_kind(what, kinds, entity), hint)
        if relation.symmetric and claim.subject == claim.object and subject is not None:
            yield Problem(("object",), f"{relation.name} joins two, but subject and object are the same")
        if fits and subject is not None and object_ is not None:
            self._joined.add((relation.name, subject.kind, object_.kind))

    def _scene_problems(self, claim: Claim) -> Iterator[Problem]:
        """Yield a problem for an event and a place that are of a wrong kind."""
        for field, id_, fitting in (("event", claim.event, self._events), ("place", claim.place, self._places)):
            entity = self._entities.get(id_ or "")
            if entity is None:
                continue
            if self._is_in_range(field, SCENE[field], entity.kind):
                fitting.add(id_)
            else:
                yield Problem((field,), _not_of_kind(field, SCENE[field], entity))

    def _is_in_range(self, what: str, range_: Iterable[str], kind: str) -> bool:
        """Return whether a kind is in the range of ``what``; where kinds are unknown nobody can say that it is not."""
        key = what, kind
        if key not in self._known:
            words = {*self._vocabulary.lineage(kind), *range_}
            known = any(range_) and words <= self._sure
            self._known[key] = not known or kind == ROOT or self._vocabulary.is_a(kind, range_)
        return self._known[key]


def _not_of_kind(what: str, kinds: Iterable[str], entity: Entity) -> str:
    return f"{what} must be of kind {listed(kinds)}, but {shown(entity.id)} is {entity.kind}"
