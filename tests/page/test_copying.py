"""What the page copies and saves as words: those of the commands, of what is shown, below what they rest on."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Iterable

import msgspec
import pytest

from graphmodel.evidence import Filters
from graphmodel.graph import Graph
from graphmodel.output.claims import between, in_full
from graphmodel.output.mentioned import Mentioned
from graphmodel.output.phrases import Block, Level, as_markdown
from graphmodel.output.references import describing
from graphmodel.output.rows import as_excel
from graphmodel.output.statements import statement
from graphmodel.paths import PathFinder
from graphmodel.store import MemoryStore
from graphmodel.view import Settings
from tests.support.hostile import WORDS
from tests.support.javascript import Scripts
from tests.support.pages import words
from tests.support.printed import Told
from tests.support.randomclaims import random_claims, random_filters, with_sources

SMALL = Graph(random_claims(1, entities=3, claims=3))
_NOTE = "Only what is graded B or better, and what denies that."


def markdown(blocks: Iterable[Block], known: Mentioned) -> str:
    """An answer as a command writes it."""
    return "\n".join(as_markdown(blocks, describing(known.documents)))


def graph_of(seed: int | None) -> Graph:
    """The bundled claims, or claims by chance that have all that claims may have."""
    return Graph.load() if seed is None else Graph(with_sources(random_claims(seed, 30, 150), seed))


def test_hostile_words_are_escaped_as_the_commands_escape_them() -> None:
    """Whatever stands in a phrase, at whatever level, the page makes the same Markdown of it."""
    chance = random.Random(1)
    words = [*WORDS, "1. x", "- x", "$5", "a $ b", "== x", "=", "%", "%%", "\u0663) x", "#", "  ", "[1]"]
    levels: list[Level] = ["title", "note", "heading", "item", "detail", "section", "plain"]
    asked = [
        [(chance.choice(levels), chance.choices(words, k=chance.randint(1, 4))) for _ in range(5)] for _ in range(200)
    ]
    told = Scripts(SMALL).ask("(blocks) => asMarkdown(blocks.map(([level, phrase]) => ({ level, phrase })))", asked)
    assert told == ["\n".join(as_markdown([Block(*each) for each in blocks], str)) for blocks in asked]


@pytest.mark.parametrize("seed", [None, 1, 2])
def test_a_relationship_and_its_claims_are_copied_as_the_commands_write_them(seed: int | None) -> None:
    """A sentence with footnotes is that of ``path --markdown``, a claim that of ``why --markdown`` in full."""
    graph = graph_of(seed)
    known = Mentioned(MemoryStore(graph), graph.relationships.values())
    told = Scripts(graph).ask(
        """(words) => {
            const { weighed } = visit([...words, ...statuses.map((status) => ["status", status])]);
            const relationship = relationshipOf(state.edge, weighed);
            return [
                asMarkdown(relationshipBlocks(state.edge, weighed)),
                ...relationship.claims.map((c) => asMarkdown(claimBlocks(c, relationship))),
            ];
        }""",
        (words(edge=key) for key in graph.relationships),
    )
    assert len(told) > 20
    for relationship, (sentence, *claims) in zip(graph.relationships.values(), told, strict=True):
        assert sentence == markdown([Block("plain", statement(relationship, known))], known)
        details = [block for block in between("", "", [relationship], known) if block.level == "detail"]
        for copied, detail, claim in zip(claims, details, relationship.claims, strict=True):
            assert copied == markdown([Block("item", in_full(claim, known, spelt_out=True)), detail], known)


@pytest.mark.parametrize("seed", [None, 3, 4])
def test_paths_are_copied_as_the_command_writes_them(seed: int | None) -> None:
    """The copied answer is that of ``path --markdown``, with the page's words for what narrows it above the paths."""
    graph = graph_of(seed)
    chance = random.Random(seed)
    ids = sorted(graph.entities)
    asked = [
        ((*chance.sample(ids, 2),), random_filters(graph, chance) if number % 2 else Filters()) for number in range(60)
    ]
    copied = Scripts(graph, Settings(notes=(_NOTE,))).ask(
        """(words) => {
            const view = visit(words);
            return [asMarkdown(pathBlocks(view)), filtersInWords(state.filters).join("; ")];
        }""",
        (words(filters, **dict(zip(("from", "to"), ends, strict=True))) for ends, filters in asked),
    )
    narrowed = 0
    for (ends, filters), (told, in_words) in zip(asked, copied, strict=True):
        filters = msgspec.structs.replace(filters, statuses=filters.statuses - {"denied"})
        if filters.avoid & set(ends) or not filters.statuses:
            continue
        store = MemoryStore(graph)
        answer = PathFinder(store, *ends, filters).most_telling()
        expected = Told(answer, ends, store, filters, by_hops=False, directed=False)
        blocks = expected.blocks
        notes = [_NOTE, *([f"Filters: {in_words}."] if in_words else [])]
        blocks[1:1] = [Block("note", [notes[0]])]
        blocks[3:3] = [Block("note", [note]) for note in notes[1:]]
        narrowed += bool(in_words)
        assert told == markdown(blocks, expected.said.known)
    assert narrowed > 10


_SHOWN = """(words) => {
    const view = visit(words);
    const { entities: seen, relationships: numbers } = seenOf(view);
    const names = numbers.map((i) => endsOf(i).map((entity) => entities.id[entity]));
    return {
        rows: asCsv(shownRows(view)),
        markdown: asMarkdown(shownBlocks(view)),
        names,
        seen: seen.map((i) => entities.id[i]),
        papers: [...new Set(documentsOf(claimsOfAll(numbers, view.weighed.takes)))].map((i) => documents[i].id),
        filters: filtersInWords(state.filters).join("; "),
    };
}"""


@pytest.mark.parametrize("seed", [None, 5])
@pytest.mark.parametrize("more", [{}, {"view": "table", "sort": "-claims"}, {"view": "table", "table": "entities"}])
def test_what_is_handed_on_is_what_is_shown(seed: int | None, more: dict[str, str]) -> None:
    """Rows and sentences are of what filters leave of what is seen; above them stand filters and what was left out."""
    graph = graph_of(seed)
    chance = random.Random(seed)
    filters = [Filters(), *(random_filters(graph, chance) for _ in range(12))]
    told = Scripts(graph, Settings(title="=A title", notes=(_NOTE,))).ask(_SHOWN, (words(f, **more) for f in filters))
    for one in told:
        lines = list(csv.reader(io.StringIO(one["rows"].removeprefix("\ufeff"), newline="")))
        above = [line[0] for line in lines if line[0].startswith("# ")]
        header, *rows = lines[len(above) :]
        assert above[:2] == ["# =A title", f"# {_NOTE}"]
        assert (f"# Filters: {one['filters']}." if one["filters"] else "# Not filtered.") in above
        if more.get("table"):
            assert sorted(row[header.index("Id")] for row in rows) == sorted(one["seen"])
        else:
            ends = [[row[header.index(name)] for name in ("Subject's id", "Object's id")] for row in rows]
            assert sorted(ends) == sorted(one["names"])
            assert {paper for row in rows for paper in row[-1].split(", ")} == set(one["papers"])
        if more.get("view"):
            continue
        begun, *footnotes = one["markdown"].split("\n[^1]: ")
        items = [line for line in begun.splitlines() if line.startswith("- ")]
        assert len(items) == len(one["names"])
        assert begun.splitlines()[:3] == [r"## =A title", "", _NOTE]
        assert len(footnotes) == bool(one["papers"])


def test_cells_are_no_formulas_and_read_back() -> None:
    """A table of hostile words is letter for letter the one that commands write for spreadsheet programs."""
    cells = [
        "=1+1",
        "+1",
        "-1",
        "@x",
        "\tx",
        "\rx",
        '"',
        'a"b,c',
        "a\nb",
        "\u202ex",
        "\u2028",
        "\x85",
        "\x00",
        "'=x",
        "",
    ]
    rows = [
        [cell, f"x{cell}", str(number)] for number, cell in enumerate([*cells, "\ufdd0", "\U0001ffff", "\U0001f600"])
    ]
    columns = ["one", "two", "three"]
    expected = as_excel([dict(zip(columns, row, strict=True)) for row in rows], columns, ".").decode()
    (told,) = Scripts(SMALL).ask("(rows) => asCsv(rows)", [[columns, *rows]])
    assert told == expected


@pytest.mark.parametrize(
    ("place", "link"),
    [
        (("file:", "null", "/home/ada/secret%20source/network.html", ""), ""),
        (("about:", "null", "srcdoc", ""), ""),
        (("blob:", "https://example.org", "/x", ""), ""),
        (("https:", "https://example.org", "/n.html", "?v=2"), "https://example.org/n.html?v=2"),
        (("http:", "http://127.0.0.1:8000", "/n.html", ""), "http://127.0.0.1:8000/n.html"),
    ],
)
def test_a_link_tells_no_folders(place: tuple[str, str, str, str], link: str) -> None:
    """Of an address that is not on the web only what is shown is copied: neither who reads it nor their folders."""
    given = dict(zip(("protocol", "origin", "pathname", "search"), place, strict=True))
    given["href"] = f"{place[0]}//{place[2]}"
    (told,) = Scripts(SMALL).ask("(place) => linkTo('focus=belarus&hops=2', place)", [given])
    assert told == f"{link}#focus=belarus&hops=2"
