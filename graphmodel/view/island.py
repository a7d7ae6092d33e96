"""The data of a page: everything that the graph holds, as columns of plain values.

Columns instead of records, numbers instead of ids and pooled texts keep 50,000 claims within a few megabytes, and
a browser parses them in a fraction of a second. What is said of them in words stands with the page's other strings.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, get_args

from graphmodel.claims.dates import EARLIEST, LATEST, span
from graphmodel.claims.model import Claim, Document, Entity, Locator, Quantity, Stance
from graphmodel.claims.names import latin
from graphmodel.evidence import DIGEST, STATUSES, quantity_as_told
from graphmodel.graph import Graph
from graphmodel.letters import normalized
from graphmodel.palette import look_of
from graphmodel.view.settings import Settings

VERSION = 1
STANCES: tuple[str, ...] = get_args(Stance)
_WEB = re.compile(r"https?://\S+")
_CAPITAL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_ALPHABETS = (range(0xC0, 0x250), range(0x370, 0x530))
"""Latin beyond ASCII, Greek and Cyrillic: what a reader may type whatever letters the names are in."""
_NONE = -1
Columns = dict[str, Any]


class _Pool:
    """Texts that come again and again, each kept once and told by its number."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def __call__(self, text: str | None) -> int:
        """Return the number of a text, -1 for none."""
        return _NONE if text is None else self.numbers.setdefault(text, len(self.numbers))


def island(
    graph: Graph, nodes: Iterable[Mapping[str, Any]], edges: Iterable[Mapping[str, Any]], settings: Settings
) -> dict[str, Any]:
    """Return the data of a page.

    Args:
        graph: what the page shows.
        nodes: how pyvis would draw its entities, in their order.
        edges: how pyvis would draw its relationships, in their order.
        settings: how the page opens.

    """
    number = {id_: index for index, id_ in enumerate(graph.entities)}
    kinds = _numbered(kind for entity in graph.entities.values() for kind in graph.vocabulary.lineage(entity.kind))
    relations = _numbered(relationship.relation for relationship in graph.relationships.values())
    documents = {id_: index for index, id_ in enumerate(graph.documents)}
    texts = _Pool()
    entities = _entities(graph.entities.values(), kinds)
    entities["x"] = [node["x"] for node in nodes]
    entities["y"] = [node["y"] for node in nodes]
    return {
        "version": VERSION,
        "title": settings.title,
        "theme": settings.theme,
        "stances": STANCES,
        "statuses": STATUSES,
        "kinds": [_kind(graph, name) for name in kinds],
        "relations": [_relation(graph, name) for name in relations],
        "documents": [_document(graph, document) for document in graph.documents.values()],
        "entities": entities,
        "relationships": {
            "subject": [edge["from"] for edge in edges],
            "relation": [relations[relationship.relation] for relationship in graph.relationships.values()],
            "object": [edge["to"] for edge in edges],
            "count": [len(relationship.claims) for relationship in graph.relationships.values()],
        },
        "claims": _claims(graph, number, documents, texts),
        "bounds": (EARLIEST, LATEST),
        "texts": list(texts.numbers),
        "letters": _letters(graph.entities.values()),
        "initial": _initial(settings, number),
    }


def _numbered(names: Iterable[str]) -> dict[str, int]:
    return {name: index for index, name in enumerate(sorted(set(names)))}


def _kind(graph: Graph, name: str) -> Columns:
    look = look_of(name, graph.vocabulary)
    return {
        "name": name,
        "label": _CAPITAL.sub(" ", name).capitalize(),
        "broader": graph.vocabulary.lineage(name)[1:],
        "fill": look.fill,
        "ink": look.ink,
        "shape": look.shape,
    }


def _relation(graph: Graph, name: str) -> Columns:
    relation = graph.vocabulary.relations[name]
    return {
        "name": name,
        "meaning": relation.meaning,
        **({"inverse": relation.inverse} if relation.inverse else {}),
        "symmetric": relation.symmetric,
    }


def _document(graph: Graph, document: Document) -> Columns:
    origin = graph.origins.of(document.id)
    known: Columns = {
        "id": document.id,
        "title": document.label,
        "description": document.description,
        "publisher": document.publisher_in_words,
        "published": document.published,
        "language": document.language,
        "url": document.url if document.url and _WEB.fullmatch(document.url) else None,
        "note": document.note,
        "derivation": [(source.publisher or source.document, source.how) for source in document.derived_from or ()],
        "roots": origin.roots,
        "declared": origin.declared,
        "shared": origin.shared or None,
    }
    return {name: value for name, value in known.items() if value is not None}


def _entities(entities: Iterable[Entity], kinds: Mapping[str, int]) -> Columns:
    entities = list(entities)
    return {
        "id": [entity.id for entity in entities],
        "name": [entity.name for entity in entities],
        "kind": [kinds[entity.kind] for entity in entities],
        "aliases": [
            [[a] if isinstance(a, str) else [a.name, *([a.language] if a.language else [])] for a in entity.aliases]
            for entity in entities
        ],
        "note": _some(entities, lambda entity: entity.note),
        "same_as": _some(entities, lambda entity: entity.same_as or None),
    }


def _letters(entities: Iterable[Entity]) -> dict[str, str]:
    """Return plain Latin letters for others, so that the page folds what is typed as `latin` does."""
    written = {normalized("NFKC", name) for entity in entities for name in entity.names}
    letters = {letter for name in written if not name.isascii() for letter in name if not letter.isascii()}
    letters.update(chr(code) for alphabet in _ALPHABETS for code in alphabet)
    return {letter: latin(letter) for letter in sorted(letters) if letter.isalpha()}


def _claims(graph: Graph, number: Mapping[str, int], documents: Mapping[str, int], texts: _Pool) -> Columns:
    claims = [claim for relationship in graph.relationships.values() for claim in relationship.claims]
    stances = {stance: index for index, stance in enumerate(STANCES)}
    spans = [span(claim.date, claim.start, claim.end) for claim in claims]

    def entity(id_: str | None) -> int | None:
        return None if id_ is None else number[id_]

    more: dict[str, Callable[[Claim], Any]] = {
        "quantity": lambda claim: _quantity(claim.quantity) if claim.quantity else None,
        "place": lambda claim: entity(claim.place),
        "event": lambda claim: entity(claim.event),
        "role": lambda claim: texts(claim.role) if claim.role else None,
        "note": lambda claim: claim.note,
        "locator": lambda claim: _locator(claim.locator) if claim.locator else None,
    }
    return {
        "id": [claim.id or "" for claim in claims],
        "document": [documents[claim.document] for claim in claims],
        "stance": [stances[claim.stance] for claim in claims],
        "speaker": [number[claim.attributed_to] if claim.attributed_to else _NONE for claim in claims],
        "date": [texts(claim.date) for claim in claims],
        "start": [texts(claim.start) for claim in claims],
        "end": [texts(claim.end) for claim in claims],
        "first": [texts(days.first if days else None) for days in spans],
        "last": [texts(days.last if days else None) for days in spans],
        "more": {name: _some(claims, said) for name, said in more.items()},
    }


def _quantity(quantity: Quantity) -> list[Any]:
    return [*quantity_as_told(quantity), quantity.unit, quantity.of]


def _locator(locator: Locator) -> list[Any]:
    return [locator.paragraph, locator.start, locator.end, locator.sha256[:DIGEST] if locator.sha256 else None]


def _some(items: Iterable[Any], said: Callable[[Any], Any]) -> list[Any] | dict[str, Any]:
    """Return what some items have: a column where many do, otherwise by the item's number."""
    column = [said(item) for item in items]
    found = {str(index): value for index, value in enumerate(column) if value is not None}
    return column if len(found) > len(column) / 2 else found


def _initial(settings: Settings, number: Mapping[str, int]) -> dict[str, Any]:
    initial: dict[str, Any] = {"limit": settings.limit}
    if settings.focus is not None:
        initial |= {"focus": number[settings.focus], "hops": settings.hops}
    if settings.path is not None:
        initial["path"] = [number[end] for end in settings.path]
    return initial
