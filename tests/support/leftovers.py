"""Nothing is left of a run: no process and no folder, however it ends.

All that a run and its processes keep for a while lies in one folder, whose name they inherit. A process of its own
waits until the run is gone, which the kernel tells by closing the pipe between them, whatever the signal was; then it
ends whoever still has that folder's name, and removes the folder.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile

VARIABLE = "TMPDIR"
"""Where `tempfile`, Java and browsers look for the place of temporary files, and so the mark of a run's processes."""


class Guard:
    """Gives this process and all that it starts one temporary folder, and clears up once this process is gone."""

    def __init__(self) -> None:
        self._before = os.environ.get(VARIABLE)
        self.folder = tempfile.mkdtemp(prefix="graphmodel-tests-")
        # Started before the mark is set, and in a session of its own: what ends the run does not end it.
        self._process = subprocess.Popen(
            [sys.executable, __file__, self.folder],
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        os.environ[VARIABLE] = tempfile.tempdir = self.folder

    def close(self) -> None:
        """Clear up now, and wait until that is done."""
        tempfile.tempdir = None
        if self._before is None:
            del os.environ[VARIABLE]
        else:
            os.environ[VARIABLE] = self._before
        self._process.communicate()


def clear_up(folder: str) -> None:
    """End every process that was started with ``folder`` as its place for temporary files, and remove it."""
    import psutil

    def marked(process: psutil.Process) -> bool:
        try:
            return bool(process.environ().get(VARIABLE) == folder)
        except psutil.Error:  # gone, or somebody else's
            return False

    # More than once: one may start another while it is looked for.
    while processes := [process for process in psutil.process_iter() if marked(process)]:
        for process in processes:
            process.kill()
        psutil.wait_procs(processes, timeout=5)
    shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    sys.stdin.buffer.read()
    clear_up(sys.argv[1])
