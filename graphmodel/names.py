"""Names and aliases to one entity.

A name resolves when it is, in this order, the id of an entity; a name or alias as written; the same but for case
and Unicode form; the same but for accents, punctuation and script. Where Cyrillic meets Latin, spellings that
differ only as the press's do (``-sky``, ``-skiy`` and ``-ski``; ``ya`` and ``ia``) are the same. Anything less is a
suggestion, never a match. The first of these steps that finds anything decides; what it finds may be ambiguous.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property

from graphmodel.claims.model import Entity
from graphmodel.errors import AmbiguousName, NameNotFound

_NOT_WORD = re.compile(r"[^0-9a-z]+")
_APOSTROPHES = re.compile("['`’ʼʹ]")
_CYRILLIC = re.compile("[\u0400-\u052f]")


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
        found = self.find(name)
        if not found:
            raise NameNotFound(name, self.suggest(name))
        if len(found) > 1:
            raise AmbiguousName(name, found)
        return found[0]

    def find(self, name: str) -> list[str]:
        """Return the ids of all entities that are called ``name``, sorted; see the module for what counts."""
        if name in self._entities:
            return [name]
        for index, key in ((self._written, written), (self._folded, folded), (self._latin, latin)):
            if (word := key(name)) and (found := index.get(word)):
                return sorted(found)
        if word := press(name):
            cyrillic = bool(_CYRILLIC.search(name))
            return sorted({id_ for id_, other in self._press.get(word, ()) if cyrillic or other})
        return []

    def suggest(self, name: str, limit: int = 3) -> list[str]:
        """Return the names of the entities that look or sound most like ``name``, best first."""
        from rapidfuzz import fuzz, process

        word = latin(name)
        if not word:
            return []
        found = process.extract(word, self._spellings, scorer=fuzz.WRatio, score_cutoff=60, limit=limit * 4)
        ids = dict.fromkeys(id_ for _, _, key in found for id_ in sorted(self._latin[key]))
        return [self._entities[id_].name for id_ in ids][:limit]

    @cached_property
    def _written(self) -> dict[str, set[str]]:
        return self._index(written)

    @cached_property
    def _folded(self) -> dict[str, set[str]]:
        return self._index(folded)

    @cached_property
    def _latin(self) -> dict[str, set[str]]:
        return self._index(latin)

    @cached_property
    def _spellings(self) -> dict[str, str]:
        return {key: key for key in sorted(self._latin)}

    @cached_property
    def _press(self) -> dict[str, set[tuple[str, bool]]]:
        index: dict[str, set[tuple[str, bool]]] = defaultdict(set)
        for entity in self._entities.values():
            for name in entity.names:
                index[press(name)].add((entity.id, bool(_CYRILLIC.search(name))))
        return index

    def _index(self, key: Callable[[str], str]) -> dict[str, set[str]]:
        index: dict[str, set[str]] = defaultdict(set)
        for entity in self._entities.values():
            for name in entity.names:
                index[key(name)].add(entity.id)
        return dict(index)


def written(name: str) -> str:
    """Return the name in one Unicode form with single spaces."""
    return " ".join((name if name.isascii() else unicodedata.normalize("NFC", name)).split())


def folded(name: str) -> str:
    """Return the name without regard to case and to compatible forms of characters."""
    return written(name if name.isascii() else unicodedata.normalize("NFKC", name)).casefold()


def latin(name: str) -> str:
    """Return the name in plain Latin letters and digits, without accents and punctuation."""
    if not name.isascii():
        from anyascii import anyascii

        name = anyascii(unicodedata.normalize("NFKC", name))
    return " ".join(_NOT_WORD.sub(" ", _APOSTROPHES.sub("", name).casefold()).split())


def press(name: str) -> str:
    """Return the plain Latin name with the press's variants of Cyrillic spelling made one."""
    return re.sub("i+", "i", latin(name).replace("y", "i"))
