"""A story: views with a sentence each, made on the page or given to the command, and kept in the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphmodel.errors import InputError
from graphmodel.graph import Graph
from graphmodel.view import Settings, render
from graphmodel.view.excerpt import excerpt_of
from graphmodel.view.settings import Step
from graphmodel.view.story import read_story, steps_of
from tests.conftest import Ask
from tests.support.browser import Visit
from tests.support.hostile import WORDS
from tests.support.javascript import Scripts
from tests.support.outline import Outline
from tests.support.pages import fragment, words, written

_SENTENCE = "</script><img src=x onerror=alert(1)> & 'it' \\u003c"
_YAML = """\
- text: An envoy and those around him.
  view: "#focus=john-coale&hops=1"
- text: |
    Who freed whom?
  view: file:///home/ada/secret/network.html#relation=FREED&edge=belarus&edge=FREED&edge=ales-bialiatski&embed=1
"""


def test_a_story_is_made_saved_and_told(visit: Visit, tmp_path: Path) -> None:
    """Steps are added, moved and removed by the keyboard, and the saved page tells them, whatever their words are."""
    page = visit.open(written(Graph.load(), tmp_path / "network.html"), fragment(focus="john-coale", hops=1))

    def add(sentence: str) -> None:
        page.locator("#share-menu summary").press("Enter")
        page.get_by_role("button", name="Tell a story").press("Enter")
        page.get_by_label("Your sentence").fill(sentence)
        page.get_by_role("button", name="Add this view").press("Enter")

    add("First")
    page.keyboard.press("Escape")
    page.locator("#panel .busy button").first.press("Enter")
    add(_SENTENCE)
    page.get_by_label("Your sentence").fill("Third")
    page.get_by_role("button", name="Add this view").press("Enter")
    page.get_by_role("button", name="Remove step 3").press("Enter")
    page.get_by_role("button", name="Move step 2 one place earlier").press("Enter")
    assert page.locator("#story-list li p").all_text_contents() == [_SENTENCE, "First"]
    assert "holds all that it was made of" in page.locator("#story-holds").inner_text()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save page").press("Enter")
    told = tmp_path / "told.html"
    saved.value.save_as(told)

    assert Outline(told.read_text(encoding="utf-8")).policy == Outline(render(Graph.load())).policy
    page = visit.open(told)
    page.wait_for_selector("html[data-ready]")
    story = page.locator("#story")
    assert story.locator("#story-text").text_content() == _SENTENCE
    opened = page.locator("#panel-title").inner_text()
    assert opened != "Who says so?"
    story.get_by_role("button", name="Next").press("Enter")
    assert story.locator("#story-text").inner_text() == "First"
    assert "focus=john-coale" in page.evaluate("location.hash")
    page.keyboard.press("ArrowLeft")
    assert page.locator("#panel-title").inner_text() == opened
    assert page.evaluate("() => document.activeElement.closest('#story') !== null")
    page.locator("#hops-more").click()
    assert "not what step 1 of the story is about" in story.inner_text()
    assert _SENTENCE[:9] not in story.inner_text()
    story.get_by_role("button", name="Back to it").press("Enter")
    assert story.locator("#story-text").text_content() == _SENTENCE
    assert page.locator("script").count() == 3
    visit.assert_clean()
    graph = Graph.load()
    assert [step.text for step in steps_of(read_story(told), graph)] == [_SENTENCE, "First"]


def test_what_is_shown_finds_its_step() -> None:
    """A sentence stands above its own view only: also where two have the same, and never above another."""
    around, freed = words(focus="belarus", hops=1), words(relation="FREED")
    steps = tuple(Step(text, tuple(view)) for text, view in (("a", around), ("b", freed), ("c", around)))
    scripts = Scripts(Graph.load(), Settings(story=steps))
    ask = "([at, words]) => { step = at; state = decodeState(words); return [followStory(), step]; }"
    framed = [*around, ("embed", "1")]
    asked = [(0, around), (2, around), (1, around), (0, freed), (1, words(relation="MET_WITH")), (2, framed)]
    assert scripts.ask(ask, asked) == [[True, 0], [True, 2], [True, 0], [True, 1], [False, 1], [True, 2]]
    moves = "([i, by]) => { const done = moveStep(i, by); return [done, story.map(({ text }) => text).join('')]; }"
    assert scripts.ask(moves, [(0, -1), (2, 1), (0, 1), (2, -1)]) == [
        [False, "abc"], [False, "abc"], [True, "bac"], [True, "bca"]
    ]  # fmt: skip
    (opens,) = scripts.ask("() => stateWords(initialState())", [None])
    assert [tuple(word) for word in opens] == around
    (data,) = scripts.ask("() => { story = [{ text: '<&>\\u2028', view: [] }]; return dataWithStory(); }", [None])
    assert not set(data) & {"<", ">", "&", "\u2028"}


def test_the_command_takes_a_story(ask: Ask, tmp_path: Path) -> None:
    """From YAML, or from a page that holds one; of a link only what stands behind # is kept."""
    file, page, again = tmp_path / "story.yaml", tmp_path / "page.html", tmp_path / "again.html"
    file.write_text(_YAML, encoding="utf-8")
    assert ask("view", "--story", file, "-o", page).exit_code == 0
    text = page.read_text(encoding="utf-8")
    assert "secret" not in text
    edge = (["edge", word] for word in ("belarus", "FREED", "ales-bialiatski"))
    assert Outline(text).payload["story"] == [
        ["An envoy and those around him.", [["focus", "john-coale"], ["hops", "1"]]],
        ["Who freed whom?", [["relation", "FREED"], *edge]],
    ]
    assert ask("view", "--story", page, "-o", again).exit_code == 0
    assert again.read_text(encoding="utf-8") == text


def test_a_story_names_only_what_is_in_the_file(tmp_path: Path) -> None:
    """All that a file of an excerpt does not have is told at its place, so that no view names whom it leaves out."""
    file = tmp_path / "story.yaml"
    file.write_text(_YAML, encoding="utf-8")
    graph = Graph.load()
    table = read_story(file)
    kept = excerpt_of(graph, Settings(focus="belaruskali"))
    with pytest.raises(InputError) as told:
        steps_of(table, kept)
    places = [(fault.place, fault.message.partition(" ")[0]) for fault in told.value.faults]
    assert places == [("story.yaml:5:9", "edge=belarus"), ("story.yaml:5:9", "relation=FREED")]


@pytest.mark.parametrize(
    ("story", "fault"),
    [
        ("- {text: x, view: '#focus=nobody'}", "focus=nobody names what is not in the page"),
        ("- {text: x, view: '#relaton=FREED'}", "a view does not say relaton"),
        ("- {text: x, view: ''}", "this is no view"),
        (f"- {{text: {'x' * 1001}, view: '#all'}}", "a sentence of 1,001 letters is too long: 1,000 at most"),
        ("- {txt: x, view: '#all'}", "field 'text' is missing"),
        ("- {text: '', view: '#all'}", "text"),
    ],
)
def test_what_is_no_story_is_told(tmp_path: Path, story: str, fault: str) -> None:
    """A fault says what is wrong with which step."""
    file = tmp_path / "story.yaml"
    file.write_text(story, encoding="utf-8")
    with pytest.raises(InputError) as told:
        steps_of(read_story(file), Graph.load())
    assert fault in str(told.value)
    assert str(told.value).startswith("story.yaml:1:")


@pytest.mark.parametrize(
    "content", ["", "<html>", '<script type="application/json" id="graphmodel-data">{"story": 3}</script>']
)
def test_a_page_without_a_story_is_told(tmp_path: Path, content: str) -> None:
    """A page that holds none, and what is no page at all, is refused in words."""
    file = tmp_path / "page.html"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match="is no page that holds a story"):
        read_story(file)


def test_hostile_sentences_reach_the_page_as_data() -> None:
    """No sentence ends the data or makes an element."""
    view = (("all", ""),)
    told = Outline(render(Graph.load(), Settings(story=tuple(Step(word, view) for word in WORDS))))
    plain = Outline(render(Graph.load(), Settings(story=(Step("x", view),))))
    assert [tag for tag, _ in told.elements] == [tag for tag, _ in plain.elements]
    assert [text for text, _ in told.payload["story"]] == list(WORDS)
