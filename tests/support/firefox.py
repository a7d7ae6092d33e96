"""Firefox without a driver: just enough of WebDriver BiDi, which it speaks itself, to open a page and look at it."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest

from tests.support import missing

if TYPE_CHECKING:
    from websockets.sync.client import ClientConnection

NAMES = ("firefox-esr", "firefox")
START, ANSWER = 90, 60
_EVENTS = ("network.beforeRequestSent", "log.entryAdded")


class Firefox:
    """A headless Firefox with one page open, and what that page asked for and complained of."""

    def __init__(self, connection: ClientConnection) -> None:
        self._connection = connection
        self._numbers = count(1)
        self.requests: list[str] = []
        self.errors: list[str] = []
        self._send("session.new", capabilities={})
        self._send("session.subscribe", events=list(_EVENTS))
        self._page = self._send("browsingContext.getTree")["contexts"][0]["context"]

    def open(self, address: str) -> None:
        """Open an address, and wait until it is loaded."""
        self._send("browsingContext.navigate", context=self._page, url=address, wait="complete")

    def evaluate(self, expression: str) -> Any:
        """Return what an expression, or the promise that it is, comes to: a text, a number or a truth value."""
        answer = self._send("script.evaluate", expression=expression, target={"context": self._page}, awaitPromise=True)
        assert answer["type"] == "success", answer
        return answer["result"].get("value")

    def _send(self, method: str, **parameters: Any) -> dict[str, Any]:
        number = next(self._numbers)
        self._connection.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            message = json.loads(self._connection.recv(timeout=ANSWER))
            if message.get("id") == number:
                assert message["type"] == "success", message
                return dict(message["result"])
            self._hear(message)

    def _hear(self, message: dict[str, Any]) -> None:
        told = message.get("params", {})
        if message.get("method") == "network.beforeRequestSent":
            self.requests.append(told["request"]["url"])
        elif message.get("method") == "log.entryAdded" and told["level"] in ("warn", "error"):
            self.errors.append(f"{told['level']}: {told['text']}")


@contextmanager
def started(executable: str, profile: Path) -> Iterator[Firefox]:
    """Start a Firefox of one's own, and stop it afterwards."""
    from websockets.sync.client import connect

    command = [executable, "--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    lines: Queue[str] = Queue()
    assert process.stderr is not None
    reader = Thread(target=lambda: [lines.put(line) for line in process.stderr or ()])
    reader.start()
    try:
        address = ""
        while not address:
            line = lines.get(timeout=START)
            address = line.partition("listening on ")[2].strip()
        with connect(f"{address}/session", max_size=None) as connection:
            yield Firefox(connection)
    finally:
        process.terminate()
        process.wait()
        reader.join()
        process.stderr.close()


@pytest.fixture
def firefox(tmp_path: Path) -> Iterator[Firefox]:
    """Give a headless Firefox, where there is one."""
    executable = next(filter(None, map(shutil.which, NAMES)), None)
    if executable is None:
        missing.skip("the page in Firefox", "no Firefox", "firefox-esr")
    profile = tmp_path / "profile"
    profile.mkdir()
    try:
        with started(executable, profile) as found:
            yield found
    except Empty:
        pytest.fail(f"{executable} did not start within {START} seconds")
