"""Dates on the page: what is about, within bounds, before our era, or over since nobody knows when."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphmodel.claims import Claim, Document, Entity
from graphmodel.claims.dates import days
from graphmodel.evidence import Filters
from graphmodel.graph import Graph
from tests.support.browser import Visit
from tests.support.graphs import claim_set
from tests.support.javascript import Scripts
from tests.support.pages import fragment, go, words, written

WHEN = (
    {"date": "-0044-03"},
    {"date": "-0100/0014"},
    {"date": "199X~"},
    {"date": "1985/.."},
    {"start": "2001?", "end": "unknown"},
    {"end": "unknown"},
    {"end": "1950"},
)


@pytest.fixture
def graph() -> Graph:
    """Give a graph in which each claim is about a neighbour of its own."""
    entities = {f"e{n}": Entity(id=f"e{n}", kind="Person", name=f"E{n}") for n in range(len(WHEN) + 1)}
    claims = {
        f"c{n}": Claim(subject="e0", relation="MET_WITH", object=f"e{n + 1}", document="d", id=f"c{n}", **when)
        for n, when in enumerate(WHEN)
    }
    return Graph(claim_set({"d": Document(id="d", title="t", publisher=["P", "Q"])}, entities, claims))


def test_the_page_filters_by_the_same_days(graph: Graph) -> None:
    """Whatever is typed for since and until, the page lists the relationships that the command would."""
    bounds = ("", "-0100", "-0044-04", "-0044-03-15", "0001", "1949", "1995", "2001-06", "2002", "9999")
    pairs = ((since, until) for since in bounds for until in bounds)
    asked = [(a, b) for a, b in pairs if not a or not b or days(a).first <= days(b).last]
    filters = [Filters(since=since or None, until=until or None) for since, until in asked]
    left = Scripts(graph).ask("(words) => visit(words).weighed.left.reduce((a, b) => a + b)", map(words, filters))
    expected = [sum(narrow.takes(claim, graph.events) for claim in graph.claims.values()) for narrow in filters]
    assert dict(zip(asked, left, strict=True)) == dict(zip(asked, expected, strict=True))


def test_a_document_alone_has_the_dates_that_it_gives_itself() -> None:
    """An event that only another document dates has no date where that is left out, for filters as for sentences."""
    papers = {id_: Document(id=id_, title=id_, publisher="P") for id_ in ("dated", "undated")}
    people = {id_: Entity(id=id_, kind="Person", name=id_) for id_ in ("a", "b", "c")}
    people["e"] = Entity(id="e", kind="Event", name="e")
    claims = {
        "1": Claim(subject="a", relation="MET_WITH", object="b", document="dated", id="1", event="e", date="2020"),
        "2": Claim(subject="a", relation="MET_WITH", object="c", document="undated", id="2", event="e"),
    }
    read = """(words) => {
        const { weighed } = visit(words);
        const met = findRelationship(...["a", "MET_WITH", "c"].map((word, i) =>
            (i === 1 ? relationNumbers() : entityNumbers()).get(word)));
        return weighed.status[met] === NONE ? null : plain(statement(relationshipOf(met, weighed)));
    }"""
    asked = [{"document": document, **since} for document in ("undated", ["dated", "undated"])
             for since in ({}, {"since": "2019"})]  # fmt: skip
    told = Scripts(Graph(claim_set(papers, people, claims))).ask(read, (words(**each) for each in asked))
    by_event = "a met c (2020 (by the event; dated in [dated]); event: e) [undated] only"
    assert told == ["a met c (event: e) [undated] only", None, by_event, by_event]


def test_the_time_line_reaches_before_our_era(visit: Visit, graph: Graph, tmp_path: Path) -> None:
    """Its years go from the first to the last date, without a year 0, and the handles stand for them."""
    page = visit.open(written(graph, tmp_path / "network.html"))
    assert page.locator("#date-since").get_attribute("placeholder") == "-0100"
    assert page.locator("#date-until").get_attribute("placeholder") == "2001"
    page.get_by_label("Latest date").focus()
    page.keyboard.press("Home")
    assert page.locator("#date-until").input_value() == "-0100"
    for place, year in ((99, "-0001"), (100, "0001")):
        page.locator("#time-until").fill(str(place))
        assert page.locator("#date-until").input_value() == year
    visit.assert_clean()


def test_it_says_former_and_the_publishers_together(visit: Visit, graph: Graph, tmp_path: Path) -> None:
    """What is over is former, as on the command line, and a joint report is by all its publishers."""
    page = visit.open(written(graph, tmp_path / "network.html"), fragment(**{"from": "e0", "to": "e5"}))
    paths = page.locator("#panel .paths").inner_text()
    assert "Former: E0 met E5 (from 2001?) [1] only" in paths
    assert page.locator("#panel .references").inner_text() == "[1] P and Q, “t”, undated; d"
    go(page, fragment(**{"from": "e0", "to": "e6"}))
    assert "Former: E0 met E6 [1] only" in page.locator("#panel .paths").inner_text()
    visit.assert_clean()
