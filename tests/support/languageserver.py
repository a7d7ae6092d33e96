"""The language server by which editors read YAML, spoken to as an editor does: over pipes, in messages of JSON.

It comes from npm, in the version that ``tools/editor`` holds still, once for all runs. Where there is no npm, or it
cannot fetch it, the tests skip and say why, except in CI, where nothing may skip.
"""

from __future__ import annotations

import hashlib
import json
import os
import queue
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.support import missing
from tests.support.authored import ROOT

HELD = ROOT / "tools" / "editor"
CARET = "‸"
"""Where the cursor stands in a text."""
_PATIENCE = 60
_SETTINGS = {"yaml": {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}}}
"""Nothing is asked of the network."""
_ABILITIES = {
    "workspace": {"configuration": True, "didChangeWatchedFiles": {"dynamicRegistration": False}},
    "textDocument": {
        "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
        "hover": {"contentFormat": ["markdown"]},
        "publishDiagnostics": {},
    },
}


class LanguageServer:
    """A running server, and the one file that is open in the editor."""

    def __init__(self, process: subprocess.Popen[bytes], folder: Path) -> None:
        self._process = process
        self._heard: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self._asked = 0
        self._opened = 0
        self._marks: dict[str, list[dict[str, Any]]] = {}
        self._text = ""
        self._uri = ""
        threading.Thread(target=self._listen, daemon=True).start()
        self._ask("initialize", {"processId": os.getpid(), "rootUri": folder.as_uri(), "capabilities": _ABILITIES})
        self._tell("initialized", {})

    def open(self, path: Path, text: str | None = None) -> list[tuple[str, str]]:
        """Open a file, or what somebody made of it; return what is marked in it, with what is said of that.

        Each has an address of its own, so that nothing which is said late of the one is taken for the other's.
        """
        self._opened += 1
        self._text = path.read_text(encoding="utf-8") if text is None else text
        self._uri = (path if text is None else path.with_stem(f"{path.stem}-{self._opened}")).as_uri()
        clean = self._text.replace(CARET, "")
        document = {"uri": self._uri, "languageId": "yaml", "version": 1, "text": clean}
        self._tell("textDocument/didOpen", {"textDocument": document})
        while self._uri not in self._marks:
            self._hear()
        return [(_between(clean, mark["range"]), mark["message"]) for mark in self._marks[self._uri]]

    def offers(self) -> dict[str, str]:
        """Return what is offered at the cursor and would be put in there, with what is said of it."""
        found = self._ask("textDocument/completion", self._here()) or {"items": []}
        return {
            item.get("textEdit", {}).get("newText", item.get("insertText")): _words(item.get("documentation", ""))
            for item in found["items"]
        }

    def says(self) -> str:
        """Return what is said of the word below the cursor."""
        return _words((self._ask("textDocument/hover", self._here()) or {"contents": ""})["contents"])

    def file_changed(self, path: Path) -> None:
        """Tell that another program wrote a file, as editors do that watch a folder."""
        self._tell("workspace/didChangeWatchedFiles", {"changes": [{"uri": path.as_uri(), "type": 2}]})

    def _here(self) -> dict[str, Any]:
        before = self._text[: self._text.index(CARET)]
        line = before.rpartition("\n")[2]
        position = {"line": before.count("\n"), "character": len(line.encode("utf-16-le")) // 2}
        return {"textDocument": {"uri": self._uri}, "position": position}

    def _ask(self, method: str, what: dict[str, Any]) -> Any:
        self._asked += 1
        number = self._asked
        self._send({"id": number, "method": method, "params": what})
        while True:
            message = self._hear()
            if message.get("id") == number and "method" not in message:
                assert "error" not in message, message
                return message["result"]

    def _tell(self, method: str, what: dict[str, Any]) -> None:
        self._send({"method": method, "params": what})

    def _send(self, message: dict[str, Any]) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self._process.stdin.flush()

    def _hear(self) -> dict[str, Any]:
        """Return the next message, once what it asks of the editor is answered."""
        message = self._heard.get(timeout=_PATIENCE)
        assert message is not None, "the language server ended"
        if message.get("method") == "textDocument/publishDiagnostics":
            self._marks[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif message.get("method") == "workspace/configuration":
            wanted = [_SETTINGS.get(item.get("section"), {}) for item in message["params"]["items"]]
            self._send({"id": message["id"], "result": wanted})
        elif "method" in message and "id" in message:
            self._send({"id": message["id"], "result": None})
        return message

    def _listen(self) -> None:
        assert self._process.stdout
        while True:
            size = 0
            while (line := self._process.stdout.readline().strip()) != b"":
                name, _, value = line.partition(b":")
                size = int(value) if name.lower() == b"content-length" else size
            if not size:
                self._heard.put(None)
                return
            self._heard.put(json.loads(self._process.stdout.read(size)))


def _between(text: str, range_: dict[str, dict[str, int]]) -> str:
    """Return the words of a range; of several lines, the first."""
    start, end = range_["start"], range_["end"]
    line = text.split("\n")[start["line"]].encode("utf-16-le")
    last = end["character"] * 2 if end["line"] == start["line"] else len(line)
    return line[start["character"] * 2 : last].decode("utf-16-le")


def _words(content: Any) -> str:
    return content if isinstance(content, str) else content["value"]


def _installed() -> Path:
    """Return the program of the server, which is fetched once.

    Raises:
        OSError: there is no Node or npm here.
        subprocess.SubprocessError: it cannot be fetched.

    """
    for program in ("node", "npm"):
        if shutil.which(program) is None:
            raise FileNotFoundError(f"no {program}")
    held = hashlib.sha256((HELD / "package-lock.json").read_bytes()).hexdigest()[:16]
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "graphmodel"
    place = cache / f"editor-{held}"
    if not place.exists():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache, prefix="editor-new-", ignore_cleanup_errors=True) as new:
            for file in HELD.iterdir():
                shutil.copy(file, new)
            command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retry-mintimeout=1000"]
            subprocess.run(command, cwd=new, check=True, capture_output=True, timeout=300)
            try:
                Path(new).rename(place)
            except OSError:  # another run was faster
                if not place.exists():
                    raise
    return place / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"


@contextmanager
def speaking(folder: Path) -> Iterator[LanguageServer]:
    """Start the server for a folder, and stop it afterwards."""
    with subprocess.Popen(
        ["node", str(_installed()), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        try:
            yield LanguageServer(process, folder)
        finally:
            process.kill()


@pytest.fixture(scope="session")
def language_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LanguageServer]:
    """Give one server for all tests."""
    try:
        _installed()
    except (OSError, subprocess.SubprocessError) as reason:
        missing.skip("the language server of editors", reason, "nodejs npm")
    with speaking(tmp_path_factory.getbasetemp()) as server:
        yield server
