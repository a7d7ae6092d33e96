"""Claims from the links of a FollowTheMoney file, and from the properties of things that name others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, product
from typing import NamedTuple

from graphmodel.claims.dates import UNKNOWN
from graphmodel.claims.model import Claim, Quantity
from graphmodel.claims.vocabulary import Reading, Vocabulary, fold
from graphmodel.formats.ftm.documents import Documents
from graphmodel.formats.ftm.records import Part, Properties, Raw
from graphmodel.formats.ftm.schemata import ANY, BESIDE, LINKS, NAMED_BODY, OVER, Link, references
from graphmodel.formats.ftm.things import Things
from graphmodel.formats.gathering import ANY_LINK, LONGEST_TEXT, Gathering, described, one_line
from graphmodel.formats.imported import Record

SHARES = ("percent", "shares")
"""The unit of a percentage, and what it is a part of."""
_TIME = re.compile(r"(\d{4}-\d\d-\d\d)[T ].*", re.DOTALL)
_AMOUNTS = {"amount": None, "amountUsd": "USD", "amountEur": "EUR"}


class Said(NamedTuple):
    """What a relation is, and what the words that say so say beside."""

    relation: str
    turned: bool
    rest: tuple[str, ...]


def said(vocabulary: Vocabulary, link: Link, words: Iterable[str]) -> Said:
    """Return the relation that one of a link's words names, or its own."""
    every = [*dict.fromkeys(filter(None, map(one_line, words)))]
    found = next((named for word in every if (named := _narrower(vocabulary, link, word))), None)
    relation, turned = (found.relation.name, found.turned) if found else (link.relation, False)
    phrases = (fold(phrase) for phrase, is_turned in vocabulary.relations[relation].phrases if is_turned == turned)
    names = {fold(relation), *phrases}
    return Said(relation, turned, tuple(word for word in every if not {fold(word), fold(f"{word} of")} & names))


def _narrower(vocabulary: Vocabulary, link: Link, word: str) -> Reading | None:
    """Return the one relation that a word names, of those that the link may be."""
    is_any = link.narrower == ANY
    for phrase in (word,) if is_any else (word, f"{word} of"):  # whose role a noun is nobody says of any link
        readings = vocabulary.readings(phrase)
        if len(readings) == 1 and (is_any or readings[0].relation.name in link.narrower):
            return readings[0]
    return None


class Links:
    """Makes claims of links."""

    def __init__(self, gathering: Gathering, documents: Documents, things: Things) -> None:
        self._gathering = gathering
        self._documents = documents
        self._things = things
        self._fallen_back: Counter[str] = Counter()
        self._said: dict[tuple[str, tuple[str, ...]], Said] = {}
        """What the words of a schema came to, since the same few come again and again."""

    def take(self, raw: Raw) -> None:
        """Make claims of a link: one for each that it joins, from each dataset that is told apart."""
        link = LINKS[raw.schema]
        for part in raw.parts:
            name = f"{raw.schema} {raw.id}"
            place = raw.place if len(raw.parts) == 1 else f"{raw.place}, {', '.join(part.datasets) or 'no dataset'}"
            subjects, objects = ([*_first(part.properties, fields)] for fields in (link.subject, link.object))
            if raw.schema == NAMED_BODY:
                subjects = [self._things.body(body) for each in subjects if (body := one_line(each))]
            missing = [fields[0] for fields, ends in ((link.subject, subjects), (link.object, objects)) if not ends]
            if missing:
                record = Record(place, f"{name}: {', '.join(subjects)} → {', '.join(objects)}")
                self._gathering.reject(record, f"no {' and no '.join(missing)} is given")
                continue
            claims = self._claims(raw.schema, link, part, *map(self._ids, (subjects, objects)))
            for claim, (subject, object_) in zip(claims, product(subjects, objects), strict=True):
                self._gathering.claim(claim, Record(place, f"{name}: {subject} → {object_}"))

    def refer(self, raw: Raw) -> None:
        """Make a claim of each property of a thing that names another."""
        known = references(raw.schema)
        for part in raw.parts:
            for name, reference in known.items():
                for other in part.properties.get(name, ()):
                    ends = self._ids([other, raw.id] if reference.turned else [raw.id, other])
                    document, rest = self._documents.of(part)
                    note = self._fallback(f"the property {name} of {raw.schema}", reference.relation, *ends)
                    claim = Claim(
                        subject=ends[0],
                        relation=ANY_LINK if note else reference.relation,
                        object=ends[1],
                        document=document,
                        role=reference.role,
                        note="; ".join(filter(None, [note, described(_lists(rest))])) or None,
                    )
                    record = Record(f"{raw.place}, {name}", f"{raw.schema} {raw.id}: {name} {other}")
                    self._gathering.claim(claim, record)

    def notes(self) -> Iterator[str]:
        """Yield what was assumed."""
        for what, number in self._fallen_back.items():
            yield f"{ANY_LINK}, with a note of what it is, where {what} does not join such kinds here ({number:,})"

    def _ids(self, ends: Iterable[str]) -> list[str]:
        return [self._things.ids.get(end, end) for end in ends]

    def _claims(
        self, schema: str, link: Link, part: Part, subjects: Sequence[str], objects: Sequence[str]
    ) -> Iterator[Claim]:
        used = _ends(link, part.properties)
        properties = {name: values for name, values in part.properties.items() if name not in used}
        words = {name: properties.pop(name) for name in link.words if name in properties}
        key = schema, tuple(chain.from_iterable(words.values()))
        if key not in self._said:
            self._said[key] = said(self._gathering.vocabulary, link, key[1])
        when = _when(properties)
        quantity = _quantity(properties)
        document, rest = self._documents.of(part)
        for name in [name for name in properties if name in BESIDE]:
            values = properties.pop(name)
            if name not in ("sourceUrl", "publisher"):
                self._gathering.not_taken[f"{schema}.{name}"] += len(values)
        properties |= rest
        text = "\n".join(map(str.strip, properties.pop("description", ())))
        beside = described(
            {
                name: [self._gathering.bounded(one_line(value)) for value in values]
                for name, values in properties.items()
            }
        )
        for subject, object_ in product(subjects, objects):
            relation, turned, rest_of_words = self._said[key]
            if not self._gathering.fits(relation, *((object_, subject) if turned else (subject, object_))):
                relation, turned, rest_of_words = Said(link.relation, False, key[1])
            role = "; ".join(map(one_line, rest_of_words))
            ends = (object_, subject) if turned else (subject, object_)
            fallback = self._fallback(schema, relation, *ends)
            of_object = f"{link.words[0]}: {role}" if turned and role else ""
            note = "; ".join(filter(None, [text, fallback, of_object, beside]))
            yield Claim(
                subject=ends[0],
                relation=ANY_LINK if fallback else relation,
                object=ends[1],
                document=document,
                role=None if turned else role or None,
                quantity=quantity,
                note=self._gathering.bounded(note, LONGEST_TEXT) or None,
                date=when.date,
                start=when.start,
                end=when.end,
            )

    def _fallback(self, what: str, relation: str, subject: str, object_: str) -> str | None:
        """Return what a claim says that can only say that two are linked, because of their kinds."""
        if self._gathering.fits(relation, subject, object_):
            return None
        self._fallen_back[what] += 1
        return f"written as {what}: {subject} {relation} {object_}"


def _ends(link: Link, properties: Properties) -> set[str]:
    """Return the properties that hold the ends of a link; another that could have stays."""
    used = (next((field for field in fields if properties.get(field)), "") for fields in (link.subject, link.object))
    return set(used)


def _first(properties: Properties, fields: Sequence[str]) -> Iterable[str]:
    """Return the values of the first property that is given."""
    return next((values for field in fields if (values := properties.get(field))), {})


class _When(NamedTuple):
    date: str | None = None
    start: str | None = None
    end: str | None = None


def _when(properties: Properties) -> _When:
    """Return the dates of a claim, and take them out of the properties; what is not clear stays there."""
    start, end = (_taken_day(properties, name) for name in ("startDate", "endDate"))
    if end is None and "endDate" not in properties and any(fold(each) in OVER for each in properties.get("status", ())):
        end = UNKNOWN
        if [*properties["status"]] == ["former"]:  # says no more than that
            del properties["status"]
    if start or (end and end != UNKNOWN):  # a claim has either; another date stands in the note
        return _When(None, start, end)
    return _When(_taken_day(properties, "date") or _taken_day(properties, "listingDate"), None, end)


def _taken_day(properties: Properties, name: str) -> str | None:
    day = _one_day(properties.get(name, {}))
    if day is not None:
        del properties[name]
    return day


def _one_day(values: Iterable[str]) -> str | None:
    """Return the one day of several values, of which the others only say less; ``None`` where they differ."""
    days = sorted({_TIME.sub(r"\1", one_line(value)) for value in values}, key=len)
    return days[-1] if days and all(days[-1].startswith(day) for day in days) else None


def _quantity(properties: Properties) -> Quantity | None:
    """Return the amount, or else the percentage, of a link; it is taken out of the properties where it is clear."""
    currencies = [*properties.get("currency", {})]
    for name, unit in _AMOUNTS.items():
        values = [*properties.get(name, ())]
        if len(values) == 1 and len(currencies) <= 1 and (value := _number(values[0])) is not None:
            del properties[name]
            if unit is None:
                properties.pop("currency", None)
                unit = one_line(currencies[0]) if currencies else None
            return Quantity(value=value, unit=unit or None)
    percentages = [*properties.get("percentage", ())]
    if len(percentages) == 1 and (value := _number(percentages[0].rstrip("% "))) is not None:
        del properties["percentage"]
        return Quantity(value=value, unit=SHARES[0], of=SHARES[1])
    return None


def _number(text: str) -> int | float | None:
    """Return the number that a text is, as it is written in JSON; ``None`` where it may be another."""
    if re.fullmatch(r"-?\d{1,15}", text.strip(), re.ASCII):
        return int(text)
    if re.fullmatch(r"-?\d{1,15}\.\d+", text.strip(), re.ASCII):
        return float(text)
    return None


def _lists(properties: Properties) -> dict[str, list[str]]:
    return {name: [*values] for name, values in properties.items()}
