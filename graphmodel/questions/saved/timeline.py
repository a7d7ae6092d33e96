"""What happened when."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from graphmodel.claims.dates import EARLIEST
from graphmodel.claims.model import Claim
from graphmodel.claims.vocabulary import INVOLVED_IN
from graphmodel.evidence import accounts, date_in_words
from graphmodel.graph import Graph
from graphmodel.questions.answers import earliest, first_of_event, name, own_key
from graphmodel.questions.written import Field, Parameter, Row, Values, Written


def rows(graph: Graph, given: Values) -> Iterator[Row]:
    """Yield a row for each relationship, date, stance and event."""
    actor, since, until = given["actor"], given["since"], given["until"]
    groups: dict[tuple[Any, ...], list[Claim]] = defaultdict(list)
    for claim in graph.claims.values():
        own, of_event = earliest([claim]), first_of_event(graph, claim.event)
        when = own or of_event
        around = (None, claim.subject, claim.object, claim.event)
        if when is None or (actor not in around and (actor, INVOLVED_IN, claim.event) not in graph.relationships):
            continue
        if (since is None or when.days.last >= since) and (until is None or when.days.first <= until):
            former = f"{words}, " if (words := date_in_words(claim)) else ""
            date = when.words if own else f"{former}{when.words} (by the event)"
            groups[own_key(graph, claim), when.days, date, claim.stance, claim.event].append(claim)
    for (key, days, date, stance, event), claims in groups.items():
        r = graph.relationships[key]
        yield {
            "place": days.place,
            "is_open": days.first == EARLIEST,
            "date": date,
            "subject": graph.name(r.subject),
            "relation": r.relation,
            "object": graph.name(r.object),
            "stance": stance,
            "status": r.status,
            "contested": r.contested,
            "event": name(graph, event),
            "said_by": accounts(claims, graph.name),
            "subject_id": r.subject,
            "object_id": r.object,
            "event_id": event,
        }


QUESTION = Written(
    group="people",
    title="What happened when, around an actor",
    description="The dated claims about an actor in order of time, and those about the events that it is involved in. "
    "What has an end alone stands there. "
    "A claim without a date has the first that asserted claims of its event give, and says so; others are left out.",
    parameters=(
        Parameter("actor", "actor or null", "whose; null for everybody", example="alexander-lukashenko"),
        Parameter("since", "date or null", "only what may have been on or after it"),
        Parameter("until", "date or null", "only what may have been on or before it"),
    ),
    match=f"""
MATCH (c:Claim)
WHERE [[ours c]] AND ($actor IS NULL OR $actor IN [c.subject, c.object, c.event] OR EXISTS {{
  MATCH (:Entity {{id: $actor}})-[i:INVOLVED_IN]->(:Entity {{id: c.event}}) WHERE [[ours i]]
}})
WITH c, CASE WHEN c._first IS NULL THEN [[of_event c.event]] ELSE [c] END AS dated
WITH c, [[earliest dated]] AS day
WHERE ($since IS NULL OR day.last >= $since) AND ($until IS NULL OR day.first <= $until) AND day.first IS NOT NULL
WITH c, day, day.first = '{EARLIEST}' AS is_open
WITH c, is_open, CASE WHEN is_open THEN day.last ELSE day.first END AS place, CASE
  WHEN c._first IS NULL THEN coalesce([[dated c]] + ', ', '') + day.words + ' (by the event)'
  ELSE day.words
END AS date
MATCH (:Entity {{id: c.subject}})-[r]-(:Entity {{id: c.object}})
WHERE [[ours r]] AND type(r) = c.relation AND c.id IN r.claims
  AND (startNode(r).id = c.subject OR type(r) <> 'INVOLVED_IN')
WITH DISTINCT r, place, is_open, date, c
WITH
  r, startNode(r) AS a, endNode(r) AS b, place, is_open, date, c.stance AS stance, c.event AS event_id,
  collect(c) AS claims
OPTIONAL MATCH (e:Entity {{id: event_id}})""",
    columns=(
        Field("date", "when, or that it is the event's date", "date"),
        Field("subject", "who", "a.name"),
        Field("relation", "what", "type(r)"),
        Field("object", "whom or what", "b.name"),
        Field("stance", "asserted, denied, unconfirmed or prospective", "stance"),
        Field("status", "what all claims about the two make of it", "r.status"),
        Field("contested", "whether somebody denies it", "r.contested"),
        Field("event", "the event that the claims belong to", "e.name"),
        Field(
            "said_by",
            "the speaker that a document credits, with the document, or a document alone",
            "[[accounts claims]]",
        ),
        Field("subject_id", "the id of the subject", "a.id"),
        Field("object_id", "the id of the object", "b.id"),
        Field("event_id", "the id of the event", "event_id"),
    ),
    order=(
        "place",
        "is_open",
        "date",
        "subject",
        "relation",
        "object",
        "stance",
        "event",
        "subject_id",
        "object_id",
        "event_id",
    ),
    rows=rows,
)
