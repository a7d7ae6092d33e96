"""Who published a document: one body, or several together.

Editions of one newsroom are one body, named as their house; spellings of one name are one body too. A joint report
lists its publishers. Where they were written as one text instead, such as ``CrySyS, BME``, that text is taken apart
if one of its parts publishes alone as well: nobody can then count the two as independent. Where none does, it is one
body, in whichever order and with whichever sign the same parts are joined.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from graphmodel.claims.model import Document
from graphmodel.claims.names import folded

_JOINT = re.compile(
    r"\s*[,;/&+|，、；]\s*(?:(?:and|&)\s+)?"
    r"|\s+(?:and|et|und|y|e|и|і|i|with|(?:together|jointly|in\s+(?:cooperation|co-operation|collaboration)) with)\s+",
    re.IGNORECASE,
)

Key = tuple[str, ...]
"""What the spellings of one name have in common: its folded parts, whatever joins them and in whichever order."""


class Publishers:
    """The publishers of documents."""

    def __init__(self, documents: Iterable[Document]) -> None:
        documents = list(documents)
        self._houses: dict[Key, str] = {}
        names: set[str] = set()
        for document in documents:
            if document.house:
                self._houses.update((_key(name), document.house) for name in document.publishers)
                names.add(document.house)
            else:
                names.update(document.publishers)
            names.update(source.publisher for source in document.derived_from or () if source.publisher)
        self._spelled: dict[Key, str] = {}
        for name in sorted(names):
            self._spelled.setdefault(_key(name), name)
        self._bodies: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._orders: dict[frozenset[str], tuple[str, ...]] = {}
        for document in sorted(documents, key=lambda document: document.id):
            self.bodies(document.publishers)

    def bodies(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Return the bodies that names of publishers mean, the same bodies always in the same order."""
        if names not in self._bodies:
            bodies = tuple(dict.fromkeys(self._body(part) for name in names for part in self.parts(name)))
            self._bodies[names] = self._orders.setdefault(frozenset(bodies), bodies)
        return self._bodies[names]

    def parts(self, name: str) -> tuple[str, ...]:
        """Return the publishers that a name joins, or the name where it seems to be that of one."""
        parts = tuple(dict.fromkeys(map(self._body, self._parts(name))))
        return tuple(self._parts(name)) if len(parts) > 1 else (name,)

    def _body(self, name: str) -> str:
        key = _key(name)
        house = self._houses.get(key)
        return self._spelled.get(key, name) if house is None else self._spelled[_key(house)]

    def _parts(self, name: str) -> Iterator[str]:
        """Yield the parts of a name one of which publishes alone; none when there is no such part."""
        places = _places(name)
        if len(places) < 2 or _key(name) in self._houses:
            return
        keys = [folded(name[start:end]) for start, end in places]
        parts: list[str] = []
        is_joint = False
        first = 0
        while first < len(places):
            lengths = range(min(len(places) - first, len(places) - 1), 0, -1)
            known = next((n for n in lengths if self._is_known(tuple(sorted(keys[first : first + n])))), None)
            part = name[places[first][0] : places[first + (known or 1) - 1][1]]
            parts += self.parts(part)
            is_joint = is_joint or known is not None
            first += known or 1
        if is_joint:
            yield from parts

    def _is_known(self, key: Key) -> bool:
        return key in self._spelled or key in self._houses


def _key(name: str) -> Key:
    return tuple(sorted(folded(name[start:end]) for start, end in _places(name))) or (folded(name),)


def _places(name: str) -> list[tuple[int, int]]:
    """Return where the parts of a name stand that may be publishers of their own."""
    edges = [0, *(edge for joint in _JOINT.finditer(name) for edge in joint.span()), len(name)]
    return [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if name[start:end].strip()]
