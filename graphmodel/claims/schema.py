"""The claim format as JSON Schema, for editors and other programs."""

from __future__ import annotations

from typing import Any

import msgspec

from graphmodel.claims.folder import SECTIONS
from graphmodel.claims.model import DATE_DESCRIPTION, END_DESCRIPTION, Claim

_RECORDS = {record.__name__.lower(): record for record in SECTIONS.values()}
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(record: str | None = None) -> dict[str, Any]:
    """Return the schema of a record (``claim``, ``document`` …), or by default of a whole YAML file.

    Such a file is a list of one kind of record, or a mapping with a list for each; beside the claims stand the
    fields that are the same for all of them.
    """
    (*schemas,), definitions = msgspec.json.schema_components(_RECORDS.values(), ref_template="#/$defs/{name}")
    for definition in definitions.values():
        for field, annotation in definition.get("properties", {}).items():
            definition["properties"][field] = _with_years(annotation)
    by_name = dict(zip(_RECORDS, schemas, strict=True))
    if record is not None:
        return {"$schema": _DIALECT, **by_name[record], "$defs": definitions}
    lists = {section: {"type": "array", "items": by_name[cls.__name__.lower()]} for section, cls in SECTIONS.items()}
    claim = definitions[Claim.__name__]
    defaults = claim["properties"]
    # A claim inherits what stands beside the list, so that in a file no single field of it is required.
    definitions["InheritingClaim"] = {k: v for k, v in claim.items() if k != "required"}
    lists["claims"] = {"type": "array", "items": {"$ref": "#/$defs/InheritingClaim"}}
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


def _with_years(annotation: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a field; a partial date may be a bare year, which YAML takes for a number."""
    if "anyOf" in annotation:
        return {**annotation, "anyOf": [_with_years(choice) for choice in annotation["anyOf"]]}
    if annotation.get("description") not in (DATE_DESCRIPTION, END_DESCRIPTION):
        return annotation
    return {"anyOf": [annotation, {"type": "integer", "minimum": 1000, "maximum": 9999}]}
