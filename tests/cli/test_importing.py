"""`graphmodel import` of tables: asked once, filled in once, and each row is in a claim or rejected with its reason."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphmodel.claims.claimset import ClaimSet
from graphmodel.claims.resolve import load
from tests.conftest import Ask
from tests.reading.test_workbooks import book

GERMAN = """\
Unsere Datenbank;;;;;;
Von;Beziehung;An;Datum;Betrag (EUR);Quelle;Bemerkung
Ada Roe;ist Eigentümerin von;Bolt GmbH;13.12.2025;1.200.000,00;https://example.org/a/b;größer
Ada Roe;owns;Bolt GmbH;01.02.2021;;https://example.org/a/c https://other.org/x;
Ben Ito;is married to;ada roe;2019;;Northam Gazette, 3. Mai;
Ben Ito;former director of;Bolt GmbH;;12;https://other.org/x;
Summe;;;;;;
Ben Ito;was freed by;Northland;31.02.2020;;https://other.org/x;
;owns;Bolt;;;;
"""


def german(folder: Path) -> Path:
    """A table as Excel saves it in Germany."""
    path = folder / "liste.csv"
    path.write_bytes(GERMAN.replace("\n", "\r\n").encode("cp1252"))
    return path


def rejected(folder: Path, separator: str = ";") -> list[tuple[str, str]]:
    """The rows that are no claims, with the reason."""
    with (folder / "import" / "rejected.csv").open(encoding="utf-8-sig", newline="") as file:
        return [(row["place"], row["reason"]) for row in csv.DictReader(file, delimiter=separator)]


def fill(folder: Path, meant: dict[str, str], separator: str = ";") -> None:
    """Fill in what phrases mean, as a person does."""
    path = folder / "import" / "phrases.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=separator))
    assert set(meant) <= {row["phrase"] for row in rows}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=separator)
        writer.writeheader()
        writer.writerows({**row, "relation": meant.get(row["phrase"], row["relation"])} for row in rows)


def said(claims: ClaimSet) -> list[tuple[str, str, str, str]]:
    """What claims say, by document."""
    return sorted((c.subject, c.relation, c.object, c.document) for c in claims.claims.values())


def test_a_table_from_excel_becomes_claims(ask: Ask, tmp_path: Path) -> None:
    """Windows-1252, semicolons, own headers and local dates and numbers: asked once, and one file to fill in."""
    folder = tmp_path / "claims"
    first = ask("import", german(tmp_path), "--to", folder, input="y\n")
    assert first.exit_code == 0, first.stderr
    assert "row 2 names the columns, semicolons between the cells" in first.stdout
    assert "  B  Beziehung     did what" in first.stdout
    assert "read as Windows-1252: 'Eigentümerin' and 'größer'" in first.stdout
    assert "7 records: 2 in claims, 5 rejected" in first.stdout
    assert "2 phrases have no relation yet" in first.stdout
    fill(folder, {"ist Eigentümerin von": "owns", "former director of": "DIRECTOR_OF, over"})
    second = ask("import", tmp_path / "liste.csv", "--to", folder)
    assert "7 records: 4 in claims, 3 rejected" in second.stdout
    assert "Is that right" not in second.stdout
    assert rejected(folder) == [
        ("row 7", "only one cell is filled: a heading or a note"),
        ("row 8", "'31.02.2020' is no day"),
        ("row 9", "no subject"),
    ]
    claims = load(folder)
    assert said(claims) == [
        ("ada-roe", "OWNS", "bolt-gmbh", "example-org-b"),
        ("ada-roe", "OWNS", "bolt-gmbh", "example-org-c"),
        ("ada-roe", "OWNS", "bolt-gmbh", "other-org-x"),
        ("ben-ito", "DIRECTOR_OF", "bolt-gmbh", "other-org-x"),
        ("ben-ito", "MARRIED_TO", "ada-roe", "northam-gazette-3-mai"),
    ]
    (owned,) = (c for c in claims.claims.values() if c.document == "example-org-b")
    assert owned.date == "2025-12-13"
    assert owned.quantity is not None
    assert (owned.quantity.value, owned.quantity.unit) == (1_200_000, "EUR")
    assert owned.note == "in the table's words: ist Eigentümerin von; größer"
    (former,) = (c for c in claims.claims.values() if c.relation == "DIRECTOR_OF")
    assert former.end == "unknown"
    assert claims.documents["example-org-b"].url == "https://example.org/a/b"
    assert claims.documents["northam-gazette-3-mai"].publisher == "not stated"
    assert {id_: entity.kind for id_, entity in claims.entities.items()} == {
        "ada-roe": "Person", "ben-ito": "Person", "bolt-gmbh": "Entity", "northland": "Entity"
    }  # fmt: skip
    assert ask("check", folder).exit_code == 0


def test_merged_cells_and_two_rows_of_names(ask: Ask, tmp_path: Path) -> None:
    """What is merged holds for all its rows, groups of columns are told apart, and remarks below are rejected."""
    import xlsxwriter

    path = tmp_path / "two.xlsx"
    with xlsxwriter.Workbook(path) as file:
        page = file.add_worksheet("Links")
        page.merge_range("A1:F1", "Who owns whom")
        for cells, name in (("A3:B3", "From"), ("C3:C4", "Relationship"), ("D3:E3", "To"), ("F3:F4", "Source")):
            page.merge_range(cells, name)
        page.write_row("A4", ["Name", "Type", None, "Name", "Type"])
        page.write_row("A5", ["", "", "shareholder of", "Bolt", "Company"])
        page.write_row("A6", ["", "", "director of", "Carr", "Company"])
        page.write_row("A7", ["Ben Ito", "Person", "brother of", "Ada Roe", "Person", "https://example.org/b"])
        for cells, value in (("A5:A6", "Ada Roe"), ("B5:B6", "Person"), ("F5:F6", "https://example.org/a")):
            page.merge_range(cells, value)
        page.write("A9", "Total: 3")
    result = ask("import", path, "--to", tmp_path / "out", "--yes")
    assert result.exit_code == 0, result.stderr
    assert said(load(tmp_path / "out")) == [
        ("ada-roe", "DIRECTOR_OF", "carr", "example-org-a"),
        ("ada-roe", "SHAREHOLDER_OF", "bolt", "example-org-a"),
        ("ben-ito", "SIBLING_OF", "ada-roe", "example-org-b"),
    ]
    assert [reason for _, reason in rejected(tmp_path / "out", ",")] == ["only one cell is filled: a heading or a note"]


def test_what_a_person_settled_is_kept(ask: Ask, tmp_path: Path) -> None:
    """Kinds, names that are one, and publishers that were filled in stay; what nobody touched is made anew."""
    path = tmp_path / "t.csv"
    path.write_text(
        "from,relation,to,source\nAda Roe,owns,ACME Ltd,https://a.org/1\nBen Ito,owns,Acme Limited,https://a.org/2\n"
    )
    folder = tmp_path / "out"
    assert ask("import", path, "--to", folder, "-y").exit_code == 0
    entities, documents = folder / "entities.csv", folder / "documents.csv"
    rows = ("id,kind,name,aliases", "acme-ltd,Company,ACME Ltd,Acme Limited", "ada-roe,Entity,Ada Roe,")
    entities.write_text("\n".join((*rows, "ben-ito,Entity,Ben Ito,\n")))
    documents.write_text(documents.read_text("utf-8-sig").replace("a.org,https://a.org/1", "The A,https://a.org/1"))
    second = ask("import", path, "--to", folder)
    assert second.exit_code == 0, second.stderr
    claims = load(folder)
    assert {c.object for c in claims.claims.values()} == {"acme-ltd"}
    assert claims.entities["acme-ltd"].kind == "Company"
    assert {d.publisher for d in claims.documents.values()} == {"The A", "a.org"}
    before = {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    assert ask("import", path, "--to", folder).exit_code == 0
    assert {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()} == before


def test_filling_in_changes_only_what_was_filled_in(ask: Ask, tmp_path: Path) -> None:
    """A claim that was there is there again, with the same id, when more phrases have their relation."""
    folder = tmp_path / "claims"
    ask("import", german(tmp_path), "--to", folder, "-y")
    before = load(folder)
    fill(folder, {"former director of": "-", "ist Eigentümerin von": "owns"})
    ask("import", tmp_path / "liste.csv", "--to", folder)
    after = load(folder)
    assert set(before.claims) < set(after.claims)
    assert ("row 6", "'former director of' is left out by phrases.csv") in rejected(folder)


def test_a_phrase_may_mean_a_relation_of_one_s_own(ask: Ask, tmp_path: Path) -> None:
    """Words that a person adds to the folder are meant by phrases like any other, and stay in their own file."""
    folder = tmp_path / "claims"
    ask("import", german(tmp_path), "--to", folder, "-y")
    words = "- {name: STEERED, meaning: steered, inverse: was steered by}\n"
    (folder / "relations.yaml").write_text(words)
    fill(folder, {"former director of": "was steered by", "ist Eigentümerin von": "owns"})
    assert ask("import", tmp_path / "liste.csv", "--to", folder).exit_code == 0
    assert ("bolt-gmbh", "STEERED", "ben-ito", "other-org-x") in said(load(folder))
    assert (folder / "relations.yaml").read_text() == words
    assert not (folder / "relations.csv").exists()


def test_claims_changed_by_hand_are_not_written_over(ask: Ask, tmp_path: Path) -> None:
    """Work of a person in the table of claims is not lost, nor is a folder that no import made."""
    folder = tmp_path / "claims"
    ask("import", german(tmp_path), "--to", folder, "-y")
    with (folder / "claims.csv").open("a") as file:
        file.write("ada-roe,OWNS,bolt-gmbh,other-org-x,,,,,mine\n")
    again = ask("import", tmp_path / "liste.csv", "--to", folder)
    assert again.exit_code == 1
    assert "was changed by hand since it was imported" in again.stderr
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "claims.yaml").write_text("[]")
    assert "not made by an import" in ask("import", tmp_path / "liste.csv", "--to", tmp_path / "mine").stderr


def test_days_and_amounts_that_may_be_two_are_asked(ask: Ask, tmp_path: Path) -> None:
    """Where no value shows how days or decimals are written, nothing is made before somebody says it."""
    path, folder = tmp_path / "t.csv", tmp_path / "out"
    path.write_text("from,relation,to,date,amount\nAda,owns,Bolt,3/4/2021,1.200\n")
    refused = ask("import", path, "--to", folder, "-y")
    assert refused.exit_code == 2
    assert "dates such as '3/4/2021' may be two days: say with --dates dmy|mdy which" in refused.stderr
    refused = ask("import", path, "--to", folder, "-y", "--dates", "mdy")
    assert "amounts such as '1.200' may be two numbers: say with --decimals comma|point which" in refused.stderr
    assert not (folder / "claims.csv").exists()
    assert ask("import", path, "--to", folder, "-y", "--dates", "mdy", "--decimals", "comma").exit_code == 0
    (claim,) = load(folder).claims.values()
    assert claim.quantity is not None
    assert (claim.date, claim.quantity.value) == ("2021-03-04", 1200)
    assert ask("import", path, "--to", folder).exit_code == 0, "the answer is kept"


def test_no_is_an_answer(ask: Ask, tmp_path: Path) -> None:
    """Whoever says that the columns are something else finds the map to mend, and is not asked again."""
    folder = tmp_path / "out"
    path = tmp_path / "t.csv"
    path.write_text("one,two,three\nBolt,owns,Ada Roe\n")
    answered = ask("import", path, "--to", folder, input="n\n")
    assert answered.exit_code == 1
    mapping = folder / "import" / "map.yaml"
    assert f"write into {mapping} what is right" in answered.stderr
    text = mapping.read_text().replace('subject"', 'x"').replace('object"', 'subject"').replace('x"', 'object"')
    mapping.write_text(text)
    assert ask("import", path, "--to", folder).exit_code == 0
    assert said(load(folder)) == [("ada-roe", "OWNS", "bolt", "t-csv")]
    path.write_text("other,two,three\nBolt,owns,Ada Roe\n")
    assert "calls column A 'one', but in the table it is 'other'" in ask("import", path, "--to", folder).stderr


def test_a_table_of_which_nobody_knows_who_did_what(ask: Ask, tmp_path: Path) -> None:
    """A table without a column for an end or a relation is refused, with a map to write it into."""
    path = tmp_path / "t.csv"
    path.write_text("id,year\n1,2020\n")
    refused = ask("import", path, "--to", tmp_path / "out", "-y")
    assert refused.exit_code == 2
    assert "no column seems to say who, did what and to whom: write into" in refused.stderr


def test_an_unknown_word_among_the_phrases_is_a_fault(ask: Ask, tmp_path: Path) -> None:
    """What a person filled in is checked at its place, with what is near."""
    folder = tmp_path / "claims"
    ask("import", german(tmp_path), "--to", folder, "-y")
    fill(folder, {"former director of": "DIRECTORS_OF"})
    again = ask("import", tmp_path / "liste.csv", "--to", folder)
    assert again.exit_code == 1
    assert "phrases.csv:2:22: unknown relation 'DIRECTORS_OF'\n  hint: did you mean DIRECTOR_OF?" in again.stderr


CELLS = st.sampled_from(
    ["", "Ada", "Bolt", "owns", "is married to", "n/a", "2021", "31.02.2020", "=1+1", "a|b", "x\ufeff", "<b>", "https://a.b"]
) | st.text("ab ;,\"'\n\x07é", max_size=5)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(*[CELLS] * 6), min_size=1, max_size=8))
def test_every_row_is_in_a_claim_or_rejected(ask: Ask, tmp_path: Path, rows: list[tuple[str, ...]]) -> None:
    """Whatever stands in the cells, rows in are claims and rejected rows, and the claims are sound."""
    names = ["from", "relation", "to", "date", "source", "note"]
    path, folder = tmp_path / "t.csv", tmp_path / "out"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [names, *[["Ada", "owns", "Bolt", "", "", ""]] * 20, *rows]
        )  # so that the guess is right
    for old in folder.rglob("*.*"):
        old.unlink()
    result = ask("import", path, "--to", folder, "-y")
    assert result.exit_code == 0, result.output
    filled = sum(any(cell.replace("\ufeff", "").strip() for cell in row) for row in rows) + 20
    assert f"{filled} record" in result.stdout
    taken = int(result.stdout.partition(" in claims, ")[0].rpartition(" ")[2])
    assert taken + len(rejected(folder, ",")) == filled
    claims = load(folder)
    assert len(claims.claims) >= 1
    for claim in claims.claims.values():
        assert claim.relation in ("OWNS", "MARRIED_TO")


def test_a_workbook_is_read_in_the_sheet_that_is_named(ask: Ask, tmp_path: Path) -> None:
    """The fullest sheet is read, and told which others are not; another may be named."""
    rows = [["from", "relation", "to"], ["Ada", "owns", "Bolt"], ["Ada", "owns", "Carr"]]
    path = book(tmp_path / "t.xlsx", {"Old": [rows[0], ["Ben", "owns", "Dole"]], "New": rows})
    first = ask("import", path, "--to", tmp_path / "a", "-y")
    assert "only the sheet 'New' is read, not 'Old': --sheet names another" in first.stdout
    assert ask("import", path, "--to", tmp_path / "b", "-y", "--sheet", "Old").exit_code == 0
    assert said(load(tmp_path / "b")) == [("ben", "OWNS", "dole", "t-xlsx")]
    assert "no sheet is called 'Odd'" in ask("import", path, "--to", tmp_path / "c", "-y", "--sheet", "Odd").stderr


@pytest.mark.parametrize("name", ["claims.docx", "noending"])
def test_what_is_no_table_is_refused(ask: Ask, tmp_path: Path, name: str) -> None:
    """A file of another sort is named, with what is taken."""
    (tmp_path / name).write_text("x")
    refused = ask("import", tmp_path / name, "--to", tmp_path / "out")
    assert refused.exit_code == 2
    assert "has none of the endings .csv, .tsv, .xlsx" in refused.stderr
