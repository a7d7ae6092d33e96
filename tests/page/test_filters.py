"""What filters, neighbourhoods and dates leave, counted by the page's scripts as Python counts it."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import pytest

from graphmodel.claims.dates import EARLIEST, LATEST, days, iso, span
from graphmodel.evidence import STATUSES, Filters, Relationship, columns
from graphmodel.graph import Graph
from tests.support.javascript import Scripts
from tests.support.pages import words
from tests.support.printed import event_dates, names
from tests.support.randomclaims import random_claims, random_filters, with_sources

SIZES = ((25, 70), (60, 260), (8, 120), (120, 300))
Kept = Mapping[tuple[str, str, str], Relationship]


def kept(graph: Graph, filters: Filters) -> Kept:
    """What filters leave of each relationship, between entities that they let be seen."""
    passing = {id_ for id_, entity in graph.entities.items() if filters.may_pass(id_, entity.kind, graph.vocabulary)}
    return {
        key: left
        for key, relationship in graph.relationships.items()
        if {relationship.subject, relationship.object} <= passing
        and (left := filters.narrow(relationship, graph.context, graph.events))
    }


def by_name(graph: Graph) -> Callable[[str], tuple[str, str]]:
    """The order of entities: by name, then id."""
    return lambda id_: (graph.entities[id_].name, id_)


_TABLE = """(words) => {
    const view = visit(words);
    const rows = sorted(view.listed.relationships, COLUMNS.relationships, view).map((i) => {
        const cells = relationshipCells(i, view);
        const lists = [cells.said_by, cells.denied_by, cells.dates, cells.details].map((list) => list.map(plain));
        const status = cells.status.map(([, word]) => word).join(", ");
        const [subject, object] = endsOf(i).map((end) => entities.id[end]);
        return [subject, relationMeaning(i), object, status, ...lists, cells.origins, cells.claims];
    });
    return { rows, summary: summaryInWords(view) };
}"""
_LABELS = {"through": "through", "roles": "as", "quantities": "how many", "places": "where", "events": "event"}
_LABELS |= {"notes": "note"}
"""What stands before details of each sort, beside dates."""


def cells_of(left: Relationship, graph: Graph, filters: Filters) -> list[Any]:
    """What the table should say of a relationship."""
    values = columns(left, event_dates(graph, filters), names(graph), graph.vocabulary)
    status = f"{left.status}{', contested' * left.contested}"
    details = [f"{label}: {'; '.join(values[sort])}" for sort, label in _LABELS.items() if values[sort]]
    meaning = graph.vocabulary.relations[left.relation].meaning
    lists = values["said_by"], values["denied_by"], values["dates"], details
    return [left.subject, meaning, left.object, status, *lists, str(len(left.origins)), str(len(left.claims))]


def first_day(left: Relationship, graph: Graph, filters: Filters) -> str:
    """The first day that the claims which bear it out may mean, by their event where they are undated."""
    found = []
    events = event_dates(graph, filters)
    for claim in left.supporting:
        dated = span(claim.date, claim.start, claim.end)
        by_event = [date.days for date in events.get(claim.event or "", ())]
        found += [days_.first for days_ in ([dated] if dated else by_event)]
    return min(found, default="9999-99-99")


@pytest.mark.parametrize("seed", range(8))
def test_the_page_lists_the_relationships_that_filters_leave(seed: int) -> None:
    """Table and summary hold what filters leave, counted and sorted as Python does it."""
    graph = Graph(with_sources(random_claims(seed, *SIZES[seed % 4]), seed))
    chance = random.Random(seed)
    name = by_name(graph)
    known: dict[Any, list[Any]] = {}

    def cells(left: Relationship, filters: Filters) -> list[Any]:
        claims = tuple(claim.id for claim in left.claims)
        which = left.key, left.status, left.contested, left.origins, claims, filters.documents
        if which not in known:
            known[which] = cells_of(left, graph, filters)
        return known[which]

    keys: dict[str, Callable[[Relationship, Filters], Any]] = {
        "subject": lambda left, _: name(left.subject),
        "relation": lambda left, _: graph.vocabulary.relations[left.relation].meaning,
        "object": lambda left, _: name(left.object),
        "status": lambda left, _: (STATUSES.index(left.status), left.contested),
        "said_by": lambda left, filters: "; ".join(cells(left, filters)[4]),
        "denied_by": lambda left, filters: "; ".join(cells(left, filters)[5]),
        "dates": lambda left, filters: first_day(left, graph, filters),
        "details": lambda left, filters: "; ".join(cells(left, filters)[7]),
        "origins": lambda left, _: len(left.origins),
        "claims": lambda left, _: len(left.claims),
    }
    asked = [
        (random_filters(graph, chance), column, chance.random() < 0.5, chance.choice(("", "", "only", "none")))
        for _ in range(8)
        for column in ("", *keys)
    ]
    addresses = (
        words(
            filters,
            status=sorted(filters.statuses),
            **({"sort": f"{'-' if backwards else ''}{column}"} if column else {}),
            **({"contested": contested} if contested else {}),
        )
        for filters, column, backwards, contested in asked
    )
    for told, (filters, column, backwards, contested) in zip(Scripts(graph).ask(_TABLE, addresses), asked, strict=True):
        left = [r for r in kept(graph, filters).values() if not contested or r.contested == (contested == "only")]
        if column:
            left.sort(key=partial(lambda key, narrow, r: key(r, narrow), keys[column], filters), reverse=backwards)
        assert told["rows"] == [cells(r, filters) for r in left], (filters, column, backwards, contested)
        derived = sum(r.is_derived for r in left)
        counted = f", {number(len(left) - derived, 'relationship')}"
        counted += f" and {number(derived, 'involvement')}" if derived else ""
        assert f"{counted}, {number(len({c.id for r in left for c in r.claims}), 'claim')} shown" in told["summary"]


def number(count: int, word: str) -> str:
    """A number with its word."""
    return f"{count} {word}{'' if count == 1 else 's'}"


_SHOWN = """(words) => {
    const view = visit(words);
    return { shown: view.shown.entities.map((i) => entities.id[i]), notice: noticeInWords(view) };
}"""


@pytest.mark.parametrize("seed", range(4))
def test_a_neighbourhood_reaches_as_far_as_it_says(seed: int) -> None:
    """Shown are the entities within so many hops over what filters leave, and the neighbours of those expanded."""
    graph = Graph(random_claims(seed, *SIZES[seed % 4]))
    chance = random.Random(seed)
    asked = []
    for _ in range(60):
        filters = random_filters(graph, chance)
        ids = sorted(graph.entities.keys() - filters.avoid)
        asked.append((chance.choice(ids), chance.randint(1, 3), chance.sample(ids, chance.randint(0, 2)), filters))
    addresses = (
        words(filters, status=sorted(filters.statuses), focus=focus, hops=hops, expand=expand)
        for focus, hops, expand, filters in asked
    )
    for told, (focus, hops, expand, filters) in zip(Scripts(graph).ask(_SHOWN, addresses), asked, strict=True):
        passing = {
            id_ for id_, entity in graph.entities.items() if filters.may_pass(id_, entity.kind, graph.vocabulary)
        }
        passing |= {focus, *expand}
        near: dict[str, set[str]] = {id_: {id_} for id_ in passing}
        for r in graph.relationships.values():
            if {r.subject, r.object} <= passing and filters.narrow(r, graph.context, graph.events):
                near[r.subject].add(r.object)
                near[r.object].add(r.subject)
        found = {focus}
        for _ in range(hops):
            found = {other for id_ in found for other in near[id_]}
        found |= {other for id_ in expand for other in near[id_]}
        assert set(told["shown"]) == found, (focus, hops, expand, filters)
        name = names(graph)(focus)
        assert f"Neighbourhood of {name}, {hops} hop{'' if hops == 1 else 's'}." in told["notice"]


def test_what_filters_leave_out_is_not_counted_because_it_is_open() -> None:
    """An avoided entity, or one of another kind, may be read about and stands in the drawing without its lines."""
    count = """(words) => {
        const view = visit(words);
        const { shown } = view;
        return [shown.entities.length, shown.relationships.length, noticeInWords(view)];
    }"""
    asked = {
        "avoided": words(avoid="belarus"),
        "avoided, open": words(avoid="belarus", entity="belarus"),
        "avoided, in focus": words(avoid="belarus", focus="belarus"),
        "around": words(focus="alexander-lukashenko", avoid="belarus"),
        "around, avoided expanded": words(focus="alexander-lukashenko", avoid="belarus", expand="belarus"),
        "companies": words(kind="Company"),
        "companies, a country open": words(kind="Company", entity="belarus"),
        "companies around a country": words(kind="Company", focus="belarus", hops=1),
    }
    graph = Graph.load()
    found = dict(zip(asked, Scripts(graph).ask(count, asked.values()), strict=True))
    assert found["avoided, open"][1] == found["avoided"][1]
    assert found["avoided, in focus"][1] == 0
    assert found["around, avoided expanded"][0] == found["around"][0]
    assert "neighbours of" not in found["around, avoided expanded"][2]
    assert found["companies"][0] == sum(entity.kind == "Company" for entity in graph.entities.values())
    assert found["companies, a country open"][1] == 0
    assert found["companies around a country"][1] > 0


def test_the_page_knows_dates_as_python_does() -> None:
    """The days that a partial date may mean are the same, before our era too, and what is no date is none."""
    years = [f"{year:04}" for year in (0, 1, 4, 5, 100, 999, 1582, 1900, 2000, 2023, 2024, 2100, 9999)]
    dates = [*years, *(f"-{year}" for year in years)]
    dates += [f"{date}-{month:02}" for date in dates for month in range(14)]
    dates += [f"{date}-{day:02}" for date in dates if len(date) > 6 for day in (0, 1, 28, 29, 30, 31, 32)]
    dates += ["", "x", "2021-1", "21", "2021-01-1", "2021-01-01T00", " 2021", "2021 ", "20210101", "2021-", "--2021"]

    def number(day: str) -> int:
        year, month, date = map(int, day.removeprefix("-").split("-"))
        return (year - 10_000 if day.startswith("-") else year) * 10_000 + month * 100 + date

    def numbers(date: str) -> dict[str, int] | None:
        try:
            return {name: number(day) for name, day in days(date)._asdict().items()}
        except ValueError:
            return None

    found = Scripts(Graph(random_claims(0, 1, 0))).ask("(date) => days(date)", dates)
    assert dict(zip(dates, found, strict=True)) == {date: numbers(date) for date in dates}


_TIME = """(words) => {
    const { timed } = visit(words);
    const { labels, unit } = buckets();
    const { within, touching, dated, byEvent, undated } = histogram(timed);
    const full = [...within].map((count, i) => [labels[i], count]).filter(([, count]) => count);
    const meeting = [...within].reduce((sum, count, i) => sum + count + touching[i], 0);
    return { full, meeting, dated, byEvent, undated, unit, labels };
}"""


@pytest.mark.parametrize("seed", range(3))
def test_the_time_line_counts_what_other_filters_leave(seed: int) -> None:
    """Each claim stands in the months of its dates, or those of its event; filters on dates take none from the line."""
    graph = Graph(random_claims(seed, *SIZES[seed % 4]))
    chance = random.Random(seed)
    asked = [random_filters(graph, chance) for _ in range(40)]
    shown = Scripts(graph).ask(_TIME, (words(filters, status=sorted(filters.statuses)) for filters in asked))
    own = {id_: span(claim.date, claim.start, claim.end) for id_, claim in graph.claims.items()}
    given = [day for found in own.values() if found for day in found if day not in (EARLIEST, LATEST)]
    met: dict[tuple[str, frozenset[str]], list[Any]] = {}
    for told, filters in zip(shown, asked, strict=True):
        length = {"year": 4, "month": 7}[told["unit"]]
        events = event_dates(graph, filters)
        spans = {
            id_: [dated] if (dated := own[id_]) else [date.days for date in events.get(claim.event or "", ())]
            for id_, claim in graph.claims.items()
        }
        buckets = [days(label) for label in told["labels"]]

        def bucket(day: str, length: int = length) -> str:
            return iso(day)[: length + day.startswith("-")]

        undated = Filters(
            **{name: getattr(filters, name) for name in filters.__struct_fields__ if name not in ("since", "until")}
        )
        left = {claim.id or "" for r in kept(graph, undated).values() for claim in r.claims}
        touched = {id_: {bucket(day) for dates in spans[id_] for day in dates} for id_ in left}
        full = Counter(label for labels in touched.values() if len(labels) == 1 for label in labels)
        assert told["dated"] == sum(own[id_] is not None for id_ in left), filters
        assert told["byEvent"] == sum(own[id_] is None and bool(spans[id_]) for id_ in left), filters
        assert told["undated"] == sum(not spans[id_] for id_ in left), filters
        assert told["full"] == [[label, full[label]] for label in sorted(full, key=days)], filters
        asked_of = {id_: (id_, filters.documents) for id_ in left}
        for id_, which in asked_of.items():
            if which not in met:
                met[which] = [month for month in buckets if any(dates.meets(month) for dates in spans[id_])]
        assert told["meeting"] == sum(len(met[which]) for which in asked_of.values()), filters
        assert (told["labels"][0], told["labels"][-1]) == (bucket(min(given)), bucket(max(given)))


def test_all_stances_together_are_no_filter() -> None:
    """With every status ticked the page says of no filter, and the badge is off; with none it says so."""
    ((every, some, none),) = Scripts(Graph.load()).ask(
        """() => [statuses, statuses.slice(1), ["none"]].map((names) => {
            visit(names.map((name) => ["status", name]));
            return [anyFilter(state.filters), filtersInWords(state.filters)];
        })""",
        [None],
    )
    assert every == [False, []]
    assert some == [True, ["status: unconfirmed or prospective or denied"]]
    assert none == [True, ["no status chosen"]]


def test_an_empty_result_says_why() -> None:
    """Where filters leave nothing, the notice names them as the reason; the page that is not filtered has none."""
    notices = Scripts(Graph.load()).ask(
        "(words) => { const view = visit(words); return [noticeInWords(view), isEmptied(view.listed)]; }",
        [words(relation="FREED", until="1900"), words(relation="FREED")],
    )
    assert notices[0] == ["Nothing is left of these filters: relation: freed; until 1900.", True]
    assert notices[1][0].endswith("Filters: relation: freed.")
    assert not notices[1][1]
