"""The reader's own copies of documents."""

from __future__ import annotations

import codecs
import shlex
import unicodedata
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from graphmodel.claims.model import Document
from graphmodel.errors import Fault, GraphmodelError, InputError
from graphmodel.passages.text import Text
from graphmodel.reading import Source
from graphmodel.reading.source import MAX_YAML_BYTES

_THEN = ", and name that file in the document's `file`"
_UTF8 = "save it as text in UTF-8, or, if it is Windows-1252: iconv -f WINDOWS-1252 -t UTF-8 {name} > {new}" + _THEN
_TOO_LARGE = "keep the part that is cited in a text of its own" + _THEN
_MARKED = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # first, since it begins as the mark of UTF-16 does
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PICTURE = ("is a picture", "read its words off with a program for text recognition (tesseract)" + _THEN)
_WITHOUT_TEXT = (
    (b"%PDF-", "is a PDF", "save its text: pdftotext {name} {text}" + _THEN),
    (b"PK\x03\x04", "is an office document or a zip archive", "open it, save it as plain text in UTF-8" + _THEN),
    (b"\xd0\xcf\x11\xe0", "is an office document", "open it, save it as plain text in UTF-8" + _THEN),
    (b"{\\rtf", "is an RTF document", "open it, save it as plain text in UTF-8" + _THEN),
    (b"\x89PNG", *_PICTURE),
    (b"\xff\xd8\xff", *_PICTURE),
    (b"GIF8", *_PICTURE),
    (b"II*\x00", *_PICTURE),
    (b"MM\x00*", *_PICTURE),
)


_Listing = list[tuple[Callable[[str], str], dict[str, list[str]]]]


class Copy(NamedTuple):
    """A reader's copy of a document, and what there is to say of where it was found."""

    text: Text
    note: str | None = None


class Library:
    """The reader's own copies of documents, in one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()
        self._listings: dict[Path, _Listing] = {}

    def text(self, document: Document) -> Text:
        """Return the text of a document; see `copy`."""
        return self.copy(document).text

    def copy(self, document: Document) -> Copy:
        """Return the copy of a document: the file that it names, else one with its SHA-256.

        Raises:
            GraphmodelError: there is no such file in the folder, or it cannot be read.

        """
        path = self.file(document.file) if document.file else None
        text = read_text(path) if path else None
        if document.sha256 is not None and (text is None or text.sha256 != document.sha256):
            other = self._by_digest.get(document.sha256)
            if other is not None:
                return Copy(other)
        if path is not None and text is not None:
            return Copy(text, self.note(path, document.file or ""))
        raise GraphmodelError(
            f"no copy of {document.id!r} in {self._folder}",
            f"put it there as {_plain(document.file)}" if document.file else "give the document a `file` or `sha256`",
        )

    def file(self, name: str) -> Path | None:
        """Return the file of this name, if it is in the folder.

        Neither the Unicode form of its letters nor which slash is used matters, nor case where that leaves one file.
        A claims folder from elsewhere must not make graphmodel read what lies outside the reader's folder.

        Raises:
            GraphmodelError: several files are called so but for Unicode form or case.

        """
        try:
            path: Path | None = (self._folder / name).resolve()
            if path is None or not path.is_file():
                path = self._like(name)
            return path if path and path.is_relative_to(self._folder) and path.is_file() else None
        except (OSError, RuntimeError, ValueError):  # a name too long, links in a circle, a NUL
            return None

    def _like(self, name: str) -> Path | None:
        """Return what is in the folder under a name that is written otherwise."""
        parts = _plain(name).split("/")
        if ".." in parts or parts[0].endswith(":") or name.startswith(("/", "\\")):
            return None
        place = self._folder
        for part in parts:
            names = next(filter(None, (index.get(key(part)) for key, index in self._listing(place))), None)
            if names is None:
                return None
            if len(names) > 1:
                listed = ", ".join(map(ascii, names))
                raise GraphmodelError(
                    f"{len(names)} files are called {part!r} but for case or Unicode form: {listed}",
                    "name the one you mean exactly as it is",
                )
            place = (place / names[0]).resolve()
            if not place.is_relative_to(self._folder):
                return None
        return place

    def _listing(self, folder: Path) -> _Listing:
        """Return what is in a folder, by name in one Unicode form and by the same without regard to case."""
        if folder not in self._listings:
            made: _Listing = [(_same, {}), (_same_but_for_case, {})]
            for name in sorted(entry.name for entry in folder.iterdir()):
                for key, index in made:
                    index.setdefault(key(name), []).append(name)
            self._listings[folder] = made
        return self._listings[folder]

    def note(self, path: Path, name: str) -> str | None:
        """Return what there is to say where another file than the one named was read."""
        actual = path.relative_to(self._folder).as_posix()
        if _same(actual) == _same(_plain(name)) or _same_but_for_case(actual) != _same_but_for_case(_plain(name)):
            return None  # the second: a link within the folder
        return f"there is no {_plain(name)}; {actual} was read"

    @cached_property
    def _by_digest(self) -> dict[str, Text]:
        by_digest = {}
        for path in sorted(self._folder.iterdir()):
            if path.is_file():
                try:
                    text = read_text(path)
                except InputError:
                    continue
                by_digest[text.sha256] = text
        return by_digest


def _plain(name: str) -> str:
    """Return the name of a file with plain slashes, and no others than needed."""
    return "/".join(part for part in name.replace("\\", "/").split("/") if part not in ("", "."))


def _same(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def _same_but_for_case(name: str) -> str:
    return _same(_same(name).casefold())


def read_text(path: Path) -> Text:
    """Return the text of a file in UTF-8, or in UTF-16 or UTF-32 with a byte order mark.

    Which of the older encodings a file is in no file says, and in the wrong one a name becomes another: they are
    refused.

    Raises:
        InputError: it cannot be read; the hint says how to make a text of it.

    """
    source = Source(path, str(path))
    beginning = _beginning(path)
    for mark, what, hint in _WITHOUT_TEXT:
        if beginning.startswith(mark):
            source.fail(1, 1, what, _fitting(hint, path))
    for mark, encoding in _MARKED:
        if beginning.startswith(mark):
            return _marked(source, encoding)
    try:
        return Text(source.text())
    except InputError as error:
        raise InputError([fault._replace(hint=_hint(fault, path)) for fault in error.faults]) from error


def _beginning(path: Path) -> bytes:
    """Return the first bytes of a file, none of one that is for `Source` to refuse."""
    if not path.is_file():
        return b""
    try:
        with path.open("rb") as file:
            return file.read(8)
    except OSError:
        return b""


def _marked(source: Source, encoding: str) -> Text:
    """Return the text of a file whose byte order mark says how it is encoded."""
    if source.path.stat().st_size > MAX_YAML_BYTES:
        source.fail(1, 1, f"is larger than {MAX_YAML_BYTES >> 20} MiB", _TOO_LARGE)
    try:
        return Text(source.path.read_bytes().decode(encoding))
    except UnicodeDecodeError as error:
        where = f"byte {error.start} is not {encoding.upper()}, as which the file begins"
        source.fail(1, 1, where, _fitting(_UTF8, source.path))


def _hint(fault: Fault, path: Path) -> str | None:
    """Return what to do about a copy that cannot be read."""
    if fault.message.startswith("is larger"):
        return _TOO_LARGE
    return _fitting(_UTF8, path) if "UTF-" in fault.message else fault.hint


def _fitting(hint: str, path: Path) -> str:
    text = f"{path.stem}.txt"
    if path.with_name(text).exists():  # another text, or the copy itself under a wrong name
        text = f"{path.stem}.text.txt"
    return hint.format(name=shlex.quote(path.name), text=shlex.quote(text), new=shlex.quote(f"{path.stem}-utf8.txt"))
