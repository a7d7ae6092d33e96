"""What somebody, or a program, would like to claim of a document, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from graphmodel.claims.model import Claim, Locator
from graphmodel.reading import Problem


class Draft(NamedTuple):
    """A claim that is to be: its fields as a claims file has them, and the passage that says so.

    The passage is given by its words or by where it stands, in characters of the document's normalised text
    (`graphmodel.passages`); a draft without one has no locator, or has it among its fields.
    """

    fields: Mapping[str, Any]
    quote: str | None = None
    span: tuple[int, int] | None = None
    occurrence: int | None = None
    """Which of the places is meant where the words stand in several, from 1."""

    @property
    def document(self) -> str:
        """The id of its document, as it was written."""
        return str(self.fields.get("document", ""))


class Judged(NamedTuple):
    """What became of a draft: a claim, or all that is wrong with it."""

    draft: Draft
    claim: Claim | None
    """With ids for names, relations by their names, and a locator."""
    problems: tuple[Problem, ...] = ()
    """Each with the field that it is about, such as ``("object",)``; of the passage that is ``quote``."""
    locator: Locator | None = None
