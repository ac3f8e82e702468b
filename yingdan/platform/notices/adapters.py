"""Sends one message by one channel. Robots answer 200 even when they refuse: the code in the answer decides.

Each kind is one POST, written out here because general libraries for messages look at the HTTP status only and would
call a refused message sent (docs/adr/0011).
"""

import base64
import hashlib
import hmac
import time
import urllib.parse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from smtplib import SMTPException
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend

from yingdan.platform.models import NoticeChannel
from yingdan.platform.notices import posting, sms
from yingdan.platform.notices.posting import NotSent

SUBJECT = "【赢单】"
# Bytes that a message may have; WeCom takes 2,048, the others some ten thousand, which nobody reads.
MOST = {"wecom": 1_900, "dingtalk": 4_000, "feishu": 4_000, "email": 60_000, "sms": sms.MOST}


@dataclass(frozen=True, slots=True)
class Message:
    """What is sent: to a group chat with the telephones of whom it concerns, or to one address."""

    title: str
    lines: Sequence[str]
    phones: Sequence[str] = ()
    address: str = ""

    @property
    def text(self) -> str:
        """All of it."""
        return "\n".join((self.title, *self.lines))


def send(channel: NoticeChannel, message: Message) -> None:
    """Sends; raises NotSent."""
    if channel.kind == "email":
        _mail(channel, message)
    elif channel.kind == "sms":
        sms.send(channel.settings, channel.secrets, message.phones, message.lines)
    else:
        _robot(channel, message)


def _mail(channel: NoticeChannel, message: Message) -> None:
    given = channel.settings
    backend = EmailBackend(
        host=given["host"],
        port=given["port"],
        username=given.get("username", ""),
        password=channel.secrets.get("password", ""),
        use_tls=given.get("security") == "starttls",
        use_ssl=given.get("security") == "ssl",
        timeout=posting.TIMEOUT,
    )
    mail = EmailMessage(message.title, "\n".join(message.lines), given["sender"], [message.address])
    try:
        backend.send_messages([mail])
    except (SMTPException, OSError, ValueError) as error:  # ValueError: an address with a line break
        raise NotSent(posting.said(error)) from error


def _robot(channel: NoticeChannel, message: Message) -> None:
    address, body = _KINDS[channel.kind](channel.secrets["address"], channel.secrets.get("key", ""), message)
    answer = posting.post_json(address, body)
    code = answer.get("errcode", answer.get("code", answer.get("StatusCode")))
    if code != 0:
        raise NotSent(f"{code}: {answer.get('errmsg') or answer.get('msg') or answer.get('StatusMessage') or ''}")


def _wecom(address: str, _key: str, message: Message) -> tuple[str, dict[str, Any]]:
    text = {"content": message.text, "mentioned_mobile_list": list(message.phones)}
    return address, {"msgtype": "text", "text": text}


def _dingtalk(address: str, key: str, message: Message) -> tuple[str, dict[str, Any]]:
    if key:
        stamp = str(round(time.time() * 1000))
        sign = _signed(key.encode(), f"{stamp}\n{key}".encode())
        address += ("&" if "?" in address else "?") + urllib.parse.urlencode({"timestamp": stamp, "sign": sign})
    named = " ".join(f"@{phone}" for phone in message.phones)  # only who is named in the text is called
    return address, {
        "msgtype": "text",
        "text": {"content": f"{message.text}\n{named}" if named else message.text},
        "at": {"atMobiles": list(message.phones), "isAtAll": False},
    }


def _feishu(address: str, key: str, message: Message) -> tuple[str, dict[str, Any]]:
    body: dict[str, Any] = {"msg_type": "text", "content": {"text": message.text}}
    if key:
        stamp = str(int(time.time()))
        body |= {"timestamp": stamp, "sign": _signed(f"{stamp}\n{key}".encode(), b"")}
    return address, body


_KINDS: dict[str, Callable[[str, str, Message], tuple[str, dict[str, Any]]]] = {
    "wecom": _wecom, "dingtalk": _dingtalk, "feishu": _feishu,
}  # fmt: skip


def _signed(key: bytes, text: bytes) -> str:
    return base64.b64encode(hmac.new(key, text, hashlib.sha256).digest()).decode()
