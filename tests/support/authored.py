"""A small claims folder to write in, and an article of our own to write from."""

from __future__ import annotations

import os
from pathlib import Path

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


def environment() -> dict[str, str]:
    """Return the environment of a process that runs the package of this checkout."""
    return {**os.environ, "PYTHONPATH": str(ROOT)}
