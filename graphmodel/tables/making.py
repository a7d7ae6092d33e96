"""Rows of a table into claims, with the entities and documents that they name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import NamedTuple

import msgspec

from graphmodel.claims.model import Claim, Document, Entity, Quantity
from graphmodel.claims.names import folded
from graphmodel.claims.vocabulary import ROOT, Vocabulary
from graphmodel.formats.gathering import free_id, host, is_link
from graphmodel.formats.imported import NOT_STATED, Imported, Rejected, Sourced
from graphmodel.reading.cells import STAND_IN
from graphmodel.tables.mapping import Mapping as ColumnMapping
from graphmodel.tables.meanings import NEEDED, Meaning
from graphmodel.tables.phrases import Meant
from graphmodel.tables.rows import Row, parts
from graphmodel.tables.values import Unclear, read_amount, read_date

_LINK = re.compile(r"https?://[^\s|<>\"]+?(?=[;,]\s*https?://|[\s|<>\"]|$)", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_UNIT = re.compile(r"[(\[]\s*([^)\]]{1,20})\s*[)\]]|(?:^|\bin\s+|[,/]\s*)([A-Z]{3}|%)\s*$|(%)")
"""The unit of amounts in the name of their column: in brackets, behind *in*, or a sign for per cent."""


_ENDS: tuple[tuple[Meaning, Meaning], ...] = (("subject", "subject kind"), ("object", "object kind"))


class Known(NamedTuple):
    """What a claims folder has already: what a person settled there counts."""

    entities: Sequence[Entity] = ()
    documents: Sequence[Document] = ()
    entities_before: Mapping[str, Entity] = {}
    """What an import wrote of each, by id: by it is known what a person gave another name or title."""
    documents_before: Mapping[str, Document] = {}


class Maker:
    """Makes claims of rows."""

    def __init__(
        self, mapping: ColumnMapping, meant: Mapping[str, Meant], vocabulary: Vocabulary, known: Known, name: str
    ) -> None:
        self._mapping = mapping
        self._meant = meant
        self._vocabulary = vocabulary
        self._entities = {entity.id: entity for entity in known.entities}
        self._settled_ids = set(self._entities)
        self._by_name: dict[str, str] = {}
        self._of_several: set[str] = set()
        """Names that a person gave to several entities."""
        for entity in known.entities:
            for called in (*entity.names, *known.entities_before.get(entity.id, entity).names):
                if self._by_name.setdefault(folded(called), entity.id) != entity.id:
                    self._of_several.add(folded(called))
        self._documents = {document.id: document for document in known.documents}
        self._by_source: dict[tuple[str | None, ...], str] = {}
        for document in known.documents:
            for each in (known.documents_before.get(document.id, document), document):
                self._by_source.setdefault(
                    _source_key(each.url, each.title, each.publisher, each.published), document.id
                )
        self._name = name
        self._kinds: dict[str, set[str]] = {}
        """The kinds that relations leave to an entity of which nothing else is said."""
        columns = {each.means: each.name for each in mapping.columns}
        unit = _UNIT.search(columns.get("amount") or "")
        self._unit = next(filter(None, unit.groups())) if unit else None

    def imported(self, rows: Sequence[Row], notes: Sequence[str]) -> Imported:
        """Return the claims of all rows, and the rows of which there is none."""
        claims: list[Sourced] = []
        rejected: list[Rejected] = []
        for row in rows:
            try:
                claims += [Sourced(claim, row.record) for claim in self._claims(row)]
            except Unclear as error:
                rejected.append(Rejected(row.record, str(error)))
        for id_, kinds in self._kinds.items():
            if self._entities[id_].kind == ROOT and len(kinds) == 1:
                self._entities[id_] = msgspec.structs.replace(self._entities[id_], kind=next(iter(kinds)))
        return Imported(self._documents, self._entities, claims, rejected, notes=[*notes, *self._assumed()])

    def _assumed(self) -> Iterator[str]:
        if unsettled := sum(entity.kind == ROOT for entity in self._entities.values()):
            what = "an entity is" if unsettled == 1 else f"{unsettled:,} entities are"
            yield f"the table does not say what {what}: of kind {ROOT} in entities.csv"
        if unknown := sum(document.publisher == NOT_STATED for document in self._documents.values()):
            what = "a document" if unknown == 1 else f"{unknown:,} documents"
            as_one = "" if unknown == 1 else ", so that they count as one origin"
            yield f"the table does not say who published {what}: {NOT_STATED!r} in documents.csv{as_one}"
        linked = sum(document.url is not None for document in self._documents.values())
        if linked and not self._mapping.columns_of("publisher"):
            what = "of a document" if linked == 1 else f"of {linked:,} documents"
            yield f"the publisher {what} is taken to be the site of the link"

    def _claims(self, row: Row) -> Iterator[Claim]:
        if STAND_IN in row.record.written:
            raise Unclear("a character that no field may hold")
        if row.filled == 1:
            raise Unclear("only one cell is filled: a heading or a note")
        if missing := [meaning for meaning in NEEDED if meaning not in row.values]:
            raise Unclear(f"no {missing[0]}")
        subjects, objects = (self._entities_of(row, *of) for of in _ENDS)
        phrase = row.values["relation"]
        meant = self._meant.get(phrase)
        if meant is None:
            raise Unclear(f"{phrase!r} has no relation in phrases.csv yet")
        if meant.is_left_out:
            raise Unclear(f"{phrase!r} is left out by phrases.csv")
        if {"subject", "object"} <= row.names.keys():
            raise Unclear("several names on both sides: who does it to whom is not said")
        if "speaker" in row.names:
            raise Unclear("several whom the document credits: write a row for each")
        several = next(iter(row.names), None)
        claim = self._claim(row, meant, several)
        documents = list(dict.fromkeys(self._sources(row)))
        relation = self._vocabulary.relations[meant.relation]
        for ends in product(subjects, objects):
            subject, object_ = reversed(ends) if meant.turned else ends
            self._leave(subject, relation.subject)
            self._leave(object_, relation.object)
            for document in documents:
                yield msgspec.structs.replace(claim, subject=f"id:{subject}", object=f"id:{object_}", document=document)

    def _entities_of(self, row: Row, end: Meaning, sort: Meaning) -> list[str]:
        """Return the entities at an end of a row; of several names with as many kinds each has its own."""
        names = row.names.get(end) or [row.values[end]]
        kind = row.values.get(sort)
        kinds = parts(kind or "", self._mapping.layout.split) if len(names) > 1 else []
        each = kinds if len(kinds) == len(names) else [kind] * len(names)
        return [self._entity(name, word) for name, word in zip(names, each, strict=True)]

    def _claim(self, row: Row, meant: Meant, several: Meaning | None) -> Claim:
        """Return what all claims of a row have; an amount is nobody's where several are named for it."""
        phrase = row.values["relation"]
        quantity = self._quantity(row)
        note = self._note(row, phrase)
        if several is not None:
            amount = "" if quantity is None else f", for whom {' '.join(self._amount(row))} stands there"
            note = "; ".join(filter(None, (f"in the table in one cell: {row.values[several]}{amount}", note)))
            quantity = None
        return Claim(
            subject="",
            relation=meant.relation,
            object="",
            document="",
            attributed_to=self._named(row, "speaker"),
            place=self._named(row, "place"),
            date=self._date(row.values, "date"),
            start=self._date(row.values, "start"),
            end=self._date(row.values, "end") or ("unknown" if meant.over else None),
            quantity=quantity,
            role=row.values.get("role"),
            note=note,
        )

    def _amount(self, row: Row) -> Iterator[str]:
        """Yield an amount as its row has it, and its unit."""
        yield row.values["amount"]
        unit = row.values.get("unit") or self._unit
        if unit and unit not in row.values["amount"]:
            yield unit

    def _note(self, row: Row, phrase: str) -> str | None:
        """Return the notes of a row, with the words for its relation where the relation has others."""
        own = None if any(self._vocabulary.readings(phrase)) else f"in the table's words: {phrase}"
        return "; ".join(part for part in (own, row.note) if part) or None

    def _named(self, row: Row, meaning: Meaning) -> str | None:
        name = row.values.get(meaning)
        if name is None:
            return None
        id_ = self._entity(name, None)
        self._leave(id_, ["Place", "Country"] if meaning == "place" else [])
        return f"id:{id_}"

    def _leave(self, id_: str, range_: Sequence[str]) -> None:
        """Note which kinds an entity can be of, since it stands in this range."""
        kinds = {
            kind.name for kind in self._vocabulary.kinds.values()
            if not kind.abstract and self._vocabulary.is_a(kind.name, range_)
        }  # fmt: skip
        if kinds:
            self._kinds[id_] = self._kinds.get(id_, kinds) & kinds

    def _entity(self, name: str, kind: str | None) -> str:
        """Return the id of the entity of a name: of those that are settled, or of the table's own."""
        word = self._kind(kind)
        key = folded(name)
        if key in self._of_several:
            raise Unclear(f"several entities are called {name!r} in entities.csv")
        if key not in self._by_name:
            id_ = self._by_name[key] = free_id(name, self._entities)
            self._entities[id_] = Entity(id=id_, kind=ROOT, name=name)
        id_ = self._by_name[key]
        entity = self._entities[id_]
        if word is not None and entity.kind == ROOT:
            self._entities[id_] = msgspec.structs.replace(entity, kind=word)
        elif word is not None and id_ not in self._settled_ids and word != entity.kind:
            raise Unclear(f"{name!r} is {entity.kind} in another row, and {word} here: settle it in entities.csv")
        return id_

    def _kind(self, word: str | None) -> str | None:
        if word is None:
            return None
        kind = self._vocabulary.kind(word)
        if kind is None or (kind.abstract and kind.name != ROOT):
            raise Unclear(f"{word!r} is no kind of entity: graphmodel words lists them")
        return kind.name

    def _date(self, said: Mapping[Meaning, str], meaning: Meaning) -> str | None:
        text = said.get(meaning)
        return None if text is None else read_date(text, self._mapping.layout.dates)

    def _quantity(self, row: Row) -> Quantity | None:
        text = row.values.get("amount")
        amount = None if text is None else read_amount(text, self._mapping.layout.decimals)
        if amount is None:
            return None
        unit = row.values.get("unit") or amount.unit or self._unit
        if amount.unit and amount.unit.casefold() != str(unit).casefold():
            raise Unclear(f"{text!r} is of another unit than {unit!r}, which its row says")
        return Quantity(value=amount.value, unit=unit, about=amount.about)

    def _sources(self, row: Row) -> Iterator[str]:
        """Yield the documents of a row: of each source those of its links, or of its title, or of the table itself."""
        for said in row.sources:
            source = said.get("source", "")
            links = list(dict.fromkeys(filter(is_link, map(_trimmed, _LINK.findall(source)))))
            source = " ".join(_TAG.sub(" ", source).split())
            title = said.get("title") or (None if links else source or None)
            if links and re.search(r"\w\w", _LINK.sub("", source)):
                title = title or source
            if not links:
                yield self._document(said, None, title)
            for link in links:
                yield self._document(said, link, title)

    def _document(self, said: Mapping[Meaning, str], link: str | None, title: str | None) -> str:
        publisher = said.get("publisher")
        published = self._date(said, "published")
        site = host(link) if link else None
        key = _source_key(link, title, publisher or site or NOT_STATED, published)
        if key not in self._by_source:
            name = f"{site or ''} {link.rstrip('/').rpartition('/')[2]}" if link else title or self._name
            id_ = free_id(name, self._documents)
            self._by_source[key] = id_
            self._documents[id_] = Document(
                id=id_,
                title=title,
                description=None if link or title else f"the table {self._name}, which names no document",
                publisher=publisher or site or NOT_STATED,
                published=published,
                url=link,
            )
        return self._by_source[key]


def _source_key(
    link: str | None, title: str | None, publisher: object, published: str | None
) -> tuple[str | None, ...]:
    """Return by what a document is known: its link, or else all that is said of it."""
    return (link,) if link else (title, str(publisher), published)


def _trimmed(link: str) -> str:
    """Return a link without the sentence that it stands in."""
    link = link.rstrip(".,;:!?'\"")
    while link.endswith(")") and link.count(")") > link.count("("):
        link = link[:-1].rstrip(".,;:!?")
    scheme, _, rest = link.partition("://")
    return f"{scheme.lower()}://{rest}"
