"""The listener: it answers the page that it served, and nobody else."""

from __future__ import annotations

import http.client
import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graphmodel.annotate import Listener
from graphmodel.annotate.guard import MAX_BODY
from graphmodel.claims.resolve import load
from tests.support import authored
from tests.support.annotating import Reply, annotating, asked, question, sent, serving

FIELDS = {"subject": "Ada Roe", "relation": "HEADS", "object": "port"}
FOREIGN: dict[str, dict[str, str | None]] = {
    "a name that was bound to this machine": {"Host": "evil.example"},
    "the name localhost": {"Host": "localhost"},
    "another port": {"Host": "127.0.0.1:1"},
    "another page": {"Origin": "http://evil.example"},
    "a page without an origin": {"Origin": "null"},
    "no origin": {"Origin": None},
    "another page, as the browser says": {"Sec-Fetch-Site": "cross-site"},
    "another port of this machine": {"Sec-Fetch-Site": "same-site"},
    "no token": {"X-Graphmodel-Token": None},
    "a wrong token": {"X-Graphmodel-Token": "A" * 32},
    "the token with more": {"X-Graphmodel-Token": "é"},
    "a form": {"Content-Type": "application/x-www-form-urlencoded"},
    "plain text, which asks no leave": {"Content-Type": "text/plain"},
    "nothing said of what it is": {"Content-Type": None},
    "parts of unknown length": {"Transfer-Encoding": "chunked"},
    "no length": {"Content-Length": None},
    "a length that is none": {"Content-Length": "-1"},
    "a huge length": {"Content-Length": "9" * 5000},
}


def _refused(reply: Reply) -> bool:
    """Whether a reply gives nothing away, and lets no other page read it."""
    allowed = [name for name in reply.headers if name.startswith("access-control")]
    return 400 <= reply.status < 500 and not allowed and b"Ada" not in reply.body and b"{" not in reply.body


def test_the_page_is_answered(listener: Listener) -> None:
    """What the page itself asks is answered, so that refusals below are due to what differs."""
    assert [each["claims"] for each in [asked(listener, "state")]] == [[]]


@pytest.mark.parametrize("what", FOREIGN)
def test_no_foreign_question_is_answered(listener: Listener, story: Path, what: str) -> None:
    """Whatever is not sent by the page is refused, and nothing is written."""
    claims = story / "claims" / "gazette.yaml"
    before = claims.read_bytes()
    reply = sent(listener, question(listener, "add", {"fields": FIELDS, "span": [20, 46]}, FOREIGN[what]))
    assert _refused(reply), reply
    assert claims.read_bytes() == before
    assert asked(listener, "add", fields=FIELDS, span=[20, 46])["problems"] == []
    assert claims.read_bytes() != before


def test_a_header_that_stands_twice_is_refused(listener: Listener) -> None:
    """Two hosts, origins, tokens, types or lengths are none: no reader between could have taken the other."""
    for name in ("Host", "Origin", "X-Graphmodel-Token", "Content-Type", "Content-Length"):
        data = question(listener, "state", {})
        line = next(each for each in data.split(b"\r\n") if each.startswith(name.encode()))
        assert _refused(sent(listener, data.replace(line, line + b"\r\n" + line, 1))), name


@pytest.mark.parametrize("method", ["OPTIONS", "HEAD", "PUT", "DELETE", "TRACE", "CONNECT", "X"])
def test_no_other_method_is_answered(listener: Listener, method: str) -> None:
    """A browser that asks leave for another page gets none, and other methods do nothing."""
    asks = {"Origin": "http://evil.example", "Access-Control-Request-Method": "POST"}
    reply = sent(listener, question(listener, "state", {}, asks, method))
    assert _refused(reply)
    assert reply.status == 405


@pytest.mark.parametrize(
    "target", ["/api/", "/api/state?x=1", "/api/../state", "/api/nothing", "/etc/passwd", "/?a", "//", "http://e.e/"]
)
def test_there_is_nothing_else(listener: Listener, target: str) -> None:
    """No path leads to a file, and no address with a query to anything."""
    for data in (question(listener, "state", {}), f"GET / HTTP/1.1\r\nHost: {listener.guard.host}\r\n\r\n".encode()):
        begin, _, rest = data.partition(b" HTTP")
        method = begin.split()[0].decode()
        assert _refused(sent(listener, f"{method} {target} HTTP".encode() + rest))


def test_no_question_is_larger_than_a_megabyte(listener: Listener) -> None:
    """What is larger is refused before it is read; what is shorter than it says is no question."""
    assert sent(listener, question(listener, "state", b" " * (MAX_BODY - 2) + b"{}")).status == 200
    large = question(listener, "state", b"{}", {"Content-Length": str(MAX_BODY + 1)})
    assert sent(listener, large).status == 413
    assert sent(listener, question(listener, "state", b"{}", {"Content-Length": "3"})).status == 400


@pytest.mark.parametrize(
    "body", [b"", b"x", b"[]", b"null", b'{"a": 1', b"\xff", b'"' + b"[" * 100_000, b'{"a":' * 100_000]
)
def test_what_is_no_json_object_is_refused(listener: Listener, body: bytes) -> None:
    """A body that is no JSON object gets a plain refusal."""
    assert sent(listener, question(listener, "state", body)).status == 400


def test_no_question_names_a_file_or_a_document(listener: Listener, story: Path) -> None:
    """Fields that the page does not have are refused, with paths and other documents among them."""
    claims = (story / "claims" / "gazette.yaml").read_bytes()
    for more in ({"document": "other"}, {"path": "../x"}, {"id": "x"}, {"locator": {"paragraph": 1}}, {"quote": "x"}):
        for fields in ({"fields": {**FIELDS, **more}}, {"fields": FIELDS, **more}):
            assert "cannot be understood" in asked(listener, "add", span=[20, 46], **fields)["error"]
    assert (story / "claims" / "gazette.yaml").read_bytes() == claims


@pytest.mark.parametrize(
    ("name", "value"), [("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Dest", "iframe"), ("Host", "evil.example")]
)
def test_the_page_is_given_to_no_other_page(listener: Listener, name: str, value: str) -> None:
    """A link, a frame or a bound name elsewhere does not get even the empty page."""
    headers = {"Host": listener.guard.host, name: value}
    lines = "".join(f"{header}: {content}\r\n" for header, content in headers.items())
    assert _refused(sent(listener, f"GET / HTTP/1.1\r\n{lines}\r\n".encode()))


def test_everything_is_sent_with_its_guards(listener: Listener) -> None:
    """Page, answer and refusal say what browsers may do with them: nothing but show the page."""
    get = f"GET / HTTP/1.1\r\nHost: {listener.guard.host}\r\n\r\n".encode()
    page, answer, refusal = (
        sent(listener, data) for data in (get, question(listener, "state", {}), question(listener, "no", {}))
    )
    for reply in (page, answer, refusal):
        assert reply.headers["x-content-type-options"] == "nosniff"
        assert reply.headers["referrer-policy"] == "no-referrer"
        assert reply.headers["cache-control"] == "no-store"
        assert reply.headers["content-security-policy"].startswith("default-src 'none'")
        assert "frame-ancestors 'none'" in reply.headers["content-security-policy"]
        assert not {"set-cookie", "access-control-allow-origin"} & reply.headers.keys()
    assert "unsafe" not in page.headers["content-security-policy"]
    assert listener.guard.token.encode() not in page.body
    assert b"Ada Roe" not in page.body


def test_tokens_are_long_and_differ(story: Path) -> None:
    """Each page has a token of its own, of 192 bits, and listens on this machine only."""
    with serving(story, story.parent / "gazette.txt") as one, serving(story, story.parent / "gazette.txt") as two:
        assert one.guard.token != two.guard.token
        assert len(one.guard.token) == 32
        assert {each.server_address[0] for each in (one, two)} == {"127.0.0.1"}


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_it_ends_with_the_terminal(story: Path, number: signal.Signals) -> None:
    """Ctrl-C, a request to end and the terminal's end all end it with exit status 0, and leave nothing behind."""
    with annotating(story, "--no-browser") as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith("http://127.0.0.1:")
        assert process.stderr is not None
        assert process.stderr.readline().startswith("hint: Ctrl-C ends it")
        process.send_signal(number)
        assert (process.wait(), process.stderr.read()) == (0, "")
    assert sorted(each.name for each in story.rglob("*.yaml")) == ["documents.yaml", "entities.yaml", "gazette.yaml"]


def test_a_port_that_is_taken_is_told(story: Path, listener: Listener) -> None:
    """A port on which somebody listens already is no crash."""
    words = ["annotate", "gazette", "--store", "story", "--documents", ".", "--no-browser"]
    command = [sys.executable, "-m", "graphmodel", *words, "--port", str(listener.server_address[1])]
    done = subprocess.run(command, cwd=story.parent, env=authored.environment(), capture_output=True, text=True)
    assert done.returncode == 1
    assert "leave out --port" in done.stderr


def test_the_browser_is_given_the_whole_address(story: Path, tmp_path: Path) -> None:
    """Without --no-browser the browser of who started it opens the address that the terminal shows."""
    opened = tmp_path / "opened"
    (tmp_path / "browser.py").write_text(f"import sys; open({str(opened)!r}, 'w').write(sys.argv[1])", encoding="utf-8")
    with annotating(story, BROWSER=f"{sys.executable} {tmp_path / 'browser.py'} %s") as process:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        while not (opened.exists() and opened.read_text(encoding="utf-8")):
            assert process.poll() is None
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        assert process.wait() == 0
    assert opened.read_text(encoding="utf-8") == address


@pytest.mark.parametrize("wait", [1, 3, 6])
def test_nothing_is_half_written_when_it_ends(story: Path, wait: int) -> None:
    """Ended while claims are being added, it leaves all that it said it had added, at most one more, and no scraps."""
    with annotating(story, "--no-browser") as process:
        assert process.stdout is not None
        host, _, token = process.stdout.readline().strip().removeprefix("http://").partition("/#")
        added: list[str] = []
        while True:
            fields = {**FIELDS, "role": f"role {len(added)}"}
            connection = http.client.HTTPConnection(host, timeout=20)
            headers = {"Origin": f"http://{host}", "Content-Type": "application/json", "X-Graphmodel-Token": token}
            try:
                connection.request("POST", "/api/add", json.dumps({"fields": fields, "span": [20, 48]}), headers)
                if len(added) == wait:
                    process.send_signal(signal.SIGINT)
                answer = json.loads(connection.getresponse().read())
            except (OSError, http.client.HTTPException, ValueError):
                break
            finally:
                connection.close()
            assert answer["problems"] == []
            added.append(fields["role"])
        assert process.wait() == 0
    there = [claim.role for claim in load(story).claims.values()]
    assert len(added) >= wait
    assert set(added) <= set(there)
    assert len(there) <= len(added) + 1
    assert [each.name for each in story.rglob(".*")] == []
