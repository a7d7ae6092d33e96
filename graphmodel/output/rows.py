"""Answers for programs: plain values, and writing them as JSON, JSON Lines or CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from graphmodel.claims.model import Claim, Document, Entity
from graphmodel.claims.vocabulary import Kind, Relation
from graphmodel.evidence import COLUMNS, Relationship, attributes
from graphmodel.output.mentioned import Mentioned
from graphmodel.paths import cost_of_hop
from graphmodel.reading.characters import FORBIDDEN, escaped, guarded, is_suspect
from graphmodel.reading.csvlists import join_list

if TYPE_CHECKING:
    from graphmodel.answers import Said
    from graphmodel.output.entities import EntityAnswer
    from graphmodel.output.paths import PathAnswer
    from graphmodel.output.quoting import Quotations
    from graphmodel.passages import Verified

Row = dict[str, Any]

VERDICT_COLUMNS = (
    "claim", "document", "verdict", "subject", "relation", "object",
    "locator.paragraph", "locator.start", "locator.end", "now.paragraph", "now.start", "now.end", "passage",
)  # fmt: skip
RELATIONSHIP_COLUMNS = ("subject", "relation", "object", *tuple(COLUMNS)[1:], "speakers", "derived", "claims")
HOP_COLUMNS = ("path", "hop", "source", "target", *RELATIONSHIP_COLUMNS)
WORD_COLUMNS = (
    "word", "name", "class", "meaning", "inverse", "subject", "object", "symmetric", "functional", "once",
    "accuses", "outcomes", "broader", "abstract", "setting", "aliases", "inverse_aliases",
)  # fmt: skip
CLAIM_COLUMNS = (
    "id", "subject", "relation", "object", "stance", "attributed_to", "date", "start", "end", "event", "place", "role",
    "quantity.value", "quantity.low", "quantity.high", "quantity.about", "quantity.strictly", "quantity.unit",
    "quantity.of", "grade", "note",
    "document", "document_title", "publisher", "published", "document_grade",
    "locator.paragraph", "locator.start", "locator.end", "locator.sha256",
)  # fmt: skip
PASSAGE_COLUMNS = ("verdict", "now.paragraph", "now.start", "now.end", "passage")
"""What a claim has beside its own columns where passages are asked for; a relationship has ``passages``."""


def entity_row(entity: Entity) -> Row:
    """Return an entity as the claim format writes it."""
    return dict(msgspec.to_builtins(entity))


def relationship_row(relationship: Relationship, known: Mentioned, quoted: Quotations | None = None) -> Row:
    """Return a relationship with what bears it out, and on demand the passages behind its claims."""
    subject, relation, object_ = relationship.key
    said = attributes(relationship, known.events, known.name.alone, known.vocabulary)
    passages = [{"claim": c.id, "document": c.document, **quoted.row(c)} for c in relationship.claims] if quoted else []
    row = {"subject": subject, "relation": relation, "object": object_, **said}
    return row | {"passages": passages} if quoted else row


def claim_row(claim: Claim, document: Document, quoted: Quotations | None = None) -> Row:
    """Return a claim with its document's title and publisher, and on demand its passage."""
    return {
        **msgspec.to_builtins(claim),
        "stance": claim.stance,
        **({"document_title": document.title} if document.title else {}),
        "publisher": document.publisher_in_words,
        **({"published": document.published} if document.published else {}),
        **({"document_grade": document.grade} if document.grade else {}),
        **(quoted.row(claim) if quoted else {}),
    }


def claim_rows(claims: Iterable[Claim], known: Mentioned, quoted: Quotations | None = None) -> list[Row]:
    """Return claims whole, with their documents, and on demand their passages."""
    return [claim_row(claim, known.documents[claim.document], quoted) for claim in claims]


def verdict_row(verified: Verified, *, with_passage: bool) -> Row:
    """Return what became of a claim's passage, and on demand the passage from the reader's own copy."""
    claim, now = verified.claim, verified.now
    return {
        "claim": claim.id,
        "document": claim.document,
        "verdict": verified.verdict,
        "subject": claim.subject,
        "relation": claim.relation,
        "object": claim.object,
        "locator": msgspec.to_builtins(claim.locator) if claim.locator else {},
        **({"now": msgspec.to_builtins(now)} if now else {}),
        **({"passage": verified.passage} if with_passage and verified.passage else {}),
    }


def word_row(word: Relation | Kind) -> Row:
    """Return a word of a vocabulary as the claim format writes it, with what it leaves out."""
    fields = {field.encode_name: getattr(word, field.name) for field in msgspec.structs.fields(type(word))}
    return {"word": type(word).__name__.lower(), **fields}


def path_answer(
    told: PathAnswer, assumptions: Iterable[str], quoted: Quotations | None = None, *, explain: bool
) -> Row:
    """Return all that an answer about paths tells; with ``explain`` also what passing each entity costs."""
    source, target = told.ends
    passing = told.store.passing(sorted(told.entities)) if explain else {}

    def entity(id_: str) -> Row:
        known = told.entities[id_]
        more = {"neighbours": passing[id_].neighbours, "passing": passing[id_].cost} if explain else {}
        return {"id": id_, "name": known.name, "kind": known.kind, **more}

    return {
        "source": source,
        "target": target,
        "assumptions": list(assumptions),
        "only_by": told.settings(),
        "more": told.answer.more,
        "paths": [
            {
                "length": len(path.hops),
                "cost": path.cost,
                "entities": [entity(id_) for id_ in path.entities],
                "similar": [[entity(id_) for id_ in entities] for entities in path.similar],
                "hops": [
                    {
                        "source": hop.source,
                        "target": hop.target,
                        "cost": cost_of_hop((r.relation for r in hop.relationships), told.store.vocabulary),
                        "origins": hop.origins,
                        "relationships": [relationship_row(r, told.known, quoted) for r in hop.relationships],
                    }
                    for hop in path.hops
                ],
            }
            for path in told.answer.paths
        ],
        "denied_or_not_confirmed": [relationship_row(r, told.known, quoted) for r in told.aside.doubted],
        "denied_or_not_confirmed_over_one": [
            relationship_row(r, told.known, quoted) for r in told.aside.doubted_over_one
        ],
        "said_between_them": [relationship_row(r, told.known, quoted) for r in told.aside.said],
        "claims": claim_rows(told.known.claims, told.known),
        "documents": documents(told.known),
    }


def entity_answer(told: EntityAnswer, quoted: Quotations | None = None) -> Row:
    """Return all that an answer about an entity tells."""
    return {
        **entity_row(told.shown.entity),
        **({"dates": [{"date": d.words, "documents": list(d.documents)} for d in told.dates]} if told.dates else {}),
        "credited_with": {"relationships": told.said_of, "claims": len(told.credited)},
        "relationships": [relationship_row(r, told.known, quoted) for r in told.shown.relationships],
        "claims": claim_rows(told.known.claims, told.known),
        "documents": documents(told.known),
    }


def claims_between(
    ends: tuple[str, str], relationships: Iterable[Relationship], known: Mentioned, quoted: Quotations | None = None
) -> Row:
    """Return every claim between two entities, and what the claims make."""
    relationships = list(relationships)
    return {
        "source": ends[0],
        "target": ends[1],
        "relationships": [relationship_row(r, known) for r in relationships],
        "claims": claim_rows((claim for r in relationships for claim in r.claims), known, quoted),
        "documents": documents(known),
    }


def said(told: Said, known: Mentioned, quoted: Quotations | None = None) -> Row:
    """Return what documents credit a speaker with."""
    return {
        "speaker": entity_row(told.speaker),
        **({"about": entity_row(told.about)} if told.about else {}),
        "claims": claim_rows(told.claims, known, quoted),
        "documents": documents(known),
    }


def documents(known: Mentioned) -> list[Row]:
    """Return the documents that an answer mentions."""
    return [document_row(document) for document in known.documents.values()]


def document_row(document: Document) -> Row:
    """Return a document as the claim format writes it."""
    return dict(msgspec.to_builtins(document))


def hop_rows(paths: Iterable[Row]) -> Iterator[Row]:
    """Yield a row for each relationship on each path, for tables."""
    for number, path in enumerate(paths, 1):
        for place, hop in enumerate(path["hops"], 1):
            for relationship in hop["relationships"]:
                yield {
                    "path": number,
                    "hop": place,
                    "source": hop["source"],
                    "target": hop["target"],
                    **relationship,
                }


def as_json(value: object) -> str:
    """Return a value as indented JSON."""
    return _shown(msgspec.json.format(msgspec.json.encode(value), indent=2))


def as_jsonl(rows: Iterable[Row]) -> str:
    """Return rows as JSON Lines."""
    return _shown(msgspec.json.Encoder().encode_lines(list(rows))).rstrip("\n")


def _shown(data: bytes) -> str:
    """Return JSON that a terminal may show: what a reader's copy may hold, and no field, is written as its number.

    It means the same, since it can stand nowhere but in strings.
    """
    text = data.decode()
    if not is_suspect(data, controls=False):
        return text
    return FORBIDDEN.sub(lambda match: json.dumps(match.group())[1:-1], text)


def as_csv(rows: Iterable[Row], columns: Iterable[str]) -> str:
    """Return rows as CSV: a nested field with a dot, a list with ``|``, as the readers take it.

    A cell that a spreadsheet would take for a formula gets an apostrophe before it, and what would mislead whoever
    reads it on a terminal is escaped as in text.
    """
    return _table(rows, columns, ",", "\n").rstrip("\n")


def as_excel(rows: Iterable[Row], columns: Iterable[str], decimal_point: str) -> bytes:
    """Return rows as the CSV that spreadsheet programs open with a double click, in UTF-8 with a byte order mark.

    Where the decimal point is a comma, numbers have one, and semicolons stand between the cells.
    """
    separator = ";" if decimal_point == "," else ","
    localised = ({n: _localised(v, decimal_point) for n, v in _flat(row)} for row in rows)
    return _table(localised, columns, separator, "\r\n").encode("utf-8-sig")


def _localised(value: object, decimal_point: str) -> object:
    return _Number(str(value).replace(".", decimal_point)) if isinstance(value, float) else value


class _Number(str):
    """A number as the reader's country writes it, which is no formula also where it is below zero."""

    __slots__ = ()


def _table(rows: Iterable[Row], columns: Iterable[str], separator: str, line_end: str) -> str:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(
        out, list(columns), delimiter=separator, lineterminator=line_end, extrasaction="ignore", restval=""
    )
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _cell(value) for name, value in _flat(row) if name in writer.fieldnames})
    return out.getvalue()


def _flat(row: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in row.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{name}.")
        else:
            yield prefix + name, value


def _in_a_list(item: object) -> str:
    """Return what stands for an item of a list in a cell: of an alias its name, of a passage its words or its lack."""
    if isinstance(item, dict):
        return str(item["name"] if "name" in item else item.get("passage", item["verdict"]))
    return str(item)


def _cell(value: object) -> object:
    if isinstance(value, list):
        value = join_list(map(_in_a_list, value))
    if isinstance(value, bool):
        value = str(value).lower()
    if isinstance(value, str) and not isinstance(value, _Number):
        return escaped(guarded(value))
    return value
