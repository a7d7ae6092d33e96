"""STIX 2.1 in: what collections of threat intelligence say of who attacks whom with what."""

from __future__ import annotations

from pathlib import Path

from graphmodel.claims.vocabulary import builtin
from graphmodel.formats.format import Reader
from graphmodel.formats.gathering import Gathering, Words
from graphmodel.formats.imported import Imported
from graphmodel.formats.stix.bundle import Bundle
from graphmodel.formats.stix.links import Links
from graphmodel.formats.stix.things import Things
from graphmodel.formats.stix.words import KINDS, OBJECTS, RELATIONS
from graphmodel.reading import Source

_LINKS = ("relationship", "sighting")


def read(path: Path) -> Imported:
    """Read a bundle.

    Raises:
        InputError: the file is none.

    """
    gathering = Gathering(builtin().extended(KINDS, RELATIONS))
    source = Source(path, path.name)
    bundle = Bundle(source)
    things = Things(gathering)
    for id_, type_ in bundle.types.items():
        if type_ not in OBJECTS:
            gathering.others[id_] = f"of the type {type_}"
            if type_ not in _LINKS:
                gathering.not_taken[f"objects of the type {type_}"] += 1
    for written in bundle.of(OBJECTS):
        things.take(written)
    links = Links(gathering, source.stem or source.name)
    for written in bundle.of(_LINKS):
        take = links.relate if written.object.type == "relationship" else links.sight
        take(written)
    notes = ["the format has no stance: what is not revoked is a claim that its document asserts"]
    if bundle.superseded:
        notes.append(f"not taken: versions of objects of which there is a newer one ({bundle.superseded:,})")
    notes += [*things.notes(), *links.notes()]
    return gathering.imported(notes, Words(KINDS, [*RELATIONS, *links.relations]))


READER = Reader("stix", "STIX 2.1 bundles: relationships and sightings, with what they cite", (".stix.json",), read)
