"""What readers gather on their way through a file: entities, documents, claims, and what of the file is in none.

Every entity has an id, and claims name them by it. An id that is another entity's name as well is written so that it
can only be the id, and a claim whose end the file does not have is rejected here: a name that only resembles it must
not take its place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

import msgspec
from anyascii import anyascii

from graphmodel.claims.ids import ID, unused
from graphmodel.claims.model import Claim, Document, Entity
from graphmodel.claims.names import Names
from graphmodel.claims.vocabulary import Kind, Relation, Vocabulary
from graphmodel.formats.imported import Imported, Record, Rejected, Sourced
from graphmodel.reading import shown

LONGEST_VALUE, LONGEST_TEXT = 500, 2000
"""So many characters of a value, and of a text that is written to be read, a note has."""
ANY_LINK = "LINKED_TO"
"""The relation of two that a file joins in a way that the vocabulary has no word for, or not between such kinds."""
_LINK = re.compile(r"https?://\S+")
_TOLD = 12
_LONGEST_ID = 60
_ENDS = ("subject", "object", "attributed_to")


class Words(NamedTuple):
    """What a reader adds to the vocabulary, as far as it is used."""

    kinds: Sequence[Kind]
    relations: Sequence[Relation]


class Gathering:
    """What was gathered so far."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.documents: dict[str, Document] = {}
        self.entities: dict[str, Entity] = {}
        self.rejected: list[Rejected] = []
        self.not_taken: Counter[str] = Counter()
        """What is in nothing that was made, by what it is called in the file."""
        self.others: dict[str, str] = {}
        """What the file has with an id and is no entity here, and what that is: "of the type report"."""
        self.shortened = 0
        self._claims: list[Sourced] = []

    def claim(self, claim: Claim, record: Record) -> None:
        """Take a claim whose ends are ids."""
        self._claims.append(Sourced(claim, record))

    def reject(self, record: Record, reason: str) -> None:
        """Take a record of which no claim can be made."""
        self.rejected.append(Rejected(record, reason))

    def bounded(self, text: str, longest: int = LONGEST_VALUE) -> str:
        """Return a text, cut where it is too long for a note; that is counted."""
        text = text.strip()
        if len(text) <= longest:
            return text
        self.shortened += 1
        return text[:longest].rstrip() + "…"

    def fits(self, relation: str, subject: str, object_: str) -> bool:
        """Return whether a relation may join two entities; what nobody knows is told elsewhere."""
        ends = self.entities.get(subject), self.entities.get(object_)
        known = self.vocabulary.relations.get(relation)
        if known is None or None in ends:
            return True
        kinds = [end.kind for end in ends if end is not None]
        is_a = self.vocabulary.is_a
        return is_a(kinds[0], known.subject) and is_a(kinds[1], known.object)

    def imported(self, notes: Iterable[str], words: Words) -> Imported:
        """Return what was gathered, with the notes and those of what was not taken, and the words that are used."""
        sourced = [*self._named()]
        used = {each.claim.relation for each in sourced}
        lineages = {above for kind in self._kinds() for above in self.vocabulary.lineage(kind)}
        relations = [each for each in words.relations if each.name in used]
        lineages |= {
            above for each in relations for kind in (*each.subject, *each.object)
            for above in self.vocabulary.lineage(kind)
        }  # fmt: skip
        kinds = [each for each in words.kinds if each.name in lineages]
        told = [*notes, *self._told()]
        return Imported(self.documents, self.entities, sourced, self.rejected, relations, told, kinds)

    def _kinds(self) -> set[str]:
        return {entity.kind for entity in self.entities.values()}

    def _named(self) -> Iterator[Sourced]:
        """Yield the claims whose ends are there."""
        ambiguous = Names(self.entities.values()).ambiguous_ids
        for claim, record in self._claims:
            ends = {field: id_ for field in _ENDS if (id_ := getattr(claim, field)) is not None}
            missing = next((id_ for id_ in ends.values() if id_ not in self.entities), None)
            if missing is not None:
                what = self.others.get(missing)
                why = f"{shown(missing)} is {what}, which is no entity here" if what else None
                self.reject(record, why or f"the file has no entity with the id {shown(missing)}")
                continue
            changes = {field: f"{ID}{id_}" for field, id_ in ends.items() if id_ in ambiguous}
            yield Sourced(msgspec.structs.replace(claim, **changes) if changes else claim, record)

    def _told(self) -> Iterator[str]:
        if self.not_taken:
            counts = [f"{what} ({number:,})" for what, number in self.not_taken.most_common(_TOLD)]
            if (rest := len(self.not_taken) - _TOLD) > 0:
                number = sum(self.not_taken.values()) - sum(n for _, n in self.not_taken.most_common(_TOLD))
                counts.append(f"{rest:,} others ({number:,})")
            yield f"not taken: {', '.join(counts)}"
        if self.shortened:
            yield f"{self.shortened:,} texts are too long for a note, and cut at …"


def free_id(name: str, taken: Container[str]) -> str:
    """Return an id made of a name, with a number behind it where another has it."""
    return unused(re.sub(r"[^a-z0-9]+", "-", anyascii(name).lower())[:_LONGEST_ID].strip("-") or "x", taken)


def one_line(text: str) -> str:
    """Return a text with each run of white space as one space, none at its ends: what names and roles are made of."""
    return " ".join(text.split())


def is_link(text: str) -> bool:
    """Return whether a text is a link that a document may have."""
    return _LINK.fullmatch(text) is not None and host(text) is not None


def host(link: str) -> str | None:
    """Return whose link it is, as far as that can be seen: ``example.org``."""
    try:
        name = urlsplit(link).hostname
    except ValueError:  # no address, such as http://[
        return None
    return name.removeprefix("www.") if name else None


def described(values: Mapping[str, Sequence[str]]) -> str:
    """Return named values as a note has them: ``percentage: 25; status: former``."""
    return "; ".join(f"{name}: {', '.join(map(one_line, some))}" for name, some in values.items())
