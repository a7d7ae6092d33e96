"""Claims as they were in a revision that git keeps: ``HEAD~1:claims/`` is a folder, ``v1.0:case.yaml`` a file.

Git is asked what the revision holds and for the contents as they are kept, never to check anything out: so nothing is
converted, no hook or filter runs, and nothing is fetched. What is read stands in a temporary folder meanwhile.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath

from graphmodel.errors import Fault, InputError, StoreError
from graphmodel.graph import Graph

_LINK, _SUBMODULE = "120000", "160000"
_DRIVE = re.compile(r"[A-Za-z]:([\\/]|$)")
_QUIET = {
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",  # what older versions of git obey when they lack something
    "GIT_OPTIONAL_LOCKS": "0",
    "LC_ALL": "C",
}
_HINT = "write REVISION:PATH, such as HEAD~1:claims/, in a folder that git keeps"


def is_revision(address: str) -> bool:
    """Return whether an address means a path in a git revision; a file or folder of that name comes first."""
    revision, colon, _ = address.partition(":")
    if not colon or not revision or "://" in address or _DRIVE.match(address):
        return False
    return not os.path.lexists(address)


def examine(address: str | None) -> tuple[Graph, Sequence[Fault]]:
    """Return the graph of a claims folder or file, of one in a git revision, or of the bundled claims, and warnings.

    Raises:
        InputError: the claims have faults.
        StoreError: there is no such revision or path, or something in it that is no plain file.

    """
    if address is not None and is_revision(address):
        return examine_revision(address)
    return Graph.examine(address)


def examine_revision(address: str) -> tuple[Graph, Sequence[Fault]]:
    """Return the graph of claims in a git revision, and what is worth a look, as `Graph.examine` does of a path.

    Raises:
        InputError: the claims have faults.
        StoreError: there is no such revision or path, or something in it that is no plain file.

    """
    if address.startswith("-"):
        raise StoreError(f"{address!r} is no git revision", _HINT)
    id_ = _git("rev-parse", "--verify", "--quiet", "--end-of-options", address, what=address).decode().strip()
    kind = _git("cat-file", "-t", id_, what=address).decode().strip()
    from tempfile import TemporaryDirectory  # here, like subprocess below: every command opens a store, few a revision

    with TemporaryDirectory(prefix="graphmodel-") as folder:
        top = Path(os.path.realpath(folder)) / "claims"
        if kind == "tree":
            top.mkdir()
            files = _files(id_, address)
            for path, content in zip(files, _contents(files.values(), address), strict=True):
                place = top.joinpath(*path.parts)
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(content)
        elif kind == "blob":
            top.mkdir()
            top /= _checked(PurePosixPath(address.partition(":")[2]).name, address)
            top.write_bytes(*_contents([id_], address))
        else:
            raise StoreError(f"{address!r} is a {kind}, not a folder or file", _HINT)
        try:
            graph, warnings = Graph.examine(top)
        except InputError as error:
            raise InputError(_named(error.faults, top, address), _named(error.warnings, top, address)) from None
        return graph, _named(warnings, top, address)


def _files(tree: str, address: str) -> dict[PurePosixPath, str]:
    """Return the files below a folder of a revision, each with the id of its contents."""
    files = {}
    for entry in _git("ls-tree", "-r", "-z", "--full-tree", tree, what=address).split(b"\0"):
        if not entry:
            continue
        about, _, name = entry.partition(b"\t")
        mode, _, blob = about.decode().split()
        path = _checked(os.fsdecode(name), address)
        if any(part.startswith(".") for part in path.parts):
            continue  # which a folder's reader leaves out as well
        if mode in (_LINK, _SUBMODULE):
            what = "a link" if mode == _LINK else "a repository of its own"
            raise StoreError(f"{address}: {str(path)!r} is {what}, which is not followed in a revision", None)
        files[path] = blob
    return files


def _contents(blobs: Iterable[str], address: str) -> Iterator[bytes]:
    """Yield the contents of files, given by their ids, as git keeps them.

    Raises:
        StoreError: something is not here, as in a clone that leaves contents for later.

    """
    absent = StoreError(f"{address!r} is not here in full", "git fetch --refetch --no-filter fetches the rest")
    try:
        answer = _git("cat-file", "--batch", what=address, ask="".join(f"{blob}\n" for blob in blobs).encode())
    except StoreError:
        raise absent from None
    start = 0
    while start < len(answer):
        head = answer[start : answer.index(b"\n", start)]
        if head.endswith(b" missing"):
            raise absent
        start += len(head) + 1
        end = start + int(head.split()[-1])
        yield answer[start:end]
        start = end + 1


def _checked(name: str, address: str) -> PurePosixPath:
    """Return a path below a folder, which git's own commands would not have made otherwise.

    Raises:
        StoreError: it leads elsewhere.

    """
    parts = name.split("/")
    if not {"", ".", ".."}.isdisjoint(parts) or (os.name == "nt" and not {"\\", ":"}.isdisjoint(name)):
        raise StoreError(f"{address}: {name!r} is no path of a file that may be read", None)
    return PurePosixPath(*parts)


def _git(*words: str, what: str, ask: bytes = b"") -> bytes:
    """Return what git answers.

    Raises:
        StoreError: it is not there, or knows no such thing.

    """
    import subprocess

    try:
        done = subprocess.run(  # noqa: S603
            ["git", "--no-pager", *words],  # noqa: S607
            input=ask,
            capture_output=True,
            env={**os.environ, **_QUIET},
            check=False,
        )
    except FileNotFoundError:
        raise StoreError(f"{what!r} is no file or folder, and git is not there to look for a revision", None) from None
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().removeprefix("fatal: ").partition("\n")[0]
        raise StoreError(f"{what!r} is no file or folder, and no git revision{f': {said}' if said else ''}", _HINT)
    return done.stdout


def _named(faults: Sequence[Fault], top: Path, address: str) -> list[Fault]:
    """Return faults with their place in the revision."""
    named = []
    for fault in faults:
        relative = os.path.relpath(os.path.abspath(fault.file), top)
        inner = "" if relative == "." else relative
        file = f"{address.rstrip('/')}{'/' * bool(inner and not address.endswith(':'))}{inner}"
        named.append(fault._replace(file=file))
    return named
