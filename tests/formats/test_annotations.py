"""Annotated texts become claims with their places, however a program counts letters."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.errors import InputError
from graphmodel.formats import doccano, labelstudio
from graphmodel.formats.imported import Settled, settle
from graphmodel.passages import Text

TEXT = "Title\r\n\r\nYesterday \U0001f468\u200d\U0001f469 Ada Ro\u0065\u0301 met Bolt Ltd."
NAMES = ("Ada Ro\u0065\u0301", "Bolt Ltd")


def units(text: str) -> int:
    """How many units of UTF-16 a text has."""
    return len(text.encode("utf-16-le")) // 2


def doccano_line(text: str, names: tuple[str, str], relation: str = "met", **more: Any) -> dict[str, Any]:
    """A line with two spans and a relation between them."""
    places = [(text.index(name), text.index(name) + len(name)) for name in names]
    entities = [
        {"id": n, "label": label, "start_offset": start, "end_offset": end}
        for n, (label, (start, end)) in enumerate(zip(("Person", "Company"), places, strict=True))
    ]
    return {"id": 7, "text": text, "entities": entities,
            "relations": [{"id": 0, "from_id": 0, "to_id": 1, "type": relation}], **more}  # fmt: skip


def label_studio_task(text: str, names: tuple[str, str], direction: str = "right") -> dict[str, Any]:
    """A task with two regions and a relation between them."""
    results: list[dict[str, Any]] = []
    for id_, label, name in zip("ab", ("Person", "Company"), names, strict=True):
        start = units(text[: text.index(name)])
        value = {"start": start, "end": start + units(name), "text": name, "labels": [label]}
        results.append({"id": id_, "type": "labels", "value": value})
    link = {"type": "relation", "from_id": "a", "to_id": "b", "direction": direction, "labels": ["met"]}
    return {"id": 7, "data": {"text": text}, "annotations": [{"result": [*results, link]}]}


def read_doccano(folder: Path, *lines: dict[str, Any]) -> Settled:
    """What a file with these lines says."""
    path = folder / "a.doccano.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in lines))
    return settle(doccano.read(path))


def read_label_studio(folder: Path, *tasks: dict[str, Any]) -> Settled:
    """What a file with these tasks says."""
    path = folder / "a.labelstudio.json"
    path.write_text(json.dumps(tasks))
    return settle(labelstudio.read(path))


@pytest.mark.parametrize("program", ["doccano", "label-studio"])
def test_a_claim_has_the_place_of_its_spans(tmp_path: Path, program: str) -> None:
    """Line ends, letters with marks and signs beyond the basic plane do not move a passage, whatever the unit."""
    if program == "doccano":
        settled = read_doccano(tmp_path, doccano_line(TEXT, NAMES))
    else:
        settled = read_label_studio(tmp_path, label_studio_task(TEXT, NAMES))
    (claim,) = settled.claims.claims.values()
    assert (claim.subject, claim.relation, claim.object) == ("ada-roe", "MET_WITH", "bolt-ltd")
    assert claim.locator is not None
    text = Text(TEXT)
    assert text.passage(claim.locator) == "Ada Roé met Bolt Ltd"
    assert claim.locator == text.locator(claim.locator.start or 0, claim.locator.end or 0)
    assert claim.locator.paragraph == 2
    assert settled.claims.documents[claim.document].sha256 == text.sha256
    assert {e.name: e.kind for e in settled.claims.entities.values()} == {"Ada Roé": "Person", "Bolt Ltd": "Company"}


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12),
    st.sampled_from(["", "\r\n", "e\u0301", "\U0001f600"]),
)
def test_what_stands_before_does_not_matter(tmp_path_factory: pytest.TempPathFactory, before: str, joint: str) -> None:
    """Both programs' offsets lead to the same passage behind any letters."""
    text = f"{before}{joint} Ada met Bolt"
    folder = tmp_path_factory.getbasetemp()
    if before.count("Ada") or before.count("Bolt"):
        return
    for settled in (
        read_doccano(folder, doccano_line(text, ("Ada", "Bolt"))),
        read_label_studio(folder, label_studio_task(text, ("Ada", "Bolt"))),
    ):
        (claim,) = settled.claims.claims.values()
        assert claim.locator is not None
        assert Text(text).passage(claim.locator) == "Ada met Bolt"


def test_the_direction_of_a_relation_is_kept(tmp_path: Path) -> None:
    """A relation that points to the left has its ends the other way round."""
    task = label_studio_task("Ada owns Bolt", ("Ada", "Bolt"), direction="left")
    task["annotations"][0]["result"][2]["labels"] = ["was freed by"]
    task["annotations"][0]["result"][1]["value"]["labels"] = ["Person"]
    (claim,) = read_label_studio(tmp_path, task).claims.claims.values()
    assert (claim.subject, claim.object) == ("ada", "bolt")


def test_two_who_annotate_one_text_are_one_document(tmp_path: Path) -> None:
    """What two people mark alike in one text is one claim of one document."""
    task = label_studio_task(TEXT, NAMES)
    task["annotations"] *= 2
    settled = read_label_studio(tmp_path, task)
    assert len(settled.claims.documents) == 1
    assert len(settled.claims.claims) == 1


def test_what_cannot_be_a_claim_is_rejected(tmp_path: Path) -> None:
    """A relation that nobody knows, or between spans that are not there, is told with its place."""
    lost = doccano_line("Ada met Bolt", ("Ada", "Bolt"))
    lost["relations"][0]["to_id"] = 9
    settled = read_doccano(tmp_path, doccano_line("Ada met Bolt", ("Ada", "Bolt"), "frobs"), lost)
    assert settled.records == 2
    assert sorted((r.record.place, r.reason.partition(" (")[0]) for r in settled.rejected) == [
        ("line 1", "unknown relation 'frobs'"),
        ("line 2", "it joins a span that is not there, or has no words"),
    ]
    moved = label_studio_task("Ada met Bolt", ("Ada", "Bolt"))
    moved["annotations"][0]["result"][0]["value"]["start"] += 1
    assert len(read_label_studio(tmp_path, moved).rejected) == 1


@pytest.mark.parametrize("text", ["{", "[]", '{"text": 1}', '{"text": "a", "entities": [{"id": 1}]}', "\x00"])
def test_a_line_that_is_none_is_a_fault(tmp_path: Path, text: str) -> None:
    """All lines that are not what they should be are told, each with its number."""
    path = tmp_path / "a.doccano.jsonl"
    path.write_text(f'{{"text": "a"}}\n{text}\n{text}\n')
    with pytest.raises(InputError) as caught:
        doccano.read(path)
    assert {fault.line for fault in caught.value.faults} == {2, 3}
    path = tmp_path / "a.labelstudio.json"
    path.write_text(text if text != "[]" else "{}")
    with pytest.raises(InputError):
        labelstudio.read(path)
