"""What claims leave open, as an answer that can be printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from graphmodel.evidence.gaps import Gap, Sort
from graphmodel.output.mentioned import Mentioned
from graphmodel.output.phrases import Block, Cite, Phrase, count
from graphmodel.output.rows import Row, claim_row, documents, relationship_row
from graphmodel.output.statements import joined, statement
from graphmodel.store.base import Store

COLUMNS = ("gap", "about", "name", "relationships", "beside", "claims", "documents")
ASSUMED = (
    "what no claim here says; a document that nobody has made claims of may say it",
    (
        "accused: by a relation that accuses one of its ends; whoever is quoted on anything in a document that does so "
        "counts as heard"
    ),
    (
        "an outcome: by a relation that tells one (graphmodel words RELATION says which), of the same or of a group it "
        "belongs to, undated or not earlier; whoever it is by, unless one of several who did the same undid it"
    ),
)
_HEADINGS: dict[Sort, str] = {
    "reply": "Accused, charged or sanctioned, and not quoted where that is said",
    "outcome": "No outcome",
    "standing": "Speakers of whom nothing says in which capacity",
    "locator": "Claims that do not say where in their document they stand",
}
_TOLD = 3
"""So many relationships of a gap are told in full; ``--all`` tells all."""


class GapsAnswer:
    """An answer about gaps, and what it mentions."""

    def __init__(self, gaps: Sequence[Gap], entity: str | None, store: Store) -> None:
        self.gaps = gaps
        self.entity = entity
        relationships = [r for gap in gaps for r in (*gap.relationships, *gap.beside)]
        ids = [gap.about for gap in gaps if gap.sort != "locator"]
        claims = [claim for gap in gaps for claim in gap.claims]
        self.known = Mentioned(store, relationships, *ids, *([entity] if entity else []), claims=claims)


def blocks(told: GapsAnswer, most: int | None) -> Iterator[Block]:
    """Yield an answer about gaps, of each sort so many."""
    about = f"{told.known.name(told.entity)}: " if told.entity else ""
    number = count(len(told.gaps), "gap") if told.gaps else "nothing that this looks for is missing"
    yield Block("title", [f"{about}{number}"])
    yield from (Block("note", [words]) for words in ASSUMED)
    for sort, group in groupby(told.gaps, key=lambda gap: gap.sort):
        gaps = list(group)
        yield Block("section", [f"{_HEADINGS[sort]} ({len(gaps):,})"])
        for gap in gaps[:most]:
            yield Block("item", _headed(gap, told.known))
            yield from (Block("detail", line) for line in _lines(gap, told.known, most))
        if most is not None and len(gaps) > most:
            yield Block("plain", [f"and {len(gaps) - most:,} more (-n shows more)"])


def _headed(gap: Gap, known: Mentioned) -> Phrase:
    """Return what a gap is about, and how large it is."""
    if gap.sort == "locator":
        return [Cite((gap.about,)), f" {count(len(gap.claims), 'claim')}"]
    if gap.sort == "standing":
        cited = tuple(sorted({claim.document for claim in gap.claims}))
        return [f"{known.name(gap.about)}: credited with {count(len(gap.claims), 'claim')} ", Cite(cited)]
    return [known.name(gap.about)]


def _lines(gap: Gap, known: Mentioned, most: int | None) -> Iterator[Phrase]:
    told = gap.relationships if most is None else gap.relationships[:_TOLD]
    yield from (statement(relationship, known) for relationship in told)
    if more := len(gap.relationships) - len(told):
        yield [f"and {more:,} more (--all tells all)"]
    if gap.sort == "reply" and gap.claims:
        cited = tuple(sorted({claim.document for claim in gap.claims}))
        yield ["quoted only elsewhere ", Cite(cited)]
    if gap.beside:
        before = "quoted, and tied to the accused: " if gap.sort == "reply" else "in doubt, earlier or another's: "
        shown = gap.beside if most is None else gap.beside[:_TOLD]
        more = len(gap.beside) - len(shown)
        yield [before, *joined([statement(r, known) for r in shown], "; "), f"; and {more:,} more" * bool(more)]


def answer(told: GapsAnswer, notes: Iterable[str]) -> Row:
    """Return an answer about gaps for programs."""
    return {
        "assumptions": [*notes, *ASSUMED],
        "gaps": [_row(gap, told.known) for gap in told.gaps],
        "documents": documents(told.known),
    }


def table(gaps: Iterable[Row]) -> list[Row]:
    """Return gaps as rows of a table: relationships as sentences, claims by their ids."""
    return [
        {
            **gap,
            **{part: [r["sentence"] for r in gap[part]] for part in ("relationships", "beside")},
            "claims": [claim["id"] for claim in gap["claims"]],
        }
        for gap in gaps
    ]


def _row(gap: Gap, known: Mentioned) -> Row:
    every = [*gap.claims, *(claim for r in gap.relationships for claim in r.claims)]
    return {
        "gap": gap.sort,
        "about": gap.about,
        **({"name": known.name.alone(gap.about)} if gap.sort != "locator" else {}),
        "relationships": [relationship_row(relationship, known) for relationship in gap.relationships],
        "beside": [relationship_row(relationship, known) for relationship in gap.beside],
        "claims": [claim_row(claim, known.documents[claim.document]) for claim in gap.claims],
        "documents": sorted({claim.document for claim in every}),
    }
