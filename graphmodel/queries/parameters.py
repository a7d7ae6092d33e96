"""What a question was given, as its statement wants it: names as ids, numbers as numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from graphmodel.claims.dates import days
from graphmodel.claims.lookup import Lookup
from graphmodel.queries.question import Parameter, Question
from graphmodel.store.base import Store

Given = Mapping[str, str | int | Sequence[str] | None]


def bind(question: Question, given: Given, store: Store) -> dict[str, Any]:
    """Return the value of every parameter of a question: what is given, or else the default.

    A default names somebody in the bundled claims, and is taken as it is where another store does not know them.

    Raises:
        ValueError: a parameter is not one of the question's, or cannot have the value.
        NameNotFound: an actor, relation, kind or document is not known.
        AmbiguousName: an actor's name is that of several.

    """
    unknown = sorted(given.keys() - {parameter.name for parameter in question.parameters})
    if unknown:
        raise ValueError(f"{question.name} has no parameter {unknown[0]!r}")
    return {
        parameter.name: _value(parameter, given[parameter.name], store)
        if parameter.name in given
        else parameter.default
        for parameter in question.parameters
    }


def _value(parameter: Parameter, given: Any, store: Store) -> Any:
    if parameter.is_list:
        items = [given] if isinstance(given, str | int) else list(given or ())
        return [_one(parameter, item, store) for item in items if item != ""]
    if given is None or given == "":
        if not parameter.may_be_null:
            raise ValueError(f"{parameter.name} needs a value")
        return None
    if not isinstance(given, str | int):
        if len(given) != 1:
            raise ValueError(f"{parameter.name} takes one value, not {len(given)}")
        return _value(parameter, given[0], store)
    return _one(parameter, given, store)


def _one(parameter: Parameter, given: str | int, store: Store) -> str | int:
    if parameter.type == "integer":
        try:
            number = int(given)
        except ValueError:
            number = -1
        if not 0 <= number < 2**63:
            raise ValueError(f"{parameter.name} must be a whole number, not {given!r}")
        if parameter.name == "limit" and not number:
            raise ValueError("limit must be at least 1")
        return number
    word = str(given)
    match parameter.type:
        case "actor":
            return store.resolve(word)
        case "relation":
            return Lookup(store.vocabulary, {}).relation(word)
        case "kind":
            return Lookup(store.vocabulary, {}).kind(word)
        case "document":
            return Lookup(store.vocabulary, store.documents()).document(word)
        case "date":
            # As a day: the statement knows only those, and compares them as texts.
            return days(word).last if parameter.name == "until" else days(word).first
        case _:
            return word
