"""Signing in: the cookie, the lock against guessing, the one-time password."""

from datetime import timedelta

import pytest

from yingdan.accounts.authenticator import COOKIE
from yingdan.accounts.models import Session, SignInAttempt, User
from yingdan.accounts.services import users
from yingdan.conftest import ApiClient, Cast, client_for
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor

PASSWORD = "correct horse 7"


@pytest.fixture(autouse=True)
def _quick_hashes(settings) -> None:
    """Argon2 is slow on purpose; `test_passwords_are_stored_as_argon2` uses it."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def xiaoli(cast: Cast) -> User:
    user = cast.xiaoli.user
    user.set_password(PASSWORD)
    user.save()
    return user


def sign_in(client: ApiClient, password: str = PASSWORD, username: str = "xiaoli", **more: str):
    return client.post("/api/sign-in", {"username": username, "password": password, **more})


def test_sign_in_answers_who_one_is_and_sets_the_cookie(xiaoli: User, cast: Cast) -> None:
    client = client_for(None)
    answer = sign_in(client)
    assert answer.status_code == 200, answer.content
    me = answer.json()
    assert me["user"]["username"] == "xiaoli"
    assert me["member"] == {
        "id": cast.xiaoli.id, "name": "小李", "team": {"id": cast.team.id, "name": "一组"}, "position": "",
    }  # fmt: skip
    assert me["roles"] == [{"code": "rep", "label": {"zh": "销售代表", "en": "Sales rep"}}]
    assert me["permissions"]["member.read"] == "all"
    cookie = client.cookies[COOKIE]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert client.get("/api/me").json() == me


def test_sign_out_ends_the_session(xiaoli: User) -> None:
    client = client_for(None)
    sign_in(client)
    token = client.cookies[COOKIE].value
    assert client.post("/api/sign-out").status_code == 204
    client.cookies[COOKIE] = token
    assert client.get("/api/me").status_code == 401


def test_unknown_name_wrong_password_and_leaver_get_the_same_answer(xiaoli: User, cast: Cast) -> None:
    client = client_for(None)
    wrong, unknown = sign_in(client, "nonsense"), sign_in(client, "nonsense", "nobody")
    User.objects.filter(id=xiaoli.id).update(is_active=False)
    left = sign_in(client)
    assert [wrong.status_code, unknown.status_code, left.status_code] == [401, 401, 401]
    assert wrong.content == unknown.content == left.content
    assert wrong.json()["message"] == "用户名或密码不正确"


def test_five_failures_lock_the_name_even_for_the_right_password(xiaoli: User) -> None:
    client = client_for(None)
    for _ in range(5):
        assert sign_in(client, "nonsense").status_code == 401
    locked = sign_in(client)
    assert locked.status_code == 429
    assert locked.json()["code"] == "locked_out"
    assert locked.json()["params"] == {"minutes": 15}
    assert "15 分钟" in locked.json()["message"]
    SignInAttempt.objects.update(at=clock.now() - timedelta(minutes=15, seconds=1))
    assert sign_in(client).status_code == 200


def test_failures_are_kept_although_the_request_failed(xiaoli: User) -> None:
    sign_in(client_for(None), "nonsense")
    assert SignInAttempt.objects.get().succeeded is False


def test_a_success_forgives_the_failures_before_it(xiaoli: User) -> None:
    client = client_for(None)
    for _ in range(4):
        sign_in(client, "nonsense")
    assert sign_in(client).status_code == 200
    for _ in range(4):
        assert sign_in(client, "nonsense").status_code == 401
    assert sign_in(client).status_code == 200


def test_thirty_failures_lock_the_address_for_every_name(xiaoli: User) -> None:
    SignInAttempt.objects.bulk_create(
        SignInAttempt(username=f"guess{n}", ip="127.0.0.1", succeeded=False) for n in range(30)
    )
    assert sign_in(client_for(None)).status_code == 429


def test_sign_in_needs_the_header_that_other_sites_cannot_send(xiaoli: User) -> None:
    answer = ApiClient().post("/api/sign-in", {"username": "xiaoli", "password": PASSWORD})
    assert (answer.status_code, answer.json()["code"]) == (403, "csrf")


def test_the_phone_is_a_channel_of_its_own(xiaoli: User) -> None:
    sign_in(client_for(None), channel="phone")
    assert Session.objects.get().channel == "phone"


def test_a_one_time_password_opens_only_the_password_change(cast: Cast) -> None:
    password = users.reset_password(actor=Actor.system("test"), user_id=cast.xiaoli.user_id)
    client = client_for(None)
    assert sign_in(client, password).json()["user"]["must_change_password"] is True
    assert client.get("/api/me").status_code == 200
    held_back = client.get("/api/me/sessions")
    assert (held_back.status_code, held_back.json()["code"]) == (403, "must_change_password")
    assert client.post("/api/me/password", {"current": password, "new": PASSWORD}).status_code == 204
    assert client.get("/api/me/sessions").status_code == 200


def test_changing_the_password_ends_the_other_sessions(xiaoli: User) -> None:
    here, elsewhere = client_for(None), client_for(None)
    sign_in(here)
    sign_in(elsewhere)
    assert here.post("/api/me/password", {"current": PASSWORD, "new": "another horse 8"}).status_code == 204
    assert here.get("/api/me").status_code == 200
    assert elsewhere.get("/api/me").status_code == 401


@pytest.mark.parametrize(
    ("new", "codes"),
    [
        ("short", {"password_too_short"}),
        ("password", {"password_too_common"}),
        ("90817263549081", {"password_entirely_numeric"}),
        ("xiaoli123", {"password_too_similar"}),
        (PASSWORD, {"password_unchanged"}),
    ],
)
def test_a_bad_new_password_is_refused_with_the_reason(xiaoli: User, new: str, codes: set[str]) -> None:
    client = client_for(xiaoli)
    answer = client.post("/api/me/password", {"current": PASSWORD, "new": new}, headers={"accept-language": "en"})
    errors = answer.json()["params"]["fields"]["new"]
    assert answer.status_code == 422
    assert {error["code"] for error in errors} == codes
    assert all(error["message"] not in ("", error["code"]) for error in errors)


def test_guessing_the_current_password_locks_too(xiaoli: User) -> None:
    client = client_for(xiaoli)
    for _ in range(5):
        assert client.post("/api/me/password", {"current": "guess", "new": "another horse 8"}).status_code == 422
    assert client.post("/api/me/password", {"current": PASSWORD, "new": "another horse 8"}).status_code == 429


def test_a_nul_character_is_the_clients_mistake(cast: Cast) -> None:
    client = client_for(cast.xiaoli)
    answer = client.patch("/api/me", {"preferences": {"note": "a\0b"}})
    assert (answer.status_code, list(answer.json()["params"]["fields"])) == (422, ["preferences.note"])
    assert client.get("/api/me?q=%00").status_code == 400
