"""What the fields of the page offer while one types: entities by any of their names, relations by any of their words.

What fits the other fields comes first, and nothing is left out for it: what stands in a claim is the reporter's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, NamedTuple

from graphmodel.authoring import Desk
from graphmodel.claims.ids import ID
from graphmodel.claims.model import Entity
from graphmodel.claims.names.keys import latin
from graphmodel.claims.ranges import SCENE
from graphmodel.claims.vocabulary import ROOT, Relation
from graphmodel.passages import Text

_OFFERED = 8
_OTHER = {"subject": "object", "object": "subject"}


class _Spelled(NamedTuple):
    """A name of an entity, as it is looked for."""

    entity: Entity
    name: str
    folded: str
    latin: str


class Proposals:
    """What may stand in the fields, of all that is known at a desk."""

    def __init__(self, desk: Desk, text: Text) -> None:
        self._desk, self._text = desk, text

    def of(self, field: str, typed: str, fields: dict[str, Any], span: tuple[int, int] | None) -> list[dict[str, Any]]:
        """Return what a field offers, the best first.

        Args:
            field: which.
            typed: what stands in it; where that is nothing, entities that the passage names come first.
            fields: what stands in the others.
            span: the passage.

        """
        if field == "relation":
            return self._relations(typed, fields)
        range_ = self._range(field, fields)
        return [
            self._option(entity, name, fits=self._fits(entity.kind, range_))
            for entity, name in self._entities(typed, range_, span)
        ]

    def kind(self, field: str, fields: Mapping[str, Any]) -> str | None:
        """Return the first kind that fits a field; ``None`` where any does."""
        range_ = self._range(field, fields)
        kinds = (kind.name for kind in self._desk.vocabulary.kinds.values() if not kind.abstract and kind.name != ROOT)
        return next((name for name in kinds if range_ and self._fits(name, range_)), None)

    def _range(self, field: str, fields: Mapping[str, Any]) -> tuple[str, ...]:
        """Return the kinds that may stand in a field; none where any may."""
        if field in SCENE or field not in _OTHER:
            return SCENE.get(field, ())
        readings = self._desk.vocabulary.readings(str(fields.get("relation", "")))
        sides = (getattr(each.relation, _OTHER[field] if each.turned else field) for each in readings)
        kinds = tuple(kind for side in sides for kind in side)
        return () if ROOT in kinds else kinds

    def _fits(self, kind: str, range_: Iterable[str]) -> bool:
        return not range_ or kind == ROOT or self._desk.vocabulary.is_a(kind, range_)

    def _entities(
        self, typed: str, range_: tuple[str, ...], span: tuple[int, int] | None
    ) -> list[tuple[Entity, str | None]]:
        """Return entities, each with the alias by which it was found."""
        words, letters = _folded(typed), latin(typed)
        passage = _folded(self._text.text[slice(*span)]) if span else ""
        found: dict[str, tuple[tuple[Any, ...], Entity, str | None]] = {}
        for each in self._spelled:
            if words:
                place = min(_place(words, each.folded), _place(letters, each.latin) if letters else 9)
            else:
                place = 0 if passage and each.folded in passage else 4
            if place == 9:
                continue
            rank = (place, not self._fits(each.entity.kind, range_), each.entity.name)
            alias = None if each.name == each.entity.name else each.name
            if each.entity.id not in found or rank < found[each.entity.id][0]:
                found[each.entity.id] = rank, each.entity, alias
        best = sorted(found.values(), key=lambda one: one[0])[:_OFFERED]
        if best or not words:
            return [(entity, alias) for _, entity, alias in best]
        near = (self._desk.names.find(name) for name in self._desk.names.suggest(typed, _OFFERED))
        return [(self._desk.entities[id_], None) for ids in near for id_ in ids]

    @cached_property
    def _spelled(self) -> list[_Spelled]:
        return [
            _Spelled(entity, name, _folded(name), latin(name))
            for entity in self._desk.entities.values()
            for name in (*entity.names, entity.id)
        ]

    def _option(self, entity: Entity, alias: str | None, *, fits: bool) -> dict[str, Any]:
        """Return an entity as it is offered: with the word that means it and nobody else."""
        words = (entity.name, entity.id)
        value = next((word for word in words if self._desk.names.find(word) == [entity.id]), f"{ID}{entity.id}")
        return {
            "value": value,
            "label": entity.name,
            "also": alias if alias != entity.id else None,
            "kind": entity.kind,
            "fits": fits,
        }

    def _relations(self, typed: str, fields: dict[str, Any]) -> list[dict[str, Any]]:
        words = _folded(typed)
        kinds = {side: self._kind(fields.get(side)) for side in _OTHER}
        ranked = []
        for relation in self._desk.vocabulary.relations.values():
            for phrase, turned in _phrases(relation):
                place = _place(words, _folded(phrase)) if words else 4
                if place == 9:
                    continue
                fits = all(
                    kind is None or self._fits(kind, getattr(relation, _OTHER[side] if turned else side))
                    for side, kind in kinds.items()
                )
                ranked.append(((not fits, place, phrase), relation, phrase, turned, fits))
        ranked.sort(key=lambda one: one[0])
        offered: dict[tuple[str, bool], dict[str, Any]] = {}
        for _, relation, phrase, turned, fits in ranked:
            label = relation.inverse if turned and relation.inverse else phrase if turned else relation.meaning
            alone = len(self._desk.vocabulary.readings(label)) == 1
            value = label if alone else phrase if turned else relation.name
            option = {"value": value, "label": label, "also": None, "kind": relation.name, "fits": fits}
            offered.setdefault((relation.name, turned), option)
        return [*offered.values()][:_OFFERED]

    def _kind(self, name: object) -> str | None:
        ids = self._desk.names.find(str(name)) if name else []
        return self._desk.entities[ids[0]].kind if len(ids) == 1 else None


def _phrases(relation: Relation) -> Iterator[tuple[str, bool]]:
    """Yield all words for a relation, and whether they read from object to subject."""
    yield relation.name.replace("_", " "), False
    yield from relation.phrases
    yield from ((alias, False) for alias in relation.aliases)
    yield from ((alias, True) for alias in relation.inverse_aliases)


def _folded(words: str) -> str:
    return " ".join(words.replace("_", " ").casefold().split())


def _place(words: str, name: str) -> int:
    """Return how well what was typed fits a name: whole, at its beginning, at that of a word, within, or not at all."""
    at = name.find(words)
    if at < 0:
        return 9
    return 0 if words == name else 1 if at == 0 else 2 if not name[at - 1].isalnum() else 3
