"""Ids: compared in Unicode's composed form, and no two of one set look alike."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

import msgspec

from graphmodel.claims.model import Derivation, Entity
from graphmodel.letters import difference, looks, nfc, skeleton, unseen
from graphmodel.reading import Problem, shown

if TYPE_CHECKING:
    from graphmodel.claims.folder import Batch

ID = "id:"
"""What stands before an id to say that it is no name."""
_IDENTIFIER = re.compile(r"https?://\S+|(?!https?:|id:)[A-Za-z][\w.+-]*:(?!//|\\)\S+")
"""A link, or a prefix and an id."""
_LINKS = re.compile(r"[,;|\s]\s*https?://")


def unused(id_: str, taken: Container[str]) -> str:
    """Return an id, with a number behind it where another has it."""
    number, free = 1, id_
    while free in taken:
        number += 1
        free = f"{id_}-{number}"
    return free


def compose_ids(batch: Batch) -> None:
    """Put the ids of documents, entities and claims, and what refers to documents, in Unicode's composed form."""
    for section in ("documents", "entities", "claims"):
        for table in batch.tables[section]:
            for index, record in enumerate(table.records):
                if record.id is not None and not record.id.isascii():
                    table.records[index] = msgspec.structs.replace(record, id=nfc(record.id))
    for section in ("documents", "claims"):
        for table in batch.tables[section]:
            for index, record in enumerate(table.records):
                if record.derived_from:
                    derived = type(record.derived_from)(map(_composed, record.derived_from))
                    table.records[index] = msgspec.structs.replace(record, derived_from=derived)


def _composed(source: Derivation) -> Derivation:
    return msgspec.structs.replace(source, document=nfc(source.document)) if source.document else source


def report_alike(batch: Batch) -> None:
    """Report each id that looks the same as one before it.

    Where both are of plain letters, as ``l1`` and ``I1`` are, that is worth a look and no fault: real ids are so.
    """
    for section in ("documents", "entities", "claims"):
        ids = {record.id for _, _, record in batch.rows(section) if record.id is not None}
        if len(looks(ids)) == len(ids):
            continue
        alike: dict[str, dict[str, None]] = {}
        for table, index, record in batch.rows(section):
            if record.id is not None and not any(unseen(record.id)):
                others = alike.setdefault(skeleton(record.id), {})
                for problem in _problems(record.id, others):
                    table.report(index, problem)
                others[record.id] = None


def report_alike_names(batch: Batch) -> None:
    """Report names that look the same as another entity's, and are not, as worth a look.

    That plain letters do is no news: they are in the names as people write them.
    """
    if all(name.isascii() for _, _, entity in batch.rows("entities") for name in entity.names):
        return
    alike: dict[str, dict[tuple[str, str], None]] = {}
    for table, index, entity in batch.rows("entities"):
        for place, name in enumerate(entity.names):
            others = alike.setdefault(skeleton(name), {})
            for id_, other in others:
                if id_ != entity.id and not (name + other).isascii() and (apart := difference(name, other)):
                    message = f"{shown(name)} looks the same as a name of {shown(id_)}, but {apart}"
                    path = ("aliases", place - 1) if place else ("name",)
                    table.report(index, Problem(path, message, "is it the same letter in both?", is_warning=True))
                    break
            others[entity.id, name] = None


def _problems(id_: str, others: Iterable[str]) -> Iterator[Problem]:
    """Yield a problem where an id looks the same as one of others."""
    for other in sorted(others, key=lambda other: (id_ + other).isascii()):
        if apart := difference(id_, other):
            message = f"the id {shown(id_)} looks the same as {shown(other)}, but {apart}"
            hint = "give one of the two another id"
            yield Problem(("id",), message, hint, is_warning=(id_ + other).isascii())
            return


def same_as_problems(entity: Entity, entities: Mapping[str, Entity]) -> Iterator[Problem]:
    """Yield a problem for what is no link or identifier of elsewhere, such as the id of another entity here."""
    for place, other in enumerate(entity.same_as):
        path = ("same_as", place)
        id_ = nfc(other.removeprefix(ID))
        if id_ in entities and id_ != entity.id:
            hint = f"write one entity with aliases instead of {entity.id} and {id_}"
            yield Problem(path, f"same_as names {shown(id_)}, which is another entity here", hint)
        elif _LINKS.search(other):
            yield Problem(path, f"same_as has several links in one item, {shown(other)}", "write a list of them")
        elif _IDENTIFIER.fullmatch(whole := "".join(other.split())) and whole != other:
            hint = f"write {whole}" if re.search(r":\s", other) else "take it out, or write a list of several"
            if "://" in whole:
                hint = "write %20 for a space in a link"
            yield Problem(path, f"same_as has a space in it, {shown(other)}", hint)
        elif not _IDENTIFIER.fullmatch(other):
            known = f"did you mean wikidata:{other}?" if re.fullmatch(r"Q[0-9]+", other) else None
            hint = known or "write a link, or a prefix and an id as in wikidata:Q123"
            yield Problem(path, f"same_as must say where it is an id, but {shown(other)} does not", hint)
