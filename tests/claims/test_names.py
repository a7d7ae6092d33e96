"""Names: what resolves, what is ambiguous, and what is only suggested."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.claims import Alias, Entity
from graphmodel.claims.names import Names, latin, plain, written
from graphmodel.errors import AmbiguousName, NameNotFound
from graphmodel.letters import difference


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


def test_an_id_that_is_the_name_of_another_is_ambiguous() -> None:
    """A word that is one entity's id and another's name means neither, until ``id:`` says that the id is meant."""
    for word in ("Ada Roe", "grace", "js"):
        with pytest.raises(AmbiguousName, match="is the id of one entity and the name of 1 other"):
            NAMES.resolve(word)
        assert NAMES.resolve(f"id:{word}") == word
    assert NAMES.ambiguous_ids == {"Ada Roe", "grace", "js"}


def test_an_id_that_is_a_name_of_its_own_is_clear() -> None:
    """An id may be a name of its own entity, and the slug of a name that others have too."""
    names = Names([person("ada-roe", "Ada Roe"), person("ada-roe-2", "Ada Roe"), person("ben", "Ben")])
    assert not names.ambiguous_ids
    assert names.resolve("ben") == "ben"
    assert names.resolve("ada-roe") == "ada-roe"
    assert names.find("Ada Roe") == ["ada-roe", "ada-roe-2"]


@pytest.mark.parametrize("other", ["Jose", "JOSE", "José", "Jo'se", "Хосе"])
def test_an_id_is_compared_with_names_as_a_name_is(other: str) -> None:
    """Case and accents do not keep a name from being that of another's id."""
    names = Names([person("jose", "J. R."), person("p2", other)])
    assert names.ambiguous_ids == (set() if other == "Хосе" else {"jose"})


@pytest.mark.parametrize(("id_", "name"), [("жук", "Zhuk"), ("zhuk", "Жук")])
def test_an_id_that_transliterates_the_name_of_another_is_ambiguous(id_: str, name: str) -> None:
    """A claims file is told of an id that is also another's name in the other script, as the command line is."""
    names = Names([person(id_, "Q Q"), person("x3", name)])
    assert names.find(id_) == sorted([id_, "x3"])
    assert names.ambiguous_ids == {id_}


def test_ids_are_compared_in_one_unicode_form() -> None:
    """An id is found whichever of Unicode's forms it is written in."""
    for form in ("NFC", "NFD"):
        names = Names([person(unicodedata.normalize(form, "zoë"), "Zoë Roe")])
        assert names.find("zo\u00eb") == names.find("zoe\u0308") == names.find("id:zoe\u0308") != []


def test_the_nearest_spelling_decides() -> None:
    """A name as written is taken before the same in another case."""
    assert NAMES.find("JS") == ["smith-1"]


def test_an_ambiguous_name_lists_its_candidates() -> None:
    """A name of several entities is an error that names all of them, sorted, with what tells them apart."""
    with pytest.raises(AmbiguousName) as error:
        NAMES.resolve("john smith")
    assert error.value.candidates == ("smith-1", "smith-2")
    assert str(error.value).endswith(
        "is the name of 2 entities: smith-1 (John Smith, Person, also JS), smith-2 (John Smith, Person, also js)"
    )
    assert error.value.hint == "write the id of the one you mean, as in id:smith-1 or id:smith-2"


def test_candidates_are_told_apart_by_their_notes_and_other_names() -> None:
    """A note says who each is; an alias that is the name again says nothing."""
    noted = Entity(id="r1", kind="Person", name="Ada Roe", note="mayor of\nNortham")
    names = Names([noted, person("r2", "Ada Roe", "Ada Roe", "Ada  Roe", "A. Roe")])
    with pytest.raises(AmbiguousName) as error:
        names.resolve("Ada Roe")
    assert str(error.value).endswith("r1 (Ada Roe, Person, mayor of Northam), r2 (Ada Roe, Person, also A. Roe)")


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


ONE = [
    ("Jean-Pierre Roe", "Jean Pierre Roe"),
    ("Jean–Pierre Roe", "Jean Pierre Roe"),
    ("Kim Jong-un", "Kim Jongun"),
    ("A.M. Roe", "A M Roe"),
    ("A. M. ROE", "a.m. roe"),
    ("J.-P. Roe", "J P Roe"),
    ("J.Roe", "J. Roe"),
    ("A.B. Roe", "AB Roe"),
    ("A. B. Roe", "AB Roé"),
    ("J.R.R.Tolkien", "JRR Tolkien"),
    ("U.S. Steel", "US Steel"),
    ("V.I.P.", "VIP"),
    ("С.Ш.А.", "США"),
    ("Northam Ltd.", "Northam Ltd"),
    ("D’Arcy", "Darcy"),
    ("Łódź", "Lodz"),
    ("Bjørn Ærø", "bjorn aero"),
    ("ﬁnance", "finance"),
    ("Αθήνα", "Αθηνα"),
    ("Артём", "Артем"),
    ("مُحَمَّد", "محمد"),
    ("مـحمد", "محمد"),
    ("שָׁלוֹם", "שלום"),
    ("pay.bank.example", "PAY.Bank.Example"),
    ("Сергей Шойгу", "Sergei Shoigu"),
    ("Сергей Шойгу", "Sergey Shoygu"),
    ("Юлия Навальная", "Yuliya Navalnaya"),
    ("Юлия Навальная", "Julia Navalnaia"),
    ("Володимир Зеленський", "Volodymyr Zelenskyy"),
    ("Григорій", "Hryhorii"),
    ("Александр", "Alexandr"),
    ("Вучић", "Vučić"),
    ("Вучић", "Vucic"),
    ("Горбачёв", "Gorbachev"),
    ("Глеб Григорьев", "Gleb Grigoryev"),
    ("Ђорђе Жижић", "Djordje Zizic"),
    ("Лук'яненко", "Lukianenko"),
    ("Петров-Водкин", "Petrov Vodkin"),
]
TWO = [
    ("章微", "张伟"),
    ("王芳", "王方"),
    ("カワイ", "かわい"),
    ("かき", "かぎ"),
    ("कि", "क"),
    ("علي", "Ali"),
    ("Sector C++", "Sector C"),
    ("C#", "C"),
    ("#3", "3"),
    ("AT&T", "AT T"),
    ("Northam!", "Northam"),
    ("pay-northam.bank.example", "pay.northam-bank.example"),
    ("pay.northam-bank.example", "pay northam bank example"),
    ("bank.example", "bank-example"),
    ("t.me", "t me"),
    ("user_one@mail.example", "user.one@mail.example"),
    ("straße.example", "strasse.example"),
    ("@port", "port"),
    ("user_one", "user one"),
    ("1.5", "15"),
    ("Unit 3-1", "Unit 31"),
    ("Unit 3-1", "Unit 3 1"),
    ("Am Roe", "A.M. Roe"),
    ("ABC Roe", "A.B. Roe"),
    ("B.A. Roe", "AB Roe"),
    ("Mary Ann", "MaryAnn"),
    ("Roe, Ada", "Roe Ada"),
    ("Marie-Anne", "Mari-Eanne"),
    ("H²", "H2"),
    ("№ 5", "No 5"),
    ("Марья", "Мария"),
    ("Витали", "Виталий"),
    ("Жан Новак", "Jan Novak"),
    ("Хад", "Chad"),
    ("Глеб Григорьев", "Hleb Grigoryev"),
    ("ъ" * 34, "a" * 17 + "q"),
    ("ий" * 24, "i" * 24 + "q"),
    ("Лукашенко", "Лукашэнка"),
    ("Сора", "Copa"),
    ("p\u0430ypal", "paypal"),
    ("Ada\u200b Roe", "Ada Roe"),
]


@pytest.mark.parametrize(("name", "other"), ONE, ids=lambda name: ascii(name)[1:-1])
def test_what_may_differ_in_a_name(name: str, other: str) -> None:
    """Either name finds whoever has the other, by what does not count in a name."""
    assert Names([person("x", other)]).find(name) == ["x"]
    assert Names([person("x", name)]).find(other) == ["x"]


@pytest.mark.parametrize(("name", "other"), TWO, ids=lambda name: ascii(name)[1:-1])
def test_what_tells_names_apart(name: str, other: str) -> None:
    """A name is nobody's that differs from theirs in more, whichever is asked for."""
    assert Names([person("x", other)]).find(name) == []
    assert Names([person("x", name)]).find(other) == []


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Roe, Ada Maria", "Ada Roe"),
        ("A. Roe", "Ada Roe"),
        ("Rœ Adda", "Ada Roe"),
        ("Port of Northam Limited", "Northam Port Ltd"),
        ("Общество с ограниченной ответственностью Ромашка", "OOO Romashka"),
        ("North Atlantic Treaty Organization", "NATO"),
        ("محمد بن سلمان", "Mohammed bin Salman"),
        ("בנימין נתניהו", "Benjamin Netanyahu"),
        ("김정은", "Kim Jong Un"),
        ("习近平", "Xi Jinping"),
        ("Αλέξης Τσίπρας", "Alexis Tsipras"),
    ],
)
def test_what_is_suggested(name: str, meant: str) -> None:
    """Whatever is lost between two spellings of a name, the one is suggested for the other."""
    others = ("Ben Ito", "Eva Roe", "Port of Southam", "Kim Chol", "Xu Jin", "Salman Khan", "Alex Petrov")
    names = Names([person(word, word) for word in (*others, meant)])
    assert names.suggest(name)[0] == meant


def test_what_looks_the_same_is_told_apart() -> None:
    """A suggestion that looks like what was typed says by which character it differs."""
    names = Names([person("p", "paypal"), person("r", "Ada Roe")])
    with pytest.raises(NameNotFound, match="no entity") as error:
        names.resolve("p\u0430ypal")
    assert error.value.suggestions[0] == "paypal"
    assert "U+0430 CYRILLIC SMALL LETTER A, not U+0061 LATIN SMALL LETTER A, after 'p'" in str(error.value.hint)
    with pytest.raises(NameNotFound) as error:
        names.resolve("Ada\u200b Roe")
    assert "has U+200B ZERO WIDTH SPACE after 'Ada'" in str(error.value.hint)


@pytest.mark.parametrize(
    ("name", "suggested"),
    [
        ("Xi Jinpin", ["Xi Jinping"]),
        ("Emanuel Macron", ["Emmanuel Macron"]),
        ("Al Qaeda", ["Al Qa'ida"]),
        ("Kim Yong-cho", ["Kim Yong-chol", "Kim Yong-chun"]),
    ],
)
def test_what_is_far_is_not_suggested_beside_what_is_near(name: str, suggested: list[str]) -> None:
    """Beside a good guess nothing is suggested that has only a few consonants in common."""
    crowd = ["Union State", "Ukraine", "Good Will Company", "Klaipeda", "Norwegian Nobel Committee", "Nicolas Maduro"]
    meant = ["Xi Jinping", "Emmanuel Macron", "Al Qa'ida", "Kim Yong-chol", "Kim Yong-chun"]
    assert Names([person(word, word) for word in (*crowd, *meant)]).suggest(name) == suggested


def test_huge_names_are_cut_in_errors() -> None:
    """A name of a thousand letters is told by its beginning, whether it was asked for, suggested or one of several."""
    huge = "Ada " + "Roe " * 1000
    names = Names([person("a", f"{huge}x"), person("b", f"{huge}x"), person("c" * 2000, "Ben Ito")])
    for name in (huge, "Ben Itoo"):
        with pytest.raises(NameNotFound) as error:
            names.resolve(name)
        assert error.value.hint
        assert len(f"{error.value}{error.value.hint}") < 300
    with pytest.raises(AmbiguousName) as ambiguous:
        names.resolve(f"{huge}x")
    assert len(f"{ambiguous.value}{ambiguous.value.hint}") < 600


def test_those_of_one_name_are_suggested_with_their_ids() -> None:
    """A name that several have is suggested once, with the ids of all."""
    names = Names([person(id_, "Linus Torvalds") for id_ in ("a", "b", "c")])
    with pytest.raises(NameNotFound) as error:
        names.resolve("Linus Torvald")
    assert error.value.suggestions == ("Linus Torvalds",)
    assert error.value.hint == "did you mean: Linus Torvalds (id:a, id:b or id:c)?"


def test_suggestions_that_look_the_same_are_told_apart() -> None:
    """Two suggestions that a reader cannot tell from each other stand with their ids."""
    names = Names([person("a", "Ada Roe"), person("b", "Ad\u0430 Roe"), person("c", "Ada Rowe")])
    with pytest.raises(NameNotFound) as error:
        names.resolve("Ada Rohe")
    assert error.value.hint == "did you mean: Ada Roe (id:a), Ad\u0430 Roe (id:b), Ada Rowe?"


@pytest.mark.parametrize("word", ["NK 1", "nk-1", " NK-1", "NK_1", "id:nk-1"])
def test_an_id_in_other_writing_is_suggested(word: str) -> None:
    """Ids are exact: one that differs in case, spaces or hyphens is a guess, with the name and the id to write."""
    names = Names([person("NK-1", "Zoë Kim"), person("NK-2", "Ada Roe")])
    with pytest.raises(NameNotFound) as error:
        names.resolve(word)
    assert error.value.hint == "did you mean: Zoë Kim (id:NK-1)?"


def test_latin_spellings_are_not_mixed_up() -> None:
    """Transliterations are one only with the Cyrillic: two Latin names that differ stay different."""
    names = Names([person("a", "Vitaly"), person("b", "Vitali")])
    assert names.resolve("Vitaly") == "a"
    assert names.resolve("Vitali") == "b"
    assert names.find("Vitalii") == []
    assert names.find("Виталий") == ["a", "b"]
    assert names.find("Витал") == []


def test_names_of_signs_alone_are_found_as_written() -> None:
    """A name without letters and digits resolves exactly, and is nobody else's."""
    names = Names([person("a", "???"), person("b", "!!!"), person("c", "Ω")])
    assert names.resolve("???") == "a"
    assert names.resolve("!!!") == "b"
    assert names.find("--") == []


@given(st.text())
def test_keys_are_stable(name: str) -> None:
    """Each form of a name is a fixed point of its own making, and Unicode's forms of a name share it."""
    for key in (written, latin):
        assert key(key(name)) == key(name)
    assert plain(unicodedata.normalize("NFD", name)) == plain(unicodedata.normalize("NFC", name))
    assert latin(unicodedata.normalize("NFD", name)) == latin(unicodedata.normalize("NFC", name))


@given(st.lists(st.text(min_size=1), min_size=1, max_size=5), st.text())
def test_every_name_finds_its_own(words: list[str], other: str) -> None:
    """Whatever an entity is called, its name finds it, and asking for anything else does no harm."""
    names = Names([person(f"\0{n}", word) for n, word in enumerate(words)])
    for number, word in enumerate(words):
        assert f"\0{number}" in names.find(word) or not word.strip()
    names.find(other)
    assert len(names.suggest(other)) <= 10


@pytest.mark.parametrize("unit", ["Roe-", "Ada Roe ", "章微", "Лукашенко ", "\u0301\u0323"], ids=ascii)
def test_a_name_may_be_of_any_length(unit: str) -> None:
    """Very long names resolve, and are suggested from, as short ones are; marks may pile up by the thousand."""
    long = "Ben " + unit * (200_000 // len(unit))
    names = Names([person("long", long), person("ito", "Ben Ito")])
    assert names.resolve(long) == "long"
    assert names.resolve("Ben Ito") == "ito"
    with pytest.raises(NameNotFound):
        names.resolve("Dan" + long[4:])


def test_a_look_alike_of_two_names_which_letter_differs() -> None:
    """Where two have the name that looks the same as what was typed, their ids and the differing letter are told."""
    names = Names([Entity(id=id_, kind="Person", name="Linus Torvalds") for id_ in ("l1", "l2")])
    typed = "Linus Torv\u0430lds"
    (guess,) = names.guesses(typed, names.suggest(typed))
    assert guess.startswith("Linus Torvalds (id:l1 or id:l2; looks the same, but ")
    assert "CYRILLIC SMALL LETTER A" in guess.upper()


@pytest.mark.parametrize(
    ("text", "other", "told"),
    [
        ("Ada Roe", "Ada\u200b Roe", "lacks U+200B ZERO WIDTH SPACE after 'Ada'"),
        ("Ada\u200b Roe", "Ada Roe", "has U+200B ZERO WIDTH SPACE after 'Ada'"),
        ("Ada Roe", "Ada\u00a0Roe", "lacks U+00A0 NO-BREAK SPACE after 'Ada'"),
        ("A da", "\u0410da", "has U+0041 LATIN CAPITAL LETTER A, not U+0410 CYRILLIC CAPITAL LETTER A"),
        ("ä b", "äb", "has U+0020 SPACE after 'ä'"),
    ],
)
def test_what_differs_is_no_space_that_is_seen(text: str, other: str, told: str) -> None:
    """A plain space is told as what differs only where nothing else does."""
    assert difference(text, other) == told
