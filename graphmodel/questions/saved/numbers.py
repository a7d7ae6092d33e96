"""Which numbers are given."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from graphmodel.claims.model import Claim, Quantity
from graphmodel.evidence import STRICTLY, TOLERANCE, accounts, bounds
from graphmodel.graph import Graph
from graphmodel.questions.answers import name
from graphmodel.questions.written import Field, Parameter, Row, Values, Written

_BEYOND = f"CASE WHEN strictly THEN {STRICTLY} * CASE WHEN abs({{0}}) > 1 THEN abs({{0}}) ELSE 1 END ELSE 0 END"
"""How far the least number beyond a bound is that is not meant itself; see `graphmodel.evidence.bounds`."""


def rows(graph: Graph, given: Values) -> Iterator[Row]:
    """Yield a row for each number of each thing that is counted."""
    things: dict[tuple[Any, ...], dict[tuple[Quantity, str], list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in graph.claims.values():
        number = claim.quantity
        if number and given["counted"] in (None, number.of) and given["actor"] in (None, claim.subject, claim.object):
            things[number.of, number.unit, claim.event][number, claim.stance].append(claim)
    for (counted, unit, event), numbers in things.items():
        asserted = [number for number, stance in numbers if stance == "asserted"]
        for (number, stance), claims in numbers.items():
            yield {
                "counted": counted,
                "unit": unit,
                "event": name(graph, event),
                "value": number.value,
                "low": number.low,
                "high": number.high,
                "about": number.about,
                "strictly": number.strictly,
                "stance": stance,
                "said_of": sorted({f"{graph.name(c.subject)} {c.relation} {graph.name(c.object)}" for c in claims}),
                "in_conflict": counted is not None
                and stance == "asserted"
                and any(not bounds(number).meets(bounds(other)) for other in asserted),
                "said_by": accounts(claims, graph.name),
                "event_id": event,
            }


QUESTION = Written(
    group="evidence",
    title="Which numbers are given, by whom, and whether they meet",
    description="Every number of every claim, those of the same event, unit and thing counted beside each other. "
    '"About" is taken as ten per cent more or less; numbers of the same thing that do not meet are in conflict.',
    parameters=(
        Parameter("counted", "text or null", "only numbers of this, as it is written in the column; null for all"),
        Parameter("actor", "actor or null", "only from claims about this actor; null for all"),
    ),
    match=f"""
MATCH (c:Claim) WHERE [[ours c]] AND properties(c).quantity_about IS NOT NULL
WITH
  c, properties(c).quantity_of AS counted, properties(c).quantity_unit AS unit, properties(c).quantity_value AS value,
  properties(c).quantity_low AS low, properties(c).quantity_high AS high, properties(c).quantity_about AS about,
  properties(c).quantity_strictly AS strictly
WHERE ($counted IS NULL OR counted = $counted) AND ($actor IS NULL OR $actor IN [c.subject, c.object])
WITH
  counted, unit, c.event AS event_id, value, low, high, about, strictly, c.stance AS stance,
  coalesce(value - abs(value) * CASE WHEN about THEN {TOLERANCE} ELSE 0 END, low + {_BEYOND.format("low")}) AS least,
  coalesce(value + abs(value) * CASE WHEN about THEN {TOLERANCE} ELSE 0 END, high - {_BEYOND.format("high")}) AS most,
  collect(c) AS claims
WITH counted, unit, event_id, collect({{
  value: value, low: low, high: high, about: about, strictly: strictly, stance: stance, claims: claims,
  least: least, most: most
}}) AS numbers
UNWIND numbers AS number
OPTIONAL MATCH (event:Entity {{id: event_id}})""",
    columns=(
        Field("counted", "what was counted", "counted"),
        Field("unit", "what is counted by", "unit"),
        Field("event", "the event that the claims belong to", "event.name"),
        Field("value", "how many", "number.value"),
        Field("low", "at least so many", "number.low"),
        Field("high", "at most so many", "number.high"),
        Field("about", "whether the number is approximate", "number.about"),
        Field("strictly", "whether low and high are not meant themselves: more than, less than", "number.strictly"),
        Field("stance", "asserted, denied, unconfirmed or prospective", "number.stance"),
        Field("said_of", "what the number was said of: subject, relation and object of the claims", """COLLECT {
    UNWIND number.claims AS c
    MATCH (x:Entity {id: c.subject}) MATCH (y:Entity {id: c.object})
    WITH DISTINCT x.name + ' ' + c.relation + ' ' + y.name AS words
    RETURN words ORDER BY words
  }"""),
        Field("in_conflict", "whether another asserted number of the same thing does not meet this one", """
    counted IS NOT NULL AND number.stance = 'asserted' AND any(
      other IN numbers
      WHERE other.stance = 'asserted'
        AND (coalesce(other.least > number.most, false) OR coalesce(other.most < number.least, false))
    )""".lstrip()),
        Field("said_by", "the speaker that a document credits, with the document, or a document alone",
              "[[accounts number.claims]]"),
        Field("event_id", "the id of the event", "event_id"),
    ),
    order=("counted", "unit", "event", "event_id", "value", "low", "high", "about", "stance"),
    rows=rows,
)  # fmt: skip
