"""How two entities are connected, as an answer that can be printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from graphmodel.answers import Aside
from graphmodel.claims.vocabulary import Vocabulary
from graphmodel.evidence import STATUSES, Filters, Key, Relationship, sentence, telling_order
from graphmodel.output.mentioned import Mentioned, Names
from graphmodel.output.phrases import Block, Phrase, count
from graphmodel.output.statements import joined, sources, statement
from graphmodel.paths import Answer, Passing, Path, cost_of_hop
from graphmodel.reading import listed
from graphmodel.store.base import Store

_SIMILAR = 2
"""So many entities are named that might stand in the place of one."""
_IN_FULL = 5
"""So many relationships of two neighbours are told in full where there is nobody between them."""
_ALSO = 2
_ASIDE = 3


class PathAnswer:
    """An answer about paths, and what it mentions."""

    def __init__(self, answer: Answer, aside: Aside, source: str, target: str, store: Store) -> None:
        self.answer = answer
        on_paths = [r for path in answer.paths for hop in path.hops for r in hop.relationships]
        told = {relationship.key for relationship in on_paths}
        self.aside = aside._replace(said=[r for r in aside.said if r.key not in told])
        self.ends = source, target
        self.store = store
        entities = {e for path in answer.paths for es in (path.entities, *path.similar) for e in es}
        self.known = Mentioned(store, [*on_paths, *aside.said, *aside.doubted], source, target, *entities)
        self.entities = store.entities(sorted(entities))

    def settings(self) -> list[str]:
        """Return the kinds of the settings that the paths lead through, where they are found to lead by these only."""
        kinds = {self.entities[entity].kind for path in self.answer.paths for entity in path.entities[1:-1]}
        return sorted(filter(self.store.vocabulary.is_setting, kinds)) if self.answer.only_by_settings else []


def blocks(told: PathAnswer, filters: Filters, *, by_hops: bool, directed: bool, explain: bool) -> Iterator[Block]:
    """Yield an answer about paths, after what it rests on; with ``explain`` how the cost of each path is made."""
    known, answer = told.known, told.answer
    only = told.settings()
    yield Block(
        "title",
        [
            *([f"only by {listed(map(str.lower, only), 'and')}: "] if only else []),
            f"{known.name(told.ends[0])} to {known.name(told.ends[1])}: {_number_of_paths(answer, by_hops)}",
        ],
    )
    yield from (Block("note", [words]) for words in assumptions(filters, told.store, directed=directed))
    above: set[Key] = set()
    for number, path in enumerate(answer.paths, 1):
        yield from _path(number, path, told, above, explain=explain)
    if answer.more:
        kind = "as short" if by_hops else "that cost the same"
        yield Block("section", [f"{count(answer.more, 'more path')} {kind} (-k shows more)"])
    yield from _aside(told)


def _number_of_paths(answer: Answer, by_hops: bool) -> str:
    if not answer.paths:
        return "no path"
    if len(answer.paths) == 1:
        return "1 path"
    return f"{len(answer.paths)} paths, {'fewest hops' if by_hops else 'the most telling'} first"


def assumptions(filters: Filters, store: Store, *, directed: bool) -> Iterator[str]:
    """Yield what an answer rests on: over what paths lead, and what they were narrowed to."""
    yield _walked(filters, directed)
    if narrowing := list(_narrowing(filters, store)):
        yield f"only: {'; '.join(narrowing)}"


def _walked(filters: Filters, directed: bool) -> str:
    statuses = listed([status for status in STATUSES if status in filters.statuses])
    way = "from subject to object only" if directed else "in either direction"
    return f"over relationships that are {statuses}, {way}"


def _narrowing(filters: Filters, store: Store) -> Iterator[str]:
    """Yield what filters narrow, in words."""
    name = Names(store, [*filters.speakers, *filters.avoid])
    for what, words in (
        ("relation", filters.relations),
        ("class", filters.classes),
        ("through", filters.kinds),
        ("document", filters.documents),
        ("said by", map(name, filters.speakers)),
        ("around", map(name, filters.avoid)),
    ):
        if listed_words := sorted(words):
            yield f"{what} {listed(listed_words)}"
    if filters.since is not None and filters.since == filters.until:
        yield f"at {filters.since}"
    else:
        yield from (f"{word} {date}" for word, date in (("since", filters.since), ("until", filters.until)) if date)
    if filters.min_origins > 1:
        yield f"at least {filters.min_origins} origins"


def _path(number: int, path: Path, told: PathAnswer, above: set[Key], *, explain: bool) -> Iterator[Block]:
    """Yield a path; what was told ``above`` is not told again, but named."""
    known = told.known
    changed, inserted = _similar(path)
    names = [_one_of([entity, *changed.get(place, ())], known) for place, entity in enumerate(path.entities)]
    by_way = f" (or by way of {_some(inserted, known, 'or')})" if inserted else ""
    yield Block("heading", [f"{number}. {' – '.join(names)}{by_way}"])
    if explain:
        yield Block("item", [_cost(path, told)])
    for hop in path.hops:
        stated = [relationship for relationship in hop.relationships if not relationship.is_derived]
        ordered = sorted(stated or hop.relationships, key=lambda r: telling_order(r, known.vocabulary))
        full = _IN_FULL if len(path.hops) == 1 else 1
        if ordered[0].key in above:
            yield Block("item", [sentence(ordered[0], known.name, known.vocabulary), " (as above)"])
            continue
        above.update(relationship.key for relationship in ordered)
        yield from (Block("item", statement(relationship, known)) for relationship in ordered[:full])
        if ordered[full:]:
            yield Block("item", _also(ordered[full:], known))


def _also(relationships: Sequence[Relationship], known: Mentioned) -> Phrase:
    """Return further relationships between the same two, without what their claims add."""
    each = [[sentence(r, known.name, known.vocabulary), " ", *sources(r, known)] for r in relationships[:_ALSO]]
    more = [f"; and {len(relationships) - _ALSO} more"] if len(relationships) > _ALSO else []
    return ["also: ", *joined(each, "; "), *more]


def _similar(path: Path) -> tuple[dict[int, list[str]], list[str]]:
    """Return which entities may stand in the place of one, and which may be inserted somewhere."""
    changed: dict[int, list[str]] = {}
    inserted: list[str] = []
    for other in path.similar:
        place = next((i for i, (a, b) in enumerate(zip(path.entities, other, strict=False)) if a != b), 0)
        if len(other) == len(path.entities):
            changed.setdefault(place, []).append(other[place])
        else:
            inserted.append(other[place])
    return changed, inserted


def _one_of(entities: Sequence[str], known: Mentioned) -> str:
    return known.name(entities[0]) if len(entities) == 1 else f"{{{_some(entities, known, None)}}}"


def _some(entities: Sequence[str], known: Mentioned, last: str | None) -> str:
    """Return the names of the first of some entities, and how many more there are."""
    named = [known.name(entity) for entity in dict.fromkeys(entities)]
    if len(named) > _SIMILAR:
        return f"{', '.join(named[:_SIMILAR])} and {len(named) - _SIMILAR} more"
    return listed(named, last) if last else ", ".join(named)


def _cost(path: Path, told: PathAnswer) -> str:
    """Return how the cost of a path is made."""
    known, vocabulary = told.known, told.store.vocabulary
    parts = []
    passing = told.store.passing(path.entities[1:-1])
    for place, hop in enumerate(path.hops):
        relations = [relationship.relation for relationship in hop.relationships]
        cost = cost_of_hop(relations, vocabulary)
        carrier = min(hop.relationships, key=lambda r: (cost_of_hop([r.relation], vocabulary), r.key)).relation
        parts.append(f"{cost} for {carrier} ({vocabulary.relations[carrier].class_})")
        if place < len(path.hops) - 1:
            entity = path.entities[place + 1]
            parts.append(_passing_in_words(passing[entity], known.name(entity)))
    return f"cost {path.cost} = {' + '.join(parts)}"


def _passing_in_words(passing: Passing, name: str) -> str:
    setting = ", a setting" if passing.is_setting else ""
    return (
        f"{passing.cost} for passing {name} ({count(passing.neighbours, 'neighbour')}, "
        f"{count(passing.digits, 'binary digit')}{setting})"
    )


def _aside(told: PathAnswer) -> Iterator[Block]:
    """Yield what is said between the two beside the paths, and what is denied or not confirmed."""
    known = told.known
    for heading, relationships in (
        ("Denied or not confirmed between them", told.aside.doubted),
        ("Said between them", told.aside.said),
    ):
        if relationships:
            yield Block("section", [heading])
        for relationship in relationships[:_ASIDE]:
            yield Block("item", statement(relationship, known))
        if len(relationships) > _ASIDE:
            yield Block("item", [f"and {len(relationships) - _ASIDE} more"])


def mermaid(told: PathAnswer) -> Iterator[str]:
    """Yield a drawing of paths in Mermaid's flowchart language."""
    known = told.known
    yield "flowchart LR"
    entities = list(dict.fromkeys(entity for path in told.answer.paths for entity in path.entities))
    numbers = {entity: f"n{number}" for number, entity in enumerate(entities, 1)}
    yield from (f'  {numbers[entity]}["{_quoted(known.name(entity))}"]' for entity in entities)
    hops = (hop for path in told.answer.paths for hop in path.hops)
    for relationship in dict.fromkeys(_most_telling(hop.relationships, known.vocabulary) for hop in hops):
        relation = known.vocabulary.relations[relationship.relation]
        arrow = "---" if relation.symmetric else "-->"
        words = _quoted(relation.meaning)
        yield f'  {numbers[relationship.subject]} {arrow}|"{words}"| {numbers[relationship.object]}'


def _most_telling(relationships: Iterable[Relationship], vocabulary: Vocabulary) -> Relationship:
    return min(relationships, key=lambda r: telling_order(r, vocabulary))


def _quoted(text: str) -> str:
    """Return a text as Mermaid takes it within quotation marks, where it knows entity codes only."""
    special = {'"': "#quot;", "#": "#35;", "<": "#lt;", ">": "#gt;", "&": "#amp;", "`": "#96;"}
    return "".join(special.get(letter, letter) for letter in " ".join(text.split()))
