"""The style sheet for the Neo4j Browser."""

import re
from pathlib import Path

from graphmodel.claims.vocabulary import RESERVED, builtin
from graphmodel.palette import LOOKS
from tools import style

ROOT = Path(__file__).resolve().parents[2]


def test_the_style_sheet_is_what_the_palette_makes() -> None:
    """``python -m tools.style`` changes nothing: the Browser and the view have one palette."""
    assert style.FILE.read_text(encoding="utf-8") == style.grass()


def test_entity_comes_before_the_kinds_and_every_rule_is_of_a_known_word() -> None:
    """The rule of Entity stands before those of all kinds, and no rule names a type that no graph can have."""
    text = (ROOT / "cypher" / "style.grass").read_text(encoding="utf-8")
    nodes = re.findall(r"^node\.(\w+)", text, re.MULTILINE)
    vocabulary = builtin()
    assert nodes[0] == "Entity"
    assert set(nodes) == {*(kind.name for kind in vocabulary.kinds.values() if not kind.abstract)} | {
        "Entity", "Document", "Claim"
    }  # fmt: skip
    assert set(nodes) >= LOOKS.keys()
    assert set(re.findall(r"^relationship\.(\w+)", text, re.MULTILINE)) <= {*vocabulary.relations, *RESERVED}
