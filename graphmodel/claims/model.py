"""What a claim is, and what it speaks of.

The types are the format: the readers decode straight into them and ``graphmodel schema`` prints them. A field's
meaning is given in ``Meta`` where a reader of the schema needs it. Patterns that stand in ``extra_json_schema``
are for editors; `graphmodel.claims.checks` checks them, so that decoding need not call a regular expression. No
record can be part of a cycle, so that the garbage collector need not follow them (``gc=False``).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from graphmodel.claims.dates import PATTERN, UNKNOWN
from graphmodel.claims.vocabulary import Text
from graphmodel.letters import nfc
from graphmodel.reading import listed

Stance = Literal["asserted", "denied", "unconfirmed", "prospective"]
How = Literal["reprint", "summary", "quotes", "translation"]
Reliability = Annotated[
    Literal["A", "B", "C", "D", "E", "F"],
    Meta(description="How reliable you take the source to be, from A (always) to E (never); F: cannot be judged."),
]
Credibility = Annotated[
    int,
    Meta(ge=1, le=6, description="How credible you take it to be, from 1 (confirmed) to 5; 6: cannot be judged."),
]
"""The halves of a grade in the Admiralty system (NATO AJP-2.1): typed by whoever makes the claims, never computed."""
KNOWN_RELATION = (
    "A relation of the vocabulary, by its name or other words for it. Words that read from object to subject, such as "
    "'was freed by', turn the claim around."
)
KIND_OF_ENTITY = (
    "A kind of the vocabulary that is not abstract, by its name or other words for it; Entity while nobody knows."
)
DATE_DESCRIPTION = (
    "An ISO date, or as much of one as is known. Also EDTF's 1850~ (about), 1850? (uncertain), 199X and 2004-XX (not "
    "known), 1990/1995, 1990/.. and ../1990 (a time within), -0044 (before our era)."
)
END_DESCRIPTION = f"{DATE_DESCRIPTION} {UNKNOWN!r} where it is over, and nobody says since when."
_EXAMPLES = ["2021", "2021-07", "2021-07-14", "1850~", "199X", "1990/1995"]
Date = Annotated[
    str, Meta(description=DATE_DESCRIPTION, examples=_EXAMPLES, extra_json_schema={"pattern": f"^({PATTERN})$"})
]
End = Annotated[
    str,
    Meta(
        description=END_DESCRIPTION,
        examples=[*_EXAMPLES, UNKNOWN],
        extra_json_schema={"pattern": f"^({PATTERN}|{UNKNOWN})$"},
    ),
]
Sha256 = Annotated[
    str,
    Meta(description="SHA-256, 64 lower-case hex digits.", extra_json_schema={"pattern": "^[0-9a-f]{64}$"}),
]
WebAddress = Annotated[
    str,
    Meta(pattern=r"^https?://\S+$", description="a link that begins with http:// or https://; never fetched"),
]
Position = Annotated[int, Meta(ge=0, le=2**53)]
Name = Annotated[Text, Meta(description="The name, an alias or the id of an entity.")]


class Derivation(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True, gc=False):
    """What a document says it was made from: a publisher, or a document that is known here."""

    publisher: Text | None = None
    document: Text | None = None
    how: How


class Document(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True, gc=False):
    """Something that was published: an article, a statement, a list."""

    id: Text
    title: Annotated[Text | None, Meta(description="As published; left out where it has none.")] = None
    description: Annotated[Text | None, Meta(description="What it is, in your own words; never shown as a title.")] = (
        None
    )
    authors: list[Text] = []
    publisher: Annotated[
        Text | Annotated[list[Text], Meta(min_length=1)],
        Meta(description="Who published it; a list for a joint report."),
    ]
    house: Annotated[Text | None, Meta(description="The newsroom of which the publisher is an edition.")] = None
    published: Date | None = None
    language: Text | None = None
    url: WebAddress | None = None
    derived_from: Annotated[
        list[Derivation] | None,
        Meta(description="Only what the document itself says; an empty list where it says that it is original."),
    ] = None
    file: Annotated[Text | None, Meta(description="Where a reader who has the text keeps it.")] = None
    sha256: Sha256 | None = None
    grade: Reliability | None = None
    note: Text | None = None

    def __str__(self) -> str:
        return f"{self.publisher_in_words}: {self.label}"

    @property
    def label(self) -> str:
        """What it is called in a list: its title, or its id where it has none."""
        return self.title or self.id

    @property
    def publishers(self) -> tuple[str, ...]:
        """Who published it: more than one where it is a joint report."""
        return (self.publisher,) if isinstance(self.publisher, str) else tuple(self.publisher)

    @property
    def publisher_in_words(self) -> str:
        """Who published it: ``A and B``."""
        return listed(self.publishers, "and")


class Publisher(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True, gc=False):
    """What you think of a publisher: the grade of all its documents that have none of their own."""

    name: Annotated[Text, Meta(description="As documents name their publisher, or their house.")]
    grade: Reliability


class Alias(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True, gc=False):
    """Another name or spelling of an entity."""

    name: Text
    language: Text | None = None


class Entity(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True, gc=False):
    """A node of the graph: a person, company, country or event."""

    id: Text
    kind: Annotated[Text, Meta(description=KIND_OF_ENTITY)]
    name: Text
    aliases: list[Text | Alias] = []
    same_as: list[Text] = []
    note: Text | None = None

    def __str__(self) -> str:
        return f"{self.name} ({self.kind}, {self.id})"

    @property
    def names(self) -> tuple[str, ...]:
        """The name and all aliases."""
        return (self.name, *(a if isinstance(a, str) else a.name for a in self.aliases))


class Quantity(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True, gc=False):
    """A number with what was counted: a value, or bounds of which one may be missing."""

    value: int | float | None = None
    low: int | float | None = None
    high: int | float | None = None
    about: Annotated[bool, Meta(description="The number is approximate: ten per cent more or less.")] = False
    strictly: Annotated[
        bool, Meta(description="The bounds themselves are not meant: more than low, less than high.")
    ] = False
    unit: Text | None = None
    of: Annotated[Text | None, Meta(description="What was counted, in the same words across documents.")] = None


class Locator(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True, gc=False):
    """Where in the document: the passage itself is never stored."""

    paragraph: Annotated[int, Meta(ge=1, le=2**53, description="Blocks between blank lines, from 1.")] | None = None
    start: Annotated[Position, Meta(description="Characters before the passage, in normalised text.")] | None = None
    end: Annotated[Position, Meta(description="Characters up to the end of the passage.")] | None = None
    sha256: Sha256 | None = None


class Claim(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True, gc=False):
    """One statement in one document: subject, relation, object, and who says it how."""

    subject: Name
    relation: Annotated[Text, Meta(description=KNOWN_RELATION)]
    object: Name
    document: Annotated[Text, Meta(description="The id of the document.")]
    stance: Stance = "asserted"
    attributed_to: Annotated[Name | None, Meta(description="Whom the document credits; not the publisher.")] = None
    date: Date | None = None
    start: Date | None = None
    end: End | None = None
    event: Annotated[Name | None, Meta(description="An Event that groups the claims about one happening.")] = None
    quantity: Quantity | None = None
    place: Annotated[Name | None, Meta(description="A Place or Country.")] = None
    role: Text | None = None
    locator: Locator | None = None
    quote: Annotated[
        Text | None,
        Meta(description="Words of the document; graphmodel locate --fill puts their locator in its place."),
    ] = None
    derived_from: Annotated[
        tuple[Derivation, ...] | None,
        Meta(description="Where the document says what this claim was made from; overrides the document's."),
    ] = None
    grade: Credibility | None = None
    note: Text | None = None
    id: Text | None = None

    def __str__(self) -> str:
        speaker = f", {self.attributed_to}" if self.attributed_to else ""
        return f"{self.subject} {self.relation} {self.object} [{self.stance}{speaker} in {self.document}]"


def mentioned(claims: Iterable[Claim]) -> frozenset[str]:
    """Return the entities that claims mention, whatever as."""
    ends = ((c.subject, c.object, c.attributed_to, c.event, c.place) for c in claims)
    return frozenset(id_ for each in ends for id_ in each if id_)


def claim_id(claim: Claim) -> str:
    """Return the id of a claim that was given none: 16 hex digits of the SHA-256 of its content.

    The claim must be resolved, so that it has the same id whichever of an entity's names it was written with. Its grade
    is no part of what it says: a claim stays the same when somebody thinks otherwise of it.
    """
    import hashlib  # which loads OpenSSL: who only reads what was resolved does without

    return hashlib.sha256(content(msgspec.structs.replace(claim, id=None, grade=None))).hexdigest()[:16]


def content(record: msgspec.Struct) -> bytes:
    """Return what a record says, with its letters in one Unicode form and whole numbers as such.

    Two that say the same may be written otherwise.
    """
    quantity = getattr(record, "quantity", None)
    if quantity is not None:
        numbers = {name: getattr(quantity, name) for name in ("value", "low", "high")}
        whole = {name: int(n) for name, n in numbers.items() if isinstance(n, float) and n.is_integer()}
        record = msgspec.structs.replace(record, quantity=msgspec.structs.replace(quantity, **whole))
    encoded = msgspec.json.encode(record, order="deterministic")
    return encoded if encoded.isascii() else nfc(encoded.decode()).encode()
