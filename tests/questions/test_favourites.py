"""The saved questions as favourites."""

import io
import re
import zipfile

from graphmodel.favourites import archive, favourite
from graphmodel.questions import Parameter, questions


def test_every_question_is_a_favourite_in_the_folder_of_its_group() -> None:
    """The zip holds each question under its group, its title as the first line, and no parameter is left in it."""
    with zipfile.ZipFile(io.BytesIO(archive(questions().values()))) as held:
        texts = {name: held.read(name).decode() for name in held.namelist()}
    assert texts.keys() == {f"{question.group}/{question.name}.cypher" for question in questions().values()}
    for question in questions().values():
        text = texts[f"{question.group}/{question.name}.cypher"]
        assert text.splitlines()[0] == f"// {question.title}"
        assert not re.search(r"^[^/].*\$\w", text, re.MULTILINE)


def test_titles_tell_favourites_apart() -> None:
    """The Browser shows nothing but titles: no two are the same."""
    titles = [question.title for question in questions().values()]
    assert len(set(titles)) == len(titles)


def test_defaults_stand_where_the_parameters_were() -> None:
    """Texts, numbers, lists and nothing become literals, and a text cannot end its own quotation."""
    question = next(iter(questions().values()))
    tricky = question._replace(
        parameters=tuple(
            Parameter(name, "text or null", "", default)
            for name, default in (("a", "x\"\\' DETACH DELETE"), ("ab", 3), ("c", None), ("d", ["e", "ж"]))
        ),
        statement="RETURN $a, $ab, $c, $d",
    )
    assert favourite(tricky).splitlines()[-1] == 'RETURN "x\\"\\\\\' DETACH DELETE", 3, null, ["e", "ж"];'


def test_the_same_questions_make_the_same_file() -> None:
    """The archive says nothing of when it was made."""
    assert archive(questions().values()) == archive(questions().values())
