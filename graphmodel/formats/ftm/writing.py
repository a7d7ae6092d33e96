"""FollowTheMoney from claims: a thing for each entity, a link for each claim that is asserted, as JSON, one a line.

A link has one dataset, the document. What has no property there stands in words in the link's summary, where it
changes what is said, and is told in any case. `reading` takes all that is written back.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, BinaryIO

import msgspec

from graphmodel.claims.claimset import ClaimSet
from graphmodel.claims.dates import UNKNOWN
from graphmodel.claims.model import Claim, Entity, Quantity
from graphmodel.claims.vocabulary import Reading, builtin
from graphmodel.evidence.quantities import quantity_in_words
from graphmodel.formats.format import Notes
from graphmodel.formats.ftm.links import SHARES, Said, said
from graphmodel.formats.ftm.schemata import LINKS, SAME_AS, THINGS
from graphmodel.formats.ftm.things import ID, KIND

_SCHEMATA: Mapping[str, str] = {
    "Person": "Person",
    "Organization": "Organization",
    "Company": "Company",
    "PublicBody": "PublicBody",
    "Country": "PublicBody",
    "Group": "Organization",
    "Event": "Event",
    "Place": "Address",
    "Commodity": "Asset",
    "Award": "Asset",
    "Address": "Address",
    "Vessel": "Vessel",
    "Account": "BankAccount",
    "Contract": "Contract",
    "CourtCase": "CourtCase",
    "Work": "Article",
    "Asset": "Asset",
    "Actor": "LegalEntity",
    "Entity": "Asset",
}
"""The schema of a kind, and of those narrower than it that have none; of those that older installations know too."""
_FIRST_NAME = {"Address": "full", "Contract": "title", "Article": "title"}
"""Where a schema has its name beside ``name``."""
_ACTORS = frozenset({"Person", "Organization", "Company", "PublicBody", "LegalEntity"})
_BODIES = frozenset({"Organization", "Company", "PublicBody"})
_ENDS: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    "Ownership": (_ACTORS, frozenset({"Company", "Asset", "Vessel", "BankAccount"})),
    "Directorship": (_ACTORS, _BODIES),
    "Membership": (_ACTORS, _BODIES),
    "Employment": (frozenset({"Person"}), _BODIES),
    "Family": (frozenset({"Person"}), frozenset({"Person"})),
    "Associate": (frozenset({"Person"}), frozenset({"Person"})),
    "Representation": (_ACTORS, _ACTORS),
    "Payment": (_ACTORS, _ACTORS),
    "Debt": (_ACTORS, _ACTORS),
    "Succession": (_ACTORS, _ACTORS),
}
"""The schemata that subject and object of a link may have."""
_ANY = "UnknownLink"
_WITH_AMOUNT = frozenset({"Payment", "Debt"})
_WITH_ROLE = frozenset(schema for schema, link in LINKS.items() if link.words) & {*_ENDS, _ANY}
_WITH_STATUS = frozenset({*_ENDS, _ANY}) - {"Family", "Associate", "Payment", "Debt"}
_FIT = re.compile(r"[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?")
_LONGEST_ID = 200
_DATE = re.compile(r"[1-9]\d{3}(-\d\d(-\d\d)?)?")
_CURRENCY = re.compile("[A-Z]{3}")
_PREFIXES = {prefix: field for field, prefix in SAME_AS.items() if prefix and field in ("wikidataId",)}

Written = dict[str, Any]


def write(claims: ClaimSet, file: BinaryIO) -> Notes:
    """Write all entities, and a link for each claim that is asserted."""
    writer = _Writer(claims)
    for written in writer.all():
        file.write(msgspec.json.encode(written) + b"\n")
    return [*writer.notes()]


class _Writer:
    def __init__(self, claims: ClaimSet) -> None:
        self._claims = claims
        self._left_out: Counter[str] = Counter()
        self._lost: Counter[str] = Counter()
        taken = {id_ for id_ in (*claims.entities, *claims.claims) if _is_fit(id_)}
        self._ids = {id_: id_ if _is_fit(id_) else _made(id_, taken) for id_ in claims.entities}
        self._claim_ids = {
            id_: id_ if _is_fit(id_) and id_ not in claims.entities else _made(f"claim {id_}", taken)
            for id_ in claims.claims
        }
        self._schemata = {id_: self._schema(entity.kind) for id_, entity in claims.entities.items()}

    def all(self) -> Iterator[Written]:
        """Yield what is written, in the order of ids."""
        for entity in self._claims.entities.values():
            yield self._thing(entity)
        for id_, claim in sorted(self._claims.claims.items()):
            if claim.stance != "asserted":
                self._left_out[claim.stance] += 1
            elif claim.subject == claim.object:
                self._left_out["joining an entity to itself"] += 1
            else:
                yield self._link(self._claim_ids[id_], claim)

    def notes(self) -> Iterator[str]:
        """Yield what was left out, and what of the rest the format does not hold."""
        if self._left_out:
            why = ", ".join(f"{number:,} {what}" for what, number in sorted(self._left_out.items()))
            yield f"not in it: claims that it cannot tell ({self._left_out.total():,}): {why}"
        if self._lost:
            what = ", ".join(f"{what} ({number:,})" for what, number in sorted(self._lost.items()))
            yield f"not in it, or only as words in a summary: {what}"
        yield "not in it: titles, dates and all else of documents but their ids, publishers and links"

    def _schema(self, kind: str) -> str:
        return next(_SCHEMATA[above] for above in self._claims.vocabulary.lineage(kind) if above in _SCHEMATA)

    def _thing(self, entity: Entity) -> Written:
        schema = self._schemata[entity.id]
        properties: dict[str, list[str]] = {"name": [entity.name]}
        if (field := _FIRST_NAME.get(schema)) is not None:
            properties[field] = [entity.name]
        if aliases := [*dict.fromkeys(entity.names[1:])]:
            properties["alias"] = aliases
            self._lost["languages of aliases"] += sum(not isinstance(alias, str) for alias in entity.aliases)
        if entity.note:
            properties["notes"] = [entity.note]
        for other in entity.same_as:
            prefix, colon, rest = other.partition(":")
            if (known := _PREFIXES.get(prefix + colon)) and re.fullmatch("Q[0-9]+", rest):
                properties.setdefault(known, []).append(rest)
            elif re.fullmatch(r"https://\w+\.wikipedia\.org/\S+", other):
                properties.setdefault("wikipediaUrl", []).append(other)
            else:
                self._lost["identifiers of elsewhere"] += 1
        keywords = []
        if THINGS.get(schema) != entity.kind:
            keywords.append(KIND + entity.kind)
            self._lost["kinds that the vocabulary has not"] += entity.kind not in builtin().kinds
        if self._ids[entity.id] != entity.id:
            keywords.append(ID + entity.id)
        if keywords:
            properties["keywords"] = keywords
        self._lost += Counter()  # takes out what was counted as none
        return {"id": self._ids[entity.id], "schema": schema, "properties": properties}

    def _link(self, id_: str, claim: Claim) -> Written:
        document = self._claims.documents[claim.document]
        schema, words = self._best(claim)
        link = LINKS[schema]
        properties = {link.subject[0]: [self._ids[claim.subject]], link.object[0]: [self._ids[claim.object]]}
        summary = [*self._beside(claim)]
        roles = [words] if words else []
        if claim.role:
            expected = Said(claim.relation, False, (claim.role,))
            if schema in _WITH_ROLE and said(builtin(), link, [*roles, claim.role]) == expected:
                roles.append(claim.role)
            else:  # it would be read as another relation, or as this one's name
                summary.append(f"role: {claim.role}")
                self._lost["roles"] += 1
        if roles:
            properties[link.words[0]] = roles
        properties |= self._dates(claim, schema, summary)
        if claim.quantity is not None:
            properties |= self._quantity(claim.quantity, schema, summary)
        if claim.note:
            properties["description"] = [claim.note]
        if summary:
            properties["summary"] = ["; ".join(summary)]
        if document.url:
            properties["sourceUrl"] = [document.url]
        properties["publisher"] = [*document.publishers]
        self._lost += Counter()
        return {"id": id_, "schema": schema, "properties": properties, "datasets": [document.id]}

    def _best(self, claim: Claim) -> tuple[str, str | None]:
        """Return the schema of a claim, and the words that say there what its relation is, where that is needed."""
        ends = self._schemata[claim.subject], self._schemata[claim.object]
        for schema, (subjects, objects) in _ENDS.items():
            link = LINKS[schema]
            if ends[0] in subjects and ends[1] in objects and self._is_known(claim):
                if claim.relation == link.relation:
                    return schema, None
                if claim.relation in link.narrower:
                    return schema, _role(claim.relation)
        if claim.relation == LINKS[_ANY].relation:
            return _ANY, None
        if not self._is_known(claim):
            self._lost["relations that the vocabulary has not"] += 1
            return _ANY, self._claims.vocabulary.relations[claim.relation].meaning
        return _ANY, _phrase(claim.relation)

    def _is_known(self, claim: Claim) -> bool:
        """Return whether the built-in vocabulary has a claim's relation, between kinds as they are read back."""
        known = builtin().relations.get(claim.relation)
        if known is None:
            return False
        kinds = [self._claims.entities[end].kind for end in (claim.subject, claim.object)]
        schemata = self._schemata[claim.subject], self._schemata[claim.object]
        kinds = [k if k in builtin().kinds else THINGS[s] for k, s in zip(kinds, schemata, strict=True)]
        return builtin().is_a(kinds[0], known.subject) and builtin().is_a(kinds[1], known.object)

    def _beside(self, claim: Claim) -> Iterator[str]:
        """Yield what a claim says beside its relation, in words; what has none is counted."""
        entities = self._claims.entities
        for what, id_ in (("credited to", claim.attributed_to), ("event", claim.event), ("place", claim.place)):
            if id_ is not None:
                yield f"{what}: {entities[id_].name}"
                self._lost["speakers" if what == "credited to" else f"{what}s"] += 1
        self._lost["passages"] += claim.locator is not None
        self._lost["sources of claims"] += claim.derived_from is not None
        self._lost["grades"] += claim.grade is not None

    def _dates(self, claim: Claim, schema: str, summary: list[str]) -> dict[str, list[str]]:
        found = {}
        for what, name, date in (
            ("date", "date", claim.date),
            ("since", "startDate", claim.start),
            ("until", "endDate", claim.end),
        ):
            if date is None:
                continue
            if _DATE.fullmatch(date):
                found[name] = [date]
            elif date == UNKNOWN and schema in _WITH_STATUS:
                found["status"] = ["former"]
            else:
                summary.append("over, nobody says since when" if date == UNKNOWN else f"{what}: {date}")
                self._lost["dates that are not exact"] += 1
        return found

    def _quantity(self, quantity: Quantity, schema: str, summary: list[str]) -> dict[str, list[str]]:
        value, unit = quantity.value, quantity.unit
        if value is not None and not quantity.about and re.fullmatch(r"-?\d{1,15}(\.\d+)?", repr(value)):
            if schema in _WITH_AMOUNT and quantity.of is None and unit and _CURRENCY.fullmatch(unit):
                return {"amount": [repr(value)], "currency": [unit]}
            if schema == "Ownership" and (unit, quantity.of) == SHARES:
                return {"percentage": [repr(value)]}
        summary.append(f"quantity: {quantity_in_words(quantity)}")
        self._lost["quantities"] += 1
        return {}


def _is_fit(id_: str) -> bool:
    return _FIT.fullmatch(id_) is not None and len(id_) <= _LONGEST_ID


def _made(id_: str, taken: set[str]) -> str:
    """Return an id that the format allows, and nothing else has."""
    made = hashlib.sha256(id_.encode()).hexdigest()[:40]
    while made in taken:
        made += "0"
    taken.add(made)
    return made


@cache
def _phrase(relation: str) -> str:
    """Return words that mean a relation and nothing else."""
    known = builtin().relations[relation]
    is_clear = builtin().readings(known.meaning) == (Reading(known),)
    return known.meaning if is_clear else relation.lower().replace("_", " ")


def _role(relation: str) -> str:
    """Return the role of whoever is the subject of a relation, or words that mean it."""
    return relation.removesuffix("_OF").lower().replace("_", " ") if relation.endswith("_OF") else _phrase(relation)
