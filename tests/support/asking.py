"""Answers to saved questions by the names of their columns."""

from __future__ import annotations

from typing import Any

from graphmodel.queries import answer
from graphmodel.store import MemoryStore


def asked_of(store: MemoryStore, name: str, **values: Any) -> list[dict[str, Any]]:
    """Return the rows of an answer by column."""
    found = answer(store, name, values)
    return [dict(zip(found.columns, row, strict=True)) for row in found.rows]
