"""Drafts: what they become, and all that is wrong with one at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.authoring import Desk, Draft, passage
from graphmodel.claims import Document, Entity
from graphmodel.claims.resolve import load
from graphmodel.errors import GraphmodelError, StoreError
from graphmodel.passages import Library, Text, pick
from tests.support import authored

SAID = {"document": "gazette", "subject": "Ada Roe", "relation": "heads", "object": "the port", "end": "unknown"}
QUOTE = "Ada Roe, who headed the port, stepped down"
PIECES = ["Ada", "Roe", " ", "\n", "\r\n", "\n\n", "e\u0301", "é", "👩‍👩‍👧", "🇺🇦", "مرحبا", "بِالعالم", "北京", "会谈",
          "so\u00adft", "\u200b", "“x”", "'", "–", "-", "fi", "ﬁ", "&nbsp;", "...", ".", "1,200", "ß"]  # fmt: skip
hostile = st.lists(st.sampled_from(PIECES), min_size=1, max_size=40).map("".join)


def test_a_draft_becomes_a_claim_with_ids_and_a_locator(story: Path) -> None:
    """Names, aliases and words for relations are resolved, and the locator is the one that ``locate`` gives."""
    desk = Desk(story)
    (judged,) = desk.judge([Draft(SAID, QUOTE)], Library(story.parent).text)
    assert judged.claim is not None
    assert (judged.claim.subject, judged.claim.relation, judged.claim.object) == ("ada-roe", "HEADS", "port")
    assert judged.claim.locator == pick(Text(authored.ARTICLE), QUOTE)
    assert desk.add([judged.claim]) == [story / "claims" / "gazette.yaml"]
    assert [claim.locator for claim in load(story).claims.values()] == [judged.claim.locator]


def test_words_that_turn_a_claim_around_are_understood(story: Path) -> None:
    """A relation that is written from object to subject gives the same claim as the other way round."""
    turned = {**SAID, "subject": "port", "relation": "is headed by", "object": "Ada Roe"}
    one, two = Desk(story).judge([Draft(SAID), Draft(turned)], Library(story.parent).text)
    assert one.claim is not None
    assert (two.claim, [problem.message for problem in two.problems]) == (None, ["the same claim is number 1"])


def test_all_that_is_wrong_is_told_at_once(story: Path) -> None:
    """Of a draft with many faults each is told with its field."""
    draft = Draft({"document": "gazette", "subject": "Ada Ro", "relation": "hads", "date": "x", "more": 1}, "no such")
    (judged,) = Desk(story).judge([draft], Library(story.parent).text)
    assert judged.claim is None
    assert {problem.path for problem in judged.problems} == {
        (), ("subject",), ("relation",), ("date",), ("more",), ("quote",)
    }  # fmt: skip
    assert "field 'object' is missing" in {problem.message for problem in judged.problems}


def test_a_claim_that_is_there_is_not_made_again(story: Path) -> None:
    """What the folder says already, also the other way round, is refused."""
    desk = Desk(story)
    met = {"document": "gazette", "subject": "ada-roe", "relation": "MET_WITH", "object": "ben-ito"}
    (judged,) = desk.judge([Draft(met)], Library(story.parent).text)
    assert judged.claim is not None
    desk.add([judged.claim])
    other = {**met, "subject": "Ben Ito", "object": "Ada Roe"}
    (again,) = Desk(story).judge([Draft(other)], Library(story.parent).text)
    assert [problem.message for problem in again.problems] == ["the same claim is there already"]


def test_faults_of_other_claims_keep_nobody_from_writing(story: Path) -> None:
    """A claim with a fault in another file, and a quote that is not filled in, do not stop a new one."""
    (story / "claims" / "more.yaml").write_text(
        "- {subject: ada-roe, relation: NONSENSE, object: port, document: gazette, quote: x}\n", encoding="utf-8"
    )
    (judged,) = Desk(story).judge([Draft(SAID, QUOTE)], Library(story.parent).text)
    assert judged.problems == ()


def test_each_document_has_its_file(story: Path) -> None:
    """Claims go where those of their document are, and else into a file of their own, whatever the id is."""
    (story / "documents.yaml").write_text(
        authored.DOCUMENTS + "- {id: ../../evil, publisher: P}\n- {id: other, publisher: P}\n", encoding="utf-8"
    )
    (story / "claims" / "mixed.yaml").write_text(
        "- {subject: ada-roe, relation: HEADS, object: port, document: other}\n", encoding="utf-8"
    )
    desk = Desk(story)
    assert desk.file_for("gazette") == story / "claims" / "gazette.yaml"
    assert desk.file_for("other") == story / "claims" / "mixed.yaml"
    assert desk.file_for("../../evil") == story / "claims" / "evil.yaml"


def test_a_new_entity_is_known_to_the_next_desk(story: Path) -> None:
    """An entity that is added stands at the end of the entities, and its id is given only once."""
    before = (story / "entities.yaml").read_bytes()
    new = Entity(id="cleo", kind="Person", name="Cleo Mare")
    assert Desk(story).add_entity(new) == story / "entities.yaml"
    assert (story / "entities.yaml").read_bytes() == before + b"- {id: cleo, kind: Person, name: Cleo Mare}\n"
    (judged,) = Desk(story).judge([Draft({**SAID, "subject": "Cleo Mare"})], Library(story.parent).text)
    assert judged.problems == ()
    with pytest.raises(StoreError, match="already"):
        Desk(story).add_entity(new)


def test_claims_of_several_documents_are_added_all_or_none(story: Path) -> None:
    """Where the file of one document cannot be written, the claims of the other are not added either."""
    (story / "documents.yaml").write_text(f"{authored.DOCUMENTS}- {{id: other, publisher: P}}\n", encoding="utf-8")
    other = story / "claims" / "other.yaml"
    other.write_text("document: other\nclaims: []\n", encoding="utf-8")
    other.chmod(0o444)
    before = (story / "claims" / "gazette.yaml").read_bytes()
    desk = Desk(story)
    judged = desk.judge([Draft(SAID), Draft({**SAID, "document": "other"})], Library(story.parent).text)
    claims = [each.claim for each in judged if each.claim]
    with pytest.raises(StoreError, match="read-only"):
        desk.add(claims)
    assert (story / "claims" / "gazette.yaml").read_bytes() == before
    other.chmod(0o644)
    assert len(desk.add(claims)) == 2
    assert len(load(story).claims) == 2


def test_white_space_beside_a_selection_does_not_count() -> None:
    """Whoever selects a space or a line end too many gets the locator of the words."""
    text = Text(authored.ARTICLE)
    assert passage(text, Draft({}, span=(18, 27))) == pick(text, "Ada Roe", 1)


@pytest.mark.parametrize("span", [(-1, 3), (3, 3), (5, 2), (0, 10_000), (18, 20)])
def test_a_place_that_is_none_is_refused(span: tuple[int, int]) -> None:
    """Offsets outside the text, the wrong way round or around nothing but white space make no locator."""
    with pytest.raises(GraphmodelError, match="no passage"):
        passage(Text(authored.ARTICLE), Draft({}, span=span))


@given(hostile, st.data())
def test_a_selected_passage_has_the_locator_of_locate(raw: str, data: st.DataObject) -> None:
    """Whatever letters a text has, offsets give the locator that ``locate`` gives for the words that stand there."""
    text = Text(raw)
    start = data.draw(st.integers(0, max(len(text.text) - 1, 0)))
    end = data.draw(st.integers(start + 1, max(len(text.text), start + 1)))
    words = text.text[start:end]
    try:
        located = passage(text, Draft({}, span=(start, end)))
    except GraphmodelError:
        assert not [place for place in text.find(words) if place[0] < end and start < place[1]] or not words.strip()
        return
    places = text.find(words)
    occurrence = places.index((located.start or 0, located.end or 0)) + 1
    assert located == pick(text, words, occurrence) == passage(text, Draft({}, words, occurrence=occurrence))
    if (start, end) in places:
        assert (located.start, located.end) == (start, end)
    if len(places) == 1:
        assert located == pick(text, words)


def test_a_document_without_a_copy_is_told(story: Path) -> None:
    """A quote from a document of which there is no copy is a fault of the draft, not an end of all."""
    (story.parent / "gazette.txt").unlink()
    (judged,) = Desk(story).judge([Draft(SAID, QUOTE)], Library(story.parent).text)
    assert judged.problems[0].message.startswith("no copy of 'gazette'")
    assert isinstance(Desk(story).documents["gazette"], Document)
