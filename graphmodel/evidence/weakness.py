"""What a relationship rests on that is little: one origin, one speaker, or none that has a name."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

from graphmodel.claims.model import Entity
from graphmodel.claims.vocabulary import Vocabulary
from graphmodel.evidence.relationship import Relationship

Reason = Literal["one origin", "one speaker", "no named speaker"]

_NAMELESS = re.compile(
    r"\b(?:unnamed|anonymous|unidentified|undisclosed|familiar with|close to|asked not to be named)\b", re.IGNORECASE
)


def is_unnamed(entity: Entity, vocabulary: Vocabulary) -> bool:
    """Return whether a speaker is nobody in particular: a group, or by its name somebody who is not named."""
    return vocabulary.is_a(entity.kind, ("Group",)) or bool(_NAMELESS.search(entity.name))


def weaknesses(relationship: Relationship, unnamed: Callable[[str], bool]) -> tuple[Reason, ...]:
    """Return why what is asserted rests on little; nothing where it does not, or is not asserted.

    It rests on a speaker where all documents that assert it credit somebody, and none says it in its own words.
    ``unnamed`` tells of a speaker by the id.
    """
    if relationship.status != "asserted":
        return ()
    reasons: list[Reason] = ["one origin"] if len(relationship.origins) == 1 else []
    speakers = {claim.attributed_to for claim in relationship.supporting}
    if None not in speakers:
        reasons += ["one speaker"] if len(speakers) == 1 else []
        reasons += ["no named speaker"] if all(unnamed(speaker) for speaker in speakers if speaker) else []
    return tuple(reasons)
