"""How kinds look, in the HTML view and in the Neo4j Browser alike.

Colours are those of Okabe and Ito, "Color Universal Design" (2008), which readers with any colour vision tell apart,
and a grey. No meaning hangs on colour alone: the view has a shape for each kind too, the Browser captions.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from graphmodel.claims.vocabulary import ROOT, Vocabulary


class Look(NamedTuple):
    """A fill colour, the colour of text and lines on it, and a shape of vis-network."""

    fill: str
    ink: str
    shape: str


_DARK, _LIGHT = "#111111", "#ffffff"

LOOKS: Mapping[str, Look] = {
    ROOT: Look("#999999", _DARK, "dot"),
    "Person": Look("#56b4e9", _DARK, "dot"),
    "Group": Look("#0072b2", _LIGHT, "hexagon"),
    "Organization": Look("#009e73", _DARK, "square"),
    "Company": Look("#e69f00", _DARK, "triangle"),
    "PublicBody": Look("#cc79a7", _DARK, "triangleDown"),
    "Country": Look("#f0e442", _DARK, "diamond"),
    "Event": Look("#d55e00", _DARK, "star"),
    "Place": Look("#999999", _DARK, "square"),
    "Commodity": Look("#000000", _LIGHT, "triangle"),
    "Award": Look("#f0e442", _DARK, "star"),
    "Address": Look("#999999", _DARK, "diamond"),
    "Asset": Look("#009e73", _DARK, "diamond"),
    "Vessel": Look("#0072b2", _LIGHT, "triangle"),
    "Account": Look("#e69f00", _DARK, "diamond"),
    "Contract": Look("#cc79a7", _DARK, "square"),
    "CourtCase": Look("#d55e00", _DARK, "hexagon"),
    "Work": Look("#56b4e9", _DARK, "square"),
}


def look_of(kind: str, vocabulary: Vocabulary) -> Look:
    """Return how a kind looks: as itself, or as the nearest broader kind that has a look."""
    return next(LOOKS[name] for name in vocabulary.lineage(kind) if name in LOOKS)
