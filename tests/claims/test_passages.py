"""Locators: making them, and finding their passages in the reader's own copies."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.claims import Claim, Document, Locator
from graphmodel.errors import GraphmodelError, InputError
from graphmodel.passages import AmbiguousPassage, Library, Text, pick, read_text, verify

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


def test_an_incomplete_locator_is_told_apart_from_none(tmp_path: Path) -> None:
    """Places without a digest, and a digest without places, cannot be checked, and it is said."""
    halves = (Locator(start=0, end=4), Locator(sha256="0" * 64), Locator(paragraph=1), None)
    made = [
        Claim(subject="a", relation="HEADS", object="b", document="d", locator=locator, id=str(number))
        for number, locator in enumerate(halves)
    ]
    assert list(verdicts(tmp_path, ARTICLE, made).values()) == ["incomplete locator"] * 3 + ["no locator"]


def test_a_wrong_paragraph_is_not_found_there(tmp_path: Path) -> None:
    """A passage that stands where its characters say, but not in the paragraph that is named, has moved."""
    place = pick(Text(ARTICLE), "Ada Roe")
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


PRINTED = {
    "soft hyphen": ("since Thursday", "since Thurs\u00adday"),
    "soft hyphen at a line's end": ("since Thursday", "since Thurs\u00ad\nday"),
    "hyphen at a line's end": ("port of Northam", "port\nof Nor-\ntham"),
    "hyphen of the word at a line's end": ("a half-empty hall", "a half-\nempty hall"),
    "hyphen before an and": ("long- and short-term loans", "long-\nand short-\nterm loans"),
    "hyphenated line end that was joined": ("port of Northam", "port of Nor- tham"),
    "sign that was a soft hyphen": ("Northam", "Nor¬\ntham"),
    "no-break hyphen": ("half-empty", "half\u2011empty"),
    "minus": ("at -5 degrees", "at \u22125 degrees"),
    "subscript": ("CO2", "CO₂"),
    "ligature": ("the final office flow", "the ﬁnal oﬃce ﬂow"),
    "full-width letters": ("Port 24", "Ｐｏｒｔ　２４"),
    "quotation marks": ("the \"final\" 'offer'", "the „final“ ‚offer‘"),
    "French quotation marks": ('the "final" offer!', "the «\u00a0final\u00a0» offer\u202f!"),
    "apostrophe": ("O'Hara's port", "O’Hara‘s port"),
    "em dash": ("the port - hers - closed", "the port—hers—closed"),
    "two hyphens": ("the port - hers", "the port -- hers"),
    "no-break spaces": ("340 dockers of 12 000", "340\u00a0dockers of\u202f12\u2009000"),
    "line separator": ("the port", "the\u2028port"),
    "direction marks": ("to أنا then", "to \u2067أنا\u200f\u2069 then"),
    "zero-width characters": ("the port", "the\u200b po\u2060rt\ufeff"),
    "variation selector": ("a ☎ rang", "a ☎\ufe0f rang"),
    "vowel signs of Arabic": ("محمد قال", "مُحَمَّدٌ قَالَ"),
    "stretched Arabic": ("محمد", "محـــمد"),
    "vowel signs of Hebrew": ("שלום", "שָׁלוֹם"),
    "character references": (
        'Roe & Ito\'s "port" – ½',
        "Roe&nbsp;&amp; Ito&#39;s &ldquo;port&#x201D; &ndash; &frac12;",
    ),
    "references that were written out twice": ("Roe & Ito", "Roe&amp;nbsp;&amp;amp; Ito"),
    "soft hyphen by reference": ("Thursday", "Thurs&shy;day"),
    "decomposed letters": ("Málaga", "Ma\u0301laga"),
    "line end between Han": ("港口新主任", "港口\n新主任"),
    "sharp s": ("GROSSE STRASSE", "große Straße"),
}


@pytest.mark.parametrize(("typed", "printed"), PRINTED.values(), ids=PRINTED)
def test_words_are_found_however_they_were_printed(typed: str, printed: str) -> None:
    """What typesetting, saving and keyboards make of words does not keep them from being found, whoever did it."""
    for words, says in ((typed, printed), (printed, typed)):
        text = Text(f"Before it. {says}, and after it.\n\nMore.")
        (place,) = text.find(words)
        assert text.text[slice(*place)] == Text(says).text.strip("\ufeff")
        assert text.search(text.locator(*place), (0,)) == 0


DIFFERENT = {
    "hyphen within a line": ("resign", "re-sign"),
    "hyphen that is not there": ("re-sign", "resign"),
    "two words": ("now here", "nowhere"),
    "one word": ("nowhere", "now here"),
    "minus before a number": ("-5 degrees", "it was 5 degrees"),
    "numbers over a line's end": ("1020", "10-\n20"),
    "accents": ("Pena", "Peña"),
    "the mark of a note": ("20213", "2021³"),
    "a digit for the mark of a note": ("2021³", "20213"),
    "a digit in a circle": ("port 1", "port ①"),
    "what is no reference": ("R D", "R&D; x"),
    "a dash alone": ("–", "a – b"),
}


@pytest.mark.parametrize(("typed", "says"), DIFFERENT.values(), ids=DIFFERENT)
def test_words_that_differ_are_not_found(typed: str, says: str) -> None:
    """A hyphen, a space, a sign or an accent that makes another word is compared."""
    assert Text(says).find(typed) == []


def test_a_dash_that_was_asked_for_is_part_of_the_passage() -> None:
    """Words with a dash before or after them stand where such a dash is, and the passage has it."""
    text = Text("It was 5 degrees. Then – 5 degrees –\n\nat night.")
    assert [text.text[slice(*place)] for place in text.find("- 5 degrees -")] == ["– 5 degrees –"]


def test_every_beginning_of_words_with_a_gap_counts() -> None:
    """With ``...`` each place at which the first words stand is one to choose from, with the nearest end."""
    text = Text("Roe came. Roe spoke. Ito left. Ito slept.")
    assert [text.text[slice(*place)] for place in text.find("Roe ... Ito")] == [
        "Roe came. Roe spoke. Ito",
        "Roe spoke. Ito",
    ]
    assert text.find("Ito ... Roe") == []


def test_places_to_choose_from_are_told_with_their_locators() -> None:
    """Of words that stand in many places the first ones come with paragraph and locator, and how many there are."""
    with pytest.raises(AmbiguousPassage) as caught:
        pick(Text("A port.\n\n" * 500), "port")
    assert caught.value.total == 500
    assert [place.paragraph for place in caught.value.places] == list(range(1, 11))
    assert pick(Text("A port.\n\n" * 500), "port", 3) == caught.value.places[2]


def test_long_texts_and_words_are_searched_at_once() -> None:
    """Neither a million blanks nor words that nearly stand everywhere make a search longer than the text."""
    assert Text(" " * 10**6 + "x").locator(10**6, 10**6 + 1).paragraph == 1
    assert Text("a-" * 10**5).find("a a") == []
    assert Text("a " * 10**5).find("a ... a ... b") == []
    assert Text("e" + "\u0323\u0301" * 10**5).find("port") == []
    with pytest.raises(GraphmodelError, match="does not say"):
        pick(Text("the port of Northam " * 10**4), "x" * 10**5)


REPRINTED = {
    "soft hyphens": lambda text: text.replace("Northam", "Nor\u00adtham").replace("dockers", "dock\u00ad\ners"),
    "hyphens at line ends": lambda text: text.replace("Northam", "Nor-\ntham").replace("dockers", "dock-\ners"),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "ligatures and references": lambda text: text.replace("ffic", "ﬃc").replace(" ", "&nbsp;"),
}


TYPESET = {
    "hyphens at line ends": "The of-\nfice of\nNor-\ntham spoke.\n\nThe union\ncounted 340 dock-\ners at the gate.\n",
    "soft hyphens": "The of\u00adfice of Nor\u00adtham spoke.\n\nThe union counted 340 dock\u00aders at the gate.\n",
    "soft hyphens at line ends": "The office of Nor\u00ad\ntham spoke.\n\nThe union counted 340 dock\u00ad\ners\nat ",
    "soft hyphens in all words": (
        "The of\u00adfi\u00adce of Nor\u00adth\u00adam spo\u00adke.\n\nThe un\u00adion 340 dock\u00ade\u00adrs at"
    ),
    "ligatures and references": "The oﬃce&nbsp;of Northam spoke.\n\nThe union counted 340&nbsp;dockers at the gate.\n",
    "direction marks": "The office \u200fof \u200fNortham \u200fspoke.\n\nThe union 340 \u200fdockers \u200fat the",
    "line ends": "The office\nof\nNortham spoke.\n\nThe union counted\n340\ndockers at the gate.\n",
}


@pytest.mark.parametrize("typeset", TYPESET.values(), ids=TYPESET)
def test_words_located_where_they_are_set_in_type_are_known_in_a_plain_copy(tmp_path: Path, typeset: str) -> None:
    """A passage with divided words and line ends has the same words in a copy without, and is there as it stands."""
    plain = "The office of Northam spoke.\n\nThe union counted 340 dockers at the gate.\n"
    sought = ("office of Northam spoke", "340 dockers at")
    made = [claim(words, Text(typeset)) for words in sought]
    assert set(verdicts(tmp_path, typeset, made).values()) == {"found"}
    assert set(verdicts(tmp_path, plain, made).values()) <= {"same words", "found"}
    other = verdicts(tmp_path, plain.replace("340", "430").replace("spoke", "wrote"), made)
    assert "same words" not in other.values()


def test_a_digest_of_a_passage_as_it_stood_is_known_too(tmp_path: Path) -> None:
    """A locator with the digest of the passage as it stands, line ends included, agrees in either copy."""
    plain, typeset = "The office of Northam spoke.", "The of-\nfice\nof Northam spoke."
    place = Text(typeset).find("office of Northam")[0]
    digest = hashlib.sha256(typeset[slice(*place)].encode()).hexdigest()
    locator = Locator(start=place[0], end=place[1], sha256=digest)
    made = [Claim(subject="a", relation="HEADS", object="b", document="d", locator=locator, id="x")]
    assert verdicts(tmp_path, typeset, made) == {"x": "found"}
    assert verdicts(tmp_path, plain, made) == {"x": "same words"}


def test_a_hyphen_at_a_line_s_end_may_be_the_word_s_own(tmp_path: Path) -> None:
    """A word with a hyphen that a line's end divides is the same with its hyphen in a plain copy, and the other way."""
    plain = "The half-empty hall of Northam had 10-20 guests."
    typeset = "The half-\nempty hall of Nor-\ntham had 10-\n20 guests."
    words = "half-empty hall of Northam had 10-20 guests"
    for located, copy in ((plain, typeset), (typeset, plain)):
        assert verdicts(tmp_path, copy, [claim(words, Text(located))]) == {words: "same words"}


@pytest.mark.parametrize("reprint", REPRINTED.values(), ids=REPRINTED)
def test_the_same_words_set_otherwise_are_not_changed(tmp_path: Path, reprint: Callable[[str], str]) -> None:
    """A passage that was located in a plain text is known in a copy that was set in type, and where it is there."""
    plain = "The office of Northam spoke.\n\nThe union counted 340 dockers at the gate.\n"
    made = [claim("office of Northam", Text(plain)), claim("340 dockers at", Text(plain))]
    printed = reprint(plain).replace("340", " 340")
    told = verdicts(tmp_path, printed, made)
    assert set(told.values()) <= {"same words", "moved", "found"}
    assert "same words" in told.values()
    assert set(verdicts(tmp_path, reprint(plain).replace("dock", "lock").replace("office", "firm"), made).values()) & {
        "changed",
        "missing",
    }


@pytest.mark.parametrize(
    ("located", "copy"),
    [
        ("She said “no deal” – ever.", 'She said "no deal" - ever.'),
        ("She said “no deal” – ever.", "She said «no deal» — ever."),
        ("He said ‘no’ in Northam’s port.", "He said 'no' in Northam's port."),
        ("„Nein“, sagte sie – nie.", '"Nein", sagte sie - nie.'),
        ("The 2020–2021 half-empty hall.", "The 2020-2021 half-empty hall."),
    ],
)
def test_signs_of_another_shape_are_the_same_words(tmp_path: Path, located: str, copy: str) -> None:
    """Quotation marks, apostrophes and dashes may be set otherwise, in either copy and elsewhere; words may not."""
    for words, text in ((located, copy), (copy, located)):
        made = [claim(words, Text(words))]
        assert list(verdicts(tmp_path, text, made).values()) == ["same words"]
        assert list(verdicts(tmp_path, f"One more “line”\nhere – now.\n\n{text}\n", made).values()) == ["same words"]
        assert "same words" not in verdicts(tmp_path, text.replace("a", "o"), made).values()


COPIES = {
    "PDF": (b"%PDF-1.4\n\xff", "is a PDF", "pdftotext copy.txt copy.text.txt"),
    "office document": (b"PK\x03\x04rest", "office document", "plain text"),
    "picture": (b"\x89PNG\r\n", "is a picture", "recognition"),
    "Windows-1252": ("Málaga".encode("cp1252"), "byte 0xe1 is not UTF-8", "iconv -f WINDOWS-1252"),
    "UTF-16 without a mark": ("port".encode("utf-16-le"), "UTF-16", "in UTF-8"),
    "half a UTF-16": (b"\xff\xfea\x00b", "is not UTF-16", "in UTF-8"),
    "huge": (b"a" * (33 << 20), "is larger than 32 MiB", "the part that is cited"),
}


@pytest.mark.parametrize(("data", "message", "hint"), COPIES.values(), ids=COPIES)
def test_a_copy_that_is_no_text_says_how_to_make_one(tmp_path: Path, data: bytes, message: str, hint: str) -> None:
    """What cannot be read as a text is told with what to do for `locate`, not with how claims are written."""
    (tmp_path / "copy.txt").write_bytes(data)
    with pytest.raises(InputError) as caught:
        read_text(tmp_path / "copy.txt")
    (fault,) = caught.value.faults
    assert message in fault.message
    assert hint in (fault.hint or "")
    assert "claims" not in (fault.hint or "")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-8-sig"])
def test_a_byte_order_mark_says_how_a_copy_is_encoded(tmp_path: Path, encoding: str) -> None:
    """A copy whose beginning says how it is encoded is the same text as one in UTF-8."""
    (tmp_path / "copy.txt").write_bytes(ARTICLE.replace("\n", "\r\n").encode(encoding))
    assert read_text(tmp_path / "copy.txt").sha256 == Text(ARTICLE).sha256


def named(folder: Path, file: str) -> str:
    """The words of the copy that a document with this file has."""
    return Library(folder).text(Document(id="d", title="t", publisher="p", file=file)).text


@pytest.mark.parametrize(
    "file",
    [
        "sub/Résumé.txt",
        "sub/Re\u0301sume\u0301.txt",
        "sub\\Résumé.txt",
        r".\sub\Résumé.txt",
        "./sub//Résumé.txt",
        "SUB/RÉSUMÉ.TXT",
    ],
    ids=ascii,
)
def test_a_copy_is_found_however_its_name_is_written(tmp_path: Path, file: str) -> None:
    """Neither the Unicode form nor the slash nor, where one file is left, case keeps a copy from being found."""
    for form in ("NFC", "NFD"):
        folder = tmp_path / form
        (folder / "sub").mkdir(parents=True)
        (folder / "sub" / unicodedata.normalize(form, "Résumé.txt")).write_text("words", encoding="utf-8")
        assert named(folder, file) == "words"
        copy = Library(folder).copy(Document(id="d", title="t", publisher="p", file=file))
        assert bool(copy.note) == file.isupper()


def test_a_name_that_two_copies_have_is_not_guessed(tmp_path: Path) -> None:
    """Where two files differ from the name by case alone neither is read; where one is as written it is."""
    (tmp_path / "A.txt").write_text("upper", encoding="utf-8")
    (tmp_path / "a.txt").write_text("lower", encoding="utf-8")
    assert named(tmp_path, "a.txt") == "lower"
    with pytest.raises(GraphmodelError, match="2 files are called"):
        named(tmp_path, "A.TXT")


@pytest.mark.parametrize(
    "file", [r"..\secret.txt", r"sub\..\..\secret.txt", r"C:\secret.txt", r"\secret.txt", r"OUT\secret.txt"]
)
def test_no_spelling_of_a_name_leads_out_of_the_folder(tmp_path: Path, file: str) -> None:
    """Neither a Windows path nor other case gets around the folder's bounds."""
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (tmp_path / "copies" / "sub").mkdir(parents=True)
    (tmp_path / "copies" / "out").symlink_to(tmp_path)
    with pytest.raises(GraphmodelError, match="no copy"):
        named(tmp_path / "copies", file)
