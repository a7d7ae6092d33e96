"""Addresses of servers: what may stand in one, and what encryption is heard there."""

from __future__ import annotations

import os
import socket
import ssl
from urllib.parse import SplitResult, urlsplit

from graphmodel.errors import StoreError

SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
_PORT = 7687
_PROBE_SECONDS = 3.0
_EXAMPLE = "write it like neo4j://localhost or neo4j://localhost:7687"


def checked(address: str) -> str:
    """Return the address to connect to; one without a host stands for NEO4J_URI.

    It must not carry a password, which would end up in shell histories. Since a part in the wrong place may be one,
    no error repeats more of a faulty address than its scheme or path.

    Raises:
        StoreError: no server can be reached by it.

    """
    if _without_host(address):
        address = os.environ.get("NEO4J_URI") or ""
        if not address:
            raise StoreError("the address names no server", "write neo4j://HOST, or set NEO4J_URI")
        if "://" not in address or _without_host(address):
            raise StoreError("NEO4J_URI names no server", "set it to one, such as neo4j://localhost")
    parts = _split(address)
    if parts.path.strip("/"):
        name = parts.path.strip("/")
        raise StoreError(
            f"the address names {name!r} after the server", f"for the database of that name set NEO4J_DATABASE={name}"
        )
    if "?" in address or "#" in address:
        raise StoreError(
            "the address goes on after the server, with ? or #", "leave that out; NEO4J_DATABASE names a database"
        )
    return address


def _without_host(address: str) -> bool:
    return not _split(address).netloc and not _split(address).path.strip("/")


def _split(address: str) -> SplitResult:
    """Return the parts of an address, of which the scheme, host and port are as they should be."""
    if "@" in address:
        raise StoreError(
            "the address holds a user name or password", "leave it out; set NEO4J_USERNAME and NEO4J_PASSWORD"
        )
    scheme, separator, _ = address.partition("://")
    if not separator:
        raise StoreError("this is not the address of a server", _EXAMPLE)
    if scheme.lower() not in SCHEMES:
        raise StoreError(f"no store is reached by {scheme}://", f"use one of {', '.join(SCHEMES)}")
    parts = _parts(address)
    if parts is None:
        raise StoreError("the address has no proper host and port", _EXAMPLE)
    return parts


def _parts(address: str) -> SplitResult | None:
    """Return the parts of an address, or ``None`` where it has none; the reason would repeat them."""
    try:
        parts = urlsplit(address)
        (parts.hostname or "").encode("idna")
        proper = parts.port != 0 and bool(parts.hostname or not parts.netloc)
    except ValueError:
        return None
    return parts if proper and address.isprintable() and " " not in parts.netloc else None


def encryption_fault(address: str) -> StoreError | None:
    """Return what is wrong with an address as to encryption, after trying; ``None`` when it is something else.

    The driver does not always say, such as when it asks a server for others. Nothing secret is sent.
    """
    parts = urlsplit(address)
    plain, _, secure = parts.scheme.partition("+")
    host, port = parts.hostname or "", parts.port or _PORT
    try:
        socket.create_connection((host, port), _PROBE_SECONDS).close()
    except OSError:
        return None
    if not secure:
        if not _greets(host, port, ssl.CERT_NONE):
            return None
        hint = f"use {plain}+s://, or {plain}+ssc:// if the server has a certificate of its own"
        return StoreError(f"the server at {address} wants a secure connection", hint)
    try:
        if _greets(host, port, ssl.CERT_REQUIRED if secure == "s" else ssl.CERT_NONE):
            return None
    except ssl.SSLCertVerificationError as error:
        hint = f"if the certificate is the server's own, use {plain}+ssc://"
        return StoreError(f"no secure connection to {address}: {error.verify_message}", hint)
    hint = f"use {plain}:// if it is your own; what is sent can then be read on the way"
    return StoreError(f"no secure connection to {address}: the server there does not encrypt", hint)


def _greets(host: str, port: int, certificates: ssl.VerifyMode) -> bool:
    """Return whether a server takes up an encrypted connection.

    Raises:
        ssl.SSLCertVerificationError: it does, with a certificate that is not trusted.

    """
    context = ssl.create_default_context()
    context.check_hostname = certificates is ssl.CERT_REQUIRED
    context.verify_mode = certificates
    try:
        with (
            socket.create_connection((host, port), _PROBE_SECONDS) as plain,
            context.wrap_socket(plain, server_hostname=host),
        ):
            return True
    except ssl.SSLCertVerificationError:
        raise
    except OSError:
        return False
