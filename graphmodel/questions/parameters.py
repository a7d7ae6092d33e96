"""What a question was given, as its statement wants it: names as ids, numbers as numbers."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from graphmodel.claims.dates import NotADate, days
from graphmodel.claims.lookup import Lookup
from graphmodel.claims.vocabulary import Vocabulary
from graphmodel.errors import FilterError
from graphmodel.questions.question import Parameter, Question, Values
from graphmodel.store.base import Store

Given = Mapping[str, str | int | Sequence[str] | None]


def check(question: Question, given: Collection[str]) -> None:
    """Raise FilterError if a parameter is not one of the question's, or one that it needs is not given."""
    unknown = sorted(set(given) - {parameter.name for parameter in question.parameters})
    if unknown:
        raise FilterError(unknown[0], f"{question.name} has no parameter {unknown[0]!r}")
    for parameter in question.parameters:
        if parameter.is_required and parameter.name not in given:
            example = json.dumps(parameter.example, ensure_ascii=False)
            raise FilterError(
                parameter.name, f"{question.name} needs {parameter.name}, {parameter.meaning}: for example {example}"
            )


def bind(question: Question, given: Given, store: Store) -> dict[str, Any]:
    """Return the value of every parameter of a question: what is given, or else the default.

    Raises:
        FilterError: a parameter is needed, is not one of the question's, or cannot have the value.
        NameNotFound: an actor, relation, kind or document is not known.
        AmbiguousName: an actor's name is that of several.

    """
    check(question, given)
    return {
        parameter.name: _value(parameter, given[parameter.name], store)
        if parameter.name in given
        else parameter.default
        for parameter in question.parameters
    }


def for_statement(question: Question, values: Values, vocabulary: Vocabulary) -> dict[str, Any]:
    """Return the values as statements compare them: a kind stands beside all that are narrower."""
    expanded = dict(values)
    for parameter in question.parameters:
        if parameter.type == "kind":
            wanted = values[parameter.name]
            expanded[parameter.name] = [kind for kind in vocabulary.kinds if vocabulary.is_a(kind, wanted)]
    return expanded


def in_words(question: Question, values: Values, store: Store) -> Iterator[str]:
    """Yield what a question was asked about, actors by their names: "by: Viasna"; what stands for all is left out."""
    given = [(p, values[p.name] if p.is_list else [values[p.name]]) for p in question.parameters]
    actors = {id_ for parameter, items in given if parameter.type == "actor" for id_ in items if id_ is not None}
    entities = store.entities(actors) if actors else {}
    shared = store.homonyms(actors) if actors else ()

    def words(item: str | int) -> str:
        entity = entities.get(str(item))
        if entity is None:
            return f"{item}"
        return f"{entity.name} ({entity.id})" if entity.id in shared else entity.name

    for parameter, items in given:
        texts = [words(item) if parameter.type == "actor" else f"{item}" for item in items if item is not None]
        if texts:
            yield f"{parameter.name}: {', '.join(texts)}"


def _value(parameter: Parameter, given: Any, store: Store) -> Any:
    if parameter.is_list:
        items = [given] if isinstance(given, str | int) else list(given or ())
        values = [_one(parameter, item, store) for item in items if item != ""]
        if parameter.is_required and not values:
            raise FilterError(parameter.name, f"{parameter.name} needs a value")
        return values
    if given is None or given == "":
        if not parameter.may_be_null:
            raise FilterError(parameter.name, f"{parameter.name} needs a value")
        return None
    if not isinstance(given, str | int):
        if len(given) != 1:
            raise FilterError(parameter.name, f"{parameter.name} takes one value, not {len(given)}")
        return _value(parameter, given[0], store)
    return _one(parameter, given, store)


def _one(parameter: Parameter, given: str | int, store: Store) -> str | int:
    if parameter.type == "integer":
        try:
            number = int(given)
        except ValueError:
            number = -1
        if not 0 <= number < 2**63:
            raise FilterError(parameter.name, f"{parameter.name} must be a whole number, not {given!r}")
        if parameter.name == "limit" and not number:
            raise FilterError(parameter.name, "limit must be at least 1")
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
            try:
                return days(word).last if parameter.name == "until" else days(word).first
            except NotADate as error:
                raise FilterError(parameter.name, f"{parameter.name}: {error}", error.hint) from error
        case _:
            return word
