"""What an import makes: a claims folder of tables, what could not go in, and a summary."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from graphmodel import files
from graphmodel.claims.model import Document, Entity
from graphmodel.claims.sheets import Cell, sheets
from graphmodel.claims.sheets import sheet as sheet_of
from graphmodel.formats.imported import Imported, Settled
from graphmodel.importing import BESIDE, MAP, PHRASES, REJECTED, WRITTEN, TableImport, check_own, digest
from graphmodel.output.phrases import count
from graphmodel.reading import listed
from graphmodel.reading.characters import guarded
from graphmodel.tables.grid import SEPARATORS
from graphmodel.tables.making import Known
from graphmodel.tables.mapping import as_file
from graphmodel.tables.meanings import MEANINGS, NEEDED
from graphmodel.tables.phrases import COLUMNS, Meant
from graphmodel.tables.phrases import rows as phrase_rows
from graphmodel.tables.rows import Row

R = TypeVar("R", Document, Entity)
Phrases = Sequence[tuple[str, str]]
"""The words for a relation in each row, with an example."""

_TOLD = 5
_SHOWN_ROWS = 3
_WIDEST = 30


class Beside(NamedTuple):
    """What stands beside the claims of an import."""

    files: Mapping[str, str] = {}
    """By name."""
    separator: str = ","
    """What stands between the cells of tables that are for people."""


def save(folder: Path, settled: Settled, known: Known, beside: Beside) -> None:
    """Write a claims folder of tables, each file whole or not at all; one that was made by an import is made anew.

    What a person settled is written as they did; beside it stands what imports made of it, by which it is known again.

    Raises:
        StoreError: there are files that a person wrote, or it cannot be written.

    """
    check_own(folder)
    written = folder / BESIDE / WRITTEN
    written.mkdir(parents=True, exist_ok=True)
    for name, text in beside.files.items():
        files.write(folder / BESIDE / name, text)
    rows = ((e.record.place, e.reason, guarded(e.record.written)) for e in settled.rejected)
    files.write(folder / BESIDE / REJECTED, table(("place", "reason", "written"), rows, beside.separator))
    for sheet in sheets(settled.claims._replace(vocabulary=settled.added)):
        text = table(sheet.columns, sheet.rows)
        files.write(folder / f"{sheet.section}.csv", text)
        if sheet.section == "claims":
            files.write(written / "claims.sha256", digest(text.encode()))
    entities = _as_imported(settled.claims.entities, known.entities, known.entities_before)
    documents = _as_imported(settled.claims.documents, known.documents, known.documents_before)
    for sheet in (sheet_of("entities", entities), sheet_of("documents", documents)):
        files.write(written / f"{sheet.section}.csv", table(sheet.columns, sheet.rows))


def _as_imported(now: Mapping[str, R], settled: Sequence[R], before: Mapping[str, R]) -> Iterator[R]:
    """Yield the records of an import, those that a person settled as an import wrote them, if any did."""
    ids = {record.id for record in settled}
    for id_, record in now.items():
        if id_ not in ids:
            yield record
        elif id_ in before:
            yield before[id_]


def table(columns: Sequence[str], rows: Iterable[Sequence[Cell]], separator: str = ",") -> str:
    """Return rows as CSV that spreadsheet programs open with the right letters, and the readers take."""
    out = io.StringIO(newline="")
    out.write("\ufeff")
    writer = csv.writer(out, delimiter=separator, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([str(cell).lower() if isinstance(cell, bool) else cell for cell in row] for row in rows)
    return out.getvalue()


def reading(task: TableImport) -> Iterator[str]:
    """Yield how a table is read, with its first rows."""
    layout = task.mapping.layout
    where = f"sheet {layout.sheet!r}, " if layout.sheet else ""
    between = f", {SEPARATORS[task.grid.separator]} between the cells" if task.grid.separator else ""
    names = f"row {layout.header} names the columns" if layout.header else "no row names the columns"
    yield f"{task.file}: {where}{names}{between}"
    yield from (f"note: {note}" for note in task.notes)
    called = [each.name or "" for each in task.mapping.columns]
    width = min(max(map(len, called), default=0), _WIDEST)
    for each, name in zip(task.mapping.columns, called, strict=True):
        yield f"  {each.column:<2} {name:<{width}}  {MEANINGS[each.means]}"
    if layout.relation:
        yield f"in every row the first is to the second: {layout.relation}"
    yield "so that the first rows say:"
    for row in task.rows[:_SHOWN_ROWS]:
        yield f"  {row_in_words(row)}"


def row_in_words(row: Row) -> str:
    """Return a row as it is understood."""
    said = " – ".join(" and ".join(row.names.get(each) or [row.values.get(each, "?")]) for each in NEEDED)
    rest = [f"{meaning}: {text}" for meaning, text in row.values.items() if meaning not in NEEDED]
    return "; ".join([said, *rest, *([f"note: {row.note}"] if row.note else [])])


def missing(task: TableImport) -> str | None:
    """Return what no column is about, without which there is no claim."""
    lacking = [MEANINGS[each] for each in NEEDED if not task.mapping.says(each)]
    return f"no column seems to say {listed(lacking, 'and')}" if lacking else None


def save_map(task: TableImport) -> Path:
    """Write how a table is read, for a person to mend; return where."""
    path = task.folder / BESIDE / MAP
    path.parent.mkdir(parents=True, exist_ok=True)
    files.write(path, as_file(task.mapping, task.file.name))
    return path


def beside(task: TableImport, phrases: Phrases, meant: Mapping[str, Meant], separator: str) -> Beside:
    """Return what stands beside the claims of a table: how it is read, and its words for relations."""
    rows = phrase_rows(phrases, meant, task.vocabulary)
    return Beside({MAP: as_file(task.mapping, task.file.name), PHRASES: table(COLUMNS, rows, separator)}, separator)


def next_steps(folder: Path, phrases: Phrases, meant: Mapping[str, Meant]) -> Iterator[str]:
    """Yield what a person may do next."""
    unknown = {phrase for phrase, _ in phrases if phrase not in meant}
    if unknown:
        have = "has" if len(unknown) == 1 else "have"
        where = f"fill in the column relation of {folder / BESIDE / PHRASES}, and import again"
        yield f"{count(len(unknown), 'phrase')} {have} no relation yet: {where}"
    else:
        yield f"to ask: graphmodel check {folder}"


def summary(imported: Imported, settled: Settled, folder: Path) -> Iterator[str]:
    """Yield what went in, what did not and most often why, and what was assumed."""
    claims, rejected = settled.claims, settled.rejected
    entities = f"{len(claims.entities):,} {'entity' if len(claims.entities) == 1 else 'entities'}"
    made = f"{count(len(claims.claims), 'claim')}, {entities}, {count(len(claims.documents), 'document')}"
    taken = settled.records - len(rejected)
    yield f"{count(settled.records, 'record')}: {taken:,} in claims, {len(rejected):,} rejected"
    yield f"{folder}: {made}"
    if settled.repeated:
        yield f"{count(settled.repeated, 'claim')} said what another says: they are one"
    yield from (f"note: {note}" for note in imported.notes)
    if rejected:
        yield f"rejected, in {folder / BESIDE / REJECTED}, most often:"
        reasons = Counter(each.reason for each in rejected).most_common()
        yield from (f"{number:>6,} × {reason}" for reason, number in reasons[:_TOLD])
        if len(reasons) > _TOLD:
            yield f"       and {count(len(reasons) - _TOLD, 'other reason')}"
