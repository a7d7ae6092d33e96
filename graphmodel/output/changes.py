"""What becomes of relationships, as sections of an answer: which vanish, appear or change status."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from graphmodel.claims.claimset import ClaimSet
from graphmodel.claims.model import Document
from graphmodel.evidence import VERBS, Change, origins_in_words, telling_order
from graphmodel.graph import Graph
from graphmodel.output.mentioned import Mentioned
from graphmodel.output.phrases import Block, Phrase, count
from graphmodel.output.rows import Row, relationship_row
from graphmodel.output.statements import evidence, statement
from graphmodel.store import MemoryStore

CHANGE_COLUMNS = (
    "change", "subject", "relation", "object", "sentence", "derived", "status_before", "status_after",
    "contested_before", "contested_after", "origins_before", "origins_after", "documents_before", "documents_after",
)  # fmt: skip


class ChangesAnswer:
    """Changes, and what they mention before and after."""

    def __init__(self, before: ClaimSet, after: ClaimSet, changes: Sequence[Change], *ids: str) -> None:
        self.stores = MemoryStore(Graph(before)), MemoryStore(Graph(after))
        self.before = Mentioned(self.stores[0], [c.before for c in changes if c.before], *ids)
        self.after = Mentioned(self.stores[1], [c.after for c in changes if c.after], *ids)
        self.changes = changes
        self.documents: Mapping[str, Document] = {**before.documents, **after.documents}

    def known(self, change: Change) -> Mentioned:
        """Return what is known where the relationship is, or else was."""
        return self.after if change.after else self.before


class Sort(NamedTuple):
    """A sort of change: what it is called to programs, in a summary and above its list, and which are of it."""

    name: str
    verbs: tuple[str, str]
    heading: str
    holds: Callable[[Change], bool]


SORTS = (
    Sort("appears", ("appears", "appear"), "New", lambda change: change.appears),
    Sort("vanishes", ("vanishes", "vanish"), "No longer said", lambda change: change.vanishes),
    Sort("changes status", ("changes status", "change status"), "Of another status", lambda c: c.changes_status),
    Sort("loses its denial", ("loses its only denial", "lose their only denial"), "No longer denied",
         lambda change: change.loses_denial),
    Sort("falls to one origin", ("falls to one origin", "fall to one origin"), "Left with one origin",
         lambda change: change.falls_to_one_origin),
)  # fmt: skip
"""The gravest first; a change is told under each that fits."""


def summary(changes: Sequence[Change]) -> str:
    """Return how many relationships there are of each sort: "3 relationships vanish, 1 changes status"."""
    parts: list[str] = []
    for sort in SORTS:
        stated = sum(not change.is_derived for change in changes if sort.holds(change))
        derived = sum(change.is_derived for change in changes if sort.holds(change))
        if stated or derived:
            of = f" {'relationship' if stated == 1 else 'relationships'}" if not parts else ""
            also = f" (and {count(derived, 'involvement')} in events)" if derived else ""
            parts.append(f"{stated:,}{of} {sort.verbs[stated != 1]}{also}")
    return ", ".join(parts) or "no relationship vanishes, appears or changes status"


def sections(told: ChangesAnswer, most: int, earlier: str) -> Iterator[Block]:
    """Yield the changes sort by sort, so many of each in full; ``earlier`` says when it was otherwise."""
    for sort in SORTS:
        of_sort = [change for change in told.changes if sort.holds(change)]
        stated = [change for change in of_sort if not change.is_derived]
        if not of_sort:
            continue
        yield Block("section", [sort.heading])
        stated.sort(key=lambda change: telling_order(change.either, told.known(change).vocabulary))
        yield from (Block("item", _item(change, told, earlier)) for change in stated[:most])
        if stated[most:]:
            yield Block("item", [f"and {len(stated) - most:,} more (-n shows more)"])
        if derived := len(of_sort) - len(stated):
            yield Block("item", [f"{'and ' * bool(stated)}{count(derived, 'involvement')} in events"])
    less = [c for c in told.changes if c.before and c.after and not c.is_told]
    if fewer := sum(len(c.after.claims) < len(c.before.claims) for c in less if c.before and c.after):
        yield Block("section", [f"{count(fewer, 'more relationship')} with fewer claims, of the same status"])
    if others := len(less) - fewer:
        yield Block("section", [f"{count(others, 'more relationship')} with other claims or origins"])


def _item(change: Change, told: ChangesAnswer, earlier: str) -> Phrase:
    """Return a relationship as it is, or was, and what was otherwise."""
    if change.after is None or change.before is None:
        return statement(change.either, told.known(change))
    before, after = change.before, change.after
    was: list[Any] = []
    if change.changes_status or change.loses_denial:
        _, *said = evidence(before, told.before, briefly=True)
        is_plain = len({claim.stance for claim in before.claims}) == 1  # otherwise each stance stands with its claims
        was += [*([f"{VERBS[before.status]} "] if is_plain else []), *said]
    if change.falls_to_one_origin:
        was += [", " * bool(was), origins_in_words(before.origins)]
    return [*statement(after, told.after), f"; {earlier}: ", *was]


def change_row(change: Change, told: ChangesAnswer) -> Row:
    """Return a change for programs: what sorts it is of, and the relationship before and after."""
    subject, relation, object_ = change.either.key
    return {
        "change": [sort.name for sort in SORTS if sort.holds(change)],
        "subject": subject,
        "relation": relation,
        "object": object_,
        "before": relationship_row(change.before, told.before) if change.before else None,
        "after": relationship_row(change.after, told.after) if change.after else None,
    }


def table_rows(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield the same for tables: of before and after what can be compared."""
    for row in rows:
        sides = {"before": row["before"] or {}, "after": row["after"] or {}}
        either = sides["after"] or sides["before"]
        yield {
            **{name: row[name] for name in ("change", "subject", "relation", "object")},
            "sentence": either["sentence"],
            "derived": either["derived"],
            **{
                f"{name}_{side}": relationship[name]
                for side, relationship in sides.items()
                for name in ("status", "contested", "origins", "documents")
                if name in relationship
            },
        }
