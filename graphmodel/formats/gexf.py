"""GEXF 1.3, which Gephi and its kin read: https://gexf.net.

Between two nodes there may be several edges, told apart by their ``kind``, which is the relation. Lists are joined by
``|``, as in `Graph.to_networkx`. Widths stand twice: as thickness, as the format has it, and as weight, by which Gephi
draws.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import BinaryIO
from xml.sax.saxutils import quoteattr

from graphmodel.claims.claimset import ClaimSet
from graphmodel.claims.dates import EARLIEST, LATEST, Interval, iso, span
from graphmodel.claims.model import Claim
from graphmodel.evidence import EventDates, Key, Relationship
from graphmodel.formats.format import Format, Notes, edges_alone
from graphmodel.formats.xmlparts import Attributes, Types, as_text, note_types, write_declared
from graphmodel.graph import Graph, flat, node_attributes
from graphmodel.layout import positions
from graphmodel.palette import look_of

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
<meta><creator>graphmodel</creator></meta>
"""
_STATIC = '<graph mode="static" defaultedgetype="directed">'
_DYNAMIC = '<graph mode="dynamic" timeformat="date" timerepresentation="interval" defaultedgetype="directed">'
_SMALLEST, _LARGEST = 10, 60
"""How large the nodes with the fewest and the most relationships are."""

Times = Mapping[Key, Sequence[Interval]]
"""When each relationship is said to hold."""


def write(claims: ClaimSet, file: BinaryIO) -> Notes:
    """Write all entities and relationships: places as on the page, colours by kind, sizes by relationships."""
    graph = Graph(claims)
    _write(graph, None, file)
    return edges_alone(claims)


def write_dynamic(claims: ClaimSet, file: BinaryIO) -> Notes:
    """Write the same with the days on which each relationship is said to hold; entities are there at all times."""
    graph = Graph(claims)
    times = {key: spells(relationship, graph.events) for key, relationship in graph.relationships.items()}
    _write(graph, times, file)
    always = [relationship for key, relationship in graph.relationships.items() if not times[key]]
    partly = sum(
        1
        for key, relationship in graph.relationships.items()
        if times[key] and not all(days_of(claim, graph.events) for claim in relationship.supporting)
    )
    notes = [*edges_alone(claims)]
    if always:
        notes.append(f"there at all times, since nobody says when: {len(always):,} of {len(times):,} edges")
    if partly:
        notes.append(f"there only at the times that some of the documents give: {partly:,} of {len(times):,} edges")
    return [*notes, "a date of which only the year or month is known stands for all its days"]


def _write(graph: Graph, times: Times | None, file: BinaryIO) -> None:
    types: dict[str, Types] = {"node": {}, "edge": {}}
    head = [_HEAD.rstrip(), _STATIC if times is None else _DYNAMIC]
    write_declared(file, lambda: [*head, *_declared(types)], _body(graph, times, types))


def spells(relationship: Relationship, events: EventDates) -> list[Interval]:
    """Return when a relationship is said to hold, by the claims that bear it out: sorted, what overlaps as one.

    There is none where nobody says when, or where it holds at all times.
    """
    every = sorted({days for claim in relationship.supporting for days in days_of(claim, events)})
    joined: list[Interval] = []
    for days in every:
        if joined and days.first <= joined[-1].last:
            joined[-1] = Interval(joined[-1].first, max(joined[-1].last, days.last))
        else:
            joined.append(days)
    return [] if joined == [Interval(EARLIEST, LATEST)] else joined


def days_of(claim: Claim, events: EventDates) -> list[Interval]:
    """Return the days that a claim gives, or else those that other claims of its event give."""
    own = span(claim.date, claim.start, claim.end)
    return [own] if own else [date.days for date in events.get(claim.event or "", ())]


def _body(graph: Graph, times: Times | None, types: dict[str, Types]) -> Iterator[str]:
    degrees = {id_: sum(map(len, around.values())) for id_, around in graph.adjacency.items()}
    most = max(degrees.values(), default=0) or 1
    places = positions(graph)
    yield "<nodes>"
    for id_, entity in graph.entities.items():
        attributes = flat(node_attributes(entity))
        note_types(types["node"], attributes)
        yield f"<node id={quoteattr(id_)} label={quoteattr(entity.name)}>"
        yield from _values(attributes)
        red, green, blue = bytes.fromhex(look_of(entity.kind, graph.vocabulary).fill[1:])
        size = _SMALLEST + (_LARGEST - _SMALLEST) * degrees[id_] / most
        x, y = places[id_]
        yield f'<viz:color r="{red}" g="{green}" b="{blue}"/><viz:position x="{x}" y="{-y}" z="0"/>'  # y grows upwards
        yield f'<viz:size value="{size:.1f}"/></node>'
    yield "</nodes>"
    yield "<edges>"
    for number, (key, relationship) in enumerate(graph.relationships.items()):
        attributes = flat(graph.edge_attributes(relationship))
        note_types(types["edge"], attributes)
        yield from _edge(relationship, attributes, number, times[key] if times else ())
    yield "</edges>"
    yield "</graph>"
    yield "</gexf>"


def _edge(relationship: Relationship, attributes: Attributes, number: int, days: Sequence[Interval]) -> Iterator[str]:
    ends = f"source={quoteattr(relationship.subject)} target={quoteattr(relationship.object)}"
    kind = quoteattr(relationship.relation)
    width = max(1, len(relationship.origins))
    label = quoteattr(str(attributes["sentence"]))
    yield f'<edge id="{number}" {ends} kind={kind} label={label} weight="{width}">'
    yield from _values(attributes)
    if days:
        yield f"<spells>{''.join(map(_spell, days))}</spells>"
    yield f'<viz:thickness value="{width}"/></edge>'


def _spell(days: Interval) -> str:
    bounds = [
        f' {name}="{iso(day)}"'
        for name, day, open_ in (("start", days.first, EARLIEST), ("end", days.last, LATEST))
        if day != open_
    ]
    return f"<spell{''.join(bounds)}/>"


def _declared(types: dict[str, Types]) -> Iterator[str]:
    for what, named in types.items():
        yield f'<attributes class="{what}">'
        yield from (f'<attribute id="{name}" title="{name}" type="{type_}"/>' for name, type_ in named.items())
        yield "</attributes>"


def _values(attributes: Attributes) -> Iterator[str]:
    yield "<attvalues>"
    texts = ((name, as_text(value)) for name, value in attributes.items())
    yield from (f'<attvalue for="{name}" value={quoteattr(text)}/>' for name, text in texts if text)
    yield "</attvalues>"


FORMAT = Format(
    "gexf",
    "GEXF 1.3 for Gephi: an edge for each relation, places as on the page, widths by origins",
    ".gexf",
    write,
    write_dynamic,
)
