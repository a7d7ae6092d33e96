"""Who was freed."""

from graphmodel.questions.listing import OBJECT, ORIGINS, STATUS, SUPPORT, End, Listing, Who, those_who

FREED, BY = End("freed", "object", "the person or group"), End("freed_by", "subject", "who freed them")
MEMBERS = those_who("members", "who is said to belong to a group", ("MEMBER_OF", "PART_OF"), OBJECT)
QUESTION = Listing(
    group="releases",
    title="Who was freed, and by whose account",
    description="Persons and groups of whom somebody says that they were freed; denied and expected releases say so.",
    relations=("FREED",),
    who=Who("by", "subject", "who freed them; null for anybody"),
    columns=(FREED, FREED.kind, BY, *STATUS, "dates", "events", "quantities", "notes", *SUPPORT, *ORIGINS, MEMBERS),
    drawn=30,
)
