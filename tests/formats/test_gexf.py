"""What Gephi draws: places, widths, and what is there at a time."""

from __future__ import annotations

import io
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.claims.dates import EARLIEST, LATEST, span
from graphmodel.formats import gexf
from graphmodel.graph import Graph
from graphmodel.layout import positions
from tests.conftest import Ask

_GEXF, _VIZ = "{http://gexf.net/1.3}", "{http://gexf.net/1.3/viz}"
_PEOPLE = [{"id": "a", "kind": "Person", "name": "A"}, {"id": "b", "kind": "Person", "name": "B"}]
_DATES = st.sampled_from(["2020", "2020-03", "2020-03-05", "2021-02", "2021-02-11", "1999", "-0044-03-15", "199X"])


def graph_of(*claims: dict[str, Any], documents: int = 1) -> Graph:
    """A graph of meetings of two people, each claim with what it says of when."""
    sources = [{"id": f"d{number}", "title": "D", "publisher": "P"} for number in range(documents)]
    return Graph.from_records(
        sources,
        _PEOPLE,
        [{"subject": "a", "relation": "MET_WITH", "object": "b", "document": "d0"} | c for c in claims],
    )


def root_of(graph: Graph, *, dynamic: bool = False) -> tuple[ElementTree.Element, list[str]]:
    """What is written of a graph, and what is told of it."""
    file = io.BytesIO()
    notes = (gexf.write_dynamic if dynamic else gexf.write)(graph.claim_set, file)
    return ElementTree.fromstring(file.getvalue()), list(notes)  # noqa: S314 - ours


def spells_of(graph: Graph) -> list[list[tuple[str | None, str | None]]]:
    """The times of each edge as they are written."""
    root, _ = root_of(graph, dynamic=True)
    return [
        [(spell.get("start"), spell.get("end")) for spell in edge.iter(f"{_GEXF}spell")]
        for edge in root.iter(f"{_GEXF}edge")
    ]


def test_everybody_stands_where_the_page_has_him() -> None:
    """A picture in Gephi has everything where the page has it, though there a place is counted upwards."""
    graph = Graph.load()
    root, _ = root_of(graph)
    places = {}
    for node in root.iter(f"{_GEXF}node"):
        (position,) = node.iter(f"{_VIZ}position")
        places[node.attrib["id"]] = (float(position.attrib["x"]), -float(position.attrib["y"]))
    assert places == positions(graph)


def test_a_line_is_as_wide_as_it_has_origins() -> None:
    """What more print first said is drawn wider, by both of the words that programs take for width."""
    graph = Graph.load()
    root, _ = root_of(graph)
    origins = [max(1, len(relationship.origins)) for relationship in graph.relationships.values()]
    edges = list(root.iter(f"{_GEXF}edge"))
    assert [int(edge.attrib["weight"]) for edge in edges] == origins
    assert [int(each.attrib["value"]) for each in root.iter(f"{_VIZ}thickness")] == origins
    assert max(origins) > 1


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([{}], []),
        ([{"date": "2020-02"}], [("2020-02-01", "2020-02-29")]),
        ([{"start": "2020"}], [("2020-01-01", None)]),
        ([{"end": "2020-05-01"}], [(None, "2020-05-01")]),
        ([{"start": "2019", "end": "unknown"}], [("2019-01-01", "2019-12-31")]),
        ([{"end": "unknown"}], []),
        ([{"start": "2020"}, {"end": "2021"}], []),
        ([{"date": "2020-02-03"}, {"date": "2022"}], [("2020-02-03", "2020-02-03"), ("2022-01-01", "2022-12-31")]),
        ([{"date": "2020"}, {"date": "2020-05", "stance": "denied"}], [("2020-01-01", "2020-12-31")]),
        ([{"date": "-0044-03-15"}], [("-0044-03-15", "-0044-03-15")]),
    ],
)
def test_an_edge_is_there_when_it_is_said_to_hold(
    claims: list[dict[str, Any]], expected: list[tuple[str | None, str | None]]
) -> None:
    """Days are the outer bounds of what claims give; without any it is there always, and no denial dates it."""
    assert spells_of(graph_of(*claims)) == [expected]


def test_an_edge_without_a_date_has_those_of_its_event() -> None:
    """What belongs to an event is there when others say that this was."""
    graph = Graph.from_records(
        [{"id": "d", "title": "D", "publisher": "P"}],
        [*_PEOPLE, {"id": "e", "kind": "Event", "name": "E"}],
        [
            {"subject": "a", "relation": "MET_WITH", "object": "b", "document": "d", "event": "e"},
            {"subject": "b", "relation": "CRITICIZED", "object": "a", "document": "d", "event": "e", "date": "2020-02"},
        ],
    )  # fmt: skip
    assert spells_of(graph) == [[("2020-02-01", "2020-02-29")]] * len(graph.relationships)


@given(st.lists(st.tuples(st.none() | _DATES, st.none() | _DATES, st.none() | _DATES), max_size=5))
def test_the_times_of_an_edge_are_those_of_its_claims(given_: list[tuple[str | None, ...]]) -> None:
    """They are in order and apart, begin and end where claims do, and hold every day of every claim."""
    every = []
    for date, start, end in given_:
        if date is None and start is not None and end is not None:
            bounds = span(None, start, end)
            if bounds is None or bounds.first > bounds.last or start >= end:
                continue
        every.append({"date": date} if date else {"start": start, "end": end})
    try:
        graph = graph_of(*({name: day for name, day in each.items() if day} for each in every))
    except ValueError:
        return
    dated = [days for claim in graph.claims.values() if (days := span(claim.date, claim.start, claim.end))]
    for relationship in graph.relationships.values():
        times = gexf.spells(relationship, graph.events)
        assert all(one.last < other.first for one, other in pairwise(times))
        if times:
            assert {t.first for t in times} <= {d.first for d in dated}
            assert {t.last for t in times} <= {d.last for d in dated}
            assert all(any(t.first <= d.first and d.last <= t.last for t in times) for d in dated)
        else:
            assert not dated or (min(d.first for d in dated), max(d.last for d in dated)) == (EARLIEST, LATEST)


def test_what_the_times_leave_open_is_told() -> None:
    """Whoever plays the time line knows how many edges nobody dates, and how many only some documents do."""
    graph = graph_of({"date": "2020"}, {"document": "d1"}, {"relation": "MARRIED_TO"}, documents=2)
    _, notes = root_of(graph, dynamic=True)
    assert "there at all times, since nobody says when: 1 of 2 edges" in notes
    assert "there only at the times that some of the documents give: 1 of 2 edges" in notes


def test_only_what_has_times_is_written_with_them(ask: Ask, tmp_path: Path) -> None:
    """The option makes Gephi's time line of any claims, and is refused where the format has none."""
    ask("export", "--dynamic", "-o", tmp_path / "a.gexf")
    assert 'mode="dynamic" timeformat="date"' in (tmp_path / "a.gexf").read_text(encoding="utf-8")
    refused = ask("export", "--dynamic", "-f", "graphml")
    assert refused.exit_code == 2
    assert "--dynamic is for gexf, not for graphml" in refused.stderr
