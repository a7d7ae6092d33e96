"""The JSON Schemas say what the readers take."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from graphmodel.claims.schema import json_schema
from graphmodel.reading import yamlfile
from tests.support.claimfiles import EXAMPLE

RECORDS = {"documents": "document", "entities": "entity", "relations": "relation", "kinds": "kind", "claims": "claim"}
SEEDS = Path(__file__).parents[2] / "seeds"


@cache
def validator(record: str | None) -> jsonschema.Draft202012Validator:
    """Return what holds values against the schema of a record, or of a whole file, which is a schema itself."""
    schema = json_schema(record)
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def errors(value: Any, record: str | None = None) -> list[str]:
    """Return what is wrong with a value by the schema of a record, or of a whole file."""
    return [error.message for error in validator(record).iter_errors(value)]


NUMBERS = {
    "quantity": ("value", "low", "high", "about", "strictly"),
    "locator": ("paragraph", "start", "end"),
    "relations": ("symmetric",),
    "kinds": ("abstract", "setting"),
}


def typed(value: Any, name: str = "", inside: str = "") -> Any:
    """Return a YAML value as an editor's schema check sees it: with numbers and Booleans."""
    if isinstance(value, dict):
        return {key: typed(item, key, name) for key, item in value.items()}
    if isinstance(value, list):
        return [typed(item, name, inside) for item in value]
    return json.loads(value) if name in NUMBERS.get(inside, ()) else value


@pytest.mark.parametrize("path", sorted(SEEDS.rglob("*.yaml")), ids=lambda path: path.name)
def test_the_seeds_fit_the_schema(path: Path) -> None:
    """Every bundled file is what its schema describes."""
    assert not errors(typed(yamlfile.parse(path.read_text(encoding="utf-8")).value))


def test_the_built_in_vocabulary_fits_the_schema() -> None:
    """The built-in kinds and relations are a file of the claim format."""
    text = (Path(__file__).parents[2] / "graphmodel" / "claims" / "vocabulary.yaml").read_text(encoding="utf-8")
    assert not errors(typed(yamlfile.parse(text).value))


@pytest.mark.parametrize(("section", "record"), RECORDS.items())
def test_records_fit_their_schemas(section: str, record: str) -> None:
    """A full record of each kind fits its own schema and, in a list, that of a file."""
    assert not errors(EXAMPLE[section][0], record)
    assert not errors(EXAMPLE[section])
    assert not errors({section: EXAMPLE[section]})


@pytest.mark.parametrize(
    ("section", "change"),
    [
        ("claims", {"foo": 1}),
        ("claims", {"subject": ""}),
        ("claims", {"subject": None}),
        ("claims", {"stance": "assertd"}),
        ("claims", {"date": "12/31/2021"}),
        ("claims", {"date": 21}),
        ("claims", {"locator": {"paragraph": 0}}),
        ("claims", {"locator": {"start": -1}}),
        ("claims", {"locator": {"sha256": "abc"}}),
        ("claims", {"quantity": {"value": "many"}}),
        ("documents", {"url": "www.example.org"}),
        ("documents", {"derived_from": [{"publisher": "x"}]}),
        ("documents", {"derived_from": [{"publisher": "x", "how": "copied"}]}),
        ("entities", {"aliases": [1]}),
        ("entities", {"aliases": "x"}),
        ("relations", {"name": "likes"}),
        ("relations", {"functional": True}),
        ("kinds", {"name": "ship"}),
        ("kinds", {"abstract": "maybe"}),
    ],
    ids=str,
)
def test_damage_does_not_fit(section: str, change: dict[str, object]) -> None:
    """What the readers refuse in one record, its schema refuses, too."""
    damaged = {**EXAMPLE[section][0], **change}
    assert errors(damaged, RECORDS[section])
    assert errors({section: [damaged]})


@pytest.mark.parametrize("section", RECORDS)
def test_missing_fields_do_not_fit(section: str) -> None:
    """A record without its required fields is refused; only claims in a file may inherit theirs."""
    assert errors({}, RECORDS[section])
    assert bool(errors({section: [{}]})) == (section != "claims")


@pytest.mark.parametrize("value", [None, "text", 1, {"claim": []}, {"claims": {}}])
def test_what_is_no_file_does_not_fit(value: object) -> None:
    """A file is a list, or a mapping with known sections."""
    assert errors(value)


@pytest.mark.parametrize("path", sorted(SEEDS.rglob("*.yaml")), ids=lambda path: path.name)
def test_the_seeds_fit_the_schema_as_an_editor_reads_them(path: Path) -> None:
    """An editor takes a bare year for a number, and finds nothing wrong with it."""

    class Editor(yaml.SafeLoader):
        """YAML 1.2's core schema, in which a date is text."""

        yaml_implicit_resolvers = {  # noqa: RUF012 - as the library has it
            first: [(tag, pattern) for tag, pattern in found if "timestamp" not in tag]
            for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
        }

    assert not errors(yaml.load(path.read_text(encoding="utf-8"), Loader=Editor))  # noqa: S506
