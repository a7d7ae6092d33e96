"""Documents and entities that do not hold together, and the beginning of each fault: place, message and hint."""

RECORDS: dict[str, tuple[dict[str, str | bytes], list[str]]] = {
    "entities csv bad": (
        {"entities.csv": ("id,kind,name,aliases\nnew,Persn,New One,a|b\nact,Actor,Act,\n")},
        [
            "entities.csv:2:5: unknown kind 'Persn' | did you mean Person?",
            "entities.csv:3:5: 'Actor' is too broad for an entity | one of Person, Organization, Company, PublicBo",
        ],
    ),
    "entities csv alias records": (
        {"entities.csv": ("id,kind,name,aliases.name,aliases.language\nnew,Person,New One,a|b,en|ru|fr\n")},
        ["entities.csv:2:24: aliases.language has 3 parts, aliases.name has 2 | leave a part empty between two"],
    ),
    "entities csv aliases both": (
        {"entities.csv": ("id,kind,name,aliases,aliases.name\nnew,Person,New One,a|b,en\n")},
        ["entities.csv:1:22: 'aliases.name' stands beside 'aliases' | keep one of them"],
    ),
    "docs csv derived": (
        {"documents.csv": ("id,title,publisher,derived_from.publisher,derived_from.how\nd3,T,P,X|Y,reprint|copied\n")},
        ["documents.csv:2:12: how cannot be 'copied' | one of reprint, summary, quotes, translation"],
    ),
    "dup entity differs": (
        {"entities.csv": ("id,kind,name\nada,Person,Ada Roo\n")},
        ["entities.yaml:1:8: 'ada' is defined twice, differently | keep one of the two: the other is in entitie"],
    ),
    "dup doc differs": (
        {"documents.csv": ("id,title,publisher\nd1,T,Other\n")},
        ["documents.yaml:1:8: 'd1' is defined twice, differently | keep one of the two: the other is in documen"],
    ),
    "derived cycle": (
        {
            "documents.jsonl": (
                '{"id":"a","title":"t","publisher":"p","derived_from":[{"document":"b","how":"quotes"}]}\n'
                '{"id":"b","title":"t","publisher":"p","derived_from":[{"document":"a","how":"quotes"}]}\n'
            )
        },
        ["documents.jsonl:1:54: 'a' is derived from itself", "documents.jsonl:2:54: 'b' is derived from itself"],
    ),
    "derived self": (
        {
            "documents.jsonl": (
                '{"id":"a","title":"t","publisher":"p","derived_from":[{"document":"a","how":"quotes"}]}\n'
            )
        },
        ["documents.jsonl:1:54: 'a' is derived from itself"],
    ),
    "derived both": (
        {
            "documents.jsonl": (
                '{"id":"a","title":"t","publisher":"p","derived_from":[{"document":"d1","publisher":"x",'
                '"how":"quotes"}]}\n'
            )
        },
        ["documents.jsonl:1:55: needs either a publisher or a document"],
    ),
    "derived neither": (
        {"documents.jsonl": '{"id":"a","title":"t","publisher":"p","derived_from":[{"how":"quotes"}]}\n'},
        ["documents.jsonl:1:55: needs either a publisher or a document"],
    ),
    "derived no how": (
        {"documents.jsonl": '{"id":"a","title":"t","publisher":"p","derived_from":[{"publisher":"q"}]}\n'},
        ["documents.jsonl:1:55: field 'how' is missing"],
    ),
    "derived unknown": (
        {
            "documents.jsonl": (
                '{"id":"a","title":"t","publisher":"p","derived_from":[{"document":"dd1","how":"quotes"}]}\n'
            )
        },
        ["documents.jsonl:1:67: no document has the id 'dd1' | did you mean d1?"],
    ),
    "derived word": (
        {"documents.jsonl": '{"id":"a","title":"t","publisher":"p","derived_from":["Reuters"]}\n'},
        ["documents.jsonl:1:55: each of derived_from must be fields (publisher, document, how), not 'Reuters'"],
    ),
    "derived scalar": (
        {"documents.jsonl": '{"id":"a","title":"t","publisher":"p","derived_from":"Reuters"}\n'},
        ["documents.jsonl:1:54: derived_from must be a list, not 'Reuters' | one value is written as a list, to"],
    ),
    "doc url bad": (
        {"documents.jsonl": '{"id":"a","title":"t","publisher":"p","url":"javascript:alert(1)"}\n'},
        ["documents.jsonl:1:45: url cannot be 'javascript:alert(1)' | a link that begins with http:// or https:"],
    ),
    "doc url www": (
        {"documents.jsonl": '{"id":"a","title":"t","publisher":"p","url":"www.example.org"}\n'},
        ["documents.jsonl:1:45: url cannot be 'www.example.org' | a link that begins with http:// or https://;"],
    ),
    "doc published bad": (
        {"documents.jsonl": '{"id":"a","title":"t","publisher":"p","published":"May 2021"}\n'},
        ["documents.jsonl:1:51: 'May 2021' is not a date such as 2021, 2021-07 or 2021-07-14"],
    ),
    "doc sha bad": (
        {"documents.jsonl": '{"id":"a","title":"t","publisher":"p","sha256":"xyz"}\n'},
        ["documents.jsonl:1:48: not a SHA-256 | 64 lower-case hex digits"],
    ),
    "doc title newline": (
        {"documents.jsonl": '{"id":"a","title":"t\\nu","publisher":"p"}\n'},
        ["documents.jsonl:1:19: title must be one line without tabs"],
    ),
    "doc id blank": (
        {"documents.jsonl": '{"id":" ","title":"t","publisher":"p"}\n'},
        ["documents.jsonl:1:7: id must not begin or end with a space"],
    ),
    "doc id padded": (
        {
            "documents.jsonl": '{"id":" a ","title":"t","publisher":"p"}\n',
            "claims.jsonl": '{"subject":"ada","relation":"HEADS","object":"port","document":"a"}\n',
        },
        ["documents.jsonl:1:7: id must not begin or end with a space"],
    ),
    "entity abstract": (
        {"entities.jsonl": '{"id":"x","kind":"Actor","name":"X"}\n'},
        ["entities.jsonl:1:18: 'Actor' is too broad for an entity | one of Person, Organization, Company, Publi"],
    ),
    "entity kind case": (
        {"entities.jsonl": '{"id":"x","kind":"persona","name":"X"}\n'},
        ["entities.jsonl:1:18: unknown kind 'persona' | did you mean Person?"],
    ),
    "entity alias int": (
        {"entities.jsonl": '{"id":"x","kind":"Person","name":"X","aliases":[1]}\n'},
        ["entities.jsonl:1:49: each of aliases must be text or fields (name, language), not 1 | put quotes arou"],
    ),
    "entity alias map bad": (
        {"entities.jsonl": '{"id":"x","kind":"Person","name":"X","aliases":[{"nam":"y"}]}\n'},
        [
            "entities.jsonl:1:49: field 'name' is missing",
            "entities.jsonl:1:50: unknown field 'nam' | did you mean name?",
        ],
    ),
    "entity alias word": (
        {"entities.jsonl": '{"id":"x","kind":"Person","name":"X","aliases":"y"}\n'},
        ["entities.jsonl:1:48: aliases must be a list, not 'y' | one value is written as a list, too"],
    ),
    "entity alias newline": (
        {"entities.jsonl": '{"id":"x","kind":"Person","name":"X","aliases":["a\\nb"]}\n'},
        ["entities.jsonl:1:49: each of aliases must be one line without tabs"],
    ),
    "entity alias blank": (
        {"entities.jsonl": '{"id":"x","kind":"Person","name":"X","aliases":[" "]}\n'},
        ["entities.jsonl:1:49: each of aliases must not begin or end with a space"],
    ),
    "entity name U+2028": (
        {"entities.jsonl": '{"id":"x","kind":"Person","name":"a\u2028b"}\n'},
        ["entities.jsonl:1:36: character U+2028 is not allowed"],
    ),
    "entity broken suppresses": (
        {
            "entities.jsonl": '{"id":"new","kind":"Person","nam":"New One"}\n',
            "claims.yaml": "- {subject: New One, relation: HEADS, object: port, document: d1}\n",
        },
        [
            "entities.jsonl:1:1: field 'name' is missing",
            "entities.jsonl:1:29: unknown field 'nam' | did you mean name?",
        ],
    ),
    "entities unparsable suppresses": (
        {
            "entities.jsonl": '{"id":"new"\n',
            "claims.yaml": "- {subject: New One, relation: HEADS, object: port, document: d1}\n",
        },
        ["entities.jsonl:1:12: not JSON: expected a comma or a closing bracket | is a comma, a bracket or a quo"],
    ),
    "several links in one item": (
        {"entities.csv": 'id,kind,name,same_as\nx,Person,X,"https://a.example/1,https://b.example/2"\n'},
        ["entities.csv:2:12: same_as has several links in one item, 'https://a.example/1,https://b.example/2'"],
    ),
    "yaml default beside other sections": (
        {"documents.yaml": ("document: d1\ndocuments:\n  - {id: d1, title: T, publisher: P}\n")},
        ["documents.yaml:1:1: unknown field 'document' | did you mean documents?"],
    ),
}
