"""The jars of a Neo4j server, fetched with Maven, and the archives of its classes.

To read, check and lay out its classes is a fifth of what Java does until a server has started, the same each time.
Whoever starts many lets the first leave an archive of them (150 MB) to the others.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies"
JAVA_OPTIONS = (
    *(f"--add-opens=java.base/{name}=ALL-UNNAMED" for name in ("java.nio", "java.io", "sun.nio.ch")),
    "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
    "--enable-native-access=ALL-UNNAMED",
    "-Dio.netty.tryReflectionSetAccessible=true",
    "-Dlog4j2.disable.jmx=true",
    "-Dfile.encoding=UTF-8",
)


class CannotRun(RuntimeError):
    """Java or Maven is missing, the jars cannot be had, or a port is taken."""


class Release(NamedTuple):
    """A version of the server."""

    version: str
    main: str
    """The class that starts it."""
    java: int
    """The lowest version of Java that runs it."""


RELEASES = {
    "5.26": Release("5.26.31", "org.neo4j.server.CommunityEntryPoint", 17),
    "2026": Release("2026.08.1", "org.neo4j.server.Neo4jCommunity", 21),
}
"""The lowest that graphmodel works with, which is maintained for long, and a recent one."""
LOWEST = RELEASES["5.26"]


def jars(release: Release = LOWEST) -> Path:
    """Return the folder with a server's jars, fetched with Maven when they are not there yet."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = cache / "graphmodel" / f"neo4j-{release.version}"
    if folder.is_dir():
        return folder
    if not shutil.which("mvn"):
        raise CannotRun("needs Maven (mvn) to fetch the server's jars")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as temporary:
        print("fetching the Neo4j server with Maven, once ...", file=sys.stderr)  # noqa: T201
        fetched = subprocess.run(  # noqa: S603
            ["mvn", "-B", "-q", "-f", HERE / "pom.xml", PLUGIN, "-DincludeScope=runtime",  # noqa: S607
             f"-Dneo4j.version={release.version}", f"-DoutputDirectory={temporary}/lib"],
            check=False, capture_output=True, text=True,
        )  # fmt: skip
        if fetched.returncode:
            raise CannotRun(f"Maven cannot fetch the server's jars:\n{fetched.stdout[-2000:]}")
        with contextlib.suppress(OSError):  # somebody else was faster
            Path(temporary, "lib").rename(folder)
    return folder


def archive(library: Path, options: Sequence[str]) -> Path:
    """Return the file, beside the jars, for the classes that a server loads: one for each Java, jars and options."""
    java = Path(shutil.which("java") or "java").resolve()
    with os.scandir(library) as entries:  # in the order in which Java takes them, which matters to it
        found = [(e.path, e.stat().st_size, e.stat().st_mtime_ns) for e in entries if e.name.endswith(".jar")]
    key = repr((java, java.stat().st_mtime_ns, found, JAVA_OPTIONS, *options))
    return library.with_name(f"{library.name}-classes-{hashlib.sha256(key.encode()).hexdigest()[:12]}.jsa")


def sharing(classes: Path) -> list[str]:
    """Return the options for Java that use an archive of classes, and without a word do not where it is broken."""
    return ["-Xshare:auto", f"-XX:SharedArchiveFile={classes}", "-Xlog:cds=off", "-Xlog:cds+dynamic=off"]
