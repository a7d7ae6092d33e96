"""CSV that spreadsheet programs open with a double click."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from graphmodel.output.rows import as_excel
from tests.conftest import Ask
from tests.support.claimfiles import write_files


@pytest.mark.parametrize("words", [["show", "Belaruskali"], ["why", "Lukashenko", "Belarus"], ["query"]], ids=" ".join)
def test_excel_is_csv_with_a_mark(ask: Ask, words: list[str]) -> None:
    """The rows are those of --csv, after a byte order mark and with the line ends of spreadsheet programs."""
    plain = ask(*words, "--csv").stdout_bytes
    for options in (["--csv", "--excel"], ["--excel", "--csv"], ["--excel"]):
        data = ask(*words, *options).stdout_bytes
        assert data.startswith(b"\xef\xbb\xbf")
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
        assert rows == list(csv.reader(io.StringIO(plain.decode(), newline="")))
        assert data.count(b"\r\n") == len(rows)


@pytest.mark.parametrize("format_", ["--json", "--jsonl"])
def test_excel_is_no_kind_of_json(ask: Ask, format_: str) -> None:
    """--excel beside another format is wrong usage."""
    result = ask("show", "Belaruskali", format_, "--excel")
    assert result.exit_code == 2
    assert "--excel is a kind of CSV" in result.stderr


def test_where_decimals_have_a_comma_cells_have_semicolons() -> None:
    """Numbers are numbers to the program that opens them, also below zero; formulas are text."""
    rows = [{"a": -1.5, "b": 1080, "c": "=1+1", "d": "-x", "e": "2021-07", "f": "1.5", "g": ["x|y", "@z"]}]
    data = as_excel(rows, "abcdefg", ",")
    assert data.decode("utf-8-sig") == "a;b;c;d;e;f;g\r\n-1,5;1080;'=1+1;'-x;2021-07;1.5;x\\|y|@z\r\n"


def test_what_excel_gets_is_read_again(ask: Ask, tmp_path: Path) -> None:
    """Claims written for a spreadsheet program are claims again, whatever stands between the cells."""
    claims = b'subject;relation;object;document;note\r\nada;HEADS;port;d1;"a;\r\nb"\r\n'
    folder = write_files(tmp_path, {"claims.csv": b"\xef\xbb\xbf" + claims})
    result = ask("check", folder)
    assert result.exit_code == 0
    assert "warning: read with semicolons between the cells" in result.stderr
