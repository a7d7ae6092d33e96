"""The data of a page: everything that the graph holds, as columns of plain values.

Columns instead of records, numbers instead of ids and pooled texts keep 50,000 claims within a few megabytes, and
a browser parses them in a fraction of a second. Each claim is there once, beside those that state the same
relationship; an involvement names the claims that it follows from. What is said in words stands with the strings.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from graphmodel.claims.dates import EARLIEST, LATEST, span
from graphmodel.claims.grades import grade_in_words
from graphmodel.claims.model import Claim, Derivation, Document, Entity, Locator, Quantity
from graphmodel.claims.names import latin
from graphmodel.claims.vocabulary import ROOT
from graphmodel.evidence import CLASSES, DIGEST, STATUSES, Key, Origin, quantity_as_told, relationship_keys
from graphmodel.graph import Graph
from graphmodel.letters import normalized
from graphmodel.palette import look_of
from graphmodel.paths import DEFAULT, LOOKED_AT
from graphmodel.paths.cost import EACH_DIGIT, EACH_DIGIT_OF_SETTING, HOP, SETTING
from graphmodel.view.settings import Settings

VERSION = 3
_WEB = re.compile(r"https?://\S+")
_CAPITAL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_ALPHABETS = (range(0xC0, 0x250), range(0x370, 0x530), range(0x531, 0x588), range(0x10D0, 0x1100))
"""Latin beyond ASCII, Greek, Cyrillic, Armenian, Georgian: what a reader may type whatever letters names are in."""
_NONE = -1
_PATHS = {
    "told": DEFAULT,
    "looked_at": LOOKED_AT,
    "hop": [HOP[class_] for class_ in CLASSES],
    "digit": EACH_DIGIT,
    "digit_of_setting": EACH_DIGIT_OF_SETTING,
    "setting": SETTING,
}
"""How many paths are told, and what makes one telling; what a hop costs stands by the class that carries it."""
Columns = dict[str, Any]


class _Pool:
    """Texts that come again and again, each kept once and told by its number."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def __call__(self, text: str | None) -> int:
        """Return the number of a text, -1 for none."""
        return _NONE if text is None else self.numbers.setdefault(text, len(self.numbers))


def payload(
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
    origins: dict[Origin, int] = {}
    stated = _stated(graph)
    claims = [claim for together in stated.values() for claim in together]
    entities = _entities(graph.entities.values(), kinds)
    entities["x"] = [node["x"] for node in nodes]
    entities["y"] = [node["y"] for node in nodes]
    return {
        "version": VERSION,
        "title": settings.title,
        "notes": settings.notes,
        "only": settings.only,
        "story": settings.story,
        "theme": settings.theme,
        "statuses": STATUSES,
        "classes": CLASSES,
        "paths": _PATHS,
        "kinds": [_kind(graph, name) for name in kinds],
        "relations": [_relation(graph, name) for name in relations],
        "documents": [_document(graph, document, origins) for document in graph.documents.values()],
        "entities": entities,
        "relationships": {
            "subject": [edge["from"] for edge in edges],
            "relation": [relations[relationship.relation] for relationship in graph.relationships.values()],
            "object": [edge["to"] for edge in edges],
            "stated": [len(together) for together in stated.values()],
            "claims": _involvements(graph, stated, claims),
        },
        "claims": _claims(graph, claims, number, documents, texts, origins) | {"turned": _turned(stated)},
        "events": _events(graph, number, documents, texts),
        "origins": [_origin(origin) for origin in origins],
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
        "setting": graph.vocabulary.is_setting(name),
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
        "class": CLASSES.index(relation.class_),
        "general": ROOT in relation.subject and ROOT in relation.object,
    }


def _document(graph: Graph, document: Document, origins: dict[Origin, int]) -> Columns:
    known: Columns = {
        "id": document.id,
        "title": document.title,
        "description": document.description,
        "authors": document.authors or None,
        "publisher": document.publisher_in_words,
        "published": document.published,
        "language": document.language,
        "url": document.url if document.url and _WEB.fullmatch(document.url) else None,
        "grade": grade_in_words(document),
        "note": document.note,
        "derivation": _derivation(document.derived_from or ()),
        "origin": origins.setdefault(graph.origins.of(document.id), len(origins)),
    }
    return {name: value for name, value in known.items() if value is not None}


def _derivation(sources: Iterable[Derivation]) -> list[tuple[str | None, str]]:
    return [(source.publisher or source.document, source.how) for source in sources]


def _origin(origin: Origin) -> Columns:
    return {"roots": origin.roots, "declared": origin.declared, "shared": origin.shared}


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
        "note": _sparse(entities, lambda entity: entity.note),
        "same_as": _sparse(entities, lambda entity: entity.same_as or None),
    }


def _letters(entities: Iterable[Entity]) -> dict[str, str]:
    """Return plain Latin letters for others, so that the page folds what is typed as `latin` does."""
    written = {normalized("NFKC", name) for entity in entities for name in entity.names}
    letters = {letter for name in written if not name.isascii() for letter in name if not letter.isascii()}
    letters.update(chr(code) for alphabet in _ALPHABETS for code in alphabet)
    return {letter: latin(letter) for letter in sorted(letters) if letter.isalpha()}


def _stated(graph: Graph) -> dict[Key, list[Claim]]:
    """Return for each relationship the claims that state it in so many words, in the order in which they are read."""
    return {
        key: [claim for claim in relationship.claims if relationship_keys(claim, graph.vocabulary)[0] == key]
        for key, relationship in graph.relationships.items()
    }


def _involvements(graph: Graph, stated: Mapping[Key, Sequence[Claim]], claims: Iterable[Claim]) -> Columns:
    """Return the numbers of all claims of those relationships that follow from claims which state another."""
    number = {claim.id: index for index, claim in enumerate(claims)}
    return {
        str(index): [number[claim.id] for claim in relationship.claims]
        for index, (key, relationship) in enumerate(graph.relationships.items())
        if len(stated[key]) < len(relationship.claims)
    }


def _turned(stated: Mapping[Key, Sequence[Claim]]) -> list[int]:
    """Return the numbers of the claims that name the ends of a symmetric relation the other way around."""
    ends = ((claim, key) for key, together in stated.items() for claim in together)
    return [index for index, (claim, key) in enumerate(ends) if claim.subject != key[0]]


def _events(graph: Graph, number: Mapping[str, int], documents: Mapping[str, int], texts: _Pool) -> Columns:
    """Return the dates of each event: in words, the first and the last day, and the documents that give them."""
    return {
        str(number[event]): [
            [texts(words), texts(days.first), texts(days.last), [documents[id_] for id_ in gave]]
            for words, days, gave in dates
        ]
        for event, dates in sorted(graph.events.items())
    }


def _claims(
    graph: Graph,
    claims: Sequence[Claim],
    number: Mapping[str, int],
    documents: Mapping[str, int],
    texts: _Pool,
    origins: dict[Origin, int],
) -> Columns:
    statuses = {status: index for index, status in enumerate(STATUSES)}
    spans = [span(claim.date, claim.start, claim.end) for claim in claims]

    def entity(id_: str | None) -> int | None:
        return None if id_ is None else number[id_]

    def origin(claim: Claim) -> int | None:
        own = None if claim.derived_from is None else graph.origins.of_claim(claim)
        return None if own is None else origins.setdefault(own, len(origins))

    more: dict[str, Callable[[Claim], Any]] = {
        "quantity": lambda claim: _quantity(claim.quantity) if claim.quantity else None,
        "place": lambda claim: entity(claim.place),
        "event": lambda claim: entity(claim.event),
        "role": lambda claim: texts(claim.role) if claim.role else None,
        "grade": lambda claim: texts(grade_in_words(claim)) if claim.grade else None,
        "note": lambda claim: claim.note,
        "derivation": lambda claim: None if claim.derived_from is None else _derivation(claim.derived_from),
        "origin": origin,
        "locator": lambda claim: _locator(claim.locator) if claim.locator else None,
    }
    return {
        "id": [claim.id or "" for claim in claims],
        "document": [documents[claim.document] for claim in claims],
        "stance": [statuses[claim.stance] for claim in claims],
        "speaker": [number[claim.attributed_to] if claim.attributed_to else _NONE for claim in claims],
        "date": [texts(claim.date) for claim in claims],
        "start": [texts(claim.start) for claim in claims],
        "end": [texts(claim.end) for claim in claims],
        "first": [texts(days.first if days else None) for days in spans],
        "last": [texts(days.last if days else None) for days in spans],
        "more": {name: _sparse(claims, value) for name, value in more.items()},
    }


def _quantity(quantity: Quantity) -> list[Any]:
    return [*quantity_as_told(quantity), quantity.unit, quantity.of]


def _locator(locator: Locator) -> list[Any]:
    return [locator.paragraph, locator.start, locator.end, locator.sha256[:DIGEST] if locator.sha256 else None]


def _sparse(items: Iterable[Any], value: Callable[[Any], Any]) -> list[Any] | dict[str, Any]:
    """Return what some items have: a column where many do, otherwise by the item's number."""
    column = [value(item) for item in items]
    by_number = {str(index): item for index, item in enumerate(column) if item is not None}
    return column if len(by_number) > len(column) / 2 else by_number


def _initial(settings: Settings, number: Mapping[str, int]) -> dict[str, Any]:
    initial: dict[str, Any] = {"limit": settings.limit}
    if settings.focus is not None:
        initial |= {"focus": number[settings.focus], "hops": settings.hops}
    if settings.path is not None:
        initial["path"] = [number[end] for end in settings.path]
    return initial
