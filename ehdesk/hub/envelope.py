"""Around the whole hub: requests unpacked within limits; replies signed with the hub's key, and packed.

It wraps the application from outside, so a refusal or a fault is sealed like any other reply.
"""

import logging
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ehdesk.hub.identity import Identity
from ehdesk.hub.troubles import NotDone
from ehdesk.wire import squeeze
from ehdesk.wire.coding import JSON, BadMessage, to_json
from ehdesk.wire.limits import REQUEST_LIMIT
from ehdesk.wire.refusals import Trouble, problem
from ehdesk.wire.seal import NONCE, SEAL, seal

log = logging.getLogger("ehdesk.hub")

Message = Mapping[str, Any]
Scope = Mapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]


@dataclass(slots=True)
class _Reply:
    """A reply as the application makes it, before it travels."""

    status: int = 500
    headers: list[tuple[bytes, bytes]] = field(default_factory=list)
    body: bytearray = field(default_factory=bytearray)

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self.headers = list(message.get("headers", []))
        elif message["type"] == "http.response.body":
            self.body += message.get("body", b"")


@dataclass(frozen=True, slots=True)
class Enveloped:
    """An ASGI application in its envelope."""

    app: Application
    identity: Identity

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; anything but HTTP goes straight through."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = time.perf_counter()
        reply = await self._answer(scope, receive)
        await _post(self._sealed(reply, scope), scope, send)
        took = 1000 * (time.perf_counter() - started)
        log.info("%s %r %s in %.0f ms", scope["method"], scope["path"], reply.status, took)

    async def _answer(self, scope: Scope, receive: Receive) -> _Reply:
        reply = _Reply()
        try:
            body = await _request(scope, receive)
        except NotDone as not_done:
            return _problem(not_done)
        await self.app(_plain(scope, body), _given(body), reply.send)
        return reply

    def _sealed(self, reply: _Reply, scope: Scope) -> _Reply:
        nonce, key = _header(scope, NONCE), self.identity.key
        signature = seal(bytes(reply.body), status=reply.status, path=scope["path"], nonce=nonce, key=key)
        reply.headers.append((SEAL.encode(), signature.encode()))
        return reply


async def _request(scope: Scope, receive: Receive) -> bytes:
    """The request's body, unpacked. Raises NotDone."""
    body = await _read(receive)
    packing = _header(scope, "content-encoding")
    if not packing:
        return body
    if packing != squeeze.ENCODING:
        raise NotDone(Trouble.BAD_MESSAGE)
    try:
        return squeeze.unsqueeze(body, REQUEST_LIMIT)
    except BadMessage as error:
        raise NotDone(Trouble.TOO_LARGE) from error


async def _read(receive: Receive) -> bytes:
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise NotDone(Trouble.BAD_MESSAGE)
        body += message.get("body", b"")
        if len(body) > REQUEST_LIMIT:
            raise NotDone(Trouble.TOO_LARGE)
        if not message.get("more_body", False):
            return bytes(body)


def _plain(scope: Scope, body: bytes) -> Scope:
    """The same request, as if it had travelled unpacked."""
    kept = [(name, value) for name, value in scope["headers"] if name not in (b"content-encoding", b"content-length")]
    return {**scope, "headers": [*kept, (b"content-length", str(len(body)).encode())]}


def _given(body: bytes) -> Receive:
    messages: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> Message:
        return messages.pop() if messages else {"type": "http.disconnect"}

    return receive


def _header(scope: Scope, name: str) -> str:
    wanted = name.encode()
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == wanted), "")


def _problem(not_done: NotDone) -> _Reply:
    body = bytearray(to_json(problem(not_done.why)))
    return _Reply(not_done.status, [(b"content-type", JSON.encode())], body)


async def _post(reply: _Reply, scope: Scope, send: Send) -> None:
    body, headers = bytes(reply.body), [(key, value) for key, value in reply.headers if key != b"content-length"]
    if len(body) >= squeeze.WORTH_IT and squeeze.ENCODING in _header(scope, "accept-encoding"):
        body = squeeze.squeeze(body)
        headers.append((b"content-encoding", squeeze.ENCODING.encode()))
    headers.append((b"content-length", str(len(body)).encode()))
    await send({"type": "http.response.start", "status": reply.status, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})
