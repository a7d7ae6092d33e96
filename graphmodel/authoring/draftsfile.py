"""Drafts that wait for a person: beside the claims, never among them, until somebody accepts them by name.

They hold sentences of their documents, which are other people's: who accepts a draft moves its claim, with a locator
in the place of the sentence. What remains is a line that says which claim was accepted by whom and when.
"""

from __future__ import annotations

import datetime
import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from graphmodel.authoring.answer import Taken, key
from graphmodel.authoring.appending import named
from graphmodel.authoring.desk import Desk
from graphmodel.authoring.drafts import Draft
from graphmodel.authoring.exchange import Make, create, exchange
from graphmodel.authoring.slugs import slug
from graphmodel.claims.model import Claim, claim_id
from graphmodel.claims.vocabulary import Text as Words
from graphmodel.errors import Fault, GraphmodelError, InputError, StoreError
from graphmodel.passages import Text
from graphmodel.reading import Source, Table, read
from graphmodel.reading.characters import FORBIDDEN, printable

FOLDER, ACCEPTED, IGNORE = "drafts", "accepted.jsonl", ".gitignore"
_IGNORED = f"# Drafts quote their documents, whose sentences are other people's.\n*\n!{IGNORE}\n!{ACCEPTED}\n"


class Kept(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True, gc=False):
    """A draft that waits, as it stands in a file."""

    number: int
    quote: Words
    claim: Claim
    remarks: list[Words] = []


class Acceptance(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Who accepted which claim, and when."""

    claim: str
    document: str
    by: str
    at: str


_ACCEPTANCE = msgspec.json.Decoder(Acceptance)


def file_for(place: Path, document: str) -> Path:
    """Return where the drafts of a document wait: in a folder that is no part of the claims."""
    beside = place if place.is_dir() else place.parent
    if not place.is_dir() and beside.name.lower() == "claims":  # in which all folders are read
        beside = beside.parent
    return beside / FOLDER / f"{slug(document)}.jsonl"


def kept(path: Path) -> list[Kept]:
    """Return the drafts of a file, in its order; of one that is empty, or not there, none.

    Raises:
        InputError: it cannot be read as drafts.

    """
    return [record for record, _ in _lines(path)]


def _lines(path: Path) -> list[tuple[Kept, int]]:
    """Return the drafts of a file with their lines."""
    if path.suffix.lower() != ".jsonl":
        raise StoreError(f"{named(path)} is no file of drafts", "graphmodel extract --answer makes one, in JSON Lines")
    if not path.exists() or not path.read_bytes().strip():
        return []
    table: Table[Any] = read(Source(path, named(path)), {FOLDER: Kept}, FOLDER)[FOLDER]
    if faults := table.faults():
        raise InputError(faults)
    return [(record, table.address(index).line) for index, record in enumerate(table.records)]


def keep(path: Path, taken: Sequence[Taken], place: Path) -> int:
    """Add drafts to a file; return what is added to their numbers, so that none is there twice.

    Raises:
        InputError: what stands in the file are no drafts.
        StoreError: it cannot be written.

    """
    if _is_among_claims(path.resolve(), place.resolve()):
        raise StoreError(f"{named(path)} would be read as claims", "drafts wait outside: name another place")
    first = max((each.number for each in kept(path)), default=0)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"cannot make {named(path.parent)}: {error.strerror}", "may you write there?") from error
    if path.parent.name == FOLDER and not os.path.lexists(path.parent / IGNORE):
        create(path.parent / IGNORE, _IGNORED)
    lines = [
        _line(Kept(number=first + each.number, quote=each.quote, claim=each.claim, remarks=list(each.remarks)))
        for each in taken
    ]
    exchange({path: lambda held: _ended(held) + "".join(lines).encode()}, _unlooked)
    return first


def _is_among_claims(path: Path, place: Path) -> bool:
    """Return whether a file would be read with the claims at a place."""
    if place.is_dir() and path.parent == place:
        return True
    within = path.relative_to(place).parts[:-1] if path.is_relative_to(place) else (path.parent.name,)
    return within[0].lower() == "claims" if within else False


def keys(drafts: Sequence[Kept]) -> frozenset[str]:
    """Return by what drafts are known to be there."""
    return frozenset(key(each.claim) for each in drafts)


def accept(path: Path, numbers: Sequence[int] | None, by: str, desk: Desk) -> tuple[list[Kept], list[Path]]:
    """Move drafts into the claims, all of those that are named or none, and write down who accepted them and when.

    Args:
        path: the file of drafts.
        numbers: which; ``None`` for all.
        by: who accepts them.
        desk: where they go.

    Returns: the drafts, and the files to which their claims were added.

    Raises:
        InputError: one of them does not hold any more; all that is wrong is told.
        StoreError: there is no such draft, or a file cannot be written.

    """
    _refuse_nobody(by)
    there = _lines(path)
    by_number = {each.number: (each, line) for each, line in there}
    if unknown := [number for number in numbers or () if number not in by_number]:
        has = f"it has {', '.join(map(str, sorted(by_number)))}" if by_number else "none is left in it"
        raise StoreError(f"there is no draft {unknown[0]} in {named(path)}", has)
    chosen = [by_number[number] for number in sorted(set(by_number if numbers is None else numbers))]
    judged = desk.judge([Draft(msgspec.to_builtins(each.claim)) for each, _ in chosen], _no_text)
    faults = [
        Fault(named(path), line, 1, printable(f"draft {each.number}: {problem.message}"), problem.hint)
        for (each, line), made in zip(chosen, judged, strict=True)
        for problem in made.problems
    ]
    faults += [
        Fault(named(path), line, 1, f"draft {each.number}: its locator is not that of its quote", "extract it again")
        for each, line in chosen
        if not _fits(each)
    ]
    if faults:
        raise InputError(sorted(faults, key=lambda fault: fault.order))
    claims = [made.claim for made in judged if made.claim is not None]
    if not claims:
        return [], []
    return [each for each, _ in chosen], _moved(path, [each for each, _ in chosen], claims, by, desk)


def accept_as(path: Path, draft: Kept, claim: Claim, by: str, desk: Desk) -> list[Path]:
    """Move a draft into the claims as a person who looked at it made it; return the files.

    Raises:
        StoreError: somebody else took it meanwhile, or a file cannot be written.
        GraphmodelError: nobody is called so, or its passage is not what the person saw.

    """
    _refuse_nobody(by)
    if claim.locator == draft.claim.locator and not _fits(draft):
        raise GraphmodelError("the draft's locator is not that of its quote", "select its passage, or extract it again")
    return _moved(path, [draft], [claim], by, desk)


def refuse(path: Path, draft: Kept) -> None:
    """Take a draft out of a file: a person looked at it and does not want it.

    Raises:
        StoreError: somebody else took it meanwhile, or the file cannot be written.

    """
    exchange({path: lambda held: _left(path, held, {_line(draft)})}, _unlooked)


def give_back(path: Path, draft: Kept, claim: str) -> dict[Path, Make]:
    """Return what is to become of the files of drafts when an accepted claim, by its id, is taken back."""

    def returned(held: bytes | None) -> bytes:
        numbers = {msgspec.json.decode(line, type=Kept).number for line in (held or b"").splitlines() if line.strip()}
        number = max(numbers) + 1 if draft.number in numbers else draft.number
        return _ended(held) + _line(msgspec.structs.replace(draft, number=number)).encode()

    def unlogged(held: bytes | None) -> bytes:
        return b"".join(line for line in _log(held) if _accepted(line) != claim)

    return {path: returned, path.with_name(ACCEPTED): unlogged}


def log_again(path: Path, old: str, new: Claim) -> dict[Path, Make]:
    """Return what is to become of the record of who accepted when a claim that was accepted is changed.

    The old one is told by its id. Who accepted it, and when, stays.
    """
    now = claim_id(new)

    def renamed(line: bytes) -> bytes:
        known = _accepted(line) == old
        return _encoded(msgspec.structs.replace(_ACCEPTANCE.decode(line), claim=now)) if known else line

    return {path.with_name(ACCEPTED): lambda held: b"".join(map(renamed, _log(held)))}


def _log(held: bytes | None) -> list[bytes]:
    return (held or b"").splitlines(keepends=True)


def _accepted(line: bytes) -> str | None:
    """Return the claim of a line that says who accepted it; of any other line ``None``."""
    try:
        return _ACCEPTANCE.decode(line).claim
    except msgspec.DecodeError:
        return None


def _refuse_nobody(by: str) -> None:
    if not by.strip() or FORBIDDEN.search(by) or "\n" in by:
        raise GraphmodelError("nobody is called so", "say with --by who accepts the drafts")


def _moved(path: Path, drafts: Sequence[Kept], claims: Sequence[Claim], by: str, desk: Desk) -> list[Path]:
    """Add the claims of drafts, take these from their file, and write down who accepted them and when, all in one."""
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    log = [Acceptance(claim=claim_id(claim), document=claim.document, by=by.strip(), at=now) for claim in claims]
    gone = {_line(each) for each in drafts}
    beside = {
        path: lambda held: _left(path, held, gone),
        path.with_name(ACCEPTED): lambda held: _ended(held) + b"".join(map(_encoded, log)),
    }
    return desk.add(claims, beside=beside)


def _fits(draft: Kept) -> bool:
    """Return whether the quote that a person sees is the passage that the claim points at."""
    locator = draft.claim.locator
    if locator is None:
        return False
    return Text(draft.quote).locator(0, len(Text(draft.quote).text)).sha256 == locator.sha256


def _left(path: Path, held: bytes | None, gone: set[str]) -> bytes:
    """Return what is left of a file of drafts without some of them, which nobody must have taken meanwhile."""
    lines = (held or b"").decode().split("\n")
    left = [each for each in lines if not each.strip() or _canonical(each) not in gone]
    if len(lines) - len(left) < len(gone):
        raise StoreError(f"somebody else took a draft from {named(path)} meanwhile", "look at what is left in it")
    return "\n".join(left).encode()


def _canonical(line: str) -> str:
    """Return a line of drafts as this module writes it."""
    return _line(msgspec.json.decode(line.strip(), type=Kept))


def _line(draft: Kept) -> str:
    return json.dumps(msgspec.to_builtins(draft), ensure_ascii=False) + "\n"


def _encoded(record: Acceptance) -> bytes:
    return msgspec.json.encode(record) + b"\n"


def _ended(held: bytes | None) -> bytes:
    """Return what a file holds, its last line ended."""
    return held + b"\n" if held and not held.endswith(b"\n") else held or b""


def _unlooked(before: Path, after: Path) -> None:
    """Take a file as it is: its lines were made here."""


def _no_text(document: object) -> Text:
    """Give no text: an accepted draft has its locator."""
    raise GraphmodelError(f"no text is read for {document}")
