"""A local stand-in for the map service: answers each path as the real one does, or as a test wants."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlparse

Query = dict[str, list[str]]


class Amap(ThreadingHTTPServer):
    """`says` is what a path is answered with, or a function of the query; bytes go out as they are."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[tuple[str, Query]] = []
        self.says: dict[str, Any | Callable[[Query], Any]] = {}
        self.status = 200


class _Handler(BaseHTTPRequestHandler):
    server: Amap

    def do_GET(self) -> None:
        parts = urlparse(self.path)
        query = parse_qs(parts.query)
        self.server.asked.append((parts.path, query))
        said = self.server.says[parts.path]
        body = said(query) if callable(said) else said
        self.send_response(self.server.status)
        self.end_headers()
        self.wfile.write(body if isinstance(body, bytes) else json.dumps(body).encode())

    def log_message(self, format: str, *args: Any) -> None:
        """Quiet."""


@contextmanager
def running(settings: Any) -> Iterator[Amap]:
    """The service on a free port of this machine, set up."""
    service = Amap()
    thread = threading.Thread(target=service.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    settings.AMAP_KEY, settings.AMAP_URL = "test-key", f"http://127.0.0.1:{service.server_port}"
    try:
        yield service
    finally:
        service.shutdown()
        service.server_close()
        thread.join()
