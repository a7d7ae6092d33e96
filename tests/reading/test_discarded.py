"""What YAML leaves out of what was typed is told at its place, with how to keep it."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphmodel.claims.resolve import examine
from graphmodel.errors import Fault, InputError
from graphmodel.reading import yamlfile
from tests.reading.damaged import OK, in_yaml
from tests.support.claimfiles import write_files

BLOCK = "- subject: ada\n  relation: HEADS\n  object: port\n  document: d1\n"


def told(folder: Path, text: str) -> tuple[list[Fault], list[Fault]]:
    """Return the faults and the warnings of claims in YAML."""
    try:
        return [], examine(write_files(folder, {"claims.yaml": text}))[1]
    except InputError as error:
        return [*error.faults], [*error.warnings]


@pytest.mark.parametrize(
    ("text", "line", "column", "value"),
    [
        (BLOCK + "  role: deputy #2\n", 5, 16, "deputy #2"),
        (BLOCK + "  role: deputy\t#2\n", 5, 16, "deputy #2"),
        (BLOCK + "  role: deputy #2   # a remark\n", 5, 16, "deputy #2"),
        (BLOCK + '  role: the "boss" #2\n', 5, 20, 'the "boss" #2'),
        (BLOCK + "  note: #2 in rank\n", 5, 9, "#2 in rank"),
        (BLOCK + "  note: see row #14 of\n   the list\n", 5, 17, "see row #14 of"),
        (in_yaml("role: deputy #2"), 1, 76, "deputy #2"),
        (in_yaml("role: deputy # two"), 1, 76, "deputy # two"),
        (BLOCK + "  note: one # two\n   three\n", 5, 13, "one # two"),
        ("claims:\n- {subject: ada, relation: HEADS, object: port, document: d1, role: C #}\n", 2, 71, "C #"),
        (in_yaml("attributed_to: #metoo\n  "), 1, 78, "#metoo"),
        (in_yaml("note: #5\n"), 1, 69, "#5"),
        (in_yaml("note: #5"), 1, 69, "#5"),
        (in_yaml("note: #5, role: boss\n"), 1, 69, "#5"),
        (in_yaml("note: #5\n  in rank"), 1, 69, "#5"),
        (BLOCK + "  note: #5\n    in rank\n", 5, 9, "#5"),
        ("document: d1 #x\nclaims:\n- {subject: ada, relation: HEADS, object: port}\n", 1, 14, "d1 #x"),
    ],
)  # fmt: skip
def test_a_value_cut_short_by_a_comment_is_a_fault(
    tmp_path: Path, text: str, line: int, column: int, value: str
) -> None:
    """`` #`` that is not a remark behind a whole value is a fault, and the hint writes the value in quotes."""
    (fault,), _ = told(tmp_path, text)
    assert (fault.line, fault.column, fault.message.partition(",")[0]) == (line, column, "' #' begins a comment")
    quoted = f"'{value}'" if '"' in value else f'"{value}"'
    assert fault.hint == f"put quotes around the value: {quoted}"


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        (BLOCK + "  role: deputy # since May\n", 5, 16),
        (BLOCK + "  role: deputy #\n", 5, 16),
        ("- {subject: ada # the boss\n  , relation: HEADS, object: port, document: d1}\n", 1, 17),
    ],
)
def test_a_remark_behind_a_value_is_a_warning(tmp_path: Path, text: str, line: int, column: int) -> None:
    """`` # words`` behind a value without quotes may be a remark or a part of it."""
    faults, (warning,) = told(tmp_path, text)
    assert not faults
    assert (warning.line, warning.column) == (line, column)
    assert "is not read: a comment" in warning.message


@pytest.mark.parametrize(
    "text",
    [
        "# about\n" + BLOCK + "  # more\n",
        "claims: # all of them\n- # the first\n  " + BLOCK[2:],
        "claims: #all\n" + BLOCK,
        BLOCK + "  role: 'deputy' # since May\n",
        BLOCK + "  quantity: {value: 3} # or so\n",
        BLOCK + "  note: # nothing yet\n",
        "- {subject: ada, #the boss\n  relation: HEADS, #heads\n  object: port, document: d1}\n",
        "[ #all\n{subject: ada, relation: HEADS, object: port, document: d1}, #the first\n]\n",
        in_yaml("note: # nothing yet\n"),
        in_yaml("\n #see: #5\n note: yes"),
        in_yaml("derived_from: [ # nobody\n  ]"),
        BLOCK + "  note: |  # as said\n    see #14\n",
        BLOCK + "  note: C#\n",
        BLOCK + "  note: a#b\n",
        BLOCK + "  note: 'a #b'\n",
        OK + "#x\n",
    ],
)
def test_a_comment_that_cuts_nothing_is_silent(tmp_path: Path, text: str) -> None:
    """Comments on their own lines, behind quotes, brackets and names of fields are comments."""
    assert told(tmp_path, text) == ([], [])


@pytest.mark.parametrize(
    ("aliases", "place"),
    [("[Bo, #7\nBea]", "2:52"), ("[#7\nBea]", "2:48"), ("[ #7, Bea\n]", "2:49"), ("[Bo,#7\n]", "2:51"),
     ("[Bo #7\n]", "2:51"), ("\n  [#7\n]", "3:4")],
)  # fmt: skip
def test_an_item_that_is_a_comment_is_a_fault(tmp_path: Path, aliases: str, place: str) -> None:
    """In a list in brackets an item that begins with ``#`` is told, whichever it is, and is nobody else's fault."""
    text = f"entities:\n- {{id: new, kind: Person, name: New, aliases: {aliases}}}\nclaims:\n{OK}"
    faults, _ = told(tmp_path, text.replace("subject: ada", "subject: '#7'"))
    assert [f"{fault.line}:{fault.column}" for fault in faults] == [place]
    assert faults[0].message.startswith("' #' begins a comment")


@pytest.mark.parametrize(
    ("fields", "value"),
    [
        ('name: New, note: "see" #5', "see #5"),
        ("name: 'Foo' #7", "Foo #7"),
        ('name: New, aliases: ["x" #y, z]', "x #y"),
        ("name: New, aliases: [x, #y]", "#y"),
        ("name: New, aliases: [x,#y]", "#y"),
        ("name: New, aliases: [#x, y]", "#x"),
    ],
)
@pytest.mark.parametrize("then", ["", "- {id: c, kind: Person, name: C}\n", "claims:\n" + OK])
def test_a_comment_that_swallows_a_bracket_is_the_reason(tmp_path: Path, fields: str, value: str, then: str) -> None:
    """Behind quotes, and in the place of an item, ``#`` is named and not the bracket, whatever comes next."""
    text = f"entities:\n- {{id: new, kind: Person, {fields}}}\n{then}"
    (fault,), _ = told(tmp_path, text)
    place = 2, text.splitlines()[1].index("#") + 1
    assert (fault.line, fault.column, fault.message.partition(",")[0]) == (*place, "' #' begins a comment")
    assert fault.hint == f'put quotes around the value: "{value}"'


def test_a_comment_is_not_blamed_for_another_fault(tmp_path: Path) -> None:
    """A remark in the line before a fault of syntax is not taken for its reason."""
    faults, _ = told(tmp_path, "- subject: ada # the boss\n\trelation: HEADS\n")
    assert [fault.hint for fault in faults] == ["indent with spaces, not with tabs"]


def test_all_comments_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    """In brackets, too, each comment that cuts a value short is told in one run, also two on a line."""
    row = "- {subject: ada, relation: HEADS, object: port, document: d1"
    text = f"{row}, role: A #1}}\n{row}, role: B #2, note: C #3}}\n{row},\n   role: D #4,\n   note: [E #5]}}\n{row}}}\n"
    faults, _ = told(tmp_path, text)
    assert [fault.hint for fault in faults if fault.message.startswith("' #' begins")] == [
        f'put quotes around the value: "{value}"' for value in ("A #1", "B #2", "C #3", "D #4", "E #5")
    ]
    assert [(fault.line, fault.message) for fault in faults if "' #'" not in fault.message] == [
        (5, "note must be text, not a list")
    ]


def test_comments_that_were_not_to_blame_are_let_alone(tmp_path: Path) -> None:
    """Where putting comments back does not help, the fault is told that is there, and no comment is blamed."""
    row = "- {subject: ada, relation: HEADS, object: port, document: d1, role: A # b\n   , note: C # d\n   ]}\n"
    faults, _ = told(tmp_path, row)
    assert ["' #' begins" in fault.message for fault in faults] == [False]


def test_the_reason_is_told_where_the_text_is_too_long_to_read_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a long text the comment that ends its reading is told, rather than a bracket that is not closed."""
    monkeypatch.setattr(yamlfile, "_MAX_READ_AGAIN", 0)
    row = "- {subject: ada, relation: HEADS, object: port, document: d1, role: A #1, note: B #2}\n"
    faults, _ = told(tmp_path, row)
    assert [(fault.column, fault.message.startswith("' #' begins")) for fault in faults] == [(71, True)]


@pytest.mark.parametrize("word", ["Null", "NULL"])
@pytest.mark.parametrize("field", ["attributed_to", "event", "place", "role", "note"])
def test_a_name_that_yaml_takes_for_nothing_is_a_fault(tmp_path: Path, field: str, word: str) -> None:
    """No program writes nothing as Null: a person of that name was meant."""
    (fault,), _ = told(tmp_path, in_yaml(f"{field}: {word}"))
    assert fault.message == f"{field}: {word} is read as nothing"
    assert fault.hint
    assert f'write "{word}" in quotes' in fault.hint


@pytest.mark.parametrize("word", ["null", "~"])
def test_nothing_in_the_place_of_a_name_is_a_warning(tmp_path: Path, word: str) -> None:
    """How programs write nothing is read as nothing, and told where a name may have been meant."""
    faults, (warning,) = told(tmp_path, in_yaml(f"attributed_to: {word}, date: {word}, quantity: {word}, note: "))
    assert not faults
    assert (warning.line, warning.column) == (1, 78)


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("- {subject: ~, relation: HEADS, object: port, document: d1}\n", 13),
        ("entities: [{id: n, kind: Person, name: J. Null, aliases: [null]}]\nclaims: []\n", 59),
        ("attributed_to: Null\nclaims:\n" + OK, 16),
    ],
)
def test_nothing_where_something_must_be_is_a_fault(tmp_path: Path, text: str, column: int) -> None:
    """What cannot be empty, an item of a list, and a default for all claims is told as what it is."""
    (fault,), _ = told(tmp_path, text)
    assert (fault.line, fault.column) == (1, column)
    assert "is read as nothing" in fault.message


def test_a_quoted_null_is_a_name(tmp_path: Path) -> None:
    """In quotes every word is a word."""
    assert told(tmp_path, in_yaml("role: 'Null', note: \"~\"")) == ([], [])
