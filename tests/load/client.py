"""One kept-alive connection to the server, with the standard library only."""

import json
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

PASSWORD = "yingdan-demo"


class Client:
    """Signs in and sends requests; bodies are JSON."""

    def __init__(self, base: str) -> None:
        parts = urlsplit(base)
        self.connection = HTTPConnection(parts.hostname or "127.0.0.1", parts.port or 80, timeout=120)
        self.headers = {"X-Requested-With": "yingdan", "Content-Type": "application/json"}

    def sign_in(self, username: str) -> None:
        """As somebody of the demo company."""
        self.connection.request(
            "POST", "/api/sign-in", json.dumps({"username": username, "password": PASSWORD}), self.headers
        )
        response = self.connection.getresponse()
        body = response.read()
        if response.status != 200:
            raise SystemExit(f"{username} cannot sign in: {response.status} {body[:300]!r}")
        cookie = response.getheader("Set-Cookie") or ""
        self.headers["Cookie"] = cookie.split(";")[0]

    def send(self, method: str, path: str, body: Any = None) -> tuple[int, bytes]:
        """Status and body of the answer."""
        self.connection.request(method, path, None if body is None else json.dumps(body), self.headers)
        response = self.connection.getresponse()
        return response.status, response.read()

    def ask(self, method: str, path: str, body: Any = None) -> Any:
        """The JSON answer; SystemExit when the server refuses."""
        status, answer = self.send(method, path, body)
        if status >= 400:
            raise SystemExit(f"{method} {path}: {status} {answer[:500]!r}")
        return json.loads(answer)
