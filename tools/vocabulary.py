"""Write the built-in vocabulary as it is decoded at every start: ``python -m tools.vocabulary``."""

from __future__ import annotations

from graphmodel.claims.vocabulary import MADE
from graphmodel.claims.wordfile import made

MADE.write_bytes(made())
