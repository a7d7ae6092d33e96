"""The cells of a workbook, written as lines of JSON by a process of its own: ``python sheetreader.py WORKBOOK``.

A sheet is an object with its name, whether it is hidden, and what is merged in it (first row and column, last row and
column, from 0), below it each of its rows is an array; a day is an object too. The library that reads workbooks ends
its process when a file makes it ask for more memory than there is, and a file of a few bytes can.
"""

from __future__ import annotations

import datetime
import re
import sys
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

_MEMORY = 4 << 30
"""Bytes that this process may ask for."""
_SECONDS = 600
_FAILED = re.compile(rb'<c r="([A-Z]+[0-9]+)"(?:[^>]* t="e"|[^>]*><f[^>]*>[^<]*</f>(?:<v></v>|<v/>)?</c>)')
"""A cell in which a formula failed, or was never worked out."""
_FAILED_ELSEWHERE = re.compile(rb'value-type="error()"')


def main(path: str) -> None:
    """Write the cells of a workbook; what it cannot read it says in the manner of `sys.exit`."""
    _bound()
    encoder = msgspec.json.Encoder(decimal_format="number")
    out = sys.stdout.buffer
    try:
        with Path(path).open("rb") as file:
            book = CalamineWorkbook.from_filelike(file)
            hidden = {each.name for each in book.sheets_metadata if each.visible != SheetVisibleEnum.Visible}
            for name in book.sheet_names:
                sheet = book.get_sheet_by_name(name)
                merged = [(*first, *last) for first, last in sheet.merged_cell_ranges or ()]
                out.write(encoder.encode({"sheet": name, "merged": merged, "hidden": name in hidden}) + b"\n")
                if sheet.start is not None:  # an empty one is not asked for its rows, which older versions cannot say
                    left = [""] * sheet.start[1]  # rows begin at the top of the sheet, but at its first filled column
                    for row in sheet.iter_rows():
                        out.write(encoder.encode([*left, *map(_plain, row)]) + b"\n")
    except CalamineError as error:
        sys.exit(str(error))
    if failed := list(_failed(path)):
        out.write(encoder.encode({"failed": failed}) + b"\n")


def _bound() -> None:
    with suppress(ImportError):  # where there is none, the machine's memory is the bound
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _plain(value: Any) -> Any:
    """Return a cell as JSON has it, a whole number as one."""
    match value:
        case datetime.datetime():
            return {"day": value.date().isoformat()}
        case datetime.date():
            return {"day": value.isoformat()}
        case datetime.time() | datetime.timedelta():
            return str(value)
        case float() if value.is_integer() and abs(value) < 1 << 53:
            return int(value)
    return value


def _failed(path: str) -> Iterator[str]:
    """Yield the cells that look empty to the library because their formula failed, where the format tells."""
    with suppress(zipfile.BadZipFile), zipfile.ZipFile(path) as parts:
        for part in parts.namelist():
            if part.startswith("xl/worksheets/") or part == "content.xml":
                pattern = _FAILED if part.startswith("xl/") else _FAILED_ELSEWHERE
                yield from (match.group(1).decode() for match in pattern.finditer(parts.read(part)))


if __name__ == "__main__":
    main(*sys.argv[1:])
