"""What documents credit a speaker with, as an answer that can be printed."""

from __future__ import annotations

import shlex
from collections import defaultdict
from collections.abc import Iterator

from graphmodel.answers import Said
from graphmodel.claims.model import Claim
from graphmodel.evidence import paragraph_in_words
from graphmodel.output.claims import said
from graphmodel.output.mentioned import Mentioned
from graphmodel.output.phrases import Block, Cite, Quote, count, nothing


def blocks(told: Said, known: Mentioned, quote: Quote = nothing) -> Iterator[Block]:
    """Yield what a speaker is credited with, by subject, of whom there are most claims first."""
    about = f", about {known.name(told.about.id)}" if told.about else ""
    yield Block("title", [f"{known.name(told.speaker.id)}{about}: {_number(told)}"])
    # Its own acts of speech, as a document tells them: it is their subject, and credited with no claim.
    elsewhere = f"graphmodel show {shlex.quote(told.speaker.id)}"
    yield Block("note", [f"what documents themselves say that it said, asked or praised: {elsewhere}"])
    subjects: dict[str, list[Claim]] = defaultdict(list)
    for claim in told.claims:
        subjects[claim.subject].append(claim)
    for subject, claims in sorted(subjects.items(), key=lambda each: (-len(each[1]), known.name(each[0]), each[0])):
        number = f" ({len(claims)})" if len(claims) > 1 else ""
        yield Block("heading", [f"{known.name(subject)}{number}"])
        for claim in claims:
            place = f", {paragraph_in_words(claim.locator)}" if claim.locator else ""
            yield Block("item", [*said(claim, known), " ", Cite((claim.document,)), place])
            yield from quote([claim])


def _number(told: Said) -> str:
    if not told.claims:
        return "no claim is credited to it as speaker"
    documents = count(len({claim.document for claim in told.claims}), "document")
    return f"credited with {count(len(told.claims), 'claim')} in {documents}"
