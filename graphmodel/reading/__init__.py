"""Files into typed records, with the place of everything that is wrong in them.

`source` opens and bounds a file; `sections` (YAML and JSON), `jsonlines`, `csvfile` and `workbook` decode it; `cells`
makes records of rows; `characters` says what none of them may hold; `convert` says all that is wrong with one record,
in the `words` of a newcomer, and keeps what is good of it; `table` holds the records of one file together with their
faults. Nothing here knows what a claim is.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

from graphmodel.deferred import deferred
from graphmodel.errors import InputError

if TYPE_CHECKING:
    import msgspec

    from graphmodel.reading.gaps import Written, words_in, written_words
    from graphmodel.reading.problems import Gaps, Path, Problem
    from graphmodel.reading.source import Source
    from graphmodel.reading.table import MAX_FAULTS, Address, Table
    from graphmodel.reading.values import read_values
    from graphmodel.reading.words import did_you_mean, listed, looks_same, nearest, shown, told_apart

__all__ = [
    "FORMATS", "MAX_FAULTS", "WORKBOOKS", "Address", "Gaps", "Path", "Problem", "Source", "Table", "Written",
    "did_you_mean", "listed", "looks_same", "nearest", "read", "read_values", "shown", "told_apart", "words_in",
    "written_words",
]  # fmt: skip

__getattr__ = deferred(
    __name__,
    {
        "gaps": ("Written", "words_in", "written_words"),
        "problems": ("Gaps", "Path", "Problem"),
        "source": ("Source",),
        "table": ("MAX_FAULTS", "Address", "Table"),
        "values": ("read_values",),
        "words": ("did_you_mean", "listed", "looks_same", "nearest", "shown", "told_apart"),
    },
)

WORKBOOKS = ("xlsx", "xlsm", "ods", "xls")
_TABLES = {"csv": "csvfile", "tsv": "csvfile", "jsonl": "jsonlines"}
_OF_SECTIONS = {"yaml": "sections", "yml": "sections", "json": "sections", **dict.fromkeys(WORKBOOKS, "workbook")}
FORMATS = (*_OF_SECTIONS, *_TABLES)


def read(
    source: Source, types: Mapping[str, type[msgspec.Struct]], default: str, inheriting: str | None = None
) -> dict[str, Table[Any]]:
    """Return the tables of a file in any of the `FORMATS`, by section; see `sections.read`.

    JSONL and CSV files have one section, the default; of a workbook each sheet is one.
    """
    from graphmodel.reading.table import Table

    reader: Any = import_module(f"graphmodel.reading.{(_OF_SECTIONS | _TABLES)[source.format]}")
    table: Table[Any] = Table(source, types[default], reader.locate)
    tables = {default: table}
    try:
        if source.is_web_page():
            source.fail(1, 1, "is an HTML page", "was the page saved instead of the file that it links to?")
        if source.format in _OF_SECTIONS:
            reader.read(tables, types, default, inheriting)
        else:
            reader.read(table)
    except InputError as error:
        table.fail(error)
        table.is_cut_short = True
    return tables
