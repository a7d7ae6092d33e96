"""A small claims folder to write in, and an article of our own to write from."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import strategies as st

from graphmodel.passages import Text

ROOT = Path(__file__).parents[2]
ARTICLE = """Port chief resigns

Ada Roe, who headed the port, stepped down on Thursday.

Ben Ito said he had never met Ada Roe. The port shipped 1,200 tonnes of grain in May.
"""
DOCUMENTS = f"""# the documents
- id: gazette
  publisher: Northam Gazette
  file: gazette.txt
  sha256: {Text(ARTICLE).sha256}
"""
ENTITIES = """- {id: ada-roe, kind: Person, name: Ada Roe}
- {id: ben-ito, kind: Person, name: Ben Ito}
- {id: port, kind: Company, name: Port of Northam, aliases: [the port]}
"""


def folder(at: Path) -> Path:
    """Make a claims folder beside a copy of the article; return it."""
    story = at / "story"
    (story / "claims").mkdir(parents=True)
    (story / "documents.yaml").write_text(DOCUMENTS, encoding="utf-8")
    (story / "entities.yaml").write_text(ENTITIES, encoding="utf-8")
    (story / "claims" / "gazette.yaml").write_text("document: gazette\nclaims: []\n", encoding="utf-8")
    (at / "gazette.txt").write_text(ARTICLE, encoding="utf-8")
    return story


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """Give a claims folder beside its article."""
    return folder(tmp_path)


def environment() -> dict[str, str]:
    """Return the environment of a process that runs the package of this checkout."""
    return {**os.environ, "PYTHONPATH": str(ROOT)}


BEGINNINGS = ["", "# a remark\n", "\n\n# a remark\n\n", "\ufeff"]
FRAMES = ["{}", "document: d\nclaims:\n{}", "claims:\n{}entities:\n- {{id: a, kind: Person, name: A}}  # end\n",
          "stance: denied\nattributed_to: x\nclaims:\n{}\n# the end"]  # fmt: skip
ITEMS = [
    "- {subject: a, relation: R, object: b, document: d}  # {, [ and -\n",
    "- {subject: a, relation: R,\n   object: 'b', document: \"d\"}\n",
    "- subject: a\n  relation: R  # why\n  object: b\n  document: d\n  note: |\n    one\n\n    two\n\n",
    "- subject: a\n  relation: R\n  object: b\n  document: d\n  note: |+\n    one\n\n\n",
    "-\n  subject: a\n  relation: R\n  object: b\n  document: d\n  # belongs to it\n\n",
    "- subject: a\n  relation: R\n  object: b\n  document: d\n\n# belongs to the next\n",
]


@st.composite
def claimfiles(draw: st.DrawFn) -> str:
    """Make a claims file in one of the styles that people write."""
    indent = " " * draw(st.sampled_from([0, 2, 4]))
    items = "".join(draw(st.lists(st.sampled_from(ITEMS), min_size=1, max_size=4)))
    frame = draw(st.sampled_from(FRAMES))
    if frame != "{}":
        items = "".join(indent + line if line.strip() else line for line in items.splitlines(keepends=True))
    text = draw(st.sampled_from(BEGINNINGS)) + frame.format(items)
    if draw(st.booleans()):
        text = text.rstrip("\n")
    return text.replace("\n", "\r\n") if draw(st.booleans()) else text


words = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cf", "Cn", "Co"]), min_size=1)
texts = words.map(str.strip).filter(lambda word: word and word == word.strip())
