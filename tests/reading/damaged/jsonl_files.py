"""JSON Lines claims files, and the beginning of each fault: place, message and hint."""

from tests.reading.damaged import JSON, OK, in_json

JSONL: dict[str, tuple[str | bytes, list[str]]] = {
    "syntax": (
        JSON + '{"subject":"ada",}\n',
        ["2:18: not JSON: a comma after the last field | leave it out"],
    ),
    "truncated": (JSON + '{"subject":"ada","rel', ["2:18: not JSON: a string without a closing quote"]),
    "single quotes": (
        "{'subject':'ada'}\n",
        ["1:2: not JSON: expected the name of a field in double quotes | no comma after the last field, and dou"],
    ),
    "comment": ("// hello\n" + JSON, ["1:1: not JSON: a comment | leave it out, or call the file .yaml"]),
    "comma in a list": (
        in_json('"derived_from":[{},]'),
        ["1:88: not JSON: a comma after the last item | leave it"],
    ),
    "array": (
        '[{"subject":"ada","relation":"HEADS","object":"port","document":"d1"}]\n',
        ["1:1: expected a record with fields, found a list | write one record on each line, without commas"],
    ),
    "pretty json": (
        '{\n  "subject": "ada",\n  "relation": "HEADS"\n}\n',
        ["1:1: a record that goes on over several lines | write one record on each line, without commas"],
    ),
    "trailing comma": (
        '{"subject":"ada","relation":"HEADS","object":"port","document":"d1"},\n' + JSON,
        ["1:69: not JSON: more than one value on a line | write one record on each line, without commas"],
    ),
    "dup key": (in_json('"subject":"ben"'), ["1:69: duplicate key 'subject' | keep one of them"]),
    "dup nested": (in_json('"quantity":{"value":1,"value":2}'), ["1:91: duplicate key 'value' | keep one of them"]),
    "dup escaped": (in_json('"s\\u0075bject":"ben"'), ["1:69: duplicate key 'subject' | keep one of them"]),
    "dup key triple nested": (
        in_json('"quantity":{"value":1,"value":2},"locator":{"start":1,"start":2,"end":5}'),
        ["1:91: duplicate key 'value' | keep one of them", "1:123: duplicate key 'start' | keep one of them"],
    ),
    "nan": (in_json('"quantity":{"value":NaN}'), ["1:89: not JSON: NaN is no number | leave out what is not known"]),
    "inf": (
        in_json('"quantity":{"value":Infinity}'),
        ["1:89: not JSON: Infinity is no number | leave out what is not known"],
    ),
    "-inf": (
        in_json('"quantity":{"value":-Infinity}'),
        ["1:89: not JSON: -Infinity is no number | leave out what is not known"],
    ),
    "1e999": (in_json('"quantity":{"value":1e999}'), ["1:89: value is a number out of range"]),
    "note NaN and nan": (
        in_json('"note":"NaN","quantity":{"value":NaN}'),
        ["1:102: not JSON: NaN is no number | leave out what is not known"],
    ),
    "wrong types": (
        '{"subject":1,"relation":true,"object":null,"document":["d1"]}\n',
        [
            "1:12: subject must be text, not 1 | put quotes around it",
            "1:25: relation must be text, not true | put quotes around it",
            "1:39: object is empty | write a value, or leave the field out",
            "1:55: document must be text, not a list",
        ],
    ),
    "string number": (in_json('"locator":{"paragraph":"3"}'), ["1:92: paragraph is a number out of range"]),
    "float paragraph": (in_json('"locator":{"paragraph":1.0}'), ["1:92: paragraph must be a whole number, not 1.0"]),
    "date number": (in_json('"date":2021'), ["1:76: date must be text, not 2021 | put quotes around it"]),
    "null subject": (
        '{"subject":null,"relation":"HEADS","object":"port","document":"d1"}\n',
        ["1:12: subject is empty | write a value, or leave the field out"],
    ),
    "null stance": (in_json('"stance":null'), ["1:78: stance is empty | write a value, or leave the field out"]),
    "empty str": (
        '{"subject":"","relation":"HEADS","object":"port","document":"d1"}\n',
        ["1:12: subject is empty | write a value, or leave the field out"],
    ),
    "blank str": (
        '{"subject":"  ","relation":"HEADS","object":"port","document":"d1"}\n',
        ["1:12: no entity is called '  '"],
    ),
    "padded ok": (
        '{"subject":" ada ","relation":" HEADS ","object":"port","document":" d1 "}\n',
        [
            "1:12: no entity is called ' ada ' | did you mean Ada Roe (id:ada)?",
            "1:68: no document has the id ' d1 ' | did you mean d1?",
        ],
    ),
    "unknown field": (
        JSON + '{"subject":"ada","relation":"HEADS","object":"port","document":"d1","foo":1}\n',
        ["2:69: unknown field 'foo'"],
    ),
    "unknown nested": (
        JSON + '{"subject":"ada","relation":"HEADS","object":"port","document":"d1","locator":{"para":1}}\n',
        ["2:80: unknown field 'para' | did you mean paragraph?"],
    ),
    "scalar lines": (
        '1\n"a"\nnull\ntrue\n',
        [
            "1:1: expected a record with fields, found 1",
            "2:1: expected a record with fields, found 'a'",
            "3:1: expected a record with fields, found nothing",
            "4:1: expected a record with fields, found true",
        ],
    ),
    "control raw": (
        in_json('"note":"a\x07b"'),
        ["1:78: character U+0007 is not allowed | remove it"],
    ),
    "tab raw": (
        in_json('"note":"a\tb"'),
        ["1:78: not JSON: a control character inside a string | write a tab as \\t, a line end as \\n"],
    ),
    "control esc": (in_json('"note":"a\\u0007b"'), ["1:76: character U+0007 is not allowed | remove it"]),
    "bidi esc": (in_json('"note":"a\\u202eb"'), ["1:76: character U+202E is not allowed | remove it"]),
    "bidi esc upper": (in_json('"note":"a\\u202Eb"'), ["1:76: character U+202E is not allowed | remove it"]),
    "bidi raw": (in_json('"note":"a\u202eb"'), ["1:78: character U+202E is not allowed | remove it"]),
    "surrogate": (in_json('"note":"a\\ud800b"'), ["1:76: character U+D800 is not allowed | remove it"]),
    "nul esc": (in_json('"note":"a\\u0000b"'), ["1:76: character U+0000 is not allowed | remove it"]),
    "nul raw": (
        JSON + '{"subject":"ada","relation":"HEADS","object":"port","document":"d1","note":"a\x00b"}\n',
        ["2:78: character U+0000 is not allowed | remove it"],
    ),
    "bidi in key": (in_json('"no\u202ete":"ab"'), ["1:72: character U+202E is not allowed | remove it"]),
    "latin1": (
        (JSON + '{"subject":"ada","relation":"HEADS","object":"port","document":"d1","note":"café"}\n').encode(
            "latin-1"
        ),
        ["2:80: byte 0xe9 is not UTF-8 | save the file as UTF-8"],
    ),
    "latin1 two": (
        (
            '{"subject":"ada","relation":"HEADS","object":"port","document":"d1","note":"café"}\n'
            + JSON
            + '{"subject":"ada","relation":"HEADS","object":"port","document":"d1","note":"café","foo":1}\n'
        ).encode("latin-1"),
        [
            "1:80: byte 0xe9 is not UTF-8 | save the file as UTF-8",
            "3:80: byte 0xe9 is not UTF-8 | save the file as UTF-8",
        ],
    ),
    "overlong utf8": (
        in_json('"note":"АЂ"').encode("cp1251"),
        ["1:77: byte 0xc0 is not UTF-8 | save the file as UTF-8"],
    ),
    "utf8 surrogate": (
        b'{"subject":"ada","relation":"HEADS","object":"port","document":"d1","note":"\xed\xa0\x80"}\n',
        ["1:77: byte 0xed is not UTF-8 | save the file as UTF-8"],
    ),
    "utf16": (JSON.encode("utf-16"), ["1:1: is encoded in UTF-16 | save the file as UTF-8"]),
    "utf16 no bom": (JSON.encode("utf-16-le"), ["1:1: is encoded in UTF-16 | save the file as UTF-8"]),
    "bom ok+fault": (
        ('\ufeff{"subject":"ada","relation":"HEADS","object":"port","document":"d1","foo":1}\n').encode(),
        ["1:69: unknown field 'foo'"],
    ),
    "bom mid": (
        (JSON + '\ufeff{"subject":"ada","relation":"HEADS","object":"port","document":"d1"}\n').encode(),
        ["2:1: character U+FEFF is not allowed | remove it"],
    ),
    "empty": ("", ["1:1: the file is empty | remove it, or write a record a line"]),
    "whitespace": ((" \n\n"), ["1:1: the file is empty | remove it, or write a record a line"]),
    "blank lines then fault": (
        (JSON + '\n\n{"subject":"ada","relation":"HEADS","object":"port","document":"d1","foo":1}\n'),
        ["4:69: unknown field 'foo'"],
    ),
    "crlf fault": (
        (
            '{"subject":"ada","relation":"HEADS","object":"port","document":"d1"}\r\n{"subject":"ada",'
            '"relation":"HEADS","object":"port","document":"d1","foo":1}\r\n'
        ),
        ["2:69: unknown field 'foo'"],
    ),
    "cr": (
        (
            '{"subject":"ada","relation":"HEADS","object":"port","document":"d1"}\r{"subject":"ada",'
            '"relation":"HEADS","object":"port","document":"d1","foo":1}\r'
        ),
        ["2:69: unknown field 'foo'"],
    ),
    "yaml in jsonl": (OK, ["1:1: not JSON: expected a value | text stands in double quotes"]),
    "sections in jsonl": (
        '{"claims":[{"subject":"ada","relation":"HEADS","object":"port","document":"d1"}]}\n',
        ["1:1: fields 'subject', 'relation', 'object' and 'document' are missing", "1:2: unknown field 'claims'"],
    ),
    "int 2^70": (
        in_json('"quantity":{"value":1180591620717411303424}'),
        ["1:89: value is too large to be kept exactly | write it as 1.181e+21"],
    ),
    "int 2^70 par": (
        in_json('"locator":{"paragraph":1180591620717411303424}'),
        ["1:92: paragraph is a number out of range"],
    ),
    "leading zero": (
        in_json('"locator":{"paragraph":010}'),
        ["1:93: not JSON: expected a comma or a closing bracket | is a comma, a bracket or a quote missing?"],
    ),
    "underscore num": (
        in_json('"locator":{"paragraph":1_0}'),
        ["1:93: not JSON: expected a comma or a closing bracket | is a comma, a bracket or a quote missing?"],
    ),
    "slash escapes": (in_json('"note":"a\\/b\\u00e9","foo":1'), ["1:89: unknown field 'foo'"]),
    "emoji before fault": (in_json('"note":"😀😀","foo":1'), ["1:81: unknown field 'foo'"]),
    "x escape": (
        in_json('"note":"\\x41"'),
        ["1:77: not JSON: a backslash that begins no escape | write a backslash as \\\\"],
    ),
    "semantic after emoji": (
        '{"note":"😀","subject":"Adda Roe","relation":"HEADS","object":"port","document":"d1"}\n',
        ["1:23: no entity is called 'Adda Roe' | did you mean Ada Roe?"],
    ),
    "semantic esc surrogates": (
        '{"note":"\\ud83d\\ude00 \\/","subject":"Adda Roe","relation":"HEADS","object":"port","document":"d1"}\n',
        ["1:37: no entity is called 'Adda Roe' | did you mean Ada Roe?"],
    ),
    "semantic tabs": (
        '{\t"note":\t"x",\t"subject":\t"Adda Roe",\t"relation":"HEADS","object":"port","document":"d1"}\n',
        ["1:27: no entity is called 'Adda Roe' | did you mean Ada Roe?"],
    ),
    "NO as word": (
        '{"subject":"NO","relation":"HEADS","object":"port","document":"d1"}\n',
        ["1:12: no entity is called 'NO' | did you mean Northland or Port of Northam?"],
    ),
    "spaced role": (in_json('"role":" head"'), ["1:76: role must not begin or end with a space"]),
    "spaced note": (in_json('"note":"x "'), ["1:76: note must not begin or end with a space"]),
    "claim id with line end": (in_json('"id":"a\\nb"'), ["1:74: id must be one line without tabs"]),
    "spaced unit": (in_json('"quantity":{"value":1,"unit":" t"}'), ["1:98: unit must not begin or end with a space"]),
    "BOM inside": (in_json('"note":"a\ufeffb"'), ["1:78: character U+FEFF is not allowed | remove it"]),
    "BOM escaped": (in_json('"note":"a\\uFEFFb"'), ["1:76: character U+FEFF is not allowed | remove it"]),
    "dup default": (
        in_json('"stance":"asserted","stance":"asserted"'),
        ["1:89: duplicate key 'stance' | keep one of them"],
    ),
    "dup with escaped quotes": (
        in_json('"note":"\\u0022\\u0022","quantity":{"value":1,"value":2}'),
        ["1:113: duplicate key 'value' | keep one of them"],
    ),
}
