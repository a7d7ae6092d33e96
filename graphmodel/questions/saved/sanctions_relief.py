"""Which firms were sanctioned and then relieved."""

from graphmodel.evidence import Relationship
from graphmodel.graph import Graph
from graphmodel.questions.listing import (
    OBJECT,
    ORIGINS,
    STATUS,
    SUPPORT,
    Condition,
    End,
    Link,
    Listing,
    those_who,
    what_is_said,
)  # fmt: skip
from graphmodel.questions.question import Parameter

LEVELS = 3
"""So many times a body may be part of another and still be on its side."""
PART = """EXISTS {
      MATCH (%s)-[up:PART_OF*0..3]->(%s)
      WHERE all(p IN up WHERE [[ours p]] AND p.status = 'asserted')
    }"""
SAME_SIDE = f"({PART % ('x', 'a')} OR {PART % ('a', 'x')})"
IMPOSED = "IMPOSED_SANCTIONS_ON"


def same_side(graph: Graph, o: Relationship, r: Relationship) -> bool:
    """Return whether who sanctioned is who eased, or part of it, or what that is part of."""
    return o.subject in bodies(graph, r.subject) or r.subject in bodies(graph, o.subject)


def bodies(graph: Graph, part: str) -> set[str]:
    """Return an entity with what it is part of, and what that is part of."""
    wholes = {part}
    for _ in range(LEVELS):
        wholes |= {
            r.object
            for id_ in wholes
            for around in graph.adjacency[id_].values()
            for r in around
            if r.relation == "PART_OF" and r.subject == id_ and r.status == "asserted"
        }
    return wholes


FIRM, BY = End("firm", "object", "who was relieved"), End("relieved_by", "subject", "who eased the sanctions")
KIND = Condition(
    "(size($kinds) = 0 OR b.kind IN $kinds)",
    lambda graph, r, given: not given["kinds"] or graph.entities[r.object].kind in given["kinds"],
)
QUESTION = Listing(
    group="sanctions",
    title="Which firms were sanctioned and then relieved, and by whom",
    description="Each easing of sanctions, with who had imposed them. On the same side are whoever eased them, what is "
    "part of it and what it is part of; the sanctions of others are not lifted by it. That an easing came after the "
    "sanctions is not checked.",
    relations=("LIFTED_SANCTIONS_ON", "AUTHORISED_TRADE_WITH"),
    parameters=(Parameter("kinds", "list of kind", "what was relieved; empty for goods and states too", ["Company"]),),
    conditions=(KIND,),
    columns=(
        FIRM,
        FIRM.kind,
        what_is_said("sanctions", "those that the same side imposed", IMPOSED, Link(SAME_SIDE, same_side)),
        those_who(
            "others_sanctioning", "others who put it under sanctions", (IMPOSED,), OBJECT,
            Link(f"NOT {SAME_SIDE}", lambda graph, o, r: not same_side(graph, o, r)),
        ),
        BY,
        "relation",
        *STATUS,
        "dates",
        "events",
        *SUPPORT,
        *ORIGINS,
    ),
)  # fmt: skip
