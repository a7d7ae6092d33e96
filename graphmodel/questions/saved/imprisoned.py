"""Who was arrested, imprisoned or sentenced."""

from graphmodel.questions.listing import STATUS, SUPPORT, End, Listing, Who, what_is_said

HELD, BY = End("held", "object", "the person or group"), End("held_by", "subject", "who did that")
RELEASE = what_is_said("release", "what is said of their release", "FREED")
QUESTION = Listing(
    group="releases",
    title="Who was arrested, imprisoned or sentenced, and who is said to be free since",
    description="Nothing said of a release does not mean that they are held; a group's is not that of its members.",
    relations=("ARRESTED", "IMPRISONED", "SENTENCED"),
    who=Who("by", "subject", "who holds or held them; null for anybody"),
    columns=(HELD, HELD.kind, "relation", BY, *STATUS, "dates", "quantities", "notes", *SUPPORT, RELEASE),
)
