"""The guide for somebody's first story, ``docs/first-story.md``, taken apart into what a reader does, in order.

What commands print there is generated: `tell` does all that stands above a command, but for the page in the browser,
whose steps make the same claims without it. A test follows the page as well.
"""

from __future__ import annotations

import atexit
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from graphmodel.authoring import Desk, Draft
from graphmodel.authoring.slugs import slug
from graphmodel.claims import Entity
from graphmodel.passages import Library
from tests.support import readme

GUIDE = readme.ROOT / "docs" / "first-story.md"
NEW_ENTITY = re.compile("New entity “(.+)”")
ADD_ENTITY, ADD_CLAIM = "Add the entity", "Add the claim"
_PART = re.compile(
    r"""^```(?P<language>\w+)\n (?P<block>[\s\S]*?) ^```$
    | (?P<steps> (?:^\d\.[ ].*\n)+ )
    | ^>[ ](?P<stands>.*)$
    | ^<!--[ ]\[\[\[cog\n""",
    re.MULTILINE | re.VERBOSE,
)
_DO = re.compile(r"[Ss]elect `(?P<words>[^`]+)`|\*\*(?P<field>[^*]+)\*\*: `(?P<value>[^`]+)`|\*\*(?P<button>[^*]+)\*\*")
_FILE = re.compile(r"`([\w/-]+\.(?:txt|yaml))`")


class File(NamedTuple):
    """Text to be put at the end of a file, which is begun where there is none."""

    name: str
    text: str


class Command(NamedTuple):
    """What is typed in the terminal, and what that prints; ``None`` where it is not shown."""

    typed: str
    printed: str | None


class Select(NamedTuple):
    """On the page: select words of the article."""

    words: str


class Fill(NamedTuple):
    """On the page: fill in a field."""

    field: str
    value: str


class Press(NamedTuple):
    """On the page: press a button."""

    button: str


class Stands(NamedTuple):
    """What stands below the article then."""

    sentence: str


class Told(NamedTuple):
    """Where the output of commands is generated."""


Part = File | Command | Select | Fill | Press | Stands | Told


def parts() -> Iterator[Part]:
    """Yield what the guide has a reader do and see."""
    text = GUIDE.read_text(encoding="utf-8")
    for match in _PART.finditer(text):
        language, block = match["language"], match["block"]
        if language in ("text", "yaml"):
            (*_, name) = _FILE.findall(text[: match.start()])
            yield File(name, block)
        elif language == "sh":
            yield from (Command(line, None) for line in block.splitlines())
        elif language == "console":
            for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
                typed, _, printed = part.rstrip().partition("\n")
                yield Command(typed, printed)
        elif match["stands"]:
            yield Stands(match["stands"])
        elif match["steps"]:
            yield from _steps(match["steps"])
        elif language is None:
            yield Told()
        else:
            raise AssertionError(f"what is to be done with this? {match[0]}")


def _steps(text: str) -> Iterator[Part]:
    rest = _DO.sub("", text)
    assert "`" not in rest, f"what is to be done with this? {rest}"
    assert "**" not in rest, f"what is to be done with this? {rest}"
    for match in _DO.finditer(text):
        if match["words"]:
            yield Select(match["words"])
        elif match["field"]:
            yield Fill(match["field"], match["value"])
        else:
            yield Press(match["button"])


def put(where: Path, file: File) -> None:
    """Do with a file what the guide says."""
    with (where / file.name).open("a", encoding="utf-8") as written:
        written.write(file.text)


class _Following:
    """A reader who has come to some place of the guide, without a browser."""

    def __init__(self) -> None:
        folder = tempfile.TemporaryDirectory()
        atexit.register(folder.cleanup)
        self.where = Path(folder.name)
        self._parts = parts()
        self._words = ""
        self._filled: dict[str, str] = {}
        self._new = ""

    def go_on(self) -> None:
        """Do what stands above the next commands whose output is generated."""
        for part in self._parts:
            match part:
                case Told():
                    return
                case File():
                    put(self.where, part)
                case Select(words):
                    self._words = words
                case Fill(field, value):
                    self._filled[field.lower()] = value
                case Press(button):
                    self._press(button)
                case Command() | Stands():
                    pass

    def _press(self, button: str) -> None:
        desk = Desk(self.where / "story")
        if match := NEW_ENTITY.fullmatch(button):
            self._new = match[1]
        elif button == ADD_ENTITY:
            desk.add_entity(Entity(id=slug(self._new), kind=self._filled.pop("kind"), name=self._new))
        else:
            assert button == ADD_CLAIM
            (document,) = desk.documents
            draft = Draft({"document": document, **self._filled}, quote=self._words)
            (judged,) = desk.judge([draft], Library(self.where).text)
            assert judged.claim, judged.problems
            desk.add([judged.claim])
            self._filled.clear()


_following: list[_Following] = []


def tell(*commands: str) -> None:
    """Print a block with commands and what they print at this place of the guide."""
    if not _following:
        _following.append(_Following())
    _following[0].go_on()
    readme.block(commands, _following[0].where)
