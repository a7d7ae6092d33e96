"""Locators and verdicts on them as text for people."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence

import click

from graphmodel.claims.model import Document, Locator
from graphmodel.evidence import dates_in_words, place_in_words, quantity_in_words
from graphmodel.output.text import Names, count
from graphmodel.passages import VERDICTS, Verified
from graphmodel.store.base import Store

_STYLES = {"found": "green", "moved": "cyan", "changed": "red", "missing": "red", "document missing": "yellow"}


def locator_yaml(locator: Locator) -> str:
    """Return a locator as it stands in a claims file."""
    return (
        f"locator: {{paragraph: {locator.paragraph}, start: {locator.start}, end: {locator.end}, "
        f"sha256: {locator.sha256}}}"
    )


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
            if show_passages or one.verdict in ("moved", "changed", "missing"):
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
    if document.sha256 is None:
        return ""
    return "; its text is as recorded" if text.sha256 == document.sha256 else "; its text is not as recorded"


def _lines(one: Verified, name: Names, *, show_passages: bool) -> Iterator[str]:
    claim, locator = one.claim, one.claim.locator
    place = place_in_words(locator) if locator else "no place"
    if one.verdict == "moved" and one.now:
        place += f"; now {place_in_words(one.now)}"
    verdict = click.style(f"{one.verdict:<8} ", fg=_STYLES.get(one.verdict))
    triple = f"{name(claim.subject)} {claim.relation} {name(claim.object)}"
    yield f"  {verdict}{triple}  {click.style(claim.id or '', dim=True)}"
    yield f"           {place}"
    if show_passages:
        said = [
            claim.stance if claim.stance != "asserted" else "",
            f"by {name(claim.attributed_to)}" if claim.attributed_to else "",
            *dates_in_words([claim]),
            f"in {name(claim.place)}" if claim.place else "",
            f"as {claim.role}" if claim.role else "",
            quantity_in_words(claim.quantity) if claim.quantity else "",
            claim.note or "",
        ]
        if any(said):
            yield f"           {'; '.join(filter(None, said))}"
        for block in (one.passage or "").splitlines():
            yield from textwrap.wrap(block, 100, initial_indent="           │ ", subsequent_indent="           │ ")
