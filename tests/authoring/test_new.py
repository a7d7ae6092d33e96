"""``new``: a document and an empty file for its claims, and the names in a text."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import msgspec
import pytest

from graphmodel.authoring.sightings import sightings
from graphmodel.claims import Entity
from graphmodel.claims.resolve import load
from graphmodel.passages import Library, Text
from graphmodel.reading.yamlfile import parse
from tests.conftest import Ask
from tests.support import authored


def named(text: str, *entities: Entity) -> tuple[dict[str, int], dict[str, int]]:
    """Return the known names in a text, and what looks like names, each with how often it stands there."""
    found = sightings(Text(text), entities)
    return {each.entity.name: each.times for each in found.known}, {each.name: each.times for each in found.likely}


@pytest.fixture
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give an article in the folder where the command runs."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "Port News.txt"
    path.write_bytes(authored.ARTICLE.replace("\n", "\r\n").encode())
    return path


def test_a_new_text_makes_a_claims_folder(ask: Ask, article: Path) -> None:
    """The document has its digest and what was told, its claims file is empty, and ``check`` has nothing to say."""
    options = ("--publisher", "Northam: Gazette", "--date", "2024-04-12", "--title", "#1", "--url", "https://x.org/a")
    done = ask("new", article, *options)
    assert done.exit_code == 0
    story = article.parent / "port-news"
    (document,) = load(story).documents.values()
    assert document.sha256 == Text(authored.ARTICLE).sha256
    assert (document.id, document.file) == ("port-news", "Port News.txt")
    assert (document.publisher, document.published, document.title) == ("Northam: Gazette", "2024-04-12", "#1")
    assert Library(article.parent).text(document).text == authored.ARTICLE
    checked = ask("check", story)
    assert (checked.exit_code, checked.stderr) == (0, "")


def test_the_claims_file_names_the_schema_that_editors_read(ask: Ask, article: Path) -> None:
    """The first line leads from the claims file to the schema beside it, by which the file and a quote are right."""
    ask("new", article, "--publisher", "P")
    claims = article.parent / "port-news" / "claims" / "port-news.yaml"
    first, *_ = claims.read_text(encoding="utf-8").splitlines()
    schema = claims.parent / first.removeprefix("# yaml-language-server: $schema=")
    decoded = msgspec.json.decode(schema.read_bytes())
    jsonschema.validate(parse(claims.read_text(encoding="utf-8")).value, decoded)
    claim = {"subject": "a", "relation": "HEADS", "object": "b", "quote": "x"}
    jsonschema.validate({"document": "d", "claims": [claim]}, decoded)


def test_what_nobody_told_is_blank_and_told(ask: Ask, article: Path) -> None:
    """Without a publisher its place is left empty, which the hints and ``check`` say; no publisher is made up."""
    done = ask("new", article)
    assert "fill in `publisher:` in port-news/documents.yaml" in done.stderr
    checked = ask("check", "port-news")
    assert "documents.yaml:4:13: publisher is empty" in checked.stderr


def test_a_second_text_joins_the_first(ask: Ask, article: Path) -> None:
    """With --to a text goes to a folder that is there, and nothing that stood in it changes."""
    story = authored.folder(article.parent / "x")
    (story / "documents.yaml").write_bytes(authored.DOCUMENTS.replace("\n", "\r\n").encode())
    before = {path: path.read_bytes() for path in story.rglob("*.yaml")}
    article.write_text("Another text of Ada Roe's.\n", encoding="utf-8")
    done = ask("new", article, "--to", story, "--publisher", "P")
    assert done.exit_code == 0, done.stderr
    assert all(path.read_bytes().startswith(data) for path, data in before.items())
    assert set(load(story).documents) == {"gazette", "port-news"}
    assert "Ada Roe (ada-roe) ×1" in done.stdout


def test_nothing_is_overwritten(ask: Ask, article: Path) -> None:
    """A text that is there, an id that is taken and a claims file that exists are refused, and every file stays."""
    ask("new", article, "--publisher", "P")
    story = article.parent / "port-news"

    def state() -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in article.parent.rglob("*") if path.is_file()}

    before = state()
    assert "this text is in port-news already" in ask("new", article).stderr
    article.write_text("Another text.\n", encoding="utf-8")
    before = state()
    assert "there is another document port-news" in ask("new", article).stderr
    (article.parent / "other.txt").write_text("A third.\n", encoding="utf-8")
    (story / "claims" / "other.yaml").write_text("claims: []\n", encoding="utf-8")
    before = state()
    assert "other.yaml is there already" in ask("new", "other.txt", "--to", story).stderr
    assert state() == before


@pytest.mark.parametrize(
    ("data", "options", "says"),
    [
        (b"", [], "the text is empty"),
        (b"%PDF-1.7", [], "is a PDF"),
        (b"\xff", [], "is not UTF-8"),
        (b"x", ["--date", "soon"], "is not a date"),
        (b"x", ["--url", "javascript:x"], "is no address"),
        (b"x", ["--title", "a\x1b[2J"], "character that no field may hold"),
        (b"x", ["--publisher", "a\nb"], "must be one line"),
    ],
)
def test_what_cannot_be_a_document_is_refused(
    ask: Ask, article: Path, data: bytes, options: list[str], says: str
) -> None:
    """A text that is none, and what no document can have, are told before anything is written."""
    article.write_bytes(data)
    done = ask("new", article, *options)
    assert (done.exit_code, done.stdout) == (1, "")
    assert says in done.stderr
    assert "\x1b" not in done.stderr
    assert [*article.parent.iterdir()] == [article]


def test_names_are_told_from_what_looks_like_names() -> None:
    """Known names are found by alias and spelling; other words with capitals are listed apart, sentences' first not."""
    ada = Entity(id="ada", kind="Person", name="Ada Roe", aliases=["A. Roe"])
    bank = Entity(id="bank", kind="Company", name="Bank of Northam")
    zaneta = Entity(id="z", kind="Person", name="Żaneta")
    text = """The Bank of Northam lent money. Ada  Roe met Cleo van der Mare on Thursday. Money was lost.

    Ms. A. Roe and ZANETA said so. J. R. Poe, of Northam, left. After Dr. Poe came nobody. Bankers met. He saw Poe’s cat
    and the Dockers’ Union."""
    known, likely = named(text, ada, bank, zaneta)
    assert known == {"Bank of Northam": 1, "Ada Roe": 2, "Żaneta": 1}
    assert likely == {"Cleo van der Mare": 1, "J. R. Poe": 1, "Northam": 1, "Poe": 2, "Dockers’ Union": 1}


def test_a_name_within_a_word_is_none() -> None:
    """A known name counts only where words begin and end, and a capital only where the text has one."""
    us = Entity(id="us", kind="Country", name="US")
    assert named("Let us use the USB port.", us) == ({}, {"USB": 1})
    assert named("北京会谈", Entity(id="b", kind="Place", name="北京"))[0] == {"北京": 1}


def test_a_script_without_capitals_is_told(ask: Ask, article: Path) -> None:
    """Where nothing could look like a name that is said, rather than that there is none."""
    article.write_text("北京会谈 مرحبا بالعالم\n", encoding="utf-8")
    assert "has no capitals" in ask("new", article, "--publisher", "P").stderr


def test_entities_are_not_touched(ask: Ask, article: Path) -> None:
    """However many names a text has, no entity is added."""
    ask("new", article, "--publisher", "P")
    assert load(article.parent / "port-news").entities == {}
