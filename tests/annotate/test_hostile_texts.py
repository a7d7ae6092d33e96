"""Articles in all scripts and of all origins: in the browser, too, a passage is where ``locate`` finds it."""

from __future__ import annotations

from pathlib import Path

from graphmodel.claims.resolve import load
from graphmodel.passages import Text, pick
from tests.support import authored
from tests.support.annotating import browse, claim, select, serving, wait_until
from tests.support.browser import Visit

TEXT = (
    "👩\u200d👩\u200d👧 and 🇺🇦 met 𝒜da.\r\n\r\nCafe\u0301 Zu\u0308rich opened, so\u00adft\u00adly.\r\n"
    "مرحبا بِالعالم قال\r\n\r\n"
    "北京𠮷会谈 ended.\rThe ﬁnal <b>&amp;</b> word\u200b was “no”.\r\n"
)
PASSAGES = [
    "🇺🇦 met 𝒜da",
    "Café Zürich opened",
    "so\u00adft\u00adly",
    "بِالعالم",
    "𠮷会谈 ended",
    "ﬁnal <b>&amp;</b> word",
]


def test_passages_in_all_scripts_are_where_locate_finds_them(visit: Visit, tmp_path: Path) -> None:
    """Behind emoji, decomposed letters, CRLF, soft hyphens, Arabic and Chinese a claim has the locator of its words."""
    story = authored.folder(tmp_path)
    article = tmp_path / "hostile.txt"
    article.write_bytes(TEXT.encode())
    text = Text(TEXT)
    with serving(story, article) as listener:
        page = browse(visit, listener)
        assert page.evaluate("() => document.getElementById('article').firstChild.data") == text.text
        for number, words in enumerate(PASSAGES):
            select(page, words)
            claim(page, "Ada Roe", "HEADS", "port")
            page.locator("#more").evaluate("(more) => { more.open = true; }")
            page.locator("#f-role").fill(f"role {number}")
            page.keyboard.press("Enter")
            wait_until(page, "(n) => document.querySelectorAll('[data-key]').length === n", number + 1)
        visit.assert_clean()
    made = {claim.role: claim.locator for claim in load(story).claims.values()}
    assert made == {f"role {number}": pick(text, words) for number, words in enumerate(PASSAGES)}
