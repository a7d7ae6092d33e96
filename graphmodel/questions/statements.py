"""Cypher: the parts that statements share, and the files that are written from questions."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from graphmodel.questions.question import Parameter, Question, Values

_PARTS: Mapping[str, str] = {
    # What graphmodel wrote, of all that a database may hold.
    "ours": "@.written_by = 'graphmodel'",
    # A relationship that a path may take.
    "walked": """[[ours @]] AND @.status = 'asserted'
  AND (size($relations) = 0 OR type(@) IN $relations)""",
    # The shortest paths between s and t, whose ids are one and other.
    "shortest": """MATCH @ = allShortestPaths((s)-[*..12]-(t))
WHERE all(r IN relationships(@) WHERE [[walked r]])
  AND all(
    n IN nodes(@)
    WHERE n.id = one OR n.id = other OR (NOT n.id IN $avoid AND (size($kinds) = 0 OR n.kind IN $kinds))
  )""",
    # The claims of a relationship.
    "claims": """UNWIND @.claims AS id
MATCH (c:Claim {id: id})""",
    # By whose account claims are made.
    "accounts": """COLLECT {
  UNWIND @ AS c
  OPTIONAL MATCH (s:Entity {id: c.attributed_to})
  WITH DISTINCT coalesce(s.name + ' in ', '') + c.document AS account
  RETURN account ORDER BY account
}""",
    # When a claim says that it was: "2025-12-13", "since 1994".
    "dated": """CASE @.end
  WHEN 'unknown' THEN coalesce(@.date + ' (former)', 'from ' + @.start + ' (former)', 'former')
  ELSE coalesce(@.date, @.start + ' to ' + @.end, 'since ' + @.start, 'until ' + @.end)
END""",
    # The first date that claims give, as days and in words.
    "earliest": """COLLECT {
  UNWIND @ AS d
  WITH d._first AS first, d._last AS last, [[dated d]] AS words
  WHERE first IS NOT NULL
  RETURN {first: first, last: last, words: words} ORDER BY first, last, words LIMIT 1
}[0]""",
    # What is asserted of an event.
    "of_event": """COLLECT {
  MATCH (:Entity {id: @})<-[:IN_EVENT]-(d:Claim)
  WHERE [[ours d]] AND d.event = @ AND d.stance = 'asserted'
  RETURN d
}""",
    # A relationship as one text: in words, when, and by whose account.
    "text": """reduce(
  text = @.sentence,
  more IN coalesce(@.dates, []) + [one IN coalesce(@.said_by, []) | 'said by ' + one]
    + [one IN coalesce(@.denied_by, []) | 'denied by ' + one] |
  text + '; ' + more
)""",
}
"""What ``[[name x]]`` stands for in a statement, with ``x`` in the place of ``@``."""


class Field(NamedTuple):
    """A column of a statement: its name, what it means, and the expression that it returns."""

    name: str
    meaning: str
    cypher: str


def statement(match: str, fields: Iterable[Field], order: Sequence[str], *, limited: bool = False) -> str:
    """Return a whole statement.

    Args:
        match: all before what is returned; parts may stand in it as ``[[name x]]``, and in the fields.
        fields: the columns.
        order: what to sort by: columns and other expressions, those after a ``-`` from the highest.
        limited: whether a parameter says how many rows there are at most.

    """
    returned = ""
    for number, field in enumerate(fields):
        words = field.name if field.cypher == field.name else f"{field.cypher} AS {field.name}"
        last = returned.rpartition("\n")[2]
        fits = "\n" not in words and "[[" not in words and last != "  }" and len(f"{last}, {words}") <= 110
        returned += ("" if not number else ", " if fits else ",\n  ") + words
    by = ", ".join(f"{one[1:]} DESC" if one.startswith("-") else one for one in order)
    text = f"{match.strip()}\nRETURN\n  {returned}\nORDER BY {by}"
    return filled(text + "\nLIMIT $limit" * limited)


def filled(text: str) -> str:
    """Return a statement with its parts filled in, each indented as the line that it stands in."""

    def part(match: re.Match[str]) -> str:
        line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        indent = line[: len(line) - len(line.lstrip())]
        return filled(_PARTS[match[1]].replace("@", match[2])).replace("\n", f"\n{indent}")

    return re.sub(r"\[\[(\w+) ([\w.]+)\]\]", part, text)


def file(question: Question) -> str:
    """Return the file of a question: in a comment what it asks, takes and gives, then its statement."""
    lines = [question.title, "", *_wrapped(question.description)]
    for heading, items in (
        ("Parameters:", map(_parameter, question.parameters)),
        ("Columns:", (f"{name}: {meaning}" for name, meaning in question.meanings.items())),
    ):
        section = [line for item in items for line in _wrapped(item, "  ", "    ")]
        lines += ["", heading, *section] if section else []
    return "".join(f"// {line}".rstrip() + "\n" for line in lines) + f"{question.statement};\n"


def with_literals(question: Question, values: Values) -> str:
    """Return the statement of a question with values in place of its parameters: JSON is Cypher too."""
    literals = {name: json.dumps(value, ensure_ascii=False) for name, value in values.items()}
    return re.sub(r"\$(\w+)", lambda match: literals[match[1]], question.statement)


def _parameter(parameter: Parameter) -> str:
    def literal(value: object) -> str:
        return json.dumps(value, ensure_ascii=False)

    default = "" if parameter.is_required else f" = {literal(parameter.default)}"
    example = "" if parameter.example is None else f"; such as {literal(parameter.example)}"
    return f"{parameter.name} ({parameter.type_in_words}){default}: {parameter.meaning}{example}"


def _wrapped(text: str, first: str = "", further: str = "") -> Iterator[str]:
    yield from textwrap.wrap(
        text, 115, initial_indent=first, subsequent_indent=further, break_on_hyphens=False, break_long_words=False
    )
