"""A page that holds nothing but what it opens on, to be handed on."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from graphmodel import Graph
from graphmodel.claims import Alias, Claim, Derivation, Document, Entity, Quantity
from graphmodel.claims.claimset import ClaimSet
from graphmodel.claims.excerpt import still_named
from graphmodel.claims.vocabulary import builtin
from graphmodel.evidence import relationship_keys
from graphmodel.store import MemoryStore
from graphmodel.view import Settings, render
from graphmodel.view.excerpt import excerpt_of
from tests.conftest import Ask
from tests.support.claimfiles import write_records
from tests.support.randomclaims import random_claims, with_sources


def secrets(seed: int) -> Graph:
    """A graph in which each word of each record stands nowhere else."""
    chance = random.Random(seed)
    people = {
        id_: Entity(
            id=id_, kind="Event" if number % 5 == 0 else "Person", name=f"name-{id_}", note=f"note-{id_}",
            aliases=[Alias(name=f"alias-{id_}", language="ru")], same_as=[f"same-{id_}"],
        )
        for number in range(60)
        for id_ in (f"e{number:02}z",)
    }  # fmt: skip
    events = [id_ for id_, entity in people.items() if entity.kind == "Event"]
    papers = {
        id_: Document(
            id=id_, title=f"title-{id_}", publisher=f"publisher-{id_}", authors=[f"author-{id_}"], note=f"note-{id_}",
            url=f"https://{id_}.example/", description=f"described-{id_}", file=f"file-{id_}",
            derived_from=[Derivation(document=f"d{number - 1:02}z", how="summary")] if number % 3 else None,
        )
        for number in range(30)
        for id_ in (f"d{number:02}z",)
    }  # fmt: skip
    claims = [
        Claim(
            id=f"c{number:03}z", subject=subject, relation="MET_WITH", object=object_,
            document=chance.choice([*papers]), attributed_to=chance.choice((None, *people)),
            event=chance.choice((None, None, *events)),
            place=None, role=f"role-c{number:03}z", note=f"note-c{number:03}z",
            quantity=Quantity(value=number, of=f"of-c{number:03}z"),
        )
        for number in range(100)
        for subject, object_ in (chance.sample(sorted(people), 2),)
    ]  # fmt: skip
    return Graph(ClaimSet(builtin(), papers, people, {claim.id or "": claim for claim in claims}))


@pytest.mark.parametrize("seed", range(6))
def test_the_file_holds_nothing_of_what_it_does_not_show(seed: int) -> None:
    """Nothing of what is left out is anywhere in its bytes, but who published what a document was made from."""
    graph = secrets(seed)
    focus = next(iter(graph.claims.values())).subject
    settings = Settings(focus=focus) if seed % 2 else Settings(path=(focus, next(iter(graph.claims.values())).object))
    kept = excerpt_of(graph, settings)
    assert 1 < len(kept.entities) < len(graph.entities)
    assert 0 < len(kept.claims) < len(graph.claims)
    page = render(kept, settings)
    gone = (graph.entities.keys() - kept.entities.keys()) | (graph.claims.keys() - kept.claims.keys())
    found = set(re.findall(r"[a-z]+-?[edc]\d+z", page)) | {
        f"-{id_}" for id_ in re.findall(r"(?<![-\w])[edc]\d+z", page)
    }
    assert not {word for word in found if word.rpartition("-")[2] in gone}
    papers = graph.documents.keys() - kept.documents.keys()
    assert {word for word in found if word.rpartition("-")[2] in papers} <= {f"publisher-{id_}" for id_ in papers}


@pytest.mark.parametrize("path", [True, False])
def test_what_is_shown_stays_whole(*, path: bool) -> None:
    """Each relationship shown has all its claims, status and origins; whoever is only named has a name and no alias."""
    for seed in range(4):
        graph = Graph(with_sources(random_claims(seed), seed))
        a, b = next(r.key for r in graph.relationships.values() if r.contested)[::2]
        settings = Settings(path=(a, b)) if path else Settings(focus=a)
        kept = excerpt_of(graph, settings)
        around = {a, b} if path else {a, *graph.adjacency[a]}
        shown = [key for key in graph.relationships if {key[0], key[2]} <= around and (key[0] != key[2] or not path)]
        assert shown
        for key in shown:
            held, told = kept.relationships[key], graph.relationships[key]
            assert [claim.id for claim in held.claims] == [claim.id for claim in told.claims]
            assert (held.status, held.contested, held.origins) == (told.status, told.contested, told.origins)
        for key, relationship in kept.relationships.items():
            own = relationship.claims if relationship_keys(relationship.claims[0], graph.vocabulary)[0] == key else ()
            assert not own or graph.relationships[key].status == relationship.status
        full = {id_ for id_, entity in kept.entities.items() if entity == graph.entities[id_]}
        assert around <= full
        for id_, entity in kept.entities.items():
            assert id_ in full or entity == Entity(id=id_, kind=entity.kind, name=entity.name)


def test_the_command_says_what_the_file_lacks_and_whom_it_names(ask: Ask, tmp_path: Path) -> None:
    """On stderr how much is left out and which names stand in notes; on the page that it is an excerpt."""
    people = [{"id": id_, "kind": "Person", "name": id_.capitalize()} for id_ in ("ada", "ben", "cyril", "dorothy")]
    claims = [
        {"subject": "ada", "relation": "MET_WITH", "object": "ben", "note": "while CYRIL was away", "event": "talks"},
        {"subject": "ada", "relation": "TOOK_PART_IN", "object": "talks", "attributed_to": "ben"},
        {"subject": "cyril", "relation": "MET_WITH", "object": "dorothy", "event": "talks"},
    ]
    records = {
        "documents": [{"id": "d1", "publisher": "Gazette"}, {"id": "d2", "publisher": "Radio"}],
        "entities": [*people, {"id": "talks", "kind": "Event", "name": "Talks"}],
        "claims": [{**claim, "document": "d1"} for claim in claims],
    }
    place = write_records(tmp_path / "claims", records, "yaml")
    page = tmp_path / "page.html"
    told = ask("view", "--focus", "ada", "--only", "-s", place, "-o", page)
    assert told.stderr.splitlines() == [
        "note: the file holds 3 of 5 entities, 2 of 3 claims and 1 of 2 documents; paths and counts in it are of these",
        "note: texts in it (notes, titles, authors, publishers, addresses, ids) still name: Cyril",
        f"wrote {page}",
    ]
    text = page.read_text(encoding="utf-8")
    assert "An excerpt: what is not shown is not in this file" in text
    assert "dorothy" not in text.casefold()
    told = ask("view", "--focus", "ada", "--only", "--without", "d2", "-s", place, "-o", page)
    text = page.read_text(encoding="utf-8")
    assert "Without some documents, publishers or speakers" in text
    assert "Radio" not in text
    assert ask("view", "--only", "-s", place, "-o", page).exit_code == 2


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("note", "Зоя Сикрет"),
        ("note", "ZOË  SECRET's"),
        ("id", "told-by-zoe-secret"),
        ("role", "friend of Zoya Sikret"),
    ],
)
def test_a_name_is_found_in_whatever_text(field: str, text: str) -> None:
    """Whatever its case, accents and script, as whole words, in any field; what is shown itself is no news."""
    zoe = {"id": "zoe-secret", "kind": "Person", "name": "Zoe Secret", "aliases": ["Zoya Sikret"]}
    people = [zoe, *({"id": id_, "kind": "Person", "name": id_.capitalize()} for id_ in ("ada", "ben", "li", "zo"))]
    plain = {"id": "d", "publisher": "Gazette"}
    met = {"document": "d", "subject": "ada", "relation": "MET_WITH", "object": "ben"}
    others = {**met, "subject": "zoe-secret", "object": "li"}, {**met, "object": "zo"}

    def named(paper: dict[str, object], **more: object) -> list[str]:
        whole = Graph.from_records([paper], people, [{**met, **more}, *others])
        kept = excerpt_of(whole, Settings(path=("ada", "ben")))
        return still_named(MemoryStore(whole).claims(), MemoryStore(kept).claims())

    assert named({**plain}) == []
    assert set(named({**plain}, **{field: text})) & {"Zoe Secret", "Zoya Sikret"}
    assert named({**plain, "authors": ["Li"], "url": "https://example.org/of-zoe-secret"}) == ["Li", "Zoe Secret"]
