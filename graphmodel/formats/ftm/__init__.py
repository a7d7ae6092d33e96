"""FollowTheMoney in and out: the entities and links of Aleph and OpenSanctions."""

from graphmodel.formats.format import Format, Reader
from graphmodel.formats.ftm import reading, writing

READER = Reader(
    "ftm",
    "FollowTheMoney of Aleph and OpenSanctions: entities as JSON, also nested, or statements as CSV",
    (".ftm.json", ".ftm.jsonl", ".nested.json", ".statements.csv"),
    reading.read,
)
FORMAT = Format(
    "ftm",
    "FollowTheMoney for Aleph: a thing for each entity, a link for each claim that is asserted",
    ".ftm.json",
    writing.write,
)
