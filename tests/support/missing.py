"""What this machine lacks: its tests are skipped, and one line at the end says so; in CI nothing may skip."""

from __future__ import annotations

import os
from collections import Counter
from typing import NoReturn

import pytest

_NOT_TRIED = "not tried: "


def skip(what: str, reason: object, packages: str) -> NoReturn:
    """Leave out a test that needs ``what``, which Debian's ``packages`` bring; in CI it fails."""
    if os.environ.get("CI"):
        pytest.fail(f"CI must run this: {reason}")
    pytest.skip(f"{_NOT_TRIED}{what} (apt install {packages})")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in one line what was not tried, and which packages bring what it needs."""
    reasons = (report.longrepr[2] for report in terminalreporter.stats.get("skipped", ()))
    counted = Counter(reason.partition(_NOT_TRIED)[2] for reason in reasons if _NOT_TRIED in reason)
    if counted:
        told = "; ".join(f"{number} test{'s' * (number > 1)} of {what}" for what, number in sorted(counted.items()))
        terminalreporter.write_line(f"{_NOT_TRIED}{told}", yellow=True)
