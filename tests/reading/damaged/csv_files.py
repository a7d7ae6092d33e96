"""CSV claims files, and the beginning of each fault: place, message and hint."""

from tests.reading.damaged import HEADER, ROW

CSV: dict[str, tuple[str | bytes, list[str]]] = {
    "missing cell": (
        HEADER + "ada,HEADS,port\n",
        ["2:1: 3 cells, but the header has 4 | is a quote or a comma missing, or one too many?"],
    ),
    "extra cell": (
        HEADER + ROW + "ada,HEADS,port,d1,x\n",
        ["3:1: 5 cells, but the header has 4 | is a quote or a comma missing, or one too many?"],
    ),
    "unclosed quote": (
        HEADER + ROW + 'ada,HEADS,"port,d1\n' + ROW,
        ["3:1: not CSV: unexpected end of data | is a quote missing, or one too many?"],
    ),
    "quote inside": (
        HEADER + 'ada,HEADS,po"rt,d1\n',
        ["2:11: no entity is called 'po\"rt' | did you mean Port of Northam (id:port)?"],
    ),
    "text after quote": (
        HEADER + '"ada"x,HEADS,port,d1\n',
        ["2:1: not CSV: ',' expected after '\"' | is a quote missing, or one too many?"],
    ),
    "semicolons": (
        "subject;relation;object;document\nada;HEADDS;port;d1\n",
        ["2:5: unknown relation 'HEADDS' | did you mean HEADS?"],
    ),
    "tabs": (
        "subject\trelation\tobject\tdocument\nada\tHEADDS\tport\td1\n",
        ["2:5: unknown relation 'HEADDS' | did you mean HEADS?"],
    ),
    "semicolon rows only": (
        HEADER + "ada;HEADS;port;d1\n",
        ["2:1: 1 cell, but the header has 4 | is a quote or a comma missing, or one too many?"],
    ),
    "dup column": (
        "subject,relation,object,document,subject\nada,HEADS,port,d1,ben\n",
        ["1:34: column 'subject' stands twice | keep one of them"],
    ),
    "dup column padded": (
        "subject,relation,object,document, subject\nada,HEADS,port,d1,ben\n",
        ["1:34: column 'subject' stands twice | keep one of them"],
    ),
    "unknown column": (
        "subject,relation,object,document,foo\nada,HEADS,port,d1,ben\n",
        ["1:34: unknown column 'foo'"],
    ),
    "misspelt column": (
        "subject,relation,objct,document\n" + ROW,
        ["1:18: unknown column 'objct' | did you mean object?"],
    ),
    "caps column": (
        "Subject,Relation,Object,Document\n" + ROW,
        [
            "1:1: unknown column 'Subject' | did you mean subject?",
            "1:9: unknown column 'Relation' | did you mean relation?",
            "1:18: unknown column 'Object' | did you mean object?",
            "1:25: unknown column 'Document' | did you mean document?",
        ],
    ),
    "missing column": (("subject,relation,object\nada,HEADS,port\n"), ["1:1: column 'document' is missing"]),
    "missing column many": (
        "subject,relation,object\n" + "ada,HEADS,port\n" * 20,
        ["1:1: column 'document' is missing"],
    ),
    "no header": (
        ROW + ROW,
        ["1:1: the first row does not name the columns | begin with a row such as subject,relation,object,docum"],
    ),
    "empty": ("", ["1:1: the file is empty | the first row names the columns"]),
    "whitespace": (("\n \n"), ["1:1: the file is empty | the first row names the columns"]),
    "cr ends": (
        "subject,relation,object,document\rada,HEADS,port,d1\rada,HEADDS,port,d1\r",
        ["3:5: unknown relation 'HEADDS' | did you mean HEADS?"],
    ),
    "crlf fault": (
        "subject,relation,object,document\r\nada,HEADS,port,d1\r\nada,HEADDS,port,d1\r\n",
        ["3:5: unknown relation 'HEADDS' | did you mean HEADS?"],
    ),
    "lone cr in cell": (
        "subject,relation,object,document\nada,HEADS,port\r,d1\n",
        ["2:15: character U+000D is not allowed | end every line the same way, or remove it"],
    ),
    "quoted cr in cell": (
        'subject,relation,object,document\nada,HEADS,"po\rrt",d1\n',
        ["2:14: character U+000D is not allowed | end every line the same way, or remove it"],
    ),
    "newline in cell then fault": (
        'subject,relation,object,document,note\nada,HEADS,port,d1,"a\nb"\nada,HEADDS,port,d1,x\n',
        ["4:5: unknown relation 'HEADDS' | did you mean HEADS?"],
    ),
    "fault in multi-line row": (
        'subject,relation,object,document,note,stance\nada,HEADS,port,d1,"a\nb",foo\n',
        ["3:4: stance cannot be 'foo' | one of asserted, denied, unconfirmed, prospective"],
    ),
    "nul": (HEADER + ROW + "a\x00da,HEADS,port,d1\n", ["3:2: character U+0000 is not allowed | remove it"]),
    "latin1": (
        (HEADER + ROW + "café,HEADS,port,d1\n").encode("latin-1"),
        ["3:1: no entity is called 'café'"],
    ),
    "utf16": (
        (HEADER + ROW.replace("HEADS", "HEADDS")).encode("utf-16"),
        ["2:5: unknown relation 'HEADDS' | did you mean HEADS?"],
    ),
    "bom fault": (
        ("\ufeffsubject,relation,object,document\nada,HEADDS,port,d1\n").encode(),
        ["2:5: unknown relation 'HEADDS' | did you mean HEADS?"],
    ),
    "control": (HEADER + "ad\x07a,HEADS,port,d1\n", ["2:3: character U+0007 is not allowed | remove it"]),
    "bidi": (HEADER + "ad\u202ea,HEADS,port,d1\n", ["2:3: character U+202E is not allowed | remove it"]),
    "bad number": (
        "subject,relation,object,document,quantity.value\nada,HEADS,port,d1,many\n",
        ["2:19: value must be a number, not 'many' | digits only, with a point before decimals"],
    ),
    "number 1,000": (
        'subject,relation,object,document,quantity.value\nada,HEADS,port,d1,"1,000"\n',
        ["2:19: value must be a number, not '1,000' | digits only, with a point before decimals"],
    ),
    "number 1_000": (
        "subject,relation,object,document,quantity.value\nada,HEADS,port,d1,1_000\n",
        ["2:19: value must be a number, not '1_000' | digits only, with a point before decimals"],
    ),
    "number nan": (
        "subject,relation,object,document,quantity.value\nada,HEADS,port,d1,NaN\n",
        ["2:19: value must be a finite number | leave out what is not known"],
    ),
    "number inf": (
        "subject,relation,object,document,quantity.value\nada,HEADS,port,d1,1e999\n",
        ["2:19: value is a number out of range"],
    ),
    "paragraph 010": (
        "subject,relation,object,document,locator.paragraph\nada,HEADS,port,d1,010\n",
        ["2:19: paragraph must be a whole number, not '010' | write 10, without zeros before it"],
    ),
    "paragraph word": (
        "subject,relation,object,document,locator.paragraph\nada,HEADS,port,d1,x\n",
        ["2:19: paragraph must be a whole number, not 'x' | digits only"],
    ),
    "locator.foo": (
        "subject,relation,object,document,locator.foo\nada,HEADS,port,d1,x\n",
        ["1:34: unknown column 'locator.foo' | did you mean locator.end?"],
    ),
    "locator col": (
        "subject,relation,object,document,locator\nada,HEADS,port,d1,x\n",
        ["1:34: unknown column 'locator' | did you mean locator.end, locator.start or locator.sha256?"],
    ),
    "about yes": (
        "subject,relation,object,document,quantity.value,quantity.about\nada,HEADS,port,d1,1,yes\n",
        ["2:21: about must be true or false, not 'yes'"],
    ),
    "empty required": (HEADER + ",HEADS,port,d1\n", ["2:1: field 'subject' is missing"]),
    "null word": (HEADER + "null,HEADS,port,d1\n", ["2:1: no entity is called 'null'"]),
    "no word": (
        HEADER + "NO,HEADS,port,d1\n",
        ["2:1: no entity is called 'NO' | did you mean Northland or Port of Northam?"],
    ),
    "bad date": (
        "subject,relation,object,document,date\nada,HEADS,port,d1,12/31/2021\n",
        ["2:19: '12/31/2021' is not a date such as 2021, 2021-07 or 2021-07-14"],
    ),
    "bad stance": (
        "subject,relation,object,document,stance\nada,HEADS,port,d1,denyed\n",
        ["2:19: stance cannot be 'denyed' | did you mean denied?"],
    ),
    "quoted comma then fault": (
        'note,subject,relation,object,document\n"a, ""b"", c",ada,HEADDS,port,d1\n',
        ["2:19: unknown relation 'HEADDS' | did you mean HEADS?"],
    ),
    "LS in cell": (
        "subject,relation,object,document,note\nada,HEADS,port,d1,a\u2028b\nada,HEADDS,port,d1,\n",
        [
            "2:20: character U+2028 is not allowed | remove it, or write an end of line",
            "3:5: unknown relation 'HEADDS' | did you mean HEADS?",
        ],
    ),
    "formfeed in cell": (
        "subject,relation,object,document,note\nada,HEADS,port,d1,a\x0cb\n",
        ["2:20: character U+000C is not allowed | remove it, or write an end of line"],
    ),
    "VT ends then fault": (
        "subject,relation,object,document,note\nada,HEADS,port,d1,a\x1eb\nada,HEADDS,port,d1,\n",
        ["2:20: character U+001E is not allowed | remove it", "3:5: unknown relation 'HEADDS' | did you mean HEADS?"],
    ),
    "html": (
        "\ufeff <!DOCTYPE html>\n<title>Sign in, please</title>\n",
        ["1:1: is an HTML page | was the page saved instead of the file that it links to?"],
    ),
    "column aliases pipe": (
        HEADER + "ada|ben,HEADS,port,d1\n",
        ["2:1: no entity is called 'ada|ben' | did you mean Ada Roe or Ben Ito?"],
    ),
    "sep line excel": (
        "sep=;\n" + (HEADER + ROW).replace(",", ";").replace("HEADS", "HEADDS"),
        ["3:5: unknown relation 'HEADDS' | did you mean HEADS?"],
    ),
    "value in unnamed column": (
        "subject,relation,object,document,\nada,HEADS,port,d1,x\n",
        ["2:19: a value in a column without a name | name the column, or remove the value"],
    ),
    "blank line before header then fault": (
        "\n" + HEADER + "ada,HEADDS,port,d1\n",
        ["3:5: unknown relation 'HEADDS' | did you mean HEADS?"],
    ),
}
