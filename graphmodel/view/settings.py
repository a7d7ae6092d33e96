"""How a page opens."""

from __future__ import annotations

from typing import Literal, NamedTuple

Theme = Literal["auto", "light", "dark"]
DRAWN = 2000
"""So many nodes are drawn at once; vis-network is comfortable up to about here."""


class Step(NamedTuple):
    """A step of a story: a sentence, and the words of the address of the view that it is about, each with its name."""

    text: str
    view: tuple[tuple[str, str], ...]


class Settings(NamedTuple):
    """How a page opens: what it is called, what it looks like, and what it shows first."""

    title: str = "Network of claims"
    theme: Theme = "auto"
    focus: str | None = None
    """The id of the entity on whose neighbourhood the page opens."""
    hops: int = 1
    """How far that neighbourhood reaches."""
    path: tuple[str, str] | None = None
    """The ids of two entities: the page opens with the question how they are connected."""
    notes: tuple[str, ...] = ()
    """What was left out of the graph before; the page says it first."""
    only: bool = False
    """Whether the graph is an excerpt, made to be handed on; the page then says that nothing else is in its file."""
    story: tuple[Step, ...] = ()
    """What the page tells step by step; it then opens on the first."""
    limit: int = DRAWN
    """Of a graph with more nodes than this a part is drawn first, and the page says so."""
