"""Notices leave the product: to a robot and by mail, both on this machine; a refused one is seen and sent again; quiet
hours hold back."""

import os
import re
import socket
import time
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import psycopg
import pytest
from aiosmtpd.controller import Controller
from playwright.sync_api import Page, expect

from tests.journeys import patience
from tests.journeys.conftest import Opened
from tests.journeys.pages import HEADERS, ask, settled
from yingdan.kernel import clock
from yingdan.platform.tests.fake_chat import Chat, running

pytestmark = pytest.mark.journey
NAME = "旅程测试群"


@pytest.fixture
def chat() -> Iterator[Chat]:
    with running() as chat:
        yield chat


class Letters:
    """What the mail server took in."""

    def __init__(self) -> None:
        self.to: list[list[str]] = []

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:
        self.to.append(envelope.rcpt_tos)
        return "250 OK"


@pytest.fixture
def post() -> Iterator[tuple[Letters, int]]:
    letters = Letters()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(letters, hostname="127.0.0.1", port=port)
    controller.start()
    yield letters, port
    controller.stop()


def send(page: Page, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
    answer = page.request.fetch(f"/api{path}", method=method, data=body, headers=HEADERS)
    assert answer.ok, answer.text()
    return answer.json() if answer.body() else None


def wait_for(page: Page, status: str, channel: int) -> dict[str, Any]:
    """The newest delivery of a channel, once it is so: the worker sends it."""
    until = time.monotonic() + patience.milliseconds() / 1000
    while time.monotonic() < until:
        found = ask(page, f"/notice-deliveries?channel={channel}")["items"]
        if found and found[0]["status"] == status:
            return dict(found[0])
        page.wait_for_timeout(300)
    raise AssertionError(f"not {status}: {found}")


def test_a_refused_message_is_seen_and_sent_again(opened: Opened, chat: Chat) -> None:
    page = opened("admin", path="/settings/channels")
    settled(page)
    page.get_by_role("button", name="新建渠道").click()
    dialog = page.get_by_role("dialog", name="新建渠道")
    dialog.get_by_label("名称").fill(NAME)
    dialog.get_by_label("Webhook 地址").fill(chat.address)
    dialog.get_by_role("checkbox", name=re.compile("默认开启")).uncheck()  # other journeys tell people things
    dialog.locator(".ant-modal-footer .ant-btn-primary").click()
    row = page.get_by_role("row", name=re.compile(NAME))
    expect(row).to_be_visible()
    channel = next(int(one["id"]) for one in ask(page, "/notice-channels")["items"] if one["name"] == NAME)
    try:
        row.get_by_role("button", name="发送测试").click()
        expect(page.get_by_text(re.compile("已送达"))).to_be_visible()
        assert "赢单" in chat.received[0]["text"]["content"]
        chat.answers = [(200, {"errcode": 93000, "errmsg": "invalid webhook url"})]
        row.get_by_role("button", name="发送测试").click()
        expect(page.get_by_text("没有送达：93000")).to_be_visible()
        opened.shot(page, "channels-refused")
        with psycopg.connect(os.environ["YINGDAN_SITE_DATABASE"]) as database:  # six hours of trying later
            database.execute(
                "update platform_noticedelivery set status = 'failed', attempts = 6"
                " where channel_id = %s and status = 'waiting'",
                [channel],
            )
        chat.answers = [(200, {"errcode": 0})]
        page.reload()
        settled(page)
        page.get_by_role("button", name=re.compile(r"重发失败的 \d+ 条")).click()
        expect(page.get_by_text(re.compile(r"\d+ 条已重新排队"))).to_be_visible()
        assert wait_for(page, "sent", channel)["error"] == ""
        assert len(chat.received) == 3
    finally:
        send(page, "DELETE", f"/notice-channels/{channel}")


def test_mail_arrives_and_quiet_hours_hold_the_chat_back(opened: Opened, chat: Chat, post: tuple[Letters, int]) -> None:
    letters, port = post
    page = opened("admin", path="/settings/channels")
    settled(page)
    wishes = ask(page, "/me/notices")
    mine = {"choices": {}, "digest": "at_once"}
    send(page, "PUT", "/me/notices", {**mine, "version": wishes["version"], "email": "admin@example.com"})
    mail = send(page, "POST", "/notice-channels", {
        "kind": "email", "name": "公司邮箱", "host": "127.0.0.1", "port": port, "security": "none",
        "sender": "crm@example.com", "by_default": False,
    })["id"]  # fmt: skip
    robot = send(page, "POST", "/notice-channels", {"kind": "wecom", "name": NAME, "address": chat.address})["id"]
    rep = opened("rep", path="/notifications/settings")
    settled(rep)
    known = ask(rep, "/me/notices")
    try:
        send(page, "POST", f"/notice-channels/{mail}/test")
        wait_for(page, "sent", mail)
        assert letters.to == [["admin@example.com"]]
        now = clock.now().astimezone(clock.company_zone())
        quiet = {
            "quiet_from": (now - timedelta(hours=1)).strftime("%H:%M"),
            "quiet_to": (now + timedelta(hours=2)).strftime("%H:%M"),
        }
        send(rep, "PUT", "/me/notices", {**mine, "version": known["version"], "email": known["email"], **quiet})
        rep.reload()
        settled(rep)
        expect(rep.get_by_role("switch", name=re.compile("免打扰"))).to_be_checked()
        opened.shot(rep, "quiet-hours")
        tell(opened, rep)
        assert wait_for(page, "waiting", robot)["attempts"] == 0
        assert chat.received == []
    finally:
        for channel in (mail, robot):
            send(page, "DELETE", f"/notice-channels/{channel}")
        version = ask(rep, "/me/notices")["version"]
        send(rep, "PUT", "/me/notices", {**mine, "version": version, "email": known["email"]})
        version = ask(page, "/me/notices")["version"]
        send(page, "PUT", "/me/notices", {**mine, "version": version, "email": wishes["email"]})


def tell(opened: Opened, rep: Page) -> None:
    """The manager mentions the rep, and takes the note back."""
    member = ask(rep, "/me")["member"]["id"]
    manager = opened("manager")
    settled(manager)
    customer = send(manager, "POST", "/resources/customer/query", {"limit": 1})["rows"][0]["id"]
    note = {"text": "请看一下", "method": "call", "mentions": [member]}
    made = send(manager, "POST", f"/customers/{customer}/followups", note)
    send(manager, "DELETE", f"/resources/followup/{made['id']}")
