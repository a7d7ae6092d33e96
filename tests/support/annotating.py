"""The page on which claims are made, served for a test, and requests as anybody could send them."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from graphmodel.annotate import Listener, Session
from graphmodel.passages import read_text
from tests.support import authored
from tests.support.browser import Visit

if TYPE_CHECKING:
    from playwright.sync_api import Page

_AXE = """async () => (await axe.run({ resultTypes: ["violations"], preload: false })).violations
    .map(({ id, nodes }) => [id, nodes.slice(0, 3).map(({ html }) => html.slice(0, 200))])"""
_SELECT = """([start, end]) => {
    const words = document.getElementById("article").firstChild;
    getSelection().setBaseAndExtent(words, start, words, end);
}"""


class Reply(NamedTuple):
    """What a server said."""

    status: int
    headers: dict[str, str]
    body: bytes


@contextmanager
def serving(story: Path, article: Path, drafts: Path | None = None, by: str | None = None) -> Iterator[Listener]:
    """Serve the page of the document ``gazette``."""
    with Listener(Session(story, "gazette", read_text(article), drafts, by)) as listener:
        thread = threading.Thread(target=listener.serve)
        thread.start()
        try:
            yield listener
        finally:
            listener.shutdown()
            thread.join()


def sent(listener: Listener, data: bytes) -> Reply:
    """Send bytes to a listener; return what it answers."""
    with socket.create_connection(listener.server_address[:2], timeout=20) as connection:
        connection.sendall(data)
        connection.shutdown(socket.SHUT_WR)
        with connection.makefile("rb") as file:
            head, _, body = file.read().partition(b"\r\n\r\n")
    status, *lines = head.decode().split("\r\n")
    headers = {name.lower(): value for name, value in (line.split(": ", 1) for line in lines)}
    return Reply(int(status.split()[1]), headers, body)


def question(
    listener: Listener, name: str, asked: Any, changed: Mapping[str, str | None] | None = None, method: str = "POST"
) -> bytes:
    """Return a question as the page sends it, but for headers that are changed or left out."""
    body = asked if isinstance(asked, bytes) else json.dumps(asked).encode()
    headers = {
        "Host": listener.guard.host,
        "Origin": listener.guard.origin,
        "Sec-Fetch-Site": "same-origin",
        "Content-Type": "application/json",
        "Content-Length": str(len(body)),
        "X-Graphmodel-Token": listener.guard.token,
        **(changed or {}),
    }
    lines = [f"{method} /api/{name} HTTP/1.1", *(f"{k}: {v}" for k, v in headers.items() if v is not None)]
    return "\r\n".join((*lines, "", "")).encode() + body


def asked(listener: Listener, name: str, /, **fields: Any) -> dict[str, Any]:
    """Ask as the page does; return the answer."""
    reply = sent(listener, question(listener, name, fields))
    assert reply.status == 200, reply
    answer: dict[str, Any] = json.loads(reply.body)
    return answer


@pytest.fixture
def listener(story: Path) -> Iterator[Listener]:
    """Give the page's server."""
    with serving(story, story.parent / "gazette.txt") as served:
        yield served


@contextmanager
def annotating(story: Path, *more: str, **variables: str) -> Iterator[subprocess.Popen[str]]:
    """Run the command in a process of its own, as a terminal does."""
    words = ["annotate", "gazette", "--store", "story", "--documents", ".", *more]
    with subprocess.Popen(
        [sys.executable, "-m", "graphmodel", *words],
        cwd=story.parent,
        env=authored.environment() | variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        yield process


def browse(visit: Visit, listener: Listener) -> Page:
    """Open the page, and wait until it shows what there is."""
    page = visit.browse(listener.guard.origin, listener.guard.address)
    page.wait_for_selector("#claims-list > li")
    return page


def wait_until(page: Page, is_so: str, argument: object = None) -> None:
    """Wait until a function says yes, asked from outside: the page's policy lets nothing be evaluated within."""
    for _ in range(500):
        if page.evaluate(is_so, argument):
            return
        page.wait_for_timeout(20)
    raise AssertionError(is_so)


def select(page: Page, words: str) -> None:
    """Select words of the article, as a mouse does."""
    text = page.evaluate("() => document.getElementById('article').firstChild.data")
    before = text[: text.index(words)]
    start = len(before.encode("utf-16-le")) // 2
    page.evaluate(_SELECT, [start, start + len(words.encode("utf-16-le")) // 2])
    wait_until(page, "(words) => document.getElementById('passage').textContent === words", words)


def claim(page: Page, subject: str, relation: str, object_: str) -> None:
    """Fill in who did what to whom."""
    for field, word in (("subject", subject), ("relation", relation), ("object", object_)):
        page.locator(f"#f-{field}").fill(word)


def axe(page: Page) -> list[Any]:
    """Return what axe-core finds, of whatever impact."""
    from axe_playwright_python.base import AXE_SCRIPT

    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found: list[Any] = page.evaluate(_AXE)
    return found
