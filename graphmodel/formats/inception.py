"""Texts annotated with INCEpTION: UIMA CAS as JSON 0.4.0, a text in each file, with spans and relations between them.

Its offsets count units of UTF-16, as the format has them. Layers are a project's own: a span or relation says what it
is in a feature, and where it has none by the name of its layer. A relation leads from its source, which the format
calls governor, to its target, the dependent.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from graphmodel.formats.annotations import Annotated, Link, Span, Units, imported, parsed, told
from graphmodel.formats.format import Reader
from graphmodel.formats.imported import Imported
from graphmodel.reading import Source, shown

_SOFA = "uima.cas.Sofa"
_METADATA = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData"
_LANGUAGE = ("uima.", "de.tudarmstadt.ukp.dkpro.core.api.", "de.tudarmstadt.ukp.clarin.", "org.dkpro.core.api.")
"""Layers of words, sentences and grammar, which name nobody."""
_NAMING = "de.tudarmstadt.ukp.dkpro.core.api.ner.type."
"""The layers among these that do."""
_SOURCE, _TARGET = "@Governor", "@Dependent"
_LABELS = ("value", "label", "kind", "type", "relation", "role")
"""Features that say what something is, the first of them that there is."""
_NO_LABELS = frozenset({"begin", "end", "identifier", "language", "order"})

Structure = Mapping[str, Any]


class _Cas(msgspec.Struct):
    structures: list[dict[str, Any]] | dict[str, dict[str, Any]] = msgspec.field(name="%FEATURE_STRUCTURES")


def read(path: Path) -> Imported:
    """Read a text as "UIMA CAS JSON" writes it.

    Raises:
        InputError: it is none, or has no text.

    """
    source = Source(path, path.name)
    cas = parsed(source, source.text(), _Cas)
    structures = _by_id(cas)
    texts = {id_: text for id_, each in structures.items() if each.get("%TYPE") == _SOFA and (text := _text(each))}
    if not texts:
        source.fail(1, 1, "there is no text in it", 'export the document as "UIMA CAS JSON"')
    not_taken: Counter[str] = Counter()
    name = _name(structures) or source.stem
    annotated = [
        Annotated(name, name, text, *_marked(sofa, text, structures, not_taken)) for sofa, text in texts.items()
    ]
    notes = ["offsets count units of UTF-16, as this format has them"]
    return imported(annotated, [*notes, *told(not_taken)])


def _by_id(cas: _Cas) -> dict[str, Structure]:
    if isinstance(cas.structures, dict):
        return dict(cas.structures)
    return {str(each.get("%ID", f"#{number}")): each for number, each in enumerate(cas.structures)}


def _text(structure: Structure) -> str:
    text = structure.get("sofaString")
    return text if isinstance(text, str) else ""


def _name(structures: Mapping[str, Structure]) -> str | None:
    """Return what the text is called."""
    known = [each for each in structures.values() if each.get("%TYPE") == _METADATA]
    names = (each.get(field) for each in known for field in ("documentTitle", "documentId"))
    return next((name for name in names if isinstance(name, str) and name.strip()), None)


def _marked(
    sofa: str, text: str, structures: Mapping[str, Structure], not_taken: Counter[str]
) -> tuple[dict[str, Span], list[Link]]:
    """Return the spans and relations of a text; what is neither is counted."""
    units = Units(text)
    spans: dict[str, Span] = {}
    links: list[Link] = []
    for id_, each in structures.items():
        type_ = each.get("%TYPE")
        if not isinstance(type_, str) or str(each.get("@sofa")) != sofa:
            continue
        is_relation = _SOURCE in each or _TARGET in each
        if type_.startswith(_LANGUAGE) and not type_.startswith(_NAMING):
            if is_relation:
                not_taken["relations between words"] += 1
            continue
        label, *others = _labels(type_, each)
        if is_relation:
            links.append(Link(str(each.get(_SOURCE)), label, str(each.get(_TARGET))))
        else:
            begin, end = (at if isinstance(at := each.get(which), int) else 0 for which in ("begin", "end"))
            spans[id_] = Span(units.letters(begin), units.letters(end), label)
        not_taken.update(f"feature {shown(name)} of {shown(_layer(type_))}" for name in others)
    return spans, links


def _labels(type_: str, structure: Structure) -> Iterator[str]:
    """Yield what a span or relation is, and then the features that say more of it."""
    said = {
        name: value
        for name, value in structure.items()
        if name[:1] not in ("%", "@", "#", "^") and name not in _NO_LABELS and isinstance(value, str) and value.strip()
    }
    chosen = next((name for name in _LABELS if name in said), next(iter(said), None))
    yield said[chosen].strip() if chosen else _layer(type_)
    known = (name for name in structure if name[:1] != "%" and name not in ("@sofa", _SOURCE, _TARGET, "begin", "end"))
    yield from (name for name in known if name != chosen and structure[name] not in (None, "", False))


def _layer(type_: str) -> str:
    return type_.rpartition(".")[2]


READER = Reader("inception", "a text annotated with INCEpTION, with relations", (".cas.json",), read)
