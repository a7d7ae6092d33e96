"""Which documents may be made from one another, on the command line, and what the reader's copies say of it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from graphmodel import Graph
from graphmodel.passages import shared_words
from graphmodel.passages.text import Text
from graphmodel.passages.wires import tags
from graphmodel.reading.characters import FORBIDDEN
from tests.conftest import Ask

PUBLISHERS = ("gazette", "coast", "blog", "post", "times", "daily", "week", "news")
SHARED = "Three hundred and ten people walked out of the docks on Friday morning and did not come back"
WITHOUT = "without those of one publisher, house or declared source"
MISLEADING = "\u202e\x9b2J\x7f\U0001ffff"
GAZETTE = f"Strike\n\nNORTHAM, April 5 (Reuters) - {SHARED}, it was said.\n\nCy Noe told AFP nothing.\n"
COAST = f"On the coast, {SHARED.upper()}.\n"


@pytest.fixture
def claims(tmp_path: Path) -> Path:
    """A claims file of eight documents, two of which say what no other does, with copies of these two beside it."""
    lines = ["documents:"]
    lines += [f"  - {{id: {name}, publisher: The {name.title()}, file: {name}.txt}}" for name in PUBLISHERS]
    lines += [
        "entities:",
        "  - {id: ada, kind: Person, name: Ada Roe}",
        '  - {id: ben, kind: Person, name: "*Ben* Ito"}',
    ]
    lines += [f"  - {{id: firm-{number}, kind: Company, name: Firm {number}}}" for number in range(3)]
    lines.append("claims:")
    for name in PUBLISHERS:
        head = "ben" if name in ("gazette", "coast") else "ada"
        lines += [f"  - {{document: {name}, subject: {head}, relation: HEADS, object: firm-{n}}}" for n in range(3)]
    locator = "{paragraph: 3, start: %d, end: %d, sha256: %s}"
    start = GAZETTE.index("Cy Noe")
    place = Text(GAZETTE).locator(start, start + 20)
    lines.append(
        "  - {document: gazette, id: interview, subject: ben, relation: MET_WITH, object: ada, locator: "
        + locator % (place.start, place.end, place.sha256)
        + "}"
    )
    copies = tmp_path / "copies"
    copies.mkdir()
    (copies / "gazette.txt").write_text(GAZETTE, encoding="utf-8")
    (copies / "coast.txt").write_text(COAST, encoding="utf-8")
    file = tmp_path / "claims.yaml"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def test_a_suspicion_is_told_so_that_it_can_be_looked_up(ask: Ask, claims: Path) -> None:
    """Above stands what was compared and what sharing does not say, below each thing that both say and how few do."""
    shown = ask("check", str(claims), "--suspect").stdout
    title, compared, unusual, uncertain, *rest = shown.splitlines()
    assert title == "1 pair of documents may have something from one place that neither names"
    assert compared == f"28 pairs of 8 documents compared, {WITHOUT}; told from a score of 4.4 on"
    assert unusual.startswith("unusual is what at most half")
    assert uncertain.startswith(
        "that two share it does not say who has it from whom; both may have it from a third, or"
    )
    assert rest[1].startswith("1. The Coast [1] and The Gazette [2]: score ")
    assert "     *Ben* Ito holds the highest post of Firm 0 – in 2 of 8 documents" in rest
    assert "[2] The Gazette, undated; gazette" in rest
    assert "copied" not in shown


def test_copies_add_words_in_a_row_and_agencies(ask: Ask, claims: Path) -> None:
    """From the reader's copies come the words that two share, and agencies that are named, with what to write."""
    shown = ask("check", str(claims), "--suspect", "--documents", str(claims.parent / "copies")).stdout
    assert "   18 words in a row the same: [1], paragraph 1; [2], paragraph 2\n" in shown
    assert "“THREE HUNDRED AND TEN" in shown
    assert "   Reuters: “NORTHAM, April 5 (Reuters)” [2], paragraph 2\n" in shown
    assert "hint: if it is from there, give the document derived_from: [{publisher: Reuters, how: reprint}]" in shown
    assert "   AFP: “told AFP” [2], paragraph 3\n" in shown
    assert "hint: if it is from there, give claim interview derived_from: [{publisher: AFP, how: quotes}]" in shown


def test_an_agency_that_is_declared_is_not_told(ask: Ask, claims: Path) -> None:
    """Neither an agency that a document or claim declares, however it writes it, nor the publisher itself is told."""
    text = claims.read_text(encoding="utf-8")
    text = text.replace("file: gazette.txt", "file: gazette.txt, derived_from: [{publisher: REUTERS, how: reprint}]")
    source = "id: interview, derived_from: [{publisher: Agence France-Presse, how: quotes}]"
    claims.write_text(text.replace("id: interview", source), encoding="utf-8")
    command = ("check", str(claims), "--suspect", "--documents", str(claims.parent / "copies"), "--json")
    assert json.loads(ask(*command).stdout)["wire_tags"] == []


def test_a_quotation_says_that_it_is_one(ask: Ask, claims: Path) -> None:
    """Words that stand in quotation marks in both copies are told as what both may quote."""
    copies = claims.parent / "copies"
    for name, text in (("gazette", f'He said: "{SHARED}".'), ("coast", f"To quote the union, “{SHARED}”, and so on.")):
        (copies / f"{name}.txt").write_text(text, encoding="utf-8")
    command = ("check", str(claims), "--suspect", "--documents", str(copies))
    assert "18 words in a row the same, in quotation marks, so that both may quote somebody: " in ask(*command).stdout
    assert json.loads(ask(*command, "--json").stdout)["suspicions"][0]["shared_words"]["quoted"] is True


def test_suspicions_are_data_too(ask: Ask, claims: Path) -> None:
    """JSON has every claim behind a sign, CSV a row for each sign, Markdown footnotes and no stray marks."""
    complete = json.loads(ask("check", str(claims), "--suspect", "--json").stdout)
    (suspicion,) = complete["suspicions"]
    assert (complete["pairs_compared"], suspicion["documents"]) == (28, ["coast", "gazette"])
    assert [(value["given_by"], value["of"], len(value["claims"])) for value in suspicion["values"]] == [(2, 8, 2)] * 3
    rows = list(csv.DictReader(io.StringIO(ask("check", str(claims), "--suspect", "--csv").stdout)))
    assert [(row["sign"], row["documents"]) for row in rows] == [("value", "coast|gazette")] * 3
    shown = ask("check", str(claims), "--suspect", "--markdown").stdout
    assert "### 1. The Coast [^1] and The Gazette [^2]: score" in shown.replace("Coast[", "Coast [").replace(
        "te[", "te ["
    )
    assert r"\*Ben\* Ito holds" in shown
    assert len(Graph.load(claims).suspicions().suspicions.each) == 1


@pytest.mark.parametrize("format_", ["--csv", "--excel", "--json", "--jsonl"])
def test_a_hostile_copy_sends_nothing_to_the_terminal(ask: Ask, claims: Path, format_: str) -> None:
    """Signs that move a terminal's cursor or turn its text round are escaped in every format, and JSON keeps them."""
    hostile = "\x1b]0;owned\x07" + SHARED.replace("people", f"people {MISLEADING}")
    for name in ("gazette", "coast"):
        (claims.parent / "copies" / f"{name}.txt").write_text(f"{name}: {hostile}\n", encoding="utf-8")
    shown = ask("check", str(claims), "--suspect", "--documents", str(claims.parent / "copies"), format_).stdout
    assert "walked out of the docks" in shown
    assert not FORBIDDEN.search(shown.removeprefix("\ufeff").replace("\r\n", "\n"))
    if format_ == "--json":
        assert MISLEADING in json.loads(shown)["suspicions"][0]["shared_words"]["text"]
    elif format_ in ("--csv", "--excel"):
        assert r" \u202e\x9b2J\x7f\U0001ffff" in shown


def test_nothing_suspicious_is_one_line(ask: Ask, claims: Path) -> None:
    """Where nothing is found the answer says so, with how many pairs were compared; leaving one out counts first."""
    shown = ask("check", str(claims), "--suspect", "--without", "coast").stdout
    assert shown.splitlines()[:3] == [
        "nothing suspicious was found in what two documents share",
        "without document coast: 3 claims left out",
        f"21 pairs of 7 documents compared, {WITHOUT}; told from a score of 4.2 on",
    ]


def test_what_is_in_claims_is_data_too(ask: Ask, claims: Path) -> None:
    """Without --suspect the formats give the counts, and copies are for --suspect alone."""
    counts = json.loads(ask("check", str(claims), "--json").stdout)
    assert (counts["documents"], counts["claims"], counts["asserted"]) == (8, 25, 7)
    assert ask("check", str(claims), "--csv").stdout.startswith("documents,entities,claims,relationships,asserted,")
    assert ask("check", str(claims), "--documents", str(claims.parent)).exit_code == 2


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("MINSK, Dec 13 (Reuters) - A thing happened.", [("Reuters", "reprint")]),
        ("WARSAW (AP) — A thing happened.", [("AP", "reprint")]),
        ("By Reuters\n\nA thing.", [("Reuters", "reprint")]),
        ("МИНСК (БЕЛТА) – Нечто.", [("BelTA", "reprint")]),
        ("She told the state news agency TASS so.", [("TASS", "quotes")]),
        ("It was so, Interfax reported.", [("Interfax", "quotes")]),
        ("According to Agence France-Presse it was.", []),
        ("It was, according to Agence France-Presse.", [("AFP", "quotes")]),
        ("Reuters moved its office to the port.", []),
        ("A map (AP Photo) and AFPX, TASSO.", []),
        ("He told her. Reuters was there.", []),
        ("He joined the People's Action Party (PAP).", []),
        ("Pakistan Tehreek-e-Insaf (PTI) said so.", []),
        ("The Associated Press (AP) told it.", [("AP", "quotes")]),
        ("She told Michael Bloomberg, and told Bloomberg.", [("Bloomberg", "quotes")]),
        ("Photo: Ann Archer, in 2020 | Reuters", []),
        ("Об этом сообщает Интерфакс.", [("Interfax", "quotes")]),
        ("Так было, передаёт агентство «Интерфакс».", [("Interfax", "quotes")]),
        ("По данным БелТА, это так; со ссылкой на Интерфакса нет.", [("BelTA", "quotes"), ("Interfax", "quotes")]),
        ("Так було, повідомляє Укрінформ.", [("Ukrinform", "quotes")]),
        ("Интерфакс переехал, ТАСС тоже.", []),
        ("Selon l'AFP, c'est ainsi, et d’après l’agence Reuters aussi.", [("AFP", "quotes"), ("Reuters", "quotes")]),
        ("Il l'a dit à l'AFP.", [("AFP", "quotes")]),
        ("Selon l'AP, l'accord tient.", []),
        ("Laut dpa ist es so, wie laut der Nachrichtenagentur AFP.", [("dpa", "quotes"), ("AFP", "quotes")]),
        ("Die People's Action Party (PAP) tagte. Laut PAP war es so.", []),
        ("Michael Bloomberg kam. Laut Bloomberg war es so.", []),
        ("Ein Interview mit dpa. Un entretien avec AFP", []),
        ("Entretien avec AFP", []),
    ],
)
def test_what_names_an_agency_as_a_source(text: str, agencies: list[tuple[str, str]]) -> None:
    """Datelines, bylines and words that give an agency as a source are tags; a mere mention is none."""
    assert [(agency, how) for _, _, agency, how, _ in tags(text)] == agencies


@pytest.mark.parametrize(
    ("line", "agencies"),
    [
        ("Reuters and AFP contributed to this report.", ["Reuters", "AFP"]),
        ("Associated Press writer Ann Archer in Minsk contributed to this report.", ["AP"]),
        ("(Reporting by Ann Archer and Bo Cole of Reuters; editing by Di Fox)", ["Reuters"]),
        ("With additional reporting from AFP in Minsk", ["AFP"]),
        ("Reporting by Ann Archer; editing by Bo Cole", []),
        ("Reporting by Reuters showed that the port was shut.", []),
        ("Michael Bloomberg contributed to this report.", []),
        ("Ann Archer, formerly of Reuters, contributed to this report.", []),
        ("Le Port avec AFP et Reuters", ["AFP", "Reuters"]),
        ("Par Ann Archer (avec l'AFP)", ["AFP"]),
        ("Mit Material der dpa", ["dpa"]),
        ("Quelle: dpa/AFP", ["dpa", "AFP"]),
        ("Источник: Интерфакс", ["Interfax"]),
        ("She told Reuters so.", []),
    ],
)
def test_a_credit_line_speaks_for_the_whole_text(line: str, agencies: list[str]) -> None:
    """Where it ends a text it names its agencies as the source of it, unless it names none, or somebody else."""
    found = tags(f"A thing happened.\n\n{line}\n")
    assert [tag.agency for tag in found if tag.is_credit] == agencies
    assert all(tag.how in ("quotes", "reprint") for tag in found)


def test_a_credit_line_is_told_however_long_the_text_is(ask: Ask, claims: Path) -> None:
    """It is told far from the beginning of a copy, where words in prose are not."""
    ending = f"{'A thing happened. ' * 100}\n\nIt was so, Interfax reported.\n\nReuters contributed to this report.\n"
    (claims.parent / "copies" / "coast.txt").write_text(ending, encoding="utf-8")
    shown = ask("check", str(claims), "--suspect", "--documents", str(claims.parent / "copies"), "--json").stdout
    told = [tag for tag in json.loads(shown)["wire_tags"] if tag["document"] == "coast"]
    assert [(tag["agency"], tag["passage"]) for tag in told] == [("Reuters", "Reuters contributed to this report")]


def test_a_story_in_very_many_papers_is_suspicious(ask: Ask, tmp_path: Path) -> None:
    """What more documents share than are compared each with each is told, if it is longer than a form of words."""
    story = " ".join(f"word{number}" for number in range(80))
    names = [f"paper{number:02}" for number in range(20)]
    lines = ["documents:", *(f"  - {{id: {name}, publisher: The {name}, file: {name}.txt}}" for name in names)]
    lines += ["entities:", "  - {id: a, kind: Person, name: A}", "  - {id: b, kind: Person, name: B}", "claims:"]
    lines += [f"  - {{document: {name}, subject: a, relation: MET_WITH, object: b}}" for name in names]
    (tmp_path / "claims.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    for words, told in ((story, 19), (story[:200], 0)):
        for name in names:
            (tmp_path / f"{name}.txt").write_text(f"{name} has it.\n\n{words}\n", encoding="utf-8")
        command = ("check", str(tmp_path / "claims.yaml"), "--suspect", "--documents", str(tmp_path), "--json")
        answer = json.loads(ask(*command).stdout)
        assert len(answer["suspicions"]) == told
        assert "what more than 15 documents share is looked at only if" in " ".join(answer["assumptions"])


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("प्रधानमंत्री नरेंद्र मोदी ने कहा", "प्रधानमंत्री नरेंद्र मोदी ने नहीं", None),
        ("שָׁלוֹם לְכֻלָּם " * 6, "שָׁלוֹם לְכֻלָּם " * 6, 12),
        ("他在会议上说这件事已经过去了他在会议上说这件事已经过去了", "他在会议上说这件事已经过去了他在会议上说", None),
    ],
)
def test_words_of_any_script_are_counted_as_words(one: str, other: str, words: int | None) -> None:
    """Signs above and below letters end no word, and where there are no spaces no words are compared."""
    shared = shared_words({"a": Text(one), "b": Text(other)})
    assert [each.words for each in shared.values()] == ([words] if words else [])
