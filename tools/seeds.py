"""Write the bundled claims as they are decoded at every start: ``python -m tools.seeds``."""

from __future__ import annotations

from graphmodel.claims.prepared import MADE, prepared

MADE.write_bytes(prepared())
