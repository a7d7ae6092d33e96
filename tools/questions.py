"""Write the files in ``cypher/questions`` from the saved questions."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from graphmodel.questions import questions
from graphmodel.questions.statements import file

FOLDER = Path(__file__).resolve().parent.parent / "cypher" / "questions"


def files() -> Mapping[Path, str]:
    """Return the text of each file."""
    return {FOLDER / question.group / f"{name}.cypher": file(question) for name, question in questions().items()}


def main() -> None:
    """Write the files, and remove those of questions that are no more."""
    wanted = files()
    for path in FOLDER.glob("*/*.cypher"):
        if path not in wanted:
            path.unlink()
    for path, text in wanted.items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
