"""Locators and verdicts on them as text for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import click

from graphmodel.claims.model import Document, Locator
from graphmodel.evidence import date_in_words, place_in_words, quantity_in_words
from graphmodel.output.mentioned import Names
from graphmodel.output.phrases import count
from graphmodel.output.wrapping import wrapped
from graphmodel.passages import VERDICTS, AmbiguousPassage, Text, Verified
from graphmodel.reading.characters import printable
from graphmodel.store.base import Store

_STYLES = {
    "found": "green",
    "moved": "cyan",
    "same words": "cyan",
    "changed": "red",
    "missing": "red",
    "document missing": "yellow",
}


_NOT_PLAIN = {
    "same words": "",
    "incomplete locator": "; graphmodel locate prints complete ones",
    "no locator": "; graphmodel locate prints one",
}
"""The verdicts that need more words, and what to do about them."""
_AROUND = 30
_LONGEST = 100
_HINTS = 10


def locator_yaml(locator: Locator) -> str:
    """Return a locator as it stands in a claims file."""
    return (
        f"locator: {{paragraph: {locator.paragraph}, start: {locator.start}, end: {locator.end}, "
        f"sha256: {locator.sha256}}}"
    )


def passage(text: Text, locator: Locator) -> str:
    """Return the passage at a place as a terminal may show it, in the lines that it has."""
    return "\n".join(map(printable, text.passage(locator).split("\n")))


def places(text: Text, ambiguous: AmbiguousPassage) -> Iterator[str]:
    """Yield for each of the places where words stand what is around them, and their locator."""
    for number, place in enumerate(ambiguous.places, 1):
        yield f"{number:>3}. paragraph {place.paragraph}: {_in_context(text, place)}"
        yield f"     {locator_yaml(place)}"
    if ambiguous.total > len(ambiguous.places):
        yield f"     and {ambiguous.total - len(ambiguous.places):,} more"


def _in_context(text: Text, place: Locator) -> str:
    """Return the beginning of a passage on one line, with some words before and after it."""
    start, end = place.start or 0, place.end or 0
    shown = text.text[start : min(end, start + _LONGEST)]
    before = text.text[max(0, start - _AROUND) : start]
    after = text.text[end : end + _AROUND] if end - start <= _LONGEST else "…"
    left = "…" if start > _AROUND else ""
    right = "…" if end + _AROUND < len(text.text) and after != "…" else ""
    return printable(" ".join(f"{left}{before}[{shown}]{after}{right}".split()))


def page_note(text: Text) -> str | None:
    """Return what there is to say of a copy that is HTML."""
    if not text.is_page:
        return None
    return "it is an HTML page, of which the markup counts as well: save what it says as text, and locate there"


def remarks(verified: Sequence[Verified]) -> Iterator[str]:
    """Yield what to do about verdicts, and about copies that could not be read."""
    yield from unread({one.claim.document: one.hint for one in verified if one.hint})
    for verdict in dict.fromkeys(one.verdict for one in verified):
        if verdict in _NOT_PLAIN:
            yield f"{verdict}: {VERDICTS[verdict]}{_NOT_PLAIN[verdict]}"


def unread(hints: Mapping[str, str]) -> Iterator[str]:
    """Yield what to do about copies that cannot be read, of very many about some."""
    for id_, hint in list(hints.items())[:_HINTS]:
        yield f"{id_}: {hint}"
    if len(hints) > _HINTS:
        yield f"and {len(hints) - _HINTS:,} more documents have no copy that can be read"


def verdicts(verified: Sequence[Verified], store: Store, *, show_passages: bool) -> Iterator[str]:
    """Yield the lines that say what became of each claim's passage.

    With ``show_passages`` each claim stands beside its passage; without, only those are listed that are not where
    they were.
    """
    name = Names(
        store,
        (i for v in verified for i in (v.claim.subject, v.claim.object, v.claim.attributed_to, v.claim.place) if i),
    )
    documents = store.documents(sorted({v.claim.document for v in verified}))
    for id_, document in documents.items():
        about = [v for v in verified if v.claim.document == id_]
        yield click.style(f"{id_}: ", bold=True) + _summary(about) + _text_state(document, about)
        for one in about:
            if show_passages or one.verdict in ("moved", "same words", "changed", "missing"):
                yield from _lines(one, name, show_passages=show_passages)
    yield f"{count(len(verified), 'claim')}: {_summary(verified)}"


def _summary(verified: Sequence[Verified]) -> str:
    counts = Counter(one.verdict for one in verified)
    return ", ".join(
        click.style(f"{counts[verdict]:,} {verdict}", fg=_STYLES.get(verdict))
        for verdict in VERDICTS
        if counts[verdict]
    )


def _text_state(document: Document, about: Sequence[Verified]) -> str:
    text = about[0].text
    if text is None:
        return f" ({about[0].reason})" if about[0].reason else ""
    state = ""
    if document.sha256 is not None:
        state = "; its text is as recorded" if text.sha256 == document.sha256 else "; its text is not as recorded"
    return state + "".join(f"; {note}" for note in (about[0].note, page_note(text)) if note)


def _lines(one: Verified, name: Names, *, show_passages: bool) -> Iterator[str]:
    claim, locator = one.claim, one.claim.locator
    place = place_in_words(locator) if locator else "no place"
    if one.verdict in ("moved", "same words") and one.now:
        place += f"; now {place_in_words(one.now)}"
    verdict = click.style(f"{one.verdict:<8} ", fg=_STYLES.get(one.verdict))
    triple = f"{name(claim.subject)} {claim.relation} {name(claim.object)}"
    yield f"  {verdict}{triple}  {click.style(claim.id or '', dim=True)}"
    yield f"           {place}"
    if show_passages:
        said = [
            claim.stance if claim.stance != "asserted" else "",
            f"by {name(claim.attributed_to)}" if claim.attributed_to else "",
            date_in_words(claim) or "",
            f"in {name(claim.place)}" if claim.place else "",
            f"as {claim.role}" if claim.role else "",
            quantity_in_words(claim.quantity) if claim.quantity else "",
            claim.note or "",
        ]
        for line in "; ".join(filter(None, said)).splitlines():
            yield f"           {line}"
        for block in (one.passage or "").splitlines():
            yield from (f"           │ {printable(line)}" for line in wrapped(block, 87))
