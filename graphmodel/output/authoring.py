"""What becomes of texts and drafts on their way to claims, in words."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from graphmodel.authoring.answer import Verdict
from graphmodel.authoring.appending import named
from graphmodel.authoring.article import Begun
from graphmodel.authoring.desk import Desk
from graphmodel.authoring.draftsfile import Kept
from graphmodel.authoring.sightings import COMPARED, LOOKED_AT
from graphmodel.authoring.stubs import Stub
from graphmodel.authoring.writing import flow
from graphmodel.claims.model import Entity
from graphmodel.output.phrases import count
from graphmodel.reading import listed
from graphmodel.reading.characters import printable

_TOLD = ("subject", "relation", "object", "document", "locator")


def filled(files: Mapping[Path, int]) -> Iterator[str]:
    """Yield how many quotes became locators, and where."""
    if not files:
        yield "no claim has a quote"
    for path, number in files.items():
        yield f"{named(path)}: {count(number, 'quote')} became {'a locator' if number == 1 else 'locators'}"


def stubs(missing: Iterable[Stub]) -> Iterator[str]:
    """Yield an entry for each entity that is missing, as lines of YAML with remarks for who pastes them."""
    for stub in missing:
        times = "" if stub.times == 1 else f"{stub.times:,} times, first "
        remarks = [f"named {times}in {stub.place}"]
        if stub.entity.kind not in stub.kinds and stub.kinds:
            remarks.insert(0, listed(stub.kinds))
        if stub.near:
            remarks.append(f"or is it {listed(stub.near)}?")
        yield entry(stub.entity, remarks)


def entry(entity: Entity, remarks: Iterable[str]) -> str:
    """Return an entity as a line of YAML with a remark behind it."""
    return f"- {flow(msgspec.to_builtins(entity))}  # {printable('; '.join(remarks))}"


def begun(new: Begun) -> Iterator[str]:
    """Yield what was written for a new text, and the names in it: those that are known, and what looks like names."""
    yield f"{named(new.documents)}: document {new.document.id}"
    yield f"{named(new.claims)}: no claims yet"
    found = new.sightings
    if found.known:
        yield "known names in the text:"
    for known in found.known[:COMPARED]:
        spelled = [printable(each) for each in known.spelled if each != known.entity.name]
        also = f", as {listed(map(repr, spelled[:3]), 'and')}" if spelled else ""
        yield f"  {printable(known.entity.name)} ({printable(known.entity.id)}) ×{known.times:,}{also}"
    yield from _more(len(found.known))
    if found.likely:
        yield "not known, only look like names (nothing was added):"
    for likely in found.likely[:COMPARED]:
        near = f"; is it {listed(likely.near)}?" if likely.near else ""
        yield printable(f"  {likely.name} ×{likely.times:,}{near}")
    yield from _more(len(found.likely))
    if len(new.text.text) > LOOKED_AT:
        yield f"names were looked for in the first {LOOKED_AT:,} characters only"


def _more(number: int) -> Iterator[str]:
    if number > COMPARED:
        yield f"  and {number - COMPARED:,} more"


def next_steps(new: Begun, folder: Path, article: Path) -> Iterator[str]:
    """Yield what a person may do with a new text."""
    for blank in new.blanks:
        yield f"fill in `{blank}:` in {named(new.documents)}: nobody told it"
    if not new.sightings.has_capitals:
        yield "the text has no capitals, by which names could be told from other words"
    documents = shlex.quote(named(article.parent))
    place = shlex.quote(named(folder))
    claims = named(new.claims)
    yield "make claims of it in the browser, where you select the words and say who did what to whom:"
    yield f"  graphmodel annotate {shlex.quote(named(article))} --store {place}"
    yield f"or write them into {claims} in the place of [], each with `quote:` and the words that say so; then"
    yield f"  graphmodel check --stub {place}"
    yield f"  graphmodel locate --fill {place} --documents {documents}"
    yield f"  graphmodel check {place}"


def answered(verdict: Verdict, drafts: Path, first: int, place: Path) -> Iterator[str]:
    """Yield what became of an answer: the drafts, every refusal with its reasons, and the entities that are missing."""
    claims = count(len(verdict.taken) + len(verdict.refused), "claim")
    yield f"{claims} in the answer: {count(len(verdict.taken), 'draft')}, {len(verdict.refused):,} refused"
    if verdict.taken:
        numbers = [str(first + each.number) for each in verdict.taken]
        called = "draft" if len(numbers) == 1 else "drafts"
        yield f"{named(drafts)}: {called} {', '.join(numbers)}; nothing is in the claims before you accept it"
    for refused in verdict.refused:
        yield printable(f"number {refused.number}, {refused.summary}, is refused:")
        for reason in refused.reasons:
            yield printable(f"  {reason.message}")
            if reason.hint:
                yield printable(f"    hint: {reason.hint}")
    if verdict.missing:
        yield f"entities that the article names and {named(place)} does not have, to be looked through and pasted:"
        yield from (entry(entity, ["as the answer says"]) for entity in verdict.missing)
    for name in verdict.unnamed:
        yield printable(f"the article does not name {name!r}, which the answer calls missing")


def waiting(drafts: Sequence[Kept], desk: Desk) -> Iterator[str]:
    """Yield the drafts of a file, each with its passage and what to look at in it."""
    for draft in drafts:
        claim = draft.claim
        relation = desk.vocabulary.relations.get(claim.relation)
        words = (_called(desk, claim.subject), relation.meaning if relation else claim.relation)
        yield printable(f"{draft.number}. {' '.join(words)} {_called(desk, claim.object)} ({claim.document})")
        fields = msgspec.to_builtins(claim)
        rest = [f"{name}: {flow(value)}" for name, value in fields.items() if name not in _TOLD]
        if rest:
            yield printable(f"   {'; '.join(rest)}")
        paragraph = f"paragraph {claim.locator.paragraph}: " if claim.locator else ""
        yield printable(f"   {paragraph}“{' '.join(draft.quote.split())}”")
        yield from (printable(f"   look: {remark}") for remark in draft.remarks)


def _called(desk: Desk, id_: str) -> str:
    entity = desk.entities.get(id_)
    return entity.name if entity else id_


def accepted(drafts: Sequence[Kept], files: Sequence[Path], by: str) -> Iterator[str]:
    """Yield what was accepted, and where it stands now."""
    where = listed(map(named, files), "and")
    yield printable(f"{count(len(drafts), 'draft')} accepted by {by.strip()}: now in {where}")
