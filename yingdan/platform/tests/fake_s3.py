"""A small S3 server that checks signatures by itself (AWS Signature Version 4), and can be made to fail."""

import hashlib
import hmac
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qsl, quote, urlsplit

KEY, SECRET, REGION, BUCKET = "test-key", "test-secret", "us-east-1", "photos"


def _hmac(key: bytes, said: str) -> bytes:
    return hmac.new(key, said.encode(), hashlib.sha256).digest()


def signature(method: str, path: str, headers: dict[str, str], signed: list[str], secret: str) -> str:
    """By the letter of AWS's description; `headers` with small names."""
    found = urlsplit(path)
    query = "&".join(f"{quote(k, '-_.~')}={quote(v, '-_.~')}" for k, v in sorted(parse_qsl(found.query, True)))
    lines = [method, found.path, query, *(f"{name}:{' '.join(headers[name].split())}" for name in signed), ""]
    request = "\n".join([*lines, ";".join(signed), headers["x-amz-content-sha256"]])
    day = headers["x-amz-date"][:8]
    scope = f"{day}/{REGION}/s3/aws4_request"
    digest = hashlib.sha256(request.encode()).hexdigest()
    key = f"AWS4{secret}".encode()
    for part in (day, REGION, "s3", "aws4_request"):
        key = _hmac(key, part)
    return _hmac(key, f"AWS4-HMAC-SHA256\n{headers['x-amz-date']}\n{scope}\n{digest}").hex()


class Storage(ThreadingHTTPServer):
    """Objects by path. `failing` answers everything with 503; `cut` sends half of what is asked for."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.objects: dict[str, bytes] = {}
        self.failing = self.cut = False
        self.anonymous: list[str] = []
        self.page = 1000  # names in a page of a list
        self.written = "2026-03-02T10:00:00.000Z"  # when everything says that it was written

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    server: Storage
    protocol_version = "HTTP/1.1"

    def _refused(self, body: bytes) -> tuple[int, str] | None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        given = headers.get("authorization", "")
        if not given.startswith("AWS4-HMAC-SHA256 "):
            self.server.anonymous.append(self.path)
            return 403, "AccessDenied"
        parts = dict(part.strip().split("=", 1) for part in given.split(" ", 1)[1].split(","))
        if parts["Credential"].split("/")[0] != KEY:
            return 403, "InvalidAccessKeyId"
        signed = parts["SignedHeaders"].split(";")
        if signature(self.command, self.path, headers, signed, SECRET) != parts["Signature"]:
            return 403, "SignatureDoesNotMatch"
        if hashlib.sha256(body).hexdigest() != headers["x-amz-content-sha256"]:
            return 400, "XAmzContentSHA256Mismatch"
        if self.server.failing:
            return 503, "SlowDown"
        return None if urlsplit(self.path).path.split("/")[1] == BUCKET else (404, "NoSuchBucket")

    def _handle(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if refused := self._refused(body):
            status, code = refused
            self._answer(status, f"<Error><Code>{code}</Code><Message>{code} was said</Message></Error>".encode())
        elif self.command == "PUT":
            self.server.objects[self.path] = body
            self._answer(200, b"", ETag=f'"{hashlib.md5(body, usedforsecurity=False).hexdigest()}"')
        elif self.command == "DELETE":
            self.server.objects.pop(self.path, None)
            self._answer(204, b"")
        elif urlsplit(self.path).path.strip("/") == BUCKET:
            self._answer(200, self._list())
        elif (found := self.server.objects.get(self.path)) is None:
            self._answer(404, b"<Error><Code>NoSuchKey</Code><Message>no such key</Message></Error>")
        else:
            self._answer(200, found, "image/jpeg")

    def _list(self) -> bytes:
        """A page of names by the letter of ListObjectsV2."""
        asked = dict(parse_qsl(urlsplit(self.path).query, True))
        names = sorted(path.removeprefix(f"/{BUCKET}/") for path in self.server.objects)
        names = [one for one in names if one.startswith(asked["prefix"]) and one > asked.get("continuation-token", "")]
        page, more = names[: self.server.page], len(names) > self.server.page
        rows = "".join(
            f"<Contents><Key>{name}</Key><LastModified>{self.server.written}</LastModified><Size>1</Size></Contents>"
            for name in page
        )
        token = f"<NextContinuationToken>{page[-1]}</NextContinuationToken>" if more else ""
        head = f"<Name>{BUCKET}</Name><IsTruncated>{str(more).lower()}</IsTruncated>{token}"
        space = "http://s3.amazonaws.com/doc/2006-03-01/"
        return f'<ListBucketResult xmlns="{space}">{head}{rows}</ListBucketResult>'.encode()

    def _answer(self, status: int, body: bytes, mime: str = "application/xml", **more: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": mime, "Content-Length": str(len(body)), **more}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.server.cut and self.command == "GET":
            self.wfile.write(body[: len(body) // 2])
            self.close_connection = True
        else:
            self.wfile.write(body)

    do_GET = do_PUT = do_DELETE = _handle

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


@contextmanager
def running() -> Iterator[Storage]:
    """The server on a free port."""
    server = Storage()
    thread = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
