"""The bundled claims as they are decoded at every start."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from graphmodel import bundled
from graphmodel.claims.prepared import MADE, bundled_claims, prepared
from graphmodel.claims.resolve import examine
from graphmodel.errors import InputError


def test_what_is_decoded_is_made_from_the_files() -> None:
    """``python -m tools.seeds`` writes it, and it is what reading the files gives, in the same order."""
    assert MADE.read_bytes() == prepared()
    found, warnings = bundled_claims()
    read, told = examine(bundled.folder("seeds"))
    for part in ("documents", "entities", "claims"):
        assert list(getattr(found, part).items()) == list(getattr(read, part).items())
    assert list(warnings) == list(told) == []
    assert found.vocabulary.relations == read.vocabulary.relations
    assert found.vocabulary.kinds == read.vocabulary.kinds


def test_files_that_were_changed_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever edits, adds or removes a file gets an answer from what stands there now, or its faults."""
    folder = tmp_path / "seeds"
    shutil.copytree(bundled.folder("seeds"), folder)
    monkeypatch.setattr(bundled, "folder", lambda name: {"seeds": folder}[name])
    every = len(bundled_claims()[0].claims)
    gone = sorted(folder.glob("claims/*.yaml"))[0]
    text = gone.read_text(encoding="utf-8")
    gone.unlink()
    assert 0 < len(bundled_claims()[0].claims) < every
    gone.write_text(text.replace("MET_WITH", "MTE_WITH"), encoding="utf-8")
    with pytest.raises(InputError, match="unknown relation 'MTE_WITH'"):
        bundled_claims()
    gone.write_text(text, encoding="utf-8")
    assert len(bundled_claims()[0].claims) == every
