"""Write ``cypher/style.grass``, the style sheet for the Neo4j Browser, from the palette.

GRASS has no comments, so that what there is to explain stands here. Of the rules that fit a node the last one wins, so
``node.Entity`` comes before the kinds. The Browser makes up a colour and a caption for a label whose rule has none,
so each has both. A width can depend on a relationship's type only; that one is denied or contested, its caption says.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from graphmodel.claims.vocabulary import ROOT, builtin
from graphmodel.palette import LOOKS

FILE = Path(__file__).resolve().parent.parent / "cypher" / "style.grass"
DIAMETERS = {"Event": "65px", "Group": "65px", "Country": "65px"}
GREY, PALE = "#6b6b6b", "#c9c9c9"
TYPES = {
    ("FREED", "PARDONED", "ASSISTED", "RECEIVED"): ("#009e73", "3px"),
    ("IMPRISONED", "SENTENCED", "EXILED", "REPRESSES"): ("#d55e00", "3px"),
    ("IMPOSED_SANCTIONS_ON", "RESTRICTS_TRANSIT_OF"): ("#e69f00", "3px"),
    ("LIFTED_SANCTIONS_ON", "AUTHORISED_TRADE_WITH"): ("#56b4e9", "3px"),
    ("NEGOTIATED_WITH", "AGREED_WITH", "BROKERED", "MET_WITH", "SPOKE_WITH"): ("#0072b2", "3px"),
    ("SUBJECT", "OBJECT", "IN_DOCUMENT", "ATTRIBUTED_TO", "IN_EVENT", "AT_PLACE", "DERIVED_FROM"): (PALE, "1px"),
}
"""Colour and width of relationships that the subject turns on, and of those that only keep the claims together."""


def grass() -> str:
    """Return the style sheet."""
    return "".join(
        f"{selector} {{\n{''.join(f'  {name}: {value};{chr(10)}' for name, value in rules.items())}}}\n"
        for selector, rules in _rules()
    )


def _rules() -> Iterator[tuple[str, dict[str, str]]]:
    yield "node", {**_node(LOOKS[ROOT].fill, LOOKS[ROOT].ink), "diameter": "50px", "font-size": "10px"}
    yield "relationship", {**_relationship(GREY, "1px"), "font-size": "8px", "padding": "3px", "caption": '"<type>"'}
    yield f"node.{ROOT}", {**_node(LOOKS[ROOT].fill, LOOKS[ROOT].ink), "caption": '"{name}"'}
    for kind in builtin().kinds.values():
        if not kind.abstract:
            look = LOOKS[kind.name]
            diameter = {"diameter": DIAMETERS[kind.name]} if kind.name in DIAMETERS else {}
            yield f"node.{kind.name}", {**_node(look.fill, look.ink), **diameter, "caption": '"{name}"'}
    yield "node.Document", {**_node("#ffffff", "#111111"), "caption": '"{title}"'}
    yield "node.Claim", {**_node(PALE, "#111111"), "diameter": "25px", "caption": '"{stance}"'}
    looks = {type_: look for types, look in TYPES.items() for type_ in types}
    relations = builtin().relations
    for type_ in (*relations, *(type_ for type_ in looks if type_ not in relations)):
        caption = "{_caption}" if type_ in relations else "<type>"
        yield f"relationship.{type_}", {**_relationship(*looks.get(type_, (GREY, "1px"))), "caption": f'"{caption}"'}


def _node(fill: str, ink: str) -> dict[str, str]:
    return {"color": fill, "border-color": GREY, "border-width": "1px", "text-color-internal": ink}


def _relationship(colour: str, width: str) -> dict[str, str]:
    return {
        "color": colour,
        "shaft-width": width,
        "text-color-external": "#111111",
        "text-color-internal": "#ffffff",
    }


if __name__ == "__main__":
    FILE.write_text(grass(), encoding="utf-8")
