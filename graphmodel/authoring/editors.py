"""What editors complete, check and explain claims by, in a file beside them: the words and the names of this story.

Each file that is begun here names it in its first line. Whoever adds names here writes it anew, and `check` says when
it is older than what it speaks of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

import msgspec

from graphmodel import files
from graphmodel.authoring.writing import flow
from graphmodel.claims.claimset import ClaimSet
from graphmodel.claims.folder import SECTIONS, Batch, read_claims
from graphmodel.claims.ids import ID
from graphmodel.claims.model import DATE_DESCRIPTION, END_DESCRIPTION, Claim, Entity, Stance
from graphmodel.claims.names import Names
from graphmodel.claims.ranges import SCENE
from graphmodel.claims.resolve import resolve
from graphmodel.claims.schema import INHERITING, json_schema
from graphmodel.claims.vocabulary import Relation, fold
from graphmodel.errors import InputError

SCHEMA = ".graphmodel.schema.json"
"""What editors read; hidden, so that it is no part of the claims."""
LISTED = 5_000
"""Of more entities than these none are listed: an editor would slow down, and nobody look through them."""
FILES = {"claims": "claims/*.yaml", "documents": "documents.yaml", "entities": "entities.yaml"}
"""The files by which a claims folder begins, by what stands in them."""
_MODELINE = "# yaml-language-server: $schema="
_AGAIN = f"one that you have just added is known here after: graphmodel schema --into FOLDER (where {SCHEMA} is)"
_NO_RELATION = f"no relation is called so: graphmodel words lists all; {_AGAIN}"
_NO_KIND = f"no kind is called so, or none that entities may have: graphmodel words lists all; {_AGAIN}"
_NO_DATE = "no date: write 2021, 2021-07 or 2021-07-14; also 1850~ (about), 199X, or 1990/1995 (a time within)"
_NO_NAME = "nobody stands here: write the name or the id of an entity"
_NO_DOCUMENT = "no document stands here: write its id"
_SPECIAL = frozenset(r"\^$.*+?()[]{}|/")
_STANCE = "What the document says of it, or whoever it credits; asserted where nothing is said here."
_STANCES: dict[Stance, str] = {
    "asserted": "the document says that it is so, or whoever it credits",
    "denied": "it says that it is not so",
    "unconfirmed": "it is alleged: reported, and not vouched for",
    "prospective": "it is expected, planned or promised",
}


def modeline(section: str) -> str:
    """Return the first line of a file of a section in a claims folder, by which editors find the schema."""
    return f"{_MODELINE}../{SCHEMA}" if section == "claims" else f"{_MODELINE}{SCHEMA}#/$defs/{section}"


def editor_schema(claims: ClaimSet) -> str:
    """Return the schema of the files of a claims folder: itself that of a claims file, and in it one for each section.

    It is stricter than that of the claim format: a relation or kind is one of this vocabulary, in whatever wording.
    """
    vocabulary = claims.vocabulary
    kinds = [kind for _, kind in sorted(vocabulary.kinds.items()) if not kind.abstract]
    whole = json_schema(None, vocabulary)
    definitions: dict[str, Any] = whole["$defs"]
    definitions |= {
        "RelationWord": _word(
            {name: _explained(relation) for name, relation in sorted(vocabulary.relations.items())},
            chain.from_iterable(map(_wordings, vocabulary.relations.values())),
            _NO_RELATION,
        ),
        "ConcreteKindWord": _word(
            {kind.name: kind.meaning for kind in kinds},
            (fold(word) for kind in kinds for word in (kind.name, *kind.aliases)),
            _NO_KIND,
        ),
    }
    for definition in definitions.values():
        for field in definition.get("properties", {}).values():
            _tune(field)
    fields = definitions[Claim.__name__]["properties"]
    offers = {"stance": {"description": _STANCE, **fields["stance"], **_listed(_STANCES)}}
    for fitting, (name, listed) in _known(claims).items():
        definitions[name] = listed
        offers |= {field: _offering(fields[field], name) for field in fitting}
    file, *others, list_of_claims = whole.pop("anyOf")
    for part in (definitions[Claim.__name__], definitions[INHERITING], file):
        part["properties"] = part["properties"] | offers
    sections = [section for section in SECTIONS if section != "claims"]
    definitions |= {section: {"anyOf": [file, items]} for section, items in zip(sections, others, strict=True)}
    whole["anyOf"] = [file, list_of_claims]
    return msgspec.json.format(msgspec.json.encode(whole), indent=1).decode() + "\n"


def write(folder: Path, claims: ClaimSet | None = None) -> None:
    """Write what editors read into a claims folder, in the place of what is there.

    ``claims`` are those of the folder, where they are known already; only what they say beside claims counts.

    Raises:
        InputError: the names or words of the folder have faults.
        StoreError: it cannot be written.

    """
    files.write(folder / SCHEMA, editor_schema(claims or resolve(read_claims(folder).without_claims())))


def refresh(folder: Path) -> None:
    """Write what editors read anew where a claims folder has it, unless its names or words have faults.

    Raises:
        StoreError: it cannot be written.

    """
    path = folder / SCHEMA
    if path.is_file() and (claims := known(read_claims(folder))) and _held(path) != (schema := editor_schema(claims)):
        files.write(path, schema)


def is_stale(folder: Path, claims: ClaimSet) -> bool:
    """Return whether a claims folder has what editors read, and it is not of these names and words."""
    path = folder / SCHEMA
    return path.is_file() and _held(path) != editor_schema(claims)


def known(batch: Batch) -> ClaimSet | None:
    """Return what a batch says beside claims, or ``None`` where that has faults."""
    try:
        return resolve(batch.without_claims())
    except InputError:
        return None


def _held(path: Path) -> str | None:
    """Return what a file holds; nothing where it cannot be read."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def _explained(relation: Relation) -> str:
    ends = (" or ".join(side) for side in (relation.subject, relation.object))
    return f"subject {relation.meaning} object ({' to '.join(ends)})"


def _word(explained: Mapping[str, str], wordings: Iterable[str], otherwise: str) -> dict[str, Any]:
    """Return the schema of a word: one of those that are offered, or any other wording of one, in whatever case."""
    pattern = rf"^[\s_]*({'|'.join(map(_any_case, sorted(set(wordings))))})[\s_]*$"
    told = {"errorMessage": otherwise, "patternErrorMessage": otherwise}
    return {"anyOf": [{**_listed(explained), **told}, {"type": "string", "pattern": pattern, **told}]}


def _any_case(wording: str) -> str:
    """Return a pattern for a folded wording: schemas know no flag for case."""
    return "".join(map(_either_case, wording))


def _either_case(letter: str) -> str:
    if letter == " ":
        return r"[\s_]+"
    large = letter.upper()
    if len(large) == 1 and large != letter:
        return f"[{letter}{large}]"
    return rf"\{letter}" if letter in _SPECIAL else letter


def _wordings(relation: Relation) -> Iterator[str]:
    """Yield all that a relation may be called, folded."""
    yield from map(fold, (relation.name, *relation.aliases, *relation.inverse_aliases))
    yield from (fold(words) for words, _ in (*relation.phrases, *relation.shortened))


def _listed(explained: Mapping[Any, str]) -> dict[str, Any]:
    return {"enum": [*explained], "enumDescriptions": [*explained.values()]}


def _tune(field: dict[str, Any]) -> None:
    """Let nothing be put in for a field that somebody chooses, and tell in words what a date may be."""
    if field.get("default", ...) is None:
        del field["default"]
    if "pattern" in field and field.get("description") in (DATE_DESCRIPTION, END_DESCRIPTION):
        field["patternErrorMessage"] = field["errorMessage"] = _NO_DATE
    for part in field.get("anyOf", ()):
        _tune(part)


def _known(claims: ClaimSet) -> dict[tuple[str, ...], tuple[str, dict[str, Any]]]:
    """Return, by the fields of a claim in which they may stand, the names that are known; none where there are many."""
    everybody = claims.entities.values()
    names = Names(everybody)
    fitting: dict[tuple[str, ...], list[Entity]] = {("subject", "object", "attributed_to"): [*everybody]}
    for field, kinds in SCENE.items():
        fitting[field,] = [entity for entity in everybody if claims.vocabulary.is_a(entity.kind, kinds)]
    known = {
        fields: (f"Known{fields[0].title()}", {**_listed(dict(_called(names, entities))), "errorMessage": _NO_NAME})
        for fields, entities in fitting.items()
        if 0 < len(entities) <= LISTED
    }
    if claims.documents:
        documents = {id_: document.label for id_, document in claims.documents.items()}
        known["document",] = "KnownDocument", {**_listed(documents), "errorMessage": _NO_DOCUMENT}
    return known


def _called(names: Names, entities: Iterable[Entity]) -> Iterator[tuple[str, str]]:
    """Yield what each of some entities may be called, by which nobody else can be meant, and who that is.

    What YAML would want in quotes is left out: the language server of 2026 puts it in without.
    """
    for entity in entities:
        who = f"{entity.name} ({'; '.join((entity.kind, *entity.names[1:4]))})"
        for name in (entity.name, entity.id):
            alone = names.find(name) == [entity.id]
            if (alone or name == entity.id) and flow(name) == name:
                yield name if alone else f"{ID}{name}", who


def _offering(field: Mapping[str, Any], known: str) -> dict[str, Any]:
    """Return the schema of a field in which any text may stand, and what is known is offered."""
    text = {"type": "string", "minLength": 1}
    blank = [{"type": "null"}] if {"type": "null"} in field.get("anyOf", ()) else []
    return {"description": field["description"], "anyOf": [{"$ref": f"#/$defs/{known}"}, text, *blank]}
