"""The saved questions as the Neo4j Browser's favourites."""

from __future__ import annotations

import io
import textwrap
import zipfile
from collections.abc import Iterable

from graphmodel.claims.vocabulary import builtin
from graphmodel.questions import Question
from graphmodel.questions.parameters import for_statement
from graphmodel.questions.statements import with_literals

_MADE = (1980, 1, 1, 0, 0, 0)
"""The earliest date of a zip file, so that the same questions make the same file."""


def archive(questions: Iterable[Question]) -> bytes:
    """Return a zip file that the Browser takes in one drop: a folder for each group, a file for each question."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive_:
        for question in questions:
            member = zipfile.ZipInfo(f"{question.group}/{question.name}.cypher", _MADE)
            member.compress_type = zipfile.ZIP_DEFLATED
            archive_.writestr(member, favourite(question))
    return file.getvalue()


def favourite(question: Question) -> str:
    """Return a question as one click runs it: its title as first comment, each parameter's example in its place.

    The Browser would want parameters set beforehand, and shows no drawing of a file that sets them itself.
    """
    head = [question.title, "", *textwrap.wrap(question.description, 100)]
    statement = with_literals(question, for_statement(question, question.examples, builtin()))
    return "".join(f"// {line}".rstrip() + "\n" for line in head) + f"{statement};\n"
