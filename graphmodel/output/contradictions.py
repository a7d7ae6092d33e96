"""What cannot all hold, in sentences with both sides, and as rows for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

import msgspec

from graphmodel.claims.dates import span
from graphmodel.claims.model import Quantity
from graphmodel.claims.names import folded
from graphmodel.evidence import (
    TOLERANCE,
    Relationship,
    bounds,
    date_in_words,
    quantity_as_told,
    quantity_in_words,
    telling_order,
    triple_in_words,
)
from graphmodel.evidence.contradictions import Contradiction, Side, Sum, as_quantity, at_face, less, together
from graphmodel.output.mentioned import Mentioned
from graphmodel.output.phrases import Block, count
from graphmodel.output.rows import RELATIONSHIP_COLUMNS, Row, document_row, relationship_row
from graphmodel.output.statements import statement
from graphmodel.reading import listed
from graphmodel.store.base import Store

ASSUMED = (
    f"“about” is taken for {TOLERANCE:.0%} more or less; who speaks of another event, group, unit or thing counted "
    "contradicts nobody, nor does who is silent"
)
COLUMNS = ("number", "sort", "words", "side", *RELATIONSHIP_COLUMNS)
_NAMED = 5
"""So many of those of whom there is one at a time are named in a heading."""
_MOST = 3
"""So many relationships of a side are told."""


def mentioned_by(contradictions: Iterable[Contradiction]) -> list[Relationship]:
    """Return the relationships of all sides."""
    return [relationship for contradiction in contradictions for side in contradiction.sides for relationship in side]


def blocks(contradictions: Sequence[Contradiction], about: str | None, store: Store) -> tuple[list[Block], Mentioned]:
    """Return contradictions as an answer, and what it mentions; ``about`` is the id of an entity, or nobody's."""
    known = Mentioned(store, mentioned_by(contradictions), *([about] if about else []))
    number = _how_many(contradictions)
    title = Block("title", [f"{known.name(about)}: {number}" if about else number])
    told = [block for place, each in enumerate(contradictions, 1) for block in _told(place, each, known)]
    return [title, Block("note", [ASSUMED]), *told], known


def _how_many(contradictions: Sequence[Contradiction]) -> str:
    """Return how many there are; a sum that does not add up is called nothing more than that."""
    sums = sum(contradiction.sum is not None for contradiction in contradictions)
    others = len(contradictions) - sums
    parts = [count(others, "contradiction")] if others else []
    parts += [f"{count(sums, 'sum')} that {'does' if sums == 1 else 'do'} not add up"] if sums else []
    return listed(parts, "and") if parts else "no contradiction found"


def _told(place: int, contradiction: Contradiction, known: Mentioned) -> Iterator[Block]:
    yield Block("heading", [f"{place}. {in_words(contradiction, known)}"])
    for number, side in zip_longest(_numbers_of(contradiction), contradiction.sides):
        ordered = sorted(side, key=lambda r: telling_order(r, known.vocabulary))
        for place_in_side, relationship in enumerate(ordered[:_MOST]):
            before = [f"{number}: "] if number and not place_in_side else []
            yield Block("item", [*before, *statement(relationship, known)])
        if ordered[_MOST:]:
            yield Block("item", [f"and {len(ordered) - _MOST} more"])
    yield from (Block("item", [f"taken for granted: {words}"]) for words in _assumed(contradiction, known))


def _numbers_of(contradiction: Contradiction) -> list[str]:
    """Return the numbers of a sum, side by side; what makes groups parts of others has none."""
    sum_ = contradiction.sum
    return [_number(term.number) for term in (*sum_.terms, sum_.total)] if sum_ else []


def in_words(contradiction: Contradiction, known: Mentioned) -> str:
    """Return what a contradiction is, in a line."""
    sides = contradiction.sides
    first = sides[0][0]
    if contradiction.sum:
        return f"Does not add up: {_arithmetic(contradiction.sum, known)}"
    match contradiction.sort:
        case "denial":
            return f"Said and denied: {triple_in_words(first, known.name, known.vocabulary)}"
        case "exclusive":
            return f"One at a time: {_one_at_a_time(sides, known)}"
        case "number":
            return f"Numbers that do not meet: {_numbers(sides, known)}"
        case "dates":
            return f"Dated apart: {triple_in_words(first, known.name, known.vocabulary)}: {listed(_dates(sides), 'or')}"
        case "end":
            started = triple_in_words(first, known.name, known.vocabulary)
            return f"An end before a start: {started}: {', but '.join(_dates(sides))}"
        case "death":
            return f"Acting after a death: {_shared(sides, known)}: dead {', acting '.join(_dates(sides))}"
        case _:
            return f"In two places on one day: {_shared(sides, known)}: {_dates(sides)[0]}"


def _one_at_a_time(sides: Sequence[Side], known: Mentioned) -> str:
    subject, name, object_ = sides[0][0].key
    relation = known.vocabulary.relations[name]
    ends = [(side[0].subject, side[0].object) for side in sides]
    one = next(end for end in (object_, subject) if all(end in pair for pair in ends))
    values = [known.name(first if second == one else second) for first, second in ends]
    more = [f"{len(values) - _NAMED} more"] if len(values) > _NAMED else []
    named = listed([*values[:_NAMED], *more], "or")
    if one == object_ and not relation.symmetric:
        return f"{named} {relation.meaning} {known.name(one)}"
    return f"{known.name(one)} {relation.meaning} {named}"


def _numbers(sides: Sequence[Side], known: Mentioned) -> str:
    claims = [claim for side in sides for claim in side[0].claims]
    said = sorted({claim.quantity for claim in claims if claim.quantity}, key=lambda q: (bounds(q), repr(q)))
    units = {quantity.unit for quantity in said}
    each = list(dict.fromkeys(_number(q, unit=q.unit if len(units) > 1 else None) for q in said))
    more = [f"{len(each) - _NAMED} more"] if len(each) > _NAMED else []
    where = f" ({known.name(claims[0].event)})" if claims[0].event else ""
    unit = f" {said[0].unit}" if said[0].unit and len(units) == 1 else ""
    objects = {claim.object for claim in claims}
    counted = said[0].of or known.name(claims[0].object if len(objects) == 1 else claims[0].subject)
    return f"{listed([*each[:_NAMED], *more], 'or')}{unit}: {counted}{where}"


def _dates(sides: Sequence[Side]) -> list[str]:
    """Return when, side by side."""
    each = [sorted({date_in_words(c) or "" for relationship in side for c in relationship.claims}) for side in sides]
    return [listed(dates, "and") for dates in each]


def _shared(sides: Sequence[Side], known: Mentioned) -> str:
    """Return who is in every relationship of all sides."""
    ends = [{relationship.subject, relationship.object} for side in sides for relationship in side]
    return listed(sorted(map(known.name, set.intersection(*ends))), "and")


def _arithmetic(sum_: Sum, known: Mentioned) -> str:
    """Return a sum as a reader can follow it: "104 + 5 = 109, not 114"."""
    each, total = [term.number for term in sum_.terms], sum_.total.number
    whole, first = known.name(sum_.total.group), known.name(sum_.terms[0].group)
    match sum_.rule:
        case "part":
            return f"{first}: {_number(each[0])}, part of {whole}: {_number(total)}"
        case "members":
            return f"{_number(each[0])} are named as members of {whole}, which has {_number(total)}"
        case "balance":
            left = as_quantity(less(at_face(each[0]), at_face(each[1])), None)
            return f"{_face(each[0])} − {_face(each[1])} = {_number(left)}, not {_number(total)}: {whole}"
        case _:
            result = _number(as_quantity(together(map(bounds, each)), None))
            compared = "not" if sum_.rule == "mixture" else "more than"
            return f"{' + '.join(map(_number, each))} = {result}, {compared} {_number(total)}: {whole}"


def _assumed(contradiction: Contradiction, known: Mentioned) -> Iterator[str]:
    """Yield what a contradiction takes for granted that no document says."""
    if contradiction.sum:
        yield from _assumed_in_sum(contradiction.sum, known)
    elif contradiction.sort == "number":
        doers = [{relationship.subject for relationship in side} for side in contradiction.sides]
        if not set.intersection(*doers):
            named = sorted({known.name(id_) for each in doers for id_ in each})
            yield f"the numbers are of the same, though said of {listed(named, 'and')}"
    elif contradiction.sort == "places":
        yield "nobody went from the one to the other on that day"
    elif contradiction.sort == "exclusive":
        relation = known.vocabulary.relations[contradiction.sides[0][0].relation]
        if relation.class_ == "setting":
            yield "neither lies in the other; no claim here says so"
        if (
            relation.class_ != "act"
            and not relation.once
            and any(span(c.date, c.start, c.end) is None for c in contradiction.claims)
        ):
            yield "what is undated was so at the same time; the one may have followed the other"
        if relation.class_ != "act" and any(c.start and not c.end for c in contradiction.claims):
            yield "who has a beginning and no end was so until the other's time; no document says so"
        roles = [{folded(c.role) for r in side for c in r.claims if c.role} for side in contradiction.sides]
        if all(roles) and not set.intersection(*roles):
            yield "the roles are words for one post"


def _assumed_in_sum(sum_: Sum, known: Mentioned) -> Iterator[str]:
    """Yield what arithmetic takes for granted."""
    if sum_.stands_in:
        other, part = map(known.name, sum_.stands_in)
        yield f"{other} are all of {part}, whose number nobody gives; no document says so"
    if sum_.rule in ("parts", "mixture"):
        yield "each part has the number that is given of it elsewhere, and all of it belongs to the whole"
    if sum_.rule == "parts":
        yield "those of one nationality are not among those of another"
    if sum_.rule == "members":
        yield "they were members at one time"
    if sum_.rule == "balance":
        before, freed, after = sum_.terms[0].number, sum_.terms[1].number, sum_.total.number
        needed = as_quantity(together([bounds(after), bounds(freed)]), None)
        if at_face(before) != bounds(before):
            yield f"“{_number(before)}” is {_face(before)}; were it {_number(needed)}, it would add up"
        yield f"all of the {_number(freed)} were among those who were counted before; no document says so"
        yield f"{known.name(sum_.total.group)} are all who were left; no document says so"
        yield "nobody was imprisoned or let go otherwise in between"


def _number(quantity: Quantity, unit: str | None = None) -> str:
    """Return a number without what was counted, by a unit that has to be told: "about 1,200"."""
    return quantity_in_words(msgspec.structs.replace(quantity, unit=unit, of=None))


def _face(quantity: Quantity) -> str:
    """Return a number as it is reckoned with."""
    return (
        ", ".join(quantity_as_told(quantity)[1].values())
        if at_face(quantity) != bounds(quantity)
        else _number(quantity)
    )


def answer(contradictions: Sequence[Contradiction], notes: Iterable[str], known: Mentioned) -> Row:
    """Return contradictions for programs, after what they rest on."""
    return {
        "assumptions": [*notes, ASSUMED],
        "contradictions": [_row(place, contradiction, known) for place, contradiction in enumerate(contradictions, 1)],
        "documents": [document_row(document) for document in known.documents.values()],
    }


def _row(place: int, contradiction: Contradiction, known: Mentioned) -> Row:
    return {
        "number": place,
        "sort": contradiction.sort,
        "words": in_words(contradiction, known),
        "assumed": list(_assumed(contradiction, known)),
        **({"sum": _sum(contradiction.sum)} if contradiction.sum else {}),
        "sides": [[relationship_row(relationship, known) for relationship in side] for side in contradiction.sides],
    }


def _sum(sum_: Sum) -> Row:
    terms = [{"group": term.group, "quantity": msgspec.to_builtins(term.number)} for term in (*sum_.terms, sum_.total)]
    stands_in = dict(zip(("group", "for"), sum_.stands_in, strict=True)) if sum_.stands_in else None
    return {"rule": sum_.rule, "terms": terms[:-1], "total": terms[-1], "stands_in": stands_in}


def table(contradictions: Iterable[Row]) -> Iterator[Row]:
    """Yield a row for each relationship of each side."""
    for each in contradictions:
        for number, side in enumerate(each["sides"], 1):
            for relationship in side:
                yield {**{name: each[name] for name in ("number", "sort", "words")}, "side": number, **relationship}
