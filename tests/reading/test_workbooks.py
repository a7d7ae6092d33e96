"""Workbooks are claims like any other file, and what a program made of their cells is told."""

from __future__ import annotations

import datetime
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.claims.claimset import ClaimSet
from graphmodel.claims.resolve import examine
from graphmodel.errors import InputError, StoreError
from graphmodel.formats import xlsx
from graphmodel.graph import Graph
from tests.support.randomclaims import random_claims, with_sources

Rows = Sequence[Sequence[Any]]
ENTITIES: Rows = [("id", "kind", "name"), ("a", "Person", "Ada"), ("b", "Company", "Bolt")]
DOCUMENTS: Rows = [("id", "title", "publisher"), ("d", "T", "P")]
CLAIMS: Rows = [("subject", "relation", "object", "document"), ("Ada", "OWNS", "Bolt", "d")]
SOUND = {"documents": DOCUMENTS, "entities": ENTITIES, "claims": CLAIMS}


class Formula(str):
    """A cell that holds a formula, and the error that came of it."""

    __slots__ = ()


def book(path: Path, sheets: Mapping[str, Rows]) -> Path:
    """A workbook with these sheets."""
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False}) as file:
        month = file.add_format({"num_format": "mmm yyyy"})
        for name, rows in sheets.items():
            page = file.add_worksheet(name)
            for line, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if isinstance(cell, datetime.date):
                        page.write_datetime(line, column, cell, month)
                    elif isinstance(cell, Formula):
                        page.write_formula(line, column, "=1/0", None, cell)
                    else:
                        page.write(line, column, cell)
    return path


def warned(path: Path) -> list[str]:
    """The warnings of a workbook, which is sound."""
    _, warnings = examine(path)
    return [f"{w.place.removeprefix(f'{path}:')}: {w.message}" for w in warnings]


def refused(path: Path) -> list[str]:
    """The faults of a workbook."""
    with pytest.raises(InputError) as caught:
        examine(path)
    return [f"{f.place.removeprefix(f'{path}:')}: {f.message}" for f in caught.value.faults]


def exported(claims: ClaimSet, path: Path) -> Path:
    """Claims in a workbook."""
    with path.open("wb") as file:
        assert not xlsx.write(claims, file)
    return path


@pytest.mark.parametrize("seed", [1, 2])
def test_a_workbook_reads_back_as_what_was_written(tmp_path: Path, seed: int) -> None:
    """Claims with all that they may carry are the same claims from the workbook that was written of them."""
    written = with_sources(random_claims(seed), seed)
    claims = {
        id_: claim
        for id_, claim in written.claims.items()
        if claim.subject != claim.object and not any(source.document for source in claim.derived_from or ())
    }
    assert len(claims) > 200
    read, _ = examine(exported(written._replace(claims=claims), tmp_path / "out.xlsx"))
    assert read.claims == dict(sorted(claims.items()))
    assert read.documents == dict(sorted(written.documents.items()))
    assert read.entities == dict(sorted(written.entities.items()))
    assert read.vocabulary.relations == written.vocabulary.relations
    assert read.vocabulary.kinds == written.vocabulary.kinds


def test_the_bundled_claims_have_the_same_ids(tmp_path: Path) -> None:
    """An id that nobody gave is not written, and is the same when the workbook is read."""
    seeds = Graph.load().claim_set
    assert examine(exported(seeds, tmp_path / "seeds.xlsx"))[0][1:] == seeds[1:]


TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp", "Cf"]), min_size=1).filter(
    lambda text: text == text.strip()
)


@given(TEXTS, st.lists(TEXTS, min_size=1, max_size=3, unique=True), st.integers(-(2**53), 2**53) | st.floats(0, 1e9))
def test_no_cell_is_taken_for_something_else(
    tmp_path_factory: pytest.TempPathFactory, text: str, names: list[str], number: float
) -> None:
    """Texts that look like formulas, links, escapes, days or numbers stay as they are, and numbers exact."""
    path = tmp_path_factory.getbasetemp() / "texts.xlsx"
    notes = {text, f"={text}", f"_x0041_{text}", "2021-07", "1/2", "007", "1e5", "TRUE", "#N/A", "http://a.b", "'a"}
    quantity = {"value": number, "unit": "people"}
    ends = {"subject": "one-end", "relation": "MET_WITH", "object": "other-end", "document": "d"}
    written = Graph.from_records(
        [{"id": "d", "title": text, "publisher": names}],
        [
            {"id": "one-end", "kind": "Person", "name": "One end", "aliases": names},
            {"id": "other-end", "kind": "Person", "name": "Other end"},
        ],
        [{**ends, "note": note, "quantity": quantity} for note in sorted(notes)],
    ).claim_set
    read, _ = examine(exported(written, path))
    assert read[2:] == written[2:]
    assert [(d.title, d.publishers) for d in read.documents.values()] == [(text, tuple(names))]


@pytest.mark.parametrize("name", ["claims.xls", "claims.ods"])
def test_what_other_programs_save_is_read(name: str) -> None:
    """The older format and the open one, saved by LibreOffice, say what the newest does."""
    claims, warnings = examine(Path(__file__).parent / "workbooks" / name)
    (claim,) = claims.claims.values()
    assert (claim.subject, claim.relation, claim.object, claim.date) == ("a", "OWNS", "b", "2025-12-13")
    assert claims.entities["b"].name == "=Bolt"
    assert claim.quantity is not None
    assert claim.quantity.value == 1200.5
    assert "the cell holds a day and is read as 2025-12-13" in [w.message for w in warnings]


def test_what_a_program_made_a_day_of_is_told_once_for_a_column(tmp_path: Path) -> None:
    """Whoever wrote a month may find its first day in the cell: how it was read stands above every answer."""
    july, august = datetime.date(2021, 7, 1), datetime.datetime(2021, 8, 1, 12, 30)
    claims = [(*CLAIMS[0], "date"), (*CLAIMS[1], july), ("Ada", "FOUNDED", "Bolt", "d", august)]
    path = book(tmp_path / "book.xlsx", {**SOUND, "claims": claims})
    read, warnings = examine(path)
    assert sorted(claim.date or "" for claim in read.claims.values()) == ["2021-07-01", "2021-08-01"]
    (warning,) = warnings
    assert warning.assumption == "day"
    assert warned(path) == ["claims!E2: the cell holds a day and is read as 2021-07-01, and so 1 more below it"]


def test_a_formula_without_a_value_is_told(tmp_path: Path) -> None:
    """An error in a cell looks empty to who reads it, so that nobody would know what is lost."""
    claims = [(*CLAIMS[0], "note"), (*CLAIMS[1], Formula("#DIV/0!"))]
    told = ["1:1: a formula gave no value and is read as an empty cell (E2)"]
    assert warned(book(tmp_path / "book.xlsx", {**SOUND, "claims": claims})) == told


def test_faults_stand_at_their_sheet_and_cell(tmp_path: Path) -> None:
    """All faults of all sheets are told at once, as spreadsheet programs call their places."""
    sheets = {
        "Documents ": DOCUMENTS,
        "ENTITIES": [*ENTITIES, ("c", "Persn", "C\x07")],
        "claims": [(*CLAIMS[0], "quantity.value", ""), ("Ada", "OWNSS", "Bolt", "d", "many", ""), (*CLAIMS[1], 1, "x")],
        "Notes": [["call her"]],
    }
    path = book(tmp_path / "book.xlsx", sheets)
    assert refused(path) == [
        "ENTITIES!B4: unknown kind 'Persn'",
        "ENTITIES!C4: character U+0007 is not allowed",
        "claims!B2: unknown relation 'OWNSS'",
        "claims!E2: value must be a number, not 'many'",
        "claims!F3: a value in a column without a name",
    ]


def test_a_sheet_that_is_not_read_is_told(tmp_path: Path) -> None:
    """Only sheets called after a section are read, others are named, and empty ones nobody misses."""
    path = book(tmp_path / "book.xlsx", {**SOUND, "Notes": [["x"]], "Sheet3": [], "connections": [["from"]]})
    assert warned(path) == ["Notes!A1: nothing of this sheet is read"]


def test_the_only_sheet_is_what_the_file_is_called_after(tmp_path: Path) -> None:
    """In a claims folder a workbook with one filled sheet is a table like any other, whatever the sheet is called."""
    book(tmp_path / "documents.xlsx", {"Tabelle1": DOCUMENTS, "Tabelle2": []})
    book(tmp_path / "entities.xlsx", {"Sheet1": ENTITIES})
    book(tmp_path / "claims.xlsx", {"Sheet1": CLAIMS})
    book(tmp_path / "budget.xlsx", {"Sheet1": [["of no concern"]]})
    assert len(examine(tmp_path)[0].claims) == 1
    book(tmp_path / "ours.xlsx", SOUND)
    with pytest.raises(InputError, match="'ours' is not a part of a claims folder"):
        examine(tmp_path)


def test_two_sheets_of_other_names_are_asked_about(tmp_path: Path) -> None:
    """Where nobody can know which sheet is meant nothing is read."""
    path = book(tmp_path / "book.xlsx", {"A": CLAIMS, "B": CLAIMS})
    (fault,) = refused(path)
    assert fault.startswith("1:1: no sheet is called documents, entities, claims")
    assert fault.endswith(", but 'A' and 'B'")
    assert refused(book(tmp_path / "empty.xlsx", {"claims": []})) == ["1:1: the workbook is empty"]


def test_a_file_that_is_no_workbook_says_so(tmp_path: Path) -> None:
    """Text, damage and compression under the name of a workbook are faults, and no traceback."""
    sound = book(tmp_path / "sound.xlsx", SOUND).read_bytes()
    contents = {"text.xls": b"a;b\n", "cut.xlsx": sound[:900], "none.ods": b"", "twice.xlsx.gz": b"\x1f\x8b"}
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
        (fault,) = refused(tmp_path / name)
        expected = (
            "a workbook that is compressed once more" if name.endswith("gz") else "is no workbook that can be read"
        )
        assert fault.startswith(f"1:1: {expected}"), fault


def test_a_workbook_cannot_take_all_memory(tmp_path: Path) -> None:
    """Two cells in opposite corners of a sheet are a few bytes, and would be 16 thousand million cells."""
    path = tmp_path / "corners.xlsx"
    with xlsxwriter.Workbook(path) as file:
        page = file.add_worksheet("claims")
        page.write(0, 0, "subject")
        page.write(xlsx.MOST_ROWS - 1, 16_383, "x")
    assert refused(path) == ["1:1: is damaged, or too large for a workbook"]


def test_what_a_workbook_cannot_hold_is_refused_by_name() -> None:
    """A text that no cell can hold is named with its row and column, before anything is written."""
    claims = Graph.from_records(
        [{"id": "d", "title": "T", "publisher": "P", "note": "n" * (xlsx.LONGEST_TEXT + 1)}], [], []
    ).claim_set
    with pytest.raises(StoreError, match=r"documents, row 2, note: 32,768 characters"):
        xlsx.write(claims, io.BytesIO())


def test_an_empty_workbook_is_sound_and_takes_claims(tmp_path: Path) -> None:
    """The workbook to begin with has every column, and `check` has nothing against it."""
    path = tmp_path / "template.xlsx"
    with path.open("wb") as file:
        xlsx.write_template(Graph.load().vocabulary, file)
    assert warned(path) == []
