"""What of a name counts when it is compared.

Two names are those of one entity when a key of theirs is the same, and each key leaves out a little more: `written`
only how Unicode and white space are put, `folded` the case, `plain` also diacritics of Latin, Greek and Cyrillic,
optional vowel signs of Arabic and Hebrew, apostrophes, hyphens between letters, and the full stops of initials and
abbreviations; a row of initials that has none is in capitals (AB Roe), or else a word (Am). Other signs stay, because
with them names differ: C++ and C, #3 and 3. An address, a domain or an account has no plain form, because there every
sign counts.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from graphmodel.letters import normalized

_NOT_WORD = re.compile(r"[^0-9a-z]+")
_APOSTROPHES = "'`´‘’‛′＇ʹʻʼʽʾʿˈ՚׳"
_APOSTROPHE = re.compile(rf"(?<=[^\W\d_])[{_APOSTROPHES}]|[{_APOSTROPHES}](?=[^\W\d_])")
_HYPHENS = r"\-‐‑‒–—―−﹘﹣－־"
_HYPHEN = re.compile(rf"(?<=\w)\s*[{_HYPHENS}]\s*(?=\w)")
_GAP = re.compile(rf"[\s{_HYPHENS}]")
_STOP_WITHIN = re.compile(r"(?<=[^\W\d_])\.(?=[^\W\d_])")
_STOP_AT_END = re.compile(rf"(?<=[^\W\d_])\.(?=\s|$|[{_HYPHENS}])")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+(?:[^\W\d_]\.?|[^\W\d_][^\W\d_.]+[,;]?)?")
_INITIALS_IN_A_ROW = re.compile(r"(?<!\w)(?:[^\W\d_]\.\s*)+[^\W\d_](?:\.|(?!\w))")
_MOST_INITIALS = 5
"""A word in capitals of more letters is no row of initials."""
_ADDRESS = re.compile(r"[@_]|://|\w\.\w")
_SHAPES = ("<wide>", "<narrow>", "<compat>", "<noBreak>", "<initial>", "<medial>", "<final>", "<isolated>")
"""Sorts of compatible characters that are the same but for their shape; a superscript or a circled digit is not."""
_OTHER = ("So", "No", "Nl")
"""Categories of signs that stand for others, such as № for No."""
_STROKES = str.maketrans("øłđħŧıƶɨ", "oldhtizi", "") | {ord("æ"): "ae", ord("œ"): "oe"}
"""Diacritics that Unicode does not take apart from their letter, and ligatures."""
_VOWEL_SIGNS = re.compile("[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0640\u064b-\u0652\u0656-\u065f\u0670]")


def written(name: str) -> str:
    """Return the name in one Unicode form with single spaces."""
    return " ".join((name if name.isascii() else normalized("NFC", name)).split())


def folded(name: str) -> str:
    """Return the name without regard to case and to the shapes of its characters; of an address only to case."""
    if is_address(name):
        return written(written(name).lower())
    return written(_shaped(name).casefold())


@lru_cache(maxsize=1 << 12)
def plain(name: str, hyphen: str = " ") -> str:
    """Return what of a name counts at the last, with ``hyphen`` for hyphens between letters; nothing of an address."""
    return bare(spelled(name, hyphen))


def joined(name: str) -> str:
    """Return the plain form of a name without its hyphens (Jongun of Jong-un); nothing where it has none."""
    return plain(name, "") if _HYPHEN.search(name) else ""


def initialled(name: str) -> str:
    """Return the plain form of a name with initials in a row as one word in capitals: AB of A.B.; of others nothing."""
    if is_address(name):
        return ""
    words = _INITIALS_IN_A_ROW.sub(_in_capitals, _shaped(name)).split()
    if not any(map(_is_in_capitals, words)):
        return ""
    return " ".join(word if _is_in_capitals(word) else plain(word) for word in words)


def _in_capitals(row: re.Match[str]) -> str:
    return f" {''.join(filter(str.isalpha, row[0])).upper()} "


def _is_in_capitals(word: str) -> bool:
    return word.isupper() and word.isalpha() and 1 < len(word) <= _MOST_INITIALS


def spelled(name: str, hyphen: str = " ") -> str:
    """Return the plain form of a name with its diacritics."""
    if is_address(name):
        return ""
    text = _shaped(name)
    if "." in text:
        text = _STOP_AT_END.sub("", _STOP_WITHIN.sub(". ", text))
    text = _APOSTROPHE.sub("", text.casefold())
    return written(_HYPHEN.sub(lambda match: _between(match, hyphen), text))


def _between(match: re.Match[str], hyphen: str) -> str:
    """Return what stands for a hyphen: between two digits it stays, since 3-1 is neither 3 1 nor 31."""
    text = match.string
    return match[0] if text[match.start() - 1].isdigit() and text[match.end()].isdigit() else hyphen


def bare(text: str) -> str:
    """Return a text without the marks that may be left out: diacritics of Latin, Greek and Cyrillic, vowel signs."""
    if text.isascii():
        return text
    kept, based = [], False
    for char in normalized("NFD", _VOWEL_SIGNS.sub("", text.translate(_STROKES))):
        if unicodedata.category(char) == "Mn":
            if not based:
                kept.append(char)
        else:
            based = script(char) in ("LATIN", "GREEK", "CYRILLIC")
            kept.append(char)
    return written("".join(kept))


@cache
def script(char: str) -> str:
    """Return the first word of a letter's Unicode name, which is its script; of other characters nothing."""
    return unicodedata.name(char, "").partition(" ")[0] if char.isalpha() else ""


def is_address(name: str) -> bool:
    """Return whether a name is an address, a domain or an account, or holds one: with @, _, or a dot within a word.

    Initials are none: ``J.R.R. Tolkien``, ``J.Smith``.
    """
    text = name if name.isascii() else normalized("NFKC", name)
    if not _ADDRESS.search(text):
        return False
    words = _GAP.split(text)
    return "://" in text or any(_ADDRESS.search(word) and not _is_initials(word) for word in words)


def _is_initials(word: str) -> bool:
    match = _INITIALS.fullmatch(word)
    last = word.rpartition(".")[2]
    return match is not None and (len(last) < 2 or (last[0].isupper() and last[1].islower()))


def _shaped(name: str) -> str:
    """Return a name with the plain characters for those that are only of another shape, such as of full width."""
    if name.isascii():
        return name
    return normalized("NFC", "".join(map(_unshaped, name)))


@cache
def _unshaped(char: str) -> str:
    shaped = unicodedata.decomposition(char).startswith(_SHAPES)
    return unicodedata.normalize("NFKC", char) if shaped and unicodedata.category(char) not in _OTHER else char


def latin(name: str) -> str:
    """Return the name in plain Latin letters and digits, whatever its script: good for guesses, not for matches."""
    if not name.isascii():
        from anyascii import anyascii

        name = anyascii(normalized("NFKC", name))
    return " ".join(_NOT_WORD.sub(" ", re.sub("['`’ʼʹ]", "", name).casefold()).split())
