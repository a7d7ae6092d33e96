"""Entities from the objects of a STIX bundle."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from graphmodel.claims.model import Entity
from graphmodel.formats.gathering import LONGEST_TEXT, Gathering, described, is_link, one_line
from graphmodel.formats.stix.bundle import Reference, Written
from graphmodel.formats.stix.words import AREAS, CALLED, IDENTITIES, OBJECTS, WITHIN

REVOKED, DEPRECATED = "revoked by its author", "deprecated by its author"
_PREFIX = re.compile(r"[A-Za-z][\w.+-]*")
_COMMON = frozenset({"created", "object_marking_refs", "granular_markings", "lang", "extensions", "defanged"})
"""Fields of all objects that say when and for whom they were made."""
_SPEC = frozenset({"spec_version"})


class Things:
    """Makes entities of objects."""

    def __init__(self, gathering: Gathering) -> None:
        self._gathering = gathering
        self._assumed = self._nameless = 0

    def take(self, written: Written) -> None:
        """Make an entity of an object."""
        object_, more = written.object, written.more
        used = {"name", "value", *(["identity_class"] if str(more.get("identity_class")) in IDENTITIES else [])}
        names = [object_.name, *(more.get(field) for field in CALLED), *_areas(written), *_hashes(written)]
        name = next((text for each in names if isinstance(each, str | int) and (text := one_line(str(each)))), "")
        if not name:
            self._nameless += 1
        also = more.get("x_mitre_aliases")
        also = [each for each in also if isinstance(each, str)] if isinstance(also, list) else []
        aliases = dict.fromkeys(filter(None, map(one_line, (*object_.aliases, *also))))
        aliases.pop(name, None)
        entity = Entity(
            id=object_.id,
            kind=self._kind(written),
            name=name or object_.id,
            aliases=[*aliases],
            same_as=[*dict.fromkeys(self._same_as(object_.type, object_.external_references))],
            note=self._note(written, used),
        )
        self._gathering.entities[object_.id] = entity

    def notes(self) -> Iterator[str]:
        """Yield what was assumed."""
        if self._assumed:
            yield f"assumed: an identity of no known class is of kind Organization ({self._assumed:,})"
        if self._nameless:
            yield f"assumed: what has no name goes by its id ({self._nameless:,})"

    def _kind(self, written: Written) -> str:
        type_, more = written.object.type, written.more
        if type_ == "identity":
            kind = IDENTITIES.get(str(more.get("identity_class")))
            self._assumed += kind is None
            return kind or OBJECTS[type_]
        is_country = type_ == "location" and more.get("country") and not any(map(more.get, WITHIN))
        return "Country" if is_country else OBJECTS[type_]

    def _same_as(self, type_: str, references: Iterable[Reference]) -> Iterator[str]:
        """Yield what an object is called elsewhere; references that give no id there are counted."""
        for reference in references:
            name, id_ = reference.source_name, reference.external_id
            if id_ and reference.url and is_link(reference.url):
                yield reference.url
            elif id_ and _PREFIX.fullmatch(name) and not re.search(r"\s", id_) and not id_.startswith(("//", "\\")):
                yield f"{name}:{id_}"
            else:
                self._gathering.not_taken[f"{type_}.external_references"] += 1

    def _note(self, written: Written, used: set[str]) -> str | None:
        object_, more = written.object, written.more
        said: dict[str, list[str]] = {}
        for name in ("first_seen", "last_seen"):  # when it was seen, not since when it is
            if (when := getattr(object_, name)) is not None:
                said[name] = [when]
        for name, value in more.items():
            values = value if isinstance(value, list) else [value]
            plain = [str(each) for each in values if isinstance(each, str | int | float)]
            if name in _COMMON:
                self._gathering.not_taken[name] += 1
            elif len(plain) < len(values) or name.startswith("x_") or name.endswith(("_ref", "_refs")):
                if name != "x_mitre_aliases":
                    self._gathering.not_taken[f"{object_.type}.{name}"] += 1
            elif name not in used and name not in _SPEC:
                said[name] = [self._gathering.bounded(each) for each in plain]
        marks = (REVOKED if object_.revoked else "", DEPRECATED if object_.x_mitre_deprecated else "")
        text = (object_.description or "").strip()
        note = "; ".join(filter(None, [*marks, text, described(said)]))
        return self._gathering.bounded(note, LONGEST_TEXT) or None


def _areas(written: Written) -> Iterator[object]:
    if written.object.type == "location":
        yield from map(written.more.get, AREAS)


def _hashes(written: Written) -> Iterator[str]:
    """Yield by which hash a file without a name is called."""
    hashes = written.more.get("hashes")
    if isinstance(hashes, dict):
        yield from (f"{name} {value}" for name, value in sorted(hashes.items()))
