"""A real node behind a gate that can refuse, hold up or watch what goes to it."""

import http.client
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple
from urllib.parse import urlsplit

_OWN = {"content-length", "transfer-encoding", "connection", "x-elastic-product"}


class Sent(NamedTuple):
    """A request as it came to the gate."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


class Gate:
    """Lets requests through to the node unless `refuse` gives a status instead."""

    def __init__(self, url: str) -> None:
        self.node = urlsplit(url).netloc
        self.url = ""
        self.seen: list[Sent] = []
        self.refuse: Callable[[Sent], int | None] = lambda sent: None

    def bulks(self) -> list[Sent]:
        return [sent for sent in self.seen if "/_bulk" in sent.path]


class _Keeper(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    gate: Gate

    def answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        sent = Sent(
            self.command,
            self.path,
            {name.title(): value for name, value in self.headers.items()},
            body,
        )
        self.gate.seen.append(sent)
        status = self.gate.refuse(sent)
        if status is not None:
            self._give(status, {"Content-Type": "application/json"}, b'{"error": "refused"}')
            return
        node = http.client.HTTPConnection(self.gate.node, timeout=60)
        try:
            node.request(self.command, self.path, body, sent.headers)
            told = node.getresponse()
            self._give(told.status, dict(told.getheaders()), told.read())
        finally:
            node.close()

    def _give(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.send_response(status)
        for name, value in headers.items():
            if name.lower() not in _OWN:
                self.send_header(name, value)
        self.send_header("X-Elastic-Product", "Elasticsearch")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def gate_before(url: str, *, tls: ssl.SSLContext | None = None) -> Iterator[Gate]:
    """Open a gate before the node and give it with its own address."""
    gate = Gate(url)
    answers = {f"do_{verb}": _Keeper.answer for verb in ("GET", "HEAD", "POST", "PUT", "DELETE")}
    keeper = type("Keeper", (_Keeper,), {"gate": gate, **answers})
    server = ThreadingHTTPServer(("127.0.0.1", 0), keeper)
    server.daemon_threads = True
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    scheme = "https" if tls else "http"
    gate.url = f"{scheme}://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield gate
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
