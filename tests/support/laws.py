"""How much of what could be tried is: some random examples in ``make test``, all with THOROUGH=1, as in CI."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

THOROUGH = bool(os.environ.get("THOROUGH"))
_USUAL, _QUICK = 100, 25

# Nothing here measures time, and a fixture that lives longer than an example is a server or a browser.
_SHARED = settings(
    deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)  # fmt: skip
settings.register_profile("thorough", _SHARED, max_examples=_USUAL)
settings.register_profile("quick", _SHARED, max_examples=_QUICK)
settings.load_profile("thorough" if THOROUGH else "quick")


at_length = pytest.mark.skipif(not THOROUGH, reason="tried with THOROUGH=1")
"""Marks what says nearly the same as another case at much cost."""


def examples(thorough: int, quick: int) -> settings:
    """Return settings for a law with a number of examples of its own."""
    return settings(max_examples=thorough if THOROUGH else quick)
