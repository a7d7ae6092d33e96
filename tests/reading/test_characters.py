"""The same characters are allowed in every format, and none that is shown moves a terminal's cursor."""

from __future__ import annotations

import csv
import io
import json
import os
from pathlib import Path

import pytest

from graphmodel.claims.resolve import examine, load
from graphmodel.errors import InputError
from graphmodel.reading.characters import FORBIDDEN, cleaned, is_suspect
from tests.reading.damaged import HEADER, JSON, OK, ROW
from tests.support.claimfiles import write_files

REFUSED = [
    0x00, 0x07, 0x08, 0x0B, 0x0C, 0x0D, 0x1B, 0x1F, 0x7F, 0x80, 0x85, 0x9B, 0x2028, 0x2029, 0x202A, 0x202E, 0x2066,
    0x2069, 0xFDD0, 0xFEFF, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF,
]  # fmt: skip
ALLOWED = [
    0x20,
    0x7E,
    0xA0,
    0xAD,
    0xE9,
    0x200C,
    0x200D,
    0x200E,
    0x200F,
    0x2010,
    0x2027,
    0x202F,
    0xE000,
    0xFFFD,
    0x1F600,
]
FORMATS = ["yaml", "yaml escaped", "json", "json escaped", "jsonl", "jsonl escaped", "csv"]


def with_note(note: str, how: str) -> tuple[str, bytes]:
    """Return the name and content of a claims file with a note."""
    format_, _, escaped = how.partition(" ")
    if escaped:
        written = '"' + "".join(f"\\U{ord(c):08x}" for c in note) + '"' if format_ == "yaml" else json.dumps(note)
    else:
        written = '"' + note.replace("\n", "\n\n  " if format_ == "yaml" else "\\n") + '"'
    if format_ == "yaml":
        text = OK.replace("}", f", note: {written}}}")
    elif format_ == "csv":
        out = io.StringIO(newline="")
        csv.writer(out, lineterminator="\n").writerow([*ROW.strip().split(","), note])
        text = HEADER.replace("\n", ",note\n") + out.getvalue()
    else:
        text = JSON.replace("}", f',"note":{written}}}')
        text = f"[\n{text}]\n" if format_ == "json" else text
    return f"claims.{format_}", text.encode()


@pytest.mark.parametrize("how", FORMATS)
@pytest.mark.parametrize("code", REFUSED, ids="U+{:04X}".format)
def test_what_no_field_may_hold_is_refused_in_every_format(tmp_path: Path, code: int, how: str) -> None:
    """Raw or escaped, such a character is one fault, which names it."""
    name, content = with_note(f"a{chr(code)}b", how)
    with pytest.raises(InputError) as caught:
        load(write_files(tmp_path, {name: content}))
    assert [fault.message for fault in caught.value.faults] == [f"character U+{code:04X} is not allowed"]


@pytest.mark.parametrize("how", FORMATS)
@pytest.mark.parametrize("code", ALLOWED, ids="U+{:04X}".format)
def test_what_a_field_may_hold_is_kept_in_every_format(tmp_path: Path, code: int, how: str) -> None:
    """Raw or escaped, such a character is read as it is."""
    name, content = with_note(f"a{chr(code)}b", how)
    assert [claim.note for claim in load(write_files(tmp_path, {name: content})).claims.values()] == [f"a{chr(code)}b"]


@pytest.mark.parametrize("how", ["yaml escaped", "json escaped", "jsonl escaped", "csv"])
def test_a_line_end_is_one_character(tmp_path: Path, how: str) -> None:
    """A carriage return and a line feed in a text are one line end in every format."""
    name, content = with_note("one\r\ntwo\n\r\nthree", how)
    (claim,) = load(write_files(tmp_path, {name: content})).claims.values()
    assert claim.note == "one\ntwo\n\nthree"


@pytest.mark.parametrize("how", FORMATS)
def test_a_forbidden_end_of_a_text_is_not_trimmed_away(tmp_path: Path, how: str) -> None:
    """What Python takes for white space is told all the same."""
    for code in (0x0C, 0x1F, 0x85, 0x2028):
        name, content = with_note(f"a{chr(code)}", how)
        with pytest.raises(InputError, match=f"U\\+{code:04X}"):
            load(write_files(tmp_path, {name: content}))


@pytest.mark.parametrize("how", ["yaml", "json", "jsonl", "csv"])
def test_a_carriage_return_between_values_is_refused(tmp_path: Path, how: str) -> None:
    """In a file with other line ends, a carriage return alone is refused also where it is in no value."""
    name, content = with_note("a", how)
    content = (
        content.replace(b"d1", b"d1\r" if how == "csv" else b"d1", 1)
        .replace(b", ", b",\r ")
        .replace(b'","', b'",\r"', 1)
    )
    with pytest.raises(InputError, match=r"U\+000D is not allowed"):
        load(write_files(tmp_path, {name: content}))


@pytest.mark.parametrize("note", ['"a\rb"', "a\rb"])
@pytest.mark.parametrize("end", ["", "\r", "\n"])
def test_a_carriage_return_in_a_yaml_value_is_refused(tmp_path: Path, note: str, end: str) -> None:
    """It is no space, also where the file has no other line end or each is one."""
    text = f"- {{subject: ada, relation: HEADS, object: port, document: d1, note: {note}}}{end}"
    with pytest.raises(InputError) as caught:
        load(write_files(tmp_path, {"claims.yaml": text}))
    assert [fault.message for fault in caught.value.faults] == ["character U+000D is not allowed"]


def test_one_definition_holds_for_text_and_bytes() -> None:
    """The quick look at bytes passes nothing that the close look at text refuses."""
    for code in range(0x110000):
        if 0xD800 <= code < 0xE000 or code == 0x0D:
            continue
        if FORBIDDEN.match(chr(code)):
            assert is_suspect(chr(code).encode()), hex(code)
            assert cleaned(chr(code), "x")[0] == "x"
    assert is_suspect(b"a\rb\r\n")
    assert not is_suspect("a\r\né😀\u2030\t".encode())


@pytest.mark.parametrize(
    "files",
    [
        {"claims/x.\x1b[31m": b"x"},
        {"claims/x\r.yaml": OK + "x"},
        {"x\x1b[2J.yaml": OK},
        {"claims.yaml": "- !%1b[2Jx {subject: ada}\n"},
        {"claims.yaml": '- {"sub\\e[2Jject": ada, relation: "\\e[2J", object: port, document: "a\\rb"}\n'},
        {"claims.jsonl": '{"sub\\u001bject":"ada","relation":"\\u009b","object":"\\r","document":"d\\ud800"}\n'},
        {"claims.csv": "sub\x1bject,relation,object,document\n" + ROW},
        {"entities.json": '[{"id": "a\\nb", "kind": "Pers\\u200bon\\tx", "name": "N"}]'},
    ],
    ids=["ending", "name", "stem", "tag", "yaml", "jsonl", "header", "json"],
)
def test_no_fault_moves_the_cursor(tmp_path: Path, files: dict[str, str | bytes]) -> None:
    """Whatever stands in a file or in its name, what is told of it is plain text."""
    here = Path.cwd()
    os.chdir(write_files(tmp_path, files))
    try:
        examine(Path())
    except InputError as error:
        told = [text for f in (*error.faults, *error.warnings) for text in (f.file, f.message, f.hint or "")]
        assert told
        assert not [text for text in told if FORBIDDEN.search(text) or "\n" in text or "\t" in text]
    else:
        pytest.fail("nothing was refused")
    finally:
        os.chdir(here)
