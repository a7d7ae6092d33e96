"""Origins, support in words, and filters."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.claims import Claim, Derivation, Document, Quantity
from graphmodel.claims.dates import days
from graphmodel.claims.vocabulary import builtin
from graphmodel.evidence import (
    STATUSES,
    Context,
    Filters,
    Origins,
    Relationship,
    Voice,
    Voices,
    columns,
    dates,
    dates_of_events,
    details,
    in_words,
    quantity_in_words,
    relate,
    support,
    support_in_words,
    voices,
)
from graphmodel.graph import Graph
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


def test_a_house_is_that_which_the_document_names() -> None:
    """Where a publisher changed houses each document has the one that it was published under."""
    found = origins(paper("a", "Gazette", house="Harbour Media"), paper("b", "Gazette", house="Northam Group"))
    assert [str(found.of(id_)) for id_ in "ab"] == ["Harbour Media", "Northam Group"]


def test_a_document_with_two_sources_does_not_vouch_twice() -> None:
    """An article made from two agencies is one origin, and adds none to an article of one of them."""
    found = origins(paper("a", "Blog", "Agency", "Wire"), paper("b", "Agency"), paper("c", "Wire"), paper("d", "Star"))
    assert named(found, "a") == ["Agency or Wire"]
    assert named(found, "a", "b") == ["Agency"]
    assert named(found, "a", "b", "c") == ["Agency", "Wire"]
    assert named(found, "a", "d") == ["Agency or Wire", "Star"]


def test_a_claim_that_says_what_it_was_made_from_has_that_origin() -> None:
    """Of a document with several sources each claim has the origin that it names, and otherwise the document's."""
    found = origins(paper("a", "Explainer", "Agency", "Committee"), paper("b", "Committee"), paper("c", "Agency"))
    own = claim("a", derived_from=(Derivation(publisher="Committee", how="quotes"),))
    assert str(found.of_claim(own)) == "Committee"
    assert [str(origin) for origin in found.of_claims([own, claim("b")])] == ["Committee"]
    assert [str(origin) for origin in found.of_claims([own, claim("c")])] == ["Agency", "Committee"]
    assert [str(origin) for origin in found.of_claims([claim("a"), claim("b", note="x")])] == ["Committee"]
    assert str(found.of_claim(claim("a", derived_from=()))) == "Explainer"


@given(strategies.documents())
def test_more_single_origins_never_make_fewer(documents: dict[str, Document]) -> None:
    """Independent origins have no root in common, and are never more than the documents."""
    found = Origins(documents)
    picked = found.independent(documents)
    roots = [root for origin in picked for root in origin.roots]
    assert len(roots) == len(set(roots))
    assert 1 <= len(picked) <= len(documents)


def owns(claims: list[Claim], *documents: Document) -> Relationship:
    """The relationship that claims make."""
    return relate(("a", "OWNS", "b"), claims, Context(origins(*documents), builtin()))


def words(claims: list[Claim], *documents: Document) -> str:
    """The support of a relationship made of claims, in words."""
    return support_in_words(support(owns(claims, *documents)), str.title)


def claim(document: str, **fields: Any) -> Claim:
    """A claim that a owns b."""
    return Claim(subject="a", relation="OWNS", object="b", document=document, id=f"{document}{fields}", **fields)


def test_who_says_it_in_own_words_is_told_from_who_credits_another() -> None:
    """Of each document it is said whether it speaks for itself, credits somebody, or both."""
    documents = [paper(f"d{number}", f"Paper {number}", "BBC") for number in range(1, 5)]
    claims = [claim("d1"), claim("d2", attributed_to="viasna"), claim("d3"), claim("d3", attributed_to="viasna")]
    assert words(claims, *documents) == (
        "3 documents: 1 in its own words, 1 in its own words and crediting Viasna, 1 crediting Viasna; 1 origin (BBC)"
    )
    assert words(claims[1:2], *documents) == "1 document, crediting Viasna; 1 origin (BBC)"
    assert words(claims[2:], *documents) == "1 document, in its own words and crediting Viasna; 1 origin (BBC)"


def test_independence_is_never_said_of_the_tools_own_accord() -> None:
    """Origins count as declared where all documents declare them, and otherwise as not known to be independent."""
    documents = paper("d1", "Herald"), paper("d2", "Star")
    assert words([claim("d1")], *documents) == "1 document, in its own words; 1 origin (Herald)"
    both = words([claim("d1"), claim("d2")], *documents)
    assert both.endswith("2 origins (Herald, Star), not known to be independent")
    original = [Document(id=id_, title=id_, publisher=id_, derived_from=[]) for id_ in ("d1", "d2")]
    assert words([claim("d1"), claim("d2")], documents[0], original[1]).endswith("not known to be independent")
    assert words([claim("d1"), claim("d2")], *original).endswith(
        "2 origins (d1, d2), as declared, not known to be independent"
    )


def test_only_what_bears_the_status_out_supports() -> None:
    """Denials and doubts neither support an assertion nor add an origin to it."""
    documents = paper("d1", "Herald"), paper("d2", "Star"), paper("d3", "Blog")
    claims = [claim("d1"), claim("d2", stance="denied"), claim("d3", stance="unconfirmed")]
    assert words(claims, *documents) == "1 document, in its own words; 1 origin (Herald)"
    relationship = owns(claims, *documents)
    assert (relationship.status, relationship.contested) == ("asserted", True)
    assert relationship.documents == ["d1", "d2", "d3"]


def test_both_sides_of_what_is_denied_are_named() -> None:
    """An allegation keeps its accuser, and a denial that credits nobody its document."""
    claims = [claim("d1", stance="unconfirmed", attributed_to="source"), claim("d2", stance="denied")]
    relationship = owns(claims, paper("d1", "Herald"), paper("d2", "Star"))
    assert (relationship.status, relationship.contested) == ("unconfirmed", True)
    assert voices(relationship) == [
        Voices("unconfirmed", (Voice("source", (), (claims[0],)),)),
        Voices("denied", (Voice(None, (), (claims[1],)),)),
    ]


@pytest.mark.parametrize(
    ("quantity", "expected"),
    [
        (Quantity(value=123, unit="people", of="prisoners"), "123 people: prisoners"),
        (Quantity(value=1200, about=True), "about 1,200"),
        (Quantity(low=1200, unit="people"), "at least 1,200 people"),
        (Quantity(high=5), "at most 5"),
        (Quantity(low=1200, strictly=True, unit="people"), "more than 1,200 people"),
        (Quantity(high=5, strictly=True), "less than 5"),
        (Quantity(low=1, high=5, strictly=True), "more than 1 and less than 5"),
        (Quantity(low=1.5, high=2), "1.5 to 2"),
    ],
)
def test_quantities_are_said_with_what_they_mean(quantity: Quantity, expected: str) -> None:
    """An approximate number stays approximate, a bound says which."""
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
    assert [detail.words for detail in dates([claim("d", **when) for when in said], {})] == [
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
        ({"date": "2021-12-31"}, {"until": "2021"}, True),
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
    assert Filters(**filters).takes(claim("d", **when), {}) is taken  # type: ignore[arg-type]


def test_a_contested_relationship_stays_contested_when_the_denial_is_filtered_out() -> None:
    """Whoever asks one document only is still told that another denies it."""
    documents = paper("d1", "Herald"), paper("d2", "Star")
    relationship = owns([claim("d1"), claim("d2", stance="denied")], *documents)
    known = Context(origins(*documents), builtin())
    left = Filters(documents=frozenset({"d1"})).narrow(relationship, known, {})
    assert left is not None
    assert (left.status, left.contested) == ("asserted", True)
    assert Filters(documents=frozenset({"d2"})).narrow(relationship, known, {}) is None


def test_an_undated_claim_has_the_dates_of_its_event() -> None:
    """What other claims of the event date passes filters on dates, and is told with who dates it."""
    claims = [claim("d1", event="talks"), claim("d2", event="talks", date="2025-12"), claim("d3", event="talks")]
    events = dates_of_events(claims)
    assert [detail.among(["d1"]) for detail in dates(claims[:1], events)] == ["2025-12 (by the event; dated in d2)"]
    assert Filters(since="2025-12").takes(claims[0], events)
    assert not Filters(since="2026").takes(claims[0], events)
    doubted = dates_of_events([claim("d2", event="talks", date="2025-12", stance="unconfirmed")])
    assert not Filters(since="2025-12").takes(claims[0], doubted)


def test_a_date_that_one_document_gives_is_not_said_of_the_others() -> None:
    """The documents that give a detail stand with it where others do not."""
    claims = [claim("d1", date="2022"), claim("d2"), claim("d3")]
    assert in_words(dates(claims, {}), ["d1", "d2", "d3"], "date") == "2022 [d1]; no date in the others"
    assert in_words(dates(claims[:1], {}), ["d1"], "date") == "2022"


def test_two_sightings_are_not_a_period() -> None:
    """Dates of several claims stay a list."""
    claims = [claim("d1", date="2021-07"), claim("d2", date="2021-09")]
    assert in_words(dates(claims, {}), ["d1", "d2"], "date") == "2021-07 [d1]; 2021-09 [d2]"


@given(st.data())
def test_filters_only_take_away(data: st.DataObject) -> None:
    """What filters leave has some of the claims that were there, and never more origins than claims."""
    graph = Graph(data.draw(strategies.claim_sets()))
    filters = data.draw(strategies.filters(graph))
    for relationship in graph.relationships.values():
        left = filters.narrow(relationship, graph.context, graph.events)
        if left is not None:
            assert set(left.claims) <= set(relationship.claims)
            assert len(left.origins) <= len(left.claims)
            assert left.status in filters.statuses


@given(strategies.claim_sets())
def test_filters_that_are_off_leave_everything(claims: Any) -> None:
    """With every status allowed and nothing else asked for, each relationship is left as it is."""
    graph = Graph(claims)
    for relationship in graph.relationships.values():
        assert Filters(statuses=frozenset(STATUSES)).narrow(relationship, graph.context, graph.events) is relationship


@pytest.mark.parametrize(
    ("said", "bounds"),
    [
        ([{"end": "unknown"}], (None, None)),
        ([{"start": "1994", "end": "unknown"}, {"start": "1995"}], ("1994", "1995")),
        ([{"end": "unknown"}, {"end": "2024"}], ("2024", "2024")),
        ([{"date": "2021-07"}, {"date": "2021-09"}], ("2021-07", "2021-09")),
        ([{"date": "-0044"}, {"date": "-0100"}, {"date": "0988"}], ("-0100", "0988")),
        ([{"date": "199X"}, {"date": "1999~"}], ("199X", "199X")),
        ([{"date": "2020"}, {"date": "2019", "stance": "denied"}], ("2020", "2020")),
    ],
    ids=str,
)
def test_a_relationship_has_the_first_and_last_date_that_is_mentioned(
    said: list[dict[str, str]], bounds: tuple[str | None, str | None]
) -> None:
    """They are as given, by the claims that bear it out, and say nothing of a beginning or an end."""
    relationship = owns([claim("d", **fields) for fields in said], paper("d", "Herald"))
    assert (relationship.first, relationship.last) == bounds


def test_details_of_several_claims_stand_in_one_order() -> None:
    """Dates, roles and amounts follow the same claims, and it is said that they do not tell which belong together."""
    twice = [
        claim("d", date="2020", role="buyer", quantity=Quantity(value=1000, unit="EUR")),
        claim("d", date="2019", role="middleman", quantity=Quantity(value=500, unit="EUR")),
    ]
    relationship = owns(twice, paper("d", "Herald"))
    (group,) = details(relationship, {}, str.title, strategies.VOCABULARY)
    assert [detail.words for detail in group.dates] == ["2019", "2020"]
    assert [detail.words for detail in group.roles] == ["middleman", "buyer"]
    assert [detail.words for detail in group.quantities] == ["500 EUR", "1,000 EUR"]
    assert group.are_mixed
    apart = owns([twice[0], claim("e", role="seller")], paper("d", "Herald"), paper("e", "Star"))
    assert not details(apart, {}, str.title, strategies.VOCABULARY)[0].are_mixed


def test_a_date_of_one_event_does_not_hide_that_of_another() -> None:
    """A document that dates one event still has another's date from whoever dates that."""
    claims = [claim("d1", event="gala", date="2020-05"), claim("d1", event="summit")]
    events = dates_of_events([*claims, claim("d2", event="summit", date="2022-03")])
    assert [detail.among(["d1"]) for detail in dates(claims, events)] == [
        "2020-05",
        "2022-03 (by the event; dated in d2)",
    ]


def test_who_alleges_what_others_assert_is_in_the_columns() -> None:
    """An accuser is named also where somebody else asserts it."""
    relationship = owns([claim("d1"), claim("d2", stance="unconfirmed", attributed_to="eu")],
                        paper("d1", "Herald"), paper("d2", "Star"))  # fmt: skip
    told = columns(relationship, {}, str.title, strategies.VOCABULARY)
    assert (told["said_by"], told["alleged_by"]) == (["d1"], ["Eu in d2"])


def test_a_detail_is_one_however_its_letters_are_composed() -> None:
    """A role that two documents spell in two Unicode forms is told once, as given by both."""
    claims = [claim("d1", role="prot\u00e9g\u00e9e"), claim("d2", role="prote\u0301ge\u0301e")]
    relationship = owns(claims, paper("d1", "Herald"), paper("d2", "Star"))
    (group,) = details(relationship, {}, str, builtin())
    assert [(role.words, role.documents) for role in group.roles] == [("prot\u00e9g\u00e9e", ("d1", "d2"))]


def test_a_role_is_one_whatever_its_case_and_spaces() -> None:
    """A role that two documents type otherwise is told once, in the words of the first, as given by both."""
    claims = [claim("d1", role="Special envoy"), claim("d2", role="special  Envoy")]
    (group,) = details(owns(claims, paper("d1", "Herald"), paper("d2", "Star")), {}, str, builtin())
    assert [(role.words, role.documents) for role in group.roles] == [("Special envoy", ("d1", "d2"))]
