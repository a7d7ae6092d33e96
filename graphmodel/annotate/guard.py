"""Who is let in: the page that this program served, in the browser of who started it, and nobody else.

Other pages in that browser can send requests to this machine too, by its address or by a name of theirs that suddenly
means it (DNS rebinding); other programs on it can send any. So each question must name the host exactly, come from the
page's own origin, be JSON, which no form of another page can send, and bring the token, which only the page's address
has, behind the ``#`` that browsers send nowhere.
"""

from __future__ import annotations

import hmac
import secrets
from email.message import Message
from typing import NamedTuple

PAGE, API = "/", "/api/"
TOKEN = "X-Graphmodel-Token"  # noqa: S105 - the name of the header
MAX_BODY = 1 << 20
_TOKEN_BYTES = 24


class Refusal(NamedTuple):
    """Why a request is not answered."""

    status: int
    reason: str


class Guard:
    """Holds requests against what only the page can know."""

    def __init__(self, host: str) -> None:
        self.host = host
        """The host with its port, as the page's address has it."""
        self.token = secrets.token_urlsafe(_TOKEN_BYTES)

    @property
    def origin(self) -> str:
        """The page's origin."""
        return f"http://{self.host}"

    @property
    def address(self) -> str:
        """The page's address with the token, for the browser of who started this."""
        return f"{self.origin}{PAGE}#{self.token}"

    def refuse(self, method: str, path: str, headers: Message) -> Refusal | None:
        """Return why a request is not answered, or ``None`` for one of the page; its body is not looked at yet."""
        if headers.get_all("Host") != [self.host]:
            return Refusal(403, "this is no host of that name")
        if method == "GET":
            return self._refuse_page(path, headers)
        if method != "POST":
            return Refusal(405, "only GET and POST are answered")
        if not path.startswith(API):
            return Refusal(404, "there is nothing here")
        return self._refuse_question(headers) or _refuse_body(headers)

    def _refuse_page(self, path: str, headers: Message) -> Refusal | None:
        """Return why the page is not given; it holds nothing of claims or documents."""
        if path != PAGE:
            return Refusal(404, "there is nothing here")
        if headers.get("Sec-Fetch-Site", "none") not in ("none", "same-origin"):
            return Refusal(403, "another page asks for this one")
        if headers.get("Sec-Fetch-Dest", "document") != "document":
            return Refusal(403, "the page is shown in no other")
        return None

    def _refuse_question(self, headers: Message) -> Refusal | None:
        if headers.get_all("Origin") != [self.origin]:
            return Refusal(403, "the question comes from another page")
        if headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
            return Refusal(403, "the question comes from another page")
        given = headers.get_all(TOKEN) or []
        if len(given) != 1 or not hmac.compare_digest(given[0].encode("utf-8", "replace"), self.token.encode()):
            return Refusal(403, "the token is not that of this page")
        return None


def _refuse_body(headers: Message) -> Refusal | None:
    """Return why what a question says is not even read."""
    types = headers.get_all("Content-Type") or []
    if [each.replace(" ", "").lower().removesuffix(";charset=utf-8") for each in types] != ["application/json"]:
        return Refusal(415, "a question is JSON")
    lengths = headers.get_all("Content-Length") or []
    if "Transfer-Encoding" in headers or len(lengths) != 1 or not (lengths[0].isascii() and lengths[0].isdigit()):
        return Refusal(411, "a question says how long it is")
    if len(lengths[0]) > len(str(MAX_BODY)) or int(lengths[0]) > MAX_BODY:
        return Refusal(413, f"a question has at most {MAX_BODY:,} bytes")
    return None
