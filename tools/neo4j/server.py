"""A real Neo4j server from Maven's jars, for tests and for whoever has Java but no Docker.

``python -m tools.neo4j.server`` starts one with the Browser, loads the bundled claims, says where it is, and stops
on Ctrl-C. Tests use `Server` as a context manager. The jars (138 MB, fetched once) are kept in the user's cache
folder; data lives in a temporary folder, or where ``--data`` says.
"""

from __future__ import annotations

import argparse
import contextlib
import errno
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tools.neo4j.jars import JAVA_OPTIONS, LOWEST, RELEASES, CannotRun, Release, archive, jars, sharing

START_SECONDS = 120
STOP_SECONDS = 60
INTERRUPTED = 130
SETTINGS = {
    "server.default_listen_address": "127.0.0.1",
    "server.https.enabled": "false",
    "server.memory.pagecache.size": "64m",
    # Small logs and frequent checkpoints: after a kill the server is back in seconds and the disk stays small.
    "db.tx_log.preallocate": "false",
    "db.tx_log.rotation.size": "1m",
    "db.tx_log.rotation.retention_policy": "keep_none",
    "db.checkpoint.interval.time": "10s",
    "dbms.usage_report.enabled": "false",
    "client.allow_telemetry": "false",
}


def free_port() -> int:
    """Return a port on which nobody listens."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _check_free(port: int, option: str) -> None:
    """Raise `CannotRun` if a server could not listen on a port: whoever does would be taken for it."""
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as Java does, right after a server has ended
        try:
            listener.bind(("127.0.0.1", port))
        except OSError as error:
            why = "is taken" if error.errno == errno.EADDRINUSE else f"cannot be used: {error.strerror}"
            raise CannotRun(f"port {port} {why}\nhint: choose another with {option}") from error


class Server:
    """A Neo4j server on this machine's loopback address.

    Args:
        password: of the user ``neo4j``; without one the server asks nobody who they are.
        data: where it keeps its files; by default a temporary folder that goes with it.
        bolt: the port for drivers, by default a free one.
        http: the port of the Browser, by default a free one.
        heap: Java's heap, such as ``512m``.
        settings: what ``neo4j.conf`` says besides.
        java: more options for Java.
        share: whether to use the classes that another such server has left in an archive, and to start in less time.
            Where there is no archive, the first server that is ended with `leave` makes it.
        release: which version of Neo4j it is.

    """

    def __init__(
        self,
        password: str | None = None,
        data: Path | None = None,
        bolt: int | None = None,
        http: int | None = None,
        heap: str = "1g",
        settings: dict[str, str] | None = None,
        java: Sequence[str] = (),
        share: bool = False,
        release: Release = LOWEST,
    ) -> None:
        self.password = password
        self.bolt = bolt or free_port()
        self.http = http or free_port()
        self._heap = heap
        self._temporary = None if data else tempfile.TemporaryDirectory(prefix="graphmodel-neo4j-")
        self.home = data or Path(self._temporary.name)  # type: ignore[union-attr]
        """Where it keeps its files."""
        self._settings = settings or {}
        self._java = java
        self._share = share
        self._release = release
        self._archive: Path | None = None
        """Where to leave the classes, if it is this server that does."""
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def uri(self) -> str:
        """The address for drivers."""
        return f"bolt://127.0.0.1:{self.bolt}"

    @property
    def browser(self) -> str:
        """The address of the Browser."""
        return f"http://127.0.0.1:{self.http}/browser/"

    @property
    def pid(self) -> int:
        """The id of the server's process."""
        assert self._process is not None  # noqa: S101
        return self._process.pid

    def __enter__(self) -> Server:
        try:
            self.start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self.stop()
        finally:
            if self._temporary:
                self._temporary.cleanup()

    def start(self) -> None:
        """Start the server and wait until it answers; when that fails or is interrupted, nothing is left running.

        Raises:
            CannotRun: there is no Java, a port is taken, or the server did not come up.

        """
        _check_free(self.bolt, "--bolt")
        _check_free(self.http, "--http")
        if not shutil.which("java"):
            raise CannotRun(f"needs Java {self._release.java} or later (java)")
        library = jars(self._release)
        fresh = not (self.home / "data" / "dbms").exists()
        self._furnish()
        if self.password and fresh:
            self.administer("dbms", "set-initial-password", self.password)
        arguments = [f"--home-dir={self.home}", f"--config-dir={self.home}/conf", "--console-mode"]
        log = (self.home / "logs" / "console.log").open("wb")
        with log:
            self._process = subprocess.Popen(  # noqa: S603
                [*self._command(library), *self._classes(library), self._release.main, *arguments],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip
        try:
            self._wait()
        except BaseException:
            self.stop()
            raise

    def administer(self, *words: str, folder: Path | None = None) -> None:
        """Do what ``neo4j-admin`` does, in a folder, while the server does not run.

        Raises:
            CannotRun: it failed.

        """
        self._furnish()
        done = subprocess.run(  # noqa: S603
            [*self._command(jars(self._release)), "org.neo4j.cli.AdminTool", *words],
            check=False, capture_output=True, text=True, cwd=folder,
            env={**os.environ, "NEO4J_HOME": str(self.home), "NEO4J_CONF": str(self.home / "conf")},
        )  # fmt: skip
        if done.returncode:
            raise CannotRun(f"neo4j-admin {' '.join(words[:2])} failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")

    def _command(self, library: Path) -> list[str]:
        return ["java", "-Xms128m", f"-Xmx{self._heap}", *JAVA_OPTIONS, *self._java, "-cp", f"{library}/*"]

    def _furnish(self) -> None:
        for folder in ("conf", "data", "logs", "plugins", "import", "run", "licenses"):
            (self.home / folder).mkdir(parents=True, exist_ok=True)
        (self.home / "conf" / "neo4j.conf").write_text(self._configuration(), encoding="utf-8")

    @property
    def _recorded(self) -> Path:
        return self.home / "run" / "classes.jsa"

    def _classes(self, library: Path) -> list[str]:
        self._archive = None
        if not self._share:
            return []
        if (found := archive(library, self._java)).exists():
            return sharing(found)
        if not os.access(found.parent, os.W_OK):  # to record takes time, and would be in vain
            return []
        self._archive = found
        return [f"-XX:ArchiveClassesAtExit={self._recorded}"]

    def _configuration(self) -> str:
        settings = {
            **SETTINGS,
            "server.bolt.listen_address": f"127.0.0.1:{self.bolt}",
            "server.bolt.advertised_address": f"127.0.0.1:{self.bolt}",
            "server.http.listen_address": f"127.0.0.1:{self.http}",
            "server.http.advertised_address": f"127.0.0.1:{self.http}",
            "dbms.security.auth_enabled": "true" if self.password else "false",
            **self._settings,
        }
        return "".join(f"{name}={value}\n" for name, value in settings.items())

    def _wait(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            assert self._process is not None  # noqa: S101
            if self._process.poll() is not None:
                raise CannotRun(f"the server ended while it started:\n{self._last_words()}")
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.bolt), timeout=1) as sock:
                sock.sendall(b"\x60\x60\xb0\x17\x00\x00\x00\x05" + b"\x00" * 12)  # Bolt's handshake
                # Its own log says that it answers, and not another that took the port meanwhile.
                if sock.recv(4) and "Started." in self._last_words():
                    return
            time.sleep(0.2)
        raise CannotRun(f"the server did not answer within {START_SECONDS} s:\n{self._last_words()}")

    def _last_words(self) -> str:
        return (self.home / "logs" / "console.log").read_text(encoding="utf-8", errors="replace")[-2000:]

    def kill(self) -> None:
        """End the server as a power cut would."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """Stop the server and wait until it is gone."""
        self._end(signal.SIGTERM)

    def leave(self) -> None:
        """End the server, at once unless it is the one that leaves an archive of classes."""
        process, place = self._process, self._archive
        if process is None or place is None:
            self.kill()
            return
        self.stop()
        # Moved there whole, for others may be starting; where the disk is full there is none.
        with contextlib.suppress(OSError), tempfile.TemporaryDirectory(dir=place.parent) as temporary:
            if process.returncode == 0:
                Path(shutil.copyfile(self._recorded, Path(temporary, place.name))).replace(place)

    def _end(self, how: signal.Signals) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(how)
            try:
                self._process.wait(STOP_SECONDS)
            except BaseException as error:  # it takes too long, or for somebody who presses Ctrl-C again
                self._process.kill()
                self._process.wait()
                if not isinstance(error, subprocess.TimeoutExpired):
                    raise
        self._process = None


def _port(text: str) -> int:
    if int(text) not in range(2**16):
        raise ValueError(text)
    return int(text)


_port.__name__ = "port"  # as argparse calls it where it is none


def main() -> None:
    """Start a server with the bundled claims and keep it until Ctrl-C."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bolt", type=_port, default=7687, help="the port for drivers")
    parser.add_argument("--http", type=_port, default=7474, help="the port of the Browser")
    parser.add_argument("--data", type=Path, help="keep the data in this folder")
    parser.add_argument("--release", choices=RELEASES, default="5.26", help="which Neo4j (2026 needs Java 21 or later)")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        release = RELEASES[options.release]
        with Server(data=options.data, bolt=options.bolt, http=options.http, release=release) as server:
            subprocess.run([sys.executable, "-m", "graphmodel", "load", "--to", server.uri], check=True)  # noqa: S603
            print(f"Browser: {server.browser} (choose No authentication)")  # noqa: T201
            print(f"Store:   {server.uri}   Stop: Ctrl-C", flush=True)  # noqa: T201
            with contextlib.suppress(KeyboardInterrupt):
                signal.pause()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except CannotRun as error:
        sys.exit(f"Error: {error}")
    except subprocess.CalledProcessError as error:
        sys.exit(error.returncode)  # the command has said why


if __name__ == "__main__":
    main()
