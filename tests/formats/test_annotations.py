"""Annotated texts become claims with their places, however a program counts letters."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.errors import InputError
from graphmodel.formats import doccano, inception, labelstudio
from graphmodel.formats.annotations import Units
from graphmodel.formats.imported import Imported, Settled, settle
from graphmodel.passages import Text

TEXT = "Title\r\n\r\nYesterday \U0001f468\u200d\U0001f469 Ada Ro\u0065\u0301 met Bolt Ltd."
_DKPRO = "de.tudarmstadt.ukp.dkpro.core.api"
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


def cas(text: str, names: tuple[str, str], **more: Any) -> dict[str, Any]:
    """A CAS with two spans and a relation between them, and what INCEpTION has in each text beside them."""
    structures: list[dict[str, Any]] = [
        {"%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaNum": 1, "sofaID": "_InitialView", "sofaString": text},
        {"%ID": 2, "%TYPE": f"{_DKPRO}.metadata.type.DocumentMetaData", "@sofa": 1, "documentTitle": "a.txt"},
        {"%ID": 3, "%TYPE": f"{_DKPRO}.segmentation.type.Sentence", "@sofa": 1, "begin": 0, "end": units(text)},
        {"%ID": 4, "%TYPE": f"{_DKPRO}.segmentation.type.Token", "@sofa": 1, "begin": 0, "end": 1},
    ]
    types = (f"{_DKPRO}.ner.type.NamedEntity", "webanno.custom.Actor")
    for number, (type_, label, name) in enumerate(zip(types, ("Person", "Company"), names, strict=True), 5):
        start = units(text[: text.index(name)])
        ends = {"begin": start, "end": start + units(name)}
        structures.append({"%ID": number, "%TYPE": type_, "@sofa": 1, **ends, "value": label})
    link = {"%ID": 7, "%TYPE": "webanno.custom.Link", "@sofa": 1, "@Governor": 5, "@Dependent": 6, "label": "met"}
    structures.append({**link, "begin": 0, "end": 1, **more})
    return {"%TYPES": {}, "%FEATURE_STRUCTURES": structures, "%VIEWS": {}}


def read_inception(folder: Path, written: dict[str, Any]) -> Settled:
    """What a file with this CAS says."""
    return settle(imported_inception(folder, written))


def imported_inception(folder: Path, written: dict[str, Any]) -> Imported:
    """What is taken of a file with this CAS."""
    path = folder / "a.cas.json"
    path.write_text(json.dumps(written))
    return inception.read(path)


@pytest.mark.parametrize("program", ["doccano", "label-studio", "inception"])
def test_a_claim_has_the_place_of_its_spans(tmp_path: Path, program: str) -> None:
    """Line ends, letters with marks and signs beyond the basic plane do not move a passage, whatever the unit."""
    if program == "doccano":
        settled = read_doccano(tmp_path, doccano_line(TEXT, NAMES))
    elif program == "inception":
        settled = read_inception(tmp_path, cas(TEXT, NAMES))
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
    """All programs' offsets lead to the same passage behind any letters."""
    text = f"{before}{joint} Ada met Bolt"
    folder = tmp_path_factory.getbasetemp()
    if before.count("Ada") or before.count("Bolt"):
        return
    for settled in (
        read_doccano(folder, doccano_line(text, ("Ada", "Bolt"))),
        read_label_studio(folder, label_studio_task(text, ("Ada", "Bolt"))),
        read_inception(folder, cas(text, ("Ada", "Bolt"))),
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


def test_the_text_that_is_annotated_is_found(tmp_path: Path) -> None:
    """A task may have other texts beside the one that its regions are in."""
    task = label_studio_task("Ada met Bolt", ("Ada", "Bolt"))
    task["data"] = {"headline": "Yesterday", "body": "Ada met Bolt"}
    (claim,) = read_label_studio(tmp_path, task).claims.claims.values()
    assert claim.locator is not None
    assert (claim.locator.start, claim.locator.end) == (0, 12)


def test_regions_in_a_web_page_are_counted(tmp_path: Path) -> None:
    """A region whose place is a path into a page, and labels beside a region's first, are told."""
    task = label_studio_task("Ada met Bolt", ("Ada", "Bolt"))
    first, second, _ = task["annotations"][0]["result"]
    first["value"] |= {"start": "/p[1]/text()[1]", "end": "/p[1]/text()[1]"}
    second["value"]["labels"].append("Place")
    path = tmp_path / "a.labelstudio.json"
    path.write_text(json.dumps([task]))
    (note,) = (note for note in labelstudio.read(path).notes if note.startswith("not taken"))
    assert "labels beside the first of a region (1)" in note
    assert "in no plain text (1)" in note


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


@given(st.text(st.sampled_from("a\U0001f600\u00e9\ufffd"), max_size=12))
def test_units_of_utf16_are_letters(text: str) -> None:
    """Of every text each letter begins where so many units end, and one that is cut in two begins where it did."""
    counted = Units(text)
    for letters in range(len(text) + 1):
        assert counted.letters(units(text[:letters])) == letters
        if text[letters - 1 : letters] == "\U0001f600":
            assert counted.letters(units(text[:letters]) - 1) == letters - 1


def test_a_span_that_is_not_in_its_text_names_nobody(tmp_path: Path) -> None:
    """A span before the text, behind it or of no letters is counted, and what joins it is rejected."""
    for ends in ((-4, 3), (8, 99), (5, 5), (9, 2)):
        line = doccano_line("Ada met Bolt", ("Ada", "Bolt"))
        line["entities"][0] |= dict(zip(("start_offset", "end_offset"), ends, strict=True))
        path = tmp_path / "a.doccano.jsonl"
        path.write_text(json.dumps(line))
        read = doccano.read(path)
        assert "not taken: spans that are not in their text (1)" in read.notes
        assert [entity.name for entity in read.entities.values()] == ["Bolt"]
        assert len(settle(read).rejected) == 1


def test_one_name_of_two_kinds_is_two(tmp_path: Path) -> None:
    """What one marks as a person and another as a place is not made one, and that is told."""
    text = "Washington met Bolt. Washington is far."
    line = doccano_line(text, ("Washington", "Bolt"))
    start = text.rindex("Washington")
    line["entities"].append({"id": 9, "label": "Place", "start_offset": start, "end_offset": start + 10})
    path = tmp_path / "a.doccano.jsonl"
    path.write_text(json.dumps(line))
    read = doccano.read(path)
    assert sorted((e.name, e.kind) for e in read.entities.values()) == [
        ("Bolt", "Company"), ("Washington", "Person"), ("Washington", "Place")
    ]  # fmt: skip
    assert "marked as of several kinds, and so an entity for each: 'Washington' (Person, Place)" in read.notes
    (claim,) = settle(read).claims.claims.values()
    assert settle(read).claims.entities[claim.subject].kind == "Person"


def test_two_texts_of_one_name_are_two_documents(tmp_path: Path) -> None:
    """Exports of two projects may number their texts alike; no claim is placed in the other's text."""
    lines = [doccano_line(text, ("Ada", "Bolt")) for text in ("Ada met Bolt", "Then Ada met Bolt")]
    settled = read_doccano(tmp_path, *lines)
    assert len(settled.claims.documents) == len(settled.claims.claims) == 2


def test_a_file_without_relations_is_told(tmp_path: Path) -> None:
    """Whoever exported from the wrong sort of project, or before anybody annotated, sees why there is no claim."""
    path = tmp_path / "a.doccano.jsonl"
    path.write_text(json.dumps({"text": "Ada", "label": [[0, 3, "Person"]]}))
    assert {"no relation is marked in it: only what joins two spans is a claim",
            "not taken: labels of a project without relations (1)"} <= {*doccano.read(path).notes}  # fmt: skip
    path = tmp_path / "a.labelstudio.json"
    path.write_text(json.dumps([{"id": 1, "data": {"text": "Ada"}, "predictions": [{"result": []}]}]))
    assert "not taken: predictions, which nobody has confirmed (1)" in labelstudio.read(path).notes


def test_words_and_grammar_of_inception_name_nobody(tmp_path: Path) -> None:
    """Sentences and words are no entities; what is not taken of a layer is counted."""
    written = cas("Ada met Bolt", ("Ada", "Bolt"), certainty="high")
    written["%FEATURE_STRUCTURES"].append(
        {"%ID": 8, "%TYPE": f"{_DKPRO}.syntax.type.dependency.Dependency", "@sofa": 1, "@Governor": 4, "@Dependent": 4}
    )
    read = imported_inception(tmp_path, written)
    assert sorted(entity.name for entity in read.entities.values()) == ["Ada", "Bolt"]
    assert [document.description for document in read.documents.values()] == ["text a.txt"]
    assert "not taken: feature 'certainty' of 'Link' (1), relations between words (1)" in read.notes


def test_a_layer_says_what_its_features_do_not(tmp_path: Path) -> None:
    """A relation without a feature is what its layer is called, and leads from its source to its target."""
    written = cas("Ada met Bolt", ("Ada", "Bolt"))
    del written["%FEATURE_STRUCTURES"][-1]["label"]
    written["%FEATURE_STRUCTURES"][-1]["%TYPE"] = "webanno.custom.Owns"
    (claim,) = read_inception(tmp_path, written).claims.claims.values()
    assert (claim.subject, claim.relation, claim.object) == ("ada", "OWNS", "bolt")


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        "{}",
        '{"%FEATURE_STRUCTURES": []}',
        '{"%FEATURE_STRUCTURES": {"1": 1}}',
        '{"%FEATURE_STRUCTURES": [1]}',
        '{"%FEATURE_STRUCTURES": 1}',
    ],
)
def test_a_file_that_is_no_cas_is_a_fault(tmp_path: Path, text: str) -> None:
    """What is not what it should be is told with its place."""
    path = tmp_path / "a.cas.json"
    path.write_text(text)
    with pytest.raises(InputError) as caught:
        inception.read(path)
    assert caught.value.faults[0].file == "a.cas.json"


def test_parts_of_a_cas_that_make_no_sense_do_not_stop_it(tmp_path: Path) -> None:
    """A span without places, a relation to nothing and types that are none leave the rest as it is."""
    written = cas("Ada met Bolt", ("Ada", "Bolt"))
    written["%FEATURE_STRUCTURES"] += [
        {"%ID": 8, "%TYPE": "webanno.custom.Actor", "@sofa": 1, "begin": "0", "end": None},
        {"%ID": 9, "%TYPE": "webanno.custom.Link", "@sofa": 1, "@Governor": 5, "@Dependent": 77},
        {"%ID": 10, "%TYPE": 4, "@sofa": 1},
        {"@sofa": [1]},
    ]
    read = imported_inception(tmp_path, written)
    assert len(settle(read).claims.claims) == 1
    assert len(settle(read).rejected) == 1


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
