"""What rests on whom: origins, speakers, documents, and what is contested, expected or counted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from graphmodel.claims.model import Claim
from graphmodel.evidence import ABOUT
from graphmodel.filters import WALKED
from graphmodel.graph import Graph, Relationship
from graphmodel.queries.facts import (
    Row,
    Twin,
    about,
    accounts,
    denied_by,
    drawing,
    drawn_rows,
    ends,
    name,
    names,
    notes,
    ordered,
    picked,
    relationships,
    said,
    sentences,
    until,
)
from graphmodel.store.base import Drawn


def one_origin(graph: Graph, given: Mapping[str, Any]) -> list[Row]:
    """Answer ``one-origin.cypher``."""
    rows = [
        {
            "origin": str(r.origins[0]),
            "declared": r.origins[0].declared,
            **ends(graph, r),
            **said(graph, r),
        }
        for r in about(graph, given["actor"], None, WALKED)
        if len(r.origins) == 1
        and given["origin"] in (None, str(r.origins[0]))
        and len({claim.document for claim in r.supporting}) >= given["min_documents"]
    ]
    return ordered(rows, "origin", "subject", "relation", "object", "subject_id", "object_id")


def one_speaker(graph: Graph, given: Mapping[str, Any]) -> list[Row]:
    """Answer ``one-speaker.cypher``."""
    rows = []
    for speaker, r in _on_one_word(graph, given["speaker"]):
        others = [
            other for other in graph.adjacency[r.subject][r.object] if other.key != r.key and other.status in WALKED
        ]
        rows.append(
            {
                "speaker": name(graph, speaker),
                "only_link": not others,
                **ends(graph, r),
                "other_relations": sentences(graph, others),
                "documents": sorted({claim.document for claim in r.supporting}),
                "denied_by": denied_by(graph, r),
                "speaker_id": speaker,
            }
        )
    return ordered(
        rows, "-only_link", "speaker", "subject", "relation", "object", "speaker_id", "subject_id", "object_id"
    )


def one_speaker_drawing(graph: Graph, given: Mapping[str, Any]) -> list[Row]:
    """Answer ``one-speaker-drawing.cypher``."""
    found = [r for _, r in _on_one_word(graph, given["speaker"])]
    return drawing(picked(found, given["limit"], "subject", "object", "relation"))


def _on_one_word(graph: Graph, speaker: str | None) -> Iterator[tuple[str, Relationship]]:
    """Yield the relationships that rest on the word of one speaker alone."""
    for r in relationships(graph, None, WALKED):
        speakers = {claim.attributed_to for claim in r.supporting}
        one = speakers.pop() if len(speakers) == 1 else None
        if one is not None and speaker in (None, one):
            yield one, r


def contested(graph: Graph, given: Mapping[str, Any]) -> list[Row]:
    """Answer ``contested.cypher``."""
    rows = [
        {**ends(graph, r), **said(graph, r), "notes": notes(r)}
        for r in about(graph, given["actor"], None, ("contested", "denied"))
    ]
    return ordered(rows, "status", "subject", "relation", "object", "subject_id", "object_id")


def prospects(graph: Graph, given: Mapping[str, Any]) -> list[Row]:
    """Answer ``prospects.cypher``."""
    rows = []
    for r in about(graph, given["actor"]):
        for stance in ("prospective", "unconfirmed"):
            if claims := [claim for claim in r.claims if claim.stance == stance]:
                added = sorted({claim.note for claim in claims if claim.note is not None})
                rows.append({**ends(graph, r), "stance": stance, "said_by": accounts(graph, claims), "notes": added})
    return ordered(rows, "stance", "subject", "relation", "object", "subject_id", "object_id")


def one_document(graph: Graph, given: Mapping[str, Any]) -> list[Row]:
    """Answer ``one-document.cypher``."""
    rows = [
        {**ends(graph, r), "since": r.start, "speakers": names(graph, r.speakers), "notes": notes(r)}
        for r in relationships(graph)
        if r.documents == [given["document"]]
    ]
    return ordered(rows, "subject", "relation", "object", "subject_id", "object_id")


def one_document_drawing(graph: Graph, given: Mapping[str, Any]) -> list[Row]:
    """Answer ``one-document-drawing.cypher``."""
    found = [r for r in relationships(graph, None, WALKED) if r.documents == [given["document"]]]
    return drawing(picked(found, given["limit"], "subject", "object", "relation"))


def numbers(graph: Graph, given: Mapping[str, Any]) -> list[Row]:
    """Answer ``numbers.cypher``."""
    things: dict[tuple[Any, ...], dict[tuple[Any, ...], list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in graph.claims.values():
        quantity = claim.quantity
        if (
            quantity is not None
            and given["counted"] in (None, quantity.of)
            and given["actor"] in (None, claim.subject, claim.object)
        ):
            number = quantity.value, quantity.low, quantity.high, quantity.about, claim.stance
            things[quantity.of, quantity.unit, claim.event][number].append(claim)
    rows = [
        {
            "counted": counted,
            "unit": unit,
            "happening": name(graph, event),
            "value": number[0],
            "low": number[1],
            "high": number[2],
            "about": number[3],
            "stance": number[4],
            "said_of": sorted({f"{name(graph, c.subject)} {c.relation} {name(graph, c.object)}" for c in claims}),
            "in_conflict": counted is not None and any(_conflict(number, other) for other in found),
            "said_by": accounts(graph, claims),
            "happening_id": event,
        }
        for (counted, unit, event), found in things.items()
        for number, claims in found.items()
    ]
    return ordered(
        rows,
        *("counted", "unit", "happening", "happening_id", "value", "low", "high", "about", "stance"),
    )


def _conflict(one: tuple[Any, ...], other: tuple[Any, ...]) -> bool:
    """Return whether two numbers of the same thing are both asserted and do not meet."""
    if one[-1] != "asserted" or other[-1] != "asserted":
        return False
    (least, most), (low, high) = _bounds(*one[:-1]), _bounds(*other[:-1])
    apart_above = low is not None and most is not None and low > most
    apart_below = high is not None and least is not None and high < least
    return apart_above or apart_below


def _bounds(
    value: float | None, low: float | None, high: float | None, about: bool
) -> tuple[float | None, float | None]:
    if value is None:
        return low, high
    margin = abs(value) * ABOUT if about else 0
    return value - margin, value + margin


def speakers(graph: Graph, given: Mapping[str, Any]) -> list[Row]:
    """Answer ``speakers.cypher``."""
    credited: dict[str, list[Claim]] = defaultdict(list)
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for claim in graph.claims.values():
        if claim.attributed_to is not None:
            credited[claim.attributed_to].append(claim)
    for r in relationships(graph):
        for stance in ("asserted", "denied"):
            said = {claim.attributed_to for claim in r.claims if claim.stance == stance}
            for speaker in filter(None, said):
                counts[speaker][stance] += 1
                counts[speaker]["alone"] += stance == "asserted" and len(said) == 1
    rows = [
        {
            "speaker": name(graph, speaker),
            "kind": graph.entities[speaker].kind,
            "alone": counts[speaker]["alone"],
            "relationships": counts[speaker]["asserted"],
            "denials": counts[speaker]["denied"],
            "claims": len(claims),
            "documents": sorted({claim.document for claim in claims}),
            "speaker_id": speaker,
        }
        for speaker, claims in credited.items()
    ]
    return ordered(rows, "-alone", "-relationships", "-claims", "speaker", "speaker_id")[: given["limit"]]


def documents(graph: Graph, given: Mapping[str, Any]) -> list[Row]:  # noqa: ARG001
    """Answer ``documents.cypher``."""
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in graph.claims.values():
        claims[claim.document].append(claim)
    said: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    for r in relationships(graph):
        documents_of = r.documents
        for id_ in documents_of:
            said[id_] += 1
        if len(documents_of) == 1:
            alone[documents_of[0]] += 1
    rows = []
    for id_, document in graph.documents.items():
        origin = graph.origins.of(id_)
        rows.append(
            {
                "document": id_,
                "title": document.title,
                "publisher": document.publisher_in_words,
                "published": document.published,
                "origins": list(origin.roots),
                "declared": origin.declared,
                "claims": len(claims[id_]),
                "relationships": said[id_],
                "alone": alone[id_],
                "speakers": names(graph, (claim.attributed_to for claim in claims[id_])),
            }
        )
    return ordered(rows, "document")


def why(graph: Graph, given: Mapping[str, Any]) -> list[Row]:
    """Answer ``why.cypher``."""
    rows = [
        {
            "subject": name(graph, r.subject),
            "relation": r.relation,
            "object": name(graph, r.object),
            "stance": claim.stance,
            "speaker": name(graph, claim.attributed_to),
            "document": claim.document,
            "publisher": graph.documents[claim.document].publisher_in_words,
            "paragraph": claim.locator.paragraph if claim.locator else None,
            "date": claim.date or claim.start,
            "until": until(claim.end),
            "happening": name(graph, claim.event),
            "place": name(graph, claim.place),
            "role": claim.role,
            "note": claim.note,
            "claim_id": claim.id,
            "subject_id": r.subject,
        }
        for r, claim in _between(graph, given)
    ]
    return ordered(rows, "relation", "subject", "subject_id", "document", "paragraph", "claim_id")


def why_drawing(graph: Graph, given: Mapping[str, Any]) -> list[Row]:
    """Answer ``why-drawing.cypher``."""
    claims = sorted((claim for _, claim in _between(graph, given)), key=lambda claim: claim.id or "")
    return drawn_rows(row for claim in claims[: given["limit"]] for row in _joined(claim))


def _between(graph: Graph, given: Mapping[str, Any]) -> Iterator[tuple[Relationship, Claim]]:
    for r in graph.adjacency.get(given["a"], {}).get(given["b"], ()):
        for claim in r.claims:
            yield r, claim


def _joined(claim: Claim) -> Iterator[Drawn]:
    """Yield what a claim's node is joined to by the relationships that are drawn."""
    id_ = claim.id or ""
    yield id_, "SUBJECT", claim.subject, None
    yield id_, "OBJECT", claim.object, None
    yield id_, "IN_DOCUMENT", claim.document, None
    if claim.attributed_to is not None:
        yield id_, "ATTRIBUTED_TO", claim.attributed_to, None


TWINS: Mapping[str, Twin] = {
    "contested": contested,
    "documents": documents,
    "numbers": numbers,
    "one-document": one_document,
    "one-document-drawing": one_document_drawing,
    "one-origin": one_origin,
    "one-speaker": one_speaker,
    "one-speaker-drawing": one_speaker_drawing,
    "prospects": prospects,
    "speakers": speakers,
    "why": why,
    "why-drawing": why_drawing,
}
