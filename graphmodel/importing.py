"""Claims folders made of other programs' files and of tables, once and again.

What an import wrote is made anew by the next one; what a person changed in it since counts, and is kept.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from graphmodel.claims.folder import Batch, read_claims
from graphmodel.claims.resolve import resolve
from graphmodel.claims.vocabulary import Vocabulary, builtin
from graphmodel.claims.words import read_vocabulary
from graphmodel.errors import StoreError
from graphmodel.formats.imported import Imported
from graphmodel.reading import WORKBOOKS
from graphmodel.tables.grid import Grid, open_grid
from graphmodel.tables.making import Known, Maker
from graphmodel.tables.mapping import Mapping as ColumnMapping
from graphmodel.tables.mapping import completed, guessed, header_of, number, read_mapping, with_layout, with_relation
from graphmodel.tables.phrases import Meant, read_phrases, understood
from graphmodel.tables.rows import Row, phrases_of, rows_of, several_names
from graphmodel.tables.values import Decimal, Order

BESIDE = "import"
"""The folder in a claims folder with what an import needs and leaves, and is no claim."""
MAP, PHRASES, REJECTED = "map.yaml", "phrases.csv", "rejected.csv"
TABLES = ("csv", "tsv", *WORKBOOKS)
"""The endings of what is read as a table."""
WRITTEN = "written"
"""The folder in that with what an import wrote, by which is known what a person changed since."""


class TableImport:
    """The import of one table into a folder, which may hold an earlier one."""

    def __init__(
        self,
        file: Path,
        folder: Path,
        map_file: Path | None = None,
        sheet: str | None = None,
        relation: str | None = None,
        split: str | None = None,
    ) -> None:
        """Open a table, and find out how it is read: as a map says, or as it is guessed.

        With ``relation`` that is so in every row; see `mapping.with_relation`. ``sheet`` and ``split`` count more than
        what a map says of them.

        Raises:
            StoreError: a sheet is named of what is no workbook.
            InputError: the table, its map, or what was settled in the folder cannot be read.

        """
        self.file = file
        self.folder = folder
        kept = folder / BESIDE / MAP
        given = map_file or (kept if kept.exists() else None)
        self.is_guess = given is None
        self.known, self.vocabulary = settled_in(folder)
        mapping = None if given is None else read_mapping(given)
        if sheet is not None and not file.name.lower().removesuffix(".gz").removesuffix(".zst").endswith(WORKBOOKS):
            raise StoreError(f"{file} has no sheets: it is no workbook", "leave --sheet out")
        self.grid: Grid = open_grid(file, sheet or (mapping.layout.sheet if mapping else None))
        self.mapping: ColumnMapping = mapping or guessed(self.grid, self.vocabulary)
        if mapping is not None and given is not None:
            _check_names(mapping, self.grid, given)
        changes = {"sheet": self.grid.sheet if sheet else None, "split": split}
        self.mapping = with_layout(self.mapping, **{name: value for name, value in changes.items() if value})
        if relation is not None:
            self.mapping = with_relation(self.mapping, relation)

    def complete(self, dates: Order | None, decimals: Decimal | None) -> None:
        """Settle how dates and amounts are written; see `mapping.completed`."""
        self.mapping = completed(self.mapping, self.grid, dates, decimals)

    @cached_property
    def rows(self) -> list[Row]:
        """The rows below the header."""
        return rows_of(self.grid, self.mapping)

    def phrases(self) -> tuple[list[tuple[str, str]], dict[str, Meant]]:
        """Return the words for relations in all rows, each with an example, and what is meant by those known so far."""
        path = self.folder / BESIDE / PHRASES
        filled = read_phrases(path, self.vocabulary) if path.exists() else {}
        phrases = phrases_of(self.rows)
        known = {phrase: meant for phrase, _ in phrases if (meant := understood(phrase, self.vocabulary))}
        return phrases, known | filled

    def imported(self, meant: Mapping[str, Meant]) -> Imported:
        """Return the claims of the table."""
        maker = Maker(self.mapping, meant, self.vocabulary, self.known, self.file.name)
        return maker.imported(self.rows, self.notes)

    @property
    def notes(self) -> list[str]:
        """How it is read, where it may be meant otherwise."""
        return [*self.grid.notes, *several_names(self.grid, self.mapping)]


def _check_names(mapping: ColumnMapping, grid: Grid, file: Path) -> None:
    """Refuse a map of another table: a column that is called otherwise than it says."""
    names = header_of(mapping, grid).names
    for each in mapping.columns:
        index = number(each.column)
        name = names[index] if index < len(names) else None
        if each.name is not None and each.name != name:
            raise StoreError(
                f"{file} calls column {each.column} {each.name!r}, but in the table it is {name!r}",
                "mend the map, or delete it to have it guessed anew",
            )


def settled_in(folder: Path) -> tuple[Known, Vocabulary]:
    """Return what a person changed or added in a folder since it was imported, and the words that it has.

    Raises:
        InputError: what stands there has faults.

    """
    if not (folder / BESIDE).is_dir() or not any(folder.glob("entities.*")):
        return Known(), builtin()
    now = read_claims(folder)
    now.tables["claims"].clear()  # they are made anew, and may be of what is no more
    vocabulary = read_vocabulary(now)
    resolve(now)
    written = folder / BESIDE / WRITTEN
    before = read_claims(written) if (written / "entities.csv").exists() else Batch()
    entities, documents = (before.by_key(section, "id") for section in ("entities", "documents"))
    return Known(
        [record for id_, record in now.by_key("entities", "id").items() if entities.get(id_) != record],
        [record for id_, record in now.by_key("documents", "id").items() if documents.get(id_) != record],
        entities,
        documents,
    ), vocabulary


def with_settled(imported: Imported, known: Known) -> Imported:
    """Return a file with what a person settled of its entities and documents."""
    entities = {**imported.entities, **{each.id: each for each in known.entities}}
    documents = {**imported.documents, **{each.id: each for each in known.documents}}
    return imported._replace(entities=entities, documents=documents)


def digest(data: bytes) -> str:
    """Return by what is known whether a file is as it was written."""
    return hashlib.sha256(data).hexdigest()


def check_own(folder: Path) -> None:
    """Refuse to write over claims that a person changed since they were imported.

    Raises:
        StoreError: they were, or there is a folder that no import made.

    """
    if folder.exists() and any(folder.iterdir()) and not (folder / BESIDE).is_dir():
        raise StoreError(f"{folder} is there already, and not made by an import", "name a folder that is new or empty")
    claims, known = folder / "claims.csv", folder / BESIDE / WRITTEN / "claims.sha256"
    if claims.exists() and known.exists() and digest(claims.read_bytes()) != known.read_text().strip():
        raise StoreError(
            f"{claims} was changed by hand since it was imported",
            "put claims of your own into the folder claims/, or move this one there, and import again",
        )
