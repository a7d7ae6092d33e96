"""What is built is whole: sdist, wheel, install, run, with nothing of the checkout in reach."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import pytest

from graphmodel import Graph
from graphmodel.annotate.document import page
from graphmodel.view import render

ROOT = Path(__file__).parents[2]
WHERE = "import graphmodel, graphmodel.bundled as b; print(graphmodel.__file__, b.folder('seeds'), b.folder('cypher'))"


def run(*command: str | Path, cwd: Path, **environment: str) -> str:
    """Return what a command prints; it must succeed, and it finds nothing through the caller's environment."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PIP_"))}
    done = subprocess.run(
        command, cwd=cwd, env=inherited | environment, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return done.stdout


def shipped(folder: Path) -> set[str]:
    """Return the files of a folder that travel with the package."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


class Environment:
    """A fresh virtual environment that gets graphmodel's dependencies from the one that runs the tests."""

    def __init__(self, folder: Path) -> None:
        self.elsewhere = folder / "elsewhere"
        self.elsewhere.mkdir(parents=True)
        run(sys.executable, "-m", "venv", "--without-pip", folder / "venv", cwd=folder)
        self.bin = folder / "venv" / "bin"
        self.site_packages = Path(
            run(self.bin / "python", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder).strip()
        )

    def install(self, wheel: Path) -> None:
        """Install a wheel alone, without network, and only then let the dependencies be seen.

        A ``.pth`` file makes a folder importable but no ``.pth`` file in it, so the tests' own editable install of
        graphmodel stays out of sight.
        """
        pip = (sys.executable, "-m", "pip", "--python", self.bin / "python", "--disable-pip-version-check")
        run(*pip, "install", "--quiet", "--no-index", "--no-deps", wheel, cwd=self.elsewhere)
        self.see_dependencies()

    def see_dependencies(self) -> None:
        """Make what the tests' environment has importable here."""
        folders = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
        (self.site_packages / "dependencies.pth").write_text("\n".join(sorted(folders)) + "\n", encoding="utf-8")

    def found(self, **environment: str) -> list[Path]:
        """Return where the package and its two folders are found."""
        return [Path(p) for p in run(self.bin / "python", "-c", WHERE, cwd=self.elsewhere, **environment).split()]

    def check(self) -> str:
        """Return what the installed command says of the bundled claims."""
        return run(self.bin / "graphmodel", "check", cwd=self.elsewhere)

    def page(self) -> str:
        """Return the page that the installed command makes of the bundled claims."""
        run(self.bin / "graphmodel", "view", cwd=self.elsewhere)
        return (self.elsewhere / "network.html").read_text(encoding="utf-8")

    def page_for_claims(self) -> str:
        """Return the page that the installed package serves for making claims."""
        code = "import sys; from graphmodel.annotate.document import page; sys.stdout.buffer.write(page()[0])"
        return run(self.bin / "python", "-c", code, cwd=self.elsewhere)


def build(target: str, source: Path, folder: Path) -> Path:
    """Return what hatchling builds from a source tree, in a folder."""
    run(sys.executable, "-m", "hatchling", "build", "--target", target, "--directory", folder, cwd=source)
    (found,) = (path for path in folder.iterdir() if path.is_file())
    return found


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source distribution of the checkout."""
    return build("sdist", ROOT, tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="module")
def wheel(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel that is built from the unpacked source distribution."""
    unpacked = tmp_path_factory.mktemp("unpacked")
    with tarfile.open(sdist) as archive:
        archive.extraction_filter = getattr(tarfile, "data_filter", None)  # not in the first releases of 3.11
        archive.extractall(unpacked)  # noqa: S202 - it was made a moment ago
    (source,) = unpacked.iterdir()
    return build("wheel", source, tmp_path_factory.mktemp("wheel"))


def test_a_wheel_from_the_sdist_runs_anywhere(wheel: Path, tmp_path: Path) -> None:
    """Installed from sdist and wheel, graphmodel checks and shows its bundled claims with the checkout out of reach."""
    environment = Environment(tmp_path)
    environment.install(wheel)
    assert all(path.is_relative_to(environment.site_packages) for path in environment.found())
    assert environment.check().startswith("5 documents, ")
    assert environment.page() == render(Graph.load())
    assert environment.page_for_claims() == page()[0].decode()


def test_an_editable_install_uses_the_checkout(tmp_path: Path) -> None:
    """Installed editable, graphmodel finds the folders where they are edited."""
    environment = Environment(tmp_path)
    environment.install(build("wheel:editable", ROOT, tmp_path / "built"))
    assert environment.found() == [ROOT / "graphmodel" / "__init__.py", ROOT / "seeds", ROOT / "cypher"]
    assert environment.check().startswith("5 documents, ")


def test_a_checkout_needs_no_install(tmp_path: Path) -> None:
    """With the checkout on the path and nothing installed, the folders are found beside the package."""
    environment = Environment(tmp_path)
    environment.see_dependencies()
    assert environment.found(PYTHONPATH=str(ROOT))[1:] == [ROOT / "seeds", ROOT / "cypher"]


@pytest.mark.parametrize("folder", ["seeds", "cypher"])
def test_the_wheel_has_every_bundled_file(wheel: Path, folder: str) -> None:
    """Each file of ``seeds/`` and ``cypher/`` is in the wheel, and no other."""
    prefix = f"graphmodel/_bundled/{folder}/"
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.removeprefix(prefix) for name in names if name.startswith(prefix)} == shipped(ROOT / folder)


def test_the_wheel_has_nothing_else(wheel: Path) -> None:
    """The wheel holds the package with its data and its metadata, not the tests or anyone's leftovers."""
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.partition("/")[0] for name in names} == {"graphmodel", "graphmodel-0.1.0.dist-info"}
    wanted = "graphmodel/py.typed", "graphmodel/claims/vocabulary.yaml", "graphmodel-0.1.0.dist-info/licenses/LICENSE"
    assert set(wanted) <= set(names)
    assert not [name for name in names if "__pycache__" in name or name.endswith(".pyc")]


def test_the_sdist_has_what_one_needs_to_work_on_it(sdist: Path) -> None:
    """The sdist holds code, data, tests and the files that build and explain them, and nothing generated."""
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    tops = {name.partition("/")[0] for name in names}
    folders = {"graphmodel", "seeds", "cypher", "tests", "benchmarks", "requirements", "tools"}
    documents = {"README.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md", "Makefile", "pyproject.toml"}
    assert tops - {".gitignore", "PKG-INFO"} == folders | documents
    assert "tests/package/test_packaging.py" in names
