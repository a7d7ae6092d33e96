"""What editors offer, mark and explain in the files that ``new`` makes, asked of the language server that they use."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from graphmodel.authoring import Desk, editors
from graphmodel.claims import Entity
from graphmodel.claims.vocabulary import builtin
from tests.conftest import Ask
from tests.support import authored
from tests.support.languageserver import CARET, HELD, LanguageServer

SEEDS = Path(__file__).parents[2] / "seeds"
PAGE = (Path(__file__).parents[2] / "docs" / "editor.md").read_text(encoding="utf-8")


@pytest.fixture
def begun(ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a claims folder as ``new`` makes it, with an entity or two in it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "gazette.txt").write_text(authored.ARTICLE, encoding="utf-8")
    assert ask("new", "gazette.txt", "--to", "story", "--publisher", "Northam Gazette").exit_code == 0
    story = tmp_path / "story"
    for entity in (
        Entity(id="ada-roe", kind="Person", name="Ada Roe", aliases=["A. Roe"]),
        Entity(id="fall", kind="Event", name="Fall: the #1"),
        Entity(id="x1", kind="Person", name="Cleo"),
        Entity(id="cleo", kind="Person", name="Cleo Mare"),
    ):
        Desk(story).add_entity(entity)
    return story


def claims(story: Path, claim: str = "") -> tuple[Path, str]:
    """Return the claims file that was made, and what stands in it with a claim."""
    path = story / "claims" / "gazette.yaml"
    return path, path.read_text(encoding="utf-8").replace("claims: []", f"claims:\n{claim}")


def entities(story: Path, entity: str) -> tuple[Path, str]:
    """Return the file of the entities, and what stands in it with one more."""
    path = story / "entities.yaml"
    return path, f"{path.read_text(encoding='utf-8')}{entity}\n"


def schema(story: Path) -> Any:
    """Return what editors read."""
    return json.loads((story / editors.SCHEMA).read_text(encoding="utf-8"))


def test_nothing_is_marked_in_what_was_made(language_server: LanguageServer, begun: Path) -> None:
    """Every file that ``new`` makes is right as it stands, and so are claims with any wording of a relation."""
    for path in sorted(begun.rglob("*.yaml")):
        assert path.read_text(encoding="utf-8").startswith("# yaml-language-server: $schema=")
        assert language_server.open(path) == []
    for wording in ("HEADS", "met with", "Was_Freed by", "holds the highest post of"):
        claim = f"- {{subject: Ada Roe, relation: {wording}, object: somebody else, date: 2021, attributed_to: }}"
        assert language_server.open(*claims(begun, claim)) == [], wording


@pytest.mark.parametrize("claim", [f"- subject: a\n  relation: {CARET}", f"- {{subject: a, relation: HE{CARET}}}"])
def test_relations_are_offered(language_server: LanguageServer, begun: Path, claim: str) -> None:
    """Where a relation stands all of them are offered, each with what it means."""
    language_server.open(*claims(begun, claim))
    offers = language_server.offers()
    assert set(offers) == set(builtin().relations)
    assert offers["FREED"] == "subject freed object (Actor to Person or Group)"


def test_fields_are_offered(language_server: LanguageServer, begun: Path) -> None:
    """Where a field may stand those are offered that the claim has not, and no value is put in with it."""
    language_server.open(*claims(begun, f"- subject: a\n  relation: HEADS\n  o{CARET}"))
    offers = language_server.offers()
    assert {"object: ", "attributed_to: ", "quote: ", "date: "} <= set(offers)
    assert "subject: " not in offers


def test_stances_are_offered_and_explained(language_server: LanguageServer, begun: Path) -> None:
    """The four stances are offered, each with what it means."""
    language_server.open(*claims(begun, f"- subject: a\n  relation: HEADS\n  object: b\n  stance: {CARET}"))
    offers = language_server.offers()
    assert set(offers) == {"asserted", "denied", "unconfirmed", "prospective"}
    assert offers["unconfirmed"] == "it is alleged: reported, and not vouched for"


@pytest.mark.parametrize(
    ("field", "wrong", "says"),
    [
        ("relation", "MARIED_TO", "no relation is called so: graphmodel words lists all"),
        ("relation", "is maried to", "no relation is called so"),
        ("stance", "denid", "Value is not accepted"),
        ("date", "last week", "no date: write 2021"),
        ("end", "yesterday", "no date: write 2021"),
    ],
)
def test_a_wrong_word_is_marked_where_it_stands(
    language_server: LanguageServer, begun: Path, field: str, wrong: str, says: str
) -> None:
    """A relation, stance or date that is none is marked, that word alone, and told in words."""
    right = {"subject": "Ada Roe", "relation": "HEADS", "object": "b"}
    claim = "- {" + ", ".join(f"{name}: {value}" for name, value in {**right, field: wrong}.items()) + "}"
    ((marked, told),) = language_server.open(*claims(begun, claim))
    assert marked == wrong
    assert told.startswith(says)


def test_a_wrong_field_is_marked(language_server: LanguageServer, begun: Path) -> None:
    """A field that claims do not have is marked where it stands, in a claim and beside the list."""
    claim = "- {subject: a, relation: HEADS, object: b, stanc: denied}\nspeaker: c"
    marked = language_server.open(*claims(begun, claim))
    assert [word for word, _ in marked] == ["stanc", "speaker"]


def test_words_are_explained(language_server: LanguageServer, begun: Path) -> None:
    """Below the cursor a relation, a stance and a field say what they mean, and a name who that is."""
    for claim, says in (
        (
            f"- {{subject: Ada Roe, relation: FRE{CARET}ED, object: b}}",
            "subject freed object (Actor to Person or Group)",
        ),
        (f"- {{subject: a, relation: FREED, object: b, stance: den{CARET}ied}}", "it says that it is not so"),
        (f"- {{subject: a, relation: FREED, object: b, attribu{CARET}ted_to: c}}", "Whom the document credits"),
        (f"- {{subject: ada-{CARET}roe, relation: FREED, object: b}}", "Ada Roe (Person; A. Roe)"),
    ):
        language_server.open(*claims(begun, claim))
        assert says in language_server.says().replace("\\", ""), claim


def test_kinds_are_offered_and_checked(language_server: LanguageServer, begun: Path) -> None:
    """In the file of the entities kinds are offered, but those that no entity is of, and a wrong one is marked."""
    language_server.open(*entities(begun, f"- {{id: a, name: A, kind: {CARET}}}"))
    offers = language_server.offers()
    assert {"Person", "Company"} <= set(offers)
    assert "Actor" not in offers
    assert language_server.open(*entities(begun, "- {id: a, name: A, kind: firm}")) == []
    ((marked, told),) = language_server.open(*entities(begun, "- {id: a, name: A, kind: Persn}"))
    assert marked == "Persn"
    assert told.startswith("no kind is called so")


def test_documents_are_checked(language_server: LanguageServer, begun: Path) -> None:
    """In the file of the documents fields are offered, and a publisher that nobody told is marked."""
    path = begun / "documents.yaml"
    text = path.read_text(encoding="utf-8")
    language_server.open(path, f"{text}  {CARET}\n")
    assert {"title: ", "published: ", "url: "} <= set(language_server.offers())
    ((_, told),) = language_server.open(path, text.replace("Northam Gazette", ""))
    assert told.startswith("Incorrect type")


def test_names_are_offered(language_server: LanguageServer, begun: Path) -> None:
    """Who is known is offered, by name where nobody else can be meant, but for names that YAML wants in quotes."""
    language_server.open(*claims(begun, f"- relation: HEADS\n  subject: {CARET}"))
    offers = language_server.offers()
    assert set(offers) == {"Ada Roe", "ada-roe", "fall", "x1", "Cleo", "Cleo Mare", "id:cleo"}
    assert offers["ada-roe"] == "Ada Roe (Person; A. Roe)"
    language_server.open(*claims(begun, f"- event: {CARET}"))
    assert set(language_server.offers()) - {"null"} == {"fall"}
    language_server.open(*claims(begun, f"- document: {CARET}"))
    assert set(language_server.offers()) == {"gazette"}


def test_a_new_name_is_offered_at_once(language_server: LanguageServer, begun: Path) -> None:
    """An entity that is added by a program here is offered without anything else being done."""
    Desk(begun).add_entity(Entity(id="ben", kind="Person", name="Ben Ito"))
    language_server.file_changed(begun / editors.SCHEMA)
    language_server.open(*claims(begun, f"- subject: {CARET}"))
    assert "Ben Ito" in language_server.offers()


def test_words_of_ones_own_are_told_to_editors(language_server: LanguageServer, ask: Ask, begun: Path) -> None:
    """A relation that was added by hand is marked, with what to do; ``check`` says so, and then it is right."""
    own = "- {name: OUTSHONE, meaning: outshone, subject: [Actor], object: [Actor]}\n"
    (begun / "relations.yaml").write_text(own, encoding="utf-8")
    file = claims(begun, "- {subject: Ada Roe, relation: outshone, object: Cleo}")
    ((marked, told),) = language_server.open(*file)
    assert marked == "outshone"
    assert "graphmodel schema --into FOLDER" in told
    hint = "hint: editors do not know all names and words of these claims: graphmodel schema --into story\n"
    assert ask("check", "story").stderr == hint
    done = ask("schema", "--into", "story")
    assert (done.exit_code, done.stdout) == (0, "")
    assert ask("check", "story").stderr == ""
    language_server.file_changed(begun / editors.SCHEMA)
    assert language_server.open(*file) == []


def test_entities_written_by_hand_are_known_once_quotes_are_filled(ask: Ask, begun: Path) -> None:
    """By hand nothing more is to be done: ``locate --fill`` tells editors of the names, and ``check`` is quiet."""
    path, text = entities(begun, "- {id: ben, kind: Person, name: Ben Ito}")
    path.write_text(text, encoding="utf-8")
    assert "editors do not know" in ask("check", "story").stderr
    assert ask("locate", "--fill", "story", "--documents", ".").exit_code == 0
    assert "Ben Ito" in (begun / editors.SCHEMA).read_text(encoding="utf-8")
    assert ask("check", "story").stderr == ""


def test_a_folder_without_it_gets_none(ask: Ask, begun: Path) -> None:
    """Where somebody took it away nobody writes it again unasked, and ``check`` misses nothing."""
    (begun / editors.SCHEMA).unlink()
    Desk(begun).add_entity(Entity(id="ben", kind="Person", name="Ben Ito"))
    assert not (begun / editors.SCHEMA).exists()
    assert ask("check", "story").stderr == ""


def test_faults_keep_what_editors_know(ask: Ask, begun: Path) -> None:
    """While entities have faults, what editors read stays; asked for, it is refused with the fault's place."""
    before = (begun / editors.SCHEMA).read_bytes()
    path, text = entities(begun, "- {id: ben, kind: Persn, name: Ben Ito}")
    path.write_text(text, encoding="utf-8")
    editors.refresh(begun)
    done = ask("schema", "--into", "story")
    assert done.exit_code == 1
    assert "unknown kind 'Persn'" in done.stderr
    assert (begun / editors.SCHEMA).read_bytes() == before


@pytest.mark.parametrize("more", [["claim"], ["--store", "story"], ["--xlsx", "x.xlsx"]])
def test_it_is_written_for_one_folder(ask: Ask, begun: Path, more: list[str]) -> None:
    """``schema --into`` takes nothing else, and what it was not asked to write is not written."""
    before = (begun / editors.SCHEMA).read_bytes()
    assert ask("schema", "--into", "story", *more).exit_code == 2
    assert (begun / editors.SCHEMA).read_bytes() == before
    assert not Path("x.xlsx").exists()


def test_many_names_are_not_listed(begun: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of more entities than an editor can show none is listed, and any name may stand there."""
    monkeypatch.setattr(editors, "LISTED", 3)
    editors.write(begun)
    assert "KnownSubject" not in schema(begun)["$defs"]
    assert schema(begun)["$defs"]["KnownEvent"]["enum"] == ["fall"]


def test_the_seeds_are_right_for_editors(language_server: LanguageServer, tmp_path: Path) -> None:
    """In the bundled claims, entities and documents nothing is marked."""
    story = tmp_path / "seeds"
    shutil.copytree(SEEDS, story)
    editors.write(story)
    jsonschema.Draft202012Validator.check_schema(schema(story))
    for path in sorted(story.rglob("*.yaml")):
        section = path.stem if path.parent == story else "claims"
        assert language_server.open(path, f"{editors.modeline(section)}\n{path.read_text('utf-8')}") == [], path


def test_what_the_page_shows_is_marked(language_server: LanguageServer, begun: Path) -> None:
    """In the example of ``docs/editor.md`` just those words are marked that the page says."""
    (example,) = re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    (told,) = re.findall(r"^- \*\*Marked\*\* .*: here (.*)\.$", PAGE, re.MULTILINE)
    assert example.startswith(f"{editors.modeline('claims')}\n")
    marked = language_server.open(begun / "claims" / "gazette.yaml", example)
    assert [word for word, _ in marked] == re.findall("`(.*?)`", told)
    (explained,) = re.findall(r"\*\*Explained\*\* are relations \(`(.*?)`\)", PAGE)
    assert explained in schema(begun)["$defs"]["RelationWord"]["anyOf"][0]["enumDescriptions"]


def test_what_else_the_page_says_is_so(ask: Ask, begun: Path) -> None:
    """The version that is tested, the number that is listed, the lines for other editors and the settings are true."""
    held = json.loads((HELD / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    version = held["node_modules/yaml-language-server"]["version"]
    assert f"in version {version.rpartition('.')[0]}." in PAGE
    assert f"more than {editors.LISTED:,} " in PAGE.replace("\n", " ")
    assert f"`# $schema: ../{editors.SCHEMA}`" in PAGE
    (settings,) = re.findall(r"^```json\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    ((mapping,),) = json.loads(settings).values()
    assert Path(mapping["url"]).resolve() == begun / editors.SCHEMA
    (begun / "claims" / "more.json").write_text('{"$schema": "x", "claims": []}', encoding="utf-8")
    assert "unknown field '$schema'" in ask("check", "story").stderr
