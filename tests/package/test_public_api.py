"""What ``import graphmodel`` offers, and what it does not load."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import graphmodel

HEAVY = ["IPython", "jinja2", "msgspec", "neo4j", "networkx", "pyvis", "rapidfuzz", "yaml"]


def loaded(code: str) -> set[str]:
    """Return the top-level modules that are loaded once code has run in a process of its own."""
    script = f"{code}\nimport sys\nprint(*sorted({{name.partition('.')[0] for name in sys.modules}}), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True)
    return set(done.stderr.split())


def command(*words: str) -> str:
    """Return code that runs a command and lives on."""
    return (
        f"import sys\nsys.argv = {['graphmodel', *words]}\nfrom graphmodel.cli import main\n"
        "try:\n    main()\nexcept SystemExit as end:\n    assert not end.code, end.code"
    )


def test_all_is_sorted() -> None:
    """``__all__`` is sorted, and nothing is in it twice."""
    assert graphmodel.__all__ == sorted(set(graphmodel.__all__))


def test_all_is_complete() -> None:
    """``__all__`` names exactly what the package says it exports."""
    assert set(graphmodel.__all__) == {name for names in graphmodel._HOMES.values() for name in names}
    assert dir(graphmodel) == graphmodel.__all__


@pytest.mark.parametrize("name", graphmodel.__all__)
def test_every_name_can_be_imported(name: str) -> None:
    """Each name of ``__all__`` is there, defined in graphmodel, and has a docstring."""
    thing = getattr(graphmodel, name)
    assert thing.__module__.startswith("graphmodel.")
    assert thing.__doc__


def test_every_error_is_a_graphmodel_error() -> None:
    """Whoever catches `GraphmodelError` catches every error of the package."""
    errors = [getattr(graphmodel, name) for name in graphmodel._HOMES["errors"] if name != "Fault"]
    assert all(issubclass(error, graphmodel.GraphmodelError) for error in errors)


def test_an_unknown_name_is_an_attribute_error() -> None:
    """A name that the package does not have is refused as any module does."""
    with pytest.raises(AttributeError, match="no attribute 'Grpah'"):
        graphmodel.Grpah  # noqa: B018


def test_the_package_says_that_it_is_typed() -> None:
    """Type checkers find the marker by which they use the package's own types."""
    assert Path(graphmodel.__file__).with_name("py.typed").exists()


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["path", "--help"], ["view", "--help"]], ids=" ".join)
def test_help_loads_nothing_heavy(words: list[str]) -> None:
    """Help comes without any package but click."""
    assert loaded(command(*words)).isdisjoint(HEAVY)


def test_a_path_loads_no_graph_library() -> None:
    """A path on the bundled claims needs neither networkx nor Neo4j nor pyvis."""
    assert loaded(command("path", "Lukashenko", "Belaruskali")).isdisjoint(set(HEAVY) - {"msgspec", "yaml"})


def test_the_package_alone_loads_nothing() -> None:
    """Importing the package loads none of its modules' dependencies."""
    assert loaded("import graphmodel").isdisjoint([*HEAVY, "click"])
