"""The words by which texts give a news agency as their source, or as that of a sentence.

In prose they are those of English, French, German, Russian and Ukrainian. A credit line speaks for the whole text,
wherever it stands: that an agency contributed, or by whom the reporting is.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from graphmodel.claims.model import How
from graphmodel.passages.agencies import AGENCIES

AGENCY_OF = {form: agency for agency, forms in AGENCIES.items() for form in forms}
"""The agency that each spelling names."""


class Attribution(NamedTuple):
    """A pattern in which the group ``agency`` is the agency, or of a credit line every agency in it is one."""

    how: How
    pattern: re.Pattern[str]
    is_credit: bool = False
    is_strict: bool = False
    """Whether a name does not count that somebody else in the text has as well, such as a party with those initials."""


_FORMS = "|".join(re.escape(form) for form in AGENCY_OF)
_NAMED = rf"(?P<agency>{_FORMS})(?!\w)"
NAMED = re.compile(rf"(?<!\w){_NAMED}")
"""An agency's name as a word."""
_INFLECTED = rf"(?P<agency>{_FORMS})(?:(?<=Интерфакс)(?:а|у|ом|е)|(?<=нформ)(?:а|у|ом|і))?(?!\w)"
_NOT_AP = rf"(?P<agency>{'|'.join(re.escape(form) for form in AGENCY_OF if form != 'AP')})(?!\w)"
"""In French AP is the Palestinian Authority as well."""
_BETWEEN = r"\s+(?:[\w-]+\s+){0,6}?"
_PROSE: tuple[tuple[How, str], ...] = (
    ("reprint", rf"(?:^[^()\n]{{1,60}})?\((?:[^()\n]{{0,30}}/\s*)?{_NAMED}(?:\s*/[^()\n]{{0,30}})?\)(?=\s*[-–—])"),
    ("reprint", rf"^[ \t]*(?:(?:By|Source|Via)\b:?\s*|[^\n]{{0,80}}(?:,|\||[-–—])\s+)?{_NAMED}[ \t]*$"),
    ("quotes", rf"\({_NAMED}\)(?!\s*[-–—])"),
    ("quotes", rf"\b(?:told|tells){_BETWEEN}{_NAMED}"),
    ("quotes", rf"\b(?:(?:reported|quoted|cited|carried) by|according to|citing){_BETWEEN}{_NAMED}"),
    ("quotes", rf"\b{_NAMED}(?:\s+news\s+(?:agency|service))?\s+(?:has\s+|had\s+)?(?:reported|reports|quoted|cited)\b"),
)

_RUSSIAN = (
    "сообща(?:ет|ют|л|ла|ло|ли)|сообщил[аио]?|переда(?:ёт|ет|ют|л|ла|ло|ли)|"
    "по (?:данным|информации|сообщению|сообщениям)|со ссылкой на"
)
_UKRAINIAN = (
    "повідомля(?:є|ють)|повідоми(?:в|ла|ло|ли)|переда(?:є|ють|в|ла|ли)|за (?:даними|інформацією)|з посиланням на"
)
_FRENCH = (
    "selon|d['’]après|(?:a |ont )?rapport(?:e|ent|é)|(?:rapporté|cité)e?s? par|"
    "(?:dit|déclaré|indiqué|confié|affirmé|expliqué) à"
)
_GERMAN = "laut|nach (?:angaben|informationen) (?:der|von)|unter berufung auf|(?:melde|berichte)te?|sagten? der"
_SLAVIC_AGENCY = r"(?:(?:государственн|информационн|державн|інформаційн)\w+\s+)*(?:\w*агент?ств\w*\s+)?"
_FRENCH_AGENCY = r"(?:l['’]\s?)?(?:agence\s+(?:de\s+presse\s+)?)?"
_GERMAN_AGENCY = r"(?:(?:der|die)\s+)?(?:Nachrichtenagentur\s+|Agentur\s+)?"
_ABROAD = (
    rf"\b(?i:{_RUSSIAN}|{_UKRAINIAN})\s+(?i:{_SLAVIC_AGENCY})[«„“\"]?{_INFLECTED}",
    rf"\b(?i:{_FRENCH})\s+{_FRENCH_AGENCY}{_NOT_AP}",
    rf"\b(?i:{_GERMAN})\s+{_GERMAN_AGENCY}{_NAMED}",
)

_ARTICLE = r"(?:the\s+|l['’]|der\s+)?"
_AGENCIES = rf"{_ARTICLE}(?:{_FORMS})(?!\w)(?:(?:\s*[,/&]\s*|\s+(?:and|et|und|и)\s+){_ARTICLE}(?:{_FORMS})(?!\w))*"
_OPENING, _CLOSING = r"^[ \t(*_–—-]*", r"[ \t.)*_]*$"
_ALONE = r"(?:(?<=\n\n)|\A)[ \t(–—-]*"
_CAPITALISED = r"[^\W\d_a-zà-þа-яё][\w.'’-]*"
_IN_CREDITS = (
    rf"(?:{_CAPITALISED}|and|in|of|at|for|from|by|the|with|dpa|"
    "(?i:additional|further|writing|written|editing|edited|reporting|compiled))"
)
"""A word of a line that names nobody but who wrote it, and where; a verb makes a sentence of it."""
_REPORTING = "(?:reporting|reports|files|material|writing)"
_REPORTING_BY = rf"(?i:(?:with\s+)?(?:(?:additional|further)\s+)?{_REPORTING}\s+(?:by|from))"
_WITH_MATERIAL = r"[Mm]it\s+(?:Material|Informationen|Agenturmaterial)"
_REPORTERS = rf"(?:{_CAPITALISED}|et|und|la|le|du|de|rédaction)"
_TALKS = r"(?!Entretien|Interview|Rencontre|Accord|Partenariat|Gespräch|Treffen|Vertrag)"
"""What begins a headline on what was said to an agency, or agreed with it."""
_THIS_REPORT = r"(?:(?:(?:additional|further)\s+)?reporting|to\s+this\s+(?:report|story|article|dispatch))"
_FROM_WHERE = r"(?:(?:By|Von|Par|Sources?|Quellen?|Источник|Via)\b\s*:?\s*)?"
_CREDITS: tuple[tuple[How, str], ...] = (
    # Reuters contributed to this report.
    ("quotes", rf"(?:^|(?<=[.;]))(?:[^\n.;]|\n(?![ \t]*\n)){{0,160}}\bcontributed\s+{_THIS_REPORT}\b[^\n.;]{{0,60}}"),
    # With additional reporting by AFP in Minsk; editing by Ann Archer
    ("quotes", rf"{_OPENING}{_REPORTING_BY}\s+{_IN_CREDITS}(?:(?:[ \t,;/&()]+\n?|\n){_IN_CREDITS})*{_CLOSING}"),
    # Ann Archer avec AFP et Reuters
    ("quotes", rf"{_ALONE}{_TALKS}(?:{_REPORTERS}\s+(?:\(\s*)?){{0,5}}(?:[Aa]vec|[Mm]it)\s+{_AGENCIES}[ \t)]*$"),
    # Mit Material der dpa
    ("quotes", rf"{_OPENING}(?:{_REPORTERS}\s+){{0,5}}{_WITH_MATERIAL}\s+(?:(?:von|der)\s+)?\(?{_AGENCIES}{_CLOSING}"),
    # Quelle: dpa, as the last line
    ("reprint", rf"{_OPENING}{_FROM_WHERE}{_AGENCIES}[ \t.)*_]*(?=\s*\Z)"),
)

ATTRIBUTIONS = (
    *(Attribution(how, re.compile(pattern, re.MULTILINE)) for how, pattern in _PROSE),
    *(Attribution("quotes", re.compile(pattern), is_strict=True) for pattern in _ABROAD),
    *(Attribution(how, re.compile(pattern, re.MULTILINE), True, True) for how, pattern in _CREDITS),
)
"""All of them, the credit lines last."""
