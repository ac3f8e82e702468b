"""A local stand-in for robots and providers of text messages: keeps what it was sent, answers as it is told."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlsplit


@dataclass
class Chat:
    """`answers` are (status, body) in turn, the last one for ever."""

    address: str = ""
    answers: list[tuple[int, Any]] = field(default_factory=lambda: [(200, {"errcode": 0, "code": 0})])
    received: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    queries: list[dict[str, list[str]]] = field(default_factory=list)


@contextmanager
def running() -> Iterator[Chat]:
    """A chat on a free port of this machine."""
    chat = Chat()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            form = "form" in self.headers["Content-Type"]
            chat.received.append(dict(parse_qsl(body)) if form else json.loads(body))
            chat.headers.append(dict(self.headers))
            chat.queries.append(parse_qs(urlsplit(self.path).query))
            status, body = chat.answers.pop(0) if len(chat.answers) > 1 else chat.answers[0]
            said = body if isinstance(body, bytes) else json.dumps(body).encode()
            self.send_response(status)
            if status == 302:
                self.send_header("Location", chat.address)
            self.send_header("Content-Length", str(len(said)))
            self.end_headers()
            self.wfile.write(said)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    chat.address = f"http://127.0.0.1:{server.server_port}/robot/send?access_token=abc"
    try:
        yield chat
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
