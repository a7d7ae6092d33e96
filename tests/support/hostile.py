"""A graph in which every word that may come from outside is hostile."""

from __future__ import annotations

from graphmodel.claims import Alias, Claim, Derivation, Document, Entity, Locator, Quantity
from graphmodel.claims.claimset import ClaimSet
from graphmodel.claims.vocabulary import Kind, Relation, builtin
from graphmodel.graph import Graph

WORDS = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)><style>@import 'http://evil.example/a.css';</style>",
    '" autofocus onfocus="alert(1)" x="',
    "'; alert(1); //",
    "javascript:alert(1)",
    "<a href='http://evil.example/'>click</a>",
    "{{ constructor.constructor('alert(1)')() }}",
    "${alert(1)} `alert(1)` {list} {count} {name}",
    "<!--<script> ]]> -->",
    "\u202eevil\u202d\u2066 name\u200f",
    "line\u2028paragraph\u2029\u0085end",
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
    "&lt;b&gt;&#106;avascript&colon;",
    "%3Cscript%3E & = # ? +",
    "Z̷̡a̶l̴g̵o̷" + "\u0301" * 200,
    "W" * 3000,
    "word " * 400 + "end",
    "\U0001f9d1\u200d\U0001f4bb\ufe0f \U000e0001",
    "<iframe srcdoc='<script>parent.alert(1)</script>'>",
    "<base href='http://evil.example/'><meta http-equiv=refresh content='0;url=http://evil.example/'>",
    "<form action=http://evil.example><input type=submit autofocus>",
    "url(http://evil.example/x.png)",
)
ADDRESSES = (
    'http://evil.example/"onmouseover=alert(1)//',
    "https://evil.example/</script><script>alert(1)</script>",
    "http://user:password@evil.example:99999/",
    "https://evil.example/#javascript:alert(1)",
    "http://[::1",
    None,
)


def hostile() -> Graph:
    """A graph in which every word that may come from outside is one of the hostile words."""
    kinds = [Kind(name="Constructor", meaning=WORDS[0], broader="Actor")]
    relations = [
        Relation(name=f"R{i}", meaning=word, **({"inverse": WORDS[-i - 1]} if i % 2 else {"symmetric": i % 4 == 0}))
        for i, word in enumerate(WORDS)
    ]
    relations.append(Relation(name="CONSTRUCTOR", meaning="constructor", inverse="__proto__"))
    documents = {
        word: Document(
            id=word,
            title=WORDS[-i - 1],
            publisher=word,
            house=WORDS[i // 2] if i % 3 else None,
            language=word,
            note=word,
            url=ADDRESSES[i % len(ADDRESSES)],
            published="2024",
            derived_from=[Derivation(publisher=word, how="summary")] if i % 2 else None,
        )
        for i, word in enumerate(WORDS)
    }
    entities = {
        word: Entity(
            id=word,
            kind="Constructor" if i % 2 else "Person",
            name=word,
            aliases=[WORDS[-i - 1], Alias(name=word, language=word)],
            same_as=[word],
            note=word,
        )
        for i, word in enumerate(WORDS)
    }
    claims = {}
    for i, word in enumerate(WORDS):
        for j, step in enumerate((1, 2, 5)):
            id_ = f"{word}{j}"
            claims[id_] = Claim(
                id=id_,
                subject=word,
                relation=f"R{i}" if j else "CONSTRUCTOR",
                object=WORDS[(i + step) % len(WORDS)],
                document=WORDS[(i + j) % len(WORDS)],
                attributed_to=word,
                event=word,
                place=word,
                role=word,
                note=word,
                stance=("asserted", "denied", "asserted", "prospective")[(i + j) % 4],
                quantity=Quantity(value=3, unit=word, of=word),
                locator=Locator(paragraph=1),
                **({"date": "2024-05-01"} if i % 2 else {}),
            )
    return Graph(ClaimSet(builtin().extended(kinds, relations), documents, entities, claims))
