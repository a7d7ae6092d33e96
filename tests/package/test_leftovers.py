"""What is left of a run of these tests: nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil

from tests.support import endless

SECONDS = 60


def until(what: str, path: Path, *, there: bool) -> None:
    """Wait until a file is there, or no longer."""
    deadline = time.monotonic() + SECONDS
    while path.exists() != there:
        assert time.monotonic() < deadline, f"{what} after {SECONDS} s"
        time.sleep(0.05)


def test_nothing_is_left_of_a_run_that_is_ended(tmp_path: Path) -> None:
    """Ended by any signal, a run leaves no process, its worker's included, and no folder."""
    signals = signal.SIGINT, signal.SIGTERM, signal.SIGKILL
    told = {how: tmp_path / how.name for how in signals}
    runs = {how: _begun(told[how]) for how in signals}  # together, since beginning takes the longest
    for how in signals:
        until("the run has not begun", told[how], there=True)
    for how, run in runs.items():
        folder, *processes = told[how].read_text(encoding="utf-8").split()
        if how is signal.SIGINT:
            os.killpg(run.pid, how)  # Ctrl-C reaches the workers too
        else:
            run.send_signal(how)
        run.wait(SECONDS)
        until("its folder is still there", Path(folder), there=False)
        assert not [pid for pid in map(int, processes) if psutil.pid_exists(pid)], how.name


def _begun(told: Path) -> subprocess.Popen[bytes]:
    """Begin a run that does not end by itself, and tells in a file what there is of it."""
    return subprocess.Popen(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-n", "1", endless.__file__],
        cwd=Path(endless.__file__).parents[2], env={**os.environ, "ENDLESS": str(told)},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
