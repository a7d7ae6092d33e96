"""Claims that hold together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from graphmodel.claims.model import Claim, Document, Entity
from graphmodel.claims.vocabulary import Vocabulary


class ClaimSet(NamedTuple):
    """Claims that hold together, with all that they speak of, each by id and sorted by it.

    In the claims every name is an entity's id and every relation a name of the vocabulary.
    """

    vocabulary: Vocabulary
    documents: Mapping[str, Document]
    entities: Mapping[str, Entity]
    claims: Mapping[str, Claim]
