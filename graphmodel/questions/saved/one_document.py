"""What one document alone says."""

from graphmodel.questions.listing import OBJECT, STATED, STATUS, SUBJECT, SUPPORT, Condition, Listing
from graphmodel.questions.question import Parameter

ALONE = Condition("r.documents = [$document]", lambda _graph, r, given: r.documents == [given["document"]])
QUESTION = Listing(
    group="evidence",
    title="What one document alone says",
    description="Relationships of which only this document says anything, whatever their status.",
    parameters=(Parameter("document", "document", "the document", example="naffah-belarus-123"),),
    conditions=(STATED, ALONE),
    columns=(SUBJECT, "relation", OBJECT, *STATUS, "dates", *SUPPORT, "notes"),
    drawn=40,
)
