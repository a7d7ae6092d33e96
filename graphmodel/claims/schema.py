"""The claim format as JSON Schema, for editors and other programs.

Relations and kinds are listed, so that an editor completes them; any other text fits as well, since a claim may use an
alias or a phrase, and a folder may add words of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from graphmodel.claims.folder import SECTIONS
from graphmodel.claims.model import DATE_DESCRIPTION, END_DESCRIPTION, KIND_OF_ENTITY, KNOWN_RELATION, Claim
from graphmodel.claims.vocabulary import KNOWN_KIND, Vocabulary, builtin

_RECORDS = {record.__name__.lower(): record for record in SECTIONS.values()}
INHERITING = "InheritingClaim"
"""The definition of a claim in a file, where it may leave out what stands beside the list."""
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(record: str | None = None, vocabulary: Vocabulary | None = None) -> dict[str, Any]:
    """Return the schema of a record (``claim``, ``document`` …), or by default of a whole YAML file.

    Such a file is a list of one kind of record, or a mapping with a list for each; beside the claims stand the
    fields that are the same for all of them. The words that it lists are those of ``vocabulary``, by default the
    built-in one.
    """
    vocabulary = vocabulary or builtin()
    kinds = vocabulary.kinds.values()
    words = {
        KNOWN_RELATION: ("RelationWord", sorted(vocabulary.relations)),
        KNOWN_KIND: ("KindWord", sorted(vocabulary.kinds)),
        KIND_OF_ENTITY: ("ConcreteKindWord", sorted(kind.name for kind in kinds if not kind.abstract)),
    }
    (*schemas,), definitions = msgspec.json.schema_components(_RECORDS.values(), ref_template="#/$defs/{name}")
    for definition in definitions.values():
        for field, annotation in definition.get("properties", {}).items():
            definition["properties"][field] = _adapted(annotation, words)
    text = {"type": "string", "minLength": 1}
    definitions |= {name: {"anyOf": [{"enum": values}, text]} for name, values in words.values()}
    by_name = dict(zip(_RECORDS, schemas, strict=True))
    if record is not None:
        return {"$schema": _DIALECT, **by_name[record], "$defs": definitions}
    lists = {section: {"type": "array", "items": by_name[cls.__name__.lower()]} for section, cls in SECTIONS.items()}
    claim = definitions[Claim.__name__]
    defaults = claim["properties"]
    # A claim inherits what stands beside the list, so that in a file no single field of it is required.
    definitions[INHERITING] = {k: v for k, v in claim.items() if k != "required"}
    lists["claims"] = {"type": "array", "items": {"$ref": f"#/$defs/{INHERITING}"}}
    return {
        "$schema": _DIALECT,
        "title": "graphmodel claims file",
        "anyOf": [
            {"type": "object", "properties": {**defaults, **lists}, "additionalProperties": False},
            *(items for section, items in lists.items() if section != "claims"),
            {"type": "array", "items": by_name["claim"]},
        ],
        "$defs": definitions,
    }


def _adapted(annotation: dict[str, Any], words: Mapping[str, tuple[str, list[str]]]) -> dict[str, Any]:
    """Return the schema of a field with what msgspec does not know of it.

    A word of the vocabulary has its values; a partial date may be a bare year, which YAML takes for a number.
    """
    if "anyOf" in annotation:
        return {**annotation, "anyOf": [_adapted(choice, words) for choice in annotation["anyOf"]]}
    if "items" in annotation:
        return {**annotation, "items": _adapted(annotation["items"], words)}
    description = annotation.get("description", "")
    if description in words:
        return {"description": description, "$ref": f"#/$defs/{words[description][0]}"}
    if description in (DATE_DESCRIPTION, END_DESCRIPTION):
        return {"anyOf": [annotation, {"type": "integer", "minimum": 1000, "maximum": 9999}]}
    return annotation
