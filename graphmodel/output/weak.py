"""What rests on little, as an answer that can be printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from graphmodel.comparing import Weak, Weakness
from graphmodel.output.mentioned import Mentioned
from graphmodel.output.phrases import Block, count
from graphmodel.output.rows import RELATIONSHIP_COLUMNS, Row, relationship_row
from graphmodel.output.statements import statement
from graphmodel.store.base import Store

WEAK_COLUMNS = ("paths", "reasons", *RELATIONSHIP_COLUMNS)


class WeakAnswer:
    """An answer about what rests on little, and what it mentions of it."""

    def __init__(self, weak: Weak, store: Store, most: int, entity: str | None, ends: tuple[str, str] | None) -> None:
        self.weak = weak
        self.shown = weak.weaknesses[:most]
        self.entity = entity
        self.ends = ends
        ids = [*weak.actors, *(ends or ()), *([entity] if entity else [])]
        self.known = Mentioned(store, [each.relationship for each in self.shown], *ids)

    @property
    def more(self) -> int:
        """How many are not shown."""
        return len(self.weak.weaknesses) - len(self.shown)


def blocks(told: WeakAnswer) -> Iterator[Block]:
    """Yield an answer about what rests on little, after what that means."""
    number = f"{len(told.weak.weaknesses):,} of {count(told.weak.asserted, 'asserted relationship')}"
    yield Block("title", [f"{_about(told)}: {number} to verify before publishing"])
    yield from (Block("note", [words]) for words in assumptions(told))
    every = len(told.weak.paths)
    for paths, group in groupby(told.shown, key=lambda each: each.paths):
        rest = "rests" if paths == 1 else "rest"
        heading = f"{paths:,} of {count(every, 'path')} {rest} on" if paths else "None of these paths rests on"
        yield Block("heading", [heading])
        for each in group:
            yield Block("item", [*statement(each.relationship, told.known), f" – {_because(each, told.known)}"])
    if told.more:
        yield Block("section", [f"and {told.more:,} more (-n shows more)"])


def _about(told: WeakAnswer) -> str:
    name = told.known.name
    if told.ends:
        return f"{name(told.ends[0])} to {name(told.ends[1])}"
    return name(told.entity) if told.entity else "All that is said"


def assumptions(told: WeakAnswer) -> Iterator[str]:
    """Yield what is listed, in which order, and what it does not say."""
    yield (
        "listed is what is asserted and entered print at one origin, or is credited to one speaker alone, or only to "
        "speakers without a name (a group, or called unnamed, anonymous or the like)"
    )
    yield (
        "first that on which most paths rest: they have a step that it carries alone, or with others as weak; "
        f"{_paths(told)}"
    )
    yield "what is not listed has several origins, which are not known to be independent unless documents declare it"


def _paths(told: WeakAnswer) -> str:
    """Return which paths were looked at."""
    name, number = told.known.name, len(told.weak.paths)
    if told.ends:
        most = f"{number} most telling paths" if number != 1 else "one path that was found"
        return f"looked at: the {most} between the two" if number else "there is no path between the two"
    actors = [name(actor) for actor in told.weak.actors if actor != told.entity]
    if len(actors) < (1 if told.entity else 2):
        return "looked at: no paths, since there are no two actors"
    between = f"from {name(told.entity)} to each of" if told.entity else "between each two of"
    which = f"the {len(actors)} actors with the most neighbours, countries and unnamed ones aside"
    return f"looked at: the most telling path {between} {which} ({', '.join(actors)}): {count(number, 'path')}"


def _because(each: Weakness, known: Mentioned) -> str:
    """Return why something rests on little, with what it rests on: "one origin (AP); one speaker (Ben Ito)"."""
    relationship = each.relationship
    parts = [f"one origin ({relationship.origins[0]})"] if "one origin" in each.reasons else []
    if speaking := [reason for reason in each.reasons if reason != "one origin"]:
        speakers = sorted({claim.attributed_to for claim in relationship.supporting if claim.attributed_to})
        parts.append(f"{' and '.join(speaking)} ({', '.join(map(known.name, speakers))})")
    return "; ".join(parts)


def row(told: WeakAnswer, notes: Iterable[str]) -> Row:
    """Return all that an answer about what rests on little tells, for programs."""
    return {
        "assumptions": [*notes, *assumptions(told)],
        "paths": [list(path.entities) for path in told.weak.paths],
        "more": told.more,
        "relationships": [
            {"paths": each.paths, "reasons": list(each.reasons), **relationship_row(each.relationship, told.known)}
            for each in told.shown
        ],
    }
