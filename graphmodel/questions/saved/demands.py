"""Whose release is sought."""

from graphmodel.questions.listing import STATUS, SUPPORT, End, Listing, Who, what_is_said

SOUGHT, BY = End("sought", "object", "whose release"), End("sought_by", "subject", "who seeks it")
RELEASE = what_is_said("release", "what is said of their release", "FREED")
QUESTION = Listing(
    group="people",
    title="Whose release is sought, and by whom",
    description="Who asks for whose release. Nothing said of a release does not mean that they are still held.",
    relations=("SEEKS_RELEASE_OF",),
    who=Who("who", "either", "whose release, or who seeks it; null for all"),
    columns=(SOUGHT, BY, *STATUS, "dates", "notes", *SUPPORT, RELEASE),
)
