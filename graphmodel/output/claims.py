"""Claims one by one: all that each says, who says it how, and where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graphmodel.claims.grades import grade_in_words
from graphmodel.claims.model import Claim, Stance
from graphmodel.evidence import (
    VERBS,
    Relationship,
    dates,
    derivation_in_words,
    locator_in_words,
    quantity_in_words,
    sentence,
    states,
    support,
    support_in_words,
    triple_in_words,
)
from graphmodel.output.mentioned import Mentioned
from graphmodel.output.phrases import Block, Cite, Phrase, Quote, count, nothing
from graphmodel.output.statements import in_words, joined

_SAYS: dict[Stance, str] = {
    "asserted": "asserted",
    "unconfirmed": "alleged, not confirmed,",
    "prospective": "expected or planned",
    "denied": "denied",
}


def between(
    source: str, target: str, relationships: Sequence[Relationship], known: Mentioned, quote: Quote = nothing
) -> Iterator[Block]:
    """Yield every claim between two entities, with all that it says."""
    number = sum(len(relationship.claims) for relationship in relationships)
    ends = f"{known.name(source)} and {known.name(target)}"
    yield Block("title", [f"{ends}: {count(number, 'claim') if number else 'no claim'}"])
    for relationship in relationships:
        yield Block("heading", [sentence(relationship, known.name, known.vocabulary)])
        yield Block("note", [support_in_words(support(relationship), known.name)])
        for claim in relationship.claims:
            spelt_out = not states(claim, relationship.key, known.vocabulary)
            yield Block("item", in_full(claim, known, spelt_out=spelt_out))
            place = [locator_in_words(claim.locator)] if claim.locator else []
            yield Block("detail", ["; ".join([*place, f"claim {claim.id}"])])
            yield from quote([claim])


def in_full(claim: Claim, known: Mentioned, *, spelt_out: bool) -> Phrase:
    """Return all that a claim says; ``spelt_out`` also between whom."""
    by = f", which credits {known.name(claim.attributed_to)}" if claim.attributed_to else ", in its own words"
    parts = list(added(claim, known))
    if claim.derived_from is not None:
        source = ", ".join(derivation_in_words(claim.derived_from))
        parts.append([f"made from {source}" if source else "original, it says"])
    triple = [f": {triple_in_words(claim, known.name, known.vocabulary)}"] if spelt_out else []
    told = [" (", *joined(parts, "; "), ")"] if parts else []
    return [f"{_SAYS[claim.stance]} in ", Cite((claim.document,)), by, *triple, *told]


def said(claim: Claim, known: Mentioned) -> Phrase:
    """Return a claim as a sentence, with its stance and what it adds."""
    stance = f"{VERBS[claim.stance].capitalize()}: " if claim.stance != "asserted" else ""
    parts = list(added(claim, known))
    told = [" (", *joined(parts, "; "), ")"] if parts else []
    return [stance + triple_in_words(claim, known.name, known.vocabulary), *told]


def added(claim: Claim, known: Mentioned) -> Iterator[Phrase]:
    """Yield what a claim says beside its sentence: when, as what, how much, where, at which event, and its note."""
    for date in dates([claim], known.events):
        yield list(in_words(date, [claim.document]))
    if claim.role:
        yield [f"as {claim.role}"]
    if claim.quantity:
        yield [quantity_in_words(claim.quantity)]
    if claim.place:
        yield [f"in {known.name(claim.place)}"]
    if claim.event and claim.event not in (claim.subject, claim.object):
        yield [f"event: {known.name(claim.event)}"]
    if grade := grade_in_words(claim):
        yield [grade]
    if claim.note:
        yield [f"note: {claim.note}"]
