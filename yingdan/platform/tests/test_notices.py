"""Notifications leave the product by mail and to group chats, are tried again, and are never lost."""

import base64
import hashlib
import hmac
import socket
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.header import decode_header, make_header
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from yingdan.accounts.models import User
from yingdan.conftest import Cast, client_for
from yingdan.kernel import clock
from yingdan.platform.models import NoticeDelivery, Notification
from yingdan.platform.notices import outbox
from yingdan.platform.services import notify
from yingdan.platform.tests.fake_chat import Chat, running

pytestmark = pytest.mark.django_db
URL = "/api/notice-channels"
MENTION = {"actor": "张主管", "name": "大华公司", "text": "请报价"}


@pytest.fixture
def chat() -> Iterator[Chat]:
    with running() as chat:
        yield chat


class Letters:
    """What the mail server took in."""

    def __init__(self) -> None:
        self.got: list[tuple[list[str], Any]] = []

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:
        self.got.append((envelope.rcpt_tos, message_from_bytes(envelope.content)))
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


def robot(cast: Cast, chat: Chat, kind: str = "wecom", **more: Any) -> dict[str, Any]:
    body = {"kind": kind, "name": f"{kind} 群", "address": chat.address, **more}
    answer = client_for(cast.admin).post(URL, body)
    assert answer.status_code == 201, answer.content
    made: dict[str, Any] = answer.json()
    return made


def mention(*people: Any) -> None:
    notify.send([one.user_id for one in people], "followup.mention", MENTION, "/customers/1")


def state() -> list[tuple[str, int]]:
    return list(NoticeDelivery.objects.order_by("id").values_list("status", "attempts"))


def test_without_channels_nothing_is_planned(cast: Cast, django_assert_num_queries: Any):
    with django_assert_num_queries(2):  # the notification, and whether there are channels
        mention(cast.xiaoli)
    assert state() == []


@pytest.mark.parametrize("kind", ["wecom", "dingtalk", "feishu"])
def test_a_robot_tells_its_group_in_one_message_and_calls_who_is_meant(cast: Cast, chat: Chat, kind: str):
    cast.xiaoli.phone = "13800138000"
    cast.xiaoli.save()
    robot(cast, chat, kind)
    client_for(cast.admin).put(f"{URL}/site", {"site": "http://crm.example.test/"})
    mention(cast.xiaoli, cast.xiaowang)
    assert outbox.deliver() == 2
    (sent,) = chat.received
    words = sent["content"]["text"] if kind == "feishu" else sent["text"]["content"]
    assert "【赢单】2 条提醒" in words
    assert (
        f"{cast.xiaoli.name}：张主管 在“大华公司”的跟进中提到了您：请报价\nhttp://crm.example.test/customers/1" in words
    )
    if kind == "wecom":
        assert sent["text"]["mentioned_mobile_list"] == ["13800138000"]
    if kind == "dingtalk":
        assert sent["at"]["atMobiles"] == ["13800138000"]
        assert "@13800138000" in words
    assert state() == [("sent", 1), ("sent", 1)]
    assert outbox.deliver() == 0


def test_a_group_reads_the_language_of_most_people(cast: Cast, chat: Chat):
    robot(cast, chat, "feishu")
    User.objects.update(locale="en")
    mention(cast.xiaoli)
    assert outbox.deliver() == 1
    assert f"{cast.xiaoli.name}: 张主管 mentioned you" in str(chat.received[0])


def test_robots_sign_with_their_key(cast: Cast, chat: Chat):
    robot(cast, chat, "dingtalk", key="SEC1")
    robot(cast, chat, "feishu", key="SEC2")
    mention(cast.xiaoli)
    assert outbox.deliver() == 2
    query, body = chat.queries[0], chat.received[1]
    expected = hmac.new(b"SEC1", f"{query['timestamp'][0]}\nSEC1".encode(), hashlib.sha256).digest()
    assert base64.b64decode(query["sign"][0]) == expected
    assert query["access_token"] == ["abc"]
    expected = hmac.new(f"{body['timestamp']}\nSEC2".encode(), b"", hashlib.sha256).digest()
    assert base64.b64decode(body["sign"]) == expected


@pytest.mark.parametrize(
    "answer",
    [
        (200, {"errcode": 93000, "errmsg": "invalid webhook url"}),
        (200, {"code": 19021, "msg": "sign match fail"}),
        (500, b"down"),
        (200, b"<html>captive portal</html>"),
        (200, [0]),
        (302, b""),
    ],
)
def test_what_is_refused_is_tried_again_and_then_shown_as_failed(
    cast: Cast, chat: Chat, answer: Any, monkeypatch: pytest.MonkeyPatch
):
    robot(cast, chat)
    chat.answers = [answer]
    mention(cast.xiaoli)
    now = datetime.now(UTC)
    for tries in range(1, 7):
        monkeypatch.setattr(clock, "now", lambda now=now: now)
        assert outbox.deliver() == 0
        assert state() == [("failed" if tries == 6 else "waiting", tries)]
        assert outbox.deliver() == 0  # not at once again
        now += timedelta(hours=7)
    monkeypatch.undo()
    admin = client_for(cast.admin)
    listed = admin.get("/api/notice-deliveries", {"status": "failed"}).json()
    assert listed["failed"] == 1
    assert listed["items"][0]["error"]
    assert "大华" not in str(listed)  # its words are only for whom it is to
    chat.answers = [(200, {"errcode": 0})]
    assert admin.post("/api/notice-deliveries/retry", {}).json() == {"done": 1}
    assert outbox.deliver() == 1
    assert Notification.objects.filter(user=cast.xiaoli.user_id).count() == 1


def test_nobody_there_is_no_lost_message(cast: Cast, chat: Chat):
    robot(cast, chat, address="http://127.0.0.1:9/robot")
    robot(cast, chat, "feishu")
    mention(cast.xiaoli)
    assert outbox.deliver() == 1  # the other channel goes on
    assert sorted(state()) == [("sent", 1), ("waiting", 1)]


def test_what_a_dead_worker_had_taken_goes_out_later(cast: Cast, chat: Chat, monkeypatch: pytest.MonkeyPatch):
    robot(cast, chat)
    mention(cast.xiaoli)
    outbox._take()
    assert state() == [("sending", 1)]
    assert outbox.deliver() == 0
    later = datetime.now(UTC) + outbox.LEASE
    monkeypatch.setattr(clock, "now", lambda: later)
    assert outbox.deliver() == 1


def test_a_robot_of_a_team_hears_of_that_team_and_of_its_groups_only(cast: Cast, chat: Chat):
    robot(cast, chat, team_ids=[cast.xiaoli.team_id], groups=["followup"])
    robot(cast, chat, "feishu", groups=["target"])
    outsider = cast.liu
    assert outsider.team_id != cast.xiaoli.team_id
    mention(cast.xiaoli, outsider)
    assert list(NoticeDelivery.objects.values_list("notification__user", "channel__kind")) == [
        (cast.xiaoli.user_id, "wecom")
    ]


def test_mail_goes_to_who_wants_it_in_their_language(cast: Cast, post: tuple[Letters, int]):
    letters, port = post
    body = {"kind": "email", "name": "公司邮箱", "host": "127.0.0.1", "port": port, "security": "none",
            "sender": "crm@example.com", "by_default": False}  # fmt: skip
    assert client_for(cast.admin).post(URL, body).status_code == 201
    rep = client_for(cast.xiaoli)
    wishes = {"version": 0, "email": "li@example.com", "choices": {"followup": {"email": True}}}
    answer = rep.put("/api/me/notices", wishes)
    assert answer.status_code == 200, answer.content
    assert [one["on"] for one in answer.json()["groups"] if one["code"] == "followup"] == [["email"]]
    rep.patch("/api/me", {"locale": "en"})
    mention(cast.xiaoli, cast.xiaowang)
    assert outbox.deliver() == 1
    ((to, mail),) = letters.got
    assert to == ["li@example.com"]
    assert str(make_header(decode_header(mail["Subject"]))).endswith(
        "张主管 mentioned you in a follow-up with 大华公司: 请报价"
    )


def test_quiet_hours_hold_back_unless_urgent(cast: Cast, chat: Chat, monkeypatch: pytest.MonkeyPatch):
    robot(cast, chat)
    rep = client_for(cast.xiaoli)
    wishes = {"version": 0, "choices": {}, "quiet_from": "21:00", "quiet_to": "08:00"}
    assert rep.put("/api/me/notices", wishes).status_code == 200
    night = datetime(2026, 11, 20, 14, tzinfo=UTC)
    monkeypatch.setattr(clock, "now", lambda: night)
    mention(cast.xiaoli)
    assert outbox.deliver() == 0
    notify.send([cast.xiaoli.user_id], "followup.mention", MENTION, urgent=True)
    assert outbox.deliver() == 1
    monkeypatch.setattr(clock, "now", lambda: night + timedelta(hours=10))
    assert outbox.deliver() == 1


@pytest.mark.parametrize(
    ("wishes", "field"),
    [
        ({"quiet_from": "21:00"}, "quiet_to"),
        ({"quiet_from": "21:00", "quiet_to": "21:00"}, "quiet_to"),
        ({"digest": "daily"}, "digest_at"),
        ({"email": "nobody"}, "email"),
        ({"choices": {"nothing": {"email": True}}}, "choices"),
    ],
)
def test_wishes_that_make_no_sense_are_refused_by_field(cast: Cast, wishes: dict[str, Any], field: str):
    answer = client_for(cast.xiaoli).put("/api/me/notices", {"version": 0, "choices": {}, **wishes})
    assert answer.status_code == 422
    assert list(answer.json()["params"]["fields"]) == [field]


def test_two_tabs_do_not_overwrite_each_other(cast: Cast):
    rep = client_for(cast.xiaoli)
    assert rep.put("/api/me/notices", {"version": 0, "choices": {}}).json()["version"] == 1
    assert rep.put("/api/me/notices", {"version": 0, "choices": {}}).status_code == 409


def test_secrets_never_come_out(cast: Cast, chat: Chat):
    made = robot(cast, chat, "dingtalk", key="TOPSECRET")
    admin = client_for(cast.admin)
    change = {"version": 1, "name": "新名字"}
    assert admin.patch(f"{URL}/{made['id']}", change).status_code == 200
    everything = str(admin.get(URL).json()) + str(admin.get("/api/audit").json())
    assert "TOPSECRET" not in everything
    assert "access_token=abc" not in everything
    assert admin.get(URL).json()["items"][0]["has_key"] is True
    mention(cast.xiaoli)
    assert outbox.deliver() == 1  # the address was kept


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"kind": "wecom", "address": ""}, "address"),
        ({"kind": "wecom", "address": "file:///etc/passwd"}, "address"),
        ({"kind": "wecom", "address": "http://chat.example.com/robot"}, "address"),
        ({"kind": "wecom", "address": "https://chat.example.com/", "groups": ["nothing"]}, "groups"),
        ({"kind": "wecom", "address": "https://chat.example.com/", "name": "  "}, "name"),
        ({"kind": "email", "host": ""}, "host"),
        ({"kind": "email", "host": "mail.example.com", "sender": "me"}, "sender"),
    ],
)
def test_a_channel_that_cannot_work_is_refused_by_field(cast: Cast, body: dict[str, Any], field: str):
    answer = client_for(cast.admin).post(URL, {"name": "渠道", **body})
    assert answer.status_code == 422
    assert list(answer.json()["params"]["fields"]) == [field]


def test_a_test_goes_to_oneself_and_shows_what_became_of_it(cast: Cast, chat: Chat):
    made = robot(cast, chat)
    admin = client_for(cast.admin)
    delivery = admin.post(f"{URL}/{made['id']}/test").json()
    assert delivery["status"] == "waiting"
    outbox.deliver()
    assert admin.get(f"/api/notice-deliveries/{delivery['id']}").json()["status"] == "sent"
    assert admin.delete(f"{URL}/{made['id']}").status_code == 204


def test_a_kind_without_words_is_a_mistake_of_the_program(cast: Cast):
    with pytest.raises(LookupError, match="no text notify"):
        notify.send([cast.xiaoli.user_id], "unheard_of", {})


def test_the_centre_shows_one_group(cast: Cast):
    mention(cast.xiaoli)
    notify.send([cast.xiaoli.user_id], "deal.shared", {"actor": "张", "name": "大单"})
    rep = client_for(cast.xiaoli)
    assert [one["group"] for one in rep.get("/api/me/notifications").json()["items"]] == ["deal", "followup"]
    assert [one["kind"] for one in rep.get("/api/me/notifications", {"group": "deal"}).json()["items"]] == [
        "deal.shared"
    ]
