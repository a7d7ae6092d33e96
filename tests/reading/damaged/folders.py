"""Folders with files that are not read, and the beginning of each fault: place, message and hint."""

from tests.reading.damaged import OK, in_yaml

FOLDER: dict[str, tuple[dict[str, str | bytes], list[str]]] = {
    "foreign ndjson": (
        {"claims.ndjson": "[]"},
        ["claims.ndjson:1:1: .ndjson is not read | save it as yaml, yml, json, csv, tsv or jsonl"],
    ),
    "json with sections": (
        {"all.json": '{"documents": [], "claims": []}', "graph.json": '{"nodes": [], "edges": [{"claims": []}]}'},
        ["all.json:1:1: 'all' is not a part of a claims folder | a claims folder has documents, entities and claims"],
    ),
    "misspelt file json": (
        {"claim.json": "[]"},
        ["claim.json:1:1: 'claim' is not a part of a claims folder | did you mean claims?"],
    ),
    "foreign xlsx": (
        {"claims.xlsx": b"PK"},
        ["claims.xlsx:1:1: is no workbook that can be read | open it in its program, and save it again"],
    ),
    "foreign txt": (
        {"claims.txt": "x"},
        ["claims.txt:1:1: .txt is not read | save it as yaml, yml, json, csv, tsv or jsonl"],
    ),
    "no ext": (
        {"claims": "x"},
        ["claims:1:1: a file without ending is not read | save it as yaml, yml, json, csv, tsv or jsonl"],
    ),
    "misspelt file": (
        {"claim.yaml": OK},
        ["claim.yaml:1:1: 'claim' is not a part of a claims folder | did you mean claims?"],
    ),
    "misspelt file csv": (
        {"entites.csv": "id,kind,name\n"},
        ["entites.csv:1:1: 'entites' is not a part of a claims folder | did you mean entities?"],
    ),
    "unknown file": (
        {"readme.yaml": OK},
        ["readme.yaml:1:1: 'readme' is not a part of a claims folder | a claims folder has documents, entities"],
    ),
    "claims subdir misspelt": (
        {"claim/a.yaml": OK},
        ["claim:1:1: the folder 'claim' is not read | only claims/ is a folder of claims files"],
    ),
    "claims subdir caps": ({"Claims/a.yaml": in_yaml("foo: 1")}, ["Claims/a.yaml:1:63: unknown field 'foo'"]),
    "claims/ json": (
        {"claims/a.json": "{}"},
        ['claims/a.json:1:1: no list of claims here | write {"claims": [{...}, {...}]}'],
    ),
    "claims/ txt": (
        {"claims/a.txt": "{}"},
        ["claims/a.txt:1:1: .txt is not read | save it as yaml, yml, json, csv, tsv or jsonl"],
    ),
    "claims/ deep": ({"claims/b/c/a.yaml": in_yaml("foo: 1")}, ["claims/b/c/a.yaml:1:63: unknown field 'foo'"]),
    "documents dir": (
        {"documents/a.yaml": ("- {id: d1, title: T, publisher: P}\n- {id: d2, title: T2, publisher: P2}\n")},
        ["documents:1:1: the folder 'documents' is not read | only claims/ is a folder of claims files"],
    ),
    "claims copy": (
        {"claims (1).yaml": OK},
        ["claims (1).yaml:1:1: 'claims (1)' is not a part of a claims folder | did you mean claims?"],
    ),
    "CLAIMS.YAML": ({"CLAIMS.YAML": in_yaml("foo: 1")}, ["CLAIMS.YAML:1:63: unknown field 'foo'"]),
    "claims.part1.yaml": ({"claims.part1.yaml": in_yaml("foo: 1")}, ["claims.part1.yaml:1:63: unknown field 'foo'"]),
    "bz2": (
        {"claims.jsonl.bz2": ("BZh9").encode("latin-1")},
        ["claims.jsonl.bz2:1:1: .bz2 is not read | save it as yaml, yml, json, csv, tsv or jsonl"],
    ),
    "zip": (
        {"claims.jsonl.zip": b"PK"},
        ["claims.jsonl.zip:1:1: .zip is not read | save it as yaml, yml, json, csv, tsv or jsonl"],
    ),
}
