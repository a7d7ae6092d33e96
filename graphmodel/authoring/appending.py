"""Adding records to a file of claims, as its author would: in a text editor, at the end of the list.

The file is read before and after. Where what it said is not what it says then, with the new records and nothing else
behind it, it stays as it was.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from graphmodel.authoring.exchange import Make, exchange
from graphmodel.authoring.insertion import in_json_lines, in_yaml
from graphmodel.claims.folder import SECTIONS
from graphmodel.errors import Fault, GraphmodelError, InputError, StoreError
from graphmodel.letters import nfc
from graphmodel.reading import Source, Table, read
from graphmodel.reading.characters import printable

WRITABLE = ("yaml", "yml", "jsonl")
"""The formats that are text which a person writes, line by line."""
_HINT = "claims are added to YAML and JSON Lines: name such a file, or a folder, in which one is made"
_FIRST = (
    "subject", "relation", "object", "document", "stance", "attributed_to", "date", "start", "end", "event", "place",
    "role", "quantity", "locator",
)  # fmt: skip
Tables = Mapping[str, Table[Any]]


def append(
    path: Path, records: Sequence[msgspec.Struct], section: str = "claims", blanks: Collection[str] = ()
) -> None:
    """Add records to the end of a section of a YAML or JSON Lines file, which is made where there is none.

    Args:
        path: the file; what it is called says its format and, where it is a plain list, what is in it.
        records: claims, documents or entities, as `SECTIONS` has them.
        section: which of these.
        blanks: fields that nobody knows yet: they are left empty, for a person to fill in.

    Raises:
        InputError: what stands in the file has faults.
        StoreError: the file cannot be written, is read-only, or is none that records can be added to.
        GraphmodelError: the records cannot be added without changing what the file says.

    """
    append_all({path: records}, section, blanks)


def append_all(
    files: Mapping[Path, Sequence[msgspec.Struct]],
    section: str = "claims",
    blanks: Collection[str] = (),
    beside: Mapping[Path, Make] | None = None,
) -> None:
    """Add records to several files, all of them or none; see `append`.

    With ``beside`` other files are changed in the same step.
    """
    for path in files:
        refuse_other_formats(path)
        _make_folder(path.parent)
    raws = {
        path: [{**in_order(msgspec.to_builtins(record)), **dict.fromkeys(blanks)} for record in records]
        for path, records in files.items()
    }
    called = {path.resolve(): path for path in files}

    def check(before: Path, after: Path) -> None:
        path = called.get(before)
        if path is None:
            return
        was = tables_of(before, path)
        try:
            now = tables_of(after, path, blanks)
        except InputError:
            now = {}
        _compare(path, was, now, section, files[path], blanks)

    def make(path: Path) -> Make:
        return lambda held: _with(path, held or b"", section, raws[path])

    exchange({**{path: make(path) for path in files}, **(beside or {})}, check)


def _make_folder(folder: Path) -> None:
    """Make the folder of a file, if only that is missing."""
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise StoreError(f"cannot make {named(folder)}: {error.strerror}", "may you write there?") from error


def refuse_other_formats(path: Path) -> None:
    """Refuse a file to which nothing can be added line by line.

    Raises:
        StoreError: it is none of the `WRITABLE` formats, or compressed.

    """
    if path.suffix.lower()[1:] not in WRITABLE:
        raise StoreError(f"{named(path)} is not a file that claims can be added to", _HINT)


def named(path: Path) -> str:
    """Return a path as messages show it."""
    return printable(os.fsencode(path).decode(errors="backslashreplace"))


def section_meant(path: Path) -> str:
    """Return the section of a file that is a plain list."""
    stem = Source(path, path.name).stem
    return stem if stem in SECTIONS else "claims"


def tables_of(place: Path, path: Path, blanks: Collection[str] = ()) -> Tables:
    """Return the tables of a file that stands at a place and is called otherwise; of one without records none.

    That one of ``blanks`` is empty is no fault here.

    Raises:
        InputError: with every fault of it.

    """
    if not place.exists() or not _without_comments(place.read_bytes()):
        return {}
    tables = read(Source(place, named(path)), SECTIONS, section_meant(path), "claims")
    faults = [fault for table in tables.values() for fault in table.faults()]
    if place.suffix.lower() in (".yaml", ".yml"):
        faults = [fault for fault in faults if not fault.message.startswith("no list of")]
    faults = [fault for fault in faults if fault.message not in {f"{name} is empty" for name in blanks}]
    if faults:
        raise InputError(faults)
    return tables


def _without_comments(data: bytes) -> bool:
    """Return whether there is more in a file than blank lines and comments."""
    lines = data.removeprefix(b"\xef\xbb\xbf").splitlines()
    return any(line.strip() and not line.lstrip().startswith(b"#") for line in lines)


def decoded(path: Path, data: bytes) -> str:
    """Return the text of a file as it is, its byte order mark included.

    Raises:
        InputError: it is not UTF-8.

    """
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError([Fault(named(path), line, 1, "is not UTF-8", "save the file as UTF-8")]) from None


def in_order(raw: dict[str, Any]) -> dict[str, Any]:
    """Return a record with its fields in the order in which people write them."""
    known = {name: raw[name] for name in _FIRST if name in raw}
    return raw if "subject" not in raw else known | raw


def _with(path: Path, data: bytes, section: str, raws: Sequence[Mapping[str, Any]]) -> bytes:
    """Return what a file holds with more records."""
    tables_of(path, path)
    text = decoded(path, data)
    default = section_meant(path)
    if path.suffix.lower() == ".jsonl":
        if section != default:
            raise GraphmodelError(f"{named(path)} can hold no {section}", f"name a file of {section}")
        return in_json_lines(text, raws).encode()
    if section == "claims":
        raws = [written_beside(text, raw) for raw in raws]
    try:
        return in_yaml(text, section, default, raws).encode()
    except GraphmodelError as error:
        raise GraphmodelError(f"{named(path)}: {error}", error.hint) from error


def written_beside(text: str, raw: Mapping[str, Any]) -> dict[str, Any]:
    """Return a claim as it must be written in a YAML file, where some fields may stand beside the list.

    What stands there counts for each claim, but for what it says itself: what it has not is left empty. Its document
    is left out where it is the same.
    """
    beside = _beside(text)
    fields = [name for name in beside if name in SECTIONS["claims"].__struct_fields__ and name not in raw]
    more = {name: "asserted" if name == "stance" else None for name in fields if name != "document"}
    same = nfc(str(raw.get("document", ""))) == nfc(str(beside.get("document", "")))
    return {name: value for name, value in {**raw, **more}.items() if not (name == "document" and same)}


def _beside(text: str) -> Mapping[str, Any]:
    """Return what stands beside the lists of a YAML file."""
    from graphmodel.reading.yamlfile import parse

    value = parse(text.removeprefix("\ufeff")).value
    return {k: v for k, v in value.items() if k not in SECTIONS} if isinstance(value, dict) else {}


def _compare(
    path: Path,
    before: Tables,
    after: Tables,
    section: str,
    new: Sequence[msgspec.Struct],
    blanks: Collection[str],
) -> None:
    """Refuse a file that would say something else than it did, or not all that is new."""
    for each in {*before, *after}:
        was = before[each].records if each in before else []
        now = after[each].records if each in after else []
        expected = was
        if each == section:
            expected = [*was, *(_without(record, blanks) for record in new)]
            now = [*now[: len(was)], *(_without(record, blanks) for record in now[len(was) :])]
        if now != expected:
            raise GraphmodelError(
                f"{named(path)}: what is new cannot be added without changing what stands there",
                "nothing was written; write it by hand, or name another file",
            )


def _without(record: msgspec.Struct, blanks: Collection[str]) -> msgspec.Struct:
    return msgspec.structs.replace(record, **dict.fromkeys(blanks)) if blanks else record
