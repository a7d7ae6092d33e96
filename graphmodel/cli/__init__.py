"""The command line: what a command is called and takes. What it does is in the modules below.

Only click is imported before a command runs, so that ``--help`` and shell completion answer at once.
"""

from graphmodel.cli.main import main

__all__ = ["main"]
