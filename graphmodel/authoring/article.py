"""Beginning with a new text: an entry for the document, and a file for its claims with nothing in it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

import msgspec

from graphmodel.authoring import editors
from graphmodel.authoring.appending import append, named
from graphmodel.authoring.exchange import create
from graphmodel.authoring.sightings import Sightings, sightings
from graphmodel.authoring.slugs import slug
from graphmodel.claims.checks import document_problems
from graphmodel.claims.folder import Batch, read_claims
from graphmodel.claims.model import Document
from graphmodel.errors import Fault, GraphmodelError, InputError, StoreError
from graphmodel.passages import Text, read_text
from graphmodel.reading.characters import FORBIDDEN

_HEAD = f"{editors.modeline('claims')}\ndocument: {{id}}\nclaims: []\n"
_ENTITIES = (
    f"{editors.modeline('entities')}\n"
    "# Who and what the claims speak of, below this in the place of []: - {id: ada-roe, kind: Person, name: Ada Roe}\n"
    "[]\n"
)
_DOCUMENTS = (
    f"{editors.modeline('documents')}\n"
    "# What was published. `title` is as published, `published` a date such as 2021-07-14; both may be left out.\n"
)


class Begun(NamedTuple):
    """What was written for a new text, and the names in it."""

    document: Document
    documents: Path
    claims: Path
    blanks: tuple[str, ...]
    """The fields of the document's entry that a person must fill in."""
    sightings: Sightings
    text: Text


def begin(article: Path, folder: Path, told: dict[str, str]) -> Begun:
    """Write an entry for a text and an empty file for its claims into a claims folder, which is made if need be.

    Args:
        article: the text.
        folder: the claims folder.
        told: what is known of the document, by field: ``title``, ``publisher``, ``published``, ``url``, ``language``.

    Raises:
        InputError: the text cannot be read, or what stands in the folder has faults.
        StoreError: the document or its claims are there already, or nothing can be written there.

    """
    text = read_text(article)
    if not text.text.strip():
        raise InputError([Fault(named(article), 1, 1, "the text is empty", "is it the right file?")])
    name = os.fsencode(article.name).decode(errors="replace")
    if FORBIDDEN.search(name) or "\n" in name or "\ufffd" in name or name != name.strip():
        raise StoreError(f"{named(article)}: a document's file cannot be called so", "give it a plainer name")
    document = Document(id=slug(article.stem), file=name, sha256=text.sha256, **{"publisher": "", **told})  # type: ignore[arg-type]
    _check(document)
    batch = _batch(folder)
    known = batch.by_key("documents", "id")
    for other in known.values():
        if other.sha256 == document.sha256:
            raise StoreError(f"this text is in {named(folder)} already: {other.id}", "add to its claims")
    if document.id in known:
        raise StoreError(f"there is another document {document.id} in {named(folder)}", "give the file another name")
    documents = next((f for f in (folder / "documents.yml",) if f.exists()), folder / "documents.yaml")
    claims = folder / "claims" / f"{document.id}.yaml"
    if os.path.lexists(claims):
        raise StoreError(f"{named(claims)} is there already", "give the file of the text another name")
    _make(folder)
    if (beside := editors.known(batch)) is not None:
        editors.write(folder, beside._replace(documents={**beside.documents, document.id: document}))
    create(claims, _HEAD.format(id=document.id))
    blanks = () if document.publisher else ("publisher",)
    try:
        if not documents.exists():
            create(documents, _DOCUMENTS)
        append(documents, [document], "documents", blanks)
        if not batch.tables["entities"] and not os.path.lexists(folder / "entities.yaml"):
            create(folder / "entities.yaml", _ENTITIES)
    except BaseException:
        claims.unlink(missing_ok=True)
        raise
    return Begun(document, documents, claims, blanks, sightings(text, batch.by_key("entities", "id").values()), text)


def _check(document: Document) -> None:
    """Refuse what somebody typed that no document can have."""
    problems = [each for each in document_problems(document) if not each.is_warning]
    try:
        msgspec.convert(msgspec.to_builtins(msgspec.structs.replace(document, publisher="x")), Document)
    except msgspec.ValidationError:
        raise GraphmodelError(f"{document.url!r} is no address", "it begins with http:// or https://") from None
    bad = [field for field in ("title", "publisher", "published") if FORBIDDEN.search(str(getattr(document, field)))]
    if bad:
        raise GraphmodelError(f"{bad[0]} holds a character that no field may hold", "type it again")
    if problems:
        raise GraphmodelError(problems[0].message, problems[0].hint)


def _batch(folder: Path) -> Batch:
    """Return what stands in a claims folder; nothing where there is none yet.

    Raises:
        InputError: what stands there has faults.

    """
    if not folder.is_dir():
        return Batch()
    try:
        batch = read_claims(folder)
    except InputError as error:
        if any(fault.message != "no claims here" for fault in error.faults):
            raise
        return Batch()
    needed = [table for section in ("documents", "entities", "relations", "kinds") for table in batch.tables[section]]
    if faults := [*batch.faults, *(fault for table in needed for fault in table.faults())]:
        raise InputError(faults)
    return batch


def _make(folder: Path) -> None:
    """Make a claims folder."""
    try:
        (folder / "claims").mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"cannot make {named(folder)}: {error.strerror}", "may you write there?") from error
