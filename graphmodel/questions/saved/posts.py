"""Who holds which post."""

from graphmodel.questions.listing import STATUS, SUBJECT, SUPPORT, End, Listing, Who, those_who

APPOINTED = those_who("appointed_by", "who appointed the holder, to whatever post", ("APPOINTED",), SUBJECT)
POSTS = """HEAD_OF_STATE_OF HEAD_OF_GOVERNMENT_OF GOVERNS HEADS MINISTER_OF ENVOY_OF ENVOY_TO LEADER_OF COMMANDS CHAIRS
DIRECTOR_OF BOARD_MEMBER_OF OFFICER_OF ADVISER_TO SPOKESPERSON_OF WORKS_FOR"""
QUESTION = Listing(
    group="people", title="Who holds or held which post", drawn=40, relations=tuple(POSTS.split()),
    description='Nothing said of an end does not mean that a post is still held; "former" says that it is not.',
    who=Who("actor", "either", "the holder, or whose post it is; null for all"),
    columns=(End("holder", "subject", "who"), "relation", End("of", "object", "of what or whom"), "roles", "dates",
             APPOINTED, *STATUS, "notes", *SUPPORT),
)  # fmt: skip
