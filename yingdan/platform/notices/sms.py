"""Text messages through any provider with an HTTP interface: a form or JSON whose fields the administrator writes.

Fields and headers are templates with `{phone}`, `{text}`, `{sign}`, `{time}` (UTC, ISO), `{stamp}` (milliseconds),
`{nonce}` and, where the provider wants requests signed, `{hmac}`: HMAC-SHA256 in hex over `signed`, itself a template.
Providers answer 200 also when they refuse: `success` names the place in the answer and the value that means accepted.
"""

import hashlib
import hmac
import json
import re
import secrets as chance
import time
import urllib.parse
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from yingdan.platform.notices import posting
from yingdan.platform.notices.posting import NotSent

MOST = 600  # bytes: three parts of 67 Chinese characters
_PLACE = re.compile(r"\{(phone|text|sign|time|stamp|nonce|hmac)\}")
_TYPES = {"form": "application/x-www-form-urlencoded; charset=utf-8", "json": "application/json; charset=utf-8"}


def send(settings: Mapping[str, Any], secrets: Mapping[str, Any], phones: Sequence[str], lines: Sequence[str]) -> None:
    """One message to one telephone; raises NotSent."""
    if not phones:
        raise NotSent("no telephone")
    words = cut("\n".join(lines), MOST)
    content, headers = request(settings, secrets, phones[0], words)
    answer = posting.post(secrets["address"], content, headers)
    _accepted(settings, answer)


def request(
    settings: Mapping[str, Any], secrets: Mapping[str, Any], phone: str, words: str
) -> tuple[bytes, dict[str, str]]:
    """The body and the headers."""
    sign = settings.get("sign", "")
    moment = datetime.now(UTC)
    values = {
        "phone": phone, "text": f"【{sign}】{words}" if sign else words, "sign": sign,
        "time": moment.strftime("%Y-%m-%dT%H:%M:%SZ"), "stamp": str(round(time.time() * 1000)),
        "nonce": chance.token_hex(8), "hmac": "",
    }  # fmt: skip
    if key := secrets.get("key"):
        signed = _filled(secrets.get("signed", ""), values)
        values["hmac"] = hmac.new(key.encode(), signed.encode(), hashlib.sha256).hexdigest()
    fields = {name: _filled(template, values) for name, template in secrets.get("fields", {}).items()}
    headers = {name: _filled(template, values) for name, template in secrets.get("headers", {}).items()}
    kind = settings.get("format", "form")
    content = json.dumps(fields, ensure_ascii=False) if kind == "json" else urllib.parse.urlencode(fields)
    return content.encode(), {"Content-Type": _TYPES[kind], **headers}


def cut(words: str, most: int) -> str:
    """At most so many bytes, with an ellipsis where something is missing."""
    if len(words.encode()) <= most:
        return words
    return words.encode()[: most - 3].decode(errors="ignore") + "…"


def _filled(template: str, values: Mapping[str, str]) -> str:
    return _PLACE.sub(lambda found: values[found[1]], template)


def _accepted(settings: Mapping[str, Any], answer: bytes) -> None:
    place, wanted = settings.get("success_field", ""), settings.get("success_value", "")
    if not place:
        return
    found: Any = posting.as_object(answer)
    for step in place.split("."):
        found = found.get(step) if isinstance(found, dict) else None
    said = found if isinstance(found, str) else json.dumps(found)
    if said != wanted:
        raise NotSent(answer.decode(errors="replace")[:280])
