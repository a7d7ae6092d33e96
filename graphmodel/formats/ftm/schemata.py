"""What the schemata and properties of FollowTheMoney are in claims: https://followthemoney.tech/explorer.

A schema is a thing, which is an entity here, or a link between two, which is a claim. What stands in no table is
counted as not taken.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from graphmodel.claims.vocabulary import Kind, Relation
from graphmodel.formats.gathering import ANY_LINK, Words

THINGS: Mapping[str, str] = {
    "Person": "Person",
    "LegalEntity": "Organization",
    "Organization": "Organization",
    "Company": "Company",
    "PublicBody": "PublicBody",
    "Vessel": "Vessel",
    "Airplane": "Vessel",
    "Vehicle": "Asset",
    "Asset": "Asset",
    "RealEstate": "Asset",
    "Security": "Asset",
    "BankAccount": "Account",
    "CryptoWallet": "Account",
    "Address": "Address",
    "Territory": "Place",
    "Contract": "Contract",
    "License": "Contract",
    "CallForTenders": "Contract",
    "CourtCase": "CourtCase",
    "Event": "Event",
    "Trip": "Event",
    "Project": "Event",
    "Article": "Work",
    "Position": "Position",
}
"""The kind of what is a thing."""
ASSUMED = ("LegalEntity", "Project", "Airplane", "CallForTenders")
"""Schemata that are wider than, or not quite, the kind that they become."""
BROADER: Mapping[str, str] = {
    "Person": "LegalEntity",
    "Organization": "LegalEntity",
    "Company": "Organization",
    "PublicBody": "Organization",
    "LegalEntity": "Thing",
    "Vehicle": "Asset",
    "Vessel": "Vehicle",
    "Airplane": "Vehicle",
    "RealEstate": "Asset",
    "Security": "Asset",
    "BankAccount": "Asset",
    "Contract": "Asset",
    "License": "Contract",
    "Asset": "Thing",
    "Trip": "Event",
    "Event": "Thing",
    "Passport": "Identification",
}


ANY = ("*",)
"""Stands for all relations."""


class Link(NamedTuple):
    """A schema of links: from which property to which, and what the link says."""

    subject: tuple[str, ...]
    """The properties that hold the subject; the first that is given."""
    relation: str
    object: tuple[str, ...]
    words: tuple[str, ...] = ()
    """Properties whose words may name one of the narrower relations; what else they say is the claim's role."""
    narrower: tuple[str, ...] = ()
    """Relations that those words may name."""


LINKS: Mapping[str, Link] = {
    "Ownership": Link(
        ("owner",), "OWNS", ("asset",), ("role", "ownershipType"), ("SHAREHOLDER_OF", "BENEFICIAL_OWNER_OF")
    ),
    "Control": Link(("controller",), "CONTROLS", ("controlled",), ("role",), ("PARENT_COMPANY_OF",)),
    "Directorship": Link(
        ("director",), "DIRECTOR_OF", ("organization",), ("role",),
        ("BOARD_MEMBER_OF", "CHAIRS", "HEADS", "OFFICER_OF", "REGISTERED_AGENT_OF"),
    ),
    "Membership": Link(("member",), "MEMBER_OF", ("organization",), ("role",), ("LEADER_OF", "FOUNDED")),
    "Employment": Link(("employee",), "WORKS_FOR", ("employer",), ("role",), ("SPOKESPERSON_OF", "ADVISER_TO")),
    # The relationship is that of the relative to the person: "mother" where the relative is the person's mother.
    "Family": Link(
        ("relative",), "RELATIVE_OF", ("person",), ("relationship",),
        ("PARENT_OF", "SIBLING_OF", "MARRIED_TO", "LIFE_PARTNER_OF"),
    ),
    "Associate": Link(
        ("associate",), "ASSOCIATE_OF", ("person",), ("relationship",), ("FRIEND_OF", "BUSINESS_PARTNER_OF", "KNOWS")
    ),
    "Representation": Link(
        ("agent",), "REPRESENTS", ("client",), ("role",),
        ("LAWYER_OF", "LOBBIES_FOR", "NOMINEE_FOR"),
    ),
    "Payment": Link(("payer", "payerAccount"), "PAID", ("beneficiary", "beneficiaryAccount")),
    "Debt": Link(("debtor",), "OWES", ("creditor",)),
    "Succession": Link(("successor",), "SUCCEEDED", ("predecessor",), ("role",)),
    "Occupancy": Link(("holder",), "HOLDS_POSITION", ("post",)),
    "ContractAward": Link(("supplier",), "PARTY_TO", ("contract",), ("role",)),
    "CourtCaseParty": Link(("party",), "PARTY_TO", ("case",), ("role",)),
    "ProjectParticipant": Link(("participant",), "TOOK_PART_IN", ("project",), ("role",)),
    "Sanction": Link(("authority",), "IMPOSED_SANCTIONS_ON", ("entity",)),
    "Call": Link(("caller",), ANY_LINK, ("receiver",)),
    "UnknownLink": Link(("subject",), ANY_LINK, ("object",), ("role",), ANY),
    "Documentation": Link(("document",), ANY_LINK, ("entity",), ("role",)),
}  # fmt: skip
"""The links that are claims."""
NO_WORD: Mapping[str, str] = {
    "Risk": "entity",
    "EconomicActivity": "contract",
    "Similar": "match",
}
"""Links for which there is no relation, with a property that joins them to a thing."""
REVERSED = frozenset({*LINKS, *NO_WORD, "Identification", "Passport", "TaxRoll", "Mention", "Note"})
"""Schemata that name the entities in whose properties they are nested."""
NAMED_BODY = "Sanction"
"""The schema whose subject is a text: the name of a body."""


class Reference(NamedTuple):
    """A property of a thing that names another."""

    relation: str
    turned: bool = False
    """Whether the other thing is the subject."""
    role: str | None = None


REFERENCES: Mapping[str, Mapping[str, Reference]] = {
    "Thing": {"addressEntity": Reference("HAS_ADDRESS")},
    "LegalEntity": {"parent": Reference("PARENT_COMPANY_OF", turned=True)},
    "Vehicle": {"owner": Reference("OWNS", turned=True), "operator": Reference("OPERATES", turned=True)},
    "CryptoWallet": {"holder": Reference("OWNS", turned=True, role="holder")},
    "Contract": {"authority": Reference("PARTY_TO", turned=True, role="authority")},
    "CallForTenders": {
        "authority": Reference("PARTY_TO", turned=True, role="authority"),
        "onBehalfOf": Reference("PARTY_TO", turned=True, role="on whose behalf it is"),
        "tenderers": Reference("BID_FOR", turned=True),
    },
    "Event": {
        "organizer": Reference("TOOK_PART_IN", turned=True, role="organizer"),
        "involved": Reference("INVOLVED_IN", turned=True),
    },
    "Position": {"organization": Reference("POSITION_AT")},
}
"""The properties of things, and of narrower ones, that are claims."""
NAMES = ("name", "full", "title")
"""Properties that hold a thing's name; the first that is given."""
ADDRESS = ("street", "street2", "postOfficeBox", "postalCode", "city", "state", "region", "country")
"""The properties of which an address without a name is made."""
ALIASES = ("alias", "previousName", "abbreviation")
SAME_AS: Mapping[str, str] = {
    "wikidataId": "wikidata:",
    "leiCode": "lei:",
    "innCode": "inn:",
    "ogrnCode": "ogrn:",
    "imoNumber": "imo:",
    "mmsi": "mmsi:",
    "isin": "isin:",
    "isinCode": "isin:",
    "dunsCode": "duns:",
    "permId": "permid:",
    "icijId": "icij:",
    "wikipediaUrl": "",
    "opencorporatesUrl": "",
}
"""Identifiers of elsewhere, with what says where."""
TEXTS = ("description", "notes", "summary")
"""Properties that hold what a note is made of, without their name before it."""
BESIDE = frozenset(
    {
        *("indexText", "alephUrl", "proof", "modifiedAt", "retrievedAt", "createdAt", "namesMentioned", "sourceUrl"),
        *("publisher", "publisherUrl", "recordId"),
    }
)
"""Properties of how a thing came into the file."""
OVER = frozenset({"former", "ended", "past", "expired", "lifted", "delisted", "revoked", "inactive", "terminated"})
"""What a status says when it is over, in plain letters."""

WORDS = Words(
    kinds=[Kind(name="Position", meaning="a post that somebody may hold, such as a seat in a parliament")],
    relations=[
        Relation(
            name="HOLDS_POSITION",
            meaning="holds or held the position",
            inverse="is or was the position of",
            subject=["Person"],
            object=["Position"],
        ),
        Relation(
            name="POSITION_AT",
            meaning="is a position at",
            inverse="has as a position",
            subject=["Position"],
            object=["Organization", "Company", "PublicBody", "Country"],
        ),
    ],
)
"""What the vocabulary has not."""


def lineage(schema: str) -> list[str]:
    """Return a schema and those that are broader, narrowest first."""
    schemata = [schema]
    while (broader := BROADER.get(schemata[-1])) is not None:
        schemata.append(broader)
    return schemata if schemata[-1] == "Thing" else [*schemata, "Thing"]


def narrower(first: str, second: str) -> str:
    """Return which of two schemata of one thing says more; the first, where neither is one of the other."""
    return second if first in lineage(second) else first


@cache
def references(schema: str) -> Mapping[str, Reference]:
    """Return the properties of a schema that are claims."""
    return {name: each for above in reversed(lineage(schema)) for name, each in REFERENCES.get(above, {}).items()}
