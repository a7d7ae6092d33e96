"""What a language model answered: one JSON value, of which each claim is judged and none is believed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from graphmodel.authoring.amounts import amount_reasons, missing_words
from graphmodel.authoring.desk import Desk
from graphmodel.authoring.drafts import Draft, Judged
from graphmodel.authoring.hidden import instructions
from graphmodel.authoring.prompt import FIELDS, NAMES, QUANTITY
from graphmodel.authoring.sightings import is_word
from graphmodel.authoring.verbatim import verbatim
from graphmodel.claims.model import Claim, Document, Entity, Locator
from graphmodel.errors import Fault, GraphmodelError, InputError
from graphmodel.letters import nfc, stray
from graphmodel.passages import Text
from graphmodel.reading import Problem, listed, shown
from graphmodel.reading.jsonvalue import decode
from graphmodel.reading.lines import Lines
from graphmodel.reading.problems import Unreadable

MAX_BYTES = 4 << 20
MAX_CLAIMS = 2000
_FENCE = re.compile(r"^[ \t]*(?:```|~~~)[^\n]*\n(.*?)^[ \t]*(?:```|~~~)[ \t]*$", re.DOTALL | re.MULTILINE)
_ONE = ("more than one JSON value", "keep one, and nothing beside it but a code fence around it")
_CHARACTER = "character U+"
"""How a fault begins of a character that no field may hold: such a value is refused, and not the whole answer."""
_YEAR = re.compile(r"\d{4}")


class Taken(NamedTuple):
    """A claim of an answer that holds, for a person to look at."""

    number: int
    """Its place in the answer, from 1."""
    claim: Claim
    quote: str
    """The passage as it stands in the document."""
    remarks: tuple[str, ...]
    """What to look at."""


class Refused(NamedTuple):
    """A claim of an answer that does not hold."""

    number: int
    summary: str
    reasons: tuple[Problem, ...]


class Verdict(NamedTuple):
    """What became of an answer."""

    taken: list[Taken]
    refused: list[Refused]
    missing: list[Entity]
    """What the answer says that the article names and nobody has written down, where the article does name it."""
    unnamed: list[str]
    """What it says so of, and the article does not name."""


def read_answer(data: bytes, file: str) -> tuple[list[Any], list[Any]]:
    """Return the claims and the missing entities of an answer, as they were written.

    Raises:
        InputError: it is too large, no JSON, more than one value, or none of the asked form.

    """

    def fail(line: int, column: int, message: str, hint: str | None = None) -> InputError:
        return InputError([Fault(file, line, column, message, hint)])

    if len(data) > MAX_BYTES:
        raise fail(1, 1, f"is larger than {MAX_BYTES >> 20} MiB", "is it the answer?")
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        raise fail(1, 1, "is not UTF-8", "save the file as UTF-8") from None
    start, body = 0, text
    if not text.lstrip().startswith(("{", "[")):
        fences = [*_FENCE.finditer(text)]
        if len(fences) > 1:
            raise fail(Lines(text).at(fences[1].start())[0], 1, *_ONE)
        if fences:
            start, body = fences[0].start(1), fences[0][1]
    if not body.strip():
        raise fail(1, 1, "there is no answer in it", "save what the model answered into this file")
    decoded = decode(body, _ONE)
    fatal = [each for each in decoded.faults if not each.message.startswith(_CHARACTER)]
    if fatal or not decoded.is_json:
        lines = Lines(text)
        told = fatal or decoded.faults
        faults = [Fault(file, *lines.at(start + each.place), each.message, each.hint) for each in told]
        raise InputError(faults or [Fault(file, 1, 1, "not JSON", "save only the JSON")])
    value = decoded.value
    parts = value if isinstance(value, Mapping) else {"claims": value}
    claims, missing = parts.get("claims"), parts.get("missing_entities") or []
    if not isinstance(claims, list) or not isinstance(missing, list):
        raise fail(1, 1, "expected a list of claims", 'as in {"claims": [{"quote": ...}], "missing_entities": []}')
    if len(claims) > MAX_CLAIMS:
        raise fail(1, 1, f"more than {MAX_CLAIMS:,} claims", "ask for parts of the article")
    return claims, missing


def judge(
    desk: Desk, document: Document, text: Text, claims: Sequence[Any], missing: Sequence[Any], held: frozenset[str]
) -> Verdict:
    """Return which claims of an answer hold, and why the others do not: all reasons of each.

    Args:
        desk: where they would go.
        document: of which they are.
        text: its text.
        claims: as they were written.
        missing: the entities that are said to be missing, as they were written.
        held: the keys of drafts that were made before, see `key`.

    """
    looked = [_look(document, text, raw) for raw in claims]
    judged = desk.judge([Draft(each.fields) for each in looked], lambda _: text)
    taken: list[Taken] = []
    refused: list[Refused] = []
    for number, (each, made) in enumerate(zip(looked, judged, strict=True), 1):
        reasons = [*each.reasons, *(made.problems if each.fields else ())]
        if not reasons and made.claim is not None and key(made.claim) in held:
            reasons = [Problem((), "the same claim is among the drafts already", "accept that one")]
        if reasons or made.claim is None or each.locator is None:
            refused.append(Refused(number, _summary(each.raw), tuple(dict.fromkeys(reasons))))
        else:
            taken.append(Taken(number, made.claim, text.passage(each.locator), tuple(_remarks(desk, made, text))))
    return Verdict(taken, refused, *_missing(desk, text, missing))


def key(claim: Claim) -> str:
    """Return what two claims share that say the same with the same passage."""
    return msgspec.json.encode(msgspec.structs.replace(claim, id=None), order="deterministic").decode()


class _Looked(NamedTuple):
    """A claim of an answer as it was written, as a draft has it, and what is wrong with it by its passage."""

    raw: Any
    fields: dict[str, Any]
    reasons: list[Problem]
    locator: Locator | None


def _look(document: Document, text: Text, raw: Any) -> _Looked:
    """Hold a claim of an answer against the document."""
    if not isinstance(raw, dict):
        return _Looked(raw, {}, [Problem((), f"expected a claim with fields, found {shown(raw)}")], None)
    bad = [str(name) for name, value in raw.items() if isinstance(value, Unreadable)]
    given = {str(name): value for name, value in raw.items() if value is not None and str(name) not in bad}
    reasons = [Problem((name,), f"{name} holds a character that no field may hold") for name in bad]
    reasons += [Problem((n,), f"no claim of an answer has {shown(n)}") for n in given if n not in FIELDS]
    fields = {name: value for name, value in given.items() if name in FIELDS and name != "quote"}
    fields["document"] = document.id
    quantity = fields.get("quantity")
    if isinstance(quantity, dict):
        amount = {str(name): value for name, value in quantity.items() if value is not None and value is not False}
        reasons += [Problem(("quantity",), f"no quantity has {shown(n)}") for n in amount if n not in QUANTITY]
        fields["quantity"] = amount
        if not amount:
            del fields["quantity"]
    quote, locator, words = given.get("quote"), None, ""
    if not isinstance(quote, str) and "quote" not in bad:
        reasons.append(Problem(("quote",), "there is no quote", "each claim needs the passage that makes it"))
    elif isinstance(quote, str):
        try:
            locator = verbatim(text, quote)
            words = text.passage(locator)
            fields["locator"] = msgspec.to_builtins(locator)
        except GraphmodelError as error:
            reasons.append(Problem(("quote",), str(error), error.hint))
    reasons += _letters(fields)
    if locator is not None:
        reasons += _said(fields, words)
    reasons += _years(fields, document, text)
    return _Looked(raw, fields, reasons, locator)


def _letters(fields: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield names and relations in which a letter only looks like another."""
    for name in (*NAMES[:2], "relation", *NAMES[2:]):
        value = fields.get(name)
        if isinstance(value, str) and (strays := stray(value)):
            yield Problem((name,), f"{shown(value)} has {strays}", "write it as the list of entities has it")


def _said(fields: Mapping[str, Any], words: str) -> Iterator[Problem]:
    """Yield numbers, units and roles that a passage does not say."""
    quantity = fields.get("quantity")
    if isinstance(quantity, dict):
        yield from (Problem(("quantity",), reason) for reason in amount_reasons(quantity, words))
    of = quantity.get("of") if isinstance(quantity, dict) else None
    for name, value in (("role", fields.get("role")), ("of", of)):
        if isinstance(value, str) and (absent := missing_words(value, words)):
            hint = f"`{name}` is in the words of the quote"
            yield Problem((name,), f"the quote does not say {shown(' '.join(absent))}", hint)


def _years(fields: Mapping[str, Any], document: Document, text: Text) -> Iterator[Problem]:
    """Yield years that are neither in the document nor that of its publication."""
    for name in ("date", "start", "end"):
        value = fields.get(name)
        for year in _YEAR.findall(value) if isinstance(value, str) else ():
            if year not in text.text and year not in (document.published or ""):
                hint = "a date needs its year in the document, or the document a date of publication"
                yield Problem((name,), f"the document does not say {year}", hint)


def _remarks(desk: Desk, made: Judged, text: Text) -> Iterator[str]:
    """Yield what to look at in a claim: whoever its passage does not name, and what else stands in its paragraph."""
    claim, locator = made.claim, made.claim.locator if made.claim else None
    if claim is None or locator is None:
        return
    if locator.paragraph in instructions(text):
        yield "its paragraph tells programs what to do as well"
    years = {y for day in (claim.date, claim.start, claim.end) for y in _YEAR.findall(day or "")}
    if absent := sorted(year for year in years if year not in text.passage(locator)):
        yield f"its passage does not say {listed(absent)}"
    for id_ in dict.fromkeys((claim.subject, claim.object, claim.attributed_to)):
        entity = desk.entities.get(id_ or "")
        if entity is None or entity.kind == "Event":
            continue
        places = [p for n in entity.names for p in text.find(n) if is_word(text.text, *p)]
        if not places:
            yield f"no name of {entity.name} stands in the document"
        elif not any((locator.start or 0) <= start and end <= (locator.end or 0) for start, end in places):
            yield f"no name of {entity.name} stands in the passage"


def _missing(desk: Desk, text: Text, missing: Sequence[Any]) -> tuple[list[Entity], list[str]]:
    """Return the entities that are missing and that the document names, and the names that it does not."""
    from graphmodel.authoring.slugs import slug

    entities: dict[str, Entity] = {}
    unnamed: list[str] = []
    ids = set(desk.entities)
    for raw in missing[:MAX_CLAIMS]:
        name = raw.get("name") if isinstance(raw, dict) else None
        kind = desk.vocabulary.kind(str(raw.get("kind"))) if isinstance(raw, dict) else None
        if not isinstance(name, str) or isinstance(name, Unreadable) or not name.strip():
            continue
        name = " ".join(nfc(name).split())
        if desk.names.find(name) or name in entities:
            continue
        if stray(name) or not any(is_word(text.text, *place) for place in text.find(name)):
            unnamed.append(name)
            continue
        entity = Entity(id=slug(name, ids), kind=kind.name if kind and not kind.abstract else "Entity", name=name)
        ids.add(entity.id)
        entities[name] = entity
    return [*entities.values()], unnamed


def _summary(raw: Any) -> str:
    """Return a claim of an answer as it was written, in a few words."""
    if not isinstance(raw, dict):
        return shown(raw)
    return " ".join(shown(raw.get(name)) for name in ("subject", "relation", "object"))
