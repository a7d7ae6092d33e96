"""The vault of Markdown notes: every link leads to a note, and every claim stands in one with who says it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.formats import vault
from graphmodel.graph import Graph
from graphmodel.markdown import paragraph
from tests.support.randomclaims import random_claims, with_sources

LINK = re.compile(r"\[\[([^|\]]+)\|([^\]]*)\]\]")


def written(graph: Graph, folder: Path) -> dict[str, str]:
    """The notes by their path without ending."""
    folder.mkdir()
    vault.write(graph.claim_set, folder)
    return {str(p.relative_to(folder).with_suffix("")): p.read_text("utf-8") for p in folder.rglob("*.md")}


@pytest.fixture(scope="module", params=["seeds", "random"])
def graph(request: pytest.FixtureRequest) -> Graph:
    """Give the bundled graph, and one at random with letters of all sorts."""
    return Graph.load() if request.param == "seeds" else Graph(with_sources(random_claims(3), 3))


def test_every_link_leads_to_a_note(graph: Graph, tmp_path: Path) -> None:
    """There is a note for each entity and document, and no link to anything else."""
    notes = written(graph, tmp_path / "vault")
    assert len(notes) == len(graph.entities) + len(graph.documents) + 1
    targets = {target for text in notes.values() for target, _ in LINK.findall(text)}
    assert targets <= notes.keys()
    assert targets == notes.keys() - {"Index"}


def test_every_claim_stands_in_its_document_s_note(graph: Graph, tmp_path: Path) -> None:
    """Each claim is one line that can be linked to, with its stance and its speaker."""
    notes = written(graph, tmp_path / "vault")
    lines = [line for path, text in notes.items() if path.startswith("Documents/") for line in text.splitlines()]
    for claim in graph.claims.values():
        (line,) = (line for line in lines if line.endswith(f" ^{claim.id}"))
        assert line.startswith("- Denied: ") is (claim.stance == "denied")
        assert ("according to [[Entities/" in line) is (claim.attributed_to is not None)


def test_the_same_claims_give_the_same_notes(graph: Graph, tmp_path: Path) -> None:
    """Nothing depends on when or in which order the notes are written."""
    assert written(graph, tmp_path / "a") == written(graph, tmp_path / "b")


def test_names_are_no_paths_and_texts_no_markup(tmp_path: Path) -> None:
    """No name leads out of the vault or over another note, and no text makes a link, a tag or a script."""
    names = ["../../x [[Index|y]] <script> #tag \\ : ?", "CON", "con", "…", "a/b", "A b", "x" * 300, ". ."]
    graph = Graph.from_records(
        [{"id": "d", "title": "../up", "publisher": "P|Q", "note": "[[Index]]"}],
        [{"id": f"e{n}", "kind": "Person", "name": name} for n, name in enumerate(names)],
        [
            {"subject": "id:e0", "relation": "MET_WITH", "object": f"id:e{n}", "document": "d", "note": "<b> [[Index]]"}
            for n in range(1, len(names))
        ],
    )
    notes = written(graph, tmp_path / "vault")
    assert len(notes) == len(names) + 2
    assert len({path.casefold() for path in notes}) == len(notes)
    assert [p.name for p in tmp_path.iterdir()] == ["vault"]
    for text in notes.values():
        body = text.partition("\n---\n")[2] or text
        assert "<script>" not in body
        assert "<b>" not in body
        assert "[[Index]]" not in body
        assert all(target != "Index" for target, _ in LINK.findall(body))


@pytest.mark.parametrize("letter", ["x", "я", "字", "\U0001d4b3"])
def test_long_names_are_files(tmp_path: Path, letter: str) -> None:
    """Whatever letters a name has, its note can be written, and two long names that begin alike are two notes."""
    graph = Graph.from_records(
        [{"id": "d", "title": letter * 300, "publisher": letter * 300}],
        [{"id": f"e{n}", "kind": "Person", "name": letter * 290 + str(n)} for n in range(12)],
        [{"subject": f"e{n}", "relation": "MET_WITH", "object": f"e{n + 1}", "document": "d"} for n in range(11)],
    )
    assert len(written(graph, tmp_path / "vault")) == 14


def test_no_sign_hides_what_is_said(tmp_path: Path) -> None:
    """Signs between which Obsidian hides, marks or sets a formula are shown, and names keep theirs in links."""
    graph = Graph.from_records(
        [{"id": "d", "publisher": "A/S: Times", "url": "https://example.org/<a>", "note": "- %%denied%%"}],
        [{"id": "a", "kind": "Company", "name": "A/S Bolt & Co: 100%%", "note": "1. $x$"},
         {"id": "b", "kind": "Company", "name": "US$ Fund?"}],
        [{"subject": "a", "relation": "OWNS", "object": "b", "document": "d", "note": "%%not%% ==so== $1$"}],
    )  # fmt: skip
    notes = written(graph, tmp_path / "vault")
    text = "\n".join(notes.values())
    assert not re.search(r"(?<!\\)(%%|==)", text.replace('["A/S Bolt & Co: 100%%"]', ""))
    assert "[[Entities/A S Bolt & Co 100%|A/S Bolt & Co: 100]] owns [[Entities/US$ Fund|US$ Fund?]]" in text
    assert r"(\%\%not\%\% \=\=so\=\= \$1\$)" in text
    assert "\n\\- \\%\\%denied" in text
    assert "\n1\\. \\$x\\$" in text
    assert "<https://example.org/%3Ca%3E>" in text


def test_a_note_is_found_by_its_whole_name(tmp_path: Path) -> None:
    """Where a file may not be called as the entity is, the name is among the note's aliases."""
    entities = [
        {"id": "a", "kind": "Person", "name": "A/B"},
        {"id": "b", "kind": "Person", "name": "C", "aliases": ["D"]},
    ]
    notes = written(Graph.from_records([], entities, []), tmp_path / "vault")
    assert 'aliases: ["A/B"]' in notes["Entities/A B"]
    assert 'aliases: ["D"]' in notes["Entities/C"]


@given(st.text(st.sampled_from("%=$*_a 1-.+#\\"), max_size=12))
def test_a_paragraph_says_what_the_text_says(text: str) -> None:
    """Without its strokes before signs a paragraph is the text on one line; no pair of signs is left without."""
    said = paragraph(text)
    assert re.sub(r"\\([^a-z0-9\s])", r"\1", said) == " ".join(text.split())
    assert not re.search(r"(?<!\\)(%%|==|\*|_|#)", said)


def test_a_connection_says_by_whose_account_it_is_so(tmp_path: Path) -> None:
    """Whoever is credited or denies stands beside each connection, so that nothing is said of a document alone."""
    graph = Graph.from_records(
        [{"id": "d", "publisher": "P"}, {"id": "e", "publisher": "Q"}],
        [{"id": x, "kind": "Person", "name": x.title()} for x in ("ada", "ben", "cy")],
        [
            {"subject": "ada", "relation": "MET_WITH", "object": "ben", "document": "d", "attributed_to": "cy"},
            {"subject": "ada", "relation": "MET_WITH", "object": "ben", "document": "e", "stance": "denied"},
        ],
    )
    note = written(graph, tmp_path / "vault")["Entities/Ada"]
    assert (
        "- [[Entities/Ada|Ada]] met [[Entities/Ben|Ben]] (contested) – according to [[Entities/Cy|Cy]] in"
        " [[Documents/P – d|P – d]]; denied in [[Documents/Q – e|Q – e]]"
    ) in note
