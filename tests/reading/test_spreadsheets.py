r"""Tables as spreadsheet programs save them say all that YAML can, and what is assumed of them is told."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.claims.claimset import ClaimSet
from graphmodel.claims.resolve import examine
from graphmodel.errors import InputError
from graphmodel.reading.csvlists import join_list, split_list
from tests.reading.damaged import HEADER, ROW
from tests.support.claimfiles import write_files

ENTITIES = "id,kind,name,aliases\nnew,Person,Ζωή Café,Zoe|Zoé\n"


def read(folder: Path, files: dict[str, str | bytes]) -> tuple[ClaimSet, list[str]]:
    """Return the claims of a folder and its warnings, each as place and message."""
    claims, warnings = examine(write_files(folder, files))
    return claims, [f"{Path(w.file).name}:{w.line}:{w.column}: {w.message}" for w in warnings]


def refused(folder: Path, files: dict[str, str | bytes]) -> list[str]:
    """Return the faults of a folder, each as place and message."""
    with pytest.raises(InputError) as caught:
        examine(write_files(folder, files))
    return [f"{Path(f.file).name}:{f.line}:{f.column}: {f.message}" for f in caught.value.faults]


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        ("a", ["a"]),
        ("a|b", ["a", "b"]),
        (r"a \| b", ["a | b"]),
        (r"a\\|b", ["a\\", "b"]),
        (r"a\\\|b", [r"a\|b"]),
        (r"\\server\x|C:\y", [r"\\server\x", r"C:\y"]),
        ("a||b|", ["a", "", "b", ""]),
        ("a\\", ["a\\"]),
    ],
)
def test_an_item_may_hold_the_separator(cell: str, items: list[str]) -> None:
    """A backslash makes ``|`` a part of an item; two before it are one; any other is itself."""
    assert split_list(cell) == items


@given(st.lists(st.text("ab|\\ ;").map(str.strip), min_size=1, max_size=4))
def test_what_is_joined_comes_apart_again(items: list[str]) -> None:
    """Any items, joined into a cell, are the same items when the cell is read."""
    assert split_list(join_list(items)) == items


def test_lists_in_cells_say_all_that_yaml_can(tmp_path: Path) -> None:
    """An alias may hold ``|``, and a document may say that it was made from nothing."""
    files: dict[str, str | bytes] = {
        "entities.csv": "id,kind,name,aliases\nnew,Person,New,Op \\| Sum|B\n",
        "documents.csv": "id,title,publisher,derived_from.publisher,derived_from.how\n"
        "d1,T,P,[],\nd2,T2,P2,,\nd3,T,P,A \\| B|C,reprint|summary\n",
        "documents.yaml": "[]",
        "claims.csv": HEADER,
    }
    claims, warnings = read(tmp_path, files)
    assert claims.entities["new"].aliases == ["Op | Sum", "B"]
    assert claims.documents["d1"].derived_from == []
    assert claims.documents["d2"].derived_from is None
    assert [source.publisher for source in claims.documents["d3"].derived_from or ()] == ["A | B", "C"]
    assert not warnings


@pytest.mark.parametrize(
    ("aliases", "told"),
    [
        ("Roe, Ada;Ада Роу;A. Roe", "is one item with a semicolon in it"),
        ("罗艾达；艾达", "is one item with '；' in it"),
        ("罗艾达｜艾达", "is one item with '｜' in it"),
        ("罗艾达、艾达", "is one item with '、' in it"),
        ('["Ada", "A. Roe"]', "is taken with its brackets"),
        ('["Ada"|"A. Roe"]', "is taken with its brackets"),
        ("[Ada, A. Roe]", "is taken with its brackets"),
        ('"Ada", "A. Roe"', "is taken with its quotes"),
        ("Roe; Ada|", None),
        ("Roe; Ada|B", None),
        ('["Ada"]|', None),
        ('Ada "the Hand" Roe|Roe "Ada"', None),
        ("约翰·史密斯", None),
        ("[]", None),
    ],
)
def test_a_list_that_is_written_otherwise_is_asked_about(tmp_path: Path, aliases: str, told: str | None) -> None:
    """A list with other separators, or as JSON, is told of; a ``|`` at its end says that it is meant."""
    cell = aliases.replace('"', '""')
    files: dict[str, str | bytes] = {"entities.csv": f'id,kind,name,aliases\nnew,Person,New,"{cell}"\n'}
    _, warnings = read(tmp_path, files | {"claims.csv": HEADER})
    assert warnings == ([f"entities.csv:2:16: aliases {told}"] if told else [])


@pytest.mark.parametrize("word", ["NULL", "nan", "None", "#N/A", "#REF!"])
def test_a_program_s_word_for_nothing_is_asked_about(tmp_path: Path, word: str) -> None:
    """What a program writes where there is no value is read as a word, and told."""
    row = f"ada,HEADS,port,d1,{word},,note\n"
    files: dict[str, str | bytes] = {"claims.csv": HEADER.replace("\n", ",role,quantity.unit,note\n") + row}
    claims, warnings = read(tmp_path, files)
    assert [claim.role for claim in claims.claims.values()] == [word]
    assert warnings == [f"claims.csv:2:19: role is the word {word}"]


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        ("1.000", "1.000 may be 1000 or 1.0"),
        ("12.500", "12.500 may be 12500 or 12.5"),
        ("-1.125", "-1.125 may be -1125 or -1.1250"),
        ("1,000", "1,000 may be 1000 or 1.0"),
    ],
)
def test_a_number_in_a_table_with_semicolons_may_have_thousands(tmp_path: Path, cell: str, message: str) -> None:
    """Where decimals have a comma a point may stand between thousands: nobody guesses which, once for each cell."""
    rows = (HEADER.replace("\n", ",quantity.value\n") + ROW.replace("\n", ",@\n")).replace(",", ";")
    files: dict[str, str | bytes] = {"claims.csv": rows.replace("@", cell)}
    assert refused(tmp_path, files) == [f"claims.csv:2:19: {message}"]


@pytest.mark.parametrize(("separator", "cell"), [(";", "1.1250"), (";", "0.125"), (";", "1.5"), (",", "1.000")])
def test_a_number_that_is_clear_is_not_asked_about(tmp_path: Path, separator: str, cell: str) -> None:
    """No thousands begin with nought or have four digits, and in a table with commas decimals have a point."""
    rows = HEADER.replace("\n", ",quantity.value\n") + ROW.replace("\n", f",{cell}\n")
    claims, _ = read(tmp_path, {"claims.csv": rows.replace(",", separator)})
    assert [claim.quantity and claim.quantity.value for claim in claims.claims.values()] == [float(cell)]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize(("separator", "name"), [(",", None), (";", "semicolons"), ("\t", "tabs")])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"])
def test_what_spreadsheets_save_is_read(
    tmp_path: Path, encoding: str, separator: str, name: str | None, line_end: str
) -> None:
    """Whatever stands between the cells, and in whichever encoding, the text is the same, and told where assumed."""
    note = 'first; line, "café"\nsecond – line'
    out = io.StringIO(newline="")
    rows = [[*HEADER.strip().split(","), "note"], [*ROW.strip().split(","), note.replace("\n", line_end)]]
    csv.writer(out, delimiter=separator, lineterminator=line_end).writerows(rows)
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    claims, warnings = read(tmp_path, {"claims.csv": (mark + out.getvalue()).encode(encoding)})
    assert [claim.note for claim in claims.claims.values()] == [note]
    expected = []
    if encoding.startswith("utf-16"):
        expected.append("claims.csv:1:1: read as UTF-16")
    if name:
        expected.append(f"claims.csv:1:1: read with {name} between the cells")
    if encoding == "cp1252":
        expected.append("claims.csv:2:38: not UTF-8, read as Windows-1252: 'café'")
    assert warnings == expected


def test_a_tsv_file_has_tabs(tmp_path: Path) -> None:
    """A file whose name says that it has tabs between the cells is not asked about them."""
    claims, warnings = read(tmp_path, {"claims.tsv": (HEADER + ROW).replace(",", "\t")})
    assert (len(claims.claims), warnings) == (1, [])


@pytest.mark.parametrize(
    ("text", "encoding", "place"),
    [
        pytest.param("Ëóêàøåíêî", "latin-1", "2:22: byte 0xcb", id="Cyrillic"),
        pytest.param("Müller", "mac-roman", "2:23: byte 0x9f", id="Macintosh"),
        pytest.param("Müller", "cp437", "2:23: byte 0x81", id="DOS"),
        pytest.param("Wałęsa", "cp1250", "2:24: byte 0xb3", id="Polish"),
        pytest.param("Ωνάσης", "iso8859-7", "2:22: byte 0xd9", id="Greek"),
        pytest.param("東京", "shift-jis", "2:22: byte 0x93", id="Japanese"),
    ],
)
def test_other_encodings_are_refused(tmp_path: Path, text: str, encoding: str, place: str) -> None:
    """Bytes that Windows-1252 would make nonsense of are a fault at their place."""
    content = HEADER.replace("\n", ",note\n") + ROW.replace("\n", f",as {text}\n")
    found = refused(tmp_path, {"claims.csv": content.encode(encoding)})
    assert found == [f"claims.csv:{place} is not UTF-8"]


@pytest.mark.parametrize("tail", ["café\n".encode() + b"caf\xe9\n", b"caf\xe9\n" + "café\n".encode()])
def test_half_of_utf8_is_not_windows(tmp_path: Path, tail: bytes) -> None:
    """Where some is UTF-8 and some is not, nothing is assumed."""
    content = b"id,kind,name\n" + b"".join(b"x%d,Person," % n + line for n, line in enumerate(tail.splitlines(True)))
    (found,) = refused(tmp_path, {"entities.csv": content})
    assert "byte 0xe9 is not UTF-8" in found


@pytest.mark.parametrize("parts", [(b"caf\xe9", "café".encode()), ("café".encode(), b"caf\xe9")])
def test_an_encoding_is_that_of_the_whole_file(tmp_path: Path, parts: tuple[bytes, bytes]) -> None:
    """Where one end of a long table is in Windows-1252 and the other in UTF-8, the second is a fault at its place."""
    row = HEADER.replace("\n", ",note\n").encode(), ROW.replace("\n", ",").encode()
    filler = b"".join(row[1] + b"n%d\n" % n for n in range(60_000))
    (found,) = refused(
        tmp_path, {"claims.csv": row[0] + row[1] + parts[0] + b"\n" + filler + row[1] + parts[1] + b"\n"}
    )
    assert found.startswith("claims.csv:60003:22: ")


def test_words_are_told_that_another_encoding_would_change(tmp_path: Path) -> None:
    """Of Central European text read as Windows-1252 the words are told that this spoils, not those that it does not."""
    names = ["Žádný", "Říha", "Müller", "Černý"]
    content = "id,kind,name\n" + "".join(f"x{n},Person,{name}\n" for n, name in enumerate(names))
    _, warnings = read(tmp_path, {"entities.csv": content.encode("cp1250")})
    assert warnings == ["entities.csv:2:11: not UTF-8, read as Windows-1252: 'Øíha' and 'Èerný'"]


def test_signs_that_stand_for_letters_are_told_with_their_word(tmp_path: Path) -> None:
    """A letter that Windows-1252 shows as a sign of money or a mark is a part of the word that is told."""
    content = "id,kind,name\nx,Person,Łukasz Żak\n"
    _, warnings = read(tmp_path, {"entities.csv": content.encode("cp1250")})
    assert warnings == ["entities.csv:2:10: not UTF-8, read as Windows-1252: '£ukasz' and '¯ak'"]


def test_half_a_utf16_file_is_refused(tmp_path: Path) -> None:
    """What begins as UTF-16 must be it to the end."""
    (found,) = refused(tmp_path, {"claims.csv": (HEADER + ROW).encode("utf-16")[:-1]})
    assert "begins as UTF-16, but does not go on so" in found


@pytest.mark.parametrize(
    ("header", "message"),
    [
        ("subject;relation,object;document\n", "the cells are separated in several ways"),
        ("ada;HEADS;port;d1\n", "the first row does not name the columns"),
    ],
)
def test_a_header_that_may_mean_several_things_is_refused(tmp_path: Path, header: str, message: str) -> None:
    """Nobody guesses what stands between the cells."""
    assert refused(tmp_path, {"claims.csv": header + ROW}) == [f"claims.csv:1:1: {message}"]


def test_faults_in_a_table_with_semicolons_are_at_their_cell(tmp_path: Path) -> None:
    """Places count in the characters of the file as it was saved."""
    content = 'subject;relation;object;document;note\r\nada;HEADS;port;d1;"x;\r\ny"\r\n"ada";HEEDS;port;d1;é\r\n'
    for encoding in ("utf-8-sig", "utf-16", "cp1252"):
        found = refused(tmp_path, {"claims.csv": content.encode(encoding)})
        assert found == ["claims.csv:4:7: unknown relation 'HEEDS'"]
