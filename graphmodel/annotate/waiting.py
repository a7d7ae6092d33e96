"""The drafts that the page shows one by one: to accept, to edit, or to refuse."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from graphmodel.annotate.listed import Listing
from graphmodel.authoring import Desk, draftsfile
from graphmodel.authoring.draftsfile import Kept
from graphmodel.authoring.exchange import Make
from graphmodel.claims.model import Claim
from graphmodel.errors import GraphmodelError
from graphmodel.passages import Text


class Waiting:
    """The drafts of one document in a file."""

    def __init__(self, path: Path, document: str, text: Text, by: str | None) -> None:
        """Look whether they can be read.

        Raises:
            InputError: they cannot be read as drafts.

        """
        self._path, self._document, self._text = path, document, text
        self._by = by or ""
        """Who accepts them; it is asked once."""
        self._drafts()

    def _drafts(self) -> list[Kept]:
        return [each for each in draftsfile.kept(self._path) if each.claim.document == self._document]

    def told(self, listing: Listing) -> dict[str, Any]:
        """Return the drafts that are left, as the page shows them, and who accepts."""
        rows = [
            {**listing.row(each.claim), "number": each.number, "quote": each.quote, "remarks": list(each.remarks)}
            for each in self._drafts()
        ]
        return {"by": self._by, "drafts": rows}

    def draft(self, number: int) -> Kept:
        """Return a draft.

        Raises:
            GraphmodelError: it is there no more.

        """
        found = next((each for each in self._drafts() if each.number == number), None)
        if found is None:
            raise GraphmodelError(f"draft {number} is there no more", "load the page anew to see what is left")
        return found

    def accept(self, draft: Kept, claim: Claim, by: str, desk: Desk) -> Path:
        """Make a claim of a draft; return the file to which it was added.

        Raises:
            GraphmodelError: nobody accepts it, its passage does not stand in the text, or it cannot be written.

        """
        locator = claim.locator
        if locator is None or self._text.locator(locator.start or 0, locator.end or 0).sha256 != locator.sha256:
            raise GraphmodelError(
                "the draft's passage does not stand there in this copy", "edit it: select the passage"
            )
        by = by.strip() or self._by
        (path,) = draftsfile.accept_as(self._path, draft, claim, by, desk)
        self._by = by
        return path

    def unaccept(self, draft: Kept, claim: str) -> Mapping[Path, Make]:
        """Return what becomes of the drafts when the claim of one is taken back: it waits again."""
        return draftsfile.give_back(self._path, draft, claim)

    def reaccept(self, old: str, new: Claim) -> Mapping[Path, Make]:
        """Return what becomes of the record of who accepted when the claim of a draft is changed."""
        return draftsfile.log_again(self._path, old, new)

    def refuse(self, number: int) -> None:
        """Take a draft away.

        Raises:
            GraphmodelError: it is there no more, or the file cannot be written.

        """
        draftsfile.refuse(self._path, self.draft(number))
