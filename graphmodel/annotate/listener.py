"""The server behind the page: on this machine only, for one browser, and gone with the terminal."""

from __future__ import annotations

import os
import signal
import socketserver
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import msgspec

from graphmodel.annotate.document import page
from graphmodel.annotate.guard import API, Guard, Refusal
from graphmodel.annotate.session import Session

LOOPBACK = "127.0.0.1"
_SECONDS = 30
"""So long a connection may say nothing."""
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_NOTHING = "default-src 'none'; frame-ancestors 'none'"


class Listener(ThreadingHTTPServer):
    """Serves the page of a session; browsers hold connections open, so that each has a thread of its own."""

    daemon_threads = True
    # On Windows this would let another program take the port over.
    allow_reuse_address = os.name != "nt"

    def __init__(self, session: Session, port: int = 0) -> None:
        """Listen on a port, by default on any that is free.

        Raises:
            OSError: the port is taken.

        """
        self.session = session
        self.lock = threading.Lock()
        """Held while a question is answered: one after the other, and none is cut off in the middle."""
        self.page, self.policy = page()
        super().__init__((LOOPBACK, port), _Handler)
        self.guard = Guard(f"{LOOPBACK}:{self.server_address[1]}")

    def server_bind(self) -> None:
        """Take the port, and ask no name server what this machine is called."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = LOOPBACK, int(self.server_address[1])

    def serve(self, begun: Callable[[], None] | None = None) -> None:
        """Answer until the terminal ends it, and finish what is being written; first do what is to be done then."""
        with _ended_by_signals():
            try:
                if begun is not None:
                    begun()
                self.serve_forever(poll_interval=0.1)
            except KeyboardInterrupt:
                pass
            finally:
                self.lock.acquire()  # and never give it back: no question is begun any more

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of browsers that hang up."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


@contextmanager
def _ended_by_signals() -> Iterator[None]:
    """Take the end of a terminal, or a request to end, as an interruption, where the system has such."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    numbers = [getattr(signal, name) for name in ("SIGHUP", "SIGTERM") if hasattr(signal, name)]
    before = {number: signal.signal(number, signal.default_int_handler) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class _Handler(BaseHTTPRequestHandler):
    """Answers one request, after which the connection ends: nothing of a refused one is taken for another."""

    server: Listener
    timeout = _SECONDS
    server_version, sys_version = "graphmodel", ""

    def do_GET(self) -> None:
        """Give the page."""
        if not self._refused():
            self._answer(200, self.server.page, "text/html; charset=utf-8", self.server.policy)

    def do_POST(self) -> None:
        """Answer a question of the page."""
        if self._refused():
            return
        length = int(self.headers["Content-Length"])
        body = self.rfile.read(length)
        try:
            asked = msgspec.json.decode(body) if len(body) == length else None
        except (msgspec.DecodeError, RecursionError):
            asked = None
        if not isinstance(asked, dict):
            self._answer(*_told(Refusal(400, "the question is no JSON object")))
            return
        with self.server.lock:
            answer = self.server.session.answer(self.path.removeprefix(API), asked)
        if answer is None:
            self._answer(*_told(Refusal(404, "there is no such question")))
        else:
            self._answer(200, msgspec.json.encode(answer), "application/json")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002
        """Refuse what is no request, or one with another method, without repeating any of it."""
        refusal = Refusal(405, "only GET and POST are answered") if code == 501 else Refusal(code, "no such request")
        self._answer(*_told(refusal))

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Keep the terminal for what the user is to read."""

    def _refused(self) -> bool:
        target = self.requestline.split()[1]  # as it was sent: http.server makes one slash of two
        refusal = self.server.guard.refuse(self.command, target, self.headers)
        if refusal is not None:
            self._answer(*_told(refusal))
        return refusal is not None

    def _answer(self, status: int, body: bytes, type_: str, policy: str = _NOTHING) -> None:
        self.send_response(status)
        for name, value in {**_HEADERS, "Content-Security-Policy": policy, "Content-Type": type_}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def _told(refusal: Refusal) -> tuple[int, bytes, str]:
    return refusal.status, f"{refusal.reason}\n".encode(), "text/plain; charset=utf-8"
