"""Text messages leave by any provider with an HTTP interface; what is for a group goes to no person."""

import hashlib
import hmac
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yingdan.conftest import Cast, client_for
from yingdan.platform.models import NoticeChannel, NoticeDelivery
from yingdan.platform.notices import outbox, sms
from yingdan.platform.services import notify
from yingdan.platform.tests.fake_chat import Chat, running

pytestmark = pytest.mark.django_db
URL = "/api/notice-channels"
WISHES = "/api/me/notices"
FORM = {"apikey": "k-1", "mobile": "{phone}", "text": "{text}"}
MENTION = {"actor": "张主管", "name": "大华公司", "text": "请报价"}
SAID = "张主管 在“大华公司”的跟进中提到了您：请报价"


@pytest.fixture
def provider() -> Iterator[Chat]:
    with running() as chat:
        yield chat


def channel(cast: Cast, provider: Chat, ok: int = 201, **more: Any) -> dict[str, Any]:
    body = {
        "kind": "sms", "name": "短信", "address": provider.address, "fields": FORM, "sign": "赢单",
        "success_field": "code", "success_value": "0", **more,
    }  # fmt: skip
    answer = client_for(cast.admin).post(URL, body)
    assert answer.status_code == ok, answer.content
    found: dict[str, Any] = answer.json()
    return found


def with_phone(member: Any, phone: str = "13800138000") -> Any:
    member.phone = phone
    member.save()
    return member


def test_a_form_reaches_the_telephone_of_each(cast: Cast, provider: Chat):
    channel(cast, provider)
    people = [with_phone(cast.xiaoli), with_phone(cast.xiaowang, "13900139000"), cast.zhang]
    notify.send([one.user_id for one in people], "followup.mention", MENTION, "/customers/1")
    assert outbox.deliver() == 2
    assert provider.received == [
        {"apikey": "k-1", "mobile": phone, "text": f"【赢单】{SAID}"} for phone in ("13800138000", "13900139000")
    ]
    assert outbox.deliver() == 0


def test_json_can_be_signed(cast: Cast, provider: Chat):
    channel(
        cast, provider, format="json", key="SEC", signed="{phone}|{stamp}",
        fields={"to": "{phone}", "content": "{text}", "ts": "{stamp}"}, headers={"X-Sign": "{hmac}"},
    )  # fmt: skip
    notify.send([with_phone(cast.xiaoli).user_id], "followup.mention", MENTION)
    assert outbox.deliver() == 1
    (body,), (headers,) = provider.received, provider.headers
    expected = hmac.new(b"SEC", f"13800138000|{body['ts']}".encode(), hashlib.sha256).hexdigest()
    assert {name.lower(): value for name, value in headers.items()}["x-sign"] == expected
    assert body["to"] == "13800138000"


@pytest.mark.parametrize("answer", [(200, {"code": 8, "msg": "余额不足"}), (200, {}), (500, b"down"), (200, b"ok")])
def test_a_refused_message_is_tried_again(cast: Cast, provider: Chat, answer: tuple[int, Any]):
    provider.answers = [answer]
    channel(cast, provider)
    notify.send([with_phone(cast.xiaoli).user_id], "followup.mention", MENTION)
    assert outbox.deliver() == 0
    row = NoticeDelivery.objects.get()
    assert (row.status, row.attempts, bool(row.error)) == ("waiting", 1, True)


def test_who_does_not_want_them_gets_none(cast: Cast, provider: Chat):
    channel(cast, provider)
    client = client_for(with_phone(cast.xiaoli))
    group = next(one for one in client.get(WISHES).json()["groups"] if one["code"] == "followup")
    assert (group["offered"], group["on"]) == (["sms"], ["sms"])
    body = {"version": 0, "email": "", "choices": {"followup": {"sms": False}}}
    assert client.put(WISHES, body).status_code == 200
    notify.send([cast.xiaoli.user_id], "followup.mention", MENTION)
    assert NoticeDelivery.objects.count() == 0


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"fields": {"mobile": "{phone}"}}, "fields"),
        ({"fields": {"text": "{text}"}}, "fields"),
        ({"fields": {}}, "fields"),
        ({"headers": {"X Sign": "1"}}, "headers"),
        ({"address": "http://sms.example.com"}, "address"),
    ],
)
def test_what_could_not_work_is_refused(cast: Cast, provider: Chat, more: dict[str, Any], field: str):
    assert field in channel(cast, provider, 422, **more)["params"]["fields"]


def test_keys_are_not_shown_and_stay_when_left_empty(cast: Cast, provider: Chat):
    made = channel(cast, provider, key="SEC")
    assert "k-1" not in str(made)
    body = {"version": made["version"], "name": "短信二", "success_field": "code", "success_value": "0"}
    assert client_for(cast.admin).patch(f"{URL}/{made['id']}", body).status_code == 200
    kept = NoticeChannel.objects.get().secrets
    assert (kept["key"], kept["fields"], kept["address"]) == ("SEC", FORM, provider.address)


def test_a_post_is_for_the_group_and_calls_nobody(cast: Cast, provider: Chat):
    wecom = NoticeChannel.objects.create(kind="wecom", name="群", secrets={"address": provider.address})
    outbox.post([wecom], "channel_test", "早间龙虎榜", ["1. 小李 100 元", "{site}/leaderboard"])
    notify.send([cast.xiaoli.user_id], "followup.mention", MENTION)
    assert outbox.deliver() == 2
    words = [one["text"]["content"] for one in provider.received]
    assert "【赢单】早间龙虎榜\n1. 小李 100 元" in words
    listed = client_for(cast.admin).get("/api/notice-deliveries").json()["items"]
    assert [one["to"] for one in listed] == [cast.xiaoli.name, "群"]


@given(st.text(max_size=400), st.integers(3, 300))
def test_a_cut_message_fits_and_begins_as_it_should(words: str, most: int):
    found = sms.cut(words, most)
    assert len(found.encode()) <= most
    assert found == words or words.startswith(found[:-1])
