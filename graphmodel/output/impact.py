"""What becomes of a graph without a document, publisher or speaker, as an answer that can be printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graphmodel.answers import Aside
from graphmodel.comparing import Impact
from graphmodel.evidence import Filters
from graphmodel.output import changes, paths
from graphmodel.output.changes import ChangesAnswer
from graphmodel.output.phrases import Block
from graphmodel.output.rows import Row, entity_row, path_answer
from graphmodel.paths import PathFinder
from graphmodel.reading import listed


class ImpactAnswer:
    """An answer about an impact, what it mentions, and the most telling path between two before and after."""

    def __init__(self, name: str, impact: Impact, ends: tuple[str, str] | None) -> None:
        self.name = name
        self.impact = impact
        self.changes = ChangesAnswer(impact.before, impact.after, impact.changes, *impact.entities, *(ends or ()))
        self.ends = ends
        self.paths = []
        if ends:
            for store in self.changes.stores:
                answer = PathFinder(store, *ends, Filters()).most_telling(1)._replace(more=0)
                self.paths.append(paths.PathAnswer(answer, Aside([], [], []), *ends, store, Filters()))


def blocks(told: ImpactAnswer, most: int) -> Iterator[Block]:
    """Yield an answer about an impact, so many relationships of each sort in full."""
    impact, name = told.impact, told.changes.before.name
    yield Block("title", [f"Without {told.name}: {_summary(told)}"])
    yield Block("note", [impact.withdrawn])
    yield Block("note", ["compared: what follows from all claims, and from those that are left"])
    yield from _connection(told)
    yield from changes.sections(told.changes, most, "with it")
    if impact.entities:
        number = len(impact.entities)
        yield Block("section", ["Mentioned nowhere else"])
        yield from (Block("item", [name(id_)]) for id_ in sorted(impact.entities, key=lambda i: (name(i), i))[:most])
        if number > most:
            yield Block("item", [f"and {number - most:,} more (-n shows more)"])


def _summary(told: ImpactAnswer) -> str:
    number = len(told.impact.entities)
    entities = f"; {number:,} {'entity is' if number == 1 else 'entities are'} mentioned nowhere else" if number else ""
    counted = told.impact.counted
    still = (
        f"; {listed(counted, 'and')}, made from it, still {'counts' if len(counted) == 1 else 'count'}"
        if counted
        else ""
    )
    return changes.summary(told.impact.changes) + entities + still


def _connection(told: ImpactAnswer) -> Iterator[Block]:
    """Yield whether two are still connected, and the most telling path with what is left out and without."""
    if not told.ends:
        return
    before, after = told.paths
    one, other = map(told.changes.before.name, told.ends)
    still = "no longer connected"
    if not before.answer.paths:
        still = "connected neither with it nor without it"
    elif after.answer.paths:
        same = before.answer.paths[0].entities == after.answer.paths[0].entities
        still = "still connected, by the same path" if same else "still connected, by another path"
    yield Block("section", [f"{one} to {other}: {still}"])
    for words, answer in (("with it", before), ("without it", after)):
        if not answer.answer.paths:
            continue
        listed = paths.blocks(answer, by_hops=False, directed=False, explain=False)
        for block in listed:
            if block.level == "heading":
                head, *rest = block.phrase
                yield Block("heading", [f"The most telling path {words}: ", str(head).removeprefix("1. "), *rest])
            elif block.level == "item":
                yield block


def row(told: ImpactAnswer, assumptions: Iterable[str]) -> Row:
    """Return all that an answer about an impact tells, for programs."""
    impact = told.impact
    connection = {}
    if told.ends:
        sides = (path_answer(answer, (), explain=False)["paths"] for answer in told.paths)
        connection = {"path": dict(zip(("before", "after"), sides, strict=True))}
    return {
        "without": told.name,
        "assumptions": [*assumptions, impact.withdrawn],
        "changes": [changes.change_row(change, told.changes) for change in impact.changes],
        "entities": [entity_row(impact.before.entities[id_]) for id_ in impact.entities],
        **connection,
    }
