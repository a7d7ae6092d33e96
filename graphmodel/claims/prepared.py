"""The bundled claims as they are decoded at every start, made from the files that people write.

To read and to check YAML takes longer than all else that a command does. What is made stands in ``seeds.json``, with a
digest of the files: where these are not the ones that it was made from, they are read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import msgspec

from graphmodel import bundled
from graphmodel.claims.claimset import ClaimSet
from graphmodel.claims.model import Claim, Document, Entity
from graphmodel.claims.resolve import examine
from graphmodel.claims.vocabulary import builtin
from graphmodel.errors import Fault

MADE = Path(__file__).with_name("seeds.json")
"""What is made, by ``python -m tools.seeds``."""


class _Prepared(msgspec.Struct):
    """Claims that were checked and resolved, in words that are built in."""

    digest: str
    documents: list[Document]
    entities: list[Entity]
    claims: list[Claim]


def bundled_claims() -> tuple[ClaimSet, Sequence[Fault]]:
    """Return the bundled claims, and every warning of their files.

    Raises:
        InputError: the files are others than those that were made ready, and have faults.

    """
    folder = bundled.folder("seeds")
    made = msgspec.json.decode(MADE.read_bytes(), type=_Prepared)
    if made.digest != _digest(folder):
        return examine(folder)
    documents = {document.id: document for document in made.documents}
    entities = {entity.id: entity for entity in made.entities}
    return ClaimSet(builtin(), documents, entities, {claim.id or "": claim for claim in made.claims}), ()


def prepared() -> bytes:
    """Return the bundled claims made ready.

    Raises:
        InputError: with every fault of their files.
        ValueError: there is something to warn of, or a word that is not built in, which would be lost.

    """
    folder = bundled.folder("seeds")
    seeds, warnings = examine(folder)
    if warnings or seeds.vocabulary.relations != builtin().relations or seeds.vocabulary.kinds != builtin().kinds:
        raise ValueError("the bundled claims have warnings or words of their own")
    made = _Prepared(_digest(folder), [*seeds.documents.values()], [*seeds.entities.values()], [*seeds.claims.values()])
    return msgspec.json.format(msgspec.json.encode(made), indent=1) + b"\n"


def _digest(folder: Path) -> str:
    """Return what changes with any file of a folder, and with its name."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("[!.]*.*")):
        digest.update(f"{path.relative_to(folder).as_posix()}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
