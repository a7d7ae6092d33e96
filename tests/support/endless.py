"""A test that never ends, to show that nothing is left of a run that is ended; it is not collected with others."""

import os
import subprocess
import tempfile
import time
from pathlib import Path


def test_that_never_ends() -> None:
    """It starts a process in a session of its own, as a server is, and keeps something in a temporary folder."""
    tempfile.mkdtemp()
    process = subprocess.Popen(["sleep", "3600"], start_new_session=True)
    told = Path(os.environ["ENDLESS"])
    told.with_suffix(".part").write_text(f"{tempfile.gettempdir()} {os.getpid()} {process.pid}", encoding="utf-8")
    told.with_suffix(".part").rename(told)
    time.sleep(3600)
