"""Compressed files, and the beginning of each fault: place, message and hint."""

import gzip
import random

from tests.reading.damaged import HEADER, JSON, OK, in_json, in_yaml
from tests.support.claimfiles import zstd_compress

GZIP = gzip.compress(JSON.encode())
ZSTD = zstd_compress(JSON.encode())
_DIGITS = random.Random(1)
_LONG = "".join(in_json(f'"note":"{_DIGITS.getrandbits(400)}"') for _ in range(2000)).encode()

COMPRESSED: dict[str, tuple[dict[str, str | bytes], list[str]]] = {
    "gzip cut off": ({"claims.jsonl.gz": GZIP[:-5]}, ["claims.jsonl.gz:1:1: cannot be decompressed: Compressed file"]),
    "long gzip cut off": (
        {"claims.jsonl.gz": gzip.compress(_LONG)[:-500]},
        ["claims.jsonl.gz:1:1: cannot be decompressed: Compressed file ended before"],
    ),
    "long gzip damaged": (
        {"claims.jsonl.gz": gzip.compress(_LONG)[:100] + b"\xff" * 100 + gzip.compress(_LONG)[200:]},
        ["claims.jsonl.gz:1:1: cannot be decompressed: Error -3"],
    ),
    "not gzip": ({"claims.jsonl.gz": JSON}, ["claims.jsonl.gz:1:1: cannot be decompressed: Not a gzipped file"]),
    "wrong checksum": (
        {"claims.jsonl.gz": GZIP[:-8] + bytes(8)},
        ["claims.jsonl.gz:1:1: cannot be decompressed: CRC check failed"],
    ),
    "rubbish after gzip": (
        {"claims.jsonl.gz": GZIP + b"rubbish"},
        ["claims.jsonl.gz:1:1: cannot be decompressed: Not a gzipped file"],
    ),
    "empty gzip": ({"claims.jsonl.gz": b""}, ["claims.jsonl.gz:1:1: the file is empty | remove it"]),
    "zstd cut off": (
        {"claims.jsonl.zst": ZSTD[:-5]},
        ["claims.jsonl.zst:1:1: cannot be decompressed: Compressed file"],
    ),
    "not zstd": ({"claims.jsonl.zst": JSON}, ["claims.jsonl.zst:1:1: cannot be decompressed: Unable to decompress"]),
    "rubbish after zstd": (
        {"claims.jsonl.zst": ZSTD + b"rubbish"},
        ["claims.jsonl.zst:1:1: cannot be decompressed: Unable to decompress"],
    ),
    "empty zstd": ({"claims.jsonl.zst": b""}, ["claims.jsonl.zst:1:1: cannot be decompressed: Compressed file"]),
    "nothing in zstd": ({"claims.jsonl.zst": zstd_compress(b"")}, ["claims.jsonl.zst:1:1: the file is empty"]),
    "gzip called zst": (
        {"claims.jsonl.zst": GZIP},
        ["claims.jsonl.zst:1:1: cannot be decompressed: Unable to decompress"],
    ),
    "gzip called jsonl": ({"claims.jsonl": GZIP}, ["claims.jsonl:1:1: is compressed with gzip | add .gz to its name"]),
    "zstd called csv": ({"claims.csv": ZSTD}, ["claims.csv:1:1: is compressed with Zstandard | add .zst to its name"]),
    "gzip twice": (
        {"claims.jsonl.gz": gzip.compress(GZIP)},
        ["claims.jsonl.gz:1:1: is compressed with gzip | add .gz to its name"],
    ),
    "fault in gzip": (
        {"claims.jsonl.gz": gzip.compress((JSON + in_json('"foo":1')).encode())},
        ["claims.jsonl.gz:2:69: unknown field 'foo'"],
    ),
    "fault in zstd": (
        {"claims.csv.zst": zstd_compress((HEADER + "ada,HEADDS,port,d1\n").encode())},
        ["claims.csv.zst:2:5: unknown relation 'HEADDS' | did you mean HEADS?"],
    ),
    "fault in YAML in gzip": (
        {"claims.yaml.gz": gzip.compress((OK + in_yaml("foo: 1")).encode())},
        ["claims.yaml.gz:2:63: unknown field 'foo'"],
    ),
    "no format before gz": ({"claims.gz": GZIP}, ["claims.gz:1:1: .gz is not read | save it as yaml"]),
    "another compression": ({"claims.jsonl.bz2": b"BZh9"}, ["claims.jsonl.bz2:1:1: .bz2 is not read | save it as"]),
    "YAML bomb": ({"claims.yaml.gz": gzip.compress(b"a" * (40 << 20))}, ["claims.yaml.gz:1:1: is larger than 32 MiB"]),
    "line bomb": (
        {"claims.jsonl.zst": zstd_compress(b"a" * (40 << 20))},
        ["claims.jsonl.zst:1:1: line longer than 8 MiB | is this the right file?"],
    ),
    "blank bomb": (
        {"claims.csv.gz": gzip.compress(HEADER.encode() + b"\n" * (40 << 20))},
        ["claims.csv.gz:1048545:1: nothing but blank lines"],
    ),
}
