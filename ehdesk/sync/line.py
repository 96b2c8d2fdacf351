"""One exchange with the hub over HTTP: sent, bounded, unsealed, or a trouble in plain words."""

import secrets
import socket
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from ipaddress import ip_address
from threading import Timer
from typing import Any

import httpx2

from ehdesk.sync.troubles import (
    BadAddress,
    BusyHub,
    HubSaysNo,
    NoHub,
    SlowHub,
    SomebodyElseAnswers,
    UnknownAddress,
    UntrustedConnection,
    WrongHub,
)
from ehdesk.wire import squeeze
from ehdesk.wire.addresses import ROOT
from ehdesk.wire.coding import BadMessage, from_json
from ehdesk.wire.limits import REPLY_LIMIT
from ehdesk.wire.messages import Problem
from ehdesk.wire.seal import NONCE, SEAL, BrokenSeal, check_seal

_TIMEOUT = httpx2.Timeout(30, connect=10)
"""How long one step may take: to connect, or until the next byte."""
_ALTOGETHER = timedelta(minutes=3)
"""How long one exchange may take, however the bytes drip: 8 MiB over a slow telephone."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """A reply as it came, its seal not yet checked."""

    status: int
    body: bytes
    seal: str
    path: str
    nonce: str

    def opened(self, hub_key: bytes) -> bytes:
        """The reply, proven to be this hub's. Raises WrongHub, HubSaysNo."""
        try:
            check_seal(self.seal, self.body, status=self.status, path=self.path, nonce=self.nonce, key=hub_key)
        except BrokenSeal as error:
            raise WrongHub from error
        if self.status != httpx2.codes.OK:
            raise _no(self.body)
        return self.body


class Line:
    """A connection to one address. The operating system's certificates are trusted: councils inspect TLS."""

    def __init__(self, url: str, timeout: httpx2.Timeout = _TIMEOUT, altogether: timedelta = _ALTOGETHER) -> None:
        self.url = _checked(url)
        is_here = _is_loopback(self.url.host)
        self._http = httpx2.Client(base_url=self.url, timeout=timeout, trust_env=not is_here)
        self._altogether = altogether
        self._cord = _Cord()

    def get(self, address: str) -> Sealed:
        """Raises SyncTrouble."""
        return self._exchange("GET", address, b"", {})

    def post(self, address: str, body: bytes, kind: str, token: str = "") -> Sealed:
        """Raises SyncTrouble."""
        headers = {"content-type": kind}
        if token:
            headers["authorization"] = f"Bearer {token}"
        if len(body) >= squeeze.WORTH_IT:
            body = squeeze.squeeze(body)
            headers["content-encoding"] = squeeze.ENCODING
        return self._exchange("POST", address, body, headers)

    def break_off(self) -> None:
        """End the exchange under way, if there is one, from another thread: it raises NoHub, and so does every later
        one.
        """
        self._cord.cut()

    def close(self) -> None:
        """Hang up, once no exchange is under way."""
        self._http.close()
        self._cord.let_go()

    def _exchange(self, method: str, address: str, body: bytes, headers: dict[str, str]) -> Sealed:
        nonce, path = secrets.token_urlsafe(16), ROOT + address
        headers |= {NONCE: nonce, "accept-encoding": squeeze.ENCODING}
        watching = {"trace": self._cord.notice}
        with (
            _in_plain_words(self.url.host),
            self._cord.held(self._altogether),
            self._http.stream(method, path, content=body, headers=headers, extensions=watching) as reply,
        ):
            return Sealed(reply.status_code, _body(reply), _seal(reply), path, nonce)


class _Cord:
    """A second hold on the connection below an exchange: pulling at it ends the exchange, whatever that waits for.

    The socket is only shut down from here; it is closed by the thread that reads from it.
    """

    def __init__(self) -> None:
        self._socket: socket.socket | None = None
        self._is_cut = self._is_late = False

    def notice(self, event: str, facts: Mapping[str, Any]) -> None:
        """Take hold of a new connection (httpcore's `trace`, called on the thread of the exchange)."""
        if event == "connection.connect_tcp.complete":
            self.let_go()
            self._socket = facts["return_value"].get_extra_info("socket").dup()
            if self._is_cut or self._is_late:
                self._pull()

    @contextmanager
    def held(self, altogether: timedelta) -> Iterator[None]:
        """One exchange, which ends after so long. Raises SlowHub, NoHub."""
        self._is_late = False
        timer = Timer(altogether.total_seconds(), self._be_late)
        timer.daemon = True
        timer.start()
        try:
            self._refuse_when_cut()
            yield
            self._refuse_when_cut()
        except httpx2.RequestError as error:
            self.let_go()
            self._refuse_when_cut()
            if self._is_late:
                raise SlowHub from error
            raise
        finally:
            timer.cancel()

    def cut(self) -> None:
        """For good."""
        self._is_cut = True
        self._pull()

    def let_go(self) -> None:
        """The connection is no more."""
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def _be_late(self) -> None:
        self._is_late = True
        self._pull()

    def _pull(self) -> None:
        held = self._socket
        if held is not None:
            with suppress(OSError):
                held.shutdown(socket.SHUT_RDWR)

    def _refuse_when_cut(self) -> None:
        """What an answer brings after that is not to be written any more."""
        if self._is_cut:
            raise NoHub


def _seal(reply: httpx2.Response) -> str:
    """Only our hub seals its replies. Raises BusyHub, SomebodyElseAnswers."""
    found = reply.headers.get(SEAL)
    if found is None:
        raise BusyHub if reply.is_server_error else SomebodyElseAnswers
    return str(found)


def _body(reply: httpx2.Response) -> bytes:
    _seal(reply)
    body = bytearray()
    for piece in reply.iter_raw():
        body += piece
        if len(body) > REPLY_LIMIT:
            raise SomebodyElseAnswers
    return _unpacked(bytes(body), reply.headers.get("content-encoding", ""))


def _unpacked(body: bytes, packing: str) -> bytes:
    if not packing:
        return body
    if packing != squeeze.ENCODING:
        raise SomebodyElseAnswers
    try:
        return squeeze.unsqueeze(body, REPLY_LIMIT)
    except BadMessage as error:
        raise SomebodyElseAnswers from error


def _no(body: bytes) -> HubSaysNo:
    try:
        problem = from_json(Problem, body)
    except BadMessage:
        return HubSaysNo("unknown", "The hub answered with an error that this app does not know.")
    return HubSaysNo(problem.code, problem.words)


@contextmanager
def _in_plain_words(host: str) -> Iterator[None]:
    try:
        yield
    except httpx2.TimeoutException as error:
        raise SlowHub from error
    except httpx2.ProtocolError as error:
        raise NoHub from error
    except httpx2.RequestError as error:
        causes = tuple(_causes(error))
        if any(isinstance(cause, ssl.SSLError) for cause in causes):
            raise UntrustedConnection from error
        if any(isinstance(cause, socket.gaierror) for cause in causes):
            raise UnknownAddress(host) from error
        raise NoHub from error


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _checked(url: str) -> httpx2.URL:
    """https anywhere, plain http on this machine only. Raises BadAddress."""
    try:
        address = httpx2.URL(url.strip().rstrip("/"))
    except httpx2.InvalidURL as error:
        raise BadAddress from error
    if address.scheme == "https" and address.host:
        return address
    if address.scheme == "http" and _is_loopback(address.host):
        return address
    raise BadAddress


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
