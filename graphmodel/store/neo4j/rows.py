"""How claims, entities and documents look as nodes, and derived relationships as relationships.

Names that come from outside reach Cypher only as parameters. The two that cannot be parameters, labels and
relationship types, are those of the vocabulary, whose pattern lets only letters, digits and ``_`` pass, and are
quoted all the same (`quoted`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from graphmodel.claims.dates import iso, span
from graphmodel.claims.model import Alias, Claim, Document, Entity, Locator, Quantity
from graphmodel.graph import Relationship, Status, edge_attributes
from graphmodel.names import sought_keys, stored_keys
from graphmodel.origins import Origin
from graphmodel.vocabulary import Kind, Relation, Vocabulary, builtin

US = "graphmodel"
"""What ``written_by`` says on everything that graphmodel wrote."""

LEFT = "graphmodel, until it was removed"
"""What ``written_by`` says on a node that had to stay for somebody else's relationships; it is in no answer."""

VOCABULARY = (
    "MATCH (v:Vocabulary) WHERE v.written_by = $us AND v.part IN ['kind', 'relation'] "
    "RETURN v.part AS part, v.definition AS definition ORDER BY v.name"
)
"""Asks for what `vocabulary_from` reads."""

MAX_KEY = 300
"""Longer search keys are cut, when written and when asked for: an index term has a limited length."""

SEPARATOR = "\x1f"
"""ASCII's unit separator, which no text of a claim can hold."""

_ROOT = re.compile(r"(\d+)([+-])(.*)", re.DOTALL)

Row = dict[str, Any]


def quoted(word: str) -> str:
    """Return a label or relationship type as it may stand in Cypher."""
    return "`" + word.replace("`", "``") + "`"


def search_terms(name: str) -> list[str]:
    """Return the keys by which the index finds whoever may be called ``name``; `Names` then decides."""
    return sorted({key[:MAX_KEY] for key in sought_keys(name)})


def vocabulary_rows(vocabulary: Vocabulary) -> list[Row]:
    """Return the properties of the nodes for the kinds and relations that are not built in just so."""
    known = builtin()
    return [
        {"name": f"{part} {name}", "part": part, "definition": msgspec.json.encode(word).decode()}
        for part, mine, theirs in (
            ("kind", vocabulary.kinds, known.kinds),
            ("relation", vocabulary.relations, known.relations),
        )
        for name, word in mine.items()
        if theirs.get(name) != word
    ]


def vocabulary_from(found: Iterable[Mapping[str, Any]]) -> Vocabulary:
    """Return the built-in vocabulary with the words of nodes."""
    words: dict[str, list[Any]] = {"kind": [], "relation": []}
    types = {"kind": Kind, "relation": Relation}
    for row in found:
        words[row["part"]].append(msgspec.json.decode(row["definition"], type=types[row["part"]]))
    return builtin().extended(words["kind"], words["relation"])


def triple_of(key: tuple[str, str, str]) -> str:
    """Return what the claims of one relationship share."""
    return msgspec.json.encode(key).decode()


def entity_row(entity: Entity) -> Row:
    """Return the properties of an entity's node."""
    return {
        "id": entity.id,
        "kind": entity.kind,
        "name": entity.name,
        "aliases": list(entity.names[1:]),
        "alias_languages": [a.language or "" if isinstance(a, Alias) else "" for a in entity.aliases],
        "same_as": entity.same_as,
        "note": entity.note,
        "search": sorted({key[:MAX_KEY] for name in entity.names for key in stored_keys(name)}),
        "written_by": US,
    }


def entity_from(row: Mapping[str, Any]) -> Entity:
    """Return the entity of a node."""
    aliases = zip(row["aliases"], row["alias_languages"], strict=True)
    return Entity(
        id=row["id"],
        kind=row["kind"],
        name=row["name"],
        aliases=[Alias(name=name, language=language) if language else name for name, language in aliases],
        same_as=list(row["same_as"]),
        note=row.get("note"),
    )


def document_row(document: Document) -> Row:
    """Return the properties of a document's node, without its origin."""
    fields = msgspec.to_builtins(document)
    derived = document.derived_from
    return {
        **{name: fields.get(name) for name in Document.__struct_fields__ if name != "derived_from"},
        "publisher": document.publisher_in_words,
        "publishers": document.publishers if len(document.publishers) > 1 else None,
        "derived_from": None if derived is None else [msgspec.json.encode(source).decode() for source in derived],
        "written_by": US,
    }


def document_from(row: Mapping[str, Any]) -> Document:
    """Return the document of a node."""
    fields = {name: row.get(name) for name in Document.__struct_fields__}
    fields["publisher"] = row.get("publishers") or row["publisher"]
    derived = row.get("derived_from")
    if derived is not None:
        fields["derived_from"] = [msgspec.json.decode(source) for source in derived]
    return msgspec.convert(fields, Document)


def claim_row(claim: Claim, triple: str) -> Row:
    """Return the properties of a claim's node; ``first`` and ``last`` are its days (see `Interval`)."""
    row = {name: getattr(claim, name) for name in Claim.__struct_fields__ if name not in ("quantity", "locator")}
    for name in ("quantity", "locator"):
        part = getattr(claim, name)
        if part is not None:
            for field in part.__struct_fields__:
                value = getattr(part, field)
                if value is not None:
                    row[f"{name}_{field}"] = value
    days = span(claim.date, claim.start, claim.end)
    if days:
        row["first"], row["last"] = days
    return {**row, "triple": triple, "written_by": US}


def claim_from(row: Mapping[str, Any]) -> Claim:
    """Return the claim of a node."""

    def part(name: str, fields: tuple[str, ...]) -> Row | None:
        values = {field: row.get(f"{name}_{field}") for field in fields}
        found = {field: value for field, value in values.items() if value is not None}
        return found or None

    fields = {name: row.get(name) for name in Claim.__struct_fields__}
    quantity = part("quantity", Quantity.__struct_fields__)
    locator = part("locator", Locator.__struct_fields__)
    return msgspec.convert({**fields, "quantity": quantity, "locator": locator}, Claim)


def relationship_row(relationship: Relationship) -> Row:
    """Return the properties of a derived relationship.

    ``evidence`` holds, claim by claim, what filters ask about, so that one query answers a whole level of a path
    search: stance, first and last day, speaker, document, joined by `SEPARATOR`. ``origin_roots`` holds each root
    with the number of its origin and whether that is declared, ``origin_bodies`` with that number each body that shares
    a root. ``shown`` is what a drawing calls it, so that what is
    not simply asserted does not look so.
    """
    relation, status = relationship.relation, relationship.status
    return {
        **edge_attributes(relationship),
        "shown": relation if status == "asserted" else f"{relation} ({status})",
        "evidence": [_evidence(claim) for claim in relationship.claims],
        "origin_roots": [
            f"{number}{'+' if origin.declared else '-'}{root}"
            for number, origin in enumerate(relationship.origins)
            for root in origin.roots
        ],
        "origin_bodies": [f"{n} {body}" for n, origin in enumerate(relationship.origins) for body in origin.shared],
        "written_by": US,
    }


def _evidence(claim: Claim) -> str:
    first, last = span(claim.date, claim.start, claim.end) or ("", "")
    return SEPARATOR.join((claim.stance, first, last, claim.attributed_to or "", claim.document))


def relationship_from(key: tuple[str, str, str], row: Mapping[str, Any]) -> Relationship:
    """Return a derived relationship; its claims say only what filters ask about."""
    roots: dict[str, list[str]] = {}
    for text in row["origin_roots"]:
        number, declared, root = _ROOT.fullmatch(text).groups()  # type: ignore[union-attr]
        roots.setdefault(number + declared, []).append(root)
    shared: dict[str, list[str]] = {}
    for text in row["origin_bodies"]:
        number, _, body = text.partition(" ")
        shared.setdefault(number, []).append(body)
    claims = []
    for id_, text in zip(row["claims"], row["evidence"], strict=True):
        stance, first, last, speaker, document = text.split(SEPARATOR)
        claims.append(
            Claim(
                subject=key[0],
                relation=key[1],
                object=key[2],
                document=document,
                stance=stance,
                attributed_to=speaker or None,
                start=iso(first) if first else None,
                end=iso(last) if last else None,
                id=id_,
            )
        )
    origins = tuple(
        Origin(tuple(found), number.endswith("+"), tuple(shared.get(number[:-1], ())))
        for number, found in roots.items()
    )
    status: Status = row["status"]
    return Relationship(*key, status, tuple(claims), origins)
