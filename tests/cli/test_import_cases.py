"""Tables that went wrong: what a row does not say is never made of it, and what a person wrote is never lost."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
import xlsxwriter

from graphmodel.claims.claimset import ClaimSet
from graphmodel.claims.resolve import load
from tests.cli.test_importing import fill, rejected, said
from tests.conftest import Ask
from tests.support.spreadsheets import ods


def imported(ask: Ask, folder: Path, text: str, *options: str) -> ClaimSet:
    """The claims of a table as text."""
    path = folder / "t.csv"
    path.write_text(text, encoding="utf-8")
    result = ask("import", path, "--to", folder / "out", "-y", *options)
    assert result.exit_code == 0, result.output
    return load(folder / "out")


@pytest.mark.parametrize(
    "names",
    ["Person A,Person B,Connection", "Donor,Recipient,Type of link", "Фамилия,Компания,Связь", "Name,Firma,Verbindung"],
)
def test_ends_stand_left_to_right(ask: Ask, tmp_path: Path, names: str) -> None:
    """Of two ends on one side of the relation the left one is who, whatever they are called."""
    claims = imported(ask, tmp_path, f"{names}\nAda Roe,Ben Ito,parent of\n")
    assert said(claims) == [("ada-roe", "PARENT_OF", "ben-ito", "t-csv")]


def test_the_order_of_columns_beats_their_roles(ask: Ask, tmp_path: Path) -> None:
    """A firm that stands first is who, since the words of the relation read so."""
    claims = imported(ask, tmp_path, "Company,Relationship,Person\nBolt,owned by,Ada\n")
    assert said(claims) == [("ada", "OWNS", "bolt", "t-csv")]


def test_one_relation_may_be_so_in_every_row(ask: Ask, tmp_path: Path) -> None:
    """A list of owners needs no column that says so on each row, and the next import knows it."""
    path, out = tmp_path / "t.csv", tmp_path / "out"
    path.write_text("Shareholder,Company,Share %\nAda,Bolt,25\nBen,Bolt,75\n")
    assert ask("import", path, "--to", out, "-y").exit_code == 2
    assert ask("import", path, "--to", tmp_path / "new", "-y", "--relation", "SHAREHOLDER_OF").exit_code == 0
    assert ask("import", path, "--to", tmp_path / "new").exit_code == 0
    claims = load(tmp_path / "new")
    assert said(claims) == [("ada", "SHAREHOLDER_OF", "bolt", "t-csv"), ("ben", "SHAREHOLDER_OF", "bolt", "t-csv")]
    assert {c.quantity and (c.quantity.value, c.quantity.unit) for c in claims.claims.values()} == {
        (25, "%"),
        (75, "%"),
    }


def test_columns_as_programs_for_graphs_call_them(ask: Ask, tmp_path: Path) -> None:
    """Source and Target are ends where both are there."""
    claims = imported(ask, tmp_path, "Source,Target,Type,Label\nAda,Bolt,Directed,owner of\n")
    assert said(claims) == [("ada", "OWNS", "bolt", "t-csv")]


def test_a_sheet_that_begins_lower_down(ask: Ask, tmp_path: Path) -> None:
    """Empty rows and columns before a table move neither its merged cells nor its row numbers."""
    path = tmp_path / "low.xlsx"
    with xlsxwriter.Workbook(path) as file:
        page = file.add_worksheet()
        page.write_row("B3", ["from", "relation", "to"])
        page.write_row("B4", ["Ada", "owns", "Bolt"])
        page.merge_range("B5:B6", "Ben")
        page.write_row("C5", ["owns", "Carp"])
        page.write_row("C6", ["owns", "Dole"])
        page.write_row("C7", ["owns", "Eel"])
    assert ask("import", path, "--to", tmp_path / "out", "-y").exit_code == 0
    assert [(s, o) for s, _, o, _ in said(load(tmp_path / "out"))] == [
        ("ada", "bolt"),
        ("ben", "carp"),
        ("ben", "dole"),
    ]
    assert rejected(tmp_path / "out", ",") == [("row 7", "no subject")]
    assert "low.xlsx:Sheet1!B3: unknown column 'from'" in ask("check", path).stderr


def test_the_first_row_is_not_taken_for_names(ask: Ask, tmp_path: Path) -> None:
    """Neither below a header with an empty cell, nor where the table has no header at all."""
    claims = imported(ask, tmp_path, "who,did what,whom,\nAda Roe,owner of,Bolt,note to self\nBen,owns,Bolt,\n")
    assert len(claims.claims) == 2
    (tmp_path / "b").mkdir()
    bare = imported(ask, tmp_path / "b", "Ada Roe,owns,Bolt\nBen,owns,Bolt\nCy,owns,Dole\n")
    assert [s for s, *_ in said(bare)] == ["ada-roe", "ben", "cy"]


def test_a_quote_that_is_not_closed_swallows_no_rows(ask: Ask, tmp_path: Path) -> None:
    """A table that is none from some row on is refused with the line."""
    rows = [f"{'' if n % 40 else chr(34)}P{n},owns,Bolt" for n in range(100)]
    path = tmp_path / "t.csv"
    path.write_text("\n".join(["from,relation,to", *rows]))
    refused = ask("import", path, "--to", tmp_path / "out", "-y")
    assert refused.exit_code == 1
    assert "is a quote missing, or one too many?" in refused.stderr


def test_numbers_of_a_workbook_are_exact(ask: Ask, tmp_path: Path) -> None:
    """A number is that number, whatever signs texts beside it have."""
    path = tmp_path / "n.xlsx"
    with xlsxwriter.Workbook(path) as file:
        page = file.add_worksheet()
        for line, row in enumerate([("from", "relation", "to", "amount"), ("A", "paid", "B", 2.375),
                                    ("A", "paid", "C", "1.200,50"), ("A", "paid", "D", 1e15)]):  # fmt: skip
            page.write_row(line, 0, row)
    assert ask("import", path, "--to", tmp_path / "out", "-y").exit_code == 0
    amounts = {c.object: c.quantity and c.quantity.value for c in load(tmp_path / "out").claims.values()}
    assert amounts == {"b": 2.375, "c": 1200.5, "d": 1e15}


@pytest.mark.parametrize("amount", ["EUR 5 Mio", "5 mln", "5 Mio", "10, 20", "2020 2021", "10 USD"])
def test_an_amount_that_is_not_clear_is_rejected(ask: Ask, tmp_path: Path, amount: str) -> None:
    """Multiples, two numbers, and a currency that is not the row's are never read as something else."""
    imported(ask, tmp_path, f'from,relation,to,amount,currency\nAda,owns,Bolt,1,EUR\nAda,owns,Carp,"{amount}",EUR\n')
    ((place, _),) = rejected(tmp_path / "out", ",")
    assert place == "row 3"


@pytest.mark.parametrize(("name", "unit"), [("amount in EUR", "EUR"), ("Share %", "%"), ("Betrag (CHF)", "CHF")])
def test_a_unit_may_stand_in_the_name_of_the_column(ask: Ask, tmp_path: Path, name: str, unit: str) -> None:
    """What amounts are of is said once above them."""
    (claim,) = imported(ask, tmp_path, f"from,relation,to,{name}\nAda,owns,Bolt,5\n").claims.values()
    assert claim.quantity is not None
    assert claim.quantity.unit == unit


def test_documents_are_told_apart_by_all_that_is_said_of_them(ask: Ask, tmp_path: Path) -> None:
    """One title of two publishers or years is two documents, and no row's paper is another's."""
    claims = imported(
        ask, tmp_path,
        "from,relation,to,title,publisher,published\nA,owns,B,Annual report,Bolt Ltd,2019\n"
        "A,owns,C,Annual report,Carp Ltd,2020\nA,owns,D,,Coast Radio,2021-01-01\nA,owns,E,,Gazette,2022\n",
    )  # fmt: skip
    by_object = {c.object: claims.documents[c.document] for c in claims.claims.values()}
    assert [(d.publisher, d.published) for _, d in sorted(by_object.items())] == [
        ("Bolt Ltd", "2019"), ("Carp Ltd", "2020"), ("Coast Radio", "2021-01-01"), ("Gazette", "2022")
    ]  # fmt: skip


def test_links_are_whole(ask: Ask, tmp_path: Path) -> None:
    """Commas and semicolons are part of a link, brackets and stops around it are not, and none ends the import."""
    cells = {
        "https://w.pl/7,75398,1.html": ["https://w.pl/7,75398,1.html"],
        "https://w.pl/7,75398,2.html": ["https://w.pl/7,75398,2.html"],
        "https://a.org/?a=1;b=2": ["https://a.org/?a=1;b=2"],
        "(https://a.org/3).": ["https://a.org/3"],
        '<a href="https://a.org/4">x</a>': ["https://a.org/4"],
        "HTTPS://a.org/5": ["https://a.org/5"],
        "https://a.org/6; https://a.org/7,https://a.org/8": ["https://a.org/6", "https://a.org/7", "https://a.org/8"],
        "https://en.org/A_(b)": ["https://en.org/A_(b)"],
    }
    path = tmp_path / "t.csv"
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerows(
            [("from", "relation", "to", "source"), *(("A", "owns", f"B{n}", c) for n, c in enumerate(cells))]
        )
        writer.writerow(("A", "owns", "C", "https://[link to follow]"))
    result = ask("import", path, "--to", tmp_path / "out", "-y")
    assert result.exit_code == 0, result.output
    claims = load(tmp_path / "out")
    urls = {n: sorted(str(claims.documents[c.document].url) for c in claims.claims.values() if c.object == f"b{n}")
            for n in range(len(cells))}  # fmt: skip
    assert list(urls.values()) == list(cells.values())
    assert {d.title for d in claims.documents.values() if d.url} == {None}


def test_a_post_in_a_state_is_asked(ask: Ask, tmp_path: Path) -> None:
    """Who is president of a bank is no head of state, and a bank no country."""
    path = tmp_path / "t.csv"
    path.write_text("from,relation,to\nAda Roe,president of,Kite Bank\nAda,owns,Bolt\n")
    ask("import", path, "--to", tmp_path / "out", "-y")
    assert rejected(tmp_path / "out", ",") == [("row 2", "'president of' has no relation in phrases.csv yet")]
    assert load(tmp_path / "out").entities["kite-bank"].kind == "Entity"


def test_words_for_nothing_are_nobody(ask: Ask, tmp_path: Path) -> None:
    """Who is not known is not one person who owns all."""
    table = "from,relation,to,source\nunknown,owns,Bolt,-\nAda,owns,?,\nAda,owns,Eel,N/A\n-,owns,Eel,x\n"
    claims = imported(ask, tmp_path, table)
    assert set(claims.entities) == {"ada", "eel"}
    assert said(claims) == [("ada", "OWNS", "eel", "t-csv")]


def test_a_faulty_kind_is_told_and_the_row_kept(ask: Ask, tmp_path: Path) -> None:
    """What a person mistyped is a fault at its place, and nothing is written before it is mended."""
    imported(ask, tmp_path, "from,relation,to\nAda Roe,owns,Bolt\n")
    entities = tmp_path / "out" / "entities.csv"
    text = "id,kind,name,aliases\nada-roe,Persn,Ada Roe,A. M. Roe\nbolt,Company,Bolt,\n"
    entities.write_text(text)
    again = ask("import", tmp_path / "t.csv", "--to", tmp_path / "out")
    assert again.exit_code == 1
    assert "entities.csv:2:9: unknown kind 'Persn'" in again.stderr
    assert entities.read_text() == text


def test_new_names_and_titles_stay(ask: Ask, tmp_path: Path) -> None:
    """A document or entity that a person calls otherwise is the same one, import after import."""
    path, out = tmp_path / "t.csv", tmp_path / "out"
    imported(ask, tmp_path, "from,relation,to,source\nAda Roe,owns,Bolt,Reg A\nBen,owns,Bolt,\n")
    documents, entities = out / "documents.csv", out / "entities.csv"
    documents.write_text(
        documents.read_text("utf-8-sig").replace("Reg A,", "The register,").replace("t-csv,,", "t-csv,List,")
    )
    entities.write_text(entities.read_text("utf-8-sig").replace("Entity,Ada Roe", "Person,Ada B. Roe"))
    for _ in range(2):
        assert ask("import", path, "--to", out).exit_code == 0
        claims = load(out)
        assert {d.title for d in claims.documents.values()} == {"The register", "List"}
        assert said(claims) == [("ada-roe", "OWNS", "bolt", "reg-a"), ("ben", "OWNS", "bolt", "t-csv")]
        assert claims.entities["ada-roe"].name == "Ada B. Roe"
        assert len(claims.entities) == 3


def test_names_that_are_merely_alike_are_never_one(ask: Ask, tmp_path: Path) -> None:
    """Not before a person settled one of them, nor after; and what is written is sound."""
    names = ("Müller", "Muller", "Иван Петров", "Ivan Petrov", "J. Smith", "J Smith")
    table = "from,relation,to\n" + "".join(f"{name},owns,Bolt\n" for name in names)
    assert len(imported(ask, tmp_path, table).entities) == 7
    entities = tmp_path / "out" / "entities.csv"
    entities.write_text(entities.read_text("utf-8-sig").replace("Entity,Müller", "Person,Müller").replace(
        "Entity,J. Smith", "Person,J. Smith"))  # fmt: skip
    assert ask("import", tmp_path / "t.csv", "--to", tmp_path / "out").exit_code == 0
    assert len(load(tmp_path / "out").entities) == 7
    assert ask("check", tmp_path / "out").exit_code == 0


def test_what_was_filled_in_is_kept_while_no_row_has_it(ask: Ask, tmp_path: Path) -> None:
    """A table that is shorter for a day does not undo a person's work."""
    table = "from,relation,to\nAda,godmother of,Ben\nAda,owns,Bolt\n"
    imported(ask, tmp_path, table)
    fill(tmp_path / "out", {"godmother of": "RELATIVE_OF"}, ",")
    assert len(imported(ask, tmp_path, "from,relation,to\nAda,owns,Bolt\n").claims) == 1
    assert len(imported(ask, tmp_path, table).claims) == 2


def test_one_name_of_two_kinds_is_asked(ask: Ask, tmp_path: Path) -> None:
    """A name that is a person here and a place there is not one of the two in silence."""
    imported(ask, tmp_path, "from,from type,relation,to\nWashington,Person,owns,Bolt\nWashington,Company,owns,Bolt\n")
    ((_, reason),) = rejected(tmp_path / "out", ",")
    assert reason == "'Washington' is Person in another row, and Company here: settle it in entities.csv"


def test_formulas_and_signs_do_no_harm(ask: Ask, tmp_path: Path) -> None:
    """What people open is no formula, a sign that no field may hold stops one row only, and formulas are told."""
    path, out = tmp_path / "f.xlsx", tmp_path / "out"
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as file:
        page = file.add_worksheet()
        rows = [("from", "relation", "to", "note"), ("A", "=2*3 of", "B", ""), ("A", "owns\x07", "C", "")]
        for line, row in enumerate([*rows, ("A", "owns", "D", "")]):
            page.write_row(line, 0, row)
        page.write_formula(3, 3, "=1/0", None, "#DIV/0!")
    first = ask("import", path, "--to", out, "-y")
    assert "formulas without a value are read as empty cells: 1" in first.stdout
    assert "\n'=2*3 of," in (out / "import" / "phrases.csv").read_text("utf-8-sig")
    fill(out, {"'=2*3 of": "owns"}, ",")
    assert ask("import", path, "--to", out).exit_code == 0
    assert [o for _, _, o, _ in said(load(out))] == ["b", "d"]
    assert [reason for _, reason in rejected(out, ",")] == ["a character that no field may hold"]


def test_a_hidden_sheet_is_not_read_unasked(ask: Ask, tmp_path: Path) -> None:
    """What somebody hid is not the table, however much of it there is."""
    path = tmp_path / "h.xlsx"
    with xlsxwriter.Workbook(path) as file:
        file.add_worksheet("Links").write_row("A1", ["from", "relation", "to"])
        file.get_worksheet_by_name("Links").write_row("A2", ["Ada", "owns", "Bolt"])
        hidden = file.add_worksheet("Old")
        for line in range(9):
            hidden.write_row(line, 0, ["from", "relation", "to"])
        hidden.hide()
    assert ask("import", path, "--to", tmp_path / "out", "-y").exit_code == 0
    assert said(load(tmp_path / "out")) == [("ada", "OWNS", "bolt", "h-xlsx")]


@pytest.mark.parametrize(
    "names", ["Von,Beziehung,Mit,von,bis", "Quien,Relacion,Con,Desde,Hasta", "Who,Link,Whom,From,To"]
)
def test_a_time_from_and_to(ask: Ask, tmp_path: Path, names: str) -> None:
    """Words that may be ends are the bounds of a time where days stand below them."""
    (claim,) = imported(ask, tmp_path, f"{names}\nAda,owns,Bolt,2019,2021\n").claims.values()
    assert (claim.start, claim.end, claim.date) == ("2019", "2021", None)


def test_several_columns_of_sources_are_several_documents(ask: Ask, tmp_path: Path) -> None:
    """Each document of a row makes the claim, and what is known of one is what stands behind it."""
    rows = "Who,Relation,To,Source 1,Publisher,Source 2\n"
    rows += "Ada,owns,Bolt,https://a.example/1,Gazette,https://b.example/2\nBen,owns,Bolt,,Times,https://b.example/2\n"
    claims = imported(ask, tmp_path, rows)
    assert said(claims) == [
        ("ada", "OWNS", "bolt", "a-example-1"),
        ("ada", "OWNS", "bolt", "b-example-2"),
        ("ben", "OWNS", "bolt", "b-example-2"),
    ]
    publishers = {id_: document.publisher for id_, document in claims.documents.items()}
    assert publishers == {"a-example-1": "Gazette", "b-example-2": "b.example"}
    map_ = (tmp_path / "out" / "import" / "map.yaml").read_text()
    assert map_.count('means: "source"') == 2
    assert ask("import", tmp_path / "t.csv", "--to", tmp_path / "out").exit_code == 0


@pytest.mark.parametrize("sign", [";", "|", "\n", " / "])
def test_several_names_in_a_cell_are_never_one_in_silence(ask: Ask, tmp_path: Path, sign: str) -> None:
    """They are told with what makes an entity of each; then each is in a claim, and a map keeps that."""
    told = "newline" if sign == "\n" else sign
    path, out = tmp_path / "t.csv", tmp_path / "out"
    path.write_text(f'Who,Relation,To,Amount\n"Ada Roe{sign}Ben Ito",owns,Bolt,5 EUR\n"Eve{sign}",owns,Bolt,\n')
    first = ask("import", path, "--to", tmp_path / "one", "-y").stdout
    assert "a name holds" in first
    assert f"--split {told if sign == chr(10) else repr(told)} makes an entity of each part" in first
    assert "a name holds" not in ask("import", path, "--to", out, "-y", "--split", told).stdout
    assert ask("import", path, "--to", out).exit_code == 0
    claims = load(out)
    assert [each[0] for each in said(claims)] == ["ada-roe", "ben-ito", "eve"]
    assert {claim.quantity for claim in claims.claims.values()} == {None}
    notes = {claim.note for claim in claims.claims.values() if claim.note}
    assert len(notes) == 1
    assert notes.pop().endswith(", for whom 5 EUR stands there")


def test_several_on_both_sides_are_asked(ask: Ask, tmp_path: Path) -> None:
    """Who of several did it to whom of several a row does not say; kinds in as many parts belong one to each."""
    rows = "Who,Who type,Relation,To\nA; B,Person,married to,C; D\nAda; Bolt,Person; Company,owns,Carr\n"
    claims = imported(ask, tmp_path, rows, "--split", ";")
    assert [reason for _, reason in rejected(tmp_path / "out", ",")] == [
        "several names on both sides: who does it to whom is not said"
    ]
    kinds = {entity.name: entity.kind for entity in claims.entities.values()}
    assert (kinds["Ada"], kinds["Bolt"]) == ("Person", "Company")


@pytest.mark.parametrize("sign", ["", "and", "x" * 11])
def test_what_stands_in_names_does_not_part_them(ask: Ask, tmp_path: Path, sign: str) -> None:
    """A word without blanks around it is no sign between names."""
    (tmp_path / "t.csv").write_text("Who,Relation,To\nAlexandra,owns,Bolt\n")
    result = ask("import", tmp_path / "t.csv", "--to", tmp_path / "out", "-y", "--split", sign)
    assert result.exit_code == 2
    assert "no sign" in result.stderr


def test_another_sheet_is_kept(ask: Ask, tmp_path: Path) -> None:
    """A sheet that is named beside a map from before is the one that the next import reads; a CSV has none."""
    path, out = tmp_path / "t.xlsx", tmp_path / "out"
    with xlsxwriter.Workbook(path) as file:
        for sheet, name in (("New", "Ada"), ("Old", "Ben")):
            page = file.add_worksheet(sheet)
            page.write_row(0, 0, ["from", "relation", "to"])
            page.write_row(1, 0, [name, "owns", "Bolt"])
    assert ask("import", path, "--to", out, "-y").exit_code == 0
    assert ask("import", path, "--to", out, "--sheet", "Old").exit_code == 0
    assert ask("import", path, "--to", out).exit_code == 0
    assert said(load(out)) == [("ben", "OWNS", "bolt", "t-xlsx")]
    (tmp_path / "t.csv").write_text("from,relation,to\nAda,owns,Bolt\n")
    refused = ask("import", tmp_path / "t.csv", "--to", tmp_path / "csv", "-y", "--sheet", "Old")
    assert refused.exit_code == 1
    assert "has no sheets" in refused.stderr


def test_what_is_about_one_of_the_two_is_not_said_of_both(ask: Ask, tmp_path: Path) -> None:
    """When somebody was born and where a firm is at home are notes with their names, and not of the claim."""
    rows = "Person,Date of birth,Relation,Company,Registered,Country\nAda,1970-02-03,owns,Bolt,2001-01-01,DE\n"
    (claim,) = imported(ask, tmp_path, rows).claims.values()
    assert (claim.date, claim.start, claim.place) == (None, None, None)
    assert claim.note == "Date of birth: 1970-02-03; Registered: 2001-01-01; Country: DE"


def test_links_beside_sources_are_theirs(ask: Ask, tmp_path: Path) -> None:
    """Where one column says what a document is called and the next one where it is, the two are one document."""
    rows = "Who,Relation,To,Source,Link\nAda,owns,Bolt,Port chief resigns,https://a.example/1\n"
    (document,) = imported(ask, tmp_path, rows).documents.values()
    assert (document.title, document.url) == ("Port chief resigns", "https://a.example/1")


def test_a_copy_in_an_archive_is_no_second_source(ask: Ask, tmp_path: Path) -> None:
    """A second column of links that is not called as the first would make one document two origins."""
    rows = "Who,Relation,To,Source URL,Archive URL\nAda,owns,Bolt,https://a.example/1,https://archive.example/1\n"
    claims = imported(ask, tmp_path, rows)
    assert [document.url for document in claims.documents.values()] == ["https://a.example/1"]
    assert [claim.note for claim in claims.claims.values()] == ["Archive URL: https://archive.example/1"]


def test_an_address_is_not_who(ask: Ask, tmp_path: Path) -> None:
    """Of columns of names what is about one of the two is neither of them, unless there is no other."""
    rows = "Shareholder,Shareholder address,Relation,Company,Address\nAda,1 Main St,owns,Bolt,2 Side St\n"
    assert said(imported(ask, tmp_path, rows)) == [("ada", "OWNS", "bolt", "t-csv")]
    (tmp_path / "b").mkdir()
    rows = "Person,Relation,Country\nAda,citizen of,Northland\n"
    assert said(imported(ask, tmp_path / "b", rows))[0][2] == "northland"


def test_two_rows_of_names_without_merged_cells(ask: Ask, tmp_path: Path) -> None:
    """Groups that stand above their first column only hold for those beside it, also in the format of LibreOffice."""
    path = ods(
        tmp_path / "t.ods",
        ["From", "", "", "To", "", "Document", ""],
        ["Name", "Place", "Link", "Name", "Type", "URL", "Date"],
        ["Ada", "Northam", "owns", "Bolt", "Company", "https://a.example/1", "2020-01-02"],
        ["Ben", "Northam", "owns", "Carr", "Company", "https://a.example/2", "2020-01-03"],
    )
    assert ask("import", path, "--to", tmp_path / "out", "-y").exit_code == 0
    claims = load(tmp_path / "out")
    assert [each[:3] for each in said(claims)] == [("ada", "OWNS", "bolt"), ("ben", "OWNS", "carr")]
    assert {claim.date for claim in claims.claims.values()} == {None}
    assert {claim.note for claim in claims.claims.values()} == {"From / Place: Northam"}
    assert sorted(str(each.published) for each in claims.documents.values()) == ["2020-01-02", "2020-01-03"]
