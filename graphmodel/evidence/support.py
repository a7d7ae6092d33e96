"""Who says so, in words: what each document really says, and by whose account.

Support is said, not scored: "3 documents: 2 in their own words, 1 crediting Viasna; 2 origins (AP, BBC), not known to
be independent". That origins are independent nobody declares; what documents declare is what they were made from.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from graphmodel.claims.model import Claim, Stance
from graphmodel.evidence.origins import Origin
from graphmodel.evidence.relationship import Relationship
from graphmodel.reading import listed

Name = Callable[[str], str]
"""Turns an entity's id into its name, or a document's into its publisher's."""

VERBS: Mapping[Stance, str] = {
    "asserted": "asserted",
    "unconfirmed": "alleged",
    "prospective": "expected",
    "denied": "denied",
}


class Support(NamedTuple):
    """What bears a relationship out, after whatever filters were applied to it."""

    documents: tuple[str, ...]
    own: int
    """How many of the documents say it in their own words."""
    credited: tuple[tuple[str, int, int], ...]
    """Whom documents credit, how many do, and how many of these say it in their own words too."""
    origins: tuple[Origin, ...]

    @property
    def is_declared(self) -> bool:
        """Whether each origin is one that documents declare; of others only nobody has said where they had it from."""
        return all(origin.declared for origin in self.origins)


def support(relationship: Relationship) -> Support:
    """Return what bears a relationship out."""
    accounts: dict[str, set[str | None]] = defaultdict(set)
    for claim in relationship.supporting:
        accounts[claim.document].add(claim.attributed_to)
    crediting = Counter(speaker for speakers in accounts.values() for speaker in speakers if speaker)
    also = Counter(speaker for speakers in accounts.values() if None in speakers for speaker in speakers if speaker)
    return Support(
        tuple(sorted(accounts)),
        sum(None in speakers for speakers in accounts.values()),
        tuple((speaker, crediting[speaker], also[speaker]) for speaker in sorted(crediting)),
        relationship.origins,
    )


def support_in_words(found: Support, name: Name) -> str:
    """Return support as a phrase: how many documents, in whose words, and where it entered print."""
    number = len(found.documents)
    if number == 1:
        parts = ["in its own words"] if found.own else []
        parts += [f"{'also ' * bool(also)}crediting {name(speaker)}" for speaker, _, also in _named(found, name)]
        words = f"1 document, {', '.join(parts)}"
    else:
        parts = [f"{found.own} in their own words"] if found.own else []
        for speaker, crediting, also in _named(found, name):
            parts += [f"{crediting - also} crediting {name(speaker)}"] if crediting > also else []
            parts += [f"{also} also crediting {name(speaker)}"] if also else []
        words = f"{number} documents: {', '.join(parts)}"
    return f"{words}; {origins_in_words(found.origins)}"


def _named(found: Support, name: Name) -> list[tuple[str, int, int]]:
    return sorted(found.credited, key=lambda credit: (-credit[1], name(credit[0]), credit[0]))


def origins_in_words(origins: tuple[Origin, ...]) -> str:
    """Return where something entered print: "2 origins (AP, BBC), not known to be independent"."""
    names = ", ".join(map(str, origins))
    if len(origins) == 1:
        return f"1 origin ({names})"
    declared = all(origin.declared for origin in origins)
    return f"{len(origins)} origins ({names}), {'as declared' if declared else 'not known to be independent'}"


def accounts(claims: Iterable[Claim], name: Name) -> list[str]:
    """Return by whose account claims are made: the speaker that a document credits, with the document, or it alone."""
    return sorted({account(claim, name) for claim in claims})


def account(claim: Claim, name: Name) -> str:
    """Return by whose account a claim is made: "Viasna in bbc-2025", or the document alone."""
    return f"{name(claim.attributed_to)} in {claim.document}" if claim.attributed_to else claim.document


def sides(relationship: Relationship, name: Name, publisher: Name) -> Iterator[str]:
    """Yield who says what, where it is not simply asserted: "alleged by Viasna", "denied by Annika Stroem".

    Who says it is the speaker whom a document credits, or else the document's publisher.
    """
    for stance, verb in VERBS.items():
        claims = [claim for claim in relationship.claims if claim.stance == stance]
        if claims:
            found = {name(c.attributed_to) if c.attributed_to else publisher(c.document) for c in claims}
            yield f"{verb} by {listed(sorted(found), 'and')}"
