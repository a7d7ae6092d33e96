"""Claims as the page shows them: in a sentence, with the fields of the form, and where their passage stands."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import msgspec

from graphmodel.annotate.questions import FIELDS, NAMES
from graphmodel.annotate.units import Units
from graphmodel.authoring import Desk
from graphmodel.claims.ids import ID
from graphmodel.claims.model import Claim, Locator
from graphmodel.passages import Text

_NUMBERS = ("value", "low", "high")


class Listing:
    """The claims of a document at a desk."""

    def __init__(self, desk: Desk, document: str, text: Text, units: Units) -> None:
        self._desk, self._document, self._text, self._units = desk, document, text, units

    def rows(self, mine: Collection[str]) -> list[dict[str, Any]]:
        """Return the claims of the document in the order of their passages; those of this page can be changed."""
        claims = [(id_, claim) for id_, claim in self._desk.claims.claims.items() if claim.document == self._document]
        rows = [{**self.row(claim), "key": id_, "mine": id_ in mine} for id_, claim in claims]
        return sorted(rows, key=lambda row: row["passage"]["start"] if row["passage"] else -1)

    def row(self, claim: Claim) -> dict[str, Any]:
        """Return a claim as the page shows it."""
        return {
            "sentence": self.sentence(claim),
            "stance": claim.stance,
            "speaker": self._called(claim.attributed_to) if claim.attributed_to else None,
            "details": [f"{name}: {_flat(value)}" for name, value in self._more(claim).items()],
            "fields": self.fields(claim),
            "passage": self.place(claim.locator) if claim.locator else None,
        }

    def sentence(self, claim: Claim) -> str:
        """Return who did what to whom."""
        relation = self._desk.vocabulary.relations.get(claim.relation)
        meaning = relation.meaning if relation else claim.relation
        return f"{self._called(claim.subject)} {meaning} {self._called(claim.object)}"

    def place(self, locator: Locator) -> dict[str, Any] | None:
        """Return where the passage of a locator stands, as a browser counts, or ``None`` where it does not."""
        span = self._span(locator)
        if span is None:
            return None
        start, end = span
        paragraph = self._text.locator(start, end).paragraph
        return {"start": self._units.unit(start), "end": self._units.unit(end), "paragraph": paragraph}

    def _span(self, locator: Locator) -> tuple[int, int] | None:
        if locator.start is None or locator.end is None or locator.sha256 is None:
            return None
        shift = self._text.search(locator, (0,))
        if shift is None:
            return self._text.search_words(locator)
        return locator.start + shift, locator.end + shift

    def _called(self, id_: str) -> str:
        entity = self._desk.entities.get(id_.removeprefix(ID))
        return entity.name if entity else id_

    def _more(self, claim: Claim) -> dict[str, Any]:
        """Return what a claim says beside its sentence, stance and speaker, with names for ids."""
        fields = msgspec.to_builtins(claim)
        kept = {name: fields[name] for name in FIELDS[5:] if name in fields}
        return {name: self._called(value) if name in NAMES else value for name, value in kept.items()}

    def fields(self, claim: Claim) -> dict[str, Any]:
        """Return a claim as the form has it: all of it words."""
        fields = {name: value for name, value in msgspec.to_builtins(claim).items() if name in FIELDS}
        names = self._desk.names
        for name in NAMES:
            if name in fields:
                called = self._called(fields[name])
                fields[name] = called if names.find(called) == [fields[name].removeprefix(ID)] else fields[name]
        if amount := fields.get("quantity"):
            fields["quantity"] = {name: repr(v) if name in _NUMBERS else v for name, v in amount.items()}
        return {"stance": claim.stance, **fields}


def _flat(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(part if isinstance(part, str) else f"{name} {part}" for name, part in value.items())
    return str(value)
