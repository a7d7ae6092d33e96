"""Names and aliases to one entity.

A name resolves when it is, in this order, a name or alias as written; the same but for case and Unicode form; the
same but for diacritics, apostrophes, hyphens and full stops (`keys`); a Cyrillic name against its Latin
transliteration (`cyrillic`). The first of these steps that finds anything decides; what it finds may be ambiguous.
Anything less is a suggestion, never a match (`nearness`).

The id of an entity, in Unicode's composed form, means that entity, unless it is the name of another as well: then it
is ambiguous. ``id:`` before it says that the id is meant.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain, islice

from graphmodel.claims.ids import ID
from graphmodel.claims.model import Entity
from graphmodel.claims.names.cyrillic import consonants, has_cyrillic, is_transliterated
from graphmodel.claims.names.keys import folded, initialled, joined, latin, plain, written
from graphmodel.claims.names.nearness import Form, Nearness, form_of
from graphmodel.errors import AmbiguousName, NameNotFound, brief
from graphmodel.letters import nfc, skeleton, stray
from graphmodel.reading import listed, looks_same, shown

__all__ = [
    "SUGGESTED",
    "Form",
    "Names",
    "Nearness",
    "folded",
    "form_of",
    "joined",
    "latin",
    "look_keys",
    "plain",
    "sought_keys",
    "sought_look_keys",
    "stored_keys",
    "written",
]

SUGGESTED = 10
"""So many names are suggested."""
_TOLD = 5
"""So many guesses are told, and so many ids of one of them."""
_NOTE = 80
"""So much of a note is told."""
_BETWEEN = re.compile(r"[\W_]+")
_SIGNS = dict.fromkeys(code for code in range(128) if not chr(code).isalnum())


class Names:
    """The names of all entities."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._entities = {entity.id: entity for entity in entities}

    def resolve(self, name: str) -> str:
        """Return the id of the entity that is called ``name``.

        Raises:
            NameNotFound: there is none; the nearest names are suggested.
            AmbiguousName: there are several.

        """
        ids = self.find(name)
        if not ids:
            raise self.absence(name)
        if len(ids) > 1:
            raise self.ambiguity(name, ids)
        return ids[0]

    def absence(self, name: str, near: Sequence[str] | None = None) -> NameNotFound:
        """Return the error that suggests names near to one that is nobody's; ``near`` are they, where known."""
        near = self.suggest(name) if near is None else near
        return NameNotFound(name, near, guesses=self.guesses(name, near))

    def ambiguity(self, name: str, ids: Sequence[str]) -> AmbiguousName:
        """Return the error that tells those who are called ``name`` from each other."""
        return AmbiguousName(name, ids, {id_: self._described(id_) for id_ in ids})

    def find(self, name: str) -> list[str]:
        """Return the ids of all entities that are called ``name``, sorted; see the module for what counts."""
        if name.startswith(ID) and (id_ := self._ids.get(nfc(name[len(ID) :]))) is not None:
            return [id_]
        id_ = self._ids.get(nfc(name))
        if id_ is None:
            return sorted(self._called(name))
        return sorted({id_, *self._rivals(id_, name)})

    def suggest(self, name: str, limit: int = SUGGESTED) -> list[str]:
        """Return the names of the entities that look or sound most like ``name``, best first, each once."""
        ids = chain(self._looking_same(name), self._ids_alike(name), self._nearness.ids(name))
        return list(islice(dict.fromkeys(self._entities[id_].name for id_ in ids), limit))

    def _ids_alike(self, name: str) -> list[str]:
        """Return the ids that a word would be but for case, spaces and signs."""
        key = _run_together(name.removeprefix(ID))
        return self._by_id_together.get(key, []) if key else []

    def guesses(self, name: str, near: Iterable[str]) -> list[str]:
        """Return suggestions in words: with the ids of those that share a name, and how differs what looks alike."""
        guesses = []
        told = list(islice(near, _TOLD))
        looks = Counter(map(skeleton, told))
        meant = self._ids_alike(name)
        for guess in told:
            alike = self._alike(name, guess)
            named = [f"{ID}{brief(id_)}" for id_ in self._by_name[guess]]
            if len(named) > 1 or looks[skeleton(guess)] > 1 or self._by_name[guess][0] in meant:
                more = ["more"] if len(named) > _TOLD else []
                alike = [listed([*named[:_TOLD], *more]), *alike]
            guesses.append(f"{brief(guess)} ({'; '.join(alike)})" if alike else brief(guess))
        if guesses and not any(self._alike(name, guess) for guess in told) and (strays := stray(name)):
            guesses[0] += f" ({shown(name)} has {strays})"
        return guesses

    def _alike(self, name: str, guess: str) -> list[str]:
        """Return how a word differs from what looks the same: a name, an alias or an id of those who are called so."""
        if same := looks_same(name, guess):
            return [same]
        entities = [self._entities[id_] for id_ in self._by_name[guess]]
        aliases = [("alias", alias) for entity in entities for alias in entity.names[1:]]
        for what, other in (*aliases, *(("id", entity.id) for entity in entities)):
            if same := looks_same(name, other):
                return [f"the {what} {shown(other)} {same}"]
        return []

    def _looking_same(self, name: str) -> list[str]:
        """Return the ids of those of whom a name or the id looks the same as a word."""
        return self._by_look.get(skeleton(name), [])

    @cached_property
    def ambiguous_ids(self) -> frozenset[str]:
        """The ids of entities that are the names of others."""
        alike = self._by_id_together
        suspects = {
            id_
            for entity in self._entities.values()
            for name in entity.names
            for id_ in alike.get(_run_together(name), ())
            if id_ != entity.id
        }
        if self._has_cyrillic:
            suspects.update(self._entities)
        else:
            suspects.update(filter(has_cyrillic, self._entities))
        return frozenset(id_ for id_ in suspects if len(self.find(id_)) > 1)

    def _called(self, name: str) -> set[str]:
        """Return the ids of those that have a name, by the nearest spelling that somebody has."""
        for index, key in ((self._written, written), (self._folded, folded), (self._plain, plain)):
            if (word := key(name)) and (ids := index.get(word)):
                return ids
        if not (word := plain(name)):
            return set()
        ids = self._joined.get(word, set()) | self._plain.get(joined(name), set())
        ids = ids | self._initialled.get(initialled(name), set())
        return ids or {id_ for id_, other in self._sounding(name) if is_transliterated(name, other)}

    def _sounding(self, name: str) -> Iterable[tuple[str, str]]:
        """Return those whose names may be a transliteration of one, each with that name."""
        cyrillic, latin = self._by_consonants
        key = consonants(name)
        in_cyrillic = cyrillic.get(key, ())
        return [*in_cyrillic, *latin.get(key, ())] if has_cyrillic(name) else in_cyrillic

    def _rivals(self, id_: str, word: str) -> Iterator[str]:
        """Yield those that are called by a word that is the id of somebody.

        The hyphens of an id are no spaces: ``john-smith`` is not what another John Smith is called.
        """
        for other in self._called(word):
            if other != id_ and ("-" not in word or any(_is_hyphened(n, word) for n in self._entities[other].names)):
                yield other

    def _described(self, id_: str) -> str:
        """Return what tells an entity from others of its name."""
        entity = self._entities[id_]
        others = [name for name in dict.fromkeys(map(written, entity.names[1:])) if name != written(entity.name)]
        note = [brief(" ".join(entity.note.split()), _NOTE)] if entity.note else []
        return ", ".join((entity.name, entity.kind, *(f"also {name}" for name in others[:2]), *note))

    @cached_property
    def _ids(self) -> dict[str, str]:
        return {nfc(id_): id_ for id_ in self._entities}

    @cached_property
    def _by_id_together(self) -> dict[str, list[str]]:
        by_id: dict[str, list[str]] = defaultdict(list)
        for id_ in sorted(self._entities):
            by_id[_run_together(id_)].append(id_)
        return dict(by_id)

    @cached_property
    def _by_look(self) -> dict[str, list[str]]:
        by_look: dict[str, list[str]] = defaultdict(list)
        for id_, entity in sorted(self._entities.items()):
            for word in dict.fromkeys(map(skeleton, (*entity.names, id_))):
                by_look[word].append(id_)
        return dict(by_look)

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        by_name: dict[str, list[str]] = defaultdict(list)
        for id_, entity in sorted(self._entities.items()):
            by_name[entity.name].append(id_)
        return by_name

    @cached_property
    def _nearness(self) -> Nearness[str]:
        named = ((form_of(name), [entity.id]) for entity in self._entities.values() for name in entity.names)
        return Nearness((form, ids) for form, ids in named if form is not None)

    @cached_property
    def _written(self) -> dict[str, set[str]]:
        return self._index(written)

    @cached_property
    def _folded(self) -> dict[str, set[str]]:
        return self._index(folded)

    @cached_property
    def _plain(self) -> dict[str, set[str]]:
        return self._index(plain)

    @cached_property
    def _joined(self) -> dict[str, set[str]]:
        return self._index(joined)

    @cached_property
    def _initialled(self) -> dict[str, set[str]]:
        return self._index(initialled)

    @cached_property
    def _has_cyrillic(self) -> bool:
        return any(has_cyrillic(name) for entity in self._entities.values() for name in entity.names)

    @cached_property
    def _by_consonants(self) -> tuple[dict[str, list[tuple[str, str]]], dict[str, list[tuple[str, str]]]]:
        """Whose names have a word in Cyrillic and whose have none, by their consonants."""
        cyrillic: dict[str, list[tuple[str, str]]] = defaultdict(list)
        latin: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for entity in self._entities.values():
            for name in entity.names:
                (cyrillic if has_cyrillic(name) else latin)[consonants(name)].append((entity.id, name))
        return cyrillic, latin

    def _index(self, key: Callable[[str], str]) -> dict[str, set[str]]:
        index: dict[str, set[str]] = defaultdict(set)
        for entity in self._entities.values():
            for name in entity.names:
                if word := key(name):
                    index[word].add(entity.id)
        return dict(index)


def _run_together(name: str) -> str:
    """Return a key that all share who may be called the same in one script."""
    if name.isascii():
        return name.lower().translate(_SIGNS)
    return _BETWEEN.sub("", (plain(name) or name).lower())


def _is_hyphened(name: str, word: str) -> bool:
    """Return whether a name is a word with hyphens, its hyphens included."""
    return folded(name) == folded(word) or plain(name, "-") == plain(word, "-") != ""


def look_keys(entity: Entity) -> set[str]:
    """Return the keys by which a store finds whose names look the same as a word, or whose id is it but for signs."""
    return {*(f"={skeleton(word)}" for word in (*entity.names, entity.id)), f"#{_run_together(entity.id)}"}


def sought_look_keys(name: str) -> tuple[str, str]:
    """Return the keys by which `look_keys` are found: that of the look, and that of the id."""
    return f"={skeleton(name)}", f"#{_run_together(name.removeprefix(ID))}"


def stored_keys(name: str) -> set[str]:
    """Return the keys by which a store that holds the names elsewhere finds ``name``; see `sought_keys`."""
    script = "c:" if has_cyrillic(name) else "l:"
    keys = {folded(name), plain(name), f"-{joined(name)}", f".{initialled(name)}", script + consonants(name)}
    return keys - {"", "-", "."}


def sought_keys(name: str) -> set[str]:
    """Return the keys of which those share one who may be called ``name``: `Names` then decides who is."""
    keys = {folded(name), plain(name), joined(name), f"-{plain(name)}", f".{initialled(name)}", f"c:{consonants(name)}"}
    keys -= {"", "-", "."}
    return keys | {f"l:{consonants(name)}"} if has_cyrillic(name) else keys
