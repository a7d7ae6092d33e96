"""The page as text: what is in it, what cannot be in it, and that it is the same every time."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import os
import random
import re
import subprocess
import sys
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from graphmodel import Graph
from graphmodel.claims import Alias, Claim, Document, Entity, Locator, Quantity
from graphmodel.evidence import quantity_in_words
from graphmodel.resolve import ClaimSet
from graphmodel.view import Settings, frame, render
from graphmodel.view.layout import positions
from graphmodel.vocabulary import Kind, Relation, builtin
from tests.conftest import Ask

HOSTILE = (
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "]]><svg onload=alert(1)>",
    '"><img src=http://evil.example/x onerror=alert(1)>',
    "{{ 7 * 7 }}{% raw %}",
    "\u2028\u2029\u0000\r\n\u202e\ufeff&lt;&#60;",
    "${alert(1)}`'\\u003c/script>",
)
FETCHING = {"src", "srcset", "data", "poster", "background", "action", "formaction", "ping", "manifest", "xlink:href"}
VOID = {"meta", "link", "input", "br", "hr", "img"}


class Outline(HTMLParser):
    """The elements of a page, as a browser sees them: markup, and the text of scripts and styles."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: dict[str, list[str]] = {}
        self._open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self._open.append(tag)
        if tag in ("script", "style", "title"):
            self.texts.setdefault(tag, []).append("")

    def handle_endtag(self, tag: str) -> None:
        """Leave an element, and whatever is still open in it."""
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        """Keep text where it is not markup."""
        if self._open and self._open[-1] in self.texts:
            self.texts[self._open[-1]][-1] += data

    @property
    def policy(self) -> dict[str, list[str]]:
        """The Content-Security-Policy: each directive with its values."""
        (content,) = (
            attributes["content"]
            for _, attributes in self.elements
            if attributes.get("http-equiv", "").lower() == "content-security-policy"
        )
        parts = (directive.split() for directive in content.split(";"))
        return {name: values for name, *values in parts}

    @property
    def island(self) -> dict[str, Any]:
        """The page's data."""
        scripts = [attributes for tag, attributes in self.elements if tag == "script"]
        at = next(i for i, attributes in enumerate(scripts) if attributes.get("id") == "graphmodel-data")
        return dict(json.loads(self.texts["script"][at]))

    @property
    def programs(self) -> list[str]:
        """The scripts that run."""
        scripts = [attributes for tag, attributes in self.elements if tag == "script"]
        return [
            text
            for attributes, text in zip(scripts, self.texts["script"], strict=True)
            if attributes.get("type") != "application/json"
        ]


def claim_set(
    documents: Mapping[str, Document], entities: Mapping[str, Entity], claims: Mapping[str, Claim], **own: Any
) -> ClaimSet:
    """Return claims that hold together, with kinds and relations of their own."""
    vocabulary = builtin().extended(own.get("kinds", ()), own.get("relations", ()))
    return ClaimSet(vocabulary, documents, entities, claims)


def hostile() -> Graph:
    """Return a graph in which every text that may be anything is out to break the page."""
    said = list(HOSTILE)
    documents = {
        text: Document(
            id=text, title=text, publisher=text, house=text, language=text, note=text, url="javascript:alert(1)"
        )
        for text in said
    }
    entities = {
        text: Entity(id=text, kind="Person", name=text, aliases=[text, Alias(name=text, language=text)],
                     same_as=[text], note=text)
        for text in said
    }  # fmt: skip
    claims = {
        f"{text}{number}": Claim(
            subject=text, relation="ACCUSED", object=said[number - 1], document=text, role=text, note=text,
            id=f"{text}{number}", attributed_to=text, quantity=Quantity(value=1, unit=text, of=text),
            locator=Locator(paragraph=1), stance="denied",
        )
        for number, text in enumerate(said)
    }  # fmt: skip
    relation = Relation(name="ACCUSED", meaning=said[0], inverse=said[3])
    return Graph(claim_set(documents, entities, claims, relations=[relation]))


def large(entities: int, claims: int, parts: int = 50) -> Graph:
    """Return a graph of so many entities and claims, with what real claims carry; some parts are unconnected."""
    chance = random.Random(7)
    documents = {
        f"document-{i:04}": Document(id=f"document-{i:04}", title=f"What was said on day {i}", published="2024-03-01",
                                     publisher=f"Paper {i % 40}", url=f"https://paper.example/{i}")
        for i in range(500)
    }  # fmt: skip
    people = {
        f"person-{i:05}": Entity(id=f"person-{i:05}", kind="Person", name=f"Given{i % 97} Family{i}",
                                 aliases=[f"G. Family{i}", Alias(name=f"Фамилия{i}", language="ru")])
        for i in range(entities)
    }  # fmt: skip
    ids = list(people)
    said = {}
    for i in range(claims):
        first = i % entities
        second = (first + parts * (1 + int(chance.expovariate(0.05)))) % entities
        said[f"{i:016x}"] = Claim(
            subject=ids[first], relation="KNOWS", object=ids[second if second != first else first - parts],
            document=f"document-{chance.randrange(500):04}", date=f"20{chance.randrange(10, 25)}-05",
            attributed_to=ids[chance.randrange(min(entities, 200))], role="as a witness",
            note=f"Said in passing, number {i}.", id=f"{i:016x}",
            locator=Locator(paragraph=i % 30 + 1, start=i, end=i + 90, sha256="0" * 64),
        )  # fmt: skip
    relation = Relation(name="KNOWS", meaning="knows")
    return Graph(claim_set(documents, people, said, relations=[relation]))


@pytest.fixture(scope="module")
def seeds() -> Graph:
    """Give the graph of the bundled claims."""
    return Graph.load()


@pytest.fixture(scope="module")
def page(seeds: Graph) -> str:
    """Give the page of the bundled claims."""
    return render(seeds)


def test_nothing_in_the_page_is_fetched(page: str) -> None:
    """No element and no style names an address that a browser would fetch, and the policy allows none."""
    outline = Outline(page)
    for tag, attributes in outline.elements:
        assert not FETCHING & attributes.keys(), (tag, attributes)
        assert attributes.get("href", "#").startswith(("#", "data:,")), (tag, attributes)
        assert "style" not in attributes, (tag, attributes)
        assert not [name for name in attributes if name.startswith("on")], (tag, attributes)
        assert attributes.get("http-equiv", "").lower() != "refresh"
    for style in outline.texts["style"]:
        assert not re.search(r"@import|url\(\s*['\"]?(?!data:|#)", style)
    policy = outline.policy
    assert policy.pop("default-src") == ["'none'"]
    assert policy.pop("base-uri") == policy.pop("form-action") == ["'none'"]
    assert policy.pop("img-src") == ["data:", "blob:"]
    assert policy.keys() == {"script-src", "style-src"}


def test_only_what_stands_in_the_page_may_run(page: str) -> None:
    """The policy names the hash of each script and style in the page, and nothing else."""
    outline = Outline(page)

    def hashes(texts: list[str]) -> list[str]:
        return [f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in texts]

    assert outline.policy["script-src"] == hashes(outline.programs)
    assert outline.policy["style-src"] == hashes(outline.texts["style"])
    for program in outline.programs:
        assert not re.search(r"</script|<!--|\r", program, re.IGNORECASE)


def test_the_page_is_as_safe_with_hostile_claims_as_without() -> None:
    """Whatever stands in a field, the page has the same elements, and its data read back say just that."""
    harmless = Outline(render(Graph(claim_set({}, {}, {}))))
    graph = hostile()
    for title in ("Network of claims", *HOSTILE):
        outline = Outline(render(graph, Settings(title=title)))
        assert [tag for tag, _ in outline.elements] == [tag for tag, _ in harmless.elements]
        assert [names.keys() for _, names in outline.elements] == [names.keys() for _, names in harmless.elements]
        assert outline.policy == harmless.policy
    island = outline.island
    assert island["title"] == HOSTILE[-1]
    assert island["entities"]["name"] == list(HOSTILE)
    assert [document["title"] for document in island["documents"]] == list(HOSTILE)
    assert island["relations"][0]["meaning"] == HOSTILE[0]
    assert not any("url" in document for document in island["documents"])


def test_the_data_has_no_letter_that_html_knows(page: str) -> None:
    """In the data of a page no bracket and no ampersand stands as such, so that no text in it can end them."""
    data = page.partition('id="graphmodel-data">')[2].partition("</script>")[0]
    assert len(data) > 50_000
    assert not re.search("[<>&\u2028\u2029\u0000]", data)


def test_the_data_say_what_the_graph_says(seeds: Graph, page: str) -> None:
    """Every entity, document, relationship and claim is in the data, in the graph's order."""
    island = Outline(page).island
    entities, claims = island["entities"], island["claims"]
    assert entities["id"] == list(seeds.entities)
    assert [island["kinds"][kind]["name"] for kind in entities["kind"]] == [e.kind for e in seeds.entities.values()]
    assert [document["id"] for document in island["documents"]] == list(seeds.documents)
    told = island["relationships"]
    keys = [
        (entities["id"][subject], island["relations"][relation]["name"], entities["id"][object_])
        for subject, relation, object_ in zip(told["subject"], told["relation"], told["object"], strict=True)
    ]
    assert keys == list(seeds.relationships)
    assert told["count"] == [len(relationship.claims) for relationship in seeds.relationships.values()]
    expected = [claim for relationship in seeds.relationships.values() for claim in relationship.claims]
    assert claims["id"] == [claim.id for claim in expected]
    assert [island["stances"][stance] for stance in claims["stance"]] == [claim.stance for claim in expected]
    assert [island["documents"][i]["id"] for i in claims["document"]] == [claim.document for claim in expected]
    speakers = [entities["id"][i] if i >= 0 else None for i in claims["speaker"]]
    assert speakers == [claim.attributed_to for claim in expected]
    for field in ("date", "start", "end"):
        dates = [island["texts"][i] if i >= 0 else None for i in claims[field]]
        assert dates == [getattr(claim, field) for claim in expected]

    def more(field: str) -> list[Any]:
        column = claims["more"][field]
        return column if isinstance(column, list) else [column.get(str(i)) for i in range(len(expected))]

    def named(field: str, names: list[str]) -> list[str | None]:
        return [None if i is None else names[i] for i in more(field)]

    assert more("note") == [claim.note for claim in expected]
    assert named("role", island["texts"]) == [claim.role for claim in expected]
    assert named("place", entities["id"]) == [claim.place for claim in expected]
    assert named("event", entities["id"]) == [claim.event for claim in expected]
    assert more("quantity") == [quantity_in_words(c.quantity) if c.quantity else None for c in expected]
    places = [locator and locator[:3] for locator in more("locator")]
    assert places == [c.locator and [c.locator.paragraph, c.locator.start, c.locator.end] for c in expected]


def test_the_same_claims_make_the_same_page(seeds: Graph, page: str) -> None:
    """In whatever order claims are read, and whatever the seed of Python's hashes, the page has the same bytes."""
    claims = list(seeds.claims.items())
    random.Random(3).shuffle(claims)
    shuffled = ClaimSet(seeds.vocabulary, seeds.documents, seeds.entities, dict(claims))
    assert render(Graph(shuffled)) == page
    code = (
        "import hashlib; from graphmodel import Graph; from graphmodel.view import render; "
        "print(hashlib.sha256(render(Graph.load()).encode()).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[1])},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert digests == {f"{hashlib.sha256(page.encode()).hexdigest()}{os.linesep}".encode()}


def test_a_large_graph_fits_a_small_file() -> None:
    """10,000 entities with 50,000 claims, each with a note, a speaker and a locator, make a page under 10 MB."""
    graph = large(10_000, 50_000)
    told: list[tuple[int, int]] = []
    size = len(render(graph, progress=lambda _, done, total: told.append((done, total))).encode())
    assert size < 10_000_000
    assert told[-1] == (10_000, 10_000)
    assert told == sorted(told)


def test_everybody_has_a_place_of_his_own() -> None:
    """In a graph of any shape no two entities stand at the same place."""
    for graph in (large(2300, 5000, parts=1), large(60, 150, parts=6), large(1, 0), large(40, 0), large(0, 0)):
        placed = positions(graph)
        assert placed.keys() == graph.entities.keys()
        assert len(set(placed.values())) == len(placed)


def test_labels_of_the_seeds_do_not_overlap(seeds: Graph) -> None:
    """In a graph of a hundred or two, nodes with their labels stand clear of each other."""
    placed = positions(seeds)
    boxes = []
    for entity in seeds.entities.values():
        x, y = placed[entity.id]
        half = 3.3 * min(len(entity.name), 18)
        boxes.append((x - half, y - 9, x + half, y + 9 + 14 * -(-len(entity.name) // 18)))
    overlaps = sum(
        a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3] for i, a in enumerate(boxes) for b in boxes[:i]
    )
    assert overlaps <= 2


def test_unconnected_parts_stand_side_by_side() -> None:
    """Parts that nothing connects neither lie on each other nor are flung away."""
    graph = large(90, 90, parts=3)
    placed = positions(graph)
    parts = [[placed[id_] for id_ in list(graph.entities)[start::3]] for start in range(3)]
    boxes = [
        (min(x for x, _ in part), min(y for _, y in part), max(x for x, _ in part), max(y for _, y in part))
        for part in parts
    ]
    for i, a in enumerate(boxes):
        for b in boxes[:i]:
            assert a[2] < b[0] or b[2] < a[0] or a[3] < b[1] or b[3] < a[1]
    spread = [
        (max(place[axis] for place in placed.values()) - min(place[axis] for place in placed.values()))
        for axis in (0, 1)
    ]
    filled = sum((box[2] - box[0]) * (box[3] - box[1]) for box in boxes)
    assert filled > spread[0] * spread[1] / 4


def test_kinds_of_ones_own_have_looks_and_words() -> None:
    """A kind that the claims define is in the data with what is broader and the look of the nearest known one."""
    bank = Kind(name="SavingsBank", meaning="a bank", broader="Company")
    graph = Graph(claim_set({}, {"b": Entity(id="b", kind="SavingsBank", name="B")}, {}, kinds=[bank]))
    island = Outline(render(graph)).island
    kinds = {kind["name"]: kind for kind in island["kinds"]}
    assert kinds["SavingsBank"]["label"] == "Savings bank"
    assert kinds["SavingsBank"]["broader"][0] == "Company"
    assert kinds["SavingsBank"]["fill"] == kinds["Company"]["fill"]


def test_only_web_addresses_become_links() -> None:
    """A document's address is in the data only when it begins with http or https."""
    addresses = {
        "a": "https://paper.example/1",
        "b": "http://paper.example",
        "c": "javascript:alert(1)",
        "d": "file:///etc/passwd",
        "e": " https://paper.example",
        "f": "https://paper.example/\nx",
    }
    documents = {id_: Document(id=id_, title="T", publisher="P", url=url) for id_, url in addresses.items()}
    island = Outline(render(Graph(claim_set(documents, {}, {})))).island
    assert [document["id"] for document in island["documents"] if "url" in document] == ["a", "b"]


def test_the_page_carries_the_licences_of_what_is_in_it(page: str) -> None:
    """The names and licences of the programs in the page can be read in it."""
    for words in (
        "vis-network 9.1.2",
        "Almende B.V.",
        "Permission is hereby granted",
        "Hammer.js",
        "graphmodel contributors",
    ):
        assert words in page


def test_a_notebook_shows_the_page_in_a_sandbox(seeds: Graph, page: str) -> None:
    """In a notebook a graph is a frame with its whole page, of no origin, that cannot reach the notebook."""
    shown = Outline(seeds._repr_html_())
    ((tag, attributes),) = shown.elements
    assert tag == "iframe"
    assert attributes["srcdoc"] == page
    assert "allow-scripts" in attributes["sandbox"]
    assert "allow-same-origin" not in attributes["sandbox"]
    assert html.unescape(frame("<b>&amp;\"'")).count("<b>&amp;\"'") == 1


def test_view_writes_the_page(ask: Ask, tmp_path: Path, page: str) -> None:
    """``view`` writes the same page that the library makes."""
    file = tmp_path / "page.html"
    done = ask("view", "-o", file)
    assert (done.exit_code, done.stdout) == (0, "")
    assert file.read_bytes() == page.encode()


def test_view_opens_on_what_was_asked(ask: Ask, tmp_path: Path) -> None:
    """Focus, hops, path, title, limit and theme reach the page, names resolved as everywhere."""
    file = tmp_path / "page.html"
    words = ("--focus", "Лукашенко", "--hops", "2", "--title", "A <b>title</b>", "--limit", "7", "--theme", "dark")
    assert ask("view", "-o", file, *words).exit_code == 0
    outline = Outline(file.read_text(encoding="utf-8"))
    ids = outline.island["entities"]["id"]
    assert outline.texts["title"] == ["A <b>title</b>"]
    assert outline.island["theme"] == "dark"
    focus = ids.index("alexander-lukashenko")
    assert outline.island["initial"] == {"limit": 7, "focus": focus, "hops": 2}
    assert ask("view", "-o", file, "--path", "Lukashenko", "Belaruskali").exit_code == 0
    initial = Outline(file.read_text(encoding="utf-8")).island["initial"]
    assert initial == {"limit": 2000, "path": [focus, ids.index("belaruskali")]}


@pytest.mark.parametrize(
    ("words", "status", "message"),
    [
        (("--hops", "2"), 2, "--hops goes with --focus"),
        (("--focus", "Belarus", "--hops", "0"), 2, "--hops"),
        (("--limit", "0"), 2, "--limit"),
        (("--theme", "pink"), 2, "--theme"),
        (("--path", "Belarus"), 2, "--path"),
        (("--focus", "Belarus", "--path", "Belarus", "Minsk"), 2, "either --focus or --path"),
        (("--open", "-o", "-"), 2, "--open needs a file"),
        (("--focus", "Lukashenka Sasha"), 1, "no entity is called"),
        (("--path", "Belarus", "nobody at all"), 1, "no entity is called"),
    ],
)
def test_view_refuses_what_makes_no_sense(
    ask: Ask, tmp_path: Path, words: tuple[str, ...], status: int, message: str
) -> None:
    """Wrong usage and unknown names are told as by every command, and nothing is written."""
    file = tmp_path / "page.html"
    done = ask("view", "-o", file, *words)
    assert done.exit_code == status
    assert message in done.stderr
    assert not file.exists()


def test_view_leaves_what_was_there_when_it_fails(ask: Ask, tmp_path: Path) -> None:
    """Where the page cannot be made, the file of that name stays as it was."""
    file = tmp_path / "page.html"
    file.write_text("before", encoding="utf-8")
    assert ask("view", "-o", file, "-s", tmp_path / "nothing").exit_code == 1
    assert file.read_text(encoding="utf-8") == "before"
    assert ask("view", "-o", tmp_path / "no" / "page.html").exit_code == 1


def test_view_opens_the_page(ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``--open`` hands the file to the reader's browser."""
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", lambda address, *_, **__: opened.append(address) or True)
    file = tmp_path / "a page.html"
    assert ask("view", "-o", file, "--open").exit_code == 0
    assert opened == [file.as_uri()]
