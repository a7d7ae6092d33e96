"""Wire tags: where a text says that it has something from a news agency, and its claims do not.

What counts is an agency in brackets, as in a dateline; a line that names it alone, as in a byline; and words that give
it as a source: told, reported, according to. That a text only mentions an agency does not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from graphmodel.claims.model import Claim, Document, How
from graphmodel.claims.names import folded
from graphmodel.evidence import Origins
from graphmodel.passages.agencies import AGENCIES
from graphmodel.passages.text import Text
from graphmodel.passages.verdicts import Verified

BEGINNING = 1000
"""So many letters of a text are its beginning, in which a tag speaks for all of it."""
_SURNAMES = ("Bloomberg",)
_AGENCY_OF = {form: agency for agency, forms in AGENCIES.items() for form in forms}
_NAMED = rf"(?P<agency>{'|'.join(re.escape(form) for forms in AGENCIES.values() for form in forms)})(?!\w)"
_BETWEEN = r"\s+(?:[\w-]+\s+){0,6}?"
_PATTERNS: tuple[tuple[How, str], ...] = (
    ("reprint", rf"(?:^[^()\n]{{1,60}})?\((?:[^()\n]{{0,30}}/\s*)?{_NAMED}(?:\s*/[^()\n]{{0,30}})?\)(?=\s*[-–—])"),
    ("reprint", rf"^[ \t]*(?:(?:By|Source|Via)\b:?\s*|[^\n]{{0,80}}(?:,|\||[-–—])\s+)?{_NAMED}[ \t]*$"),
    ("quotes", rf"\({_NAMED}\)(?!\s*[-–—])"),
    ("quotes", rf"\b(?:told|tells){_BETWEEN}{_NAMED}"),
    ("quotes", rf"\b(?:(?:reported|quoted|cited|carried) by|according to|citing){_BETWEEN}{_NAMED}"),
    ("quotes", rf"\b{_NAMED}(?:\s+news\s+(?:agency|service))?\s+(?:has\s+|had\s+)?(?:reported|reports|quoted|cited)\b"),
)
_TAGS = tuple((how, re.compile(pattern, re.MULTILINE)) for how, pattern in _PATTERNS)


_PICTURE = re.compile(r"\b(?:photo|photograph|picture|image|caption)s?\b", re.IGNORECASE)
"""Whose a picture is says nothing of the text."""
_NAME_BEFORE = re.compile(r"(?<!\w)(?!(?:The|Agency|Service|News)\s)[A-ZÀ-ÞА-Я][\w.]*[ \t]+$")


class WireTag(NamedTuple):
    """A place where a document names an agency as its source, which neither it nor its claims declare."""

    document: str
    agency: str
    how: How
    paragraph: int
    text: str
    """What it says, from the reader's own copy."""
    claims: tuple[Claim, ...]
    """Those that point to it; none where it stands in the beginning only, and speaks for the whole document."""


def wire_tags(verified: Iterable[Verified], documents: Mapping[str, Document]) -> tuple[WireTag, ...]:
    """Return the wire tags in the passages of claims and in the beginnings of their documents.

    Args:
        verified: all claims of the documents, with where their passages stand in the reader's copies.
        documents: all documents, by id.

    """
    origins = Origins(documents)
    of_document: dict[str, list[Verified]] = {}
    for one in verified:
        of_document.setdefault(one.claim.document, []).append(one)
    return tuple(
        tag
        for document, each in of_document.items()
        if (text := each[0].text) is not None
        for tag in _undeclared(document, text, each, origins)
    )


def _undeclared(document: str, text: Text, verified: Iterable[Verified], origins: Origins) -> Iterator[WireTag]:
    declared = _agencies(origins.behind(document))
    passages = [(one.now.start or 0, one.now.end or 0, one.claim) for one in verified if one.now]
    told = set[str]()
    for start, end, agency, how in tags(text.text):
        claims = [claim for begin, finish, claim in passages if begin < end and start < finish]
        if agency in declared or any(agency in _agencies(origins.behind_claim(claim)) for claim in claims):
            continue
        if claims or (start < BEGINNING and agency not in told):
            told.add(agency)
            place = text.locator(start, end)
            words = " ".join(text.passage(place).split())
            yield WireTag(document, agency, how, place.paragraph or 1, words, tuple(claims))


def tags(text: str) -> list[tuple[int, int, str, How]]:
    """Return where a text gives agencies as its source, which, and whether it seems to be theirs or to quote them."""
    by_place: dict[int, tuple[int, int, str, How]] = {}
    for how, pattern in _TAGS:
        for match in pattern.finditer(text):
            if _is_another(text[: match.start("agency")], match["agency"]) or _PICTURE.search(match[0]):
                continue
            tag = match.start(), match.end(), _AGENCY_OF[match["agency"]], how
            by_place.setdefault(match.start("agency"), tag)
    return sorted(by_place.values())


def _is_another(before: str, form: str) -> bool:
    """Return whether a name ends a longer one, as of Michael Bloomberg, or is the initials of the words before."""
    if not before.endswith("("):
        return form in _SURNAMES and _NAME_BEFORE.search(before[-40:]) is not None
    if before.removesuffix("(").rstrip().casefold().endswith(tuple(map(str.casefold, AGENCIES[_AGENCY_OF[form]]))):
        return False
    initials = "".join(word[0] for word in re.findall(r"\w+", before[-200:]) if word[0].isupper())
    return form.isupper() and len(form) > 1 and initials.endswith(form)


_BY_NAME = {folded(form): agency for form, agency in _AGENCY_OF.items()}


def _agencies(bodies: Iterable[str]) -> set[str]:
    """Return the agencies that are among bodies, however they are written."""
    return {_BY_NAME[name] for body in bodies if (name := folded(body)) in _BY_NAME}
