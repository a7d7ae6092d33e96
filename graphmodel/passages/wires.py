"""Wire tags: where a text says that it has something from a news agency, and its claims do not.

What counts is an agency in brackets, as in a dateline; a line that names it alone, as in a byline; a credit line, as at
a text's end; and words that give it as a source: told, reported, according to. That a text only mentions an agency does
not count. `attributions` has the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from graphmodel.claims.model import Claim, Document, How
from graphmodel.claims.names import folded
from graphmodel.evidence import Origins
from graphmodel.passages.agencies import AGENCIES
from graphmodel.passages.attributions import AGENCY_OF, ATTRIBUTIONS, NAMED
from graphmodel.passages.text import Text
from graphmodel.passages.verdicts import Verified

BEGINNING = 1000
"""So many letters of a text are its beginning, in which a tag speaks for all of it."""
_SURNAMES = ("Bloomberg",)
_PICTURE = re.compile(r"\b(?:photo|photograph|picture|image|caption)s?\b", re.IGNORECASE)
"""Whose a picture is says nothing of the text."""
_FORMERLY = re.compile(r"\b(?:former|formerly|ex)\b", re.IGNORECASE)
"""Nor does where somebody worked once."""
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
    """Those that point to it; none where it speaks for the whole document, in its beginning or as a credit line."""


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
    for start, end, agency, how, is_credit in tags(text.text):
        claims = [claim for begin, finish, claim in passages if begin < end and start < finish]
        if agency in declared or any(agency in _agencies(origins.behind_claim(claim)) for claim in claims):
            continue
        if claims or ((is_credit or start < BEGINNING) and agency not in told):
            told.add(agency)
            place = text.locator(start, end)
            words = " ".join(text.passage(place).split())
            yield WireTag(document, agency, how, place.paragraph or 1, words, tuple(claims))


class Tag(NamedTuple):
    """A place of a text that gives an agency as a source."""

    start: int
    end: int
    agency: str
    how: How
    """Whether the text seems to be the agency's or to quote it."""
    is_credit: bool = False
    """Whether it speaks for the whole text, wherever it stands."""


def tags(text: str) -> list[Tag]:
    """Return where a text gives agencies as its source, in order."""
    by_place: dict[int, Tag] = {}
    others = {name["agency"] for name in NAMED.finditer(text) if _is_another(text[: name.start()], name["agency"])}
    for how, pattern, is_credit, is_strict in ATTRIBUTIONS:
        for match in pattern.finditer(text):
            if _PICTURE.search(match[0]) or (is_credit and _FORMERLY.search(match[0])):
                continue
            names = NAMED.finditer(text, *match.span()) if is_credit else (match,)
            for name in names:
                form, place = name["agency"], name.start("agency")
                if _is_another(text[:place], form) or (is_strict and form in others):
                    continue
                tag = Tag(match.start(), match.end(), AGENCY_OF[form], how, is_credit)
                by_place[place] = by_place.get(place, tag)._replace(is_credit=is_credit)
    return [by_place[place] for place in sorted(by_place)]


def _is_another(before: str, form: str) -> bool:
    """Return whether a name ends a longer one, as of Michael Bloomberg, or is the initials of the words before."""
    if not before.endswith("("):
        return form in _SURNAMES and _NAME_BEFORE.search(before[-40:]) is not None
    if before.removesuffix("(").rstrip().casefold().endswith(tuple(map(str.casefold, AGENCIES[AGENCY_OF[form]]))):
        return False
    initials = "".join(word[0] for word in re.findall(r"\w+", before[-200:]) if word[0].isupper())
    return form.isupper() and len(form) > 1 and initials.endswith(form)


_BY_NAME = {folded(form): agency for form, agency in AGENCY_OF.items()}


def _agencies(bodies: Iterable[str]) -> set[str]:
    """Return the agencies that are among bodies, however they are written."""
    return {_BY_NAME[name] for body in bodies if (name := folded(body)) in _BY_NAME}
