"""What stands between a laptop and its hub on a bad day: a real relay that can drop, alter, hold or replace replies."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ssl import SSLContext
from threading import Event, Thread

import httpx2


@dataclass
class Reply:
    """What goes back to the laptop; None in its place drops the line."""

    status: int
    headers: dict[str, str]
    body: bytes


Mood = Callable[[str, Reply], Reply | None]


def fair(_: str, reply: Reply) -> Reply | None:
    """Passes everything on."""
    return reply


@dataclass
class Relay:
    """Forwards to a hub; its mood decides what becomes of each reply."""

    upstream: str
    mood: Mood = fair
    url: str = ""
    held: Event = field(default_factory=Event)

    def loses_the_reply_to(self, address: str) -> None:
        """The hub hears the question; the laptop never hears the answer."""
        self.mood = lambda path, reply: None if path.endswith(address) else reply

    def alters_the_reply_to(self, address: str, change: Callable[[Reply], Reply]) -> None:
        """Somebody meddles."""
        self.mood = lambda path, reply: change(reply) if path.endswith(address) else reply

    def holds_the_reply_to(self, address: str) -> Event:
        """Sets the event once the hub has answered, and then keeps the answer to itself until let go."""
        reached = Event()

        def hold(path: str, reply: Reply) -> Reply | None:
            if path.endswith(address):
                reached.set()
                self.held.wait()
                return None
            return reply

        self.mood = hold
        return reached


@contextmanager
def relay(upstream: str) -> Iterator[Relay]:
    """A relay in front of a hub."""
    between = Relay(upstream)
    with httpx2.Client(trust_env=False) as client, server(_forwarding(between, client)) as url:
        between.url = url
        yield between
        between.held.set()


@contextmanager
def server(handler: type[BaseHTTPRequestHandler], tls: SSLContext | None = None) -> Iterator[str]:
    """A small real HTTP server."""
    listening = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    if tls:
        listening.socket = tls.wrap_socket(listening.socket, server_side=True)
    listening.daemon_threads = True
    thread = Thread(target=listening.serve_forever, args=(0.01,))
    thread.start()
    yield f"http://127.0.0.1:{listening.server_port}"
    listening.shutdown()
    listening.server_close()
    thread.join()


PAGE = b"<html><h1>Sign in to Library Wi-Fi</h1></html>"


def answering(status: int, tls: SSLContext | None = None, **headers: str) -> AbstractContextManager[str]:
    """A server that says the same to everybody."""

    class Same(_Quiet):
        def do_GET(self) -> None:
            self.send(Reply(status, {"content-type": "text/html", **headers}, PAGE))

        do_POST = do_GET  # noqa: N815 - http.server's own name

    return server(Same, tls)


def dripping(began: bytes) -> AbstractContextManager[str]:
    """A server that begins to answer like this, and goes on a letter at a time without an end."""

    class Drip(_Quiet):
        def do_GET(self) -> None:
            self.close_connection = True
            with suppress(OSError):
                self.wfile.write(began or b"HTTP/1.1 200 OK\r\nx: ")
                while not Event().wait(0.05):
                    self.wfile.write(b"a")

    return server(Drip)


class _Quiet(BaseHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Tests are quiet."""

    def send(self, reply: Reply) -> None:
        """Answer."""
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.send_header("content-length", str(len(reply.body)))
        self.end_headers()
        self.wfile.write(reply.body)


def _forwarding(between: Relay, client: httpx2.Client) -> type[BaseHTTPRequestHandler]:
    class Forward(_Quiet):
        def do_GET(self) -> None:
            reply = between.mood(self.path, self._asked())
            if reply is None:
                self.close_connection = True
            else:
                self.send(reply)

        do_POST = do_GET  # noqa: N815 - http.server's own name

        def _asked(self) -> Reply:
            body = self.rfile.read(int(self.headers.get("content-length") or 0))
            kept = {name: value for name, value in self.headers.items() if name.lower() not in ("host", "connection")}
            with client.stream(self.command, between.upstream + self.path, content=body, headers=kept) as answer:
                raw = b"".join(answer.iter_raw())
                wanted = {name: answer.headers[name] for name in _KEPT if name in answer.headers}
            return Reply(answer.status_code, wanted, raw)

    return Forward


_KEPT = ("content-type", "content-encoding", "ehdesk-seal")
