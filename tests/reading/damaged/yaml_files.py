"""YAML claims files, and the beginning of each fault: place, message and hint."""

from tests.reading.damaged import OK, in_yaml

YAML: dict[str, tuple[str | bytes, list[str]]] = {
    "unclosed flow": (OK + "- {subject: ada, relation: HEADS\n", ["2:3: a bracket that is never closed"]),
    "unclosed quote": ((OK + "- subject: 'ada\n  relation: HEADS\n"), ["2:12: a quote that is never closed"]),
    "tab indent": (
        "- subject: ada\n\trelation: HEADS\n  object: port\n  document: d1\n",
        ["2:1: not YAML: found a tab character that violates indentation | indent with spaces, not with tabs"],
    ),
    "tab after dash": (
        "-\tsubject: ada\n\trelation: HEADS\n",
        ["1:2: not YAML: found character that cannot start any token | indent with spaces, not with tabs"],
    ),
    "bad indent": (
        "- subject: ada\n   relation: HEADS\n  object: port\n  document: d1\n",
        ["2:12: not YAML: mapping values are not allowed in this context | the fields of a record begin in the"],
    ),
    "colon in value": (
        "- subject: ada\n  relation: HEADS\n  object: port\n  document: d1\n  note: he said: no\n",
        ["5:16: not YAML: mapping values are not allowed in this context | put quotes around a value that conta"],
    ),
    "space missing after colon": (
        "- subject: ada\n  relation:HEADS\n  object: port\n  document: d1\n",
        ["2:3: not YAML: could not find expected ':' | a field is written 'name: value', with a space after the"],
    ),
    "space missing after dash": (
        "-subject: ada\n relation: HEADS\n",
        [
            "1:1: a '-' without a space | write '- ' before the first field of a record",
            "1:1: unknown field '-subject' | did you mean subject?",
        ],
    ),
    "starts with at": (
        "- subject: @ada\n  relation: HEADS\n  object: port\n  document: d1\n",
        ["1:12: not YAML: found character that cannot start any token | put quotes around a value that begins w"],
    ),
    "percent": (
        "- subject: %ada\n  relation: HEADS\n",
        ["1:12: not YAML: found character that cannot start any token | put quotes around a value that begins w"],
    ),
    "backtick": (
        "- subject: `ada`\n  relation: HEADS\n",
        ["1:12: not YAML: found character that cannot start any token | put quotes around a value that begins w"],
    ),
    "star value": (
        "- subject: *ada\n  relation: HEADS\n  object: port\n  document: d1\n",
        ["1:12: alias *ada is not read | write the value out again, or put quotes around a value that begins wi"],
    ),
    "hash swallowed": (
        "- subject: #ada\n  relation: HEADS\n  object: port\n  document: d1\n",
        ["1:12: ' #' begins a comment, which goes on to the end of the line | put quotes around the value: \"#ada\""],
    ),
    "bad escape": (
        '- {subject: "a\\qda", relation: HEADS, object: port, document: d1}\n',
        ["1:15: not YAML: found unknown escape character | in double quotes write a backslash as \\\\ and a chara"],
    ),
    "escaped nul": (in_yaml('note: "a\\0b"'), ["1:69: character U+0000 is not allowed | remove it"]),
    "escaped bidi": (in_yaml('note: "a\\u202Eb"'), ["1:69: character U+202E is not allowed | remove it"]),
    "escaped surrogate": (
        in_yaml('note: "a\\uD800b"'),
        ["1:73: not YAML: found invalid Unicode character escape code | in double quotes write a backslash as \\"],
    ),
    "escaped surrogate pair": (
        in_yaml('note: "a\\uD83D\\uDE00b"'),
        ["1:73: not YAML: found invalid Unicode character escape code | in double quotes write a backslash as \\"],
    ),
    "escape beyond unicode": (
        in_yaml('note: "a\\U00110000b"'),
        ["1:73: not YAML: found invalid Unicode character escape code | in double quotes write a backslash as \\"],
    ),
    "raw bell": (in_yaml("note: a\x07b"), ["1:70: character U+0007 is not allowed | remove it"]),
    "raw bidi": (in_yaml("note: a\u202eb"), ["1:70: character U+202E is not allowed | remove it"]),
    "raw bidi in key": (in_yaml("no\u202ete: ab"), ["1:65: character U+202E is not allowed | remove it"]),
    "raw c1": (in_yaml("note: a\x9bb"), ["1:70: character U+009B is not allowed | remove it"]),
    "raw DEL": (in_yaml("note: a\x7fb"), ["1:70: character U+007F is not allowed | remove it"]),
    "NEL": (
        (
            "- {subject: ada, relation: HEADS, object: port, document: d1}\n- {subject: ada, "
            "relation: HEADS, object: port, document: d1, note: a\x85b}\n- {x: 1}\n"
        ),
        [
            "2:70: character U+0085 is not allowed | remove it, or write an end of line",
            "3:3: fields 'subject', 'relation', 'object' and 'document' are missing",
            "3:4: unknown field 'x'",
        ],
    ),
    "LS line sep then fault": (
        (
            "- {subject: ada, relation: HEADS, object: port, document: d1}\n- {subject: ada, "
            "relation: HEADS, object: port, document: d1, note: 'a\u2028b'}\n- {x: 1}\n"
        ),
        [
            "2:71: character U+2028 is not allowed | remove it, or write an end of line",
            "3:3: fields 'subject', 'relation', 'object' and 'document' are missing",
            "3:4: unknown field 'x'",
        ],
    ),
    "conflict at the beginning": (
        "<<<<<<< HEAD\n" + OK,
        ["1:1: a merge conflict was left in the file | settle it"],
    ),
    "no space after a colon": (
        "- subject:ada\n  relation: HEADS\n",
        [
            "1:3: expected a record with fields",
            "1:10: ':' without a space | write 'name: value', with a plain colon and a space after it",
        ],
    ),
    "full-width colon": (
        "- subject： ada\n  relation: HEADS\n",
        ["1:3: expected a record with fields", "1:10: '：' without a space | write 'name: value', with a plain colon"],
    ),
    "no-break space for an indent": (
        "- subject: ada\n\u00a0 relation: HEADS\n",
        [
            "1:3: fields 'relation', 'object' and 'document' are missing",
            "2:1: not YAML: did not find expected '-' indicator | indent with plain spaces, not with U+00A0",
        ],
    ),
    "a misspelt section": (
        "entites:\n- {id: new, kind: Person, name: New}\nclaims:\n" + OK.replace("ada", "new"),
        ["1:1: unknown field 'entites' | did you mean entities?"],
    ),
    "a section in the singular": (
        "document:\n- {id: d9, publisher: P}\nclaims:\n" + OK.replace("d1", "d9"),
        ["2:1: document must be text, not a list | did you mean documents?"],
    ),
    "bom only": (("\ufeff").encode(), ["1:1: the file is empty | remove it, or write claims: []"]),
    "bom then fault": (
        ("\ufeff- {subject: ada, relation: HEADS, object: port, document: d1, foo: 1}\n").encode(),
        ["1:63: unknown field 'foo'"],
    ),
    "bom mid": (
        OK + "\ufeff- {subject: ada, relation: HEADS, object: port, document: d1}\n",
        ["2:1: character U+FEFF is not allowed | remove it"],
    ),
    "bom mid in value": (in_yaml("note: a\ufeffb"), ["1:70: character U+FEFF is not allowed | remove it"]),
    "utf16le": (OK.encode("utf-16"), ["1:1: is encoded in UTF-16 | save the file as UTF-8"]),
    "utf16be": (b"\xfe\xff" + OK.encode("utf-16-be"), ["1:1: is encoded in UTF-16 | save the file as UTF-8"]),
    "utf16 no bom": (OK.encode("utf-16-le"), ["1:1: is encoded in UTF-16 | save the file as UTF-8"]),
    "utf32": (OK.encode("utf-32"), ["1:1: is encoded in UTF-32 | save the file as UTF-8"]),
    "latin1": (
        (OK + "- {subject: ada, relation: HEADS, object: port, document: d1, note: café}\n").encode("latin-1"),
        ["2:72: byte 0xe9 is not UTF-8 | save the file as UTF-8"],
    ),
    "cp1251": (
        (OK + "- {subject: ada, relation: HEADS, object: port, document: d1, note: Ëóêàøåíêî}\n").encode("latin-1"),
        ["2:69: byte 0xcb is not UTF-8 | save the file as UTF-8"],
    ),
    "cr line ends": (
        (
            "- {subject: ada, relation: HEADS, object: port, document: d1}\r- {subject: ada, "
            "relation: HEADS, object: port, document: d1, foo: 1}\r"
        ),
        ["2:63: unknown field 'foo'"],
    ),
    "crlf": (
        (
            "- {subject: ada, relation: HEADS, object: port, document: d1}\r\n- {subject: ada, "
            "relation: HEADS, object: port, document: d1, foo: 1}\r\n"
        ),
        ["2:63: unknown field 'foo'"],
    ),
    "dup key": (
        "- subject: ada\n  relation: HEADS\n  object: port\n  document: d1\n  subject: ben\n",
        ["5:3: duplicate key 'subject' | keep one of them"],
    ),
    "dup key nested": (
        (
            "- subject: ada\n"
            "  relation: HEADS\n"
            "  object: port\n"
            "  document: d1\n"
            "  quantity:\n"
            "    value: 1\n"
            "    value: 2\n"
        ),
        ["7:5: duplicate key 'value' | keep one of them"],
    ),
    "dup key null first": (
        "- subject:\n  subject: ada\n  relation: HEADS\n  object: port\n  document: d1\n",
        ["2:3: duplicate key 'subject' | keep one of them"],
    ),
    "dup section": (
        (
            "document: d1\n"
            "claims:\n"
            "  - {subject: ada, relation: HEADS, object: port}\n"
            "claims:\n"
            "  - {subject: ada, relation: HEADS, object: port}\n"
        ),
        ["4:1: duplicate key 'claims' | keep one of them"],
    ),
    "alias": (
        "- &a {subject: ada, relation: HEADS, object: port, document: d1}\n- *a\n",
        [
            "1:3: anchor &a is not read | leave it out, or put quotes around a value that begins with &a",
            "2:3: alias *a is not read | write the value out again, or put quotes around a value that begins with",
        ],
    ),
    "unused anchor": (
        "- &a {subject: ada, relation: HEADS, object: port, document: d1}\n",
        ["1:3: anchor &a is not read | leave it out, or put quotes around a value that begins with &a"],
    ),
    "unknown alias": (
        "- *a\n",
        ["1:3: alias *a is not read | write the value out again, or put quotes around a value that begins with"],
    ),
    "merge": (
        "- &a {subject: ada, relation: HEADS, object: port, document: d1}\n- {<<: *a, object: port}\n",
        [
            "1:3: anchor &a is not read | leave it out, or put quotes around a value that begins with &a",
            "2:4: merge key << is not read | write the fields out again",
            "2:8: alias *a is not read | write the value out again, or put quotes around a value that begins with",
        ],
    ),
    "merge in block": (
        "- <<: x\n  subject: ada\n  relation: HEADS\n  object: port\n  document: d1\n",
        ["1:3: merge key << is not read | write the fields out again"],
    ),
    "merge nonalias": (
        "- {<<: {subject: ada}, relation: HEADS, object: port, document: d1}\n",
        ["1:4: merge key << is not read | write the fields out again"],
    ),
    "py tag": (
        "- !!python/object/apply:os.system ['true']\n",
        ["1:3: tag !!python/object/apply:os.system is not read | leave it out, or put quotes around the value"],
    ),
    "str tag": (
        "- {subject: !!str ada, relation: HEADS, object: port, document: d1}\n",
        ["1:13: tag !!str is not read | leave it out, or put quotes around the value"],
    ),
    "tag on key": (
        "- {!!str subject: ada, relation: HEADS, object: port, document: d1}\n",
        ["1:4: tag !!str is not read | leave it out, or put quotes around the value"],
    ),
    "local tag": (
        "- !claim {subject: ada, relation: HEADS, object: port, document: d1}\n",
        ["1:3: tag !claim is not read | leave it out, or put quotes around the value"],
    ),
    "bang tag": (
        "- {subject: ! ada, relation: HEADS, object: port, document: d1}\n",
        ["1:13: tag ! is not read | leave it out, or put quotes around the value"],
    ),
    "two docs": (OK + "---\n" + OK, ["2:1: a second YAML document in one file | use one file for each"]),
    "doc end": (
        OK + "...\n" + OK,
        ["3:1: not YAML: did not find expected <document start> | indent the items of a list alike, and write o"],
    ),
    "yaml directive": (("%YAML 3.0\n---\n" + OK), ["1:1: not YAML: found incompatible YAML document"]),
    "NO subject": (
        "- {subject: NO, relation: HEADS, object: port, document: d1}\n",
        ["1:13: no entity is called 'NO' | did you mean Northland or Port of Northam?"],
    ),
    "12:30": (in_yaml("date: 12:30"), ["1:69: '12:30' is not a date such as 2021, 2021-07 or 2021-07-14"]),
    "010 paragraph": (
        in_yaml("locator: {paragraph: 010}"),
        ["1:84: paragraph must be a whole number, not '010' | write 10, without zeros before it"],
    ),
    "1_000": (
        in_yaml("quantity: {value: 1_000, unit: t}"),
        ["1:81: value must be a number, not '1_000' | digits only, with a point before decimals"],
    ),
    "1,000": (
        "- subject: ada\n  relation: HEADS\n  object: port\n  document: d1\n  quantity:\n    value: 1,000\n",
        ["6:12: value must be a number, not '1,000' | digits only, with a point before decimals"],
    ),
    "0x10": (
        in_yaml("quantity: {value: 0x10}"),
        ["1:81: value must be a number, not '0x10' | digits only, with a point before decimals"],
    ),
    "about yes": (in_yaml("quantity: {value: 1, about: yes}"), ["1:91: about must be true or false, not 'yes'"]),
    "null subject": (
        "- {subject: null, relation: HEADS, object: port, document: d1}\n",
        ['1:13: subject: null is read as nothing | write "null" in quotes if that is a name, or leave the field'],
    ),
    "empty subject": (
        "- {subject: , relation: HEADS, object: port, document: d1}\n",
        ["1:13: subject is empty | write a value, or leave the field out"],
    ),
    "quoted empty subject": (
        "- {subject: '', relation: HEADS, object: port, document: d1}\n",
        ["1:13: subject is empty | write a value, or leave the field out"],
    ),
    "blank subject": (
        "- {subject: '  ', relation: HEADS, object: port, document: d1}\n",
        ["1:13: subject is empty | write a value, or leave the field out"],
    ),
    "null item": (OK + "-\n", ["2:2: expected a record with fields, found nothing"]),
    "null claims section": ("claims:\n", ["1:8: claims must be a list, not nothing | begin each record with '- '"]),
    "null stance": (in_yaml("stance: "), ["1:71: stance is empty | write a value, or leave the field out"]),
    "null quantity about": (
        in_yaml("quantity: {value: 1, about: }"),
        ["1:91: about is empty | write a value, or leave the field out"],
    ),
    "list below an empty one": (
        "document: d1\nclaims: []  # none yet\n\n- {subject: ada, relation: HEADS, object: port}\n",
        ["4:1: a list that goes on after its end | write it in the place of [] in line 2"],
    ),
    "empty file": ("", ["1:1: the file is empty | remove it, or write claims: []"]),
    "whitespace": (("  \n\n\n"), ["1:1: the file is empty | remove it, or write claims: []"]),
    "comment only": ("# hi\n", ["1:1: the file is empty | remove it, or write claims: []"]),
    "dashes only": ("---\n", ["1:1: the file is empty | remove it, or write claims: []"]),
    "tabs only": (
        "\t\n",
        ["1:1: not YAML: found character that cannot start any token | indent with spaces, not with tabs"],
    ),
    "scalar": (
        "hello\n",
        ["1:1: expected a list of claims, not 'hello' | each record begins with '- ', each field is written 'na"],
    ),
    "number": (
        "12\n",
        ["1:1: expected a list of claims, not '12' | each record begins with '- ', each field is written 'name:"],
    ),
    "empty map": (
        "{}\n",
        ["1:1: no list of claims here | write claims: and below it a list, each record beginning with '- '"],
    ),
    "list of lists": ("- [ada, HEADS, port]\n", ["1:3: expected a record with fields, found a list"]),
    "list of words": ("- ada HEADS port\n", ["1:3: expected a record with fields, found 'ada HEADS port'"]),
    "claims as map": (
        "claims:\n  subject: ada\n  relation: HEADS\n  object: port\n",
        ["2:3: claims must be a list, not fields | begin each record with '- '"],
    ),
    "single claim as mapping": (
        "subject: ada\nrelation: HEADS\nobject: port\ndocument: d1\n",
        ["1:1: no list of claims here | write claims: and below it a list, each record beginning with '- '"],
    ),
    "unknown field": (in_yaml("foo: 1"), ["1:63: unknown field 'foo'"]),
    "misspelt field": (
        "- subject: ada\n  relaton: HEADS\n  object: port\n  document: d1\n",
        ["1:3: field 'relation' is missing", "2:3: unknown field 'relaton' | did you mean relation?"],
    ),
    "misspelt section": (
        "document: d1\nclaim:\n  - {subject: ada, relation: HEADS, object: port}\n",
        [
            "1:1: no list of claims here | write claims: and below it a list, each record beginning with '- '",
            "2:1: unknown field 'claim' | did you mean claims?",
        ],
    ),
    "caps field": (
        "- {Subject: ada, relation: HEADS, object: port, document: d1}\n",
        ["1:3: field 'subject' is missing", "1:4: unknown field 'Subject' | did you mean subject?"],
    ),
    "unknown nested": (in_yaml("locator: {para: 1}"), ["1:73: unknown field 'para' | did you mean paragraph?"]),
    "missing fields": ("- {subject: ada}\n", ["1:3: fields 'relation', 'object' and 'document' are missing"]),
    "missing document, block": (
        (OK + "- subject: ada\n  relation: HEADS\n  object: port\n"),
        ["2:3: field 'document' is missing"],
    ),
    "subject list": (
        "- {subject: [ada, ben], relation: HEADS, object: port, document: d1}\n",
        ["1:13: subject must be text, not a list"],
    ),
    "subject map": (
        "- {subject: {id: ada}, relation: HEADS, object: port, document: d1}\n",
        ["1:13: subject must be text, not fields"],
    ),
    "locator word": (
        in_yaml("locator: p3"),
        ["1:72: locator must be fields (paragraph, start, end, sha256), not 'p3'"],
    ),
    "locator list": (
        in_yaml("locator: [1, 2]"),
        ["1:72: locator must be fields (paragraph, start, end, sha256), not a list"],
    ),
    "paragraph word": (
        in_yaml("locator: {paragraph: three}"),
        ["1:84: paragraph must be a whole number, not 'three' | digits only"],
    ),
    "paragraph 0": (in_yaml("locator: {paragraph: 0}"), ["1:84: paragraph must be 1 or more, not '0'"]),
    "paragraph 1.5": (
        in_yaml("locator: {paragraph: 1.5}"),
        ["1:84: paragraph must be a whole number, not '1.5' | digits only"],
    ),
    "paragraph huge": (
        in_yaml("locator: {paragraph: 999999999999999999999999999999}"),
        ["1:84: paragraph is a number out of range"],
    ),
    "loc reversed": (in_yaml("locator: {start: 9, end: 3}"), ["1:88: ends at 3, not after its start at 9"]),
    "loc negative": (in_yaml("locator: {start: -9, end: 3}"), ["1:80: start must be 0 or more, not '-9'"]),
    "loc start only": (in_yaml("locator: {start: 9}"), ["1:72: start and end belong together"]),
    "loc empty": (in_yaml("locator: {}"), ["1:72: a locator needs a paragraph, or start and end, or sha256"]),
    "loc bad sha": (in_yaml("locator: {sha256: abc}"), ["1:81: not a SHA-256 | 64 lower-case hex digits"]),
    "loc upper sha": (
        in_yaml("locator: {sha256: AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA}"),
        ["1:81: not a SHA-256 | 64 lower-case hex digits"],
    ),
    "quantity {}": (in_yaml("quantity: {}"), ["1:73: a quantity needs a value, or low or high"]),
    "quantity number": (
        in_yaml("quantity: 123"),
        ["1:73: quantity must be fields (value, low, high, about, strictly, unit, of), not '123'"],
    ),
    "quantity unit only": (in_yaml("quantity: {unit: people}"), ["1:73: a quantity needs a value, or low or high"]),
    "quantity nan": (
        in_yaml("quantity: {value: .nan}"),
        ["1:81: value must be a number, not '.nan' | digits only, with a point before decimals"],
    ),
    "quantity NaN": (
        in_yaml("quantity: {value: NaN}"),
        ["1:81: value must be a finite number | leave out what is not known"],
    ),
    "quantity inf": (
        in_yaml("quantity: {value: Infinity}"),
        ["1:81: value must be a finite number | leave out what is not known"],
    ),
    "quantity 1e999": (in_yaml("quantity: {value: 1e999}"), ["1:81: value is a number out of range"]),
    "quantity low>high": (in_yaml("quantity: {low: 5, high: 3}"), ["1:79: low 5 is more than high 3"]),
    "quantity both": (
        in_yaml("quantity: {value: 4, low: 3}"),
        ["1:73: a quantity has either a value, or low and high | leave one of them out"],
    ),
    "quantity word": (
        in_yaml("quantity: {value: many}"),
        ["1:81: value must be a number, not 'many' | digits only, with a point before decimals"],
    ),
    "stance bad": (in_yaml("stance: assertd"), ["1:71: stance cannot be 'assertd' | did you mean asserted?"]),
    "stance caps": (in_yaml("stance: Denied"), ["1:71: stance cannot be 'Denied' | did you mean denied?"]),
    "date 2021-13": (in_yaml("date: 2021-13"), ["1:69: '2021-13' is no date: there is no month 13"]),
    "date 2021-02-30": (in_yaml("date: 2021-02-30"), ["1:69: '2021-02-30' is no date: the month has 28 days"]),
    "date 0000": (in_yaml("date: 0000"), ["1:69: '0000' is no date: there is no year 0"]),
    "date us": (in_yaml("date: 12/31/2021"), ["1:69: '12/31/2021' is not a date such as 2021, 2021-07 or 2021-07-14"]),
    "date 2021-7": (in_yaml("date: 2021-7"), ["1:69: '2021-7' is not a date such as 2021, 2021-07 or 2021-07-14"]),
    "date 21": (in_yaml("date: 21"), ["1:69: '21' is not a date such as 2021, 2021-07 or 2021-07-14"]),
    "date datetime": (
        in_yaml("date: 2021-07-14T00:00:00Z"),
        ["1:69: '2021-07-14T00:00:00Z' is not a date such as 2021, 2021-07 or 2021-07-14"],
    ),
    "date arabic digits": (in_yaml("date: ٢٠٢١"), ["1:69: '٢٠٢١' is not a date such as 2021, 2021-07 or 2021-07-14"]),
    "date and start": (
        in_yaml("date: 2021, start: 2020"),
        ["1:69: a claim has either a date, or a start and end | leave one of them out"],
    ),
    "end before start": (
        in_yaml("start: 2022, end: 2021-12-31"),
        ["1:81: ends in 2021-12-31, before it starts in 2022"],
    ),
    "end bad date": (in_yaml("end: soon"), ["1:68: 'soon' is not a date such as 2021, 2021-07 or 2021-07-14"]),
    "unknown name": (
        "- {subject: Adda Roe, relation: HEADS, object: port, document: d1}\n",
        ["1:13: no entity is called 'Adda Roe' | did you mean Ada Roe?"],
    ),
    "unknown doc": (
        "- {subject: ada, relation: HEADS, object: port, document: d9}\n",
        ["1:59: no document has the id 'd9'"],
    ),
    "unknown relation": (
        "- {subject: ada, relation: HEADDS, object: port, document: d1}\n",
        ["1:28: unknown relation 'HEADDS' | did you mean HEADS?"],
    ),
    "ambiguous": (
        "- {subject: John, relation: HEADS, object: port, document: d1}\n",
        [
            (
                "1:13: 'John' is the name of 2 entities: j1 (J. Smith, Person, also John), "
                "j2 (J. Smith, Person, also John) | write the id of the one you mean, as in id:j1 or id:j2"
            )
        ],
    ),
    "out of range": (
        "- {subject: port, relation: HEADS, object: ada, document: d1}\n",
        [
            "1:13: the subject of HEADS must be of kind Person, but 'port' is Company | are subject and object the",
            "1:44: the object of HEADS must be of kind Organization, Company or PublicBody, but 'ada' is Person |",
        ],
    ),
    "out of range 2": (
        "- {subject: ada, relation: HEADS, object: ben, document: d1}\n",
        ["1:43: the object of HEADS must be of kind Organization, Company or PublicBody, but 'ben' is Person"],
    ),
    "event not event": (in_yaml("event: ben"), ["1:70: event must be of kind Event, but 'ben' is Person"]),
    "place not place": (in_yaml("place: ben"), ["1:70: place must be of kind Place or Country, but 'ben' is Person"]),
    "attributed unknown": (in_yaml("attributed_to: nobody at all"), ["1:78: no entity is called 'nobody at all'"]),
    "defaults unknown": (
        (
            "document: d9\n"
            "claims:\n"
            "  - {subject: ada, relation: HEADS, object: port}\n"
            "  - {subject: ada, relation: HEADS, object: ben}\n"
        ),
        [
            "1:11: no document has the id 'd9'",
            "4:45: the object of HEADS must be of kind Organization, Company or PublicBody, but 'ben' is Person",
        ],
    ),
    "default bad type": (
        "document: [d1]\nclaims:\n  - {subject: ada, relation: HEADS, object: port}\n",
        ["1:11: document must be text, not a list"],
    ),
    "default bad but no claims": (
        "document: [d1]\nstance: foo\nclaims: []\n",
        [
            "1:11: document must be text, not a list",
            "2:9: stance cannot be 'foo' | one of asserted, denied, unconfirmed, prospective",
        ],
    ),
    "default bad locator": (
        "document: d1\nlocator: {paragraph: x}\nclaims:\n  - {subject: ada, relation: HEADS, object: port}\n",
        ["2:22: paragraph must be a whole number, not 'x' | digits only"],
    ),
    "claim ids clash": (
        (
            "- {subject: ada, relation: HEADS, object: port, document: d1, id: c1}\n"
            "- {subject: ada, relation: HEADS, object: port, document: d2, id: c1}\n"
        ),
        ["2:67: two different claims have the id 'c1' | leave the id out, and each gets its own"],
    ),
    "number key": (
        "- {1: ada, relation: HEADS, object: port, document: d1}\n",
        ["1:3: field 'subject' is missing", "1:4: unknown field '1'"],
    ),
    "null key": ("- {~: ada, subject: ada, relation: HEADS, object: port, document: d1}\n", ["1:4: unknown field '~'"]),
    "empty key": (
        "- {: ada, subject: ada, relation: HEADS, object: port, document: d1}\n",
        ["1:4: not YAML: did not find expected node content"],
    ),
    "complex key": (
        "- ? {a: b}\n  : c\n",
        ["1:5: the name of a field must be a word | put quotes around it if it is one"],
    ),
    "alias as key": (
        "- &a x\n- {*a : c}\n",
        [
            "1:3: anchor &a is not read | leave it out, or put quotes around a value that begins with &a",
            "2:4: alias *a is not read | write the value out again, or put quotes around a value that begins with",
        ],
    ),
    "flow without comma": (
        "- {subject: ada relation: HEADS, object: port, document: d1}\n",
        ["1:25: not YAML: did not find expected ',' or '}' | is a comma or a quote missing, or one too many?"],
    ),
    "json in yaml": (
        '{"claims": [{"subject": "ada", "relation": "HEADS", "object": "port", "document": "d1", "foo": 1}]}',
        ["1:89: unknown field 'foo'"],
    ),
    "markdown": (
        "# Claims\n\nAda heads the port.\n\n* one\n* two\n",
        ["1:1: expected a list of claims, not 'Ada heads the port.\\n* one * two' | each record begins with '- '"],
    ),
    "html": (
        "<html><body>404: not found</body></html>\n",
        ["1:1: is an HTML page | was the page saved instead of the file that it links to?"],
    ),
    "asterisks": (
        OK + "- {subject: ada, relation: HEADS, object: port, document: d1, note: *important*}\n",
        [
            (
                "2:79: not YAML: did not find expected alphabetic or numeric character | "
                "put quotes around a value that begins with * or &"
            )
        ],
    ),
    "exclamation mark": (
        OK + "- {subject: ada, relation: HEADS, object: port, document: d1, note: !x}\n",
        [
            (
                "2:71: not YAML: did not find expected whitespace or line break | "
                "put quotes around a value that begins with !"
            )
        ],
    ),
    "binary png": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", ["1:1: byte 0x89 is not UTF-8 | save the file as UTF-8"]),
    "zip": (
        b"PK\x03\x04\x14\x00\x00\x00\x08\x00",
        ["1:1: is a zip archive or an office document | unpack it, or name it .xlsx or .ods if it is a workbook"],
    ),
    "conflict marker": (
        OK + "<<<<<<< HEAD\n" + OK + "=======\n" + OK + ">>>>>>> x\n",
        ["2:1: a merge conflict was left in the file | settle it"],
    ),
    "documents in claims list": (
        "- {id: d3, title: T, publisher: P}\n",
        [
            "1:3: fields 'subject', 'relation', 'object' and 'document' are missing",
            "1:12: unknown field 'title'",
            "1:22: unknown field 'publisher'",
        ],
    ),
    "section doc fault": (
        (
            "documents:\n"
            "  - {id: d3, title: T}\n"
            "claims:\n"
            "  - {subject: ada, relation: HEADS, object: port, document: d3}\n"
        ),
        ["2:5: field 'publisher' is missing"],
    ),
    "section entity fault": (
        (
            "entities:\n"
            "  - {id: new, kind: Persn, name: New}\n"
            "claims:\n"
            "  - {subject: New, relation: HEADS, object: port, document: d1}\n"
        ),
        ["2:21: unknown kind 'Persn' | did you mean Person?"],
    ),
    "claims copied in entity section": (
        "entities:\n  - {id: x, kind: Person\nclaims: []\n",
        ["3:7: not YAML: did not find expected ',' or '}' | is a comma or a bracket missing since line 2?"],
    ),
    "missing comma over lines": (
        "- {subject: ada,\n   relation: HEADS\n   object: port}\n",
        ["3:10: not YAML: did not find expected ',' or '}' | is a comma or a bracket missing since line 1?"],
    ),
    "unclosed bracket before next record": (
        OK + "- {subject: ada, relation: HEADS\n" + OK,
        ["2:3: a bracket that is never closed"],
    ),
    "unclosed quote before next quote": (
        '- subject: "ada\n  relation: HEADS\n- subject: "ada"\n  relation: HEADS\n',
        ["1:12: a quote that is closed in line 3 only | close it earlier"],
    ),
    "apostrophe in single quotes": (
        in_yaml("note: 'it's'"),
        ["1:73: not YAML: did not find expected ',' or '}' | is a comma or a quote missing, or one too many?"],
    ),
    "ampersand value": (
        "- {subject: &Partners Ltd, relation: HEADS, object: port, document: d1}\n",
        ["1:13: anchor &Partners is not read | leave it out, or put quotes around a value that begins with &Par"],
    ),
    "comma splits a note": (
        in_yaml("note: one, two"),
        ["1:74: unknown field 'two' | put quotes around a text with a comma"],
    ),
    "all faults of a broken file": (
        (
            "- {subject: ada, relation: HEADS, object: port, document: d1, foo: 1}\n"
            "- {subject: ada, relation: HEADS, object: port, document: d1, note: a, note: b}\n"
            "- {subject: ada, relation: HEADS, object: port, document: d1, date: 2021-13}\n"
            "- {subject: ada\n"
        ),
        [
            "1:63: unknown field 'foo'",
            "2:72: duplicate key 'note' | keep one of them",
            "3:69: '2021-13' is no date: there is no month 13",
            "4:3: a bracket that is never closed",
        ],
    ),
}
