"""What the page asks, without the page: writing, changing, and what others do to the files meanwhile."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from graphmodel.claims.model import Quantity
from graphmodel.claims.resolve import load
from graphmodel.passages import Text, pick
from tests.support import authored
from tests.support.annotating import asked, serving


def test_two_pages_at_once_lose_nothing(story: Path) -> None:
    """What several pages write into one file at the same time is all there, with each entity and claim once."""
    article = story.parent / "gazette.txt"
    with serving(story, article) as one, serving(story, article) as two, ThreadPoolExecutor(4) as pool:

        def write(number: int) -> None:
            to = one if number % 2 else two
            fields = {"subject": "Ada Roe", "relation": "HEADS", "object": "port", "role": f"role {number}"}
            assert asked(to, "add", fields=fields, span=[20, 48])["problems"] == []

        list(pool.map(write, range(24)))
    assert sorted(each.role for each in load(story).claims.values()) == sorted(f"role {n}" for n in range(24))


def test_a_change_may_be_of_the_passage_or_of_nothing(story: Path) -> None:
    """A claim gets the place of another selection and keeps the rest; saved as it was it stays, byte for byte."""
    file = story / "claims" / "gazette.yaml"
    fields = {
        "subject": "Ada Roe", "relation": "HEADS", "object": "port", "end": "2024", "note": "see: there",
        "quantity": {"low": "1.5", "unit": "t", "about": True},
    }  # fmt: skip
    with serving(story, story.parent / "gazette.txt") as listener:
        key = asked(listener, "add", fields=fields, span=[20, 48])["key"]
        before = file.read_bytes()
        (row,) = asked(listener, "state")["claims"]
        assert asked(listener, "judge", fields=row["fields"], key=key)["problems"] == []
        assert asked(listener, "edit", fields=row["fields"], key=key)["key"] == key
        assert file.read_bytes() == before
        key = asked(listener, "edit", fields=row["fields"], key=key, span=[20, 27])["key"]
        (made,) = load(story).claims.values()
        assert made.locator == pick(Text(authored.ARTICLE), "Ada Roe", 1)
        assert (made.end, made.note, made.quantity) == ("2024", "see: there", Quantity(low=1.5, unit="t", about=True))
        assert asked(listener, "undo", key=key)["claims"] == []
        assert "did not write" in asked(listener, "undo", key=key)["error"]
    assert file.read_bytes() == b"document: gazette\nclaims: []\n"


def test_a_fault_elsewhere_is_told_and_nothing_is_written(story: Path) -> None:
    """Where entities have a fault meanwhile, or the file may not be written, the reason is told."""
    file, entities = story / "claims" / "gazette.yaml", story / "entities.yaml"
    fields = {"subject": "Ada Roe", "relation": "HEADS", "object": "port"}
    before, sound = file.read_bytes(), entities.read_text(encoding="utf-8")
    with serving(story, story.parent / "gazette.txt") as listener:
        entities.write_text(sound.replace("kind: Company", "kind: Compny"), encoding="utf-8")
        answer = asked(listener, "add", fields=fields, span=[20, 48])
        assert answer["error"].endswith("entities.yaml:3:20: unknown kind 'Compny'")
        assert answer["hint"] == "did you mean Company?"
        entities.write_text(sound, encoding="utf-8")
        file.chmod(0o444)
        assert "is read-only" in asked(listener, "add", fields=fields, span=[20, 48])["error"]
        file.chmod(0o644)
        assert file.read_bytes() == before
        assert asked(listener, "add", fields=fields, span=[20, 48])["problems"] == []
