"""How the page's scripts find entities by what is typed, against the names of the command line."""

from __future__ import annotations

import random
import re

import pytest

from graphmodel.claims import Claim, Document, Entity
from graphmodel.claims.names import latin
from graphmodel.errors import NameNotFound
from graphmodel.graph import Graph
from tests.support.graphs import claim_set
from tests.support.javascript import Scripts
from tests.support.pages import words
from tests.support.randomclaims import random_claims

_FIND = "([typed, limit]) => findEntities(typed, limit).map((i) => entities.id[i])"
_GUESS = "(typed) => guessEntities(typed).map((i) => entities.id[i])"


@pytest.fixture(scope="module")
def graph() -> Graph:
    """The graph of the bundled claims."""
    return Graph.load()


@pytest.fixture(scope="module")
def scripts(graph: Graph) -> Scripts:
    """The scripts of its page."""
    return Scripts(graph)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("lukash", "Alexander Lukashenko"),
        ("Лукашэнка", "Alexander Lukashenko"),
        ("Олександр", "Alexander Lukashenko"),
        ("Aliaksandr", "Alexander Lukashenko"),
        ("kestutis", "Kestutis Budrys"),
        ("Kęstutis", "Kestutis Budrys"),
        ("Bialiatsky", "Ales Bialiatski"),
        ("qwertz", None),
        ("   ", None),
        ("belaruskali", "Belaruskali"),
        ("беларуськал", "Belaruskali"),
    ],
)
def test_any_name_finds_its_entity(graph: Graph, scripts: Scripts, typed: str, found: str | None) -> None:
    """Whatever name, script or part of a name is typed, the entity comes first; what fits nothing finds nothing."""
    (ids,) = scripts.ask(_FIND, [[typed, 12]])
    assert [graph.entities[id_].name for id_ in ids[:1]] == ([] if found is None else [found])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Lukashneko", "alexander-lukashenko"),
        ("Trmup", "donald-trump"),
        ("Tihanovskaja", "sviatlana-tsikhanouskaya"),
        ("Lukashenko Alexander", "alexander-lukashenko"),
        ("Kolesnikva Mariya", "maria-kolesnikova"),
        ("ლუკაშენკო", "alexander-lukashenko"),
        ("Belaruskalij", "belaruskali"),
    ],
)
def test_a_word_that_is_nobodys_name_is_guessed(graph: Graph, scripts: Scripts, typed: str, meant: str) -> None:
    """Misspelt, written otherwise or in another order, it offers first whom the command line offers first or means."""
    found, guessed = scripts.ask(_FIND, [[typed, 5]]), scripts.ask(_GUESS, [typed])
    assert (found[0] or guessed[0])[0] == meant
    if graph.names.find(typed) != [meant]:
        with pytest.raises(NameNotFound) as raised:
            graph.names.resolve(typed)
        near = raised.value.suggestions[0]
        assert meant in {entity.id for entity in graph.entities.values() if near in entity.names}


def test_a_slip_in_a_name_is_guessed(graph: Graph, scripts: Scripts) -> None:
    """One letter left out, doubled, changed or swapped with the next leaves the entity among the guesses or finds."""
    chance = random.Random(1)
    asked = [(e.id, _slip(name, chance)) for e in graph.entities.values() for name in e.names if len(name) > 5]
    found = scripts.ask("(typed) => [...findEntities(typed), ...guessEntities(typed)].map((i) => entities.id[i])",
                        [typed for _, typed in asked])  # fmt: skip
    missed = [typed for (id_, typed), ids in zip(asked, found, strict=True) if id_ not in ids]
    assert len(missed) <= len(asked) / 50, missed


def test_what_is_like_nothing_is_no_guess(scripts: Scripts) -> None:
    """Nor is a sign, or nothing at all."""
    assert scripts.ask(_GUESS, ["qwertz", "   ", "", "+", "Xi", "中国"]) == [[]] * 6


def _slip(name: str, chance: random.Random) -> str:
    """Return a name with one slip of the fingers."""
    place = chance.randrange(1, len(name) - 2)
    before, letter, after = name[:place], name[place], name[place + 1 :]
    return chance.choice((before + after, before + letter * 2 + after, before + "x" + after,
                          before + after[0] + letter + after[1:]))  # fmt: skip


def test_every_name_is_written_as_on_the_command_line(graph: Graph, scripts: Scripts) -> None:
    """Names of the claims, and letters of the alphabets that readers have, are the same plain letters in both.

    The page's search makes the press's spellings of Cyrillic one as well, such as ``-sky`` and ``-ski``.
    """
    names = sorted({name for entity in graph.entities.values() for name in entity.names})
    letters = (
        chr(code) for alphabet in (range(0xC0, 0x250), range(0x370, 0x530), range(0x10D0, 0x1100)) for code in alphabet
    )
    names += [f"a {letter}" for letter in letters if letter.isalpha()]
    found = scripts.ask("(name) => [latin(name), pressed(name)]", names)
    assert dict(zip(names, found, strict=True)) == {
        name: [latin(name), re.sub("i+", "i", latin(name).replace("y", "i"))] for name in names
    }


def test_every_entity_is_found_by_each_of_its_names(graph: Graph, scripts: Scripts) -> None:
    """A name typed whole, in whatever case, has its entity among the first, before those that only contain it."""
    asked = [(entity.id, name) for entity in graph.entities.values() for name in (*entity.names, entity.id)]
    for (id_, name), ids in zip(asked, scripts.ask(_FIND, [[name.upper(), 12] for _, name in asked]), strict=True):
        called = {e.id for e in graph.entities.values() if name.casefold() in {n.casefold() for n in (*e.names, e.id)}}
        assert id_ in ids[: len(called)], name


def test_of_equal_fits_the_most_connected_come_first() -> None:
    """Entities of one name are told by how many relationships they have, then by id, and no more than asked for."""
    graph = Graph(random_claims(1))
    degree = {id_: sum(id_ in (r.subject, r.object) for r in graph.relationships.values()) for id_ in graph.entities}
    called = sorted((e.id for e in graph.entities.values() if e.name == "Ben"), key=lambda id_: (-degree[id_], id_))
    assert len(called) > 5
    most, few = Scripts(graph).ask(_FIND, [["ben", 99], ["ben", 3]])
    assert most == called
    assert few == called[:3]


def test_wherever_a_name_is_written_the_id_tells_who_of_two_is_meant() -> None:
    """Headlines, notices and captions name an entity with its id where another one has the same name."""
    people = {id_: Entity(id=id_, kind="Person", name="Ada" if id_ < "c" else "Cy") for id_ in ("a", "b", "c")}
    claim = Claim(subject="a", relation="MET_WITH", object="c", document="d", attributed_to="b", id="1")
    graph = Graph(claim_set({"d": Document(id="d", title="t", publisher="P")}, people, {"1": claim}))
    read = """(words) => {
        const view = visit(words);
        return [...captionLines(view), noticeInWords(view), view.answer ? plain(headline(view.answer)) : ""];
    }"""
    asked = {
        "Ada (a) to Cy": words(**{"from": "a", "to": "c"}),
        "Ada (a) is an end of the path": words(avoid="a", **{"from": "a", "to": "c"}),
        "said by Ada (b)": words(speaker="b"),
        "without Ada (b)": words(avoid="b"),
        "Neighbourhood of Ada (a), 1 hop. With the neighbours of Ada (b).": words(focus="a", hops=1, expand="b"),
    }
    told = zip(asked, Scripts(graph).ask(read, asked.values()), strict=True)
    assert [phrase for phrase, lines in told if sum(phrase in line for line in lines) < 2] == []


@pytest.mark.parametrize(
    ("typed", "name", "named"),
    [
        ("章微", "张伟", False),
        ("Sector C++", "Sector C", False),
        ("pay-north.x.example", "pay.north-x.example", False),
        ("p\u0430ypal", "paypal", False),
        ("Jose Nunez", "José Núñez", True),
        ("jean-pierre", "Jean Pierre", True),
        ("Шойгу", "Sergei Shoygu", True),
    ],
)
def test_what_only_reads_alike_is_nobody_s_name(typed: str, name: str, named: bool) -> None:
    """Enter opens at once who is called what was typed, and not who only reads or looks like it."""
    people = {"p": Entity(id="p", kind="Person", name=name)}
    assert Scripts(Graph(claim_set({}, people, {}))).ask("(typed) => isNamed(0, typed)", [typed]) == [named]
