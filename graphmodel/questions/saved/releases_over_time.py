"""Releases over time."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from graphmodel.claims.model import Claim
from graphmodel.evidence import accounts
from graphmodel.graph import Graph
from graphmodel.questions.answers import earliest, first_of_event, name, names
from graphmodel.questions.written import Field, Parameter, Row, Values, Written

NUMBER = ("value", "low", "high", "about", "strictly", "unit", "of")


def rows(graph: Graph, given: Values) -> Iterator[Row]:
    """Yield a row for each number and event, and for the freed of whom no number is given."""
    relations = given["relations"]
    releases = [claim for claim in graph.claims.values() if not relations or claim.relation in relations]
    numbered = {(claim.event, claim.object, claim.stance) for claim in releases if claim.quantity}
    groups: dict[tuple[Any, ...], list[Claim]] = defaultdict(list)
    for claim in releases:
        if claim.quantity or (claim.event, claim.object, claim.stance) not in numbered:
            number = (getattr(claim.quantity, part, None) for part in NUMBER)
            groups[claim.event, None if claim.event else claim.object, claim.stance, *number].append(claim)
    for (event, alone, stance, value, low, high, about, strictly, unit, counted), claims in groups.items():
        day = first_of_event(graph, event) if event else earliest(claims)
        yield {
            "first": day and day.days.first,
            "date": day and day.words,
            "event": name(graph, event),
            "value": value,
            "low": low,
            "high": high,
            "about": about,
            "strictly": strictly,
            "unit": unit,
            "counted": counted,
            "stance": stance,
            "freed": names(graph, (claim.object for claim in claims)),
            "freed_by": names(graph, (claim.subject for claim in claims)),
            "said_by": accounts(claims, graph.name),
            "event_id": event,
            "alone": alone,
            "size": next((number for number in (value, high, low) if number is not None), -1),
        }


QUESTION = Written(
    group="releases",
    title="Releases over time, with their counts",
    description="Every number that is given of people freed, one row for each number and event, in order of time; and "
    "for each event the freed of whom no number is given. Claims of one event belong together; it has the first date "
    "that any of them gives. A release that belongs to no event is told apart by who was freed. Numbers of different "
    "people (all freed, Belarusians taken to Ukraine) are different numbers, not a conflict.",
    parameters=(
        Parameter("relations", "list of relation", "what counts as a release; empty for all", ["FREED", "PARDONED"]),
    ),
    match="""
MATCH (c:Claim) WHERE [[ours c]] AND (size($relations) = 0 OR c.relation IN $relations)
WITH
  c.event AS event_id, CASE WHEN c.event IS NULL THEN c.object END AS alone, c.stance AS stance, c.object AS whom,
  collect(c) AS claims, count(properties(c).quantity_about) AS numbers
UNWIND claims AS c
WITH event_id, alone, stance, numbers, c WHERE numbers = 0 OR properties(c).quantity_about IS NOT NULL
WITH
  event_id, alone, stance,
  properties(c).quantity_value AS value, properties(c).quantity_low AS low, properties(c).quantity_high AS high,
  properties(c).quantity_about AS about, properties(c).quantity_strictly AS strictly,
  properties(c).quantity_unit AS unit, properties(c).quantity_of AS counted, collect(c) AS claims
WITH *, CASE WHEN event_id IS NULL THEN claims ELSE [[of_event event_id]] END AS dated
WITH *, [[earliest dated]] AS day, coalesce(value, high, low, -1) AS size
OPTIONAL MATCH (e:Entity {id: event_id})
WITH *, day.first AS first""",
    columns=(
        Field("date", "the first date that is given", "day.words"),
        Field("event", "the event that the claims belong to", "e.name"),
        Field("value", "how many", "value"),
        Field("low", "at least so many", "low"),
        Field("high", "at most so many", "high"),
        Field("about", "whether the number is approximate", "about"),
        Field("strictly", "whether low and high are not meant themselves: more than, less than", "strictly"),
        Field("unit", "what is counted by", "unit"),
        Field("counted", "who was counted", "counted"),
        Field("stance", "asserted, denied, unconfirmed or prospective", "stance"),
        Field("freed", "whom the number is given of, or of whom none is given", """COLLECT {
    UNWIND claims AS c MATCH (x:Entity {id: c.object}) WITH DISTINCT x RETURN x.name ORDER BY x.name
  }"""),
        Field("freed_by", "who freed or pardoned them", """COLLECT {
    UNWIND claims AS c MATCH (x:Entity {id: c.subject}) WITH DISTINCT x RETURN x.name ORDER BY x.name
  }"""),
        Field("said_by", "the speaker that a document credits, with the document, or a document alone",
              "[[accounts claims]]"),
        Field("event_id", "the id of the event", "event_id"),
    ),
    order=("first", "event", "event_id", "-size", "counted", "value", "low", "high", "about", "strictly", "unit",
           "stance", "freed", "alone"),
    rows=rows,
)  # fmt: skip
