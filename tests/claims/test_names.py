"""Names: what resolves, what is ambiguous, and what is only suggested."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.claims import Alias, Entity
from graphmodel.errors import AmbiguousName, NameNotFound
from graphmodel.names import Names, folded, latin, press, written


def person(id_: str, name: str, *aliases: str) -> Entity:
    """Return a person with aliases, of which every second is one with a language."""
    return Entity(
        id=id_,
        kind="Person",
        name=name,
        aliases=[a if n % 2 else Alias(name=a, language="en") for n, a in enumerate(aliases)],
    )


NAMES = Names(
    [
        person("lukashenko", "Alexander Lukashenko", "Lukashenko", "Lukashenka"),
        person("tikhanovsky", "Sergei Tikhanovsky", "Tikhanovsky"),
        person("bialiatski", "Ales Bialiatski", "Bialiatski"),
        person("kolesnikova", "Maria Kolesnikova", "Kolesnikova"),
        person("nunez", "José Núñez", "Pepe"),
        person("obrien", "Conor O'Brien"),
        person("strasse", "Max Straße"),
        person("smith-1", "John Smith", "JS"),
        person("smith-2", "John Smith", "js"),
        person("js", "Jane Stone"),
        person("Ada Roe", "Grace"),
        person("grace", "Ada Roe"),
    ]
)


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("lukashenko", "lukashenko"),
        ("Alexander Lukashenko", "lukashenko"),
        ("  alexander   LUKASHENKO ", "lukashenko"),
        ("Alexander\nLukashenko", "lukashenko"),
        ("Лукашенко", "lukashenko"),
        ("ЛУКАШЕНКО", "lukashenko"),
        ("Лукашэнка", "lukashenko"),
        ("Тихановский", "tikhanovsky"),
        ("Бяляцкі", "bialiatski"),
        ("Колесникова", "kolesnikova"),
        ("José Núñez", "nunez"),
        (unicodedata.normalize("NFD", "José Núñez"), "nunez"),
        (unicodedata.normalize("NFC", "José Núñez"), "nunez"),
        ("jose nunez", "nunez"),
        ("JOSÉ NUÑEZ", "nunez"),
        ("Ｊｏｓé Núñez", "nunez"),
        ("Conor O’Brien", "obrien"),
        ("Conor OBrien", "obrien"),
        ("conor o`brien", "obrien"),
        ("MAX STRASSE", "strasse"),
        ("Max Strasse", "strasse"),
        ("pepe", "nunez"),
    ],
)
def test_a_name_is_found(name: str, id_: str) -> None:
    """Ids, names and aliases resolve without regard to Unicode form, case, accents and script."""
    assert NAMES.resolve(name) == id_


def test_an_id_comes_before_names() -> None:
    """An id always means its own entity, even where it is another's name."""
    assert NAMES.resolve("Ada Roe") == "Ada Roe"
    assert NAMES.resolve("js") == "js"


def test_the_nearest_spelling_decides() -> None:
    """A name as written is taken before the same in another case."""
    assert NAMES.find("JS") == ["smith-1"]


def test_an_ambiguous_name_lists_its_candidates() -> None:
    """A name of several entities is an error that names all of them, sorted."""
    with pytest.raises(AmbiguousName, match="2 entities: smith-1, smith-2") as error:
        NAMES.resolve("john smith")
    assert error.value.candidates == ("smith-1", "smith-2")
    assert error.value.hint == "use the id of the one you mean"


@pytest.mark.parametrize(
    ("name", "suggestion"),
    [("Lukashenk", "Alexander Lukashenko"), ("Kolesnikov", "Maria Kolesnikova"), ("Беляцкий", "Ales Bialiatski")],
)
def test_what_is_near_is_only_suggested(name: str, suggestion: str) -> None:
    """A name that is not quite one is an error with the nearest names, best first."""
    with pytest.raises(NameNotFound) as error:
        NAMES.resolve(name)
    assert error.value.suggestions[0] == suggestion
    assert suggestion in str(error.value.hint)


@pytest.mark.parametrize("name", ["", " ", "???", "\u200b", "Qqqq Wwww"])
def test_what_is_like_nothing_has_no_suggestion(name: str) -> None:
    """A name that resembles none is an error without a guess."""
    with pytest.raises(NameNotFound) as error:
        NAMES.resolve(name)
    assert error.value.hint is None


def test_latin_spellings_are_not_mixed_up() -> None:
    """Press variants are made one only between Cyrillic and Latin: two Latin names that differ stay different."""
    names = Names([person("a", "Vitaly"), person("b", "Vitali")])
    assert names.resolve("Vitaly") == "a"
    assert names.resolve("Vitali") == "b"
    assert names.find("Vitalii") == []
    assert names.find("Виталий") == ["a", "b"]


def test_names_of_signs_alone_are_found_as_written() -> None:
    """A name without letters and digits resolves exactly, and is nobody else's."""
    names = Names([person("a", "???"), person("b", "!!!"), person("c", "Ω")])
    assert names.resolve("???") == "a"
    assert names.resolve("!!!") == "b"
    assert names.find("--") == []


@given(st.text())
def test_keys_are_stable(name: str) -> None:
    """Each form of a name is a fixed point of its own making, and Unicode's forms of a name share it."""
    for key in (written, folded, latin, press):
        assert key(key(name)) == key(name) or key is folded
    assert latin(unicodedata.normalize("NFD", name)) == latin(unicodedata.normalize("NFC", name))


@given(st.lists(st.text(min_size=1), min_size=1, max_size=5), st.text())
def test_every_name_finds_its_own(words: list[str], other: str) -> None:
    """Whatever an entity is called, its name finds it, and asking for anything else does no harm."""
    names = Names([person(f"\0{n}", word) for n, word in enumerate(words)])
    for number, word in enumerate(words):
        assert f"\0{number}" in names.find(word) or not word.strip()
    names.find(other)
    assert len(names.suggest(other)) <= 3
