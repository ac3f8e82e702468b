"""Who a request comes from: cookie or token, in how many queries, and what a token may not."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from yingdan.accounts import selectors
from yingdan.accounts.authenticator import COOKIE
from yingdan.accounts.models import ApiToken, Session
from yingdan.accounts.services import sessions
from yingdan.conftest import ApiClient, Cast, actor_for, client_for
from yingdan.kernel import clock
from yingdan.kernel.permissions import catalogue


def token_client(cast: Cast, **payload: object) -> ApiClient:
    answer = client_for(cast.xiaoli).post("/api/me/tokens", {"name": "报表", **payload})
    assert answer.status_code == 201, answer.content
    return ApiClient(headers={"authorization": f"Bearer {answer.json()['token']}"})


def test_the_cast_has_its_places(cast: Cast) -> None:
    manager = actor_for(cast.chen)
    assert manager.member_id == cast.chen.id
    assert manager.team_ids == (cast.region.id,)
    assert set(manager.below_ids) == {cast.region.id, cast.team.id, cast.other_team.id}
    assert actor_for(cast.xiaoli).scope("member.read") == "all"
    assert actor_for(cast.admin).may("role.manage")


def test_a_request_is_identified_in_two_queries(cast: Cast) -> None:
    token = sessions.open_for(cast.chen.user_id)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        found = selectors.by_session(token)
    assert found is not None
    assert found.actor.member_id == cast.chen.id
    assert len(queries) == 2


def test_last_seen_is_written_every_five_minutes_only(cast: Cast) -> None:
    client = client_for(cast.xiaoli)
    before = Session.objects.get().last_seen_at
    client.get("/api/me")
    assert Session.objects.get().last_seen_at == before
    Session.objects.update(last_seen_at=before - timedelta(minutes=6))
    client.get("/api/me")
    assert Session.objects.get().last_seen_at > before


def test_a_session_that_ended_identifies_nobody(cast: Cast) -> None:
    client = client_for(cast.xiaoli)
    Session.objects.update(expires_at=clock.now() - timedelta(seconds=1))
    assert client.get("/api/me").status_code == 401


def test_a_write_by_cookie_needs_the_header(cast: Cast) -> None:
    client = ApiClient()
    client.cookies[COOKIE] = sessions.open_for(cast.xiaoli.user_id)
    assert client.get("/api/me").status_code == 200
    answer = client.patch("/api/me", {"locale": "en"})
    assert (answer.status_code, answer.json()["code"]) == (403, "csrf")


def test_sessions_are_listed_and_ended(cast: Cast) -> None:
    here, phone = client_for(cast.xiaoli), client_for(cast.xiaoli, channel="phone")
    items = here.get("/api/me/sessions").json()["items"]
    assert {(one["channel"], one["current"]) for one in items} == {("web", True), ("phone", False)}
    other = next(one["id"] for one in items if not one["current"])
    assert client_for(cast.xiaowang).delete(f"/api/me/sessions/{other}").status_code == 404
    assert here.delete(f"/api/me/sessions/{other}").status_code == 204
    assert phone.get("/api/me").status_code == 401


def test_a_token_acts_as_its_owner_and_needs_no_header(cast: Cast) -> None:
    client = token_client(cast)
    me = client.get("/api/me").json()
    assert me["user"]["username"] == "xiaoli"
    assert me["permissions"] == client_for(cast.xiaoli).get("/api/me").json()["permissions"]
    assert client.patch("/api/me", {"locale": "en"}).json()["user"]["locale"] == "en"
    assert ApiToken.objects.get().last_used_at is not None


def test_a_token_is_narrowed_and_cannot_make_itself_wider(cast: Cast) -> None:
    client = token_client(cast, permissions=["member.read", "deal.edit", "role.manage"])
    assert client.get("/api/me").json()["permissions"] == {"member.read": "all", "deal.edit": "own"}
    for answer in (
        client.post("/api/me/tokens", {"name": "wider"}),
        client.get("/api/me/tokens"),
        client.post("/api/me/password", {"current": "x", "new": "y"}),
    ):
        assert (answer.status_code, answer.json()["code"]) == (403, "not_by_token")


def test_a_reading_token_changes_nothing(cast: Cast) -> None:
    reads = [one.code for one in catalogue().values() if one.reads]
    client = token_client(cast, permissions=reads)
    assert client.post("/api/resources/deal/query", {}).status_code == 200
    assert client.get("/api/workbench").status_code == 200
    values = {"values": {"name": "新客户"}}
    for method, path, body in (
        ("post", "/api/resources/customer", values),
        ("post", "/api/resources/deal/export", {}),
        ("post", "/api/views", {"resource": "deal", "name": "我的", "state": {}}),
        ("patch", "/api/me", {"locale": "en"}),
        ("post", "/api/me/notifications/read", {}),
    ):
        answer = getattr(client, method)(path, body)
        assert answer.status_code == 403, (path, answer.json())


def test_a_token_for_deals_opens_nothing_else(cast: Cast) -> None:
    client = token_client(cast, permissions=[code for code in catalogue() if code.startswith("deal.")])
    made = client.post("/api/resources/deal", {"values": {"name": "机器人下的单"}})
    assert made.status_code == 201, made.json()
    assert client.post("/api/resources/deal/query", {}).status_code == 200
    for path in ("/api/resources/customer/query", "/api/resources/member/query"):
        assert client.post(path, {}).status_code == 403
    assert client.get("/api/workbench").status_code == 403
    assert client.patch("/api/me", {"email": "x@example.com"}).json()["code"] == "not_by_token"
    assert client.get("/api/search?q=机器人").json()["groups"][0]["resource"] == "deal"
    nothing = client_for(cast.xiaoli).post("/api/me/tokens", {"name": "空", "permissions": []})
    assert nothing.status_code == 422


def test_a_token_is_shown_once_and_can_be_revoked(cast: Cast) -> None:
    client = token_client(cast)
    owner = client_for(cast.xiaoli)
    (listed,) = owner.get("/api/me/tokens").json()["items"]
    assert listed["prefix"].startswith("ydt_")
    assert "token" not in listed
    assert client_for(cast.xiaowang).delete(f"/api/me/tokens/{listed['id']}").status_code == 404
    assert owner.delete(f"/api/me/tokens/{listed['id']}").status_code == 204
    assert client.get("/api/me").status_code == 401


def test_an_expired_token_and_a_leavers_token_open_nothing(cast: Cast) -> None:
    client = token_client(cast, expires_at=(clock.now() + timedelta(days=1)).isoformat())
    assert client.get("/api/me").status_code == 200
    ApiToken.objects.update(expires_at=clock.now() - timedelta(days=1))
    assert client.get("/api/me").status_code == 401
    ApiToken.objects.update(expires_at=None)
    cast.xiaoli.user.is_active = False
    cast.xiaoli.user.save()
    assert client.get("/api/me").status_code == 401


def test_preferences_are_merged(cast: Cast) -> None:
    client = client_for(cast.xiaoli)
    client.patch("/api/me", {"preferences": {"theme": "dark", "density": "high"}})
    answer = client.patch("/api/me", {"preferences": {"theme": None, "home": "deals"}})
    assert answer.json()["user"]["preferences"] == {"density": "high", "home": "deals"}
