"""The page in a browser: from a passage to a claim, with the mouse and by keyboard alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from graphmodel.annotate import Listener
from graphmodel.claims.resolve import load
from graphmodel.passages import Text, pick
from tests.support import authored, laws
from tests.support.annotating import axe, browse, claim, select, serving, wait_until
from tests.support.browser import Visit, Visiting


def claims(story: Path) -> list[Any]:
    """Return the claims that stand there, in the order of their passages."""
    return sorted(load(story).claims.values(), key=lambda each: each.locator.start)


def test_a_passage_becomes_a_claim(visit: Visit, listener: Listener, story: Path) -> None:
    """Select a passage, fill in, press Enter: the claim stands in its file, with the locator that ``locate`` gives."""
    page = browse(visit, listener)
    select(page, "Ada Roe, who headed the port")
    claim(page, "Ada Roe", "is or was head of", "the port")
    page.locator("#f-relation").fill("HEADS")
    page.locator("#f-object").press("Enter")
    page.wait_for_selector("#claims-list [data-key]")
    (made,) = claims(story)
    assert (made.subject, made.relation, made.object, made.stance) == ("ada-roe", "HEADS", "port", "asserted")
    assert made.locator == pick(Text(authored.ARTICLE), "Ada Roe, who headed the port")
    assert "Ada Roe" in page.locator("#claims-list").inner_text()
    assert page.locator("#f-subject").input_value() == ""
    visit.assert_clean()


def test_it_works_by_keyboard_alone(visit: Visit, listener: Listener, story: Path) -> None:
    """Keys select a passage by words, complete names and relations, add the claim, and take it back."""
    page = browse(visit, listener)
    press = page.keyboard.press
    for _ in range(3):  # over the words of the title
        press("ArrowRight")
    press("Shift+ArrowDown")
    sentence = page.locator("#passage").inner_text()
    assert sentence == "Ada Roe, who headed the port, stepped down on Thursday."
    press("ArrowUp")
    for _ in range(6):
        press("Shift+ArrowRight")
    press("Shift+Control+ArrowLeft")
    assert page.locator("#passage").inner_text() == "Ada Roe, who headed the por"
    press("Shift+Alt+ArrowRight")
    page.keyboard.type("ada")
    page.wait_for_selector("#f-subject-option-0")
    press("ArrowDown")
    press("Tab")
    page.keyboard.type("HEADS")
    press("Tab")
    press("ArrowDown")
    page.wait_for_selector("#f-object-option-0")
    press("ArrowDown")
    press("Enter")
    assert page.locator("#f-object").input_value() == "Port of Northam"
    press("Enter")
    page.wait_for_selector("#claims-list [data-key]")
    (made,) = claims(story)
    assert made.locator == pick(Text(authored.ARTICLE), "Ada Roe, who headed the port")
    while not page.evaluate("() => document.activeElement.textContent === 'Undo'"):
        press("Tab")
    press("Enter")
    page.wait_for_selector("#claims-list > .hint")
    assert claims(story) == []
    visit.assert_clean()


def test_what_is_wrong_is_told_beside_its_field(visit: Visit, listener: Listener) -> None:
    """While one types each fault stands below its field, in the words that ``check`` has for it."""
    page = browse(visit, listener)
    claim(page, "Ada Ro", "HEADS", "Ben Ito")
    page.wait_for_selector("#wrong-subject:not([hidden])")
    assert "no entity is called 'Ada Ro'" in page.locator("#wrong-subject").inner_text()
    assert page.locator("#f-subject").get_attribute("aria-invalid") == "true"
    page.locator("#f-subject").fill("Ada Roe")
    page.wait_for_selector("#wrong-subject", state="hidden")
    page.wait_for_selector("#wrong-object:not([hidden])")
    assert "must be of kind" in page.locator("#wrong-object").inner_text()
    assert page.get_by_role("button", name="New entity “Ben Ito”").count() == 0
    page.locator("#f-object").fill("port")
    page.locator("#f-object").press("Enter")
    page.wait_for_selector("#wrong-quote:not([hidden])")
    assert "no passage is selected" in page.locator("#wrong-quote").inner_text()
    visit.assert_clean()


def test_an_entity_is_added_on_the_spot(visit: Visit, listener: Listener, story: Path) -> None:
    """A name that nobody has becomes an entity without leaving the claim, and the claim then holds."""
    page = browse(visit, listener)
    select(page, "Port chief resigns")
    claim(page, "Cleo Mare", "HEADS", "Mare Lines")
    page.get_by_role("button", name="New entity “Mare Lines”").click()
    assert page.locator("#e-kind").input_value() == "Organization"
    page.locator("#e-kind").select_option("Company")
    page.locator("#e-id").fill("ada-roe")
    page.locator("#e-add").click()
    page.wait_for_selector("#e-wrong-id:not([hidden])")
    page.locator("#e-id").fill("lines")
    page.locator("#e-id").press("Enter")
    page.wait_for_selector("#entity-dialog", state="hidden")
    page.get_by_role("button", name="New entity “Cleo Mare”").click()
    assert page.locator("#e-kind").input_value() == "Person"
    page.locator("#e-add").click()
    page.wait_for_selector("#entity-dialog", state="hidden")
    wait_until(page, "() => document.getElementById('reads').textContent")
    page.keyboard.press("Enter")
    page.wait_for_selector("#claims-list [data-key]")
    assert [(each.subject, each.object) for each in claims(story)] == [("cleo-mare", "lines")]
    assert {load(story).entities[id_].kind for id_ in ("cleo-mare", "lines")} == {"Person", "Company"}
    visit.assert_clean()


def test_only_its_own_claims_are_changed(visit: Visit, listener: Listener, story: Path) -> None:
    """A claim of this page can be changed and taken back, as long as nobody else changed it; others cannot."""
    file = story / "claims" / "gazette.yaml"
    theirs = "- {subject: ben-ito, relation: MET_WITH, object: ada-roe, stance: denied}  # mine\n"
    file.write_text(f"document: gazette\nclaims:\n{theirs}", encoding="utf-8")
    page = browse(visit, listener)
    assert page.locator("#claims-list button", has_text="Undo").count() == 0
    select(page, "headed the port")
    claim(page, "Ada Roe", "HEADS", "port")
    page.locator("#f-object").press("Enter")
    page.get_by_role("button", name="Change:").click()
    page.locator("#f-stance").select_option("denied")
    page.locator("#f-attributed_to").fill("Ben Ito")
    page.locator("#submit").click()
    page.wait_for_selector("#claims-list .status-denied + small")
    (made,) = (each for each in load(story).claims.values() if each.locator)
    assert (made.stance, made.attributed_to) == ("denied", "ben-ito")
    assert "# mine" in file.read_text(encoding="utf-8")
    changed = file.read_text(encoding="utf-8").replace("HEADS", "WORKS_FOR")
    file.write_text(changed, encoding="utf-8")
    page.get_by_role("button", name="Undo:").click()
    wait_until(page, "() => /no more/.test(document.getElementById('toast').textContent)")
    assert file.read_text(encoding="utf-8") == changed
    visit.assert_clean()


@pytest.mark.parametrize(
    ("width", "scheme"),
    [
        (1280, "light"),
        (360, "dark"),
        pytest.param(360, "light", marks=laws.at_length),
        pytest.param(1280, "dark", marks=laws.at_length),
    ],
)
def test_axe_finds_nothing(visiting: Visiting, listener: Listener, width: int, scheme: str) -> None:
    """With lists, faults and the dialog open axe-core finds nothing, and nothing is wider than the screen."""
    visit = visiting(width=width, height=800, color_scheme=scheme)
    page = browse(visit, listener)
    assert axe(page) == []
    select(page, "headed the port")
    claim(page, "Ada Roe", "HEADS", "port")
    page.locator("#f-object").press("Enter")
    page.wait_for_selector("#claims-list [data-key]")
    page.locator("#toast").evaluate("(toast) => { toast.hidden = true; }")
    page.locator("#more summary").click()
    page.locator("#f-date").fill("x")
    page.locator("#f-subject").fill("ad")
    page.wait_for_selector("#f-subject-option-0")
    page.keyboard.press("ArrowDown")
    page.wait_for_selector("#wrong-subject:not([hidden])")
    assert axe(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    page.keyboard.press("Escape")
    page.locator("#wrong-subject button").click()
    page.locator("#e-name").fill("")
    page.locator("#e-add").click()
    page.wait_for_selector("#e-wrong-name:not([hidden])")
    assert axe(page) == []
    visit.assert_clean()


def test_what_documents_and_claims_say_is_text(visit: Visit, story: Path) -> None:
    """Markup in an article, a name, a note or a title is shown as it is written, and never becomes part of the page."""
    evil = "<img src=x onerror=document.title='taken'><script>document.title='taken'</script>"
    (story / "entities.yaml").write_text(
        authored.ENTITIES + f'- {{id: evil, kind: Person, name: "{evil}"}}\n', encoding="utf-8"
    )
    article = story.parent / "gazette.txt"
    article.write_text(f"{evil}\n\nAda Roe met {evil}.\n", encoding="utf-8")
    with serving(story, article) as listener:
        page = browse(visit, listener)
        text = Text(article.read_text(encoding="utf-8")).text
        assert page.evaluate("() => document.getElementById('article').childNodes.length") == 1
        assert page.evaluate("() => document.getElementById('article').textContent") == text
        select(page, f"Ada Roe met {evil}")
        claim(page, "Ada Roe", "MET_WITH", "evil")
        page.locator("#f-note").evaluate("(note, evil) => { note.value = evil; }", evil)
        page.locator("#f-object").press("Enter")
        page.wait_for_selector("#claims-list [data-key]")
        assert page.locator("main img, main script, dialog img").count() == 0
        assert evil in page.locator("#claims-list").inner_text()
        assert page.title() == "gazette"
        visit.assert_clean()


def test_a_double_click_selects_a_word(visit: Visit, listener: Listener) -> None:
    """What the mouse selects is the passage, and stays so while the form is filled in."""
    page = browse(visit, listener)
    place = page.evaluate(
        """() => {
            const range = new Range();
            const words = document.getElementById("article").firstChild;
            const start = words.data.indexOf("resigns");
            range.setStart(words, start);
            range.setEnd(words, start + 7);
            const { x, y, width, height } = range.getBoundingClientRect();
            return [x + width / 2, y + height / 2];
        }"""
    )
    page.mouse.dblclick(*place)
    page.locator("#f-subject").click()
    assert page.locator("#passage").inner_text().strip() == "resigns"
    assert page.evaluate("() => [...CSS.highlights.get('chosen')].map(String)") == ["resigns"]
    visit.assert_clean()


def test_fields_offer_what_the_passage_names_and_what_fits(visit: Visit, listener: Listener) -> None:
    """With nothing typed the entities of the passage come first; of what does not fit the relation that is said."""
    page = browse(visit, listener)
    select(page, "Ben Ito said he had never met Ada Roe")
    page.locator("#f-relation").fill("HEADS")
    page.locator("#f-object").focus()
    page.keyboard.press("ArrowDown")
    page.wait_for_selector("#f-object-option-2")
    offered = page.locator("#f-object-list li").all_inner_texts()
    assert [text.split("\n")[0].split(" (")[0] for text in offered] == ["Ada Roe", "Ben Ito", "Port of Northam"]
    assert ["does not fit" in text for text in offered] == [True, True, False]
    page.locator("#f-subject").fill("the por")
    page.wait_for_selector("#f-subject-option-0")
    assert "also the port" in page.locator("#f-subject-list").inner_text()
    visit.assert_clean()
