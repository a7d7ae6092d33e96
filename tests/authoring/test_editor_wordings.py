"""A wording is marked in editors just where claims would not understand it."""

from __future__ import annotations

import json
import re

import jsonschema
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.authoring.editors import editor_schema
from graphmodel.claims.resolve import load
from graphmodel.claims.vocabulary import builtin
from tests.support.authored import ROOT


def wordings() -> list[str]:
    """All words that mean a relation."""
    words = []
    for relation in builtin().relations.values():
        words += [relation.name, *relation.aliases, *relation.inverse_aliases]
        words += [phrase for phrase, _ in (*relation.phrases, *relation.shortened)]
    return sorted(set(words))


WORDINGS = wordings()
RELATION = jsonschema.Draft202012Validator(json.loads(editor_schema(load(ROOT / "seeds")))["$defs"]["RelationWord"])


@given(st.data())
def test_what_means_a_relation_is_right_for_editors(data: st.DataObject) -> None:
    """What means a relation in claims, in any case and with any spaces, is one for editors, and nothing else is."""
    wording = data.draw(st.sampled_from(WORDINGS))
    letters = (data.draw(st.sampled_from([each.lower(), each.upper()])) for each in wording)
    typed = re.sub("[ _]", data.draw(st.sampled_from([" ", "_", "  "])), "".join(letters))
    for word in (typed, typed[: data.draw(st.integers(1, len(typed)))], f"{typed}s", f"_{typed}", f"{typed} "):
        assert RELATION.is_valid(word) == bool(builtin().readings(word)), word
