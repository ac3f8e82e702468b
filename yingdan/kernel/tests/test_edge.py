"""The edge: one transaction for each write, the same answer to a repeated request, errors that take writes back."""

import threading

import pytest
from django.db import connection, connections
from django.test import Client

from yingdan.accounts.models import ApiToken, User
from yingdan.conftest import client_for
from yingdan.customers.models import Customer
from yingdan.kernel.models import AnsweredRequest
from yingdan.platform.models import AuditEntry

TOKEN = {"name": "nightly export"}
NEW, VALUES = "/api/resources/customer", {"values": {"name": "北京华兴科技有限公司"}}
KEY = {"Idempotency-Key": "k1"}


@pytest.mark.django_db
def test_a_repeated_request_gets_the_same_answer_and_creates_nothing_twice(cast):
    client = client_for(cast.xiaoli)
    first = client.post(NEW, VALUES, headers=KEY)
    again = client.post(NEW, VALUES, headers=KEY)
    assert first.status_code == again.status_code < 300
    assert first.json() == again.json()
    assert Customer.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("locale", ["zh-CN", "en"])
def test_a_repeat_shows_no_secret_again_and_none_is_kept(cast, locale):
    """New tokens, new members and reset passwords: done once, shown once."""
    User.objects.update(locale=locale)
    member = {"name": "新人", "username": "newcomer", "team_id": cast.team.id, "roles": ["rep"]}
    asked = [
        (cast.xiaoli, "/api/me/tokens", TOKEN, "token"),
        (cast.hr, "/api/org/members", member, "password"),
        (cast.hr, f"/api/org/members/{cast.xiaowang.id}/reset-password", {}, "password"),
    ]
    for who, path, body, secret in asked:
        client = client_for(who)
        first = client.post(path, body, headers={"Idempotency-Key": path})
        assert first.status_code < 300, first.content
        written = AuditEntry.objects.count()
        again = client.post(path, body, headers={"Idempotency-Key": path})
        assert AuditEntry.objects.count() == written
        assert (again.status_code, again.json()["code"]) == (409, "already_done")
        assert ("令牌" if locale == "zh-CN" else "token") in again.json()["message"]
        kept = AnsweredRequest.objects.get(key=path)
        assert first.json()[secret].encode() not in bytes(kept.body) + kept.fingerprint.encode()
    assert ApiToken.objects.count() == 1
    assert User.objects.filter(username="newcomer").count() == 1


@pytest.mark.django_db
def test_a_key_used_for_another_request_is_refused(cast):
    client = client_for(cast.xiaoli)
    client.post("/api/me/tokens", TOKEN, headers=KEY)
    other = client.post("/api/me/tokens", {"name": "another"}, headers=KEY)
    assert (other.status_code, other.json()["code"]) == (422, "idempotency_mismatch")
    assert ApiToken.objects.count() == 1


@pytest.mark.django_db
def test_two_people_may_use_the_same_key(cast):
    for member in (cast.xiaoli, cast.xiaowang):
        assert client_for(member).post("/api/me/tokens", TOKEN, headers=KEY).status_code < 300
    assert ApiToken.objects.count() == 2


@pytest.mark.django_db
def test_an_error_is_not_remembered_so_that_the_corrected_request_goes_through(cast):
    client = client_for(cast.xiaoli)
    assert client.post("/api/me/tokens", {"name": ""}, headers=KEY).status_code == 422
    assert AnsweredRequest.objects.count() == 0
    assert client.post("/api/me/tokens", TOKEN, headers=KEY).status_code < 300


@pytest.mark.django_db(transaction=True)
def test_the_same_request_sent_at_the_same_time_is_done_once(cast):
    clients = [client_for(cast.xiaoli) for _ in range(4)]
    start = threading.Barrier(len(clients))
    answers: list[tuple[int, dict[str, object]]] = []

    def send(client: Client) -> None:
        start.wait()
        answer = client.post(NEW, VALUES, headers=KEY)
        answers.append((answer.status_code, answer.json()))
        connections["default"].close()

    threads = [threading.Thread(target=send, args=[client]) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == 4
    assert all(status < 300 for status, _ in answers)
    assert all(body == answers[0][1] for _, body in answers)
    assert Customer.objects.count() == 1


@pytest.mark.django_db
def test_writes_tell_the_audit_trail_who_and_why(cast):
    client_for(cast.xiaoli).post("/api/me/tokens", TOKEN, headers={"X-Reason": "%E8%AF%95%E7%94%A8"})
    with connection.cursor() as cursor:
        cursor.execute(
            "select user_id, actor, channel, reason from platform_audit where table_name = 'accounts_apitoken'"
        )
        assert cursor.fetchall() == [(cast.xiaoli.user_id, cast.xiaoli.name, "web", "试用")]


@pytest.mark.django_db
def test_a_broken_body_is_the_clients_mistake(cast):
    client = client_for(cast.xiaoli)
    answer = client.generic("POST", "/api/me/tokens", b"{not json", content_type="application/json")
    assert answer.status_code in (400, 422)
    assert set(answer.json()) == {"code", "message", "params"}


@pytest.mark.django_db
def test_an_unknown_address_answers_in_the_same_shape(cast):
    answer = client_for(cast.xiaoli).get("/api/nowhere")
    assert answer.status_code == 404


@pytest.mark.django_db
def test_what_one_person_queued_is_not_taken_as_anothers(cast):
    client = client_for(cast.xiaoli)
    other = client.post("/api/me/tokens", TOKEN, headers={"X-Yingdan-User": str(cast.xiaowang.user_id)})
    assert (other.status_code, other.json()["code"], ApiToken.objects.count()) == (409, "other_user", 0)
    own = client.post("/api/me/tokens", TOKEN, headers={"X-Yingdan-User": str(cast.xiaoli.user_id)})
    assert own.status_code < 300
