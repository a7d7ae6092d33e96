"""Origins, corroboration in words, and filters."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.claims import Claim, Derivation, Document, Quantity
from graphmodel.claims.dates import days
from graphmodel.evidence import corroboration, dates_in_words, in_words, quantity_in_words
from graphmodel.filters import Filters
from graphmodel.graph import STATUSES, Graph, relate
from graphmodel.origins import Origins
from tests.support import strategies


def paper(id_: str, publisher: str, *sources: str, **fields: Any) -> Document:
    """A document; a source that begins with @ is a document, another is a publisher."""
    derived = [
        Derivation(document=source[1:], how="summary")
        if source[0] == "@"
        else Derivation(publisher=source, how="reprint")
        for source in sources
    ]
    return Document(id=id_, title=id_, publisher=publisher, derived_from=derived or None, **fields)


def origins(*documents: Document) -> Origins:
    """The origins of documents."""
    return Origins({document.id: document for document in documents})


def named(found: Origins, *documents: str) -> list[str]:
    """The names of the independent origins of documents."""
    return [str(origin) for origin in found.independent(documents)]


def test_a_reprint_adds_no_origin() -> None:
    """A reprint, a summary of a reprint and the original are one origin."""
    found = origins(paper("a", "Agency"), paper("b", "Herald", "Agency"), paper("c", "Blog", "@b"))
    assert named(found, "a", "b", "c") == ["Agency"]


def test_editions_of_one_house_are_one_origin() -> None:
    """Publishers that share a house fold together, also where only the publisher is named as a source."""
    found = origins(
        paper("a", "Gazette", house="Gazette Media"),
        paper("b", "Gazette Online", house="Gazette Media"),
        paper("c", "Blog", "Gazette online"),
    )
    assert named(found, "a", "b", "c") == ["Gazette Media"]


def test_a_document_with_two_sources_does_not_vouch_twice() -> None:
    """An article made from two agencies is one origin, and adds none to an article of one of them."""
    found = origins(paper("a", "Blog", "Agency", "Wire"), paper("b", "Agency"), paper("c", "Wire"), paper("d", "Star"))
    assert named(found, "a") == ["Agency or Wire"]
    assert named(found, "a", "b") == ["Agency"]
    assert named(found, "a", "b", "c") == ["Agency", "Wire"]
    assert named(found, "a", "d") == ["Agency or Wire", "Star"]


@given(strategies.documents())
def test_more_single_origins_never_make_fewer(documents: dict[str, Document]) -> None:
    """Independent origins have no root in common, and are never more than the documents."""
    found = Origins(documents)
    picked = found.independent(documents)
    roots = [root for origin in picked for root in origin.roots]
    assert len(roots) == len(set(roots))
    assert 1 <= len(picked) <= len(documents)


def words(found: list[Claim], *documents: Document) -> str:
    """The corroboration of a relationship made of claims, in words."""
    return in_words(corroboration(relate(("a", "OWNS", "b"), found, origins(*documents))), str.title)


def claim(document: str, **fields: Any) -> Claim:
    """A claim that a owns b."""
    return Claim(subject="a", relation="OWNS", object="b", document=document, id=f"{document}{fields}", **fields)


def test_corroboration_is_said_in_words() -> None:
    """Documents, origins and speakers are counted and named; a reprint counts as a document only."""
    documents = paper("d1", "Herald", "Bloomberg"), paper("d2", "Blog", "BBC"), paper("d3", "Star", "BBC")
    said = [claim("d1", attributed_to="viasna"), claim("d2", attributed_to="viasna"), claim("d3")]
    assert words(said, *documents) == "3 documents, 2 independent origins (BBC, Bloomberg), 1 speaker (Viasna)"


def test_independence_is_not_taken_for_granted() -> None:
    """Origins that no document declares are counted apart, and it is said that nobody established it."""
    documents = paper("d1", "Herald"), paper("d2", "Star")
    assert words([claim("d1")], *documents) == "1 document, 1 origin (Herald)"
    both = words([claim("d1"), claim("d2")], *documents)
    assert both == "2 documents, 2 origins (Herald, Star; independence not established)"
    declared = Document(id="d2", title="d2", publisher="Star", derived_from=[])
    mixed = words([claim("d1"), claim("d2")], documents[0], declared)
    assert "independence not established" in mixed


def test_only_supporting_claims_corroborate() -> None:
    """Denials and doubts neither support an assertion nor add an origin to it."""
    documents = paper("d1", "Herald"), paper("d2", "Star"), paper("d3", "Blog")
    said = [claim("d1"), claim("d2", stance="denied"), claim("d3", stance="unconfirmed")]
    assert words(said, *documents) == "1 document, 1 origin (Herald)"
    relationship = relate(("a", "OWNS", "b"), said, origins(*documents))
    assert relationship.status == "contested"
    assert relationship.documents == ["d1", "d2", "d3"]


@pytest.mark.parametrize(
    ("quantity", "expected"),
    [
        (Quantity(value=123, unit="people", of="prisoners"), "123 people: prisoners"),
        (Quantity(value=1200, about=True), "about 1,200 (1,080 to 1,320)"),
        (Quantity(low=1200, unit="people"), "at least 1,200 people"),
        (Quantity(high=5), "at most 5"),
        (Quantity(low=1.5, high=2), "1.5 to 2"),
    ],
)
def test_quantities_are_said_with_what_they_mean(quantity: Quantity, expected: str) -> None:
    """An approximate number says its interval, a bound says which."""
    assert quantity_in_words(quantity) == expected


def test_dates_are_said_once_and_sorted() -> None:
    """Points, spans, open ends and what is over are told apart, in order of time."""
    said = [
        {"start": "1994"},
        {"date": "2025-12-13"},
        {"end": "2024"},
        {"start": "2020", "end": "2021"},
        {"start": "1994"},
        {"end": "unknown"},
        {"start": "199X", "end": "unknown"},
        {"date": "2015~", "end": "unknown"},
        {"date": "-0044"},
        {"date": "-0100"},
    ]
    assert dates_in_words([claim("d", **when) for when in said]) == [
        "-0100",
        "-0044",
        "from 199X (former)",
        "since 1994",
        "2015~ (former)",
        "2020 to 2021",
        "until 2024",
        "2025-12-13",
        "former",
    ]


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        ("2020", "2020-01-01", "2020-12-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2021-02-28", "2021-02-28", "2021-02-28"),
    ],
)
def test_a_partial_date_means_all_its_days(date: str, first: str, last: str) -> None:
    """A year or month stands for every day in it."""
    assert days(date) == (first, last)


@pytest.mark.parametrize("date", ["2021-13", "2021-02-30", "0000", "21", "2021-7", "2021-07-14T10:00", "２０２１", ""])
def test_what_is_no_date_is_refused(date: str) -> None:
    """A date that the calendar or ISO 8601 does not know is an error."""
    with pytest.raises(ValueError, match="date"):
        days(date)


@pytest.mark.parametrize(
    ("when", "filters", "taken"),
    [
        ({"date": "2021"}, {"since": "2021-06"}, True),
        ({"date": "2020"}, {"since": "2021"}, False),
        ({"start": "2019"}, {"since": "2021", "until": "2021"}, True),
        ({"end": "2019"}, {"since": "2021"}, False),
        ({"end": "2019"}, {"until": "2021"}, True),
        ({"date": "2022"}, {"until": "2021"}, False),
        ({}, {"since": "2021"}, False),
        ({"date": "202X"}, {"since": "2029"}, True),
        ({"date": "2021~"}, {"since": "2022"}, False),
        ({"date": "2019/.."}, {"since": "2021", "until": "2021"}, True),
        ({"date": "-0044"}, {"until": "-0100"}, False),
        ({"end": "2019"}, {"until": "-0100"}, True),
        ({"end": "unknown"}, {"until": "2021"}, False),
        ({"start": "2019", "end": "unknown"}, {"since": "2020"}, False),
        ({"start": "2019", "end": "unknown"}, {"since": "2019", "until": "2019"}, True),
        ({"date": "2019", "end": "unknown"}, {"until": "2018"}, False),
        ({}, {}, True),
    ],
)
def test_dates_filter_by_the_days_that_they_may_mean(
    when: dict[str, str], filters: dict[str, str], taken: bool
) -> None:
    """A claim passes when any day that its dates may mean is asked for; an undated one passes no filter on dates."""
    assert Filters(**filters).takes(claim("d", **when)) is taken  # type: ignore[arg-type]


def test_a_contested_relationship_stays_contested_when_the_denial_is_filtered_out() -> None:
    """Whoever asks one document only is still told that another denies it."""
    known = origins(paper("d1", "Herald"), paper("d2", "Star"))
    relationship = relate(("a", "OWNS", "b"), [claim("d1"), claim("d2", stance="denied")], known)
    left = Filters(documents=frozenset({"d1"})).narrow(relationship, known)
    assert left is not None
    assert left.status == "contested"
    assert Filters(documents=frozenset({"d2"})).narrow(relationship, known) is None


@given(st.data())
def test_filters_only_take_away(data: st.DataObject) -> None:
    """What filters leave has some of the claims that were there, and never more origins than documents."""
    graph = Graph(data.draw(strategies.claim_sets()))
    filters = data.draw(strategies.filters(graph))
    for relationship in graph.relationships.values():
        left = filters.narrow(relationship, graph.origins)
        if left is not None:
            assert set(left.claims) <= set(relationship.claims)
            assert len(left.origins) <= len(left.documents)
            assert left.status in filters.statuses


@given(strategies.claim_sets())
def test_filters_that_are_off_leave_everything(claims: Any) -> None:
    """With every status allowed and nothing else asked for, each relationship is left as it is."""
    graph = Graph(claims)
    for relationship in graph.relationships.values():
        assert Filters(statuses=frozenset(STATUSES)).narrow(relationship, graph.origins) is relationship


@pytest.mark.parametrize(
    ("said", "bounds"),
    [
        ([{"end": "unknown"}], (None, "unknown")),
        ([{"start": "1994", "end": "unknown"}, {"start": "1995"}], ("1994", "unknown")),
        ([{"date": "2015", "end": "unknown"}], ("2015", "unknown")),
        ([{"end": "unknown"}, {"end": "2024"}], (None, "2024")),
        ([{"date": "-0044"}, {"date": "-0100"}, {"date": "0988"}], ("-0100", "0988")),
        ([{"date": "199X"}, {"date": "1999~"}], ("199X", "199X")),
    ],
    ids=str,
)
def test_a_relationship_has_the_first_and_last_date_as_given(
    said: list[dict[str, str]], bounds: tuple[str | None, str | None]
) -> None:
    """What is only said to be over has an unknown end, whatever else is said of its beginning."""
    relationship = relate(("a", "OWNS", "b"), [claim("d", **when) for when in said], origins(paper("d", "Herald")))
    assert (relationship.start, relationship.end) == bounds
