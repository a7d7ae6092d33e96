"""The page as text: what is in it, what cannot be in it, and that it is the same every time."""

from __future__ import annotations

import base64
import hashlib
import html
import os
import random
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from graphmodel import Graph
from graphmodel.claims import Claim, Document, Entity
from graphmodel.claims.claimset import ClaimSet
from graphmodel.claims.vocabulary import Kind
from graphmodel.evidence import relationship_keys
from graphmodel.view import Settings, frame, render
from graphmodel.view.assembly import app
from tests.support.graphs import HOSTILE, claim_set, hostile, large
from tests.support.outline import Outline

FETCHING = {"src", "srcset", "data", "poster", "background", "action", "formaction", "ping", "manifest", "xlink:href"}


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


def test_no_two_scripts_declare_one_name() -> None:
    """They share one scope, in which a name that stands twice keeps the page from starting."""
    names = re.findall(r"^(?:async )?(?:function\*?|class|const|let) (\w+)", app(), re.MULTILINE)
    assert len(names) > 300
    assert [name for name, number in Counter(names).items() if number > 1] == []


def test_the_page_is_as_safe_with_hostile_claims_as_without() -> None:
    """Whatever stands in a field, the page has the same elements, and its data read back say just that."""
    harmless = Outline(render(Graph(claim_set({}, {}, {}))))
    graph = hostile()
    for title in ("Network of claims", *HOSTILE):
        outline = Outline(render(graph, Settings(title=title)))
        assert [tag for tag, _ in outline.fixed] == [tag for tag, _ in harmless.fixed]
        assert [names.keys() for _, names in outline.fixed] == [names.keys() for _, names in harmless.fixed]
        assert outline.policy == harmless.policy
    payload = outline.payload
    assert payload["title"] == HOSTILE[-1]
    assert payload["entities"]["name"] == list(HOSTILE)
    assert [document["title"] for document in payload["documents"]] == list(HOSTILE)
    assert payload["relations"][0]["meaning"] == HOSTILE[0]
    assert not any("url" in document for document in payload["documents"])


def test_the_data_has_no_letter_that_html_knows(page: str) -> None:
    """In the data of a page no bracket and no ampersand stands as such, so that no text in it can end them."""
    data = page.partition('id="graphmodel-data">')[2].partition("</script>")[0]
    assert len(data) > 50_000
    assert not re.search("[<>&\u2028\u2029\u0000]", data)


def test_the_data_say_what_the_graph_says(seeds: Graph, page: str) -> None:
    """Every entity, document, relationship and claim is in the data, in the graph's order."""
    payload = Outline(page).payload
    entities, claims = payload["entities"], payload["claims"]
    assert entities["id"] == list(seeds.entities)
    assert [payload["kinds"][kind]["name"] for kind in entities["kind"]] == [e.kind for e in seeds.entities.values()]
    assert [document["id"] for document in payload["documents"]] == list(seeds.documents)
    told = payload["relationships"]
    keys = [
        (entities["id"][subject], payload["relations"][relation]["name"], entities["id"][object_])
        for subject, relation, object_ in zip(told["subject"], told["relation"], told["object"], strict=True)
    ]
    assert keys == list(seeds.relationships)
    stated: dict[Any, list[Claim]] = {key: [] for key in keys}
    for claim in seeds.claims.values():
        stated[relationship_keys(claim, seeds.vocabulary)[0]].append(claim)
    assert told["stated"] == [len(together) for together in stated.values()]
    expected = [c for r in seeds.relationships.values() for c in r.claims if c in stated[r.key]]
    assert claims["id"] == [claim.id for claim in expected]
    numbers = {claim.id: i for i, claim in enumerate(expected)}
    derived = {str(i): r for i, r in enumerate(seeds.relationships.values()) if set(r.claims) - set(stated[r.key])}
    assert told["claims"] == {i: [numbers[claim.id] for claim in r.claims] for i, r in derived.items()}
    assert [payload["statuses"][stance] for stance in claims["stance"]] == [claim.stance for claim in expected]
    assert [payload["documents"][i]["id"] for i in claims["document"]] == [claim.document for claim in expected]
    speakers = [entities["id"][i] if i >= 0 else None for i in claims["speaker"]]
    assert speakers == [claim.attributed_to for claim in expected]
    for field in ("date", "start", "end"):
        dates = [payload["texts"][i] if i >= 0 else None for i in claims[field]]
        assert dates == [getattr(claim, field) for claim in expected]

    def more(field: str) -> list[Any]:
        column = claims["more"][field]
        return column if isinstance(column, list) else [column.get(str(i)) for i in range(len(expected))]

    def named(field: str, names: list[str]) -> list[str | None]:
        return [None if i is None else names[i] for i in more(field)]

    turned = {i for i, c in enumerate(expected) if c.subject != relationship_keys(c, seeds.vocabulary)[0][0]}
    assert set(claims["turned"]) == turned
    assert {entities["id"][int(event)] for event in payload["events"]} == seeds.events.keys()
    assert more("note") == [claim.note for claim in expected]
    assert named("role", payload["texts"]) == [claim.role for claim in expected]
    assert named("place", entities["id"]) == [claim.place for claim in expected]
    assert named("event", entities["id"]) == [claim.event for claim in expected]
    counted = [quantity and quantity[2:] for quantity in more("quantity")]
    assert counted == [c.quantity and [c.quantity.unit, c.quantity.of] for c in expected]
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
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[2])},
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
    assert told[0] == (0, 10_000)
    assert told[-1] == (10_000, 10_000)
    assert told == sorted(told)


def test_kinds_of_ones_own_have_looks_and_words() -> None:
    """A kind that the claims define is in the data with what is broader and the look of the nearest known one."""
    bank = Kind(name="SavingsBank", meaning="a bank", broader="Company")
    graph = Graph(claim_set({}, {"b": Entity(id="b", kind="SavingsBank", name="B")}, {}, kinds=[bank]))
    payload = Outline(render(graph)).payload
    kinds = {kind["name"]: kind for kind in payload["kinds"]}
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
    payload = Outline(render(Graph(claim_set(documents, {}, {})))).payload
    assert [document["id"] for document in payload["documents"] if "url" in document] == ["a", "b"]


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
