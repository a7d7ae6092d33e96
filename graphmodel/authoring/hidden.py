"""What stands in a text for programs rather than for its readers: instructions to a model, and what nobody sees."""

from __future__ import annotations

import re
from functools import lru_cache

from graphmodel.passages import Text

_TAGS = re.compile("[\U000e0000-\U000e007f]")
"""Characters that show nothing and spell words to programs; no script needs them."""
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_INSTRUCTION = re.compile(
    r"""
    \b(?:ignore|disregard|forget|override)\b[^.!?\n]{0,40}\b(?:previous|prior|above|earlier|all|any|your|these|the)\b
        [^.!?\n]{0,40}\b(?:instruct\w*|prompt\w*|rules?|guidelines?|directions?)
    | \b(?:system|developer)\s+(?:prompt|message|instructions?)\b
    | \b(?:as|you\s+are|dear)\s+(?:an?\s+|the\s+)?(?:ai|llm|language\s+model|assistant|chatbot)\b
    | \b(?:ai|llm|language)[\s-]?(?:models?|assistants?|agents?)\s*(?:[:,]|must|should|reading)
    | \bnote\s+to\s+(?:the\s+)?(?:ai|llm|model|assistant|language\s+model)
    | ^\s*(?:system|assistant|user)\s*:
    | <\|[a-z_]{2,20}\|> | \[/?INST\]
    | "(?:subject|relation|quote|attributed_to)"\s*:
    | \b(?:add|output|return|insert|include|emit)\b[^.!?\n]{0,20}\bclaims?\b[^.!?\n]{0,20}\bthat\b
    | \b(?:ignoriere|ignorez|ignora|ignore|игнорируй\w*|忽略)\b[^.!?\n]{0,60}(?:anweisung|instruc|инструкц|指令)
    """,
    re.IGNORECASE | re.VERBOSE | re.MULTILINE,
)
_LONGEST = 2000
"""No sentence is taken for longer."""
_END = re.compile(r"[.!?。！？]+[\"'”’»)]*(?=\s|$)|\n")


def hidden_reason(text: Text, start: int, end: int) -> str | None:
    """Return why a passage is not for readers, or ``None``."""
    if _TAGS.search(text.text, start, end):
        return "the quote holds characters that nobody can see"
    if any(begun < end and start < ended for begun, ended in _comments(text)):
        return "the quote stands in a comment that readers of the page do not see"
    sentence = slice(*_sentence(text.text, start, end))
    if _INSTRUCTION.search(text.text[sentence]):
        return "the quote stands in a sentence that tells a program what to do"
    return None


@lru_cache(maxsize=4)
def _comments(text: Text) -> tuple[tuple[int, int], ...]:
    return tuple(match.span() for match in _COMMENT.finditer(text.text))


@lru_cache(maxsize=4)
def instructions(text: Text) -> tuple[int, ...]:
    """Return the paragraphs of a text that tell a program what to do, or hide something, each once."""
    places = sorted(
        match.start() for pattern in (_INSTRUCTION, _TAGS, _COMMENT) for match in pattern.finditer(text.text)
    )
    return tuple(dict.fromkeys(text.locator(start, start + 1).paragraph or 1 for start in places))


def without_tags(text: str) -> str:
    """Return a text without the characters that only programs read."""
    return _TAGS.sub("", text)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentences begin and end in which a passage is."""
    back = max(0, start - _LONGEST)
    begin = max((match.end() for match in _END.finditer(text, back, start)), default=back)
    close = _END.search(text, max(start, end - 1))
    return begin, min(close.end() if close else len(text), end + _LONGEST)
