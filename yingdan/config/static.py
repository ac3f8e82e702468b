"""Serves the built web app: hashed assets for ever, the two HTML entries never cached."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import cast

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from whitenoise.middleware import WhiteNoiseMiddleware

MISSING = "The web app is not built: run script/setup (or npm run build in web/)."
CSP = (
    "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; "
    "font-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'self'; form-action 'self'"
)


def build_of(dist: Path) -> str:
    """A short name of what is built, from the entries, which name every part by its hash."""
    entries = (dist / name for name in ("index.html", "m.html"))
    return hashlib.sha256(b"".join(one.read_bytes() for one in entries if one.exists())).hexdigest()[:12]


class WebApp(WhiteNoiseMiddleware):  # type: ignore[misc,unused-ignore]
    """WhiteNoise for files of `web/dist`; other GETs outside /api get the desk or the phone entry."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        super().__init__(get_response)
        self.dist: Path = settings.WEB_DIST
        if self.dist.exists():
            self.add_files(str(self.dist), prefix="/")
        self.build = build_of(self.dist)

    def immutable_file_test(self, path: str, url: str) -> bool:
        """Vite puts content hashes into every name under /assets/."""
        return url.startswith("/assets/")

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path_info.startswith("/api/"):
            answer = cast(HttpResponseBase, self.get_response(request))
            answer["X-Yingdan-Build"] = self.build
            return answer
        if request.path_info not in ("/", "/index.html", "/m.html") and (file := self.files.get(request.path_info)):
            return cast(HttpResponseBase, self.serve(file, request))
        return self.entry(request)

    def entry(self, request: HttpRequest) -> HttpResponseBase:
        """`/m` and `/m/…` are the phone's entry; a plain prefix would swallow /map."""
        if request.method not in ("GET", "HEAD"):
            return HttpResponse(status=405)
        path = request.path_info
        if path.startswith("/assets/"):
            return HttpResponse(status=404)
        phone = path == "/m" or path == "/m.html" or path.startswith("/m/")
        file = self.dist / ("m.html" if phone else "index.html")
        if not file.exists():
            return HttpResponse(MISSING, status=503, content_type="text/plain")
        response = FileResponse(file.open("rb"), content_type="text/html; charset=utf-8")
        response["Cache-Control"] = "no-cache"
        response["Content-Security-Policy"] = CSP
        return response
