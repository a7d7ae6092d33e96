"""Locators: making them, and finding their passages in the reader's own copies."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.claims import Claim, Document, Locator
from graphmodel.errors import GraphmodelError
from graphmodel.passages import Library, Text, pick, verify

ARTICLE = """The port has a new chief

Ada Roe took over the port of Northam on Monday. She follows Ben Ito,
who led it for 12 years.

The union counted 340 dockers at the gate. The company spoke of 200.

Ito will advise the ministry, a spokesman said.
"""


def claim(words: str, text: Text | None = None) -> Claim:
    """A claim that stands at the given words of the article."""
    locator = pick(text or Text(ARTICLE), words)
    return Claim(subject="a", relation="HEADS", object="b", document="d", locator=locator, id=words)


CLAIMS = [
    claim("Ada Roe took over the port of Northam on Monday."),
    claim("She follows Ben Ito"),
    claim("who led it for 12 years"),
    claim("The union counted 340 dockers at the gate."),
    claim("The company spoke of 200."),
    claim("Ito will advise the ministry"),
]


def verdicts(folder: Path, article: str, claims: list[Claim] = CLAIMS) -> dict[str, str]:
    """The verdict on each claim, by its words, with a copy of the article that says something else."""
    (folder / "article.txt").write_bytes(article.encode())
    document = Document(id="d", title="t", publisher="p", file="article.txt")
    return {v.claim.id or "": v.verdict for v in verify(claims, {"d": document}, Library(folder))}


def but(**changed: str) -> dict[str, str]:
    """Every passage found, but those whose words begin so."""
    return {
        c.id or "": next((v for k, v in changed.items() if (c.id or "").startswith(k.replace("_", " "))), "found")
        for c in CLAIMS
    }


def test_an_unchanged_document_has_every_passage(tmp_path: Path) -> None:
    """In the same text every passage is found."""
    assert verdicts(tmp_path, ARTICLE) == but()


def test_line_ends_and_unicode_form_do_not_matter(tmp_path: Path) -> None:
    """A copy with Windows line ends, a byte order mark or decomposed letters is the same text."""
    accented = ARTICLE.replace("Northam", "Nórtham")
    made = [claim("port of Nórtham on Monday", Text(accented))]
    decomposed = accented.replace("ó", "o\u0301").replace("\n", "\r\n")
    assert set(verdicts(tmp_path, f"\ufeff{decomposed}", made).values()) == {"found"}


def test_a_moved_sentence_is_found_where_it_is(tmp_path: Path) -> None:
    """A sentence at another place has moved, and so has what its going shifted; nothing has changed."""
    sentence = " The company spoke of 200."
    edited = ARTICLE.replace(sentence, "") + "\n" + sentence.strip() + "\n"
    assert verdicts(tmp_path, edited) == but(The_company="moved", Ito="moved")


def test_a_changed_number_is_a_change(tmp_path: Path) -> None:
    """Where a number was edited the passage has changed, whatever the number's length; its neighbours stand."""
    assert verdicts(tmp_path, ARTICLE.replace("340", "430")) == but(The_union="changed")
    edited = verdicts(tmp_path, ARTICLE.replace("340", "1,340"))
    assert edited == but(The_union="changed", The_company="moved", Ito="moved")


@pytest.mark.parametrize("paragraph", range(1, 4))
def test_a_cut_paragraph_takes_its_passages_with_it(tmp_path: Path, paragraph: int) -> None:
    """The passages of a paragraph that was cut are missing, the first, the last and one between alike."""
    blocks = ARTICLE.strip().split("\n\n")
    gone = blocks.pop(paragraph).replace("\n", " ")
    found = verdicts(tmp_path, "\n\n".join(blocks) + "\n")
    assert {words for words, verdict in found.items() if verdict == "missing"} == {
        c.id for c in CLAIMS if (c.id or "") in gone
    }
    assert "changed" not in found.values()


def test_a_document_that_is_not_there_is_missing(tmp_path: Path) -> None:
    """Without a copy every claim of the document says so."""
    document = Document(id="d", title="t", publisher="p", file="article.txt")
    assert {v.verdict for v in verify(CLAIMS, {"d": document}, Library(tmp_path))} == {"document missing"}


def test_a_renamed_copy_is_known_by_its_digest(tmp_path: Path) -> None:
    """A copy under another name is found by the SHA-256 of its text."""
    (tmp_path / "renamed.txt").write_text(ARTICLE, encoding="utf-8")
    document = Document(id="d", title="t", publisher="p", file="article.txt", sha256=Text(ARTICLE).sha256)
    assert {v.verdict for v in verify(CLAIMS, {"d": document}, Library(tmp_path))} == {"found"}


@pytest.mark.parametrize("file", ["../secret.txt", "/etc/hostname", "link.txt"])
def test_a_claim_file_cannot_lead_out_of_the_readers_folder(tmp_path: Path, file: str) -> None:
    """A document's file name that leaves the folder, also by a symbolic link, is not read."""
    folder = tmp_path / "documents"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    with pytest.raises(GraphmodelError, match="no copy"):
        Library(folder).text(Document(id="d", title="t", publisher="p", file=file))


def test_words_are_found_however_they_are_typed() -> None:
    """Case, line breaks, quotation marks and an ellipsis for what is between do not keep words from being found."""
    text = Text("He said: “It’s our\nport – nobody else’s.” Then he left.")
    assert text.passage(pick(text, "it's OUR port - nobody else's")) == "It’s our\nport – nobody else’s"
    assert text.passage(pick(text, "He said ... left")) == text.text[:-1]


def test_words_that_stand_twice_must_be_told_apart() -> None:
    """Of several places one is taken only when it was asked for."""
    text = Text("One port.\n\nAnother port.")
    with pytest.raises(GraphmodelError, match=r"2 times, in paragraphs 1, 2") as caught:
        pick(text, "port")
    assert "--occurrence" in (caught.value.hint or "")
    assert pick(text, "port", 2).paragraph == 2
    with pytest.raises(GraphmodelError, match="only 2 times"):
        pick(text, "port", 3)


def test_words_that_stand_nowhere_are_answered_with_the_nearest() -> None:
    """A slip of the pen is shown what the document says instead."""
    with pytest.raises(GraphmodelError, match="does not say") as caught:
        pick(Text(ARTICLE), "Ada Row took over the port")
    assert "Ada Roe took over the port" in (caught.value.hint or "")


@given(st.text(alphabet="ab \n\r\té", min_size=1, max_size=60), st.data())
def test_a_locator_leads_back_to_its_passage(raw: str, data: st.DataObject) -> None:
    """Whatever the text, a place made into a locator is found again, unmoved."""
    text = Text(raw)
    start = data.draw(st.integers(0, len(text.text) - 1))
    end = data.draw(st.integers(start + 1, len(text.text)))
    locator = text.locator(start, end)
    assert text.search(locator, (0,)) == 0
    through_line = text.text[:start] + text.text[start:].partition("\n")[0]
    lines = through_line.split("\n")
    runs = sum(bool(line.strip()) and not above.strip() for above, line in zip(["", *lines], lines, strict=False))
    assert locator.paragraph == max(runs, 1)


@pytest.mark.parametrize("start", [0, 10**15])
def test_a_place_beyond_the_text_ends_at_once(tmp_path: Path, start: int) -> None:
    """A locator that points far beyond the text is answered, not searched for till the end of days."""
    locator = Locator(start=start, end=start + 10**12, sha256="0" * 64)
    far = Claim(subject="a", relation="HEADS", object="b", document="d", locator=locator, id="far")
    assert verdicts(tmp_path, ARTICLE, [far])["far"] in ("changed", "missing")


def test_half_a_locator_is_told_apart_from_none(tmp_path: Path) -> None:
    """Places without a digest, and a digest without places, cannot be checked, and it is said."""
    halves = (Locator(start=0, end=4), Locator(sha256="0" * 64), Locator(paragraph=1), None)
    made = [
        Claim(subject="a", relation="HEADS", object="b", document="d", locator=locator, id=str(number))
        for number, locator in enumerate(halves)
    ]
    assert list(verdicts(tmp_path, ARTICLE, made).values()) == ["half a locator"] * 3 + ["no locator"]


def test_a_wrong_paragraph_is_not_found_there(tmp_path: Path) -> None:
    """A passage that stands where its characters say, but not in the paragraph that is named, has moved."""
    place = Text(ARTICLE).find("Ada Roe")[0]
    wrong = msgspec.structs.replace(place, paragraph=9)
    made = Claim(subject="a", relation="HEADS", object="b", document="d", locator=wrong, id="x")
    assert verdicts(tmp_path, ARTICLE, [made]) == {"x": "moved"}


@pytest.mark.parametrize("file", ["loop", "x" * 300, "a/" * 3000, "."])
def test_a_name_that_cannot_be_a_file_is_missing(tmp_path: Path, file: str) -> None:
    """Links in a circle and names that no file system takes are documents that are not there."""
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with pytest.raises(GraphmodelError, match="no copy"):
        Library(tmp_path).text(Document(id="d", title="t", publisher="p", file=file))


def test_swapped_files_are_told_by_their_digests(tmp_path: Path) -> None:
    """A file of the right name with another text yields to one with the right text."""
    (tmp_path / "article.txt").write_text("Something else.", encoding="utf-8")
    (tmp_path / "other.txt").write_text(ARTICLE, encoding="utf-8")
    document = Document(id="d", title="t", publisher="p", file="article.txt", sha256=Text(ARTICLE).sha256)
    assert {v.verdict for v in verify(CLAIMS, {"d": document}, Library(tmp_path))} == {"found"}


def test_a_copy_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    """A copy in another encoding is a missing document with the reason."""
    (tmp_path / "article.txt").write_bytes("Málaga".encode("latin-1"))
    document = Document(id="d", title="t", publisher="p", file="article.txt")
    (first, *_) = verify(CLAIMS, {"d": document}, Library(tmp_path))
    assert first.verdict == "document missing"
    assert "not UTF-8" in (first.reason or "")
