"""Questions that a graph and every store answer in one call.

The answers are in `graphmodel.answers`, which stands above stores and graphs; the package says how it is loaded when it
is imported itself, so that nothing here looks upwards, and nobody pays before the first question.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graphmodel.answers import Said, Shown
    from graphmodel.comparing import Diff, Impact, Weak
    from graphmodel.evidence import Relationship
    from graphmodel.evidence.contradictions import Contradiction
    from graphmodel.evidence.firsts import Firsts
    from graphmodel.evidence.gaps import Gap
    from graphmodel.evidence.timeline import Timeline
    from graphmodel.examining import Asked
    from graphmodel.paths import Answer
    from graphmodel.questions import Answer as Rows
    from graphmodel.suspecting import Suspected

_load: list[Callable[[], Any]] = []


def register(load: Callable[[], Any]) -> None:
    """Say how the module with the answers is loaded."""
    _load[:] = [load]


def answers() -> Any:
    """Return the module with the answers."""
    return _load[0]()


class Askable:
    """Answers questions in one call. Entities may have any of their names."""

    def paths(self, a: str, b: str, **narrowing: Any) -> Answer:
        """Return how two entities are connected; see `graphmodel.answers.paths`."""
        return answers().paths(self, a, b, **narrowing)  # type: ignore[no-any-return]

    def why(self, a: str, b: str) -> list[Relationship]:
        """Return what joins two entities directly; see `graphmodel.answers.why`."""
        return answers().why(self, a, b)  # type: ignore[no-any-return]

    def show(self, entity: str) -> Shown:
        """Return an entity with its relationships; see `graphmodel.answers.show`."""
        return answers().show(self, entity)  # type: ignore[no-any-return]

    def says(self, speaker: str, *, about: str | None = None) -> Said:
        """Return what documents credit a speaker with; see `graphmodel.answers.says`."""
        return answers().says(self, speaker, about=about)  # type: ignore[no-any-return]

    def ask(self, question: str, **parameters: Any) -> Rows:
        """Return the answer to a saved question; see `graphmodel.answers.ask`."""
        return answers().ask(self, question, **parameters)  # type: ignore[no-any-return]

    def impact(self, name: str) -> Impact:
        """Return what falls without a document, publisher or speaker; see `graphmodel.answers.impact`."""
        return answers().impact(self, name)  # type: ignore[no-any-return]

    def weak(self, entity: str | None = None, *, path: tuple[str, str] | None = None) -> Weak:
        """Return what is asserted and rests on little; see `graphmodel.answers.weak`."""
        return answers().weak(self, entity, path=path)  # type: ignore[no-any-return]

    def diff(self, new: Asked) -> Diff:
        """Return what is not the same in a newer graph or store; see `graphmodel.answers.diff`."""
        return answers().diff(self, new)  # type: ignore[no-any-return]

    def contradictions(self, entity: str | None = None) -> list[Contradiction]:
        """Return what cannot all hold, about an entity or anything; see `graphmodel.answers.contradictions`."""
        return answers().contradictions(self, entity)  # type: ignore[no-any-return]

    def suspicions(self, documents: str | Path | None = None) -> Suspected:
        """Return which documents may have something from one place; see `graphmodel.answers.suspicions`."""
        return answers().suspicions(self, documents)  # type: ignore[no-any-return]

    def timeline(self, entity: str | None = None) -> Timeline:
        """Return what happened when, around an entity or at all; see `graphmodel.answers.timeline`."""
        return answers().timeline(self, entity)  # type: ignore[no-any-return]

    def first(self, a: str, b: str | None = None) -> Firsts:
        """Return which document said it first of an entity, or of two; see `graphmodel.answers.first`."""
        return answers().first(self, a, b)  # type: ignore[no-any-return]

    def missing(self, entity: str | None = None) -> list[Gap]:
        """Return what claims leave open, about an entity or anything; see `graphmodel.answers.missing`."""
        return answers().missing(self, entity)  # type: ignore[no-any-return]
