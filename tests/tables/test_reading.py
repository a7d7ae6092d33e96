"""Tables as people have them: what stands between the cells, which row names them, and what they are about."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphmodel.claims.vocabulary import builtin
from graphmodel.errors import InputError
from graphmodel.tables.grid import open_grid
from graphmodel.tables.header import find_header
from graphmodel.tables.mapping import as_file, guessed, read_mapping
from graphmodel.tables.meanings import columns_in, guess
from tests.reading.test_workbooks import book


def table(folder: Path, text: str, encoding: str = "utf-8", name: str = "table.csv") -> Path:
    """A table as text."""
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_any_separator_and_encoding(tmp_path: Path, separator: str, encoding: str, line_end: str) -> None:
    """The separator is what makes rows of one length, whatever else stands in the cells."""
    rows = [["Von", "Was", "An"], ["Zoé, Röe", "a; b", "Bölt"], ["x", "1,5", "ü"]]
    quoted = [separator.join(f'"{cell}"' if separator in cell else cell for cell in row) for row in rows]
    grid = open_grid(table(tmp_path, line_end.join(quoted) + line_end, encoding))
    assert [list(row) for row in grid.rows] == rows
    assert grid.separator == separator


@pytest.mark.parametrize(
    ("encoding", "name", "words"),
    [
        ("cp1251", "Windows-1251", ["Иван Петров", "владеет", "Банк Восток", "«Звязда», № 5"]),
        ("koi8-r", "KOI8-R", ["Иван Петров", "владеет", "Банк Восток", "ИТАР"]),
        ("cp866", "CP866", ["Иван Петров", "владеет", "Банк Восток", "завод"]),
        ("cp1250", "Windows-1250", ["Łukasz Żak", "właściciel", "Spółka Źródło", "Źdźbło"]),
    ],
)
def test_older_encodings_are_told(tmp_path: Path, encoding: str, name: str, words: list[str]) -> None:
    """Where all words make sense in one encoding it is taken, and told with some of them."""
    rows = ";".join(("from", "relation", "to", "note")) + "\r\n" + ";".join(words) + "\r\n"
    grid = open_grid(table(tmp_path, rows, encoding))
    assert list(grid.rows[1]) == words
    assert f"read as {name}: " in grid.notes[0]


def test_bytes_that_make_sense_nowhere_are_refused(tmp_path: Path) -> None:
    """What is no text in any of the encodings is told at its place, and not guessed."""
    path = tmp_path / "t.csv"
    path.write_bytes(b"from;relation;to\n\xff\xfe\x81\xd0a\xcaB;owns;x\n")
    with pytest.raises(InputError, match=r"t\.csv:2:1: byte 0xff is not UTF-8"):
        open_grid(path)


def test_rows_of_unequal_length_and_a_declared_separator(tmp_path: Path) -> None:
    """A line that declares the separator is no row, and short rows are filled up."""
    grid = open_grid(table(tmp_path, "sep=;\na;b;c\n1;2\n"))
    assert [list(row) for row in grid.rows] == [["a", "b", "c"], ["1", "2", ""]]
    assert list(grid.numbers) == [2, 3]


def test_a_quote_that_is_not_closed_is_told(tmp_path: Path) -> None:
    """A file that is no table ends in a fault at its line."""
    with pytest.raises(InputError, match=r"table\.csv:1:1: the file is empty"):
        open_grid(table(tmp_path, ""))


HEADERS: list[tuple[list[list[str]], list[str], int]] = [
    ([["From", "What", "To"], ["Ada", "owns", "Bolt"]], ["From", "What", "To"], 0),
    ([["Our list", "", ""], ["", "", ""], ["From", "What", "To"], ["Ada", "owns", "Bolt"]], ["From", "What", "To"], 2),
    ([["Our list", "Our list", "Our list"], ["From", "What", "To"], ["Ada", "", ""]], ["From", "What", "To"], 1),
    (
        [["From", "From", "What", "To", "To"], ["Name", "Type", "What", "Name", "Type"], ["a", "b", "c", "d", "e"]],
        ["From / Name", "From / Type", "What", "To / Name", "To / Type"],
        1,
    ),
    (
        [["From", "", "What", "To", ""], ["Name", "Type", "", "Name", "Type"], ["a", "b", "c", "d", "e"]],
        ["From / Name", "From / Type", "What", "To / Name", "To / Type"],
        1,
    ),
    ([["2024", "12", "3"], ["From", "What", "To"], ["Ada", "owns", "Bolt"]], ["From", "What", "To"], 1),
]


@pytest.mark.parametrize(("rows", "names", "last"), HEADERS)
def test_the_row_that_names_the_columns_is_found(
    tmp_path: Path, rows: list[list[str]], names: list[str], last: int
) -> None:
    """Titles, years and blank rows above it are none; two rows of names are groups and their columns."""
    grid = open_grid(book(tmp_path / "t.xlsx", {"S": rows}))
    assert find_header(grid) == (names, last)


NAMES: list[tuple[list[str], list[str]]] = [
    (["From", "Link", "To", "Date", "Source"], ["subject", "relation", "object", "date", "source"]),
    (["Von", "Beziehung", "An", "Datum", "Quelle"], ["subject", "relation", "object", "date", "source"]),
    (["Кто", "Связь", "Кого", "Дата", "Источник"], ["subject", "relation", "object", "date", "source"]),
    (["Podmiot", "Relacja", "Przedmiot", "Data", "Źródło"], ["subject", "relation", "object", "date", "source"]),
    (["Entity A", "Connection", "Entity B", "Year", "Source(s)"], ["subject", "relation", "object", "date", "source"]),
    (["Imię", "Funkcja", "Firma", "Rok", "Źródło"], ["subject", "relation", "object", "date", "source"]),
    (["A", "B", "C", "D", "E"], ["subject", "relation", "object", "date", "source"]),
    (["Company", "Interest", "Owner", "Start date", "URL"], ["subject", "relation", "object", "start", "source"]),
]


@pytest.mark.parametrize(("names", "meanings"), NAMES)
def test_what_columns_are_about_is_guessed(names: list[str], meanings: list[str]) -> None:
    """By what they are called in several languages, or by what stands in them where that says nothing."""
    rows = [["Ada Roe", "owns", "Bolt Ltd", "2020-01-02", "https://a.org/1"]] * 3
    assert guess(columns_in(names, rows), builtin()) == meanings


def test_a_map_reads_back(tmp_path: Path) -> None:
    """What was guessed is a file that says the same when it is read, names with signs of YAML included."""
    text = 'From,"What: #1",To,"- {x}"\nAda,owns,Bolt,more\n'
    mapping = guessed(open_grid(table(tmp_path, text)), builtin())
    path = tmp_path / "map.yaml"
    path.write_text(as_file(mapping, "table.csv"), encoding="utf-8")
    assert read_mapping(path) == mapping


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("table: [{header: 1}]\ncolumns: [{column: A, means: subject}]", "no column means relation and object"),
        ("table: [{header: -1}]\ncolumns: []", "header must be"),
        ("table: [{header: 1}]\ncolumns: [{column: a1, means: subject}]", "column cannot be .a1."),
        ("table: [{header: 1}]\ncolumns: [{column: A, means: who}]", "means cannot be .who."),
        (
            "table: [{header: 1}]\ncolumns: [{column: A, means: subject}, {column: B, means: subject}]",
            "two columns mean subject",
        ),
        ("columns: [{column: A, means: subject}, {column: B, means: relation}, {column: C, means: object}]", "header"),
    ],
)
def test_a_faulty_map_is_told_at_its_place(tmp_path: Path, text: str, fault: str) -> None:
    """What a person mends may be wrong, and then they read where."""
    path = tmp_path / "map.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=fault):
        read_mapping(path)
