"""From a text to claims: drafts become claims with a place in their document, added to files that stay their author's.

`desk` judges drafts and adds the claims that they make; `appending` adds records to the text of a file (`insertion`,
`writing`, `yamltree`), `changing` changes one, and `exchange` lets nothing that others write get lost. `filling` makes
locators of quotes, `stubs` entries of names that nobody has, `article` begins with a new text and `sightings` finds
names in it. `prompt` asks a language model, `answer` judges what it says (`verbatim`, `hidden`, `amounts`), and
`draftsfile` keeps what is left until a person accepts it.
"""

from __future__ import annotations

from graphmodel.authoring.appending import append
from graphmodel.authoring.changing import change
from graphmodel.authoring.desk import Desk, passage
from graphmodel.authoring.drafts import Draft, Judged

__all__ = ["Desk", "Draft", "Judged", "append", "change", "passage"]
