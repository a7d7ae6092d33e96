"""How claims, entities and documents look as nodes, and derived relationships as relationships.

Names that come from outside reach Cypher only as parameters, labels and relationship types included; where a pattern
names types that it follows they are those of the vocabulary, whose pattern lets only letters, digits and ``_`` pass,
and are quoted all the same (`quoted`).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import msgspec
import neo4j.time

from graphmodel.claims.dates import EARLIEST, LATEST, Interval, span
from graphmodel.claims.model import Alias, Claim, Derivation, Document, Entity, Locator, Quantity, content
from graphmodel.claims.names import sought_keys, stored_keys
from graphmodel.claims.vocabulary import ROOT, Kind, Relation, Vocabulary, builtin
from graphmodel.evidence import EventDates, Key, Origin, Relationship, attributes, doubts, relationship_keys

WRITER = "graphmodel"
"""What ``written_by`` says on everything that graphmodel wrote."""

LEFT = "graphmodel, until it was removed"
"""What ``written_by`` says on a node that had to stay for somebody else's relationships; it is in no answer."""

MARK = "_underived"
"""What a claim's node has while the relationships that it is about are still to be derived; see `marks`."""

VOCABULARY = (
    "MATCH (w:Kind|Relation) WHERE w.written_by = $writer AND w._definition IS NOT NULL "
    "RETURN w:Kind AS is_kind, w._definition AS definition ORDER BY w.name"
)
"""Asks for what `vocabulary_from` reads."""

MAX_KEY = 300
"""Longer search keys are cut, when written and when asked for: an index term has a limited length."""

TRIPLES = ("_triple", "_involvement", "_other_involvement")
"""What a claim's node says of the relationships that it is about: its own, and the involvements of its ends."""

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
"""A day of our era, as `Interval` has it."""

Row = dict[str, Any]


def held(row: Mapping[str, Any]) -> Row:
    """Return a row without what is unknown, and without empty lists: those would take as long to write as all else."""
    return {name: value for name, value in row.items() if value is not None and value != []}


def quoted(word: str) -> str:
    """Return a relationship type as it may stand in Cypher."""
    return "`" + word.replace("`", "``") + "`"


def matching(name: str, value: str) -> str:
    """Return the Cypher for claims by a property that has an index, to be used even if it is empty while it is planned.

    Nothing tells the planner how many there will be: it then looks at every claim for each value, and keeps to it.
    """
    return f"MATCH (c:Claim {{{name}: {value}}}) USING INDEX c:Claim({name})"


def lucene(term: str) -> str:
    """Return a term as it may stand in a Lucene query."""
    return '"' + term.replace("\\", "\\\\").replace('"', '\\"') + '"'


def search_terms(name: str) -> list[str]:
    """Return the keys by which the index finds whoever may be called ``name``; `Names` then decides."""
    return sorted({key[:MAX_KEY] for key in sought_keys(name)})


def vocabulary_rows(vocabulary: Vocabulary) -> list[Row]:
    """Return the properties of the nodes of kinds and relations, each with its label.

    Those that are not built in just so hold all of their definition, from which they are read again.
    """
    parts = (("Kind", vocabulary.kinds, builtin().kinds), ("Relation", vocabulary.relations, builtin().relations))
    return [
        {
            **held({name.rstrip("_"): value for name, value in msgspec.structs.asdict(word).items()}),
            "_definition": None if known.get(name) == word else _encode(word),
            "written_by": WRITER,
            "label": label,
        }
        for label, words, known in parts
        for name, word in words.items()
    ]


def vocabulary_from(records: Iterable[Mapping[str, Any]]) -> Vocabulary:
    """Return the built-in vocabulary with the words of nodes."""
    words = [(row["is_kind"], row["definition"]) for row in records]
    return builtin().extended(
        [msgspec.json.decode(definition, type=Kind) for is_kind, definition in words if is_kind],
        [msgspec.json.decode(definition, type=Relation) for is_kind, definition in words if not is_kind],
    )


def triple_of(key: Key) -> str:
    """Return what the claims of one relationship share."""
    return msgspec.json.encode(key).decode()


def triples_of(claims: Iterable[Mapping[str, Any]]) -> set[str]:
    """Return the relationships that claims are about, those of all involvements included."""
    return {claim[name] for claim in claims for name in TRIPLES if claim.get(name) is not None}


def key_of(triple: str) -> Key:
    """Return the key of the relationship that claims share."""
    key: Key = msgspec.json.decode(triple, type=Key)
    return key


def ends_of(triple: str) -> Row:
    """Return the subject, relation and object of a relationship, by these words."""
    return dict(zip(("subject", "relation", "object"), key_of(triple), strict=True))


def digest(record: msgspec.Struct) -> str:
    """Return what tells a node that says something else by now than what was loaded."""
    return hashlib.sha256(content(record)).hexdigest()[:16]


def entity_row(entity: Entity, vocabulary: Vocabulary) -> Row:
    """Return the properties of an entity's node, and its ``labels``: its kind."""
    languages = [alias.language or "" if isinstance(alias, Alias) else "" for alias in entity.aliases]
    row = {
        "id": entity.id,
        "kind": entity.kind,
        "name": entity.name,
        "aliases": list(entity.names[1:]),
        "_alias_languages": languages if any(languages) else [],
        "same_as": entity.same_as,
        "note": entity.note,
        "_search": sorted({key[:MAX_KEY] for name in entity.names for key in stored_keys(name)}),
        "_digest": digest(entity),
        "written_by": WRITER,
        "labels": [kind for kind in vocabulary.lineage(entity.kind) if kind in vocabulary.kinds and kind != ROOT],
    }
    return held(row)


def entity_from(row: Mapping[str, Any]) -> Entity:
    """Return the entity of a node."""
    aliases = row.get("aliases", [])
    named = zip(aliases, row.get("_alias_languages") or [""] * len(aliases), strict=True)
    return Entity(
        id=row["id"],
        kind=row["kind"],
        name=row["name"],
        aliases=[Alias(name=name, language=language) if language else name for name, language in named],
        same_as=list(row.get("same_as", ())),
        note=row.get("note"),
    )


def document_row(document: Document) -> Row:
    """Return the properties of a document's node, without its origin."""
    fields = msgspec.to_builtins(document)
    row = {
        **{name: fields.get(name) for name in Document.__struct_fields__ if name != "derived_from"},
        "publisher": document.publisher_in_words,
        "_publishers": list(document.publishers) if len(document.publishers) > 1 else None,
        "_derived_from": _derivations(document.derived_from),
        "_digest": digest(document),
        "written_by": WRITER,
    }
    return held(row)


def document_from(row: Mapping[str, Any]) -> Document:
    """Return the document of a node."""
    fields = {name: row.get(name) for name in Document.__struct_fields__}
    fields["publisher"] = row.get("_publishers") or row["publisher"]
    fields["authors"] = row.get("authors") or []
    fields["derived_from"] = _derivations_from(row)
    return msgspec.convert(fields, Document)


def claim_row(claim: Claim, vocabulary: Vocabulary) -> Row:
    """Return the properties of a claim's node; ``_first`` and ``_last`` are its days (see `Interval`)."""
    keys = relationship_keys(claim, vocabulary)
    others = ("quantity", "locator", "derived_from", "quote")
    row = {name: getattr(claim, name) for name in Claim.__struct_fields__ if name not in others}
    row["_derived_from"] = _derivations(claim.derived_from)
    for name in ("quantity", "locator"):
        if part := getattr(claim, name):
            row |= {f"{name}_{field}": getattr(part, field) for field in part.__struct_fields__}
    days = span(claim.date, claim.start, claim.end)
    if days:
        row["_first"], row["_last"] = days
        row |= _days([days])
    triples = zip(TRIPLES, map(triple_of, keys), strict=False)
    return held({**row, **dict(triples), "_digest": digest(claim), "written_by": WRITER})


def claim_from(row: Mapping[str, Any]) -> Claim:
    """Return the claim of a node."""

    def part(name: str, fields: tuple[str, ...]) -> Row | None:
        return held({field: row.get(f"{name}_{field}") for field in fields}) or None

    fields = {name: row.get(name) for name in Claim.__struct_fields__}
    quantity = part("quantity", Quantity.__struct_fields__)
    locator = part("locator", Locator.__struct_fields__)
    derived = _derivations_from(row)
    return msgspec.convert({**fields, "quantity": quantity, "locator": locator, "derived_from": derived}, Claim)


def _derivations(sources: Sequence[Derivation] | None) -> str | None:
    """Return sources as one text: that there are none is something else than that nobody said."""
    return None if sources is None else _encode(sources)


def _derivations_from(row: Mapping[str, Any]) -> Any:
    derived = row.get("_derived_from")
    return msgspec.json.decode(derived) if isinstance(derived, str) else derived


def relationship_row(
    relationship: Relationship, events: EventDates, name: Callable[[str], str], vocabulary: Vocabulary
) -> Row:
    """Return the properties of a derived relationship: all that is said of it, and what it is read from again.

    ``_evidence`` holds its claims and ``_origins`` its origins, both as JSON, ``_denying`` the ids of the claims that
    contest it. ``_caption`` is what a drawing calls it, so that what is not simply asserted does not look so.
    """
    doubt = doubts(relationship)
    denying = [claim.id for claim in relationship.denying]
    own = [days for c in relationship.supporting if (days := span(c.date, c.start, c.end))]
    by_event = [date.days for c in relationship.supporting for date in events.get(c.event or "", ())]
    row = {
        **attributes(relationship, events, name, vocabulary),
        **_days(own or by_event),
        "days_by_event": True if by_event and not own else None,
        "_denying": denying,
        "_caption": f"{relationship.relation} ({', '.join(doubt)})" if doubt else relationship.relation,
        "_evidence": [_encode(claim) for claim in relationship.claims],
        "_origins": [_encode(origin) for origin in relationship.origins],
        "written_by": WRITER,
    }
    return held(row)


def _days(intervals: Sequence[Interval]) -> Row:
    """Return the first and last of days as dates, as far as both ends are known and a date can say them."""
    first = min((days.first for days in intervals), default=EARLIEST)
    last = max((days.last for days in intervals), default=LATEST)
    return held({"from_day": _date(first), "to_day": _date(last)})


def _date(day: str) -> neo4j.time.Date | None:
    return neo4j.time.Date.from_iso_format(day) if day not in (EARLIEST, LATEST) and _DAY.fullmatch(day) else None


def _encode(value: object) -> str:
    return msgspec.json.encode(value).decode()


def relationship_from(key: Key, row: Mapping[str, Any]) -> Relationship:
    """Return a derived relationship."""
    claims = tuple(msgspec.json.decode(text, type=Claim) for text in row["_evidence"])
    origins = tuple(msgspec.json.decode(text, type=Origin) for text in row["_origins"])
    denying = tuple(claim for claim in claims if claim.id in row.get("_denying", ()))
    return Relationship(*key, row["status"], row["contested"], claims, origins, denying)


def key_from(here: str, record: Any) -> Key:
    """Return the key of the relationship of a record, which was found from ``here``."""
    there, relation = record["there"], record["type"]
    return (here, relation, there) if record["outwards"] else (there, relation, here)
