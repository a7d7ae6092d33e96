"""Documents, entities and claims: what they are, and reading them from files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphmodel.deferred import deferred

if TYPE_CHECKING:
    from graphmodel.claims.folder import Batch, read_claims
    from graphmodel.claims.model import (
        Alias,
        Claim,
        Derivation,
        Document,
        Entity,
        Locator,
        Publisher,
        Quantity,
        claim_id,
    )

__all__ = [
    "Alias",
    "Batch",
    "Claim",
    "Derivation",
    "Document",
    "Entity",
    "Locator",
    "Publisher",
    "Quantity",
    "claim_id",
    "read_claims",
]

__getattr__ = deferred(
    __name__,
    {
        "folder": ("Batch", "read_claims"),
        "model": (
            "Alias",
            "Claim",
            "Derivation",
            "Document",
            "Entity",
            "Locator",
            "Publisher",
            "Quantity",
            "claim_id",
        ),
    },
)
