"""Whether there is anything newer to try than what is held still."""

from __future__ import annotations

from tools.newer import HELD, differing, held, installed

LINES = """click==8.1.7 \\
    --hash=sha256:0
numpy==2.2.6 ; python_full_version < '3.12' \\
numpy==2.4.1 ; python_full_version >= '3.12' \\
    # via
ruamel-yaml==0.18
"""


def test_what_is_held_still_is_read_for_every_python() -> None:
    """A package may have a version for each Python."""
    assert held(LINES) == {"click": {"8.1.7"}, "numpy": {"2.2.6", "2.4.1"}, "ruamel-yaml": {"0.18"}}
    assert {"click", "neo4j", "pytest"} <= set(held(HELD.read_text(encoding="utf-8"))) & set(installed())


def test_only_another_version_is_worth_a_run() -> None:
    """Newer ones and new ones are told, with what is held still; of itself, and of what installs, nothing is said."""
    same = {"click": "8.1.7", "numpy": "2.4.1", "ruamel-yaml": "0.18", "graphmodel": "0.1.0", "pip": "26.0"}
    assert differing(same, held(LINES)) == []
    assert differing({**same, "click": "8.2", "tomli": "3"}, held(LINES)) == [
        "click 8.2 (held still: 8.1.7)",
        "tomli 3 (held still: not at all)",
    ]
