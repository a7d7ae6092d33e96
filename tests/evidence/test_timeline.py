"""What happened when, and which document said it first."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from graphmodel import Graph
from graphmodel.claims.claimset import ClaimSet
from graphmodel.evidence.firsts import firsts
from graphmodel.evidence.timeline import Timeline, timeline
from graphmodel.store import MemoryStore
from tests.support import strategies
from tests.support.asking import asked_of

DOCUMENTS = (
    {"id": "early", "publisher": "A", "published": "2024-03"},
    {"id": "later", "publisher": "B", "published": "2024-04-02"},
    {"id": "year", "publisher": "C", "published": "2024"},
    {"id": "undated", "publisher": "D"},
    {"id": "reprint", "publisher": "E", "derived_from": [{"document": "later", "how": "reprint"}]},
)
ENTITIES = (
    *({"id": id_, "kind": "Person", "name": name} for id_, name in (("ada", "Ada Roe"), ("ben", "Ben Ito"))),
    *({"id": id_, "kind": "Event", "name": name} for id_, name in (("raid", "Raid"), ("swap", "Swap"))),
)


def graph(*claims: tuple[str, str, str, str, dict[str, Any]]) -> Graph:
    """A graph of claims, each as document, subject, relation, object and what else it says."""
    return Graph.from_records(
        DOCUMENTS,
        ENTITIES,
        [{"document": d, "subject": s, "relation": r, "object": o, **more} for d, s, r, o, more in claims],
    )


def met(**more: Any) -> tuple[str, str, str, str, dict[str, Any]]:
    """A claim that two met."""
    return "early", "ada", "MET_WITH", "ben", more


def dates(found: Timeline) -> list[str]:
    """The dates of a timeline as they are told."""
    return [happening.words for happening in found.happenings]


def test_what_is_dated_less_precisely_comes_first() -> None:
    """A year stands before its months and is told as the year, an end where it is, and what is undated apart."""
    given_ = ("2021-07-14", "2021", "2022", "2021-07", "2021-01", "2020-12-31", "../2021-03")
    found = graph(
        *(met(date=date) for date in given_),
        met(end="2021-05"),
        met(start="2021-02"),
        ("early", "ada", "KNOWS", "ben", {}),
    ).timeline()
    assert dates(found) == [
        *(
            "2020-12-31",
            "2021",
            "2021-01",
            "since 2021-02",
            "../2021-03",
            "until 2021-05",
            "2021-07",
            "2021-07-14",
            "2022",
        ),
    ]
    assert [relationship.relation for relationship in found.undated] == ["KNOWS"]


def test_what_has_an_end_alone_stands_there() -> None:
    """Until 2015 comes after all of 2015 and before 2016, in the saved question as well."""
    of_order = ["2015", "2015-12-31", "../2015", "until 2015", "2016"]
    store = graph(met(end="2015"), *(met(date=date) for date in ("2016", "2015-12-31", "../2015", "2015")))
    assert dates(store.timeline()) == of_order
    rows = asked_of(MemoryStore(store), "timeline", actor="ada")
    assert [row["date"] for row in rows] == of_order


def test_a_date_of_the_event_says_so() -> None:
    """What is undated has the dates of its event with who gives them; what has a date of its own keeps it."""
    found = graph(
        ("early", "ada", "MET_WITH", "ben", {"date": "2023-05", "event": "swap"}),
        ("later", "ada", "MET_WITH", "ben", {"event": "swap"}),
        ("later", "ada", "PRAISED", "ben", {"event": "swap"}),
        ("year", "ben", "PRAISED", "ada", {"event": "swap", "date": "2023-06"}),
    ).timeline()
    assert [(h.words, h.relationship.key, h.by_event, h.dated_in) for h in found.happenings] == [
        ("2023-05 or 2023-06", ("ada", "MET_WITH", "ben"), ("later",), ("early", "year")),
        ("2023-05 or 2023-06", ("ada", "PRAISED", "ben"), ("later",), ("early", "year")),
        ("2023-05", ("ada", "MET_WITH", "ben"), (), ()),
        ("2023-06", ("ben", "PRAISED", "ada"), (), ()),
    ]


def test_a_denial_stands_in_the_line_that_it_denies() -> None:
    """One happening is one line, with all stances on it."""
    (happening,) = (
        graph(met(date="2023"), ("later", *met()[1:4], {"date": "2023", "stance": "denied"})).timeline().happenings
    )
    assert happening.relationship.contested


def test_around_an_entity_are_its_events() -> None:
    """Around somebody is what they do and what happens in their events; around an event what belongs to it."""
    asked = graph(
        ("early", "ada", "TOOK_PART_IN", "swap", {"date": "2023", "event": "swap"}),
        ("early", "ben", "LED", "swap", {"date": "2023", "event": "swap"}),
        ("early", "ben", "LED", "raid", {"date": "2022", "event": "raid"}),
    )
    assert dates(asked.timeline("Ada Roe")) == ["2023", "2023"]
    assert dates(asked.timeline("Raid")) == ["2022"]
    assert dates(asked.timeline("Ben Ito")) == ["2022", "2023", "2023"]


@given(strategies.claim_sets(), st.randoms(use_true_random=False))
def test_a_timeline_has_each_claim_once(claims: ClaimSet, chance: random.Random) -> None:
    """Every claim is in one happening or undated, in order of time, whatever the order of the claims."""
    found = timeline(claims)
    told = [h.relationship for h in found.happenings] + found.undated
    assert sorted(c.id or "" for r in told for c in r.claims) == sorted(claims.claims)
    assert [h.days.place for h in found.happenings] == sorted(h.days.place for h in found.happenings)
    shuffled = list(claims.claims.items())
    chance.shuffle(shuffled)
    assert timeline(claims._replace(claims=dict(shuffled))) == found


def first(*documents: str) -> Sequence[str]:
    """Which of some documents that say the same may have been the first."""
    return graph(*((document, *met()[1:]) for document in documents)).first("ada", "ben").may_be


def test_the_first_is_told_where_dates_decide() -> None:
    """Of two whose dates do not meet the earlier is first; a year may be before any day in it."""
    assert first("early", "later") == ("early",)
    assert first("later", "year") == ("later", "year")
    assert first("early", "later", "year") == ("early", "year")


def test_what_has_no_date_may_always_be_first_unless_it_was_made_from_another() -> None:
    """A document without a date may be the first; one that says that it was made from another is not."""
    assert first("early", "undated") == ("early", "undated")
    assert first("later", "reprint") == ("later",)
    assert first("reprint") == ("reprint",)


def test_each_relationship_has_its_own_first() -> None:
    """Who said one thing first need not have been the first to say another."""
    found = graph(met(), ("later", *met()[1:]), ("later", "ada", "PRAISED", "ben", {})).first("ada")
    assert {f.relationship.relation: f.may_be for f in found.each} == {"MET_WITH": ("early",), "PRAISED": ("later",)}
    assert found.documents == ("early", "later")


@given(strategies.claim_sets())
def test_somebody_is_always_the_first(claims: ClaimSet) -> None:
    """Where anything is said some document may have been the first to say it, and only one that says it."""
    for entity in list(claims.entities)[:3]:
        found = firsts(claims, entity)
        assert bool(found.may_be) == bool(found.documents)
        assert set(found.may_be) <= set(found.documents)
        assert all(set(f.may_be) <= set(f.relationship.documents) and f.may_be for f in found.each)
