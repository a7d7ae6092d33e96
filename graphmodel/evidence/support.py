"""Who says so, in words: what each document really says, and by whose account.

Support is said, not scored: "3 documents: 2 in their own words, 1 crediting Viasna; 2 origins (AP, BBC), not known to
be independent". That origins are independent nobody declares; what documents declare is what they were made from.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from graphmodel.claims.model import Claim, Stance
from graphmodel.evidence.origins import Origin, are_declared
from graphmodel.evidence.relationship import Relationship
from graphmodel.reading import listed

Name = Callable[[str], str]
"""Turns an entity's id into its name."""

VERBS: Mapping[Stance, str] = {
    "asserted": "asserted",
    "unconfirmed": "alleged",
    "prospective": "expected",
    "denied": "denied",
}


class Support(NamedTuple):
    """What bears a relationship out, after whatever filters were applied to it."""

    documents: tuple[str, ...]
    voices: tuple[tuple[bool, tuple[str, ...], int], ...]
    """Whether documents say it in their own words, whom they credit, and how many do just that; they add up to all."""
    origins: tuple[Origin, ...]


def support(relationship: Relationship) -> Support:
    """Return what bears a relationship out."""
    accounts: dict[str, set[str | None]] = defaultdict(set)
    for claim in relationship.supporting:
        accounts[claim.document].add(claim.attributed_to)
    voices = Counter((None in speakers, tuple(sorted(filter(None, speakers)))) for speakers in accounts.values())
    counted = tuple((own, credited, number) for (own, credited), number in voices.items())
    return Support(tuple(sorted(accounts)), counted, relationship.origins)


def support_in_words(evidence: Support, name: Name) -> str:
    """Return support as a phrase: how many documents, in whose words, and where it entered print."""
    number = len(evidence.documents)
    parts = []
    for own, credited, documents in sorted(evidence.voices, key=lambda voice: _place(voice, name)):
        its = "its" if documents == 1 else "their"
        voice = [f"in {its} own words"] if own else []
        voice += [f"crediting {listed(sorted(map(name, credited)), 'and')}"] if credited else []
        parts.append((f"{documents} " if number > 1 else "") + " and ".join(voice))
    words = f"1 document, {parts[0]}" if number == 1 else f"{number} documents: {', '.join(parts)}"
    return f"{words}; {origins_in_words(evidence.origins)}"


def _place(voice: tuple[bool, tuple[str, ...], int], name: Name) -> tuple[int, int, list[tuple[str, str]]]:
    """Return what sorts voices: own words first, then those with others' too, then the most frequent."""
    own, credited, documents = voice
    whose = bool(credited) if own else 2
    return whose, -documents, sorted((name(speaker), speaker) for speaker in credited)


def origins_in_words(origins: tuple[Origin, ...]) -> str:
    """Return where something entered print: "2 origins (AP, BBC), not known to be independent"."""
    names = ", ".join(map(str, origins))
    if len(origins) == 1:
        return f"1 origin ({names})"
    declared = "as declared, " if are_declared(origins) else ""
    return f"{len(origins)} origins ({names}), {declared}not known to be independent"


def accounts(claims: Iterable[Claim], name: Name) -> list[str]:
    """Return by whose account claims are made: the speaker that a document credits, with the document, or it alone."""
    return sorted({account(claim, name) for claim in claims})


def account(claim: Claim, name: Name) -> str:
    """Return by whose account a claim is made: "Viasna in bbc-2025", or the document alone."""
    return f"{name(claim.attributed_to)} in {claim.document}" if claim.attributed_to else claim.document
