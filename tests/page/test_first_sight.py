"""What is drawn of a graph, and where it stands: worked out without any browser."""

from __future__ import annotations

import random
from typing import Any

import pytest

from graphmodel import Graph
from graphmodel.claims import Claim, Document, Entity
from graphmodel.view.communities import communities
from tests.support.graphs import claim_set, large
from tests.support.javascript import Scripts
from tests.support.pages import words

FRAMES = ({"width": 1150, "height": 600}, {"width": 506, "height": 330}, {"width": 270, "height": 330})
_ARRANGED = """({ words, frame }) => {
    const { shown, weighed } = visit(words);
    const bundles = bundled(shown.relationships, weighed, NONE);
    const { places, communities } = inCommunities(shown.entities, [...bundles.keys()].map(endsOf), frame);
    return { places: shown.entities.map((i) => [i, places.get(i).x, places.get(i).y]), communities };
}"""


@pytest.fixture(scope="module")
def seeds() -> Scripts:
    """Give the scripts of the page of the bundled claims."""
    return Scripts(Graph.load())


def planted(groups: int, each: int) -> Graph:
    """Return groups that are dense within and joined by one line to the next."""
    dice = random.Random(2)
    people = {f"e{i:03}": Entity(id=f"e{i:03}", kind="Person", name=f"Person {i}") for i in range(groups * each)}
    pairs = {(g * each + i, g * each + dice.randrange(i)) for g in range(groups) for i in range(1, each)}
    pairs |= {(g * each + i, g * each) for g in range(groups) for i in range(1, each)}
    pairs |= {(g * each, (g + 1) % groups * each) for g in range(groups)}
    claims = {
        f"{k:016x}": Claim(subject=f"e{a:03}", relation="MET_WITH", object=f"e{b:03}", document="d", id=f"{k:016x}")
        for k, (a, b) in enumerate(sorted(pairs))
    }
    return Graph(claim_set({"d": Document(id="d", title="T", publisher="P")}, people, claims))


def test_the_core_is_connected(seeds: Scripts) -> None:
    """Of a graph too large to read 30 to 40 entities are drawn, each joined to the rest; the list holds all."""
    graphs = (seeds, Scripts(large(300, 900, parts=3)))
    for scripts in graphs:
        ((drawn, pairs, part, listed, every),) = scripts.ask(
            """(words) => {
                const { shown, listed } = visit(words);
                const pairs = shown.relationships.map(endsOf);
                return [shown.entities, pairs, shown.part, listed.entities.length, entities.count];
            }""",
            [[]],
        )
        assert part == "core"
        assert 30 <= len(drawn) <= 40
        assert listed == every
        reached = {drawn[0]}
        for _ in drawn:
            reached |= {b for pair in pairs for a, b in (pair, pair[::-1]) if a in reached}
        assert reached == set(drawn)


def test_a_line_stands_for_all_between_two(seeds: Scripts) -> None:
    """Each relationship that is drawn has one line, each pair one, and the most telling gives it its words."""
    ((bundles, shown),) = seeds.ask(
        """(words) => {
            const { shown, weighed } = visit(words);
            const bundles = [...bundled(shown.relationships, weighed, NONE)];
            return [bundles.map(([i, all]) => [i, all, inTellingOrder(all, weighed), pairKey(i)]), shown.relationships];
        }""",
        [[]],
    )
    assert sorted(i for _, together, *_ in bundles for i in together) == shown
    assert len({pair for *_, pair in bundles}) == len(bundles) < len(shown)
    for line, together, telling, _ in bundles:
        assert together == telling
        assert line == telling[0]


def test_an_open_pair_fans_out(seeds: Scripts) -> None:
    """Of the pair whose relationship is open, each relationship has a line of its own; of other pairs none has."""
    edge = ("alexander-lukashenko", "GOVERNS", "belarus")
    ((alone, pair, lines, relationships),) = seeds.ask(
        """(words) => {
            const { shown, weighed } = visit(words);
            const found = bundled(shown.relationships, weighed, state.edge);
            const pair = shown.relationships.filter((i) => pairKey(i) === pairKey(state.edge));
            return [pair.filter((i) => found.get(i)?.length === 1), pair, found.size, shown.relationships.length];
        }""",
        [words(edge=edge)],
    )
    assert alone == pair
    assert len(pair) > 1
    assert lines < relationships


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: str(frame["width"]))
def test_communities_stand_apart_and_fill_the_frame(seeds: Scripts, frame: dict[str, int]) -> None:
    """Whatever the frame's shape, places fill it, no two are one, and no ground of a community meets another."""
    asked: list[dict[str, Any]] = [{"words": [], "frame": frame}]
    for scripts in (seeds, Scripts(planted(5, 20))):
        ((places, named),) = [(found["places"], found["communities"]) for found in scripts.ask(_ARRANGED, asked)]
        at = {i: (x, y) for i, x, y in places}
        assert len(set(at.values())) == len(at)
        for axis, size in enumerate((frame["width"], frame["height"])):
            spread = [place[axis] for place in at.values()]
            assert max(spread) - min(spread) == pytest.approx(size)
            assert max(spread) == pytest.approx(size / 2)
        assert len(named) >= 3
        boxes = [[end([at[i][axis] for i in members]) for end in (min, max) for axis in (0, 1)] for members in named]
        for i, a in enumerate(boxes):
            for b in boxes[:i]:
                assert a[2] < b[0] or b[2] < a[0] or a[3] < b[1] or b[3] < a[1]


def test_communities_are_those_that_were_planted() -> None:
    """Groups that are dense within and hardly joined are the communities, the first of the largest first."""
    found = communities(planted(4, 12))
    assert [len({found[g * 12 + i] for i in range(12)}) for g in range(4)] == [1] * 4
    assert sorted(set(found)) == [0, 1, 2, 3]


def test_a_path_is_a_row_and_alternatives_stand_below(seeds: Scripts) -> None:
    """The marked path runs from left to right on one line, in a narrow frame downwards; others are beside it."""
    asked = [{"words": words(**{"from": "keith-kellogg", "to": "ales-bialiatski"}), "frame": frame} for frame in FRAMES]
    answers = seeds.ask(
        """({ words, frame }) => {
            const { shown, answer } = visit(words);
            const paths = answer.paths.map((path) => path.entities);
            const places = inRows(paths, paths[0], frame);
            return { drawn: shown.entities, path: paths[0], places: [...places].map(([i, { x, y }]) => [i, x, y]) };
        }""",
        asked,
    )
    for answer, frame in zip(answers, FRAMES, strict=True):
        upright = frame["height"] > frame["width"]
        at = {i: (y, x) if upright else (x, y) for i, x, y in answer["places"]}
        assert sorted(at) == answer["drawn"]
        along = [at[i][0] for i in answer["path"]]
        assert along == sorted(along)
        (level,) = {at[i][1] for i in answer["path"]}
        assert all(at[i][1] > level for i in at.keys() - set(answer["path"]))


def test_a_neighbourhood_stands_around_its_centre(seeds: Scripts) -> None:
    """The centre is in the middle, and whoever is a hop away stands no farther out than who is two hops away."""
    ((at, centre, near),) = seeds.ask(
        """(words) => {
            const { shown, weighed } = visit(words);
            const pairs = [...bundled(shown.relationships, weighed, NONE).keys()].map(endsOf);
            const places = inRings(shown.entities, pairs, state.focus, { width: 10000, height: 10000 });
            const near = [...distancesFrom(state.focus, pairs)].filter(([, steps]) => steps === 1).map(([i]) => i);
            return [[...places].map(([i, { x, y }]) => [i, Math.round(Math.hypot(x, y) / 100)]), state.focus, near];
        }""",
        [words(focus="belaruskali", hops=2)],
    )
    reach = dict(at)
    assert reach.pop(centre) == 0
    assert near
    assert max(reach[i] for i in near) <= min(reach[i] for i in reach.keys() - set(near))
    assert max(reach.values()) == 50


_PLACED = """(() => {
    const arrangement = new Arrangement();
    return (words) => {
        const { shown, weighed } = visit(words);
        const pairs = [...bundled(shown.relationships, weighed, NONE).keys()].map(endsOf);
        const scene = { shown, path: null, paths: [], ...state };
        const frame = { width: 600, height: 400 };
        const { places, fresh } = arrangement.of(scene, shown.entities, pairs, frame, new Map());
        return [fresh, Object.fromEntries([...places].map(([i, { x, y }]) => [i, [x, y]]))];
    };
})()"""


def test_filters_keep_places(seeds: Scripts) -> None:
    """What filters leave stays where it was, and stands there again when they are cleared; an entity joins the rest."""
    states = [
        [],
        words(status=["asserted", "denied"]),
        words(**{"class": "act"}),
        words(entity="belarusian-potash-company"),
        [],
    ]
    (fresh, first), *others = seeds.ask(_PLACED, states)
    assert fresh
    for anew, places in others:
        assert not anew
        assert len(set(map(tuple, places.values()))) == len(places)
        assert all(first[i] == place for i, place in places.items() if i in first)
    assert others[-1][1] == first


def test_parts_that_nothing_joins_are_seen_together() -> None:
    """Where each connected part is too small to see, several of them are drawn."""
    people = {f"e{i:03}": Entity(id=f"e{i:03}", kind="Person", name=f"Person {i}") for i in range(80)}
    claims = {
        f"{i:016x}": Claim(subject=f"e{i:03}", relation="MET_WITH", object=f"e{i + 1:03}", document="d", id=f"{i:016x}")
        for i in range(0, 80, 2)
    }
    graph = Graph(claim_set({"d": Document(id="d", title="T", publisher="P")}, people, claims))
    ((drawn, lines),) = Scripts(graph).ask(
        "(words) => { const { shown } = visit(words); return [shown.entities.length, shown.relationships.length]; }",
        [[]],
    )
    assert drawn == 2 * lines == 12
