"""What an import makes: a claims folder of tables, what could not go in, and a summary."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from graphmodel.claims.sheets import Cell, sheets
from graphmodel.errors import StoreError
from graphmodel.formats.imported import Imported, Rejected, Settled
from graphmodel.output import files
from graphmodel.output.phrases import count

BESIDE = "import"
"""The folder in a claims folder with what is not claims."""
_REJECTED = "rejected.csv"
_TOLD = 5


def save(folder: Path, settled: Settled) -> None:
    """Write a claims folder of tables, each file whole or not at all; one that was made by an import is made anew.

    Raises:
        StoreError: there are other files, or it cannot be written.

    """
    if folder.exists() and any(folder.iterdir()) and not (folder / BESIDE).is_dir():
        raise StoreError(f"{folder} is there already, and not made by an import", "name a folder that is new or empty")
    (folder / BESIDE).mkdir(parents=True, exist_ok=True)
    files.write(folder / BESIDE / _REJECTED, _csv(["place", "reason", "written"], _rejected_rows(settled.rejected)))
    for sheet in sheets(settled.claims):
        files.write(folder / f"{sheet.section}.csv", _csv(sheet.columns, sheet.rows))


def _rejected_rows(rejected: Iterable[Rejected]) -> Iterator[Sequence[Cell]]:
    return ((each.record.place, each.reason, each.record.written) for each in rejected)


def _csv(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([str(cell).lower() if isinstance(cell, bool) else cell for cell in row] for row in rows)
    return out.getvalue()


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
        yield f"rejected, in {folder / BESIDE / _REJECTED}, most often:"
        reasons = Counter(each.reason for each in rejected).most_common(_TOLD)
        yield from (f"{number:>6,} × {reason}" for reason, number in reasons)
