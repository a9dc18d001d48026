"""Guarding: who may ask, from where, and how much may be sent. It stands before everything else."""

from __future__ import annotations

import base64
import binascii
import hmac
import ipaddress
from dataclasses import dataclass

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.api.problems import Problem
from dateline.web import policy

LARGEST_BODY = 128 * 1024  # bytes
LONGEST_ADDRESS = 8 * 1024  # bytes
CHALLENGE = 'Bearer realm="dateline", Basic realm="dateline", charset="UTF-8"'
HEADERS = {
    "content-security-policy": f"{policy()}; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cache-control": "private, no-cache",
}


@dataclass(frozen=True)
class Access:
    """Who may ask. Where the server is bound to this computer alone, reading is open; anywhere else everything needs the token."""

    token: str | None = None
    loopback: bool = True

    def allows(self, authorization: str | None) -> bool:
        """Whether a request is let in: with the token, as `Bearer` or as the password of `Basic`, which browsers ask for.

        >>> Access("secret", loopback=False).allows("Bearer secret"), Access("secret", loopback=False).allows(None), Access().allows(None)
        (True, False, True)
        """
        return self.loopback or (self.token is not None and _same(_given(authorization or ""), self.token))

    def knows(self, host: str) -> bool:
        """Whether the name that was asked for is one of this computer: a page elsewhere could have its own name point here."""
        return not self.loopback or is_loopback(_name(host))


def is_loopback(host: str) -> bool:
    """Whether an address, or a name, is that of this computer to itself.

    >>> is_loopback("127.0.0.1"), is_loopback("::1"), is_loopback("localhost"), is_loopback("0.0.0.0")
    (True, True, True, False)
    """
    if host.lower().rstrip(".") == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class Guard:
    """Refuses what may not be asked, and gives every answer the headers that keep a browser safe."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self.app, self.access = app, access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        body = _Body(receive)

        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        async def unless_too_large(message: Message) -> None:
            if not body.too_large:
                await sealed(message)

        try:
            self._check(scope)
            await self.app(scope, body, unless_too_large)
            if body.too_large:
                raise too_large()
        except Problem as problem:
            await problem.response()(scope, receive, sealed)

    def _check(self, scope: Scope) -> None:
        headers = Headers(scope=scope)
        if not self.access.knows(headers.get("host", "localhost")):
            raise Problem(403, "this server answers to its own name only", where="Host", remedy="ask for localhost")
        if not self.access.allows(headers.get("authorization")):
            remedy = "send the token of the server as `Authorization: Bearer …`"
            raise Problem(401, "a token is needed", where="Authorization", remedy=remedy, headers={"WWW-Authenticate": CHALLENGE})
        if len(scope.get("query_string", b"")) + len(scope.get("raw_path") or b"") > LONGEST_ADDRESS:
            raise Problem(400, f"the address is longer than {LONGEST_ADDRESS:,} bytes", remedy="ask with fewer filters")
        length = headers.get("content-length", "0")
        if not (length.isascii() and length.isdigit()) or int(length[:18]) > LARGEST_BODY:
            raise too_large()


class _Body:
    """What is sent, counted: a length that is not told, or told wrongly, does not get past it."""

    def __init__(self, receive: Receive) -> None:
        self._receive, self._size = receive, 0

    @property
    def too_large(self) -> bool:
        return self._size > LARGEST_BODY

    async def __call__(self) -> Message:
        message = await self._receive()
        self._size += len(message.get("body", b""))
        return {"type": "http.disconnect"} if self.too_large else message


def too_large() -> Problem:
    return Problem(413, f"more than {LARGEST_BODY:,} bytes were sent", where="body", remedy="send one report, without its page")


def _given(authorization: str) -> bytes:
    scheme, _, given = authorization.strip().partition(" ")
    if scheme.lower() == "bearer":
        return given.strip().encode("latin-1", "replace")  # as it came
    if scheme.lower() == "basic":
        try:
            return base64.b64decode(given.strip(), validate=True).partition(b":")[2]
        except (binascii.Error, ValueError):
            return b""
    return b""


def _same(given: bytes, token: str) -> bool:
    return hmac.compare_digest(given, token.encode("utf8"))


def _name(host: str) -> str:
    """The host without its port."""
    return host[1:].partition("]")[0] if host.startswith("[") else host.rpartition(":")[0] if host.count(":") == 1 else host
