"""Documents, entities and claims: what they are, and reading them from files."""

from graphmodel.claims.folder import Batch, read_claims
from graphmodel.claims.model import Alias, Claim, Derivation, Document, Entity, Locator, Publisher, Quantity, claim_id

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
