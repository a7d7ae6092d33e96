"""Drafts of a language model on the page: one by one, accepted, edited or refused by a person with a name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graphmodel.annotate import Listener
from graphmodel.authoring import Desk, draftsfile
from graphmodel.authoring.answer import judge
from graphmodel.claims.resolve import load
from graphmodel.passages import Text
from tests.support import authored
from tests.support.annotating import asked, axe, browse, serving, wait_until
from tests.support.browser import Visit

ANSWER = [
    {"quote": "Ada Roe, who headed the port", "subject": "Ada Roe", "relation": "HEADS", "object": "Port of Northam"},
    {
        "quote": "Ben Ito said he had never met Ada Roe",
        "subject": "Ben Ito",
        "relation": "MET_WITH",
        "object": "Ada Roe",
    },
    {"quote": "stepped down on Thursday", "subject": "Ada Roe", "relation": "WORKS_FOR", "object": "Port of Northam"},
]


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """Give a claims folder with drafts beside its article."""
    story = authored.folder(tmp_path)
    desk, text = Desk(story), Text(authored.ARTICLE)
    verdict = judge(desk, desk.documents["gazette"], text, ANSWER, [], frozenset())
    draftsfile.keep(story / "drafts" / "gazette.jsonl", verdict.taken, story)
    assert len(draftsfile.kept(story / "drafts" / "gazette.jsonl")) == len(ANSWER)
    return story


def accepted(story: Path) -> list[str]:
    """Return who accepted, in the order in which it was done."""
    log = story / "drafts" / "accepted.jsonl"
    return [json.loads(line)["by"] for line in log.read_text(encoding="utf-8").splitlines()] if log.exists() else []


def test_drafts_are_accepted_edited_and_refused(visit: Visit, story: Path) -> None:
    """One is taken as it is, one changed and one refused; who accepts is asked once and written down."""
    drafts = story / "drafts" / "gazette.jsonl"
    with serving(story, story.parent / "gazette.txt", drafts) as listener:
        page = browse(visit, listener)
        assert axe(page) == []
        assert "headed the port" in page.locator("#drafts blockquote").inner_text()
        page.locator("#draft-accept").click()
        wait_until(page, "() => /nobody is called so/.test(document.getElementById('toast').textContent)")
        assert load(story).claims == {}
        page.locator("#by").fill("Ann Lee")
        page.locator("#draft-accept").click()
        page.wait_for_selector("#claims-list [data-key]")
        assert page.locator("#by").is_hidden()
        page.locator("#draft-edit").click()
        page.locator("#f-stance").select_option("denied")
        page.locator("#f-attributed_to").fill("Ben Ito")
        page.keyboard.press("Enter")
        page.wait_for_selector("#claims-list .status-denied")
        page.locator("#draft-refuse").click()
        wait_until(page, "() => /No draft is left/.test(document.getElementById('drafts').textContent)")
        visit.assert_clean()
    made = {(each.relation, each.stance, each.attributed_to) for each in load(story).claims.values()}
    assert made == {("HEADS", "asserted", None), ("MET_WITH", "denied", "ben-ito")}
    assert accepted(story) == ["Ann Lee", "Ann Lee"]
    assert draftsfile.kept(drafts) == []


def test_a_draft_whose_passage_does_not_stand_there_is_not_accepted(story: Path) -> None:
    """In another copy, or with another quote than its locator's, a draft is refused with the reason, and stays."""
    drafts = story / "drafts" / "gazette.jsonl"
    copy = story.parent / "copy.txt"
    copy.write_text("Something else.\n", encoding="utf-8")
    with serving(story, copy, drafts, "Ann Lee") as listener:
        assert "does not stand there" in asked(listener, "accept", fields=fields(listener, 1), number=1)["error"]
    drafts.write_text(drafts.read_text(encoding="utf-8").replace("who headed", "who ruined"), encoding="utf-8")
    with serving(story, story.parent / "gazette.txt", drafts, "Ann Lee") as listener:
        assert "not that of its quote" in asked(listener, "accept", fields=fields(listener, 1), number=1)["error"]
    assert (load(story).claims, accepted(story)) == ({}, [])
    assert [each.number for each in draftsfile.kept(drafts)] == [1, 2, 3]


def test_a_draft_that_somebody_else_took_is_told(story: Path) -> None:
    """What was accepted or refused elsewhere meanwhile is accepted by nobody twice."""
    drafts = story / "drafts" / "gazette.jsonl"
    with serving(story, story.parent / "gazette.txt", drafts, "Ann Lee") as listener:
        one = fields(listener, 1)
        draftsfile.accept(drafts, [1], "Bob", Desk(story))
        assert asked(listener, "accept", fields=one, number=1)["error"] == "draft 1 is there no more"
        assert asked(listener, "refuse", number=1)["error"] == "draft 1 is there no more"
    assert accepted(story) == ["Bob"]


def test_an_accepted_draft_that_is_taken_back_waits_again(story: Path) -> None:
    """Changed, the record of who accepted names the new claim; taken back, the draft waits and the record is gone."""
    drafts = story / "drafts" / "gazette.jsonl"
    before = draftsfile.kept(drafts)
    with serving(story, story.parent / "gazette.txt", drafts, "Ann Lee") as listener:
        one = fields(listener, 1)
        key = asked(listener, "accept", fields=one, number=1)["key"]
        key = asked(listener, "edit", fields={**one, "stance": "denied"}, key=key)["key"]
        (line,) = (story / "drafts" / "accepted.jsonl").read_text(encoding="utf-8").splitlines()
        assert ([json.loads(line)["claim"]], accepted(story)) == ([*load(story).claims], ["Ann Lee"])
        left = asked(listener, "undo", key=key)["waiting"]["drafts"]
    assert [each["number"] for each in left] == [2, 3, 1]
    assert sorted(draftsfile.kept(drafts), key=lambda each: each.number) == before
    assert (load(story).claims, accepted(story)) == ({}, [])


def fields(listener: Listener, number: int) -> dict[str, object]:
    """Return what a draft says, as the form of the page would send it."""
    waiting = asked(listener, "state")["waiting"]["drafts"]
    (found,) = (draft["fields"] for draft in waiting if draft["number"] == number)
    return dict(found)
