"""Entities from the things of a FollowTheMoney file."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator

from graphmodel.claims.model import Entity
from graphmodel.formats.ftm.records import Properties, Raw
from graphmodel.formats.ftm.schemata import (
    ADDRESS,
    ALIASES,
    ASSUMED,
    BESIDE,
    NAMES,
    SAME_AS,
    TEXTS,
    THINGS,
    references,
)
from graphmodel.formats.gathering import LONGEST_TEXT, Gathering, described, is_link, one_line

KIND, ID = "kind: ", "id: "
"""What stands before an entity's kind and id in its keywords, where this format holds them nowhere else."""
_IMO = re.compile(r"IMO\W*(?=\d)", re.IGNORECASE)
_PLAIN = re.compile(r"[^\s,;|/]+")


class Things:
    """Makes entities of things."""

    def __init__(self, gathering: Gathering) -> None:
        self._gathering = gathering
        self._assumed: Counter[str] = Counter()
        self._nameless = 0
        self._bodies: set[str] = set()
        self.ids: dict[str, str] = {}
        """The ids that entities had before they were written as this format."""

    def take(self, raw: Raw) -> None:
        """Make an entity of a thing."""
        properties = dict(raw.properties)
        keywords = properties.pop("keywords", {})
        kind, id_ = THINGS[raw.schema], raw.id
        kept: dict[str, None] = {}
        for keyword in keywords:
            if keyword.startswith(ID) and len(keyword) > len(ID):
                id_ = self.ids[raw.id] = keyword.removeprefix(ID)
            elif keyword.startswith(KIND) and (known := self._gathering.vocabulary.kinds.get(keyword[len(KIND) :])):
                kind = known.name
            else:
                kept[keyword] = None
        if kept:
            properties["keywords"] = kept
        if kind == THINGS[raw.schema] and raw.schema in ASSUMED:
            self._assumed[raw.schema] += 1
        name, *aliases = self._names(raw, properties)
        same_as = [*_same_as(properties)]
        note = self._note(raw.schema, properties)
        entity = Entity(id=id_, kind=kind, name=name, aliases=[*aliases], same_as=same_as, note=note)
        self._gathering.entities[id_] = entity

    def body(self, name: str) -> str:
        """Return the id of the public body that has a name, and only that."""
        id_ = f"authority-{hashlib.sha256(name.casefold().encode()).hexdigest()[:12]}"
        if id_ not in self._bodies:
            self._bodies.add(id_)
            note = "known by its name only: the file gives it as the authority of a sanction"
            self._gathering.entities[id_] = Entity(id=id_, kind="PublicBody", name=name, note=note)
        return id_

    def notes(self) -> Iterator[str]:
        """Yield what was assumed."""
        for schema, number in self._assumed.items():
            yield f"assumed: what has the schema {schema} is of kind {THINGS[schema]} ({number:,})"
        if self._bodies:
            yield f"assumed: the authority of a sanction is a public body, known by its name ({len(self._bodies):,})"
        if self._nameless:
            yield f"assumed: what has no name goes by its id ({self._nameless:,})"

    def _names(self, raw: Raw, properties: Properties) -> list[str]:
        """Return all names, each once, the first that which it goes by; they are taken out of the properties."""
        given = [properties.pop(field) for field in (*NAMES, *ALIASES) if field in properties]
        main = {one_line(name): None for name in (given[0] if given else {})}
        every = {one_line(name): None for names in given for name in names}
        every.pop("", None)
        caption = one_line(raw.caption or "")
        if caption and (caption in main or not every):
            every = {caption: None, **every}
        if not every and raw.schema == "Address":
            parts = [one_line(", ".join(properties.pop(field))) for field in ADDRESS if field in properties]
            every = {", ".join(parts): None} if any(parts) else {}
        if not every:
            self._nameless += 1
        return [*every] or [raw.id]

    def _note(self, schema: str, properties: Properties) -> str | None:
        """Return what else is said of a thing; what is not taken is counted."""
        texts = [text.strip() for field in TEXTS for text in properties.get(field, ())]
        said: dict[str, list[str]] = {}
        known = references(schema)
        for name, values in properties.items():
            if name in BESIDE:
                self._gathering.not_taken[f"{schema}.{name}"] += len(values)
            elif name not in TEXTS and name not in known:
                said[name] = [self._gathering.bounded(one_line(value)) for value in values]
        note = "; ".join(filter(None, [*texts, described(said)]))
        return self._gathering.bounded(note, LONGEST_TEXT) or None


def _same_as(properties: Properties) -> Iterator[str]:
    """Yield what a thing is called elsewhere, and take it out of the properties; what is no such id stays there."""
    for field, prefix in SAME_AS.items():
        rest: dict[str, None] = {}
        for value in properties.get(field, ()):
            plain = _IMO.sub("", value.strip()) if field == "imoNumber" else value.strip()
            if is_link(plain) if not prefix else _PLAIN.fullmatch(plain):
                yield f"{prefix}{plain}"
            else:
                rest[value] = None
        if rest:
            properties[field] = rest
        else:
            properties.pop(field, None)
