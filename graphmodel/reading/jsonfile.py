"""A JSON file with sections, or a list of records: what `sections` reads, with the places of all that is in it."""

from __future__ import annotations

from graphmodel.reading.jsonvalue import decode
from graphmodel.reading.lines import Lines
from graphmodel.reading.parsed import Parsed, Place
from graphmodel.reading.yamlsyntax import YamlFault

_EXTRA = "more than one value", "write one list or object in a file, or call a file with a record on each line .jsonl"


def parse(text: str, *, with_places: bool = False) -> Parsed:
    """Return the value of a JSON text, as `yamlfile.parse` does that of a YAML text."""
    if "\r" in text and "\n" not in text:  # from an old Macintosh
        text = text.replace("\r", "\n")
    if not text.strip():
        return Parsed(None, [], {}, {}, set(), True)
    decoded = decode(text, _EXTRA)
    lines = Lines(text)
    faults = [YamlFault(*lines.at(fault.place), fault.message, fault.hint) for fault in decoded.faults]
    places = {}
    if with_places:
        for path, index in decoded.scanned.values.items():
            place = lines.at(index)
            key = decoded.scanned.keys.get(path)
            places[path] = Place(place, place if key is None else lines.at(key))
    return Parsed(decoded.value if decoded.is_json else None, faults, places, {}, set(), decoded.is_json)
