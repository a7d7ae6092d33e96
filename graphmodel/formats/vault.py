"""A vault of Markdown: a note for each entity and document, with links, as Obsidian and any other program open it.

What documents say stands in their notes, claim by claim; what follows of that stands in the notes of entities.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from graphmodel.claims.claimset import ClaimSet
from graphmodel.claims.model import Claim, Document, Entity, mentioned
from graphmodel.evidence import (
    VERBS,
    Relationship,
    date_in_words,
    derivation_in_words,
    paragraph_in_words,
    sentence,
    telling_order,
)
from graphmodel.evidence.details import claim_in_words
from graphmodel.formats.format import FolderFormat, Notes
from graphmodel.graph import Graph
from graphmodel.letters import nfc
from graphmodel.markdown import escaped, paragraph

_UNFIT = re.compile(r'[\\/:*?"<>|#^\[\]\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069]+')
"""What no file may be called by somewhere, or no link may hold."""
_TWICE = re.compile(r"([%=~])\1+")
"""What hides or marks the words of a link in Obsidian when it stands there twice."""
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
"""What no file may be called on Windows."""
_LONGEST_BYTES = 160
"""A file may have 255, and is called with a number, an ending, and while it is written with more."""
_NO_TEXT = re.compile(r"[\[\]|*<>`#^\\\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069]+|%%+|==+|~~+|__+")
"""What the words of a link may not hold, where no sign can be escaped."""
_BEGIN, _END = "\ue000", "\ue001"
"""Stand around an id in a sentence until it has become a link: characters that mean nothing to anybody."""
_HELD = re.compile(f"{_BEGIN}([^{_END}]*){_END}")


def write(claims: ClaimSet, folder: Path) -> Notes:
    """Write a note for each entity and document, and one to begin with."""
    vault = _Vault(Graph(claims))
    for path, lines in vault.notes():
        file = folder / f"{path}.md"
        file.parent.mkdir(exist_ok=True)
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return ["to begin with: Index.md; in Obsidian: Open folder as vault"]


class _Vault:
    """The notes of a graph."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        documents = {id_: f"{each.publisher_in_words} – {each.label}" for id_, each in graph.documents.items()}
        self._entities = _files("Entities", {id_: each.name for id_, each in graph.entities.items()})
        self._documents = _files("Documents", documents)
        self._called = documents
        self._naming: defaultdict[str, set[str]] = defaultdict(set)
        """The documents whose claims name each entity, be it as speaker, event or place."""
        for claim in graph.claims.values():
            for id_ in mentioned([claim]):
                self._naming[id_].add(claim.document)

    def notes(self) -> Iterator[tuple[str, Iterator[str]]]:
        """Yield each note's path without ending, and its lines."""
        by_document: dict[str, list[Claim]] = defaultdict(list)
        for claim in self._graph.claims.values():
            by_document[claim.document].append(claim)
        for id_, entity in self._graph.entities.items():
            yield self._entities[id_], self._entity(entity)
        for id_, document in self._graph.documents.items():
            yield self._documents[id_], self._document(document, by_document[id_])
        yield "Index", self._index(by_document)

    def _entity(self, entity: Entity) -> Iterator[str]:
        names = [name for name in entity.names if name != self._entities[entity.id].partition("/")[2]]
        yield from _head({"id": entity.id, "kind": entity.kind, "aliases": names})
        yield f"# {escaped(entity.name)}"
        if entity.note:
            yield ""
            yield paragraph(entity.note)
        around = [r for each in self._graph.adjacency[entity.id].values() for r in each]
        around.sort(key=lambda r: telling_order(r, self._graph.vocabulary))
        if around:
            yield ""
            yield "## Connections"
            yield ""
        for relationship in around:
            yield f"- {self._said(relationship)}"
        elsewhere = sorted(self._naming[entity.id] - {id_ for relationship in around for id_ in relationship.documents})
        if elsewhere:
            yield ""
            yield f"Named as well in {self._cited(elsewhere)}."

    def _said(self, relationship: Relationship) -> str:
        """Return a relationship with all by whose account it is so, or not."""
        words = sentence(relationship, _held, self._graph.vocabulary)
        by_stance: dict[str, dict[str, None]] = {verb: {} for verb in VERBS.values()}
        for claim in sorted(relationship.claims, key=lambda claim: (claim.document, claim.attributed_to or "")):
            speaker = f"according to {self._to_entity(claim.attributed_to)} " if claim.attributed_to else ""
            by_stance[VERBS[claim.stance]][f"{speaker}in {self._to_document(claim.document)}"] = None
        accounts = [
            (f"{verb} " if verb != VERBS["asserted"] else "") + ", ".join(said)
            for verb, said in by_stance.items()
            if said
        ]
        return f"{self._linked(words)} – {'; '.join(accounts)}"

    def _cited(self, documents: Iterable[str]) -> str:
        return ", ".join(self._to_document(id_) for id_ in documents)

    def _document(self, document: Document, claims: Iterable[Claim]) -> Iterator[str]:
        known = {"id": document.id, "published": document.published, "url": document.url, "grade": document.grade}
        yield from _head({name: value for name, value in known.items() if value is not None})
        yield f"# {escaped(self._called[document.id])}"
        yield ""
        about = [
            f"By {', '.join(document.authors)}" if document.authors else None,
            document.description,
            f"Made from {', '.join(derivation_in_words(document.derived_from))}" if document.derived_from else None,
            document.note,
        ]
        link = (document.url or "").replace("<", "%3C").replace(">", "%3E")
        for part in (*(paragraph(part) for part in about if part), *([f"<{link}>"] if link else [])):
            yield part
            yield ""
        yield "## Claims"
        yield ""
        for claim in claims:
            yield f"- {self._claimed(claim)} ^{_block_id(claim)}"

    def _claimed(self, claim: Claim) -> str:
        stance = "" if claim.stance == "asserted" else f"{VERBS[claim.stance].capitalize()}: "
        added = [
            date_in_words(claim),
            f"according to {_held(claim.attributed_to)}" if claim.attributed_to else None,
            f"event: {_held(claim.event)}" if claim.event else None,
            paragraph_in_words(claim.locator) if claim.locator else None,
        ]
        words = "; ".join([claim_in_words(claim, _held, self._graph.vocabulary), *filter(None, added)])
        return stance + self._linked(words)

    def _index(self, by_document: Mapping[str, list[Claim]]) -> Iterator[str]:
        graph = self._graph
        yield "# Index"
        yield ""
        yield "## Documents"
        yield ""
        for id_ in graph.documents:
            yield f"- {self._to_document(id_)} – claims: {len(by_document[id_]):,}"
        yield ""
        yield "## Entities"
        yield ""
        degrees = {id_: sum(map(len, around.values())) for id_, around in graph.adjacency.items()}
        for id_ in sorted(graph.entities, key=lambda id_: (-degrees[id_], id_)):
            yield f"- {self._to_entity(id_)}, {escaped(graph.entities[id_].kind)} – connections: {degrees[id_]:,}"

    def _linked(self, words: str) -> str:
        """Return words with links to the entities that are held in them."""
        return _HELD.sub(lambda held: self._to_entity(held.group(1)), escaped(words))

    def _to_entity(self, id_: str) -> str:
        return _link(self._entities[id_], self._graph.name(id_)) if id_ in self._entities else escaped(id_)

    def _to_document(self, id_: str) -> str:
        return _link(self._documents[id_], self._called[id_])


def _held(id_: str) -> str:
    return f"{_BEGIN}{id_}{_END}"


def _link(path: str, name: str) -> str:
    name = name.replace("$", " ") if name.count("$") > 1 else name  # which would be set as a formula
    words = " ".join(_NO_TEXT.sub(" ", name).split()) or path.rpartition("/")[2]
    return f"[[{path}|{words}]]"


def _block_id(claim: Claim) -> str:
    """Return by what other notes refer to a claim: Obsidian takes letters, digits and hyphens."""
    return re.sub(r"[^A-Za-z0-9-]+", "-", claim.id or "")


def _files(folder: str, names: Mapping[str, str]) -> dict[str, str]:
    """Return a path for each id, after its name: no two alike, whatever their case, on any system."""
    paths: dict[str, str] = {}
    taken: set[str] = set()
    for id_, name in sorted(names.items()):
        fit = _TWICE.sub(r"\1", " ".join(_UNFIT.sub(" ", nfc(name)).split()))
        called = fit.encode()[:_LONGEST_BYTES].decode(errors="ignore").strip(". ") or "unnamed"
        if _RESERVED.fullmatch(called):
            called += "_"
        number, free = 1, called
        while free.casefold() in taken:
            number += 1
            free = f"{called} ({number})"
        taken.add(free.casefold())
        paths[id_] = f"{folder}/{free}"
    return paths


def _head(properties: Mapping[str, object]) -> Iterator[str]:
    """Yield what programs read of a note."""
    yield "---"
    yield from (f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in properties.items())
    yield "---"


FORMAT = FolderFormat("vault", "Markdown notes with links, one for each entity and document, for Obsidian", write)
