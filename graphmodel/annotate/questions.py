"""What the page may ask: the fields of its form, and nothing that names a file, a folder or a document."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from graphmodel.claims.model import Claim

_Unit = Annotated[int, Meta(ge=0, le=2**31)]
Span = tuple[_Unit, _Unit]
"""A passage, in units of UTF-16."""
FIELDS = (
    "subject", "relation", "object", "stance", "attributed_to", "date", "start", "end", "event", "place", "role",
    "quantity", "note",
)  # fmt: skip
NAMES = ("subject", "object", "attributed_to", "event", "place")
_ELSEWHERE = ("document", "quote", "id")


class Nothing(msgspec.Struct, forbid_unknown_fields=True):
    """A question without more to say."""


class Amount(msgspec.Struct, forbid_unknown_fields=True):
    """The form's fields of a quantity, as typed."""

    value: str = ""
    low: str = ""
    high: str = ""
    unit: str = ""
    of: str = ""
    about: bool = False
    strictly: bool = False

    def given(self) -> dict[str, Any]:
        """Return what is filled in, numbers as such; what is none stays as it was typed, for it to be told."""
        words = {name: getattr(self, name).strip() for name in ("value", "low", "high", "unit", "of")}
        filled: dict[str, Any] = {name: value for name, value in words.items() if value}
        for name in ("value", "low", "high"):
            if name in filled:
                filled[name] = _number(filled[name])
        return filled | {name: True for name in ("about", "strictly") if getattr(self, name) and filled}


class Fields(msgspec.Struct, forbid_unknown_fields=True):
    """The form's fields, as typed."""

    subject: str = ""
    relation: str = ""
    object: str = ""
    stance: str = ""
    attributed_to: str = ""
    date: str = ""
    start: str = ""
    end: str = ""
    event: str = ""
    place: str = ""
    role: str = ""
    note: str = ""
    quantity: Amount = msgspec.field(default_factory=Amount)

    def given(self) -> dict[str, Any]:
        """Return what is filled in, as a claims file has it."""
        words = {name: getattr(self, name).strip() for name in FIELDS if name != "quantity"}
        amount = self.quantity.given()
        return {name: value for name, value in words.items() if value} | ({"quantity": amount} if amount else {})


class Suggest(msgspec.Struct, forbid_unknown_fields=True):
    """What may stand in a field."""

    field: Literal["subject", "relation", "object", "attributed_to", "event", "place"]
    typed: Annotated[str, Meta(max_length=500)]
    fields: Fields
    span: Span | None = None


class Claimed(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """What stands in the form; of a claim of this page by its key, of a draft by its number."""

    fields: Fields
    span: Span | None = None
    key: str | None = None
    number: int | None = None


class Edit(Claimed, forbid_unknown_fields=True, kw_only=True):
    """To put this in the place of a claim."""

    key: str


class Accept(Claimed, forbid_unknown_fields=True, kw_only=True):
    """To make a claim of a draft."""

    number: int
    by: str = ""


class Refuse(msgspec.Struct, forbid_unknown_fields=True):
    """To take a draft away."""

    number: int


class Undo(msgspec.Struct, forbid_unknown_fields=True):
    """To take a claim back."""

    key: str


class NewEntity(msgspec.Struct, forbid_unknown_fields=True):
    """To write down an entity."""

    id: str = ""
    kind: str = ""
    name: str = ""


def without_fields(claim: Claim) -> dict[str, Any]:
    """Return what a claim says that no field of the form has, its locator among it."""
    return {
        name: value
        for name, value in msgspec.to_builtins(claim).items()
        if name not in FIELDS and name not in _ELSEWHERE
    }


def _number(typed: str) -> int | float | str:
    plain = typed.replace("\u00a0", "").replace("\u202f", "").replace(" ", "")
    for kind in (int, float):
        try:
            return kind(plain)
        except ValueError:
            continue
    return typed
