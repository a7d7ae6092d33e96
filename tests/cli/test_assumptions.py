"""What was taken for granted when claims were read stands with every answer that rests on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Ask
from tests.support.claimfiles import write_files

TABLE = "subject;relation;object;document;role\r\nada;HEADS;port;d1;protégée\r\n"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Give claims in a table with semicolons in Windows-1252, of which nothing else says how it is to be read."""
    return write_files(tmp_path, {"claims.csv": TABLE.encode("cp1252")})


@pytest.mark.parametrize(
    "words",
    [["path", "ada", "port"], ["show", "ada"], ["why", "ada", "port"], ["query", "posts"], ["path", "ada", "ben"]],
    ids=" ".join,
)
def test_how_a_table_was_read_stands_with_each_answer(ask: Ask, store: Path, words: list[str]) -> None:
    """The separator and the encoding that were assumed are told on stderr, before any hint."""
    result = ask(*words, "-s", store)
    first, second, *_ = result.stderr.splitlines()
    assert first.startswith("note: ")
    assert first.endswith("claims.csv:2:23: not UTF-8, read as Windows-1252: 'protégée'")
    assert second.endswith("claims.csv:1:1: read with semicolons between the cells")
    assert "note" not in result.stdout


@pytest.mark.parametrize(
    ("files", "note"),
    [
        (
            {
                "documents.yaml": "- {id: d1, title: T, publisher: P}\n- {id: d2, title: T, publisher: P and Q}\n",
                "claims.csv": "subject,relation,object,document\nada,HEADS,port,d1\n",
            },
            "'P and Q' counts as a joint report by P and Q",
        ),
        (
            {"claims.yaml": "- {subject: ada, relation: HEADS, object: port, document: d1, attributed_to: null}\n"},
            "attributed_to: null is read as nothing",
        ),
        (
            {
                "entities.csv": "id,kind,name,aliases\nroe,Person,R. Roe,Roe; Reo\n",
                "claims.csv": "subject,relation,object,document\nada,HEADS,port,d1\n",
            },
            "aliases is one item with a semicolon in it",
        ),
    ],
    ids=["joint publisher", "null speaker", "semicolons"],
)
def test_what_may_be_read_otherwise_stands_with_each_answer(
    ask: Ask, tmp_path: Path, files: dict[str, str], note: str
) -> None:
    """A publisher that counts as two, a speaker that is nobody and a list that is one item are told too."""
    result = ask("path", "ada", "port", "-s", write_files(tmp_path, files))
    (told,) = result.stderr.splitlines()
    assert told.startswith("note: ")
    assert told.endswith(note)


def test_many_assumptions_are_counted(ask: Ask, tmp_path: Path) -> None:
    """Three are told, and how many more there are; `check` lists them all."""
    rows = "".join(f"p{n},Person,P{n},a{n}; b{n}\n" for n in range(8))
    files = {
        "entities.csv": "id,kind,name,aliases\n" + rows,
        "claims.csv": "subject,relation,object,document\nada,HEADS,port,d1\n",
    }
    store = write_files(tmp_path, files)
    told = ask("show", "ada", "-s", store).stderr.splitlines()
    assert len(told) == 4
    assert told[-1] == "note: and 5 more; graphmodel check lists them all"
    assert ask("check", store).stderr.count("a semicolon in it") == 8


def test_what_changes_the_meaning_comes_first(ask: Ask, tmp_path: Path) -> None:
    """Encoding, publishers and lists are told before how the cells of all tables are separated, which is one note."""
    files: dict[str, str | bytes] = {
        "documents.csv": "id;publisher\nd1;P\nd2;P and Q\n",
        "documents.yaml": "[]",
        "entities.csv": 'id;kind;name;aliases\nroe;Person;R. Roe;"Roe; Reo"\nz;Person;Z;"Zo; Zu"\n',
        "claims.csv": TABLE.encode("cp1252"),
        "claims/more.csv": "subject\tobject\trelation\tdocument\nben\tport\tHEADS\td1\n",
        "claims/other.csv": "subject;object;relation;document\nben;port;HEADS;d2\n",
    }
    told = ask("show", "ada", "-s", write_files(tmp_path, files)).stderr.splitlines()
    assert [word in line for word, line in zip(("Windows-1252", "joint report", "one item"), told, strict=False)] == [
        True, True, True,
    ]  # fmt: skip
    assert told[3] == "note: and 6 more; graphmodel check lists them all"
    del files["entities.csv"]
    (tmp_path / "entities.csv").unlink()
    (*_, layout) = ask("show", "ada", "-s", write_files(tmp_path, files)).stderr.splitlines()
    assert layout.count("read with") == 2
    assert layout.startswith("note: read with semicolons between the cells: ")
    assert layout.index("other.csv") < layout.index("documents.csv") < layout.index("tabs") < layout.index("more.csv")


def test_what_is_only_worth_a_look_is_told_by_check_alone(ask: Ask, tmp_path: Path) -> None:
    """A remark and a claim that stands twice change no answer, and are not told with it."""
    row = "- {subject: ada, relation: HEADS, object: port, document: d1}\n"
    store = write_files(tmp_path, {"claims.yaml": f"{row}{row}- subject: ben\n  relation: HEADS # so it says\n"
                                                  "  object: port\n  document: d1\n"})  # fmt: skip
    assert ask("show", "ada", "-s", store).stderr == ""
    assert ask("check", store).stderr.count("warning: ") == 2
