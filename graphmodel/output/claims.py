"""Claims as text for people: all that each says, and where it says it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from graphmodel.claims.model import Claim, Derivation, Document
from graphmodel.evidence import (
    Relationship,
    date_in_words,
    dates,
    derivation_in_words,
    in_words,
    locator_in_words,
    quantity_in_words,
    states,
    support,
    support_in_words,
    triple_in_words,
)
from graphmodel.output.mentioned import Mentioned
from graphmodel.output.phrases import count
from graphmodel.output.text import arrow
from graphmodel.store.base import Store


def claims_between(source: str, target: str, relationships: Sequence[Relationship], store: Store) -> Iterator[str]:
    """Yield the lines of every claim between two entities."""
    known = Mentioned(store, relationships, source, target)
    number = sum(len(relationship.claims) for relationship in relationships)
    yield f"{known.name(source)} and {known.name(target)}: {count(number, 'claim') if number else 'no claim'}"
    for relationship in relationships:
        yield ""
        yield arrow(relationship, known)
        yield f"   {support_in_words(support(relationship), known.name)}"
        for claim in relationship.claims:
            yield ""
            for line in claim_lines(claim, known, spelt_out=not states(claim, relationship.key, known.vocabulary)):
                yield f"   {line}"


def claim_lines(claim: Claim, known: Mentioned, *, spelt_out: bool) -> Iterator[str]:
    """Yield the lines that tell all that a claim says, and where it says it; ``spelt_out`` also between whom."""
    name, document = known.name, known.documents[claim.document]
    published = f", {document.published}" if document.published else ""
    title = f": {document.title}" if document.title else ""
    yield click.style(f"{document.publisher_in_words}{title}{published}", bold=True)
    fields = {
        "claims": triple_in_words(claim, name, known.vocabulary) if spelt_out else "",
        "document": claim.document + (f"  {document.url}" if document.url else ""),
        "by": ", ".join(document.authors),
        "described as": document.description or "",
        "derived from": "; ".join(derivation_in_words(_sources(claim, document))),
        "stance": claim.stance,
        "speaker": name(claim.attributed_to) if claim.attributed_to else "the document itself",
        "when": date_in_words(claim) or in_words(dates([claim], known.events), [claim.document]),
        "where": name(claim.place) if claim.place else "",
        "event": name(claim.event) if claim.event else "",
        "role": claim.role or "",
        "quantity": quantity_in_words(claim.quantity) if claim.quantity else "",
        "note": claim.note or "",
        "locator": locator_in_words(claim.locator) if claim.locator else "",
        "claim": claim.id or "",
    }
    for label, value in fields.items():
        for number, line in enumerate(value.splitlines()):
            yield f"  {label if number == 0 else '':<13}{line}"


def _sources(claim: Claim, document: Document) -> Sequence[Derivation]:
    return (document.derived_from if claim.derived_from is None else claim.derived_from) or ()
