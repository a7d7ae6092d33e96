"""Claims from FollowTheMoney, which Aleph and OpenSanctions write: https://followthemoney.tech."""

from __future__ import annotations

from pathlib import Path

from graphmodel.claims.vocabulary import builtin
from graphmodel.formats.ftm import records, statements
from graphmodel.formats.ftm.documents import Documents
from graphmodel.formats.ftm.links import Links
from graphmodel.formats.ftm.records import Raw
from graphmodel.formats.ftm.schemata import LINKS, NO_WORD, THINGS, WORDS, references
from graphmodel.formats.ftm.things import Things
from graphmodel.formats.gathering import Gathering
from graphmodel.formats.imported import Imported, Record
from graphmodel.reading import Source

_NO_STANCE = "the format has no stance: every link is a claim that its document asserts"


def read(path: Path) -> Imported:
    """Read entities as JSON, one a line, or statements as CSV.

    Raises:
        InputError: the file is neither.

    """
    gathering = Gathering(builtin().extended(WORDS.kinds, WORDS.relations))
    source = Source(path, path.name)
    is_table = source.format in ("csv", "tsv")
    raws = (statements if is_table else records).read(source, gathering.not_taken).values()
    documents = Documents(gathering, source.stem or source.name)
    things = Things(gathering)
    links = Links(gathering, documents, things)
    for raw in raws:
        if raw.schema in THINGS:
            things.take(raw)
        else:
            gathering.others[raw.id] = f"of the schema {raw.schema}"
        if raw.schema in LINKS or (raw.schema in THINGS and references(raw.schema).keys() & raw.properties.keys()):
            for part in raw.parts:
                documents.tell(part)
    for raw in raws:
        if raw.schema in LINKS:
            links.take(raw)
        elif raw.schema in THINGS:
            links.refer(raw)
        else:
            _leave(raw, gathering)
    notes = [_NO_STANCE, *things.notes(), *documents.notes(), *links.notes()]
    return gathering.imported(notes, WORDS)


def _leave(raw: Raw, gathering: Gathering) -> None:
    """Take nothing of an entity that is in no table: a link is rejected, anything else counted."""
    if raw.schema not in NO_WORD:
        gathering.not_taken[f"entities of the schema {raw.schema}"] += 1
        return
    ends = ", ".join(raw.properties.get(NO_WORD[raw.schema], ()))
    written = f"{raw.schema} {raw.id}: {ends}"
    gathering.reject(Record(raw.place, written), f"there is no relation for the schema {raw.schema}")
