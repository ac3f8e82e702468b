"""Making users, their roles, and who may touch whom."""

import pytest
from django.contrib.auth.hashers import identify_hasher

from yingdan.accounts import rules, selectors
from yingdan.accounts.errors import LastAdministrator
from yingdan.accounts.models import User
from yingdan.accounts.services import users
from yingdan.conftest import Cast, actor_for, make_user
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Forbidden, Invalid

SYSTEM = Actor.system("test")


def test_passwords_are_stored_as_argon2(cast: Cast) -> None:
    user, password = users.create(actor=SYSTEM, username="new", name="新人", role_codes=["rep"])
    assert identify_hasher(user.password).algorithm == "argon2"
    assert user.check_password(password)
    assert user.must_change_password
    assert [role.code for role in selectors.roles_of(user.id)] == ["rep"]


def test_many_users_at_once_cannot_sign_in_yet(cast: Cast) -> None:
    made = users.create_many(actor=SYSTEM, people=[("a", "甲"), ("b", "乙")], role_codes=["rep"])
    assert [user.has_usable_password() for user in made] == [False, False]
    assert all(selectors.roles_of(user.id).get().code == "rep" for user in made)


@pytest.mark.parametrize(("field", "username", "roles"), [("username", "xiaoli", ["rep"]), ("roles", "x", ["boss"])])
def test_a_taken_name_or_an_unknown_role_is_refused(cast: Cast, field: str, username: str, roles: list[str]) -> None:
    with pytest.raises(Invalid) as refused:
        users.create(actor=SYSTEM, username=username, name="某人", role_codes=roles)
    assert list(refused.value.params["fields"]) == [field]


def test_hr_cannot_make_administrators_or_take_over_their_accounts(cast: Cast) -> None:
    hr = actor_for(cast.hr)
    with pytest.raises(Forbidden):
        users.create(actor=hr, username="mole", name="某人", role_codes=["administrator"])
    with pytest.raises(Forbidden):
        users.set_roles(actor=hr, user_id=cast.xiaoli.user_id, role_codes=["rep", "administrator"])
    with pytest.raises(Forbidden):
        users.reset_password(actor=hr, user_id=cast.admin.user_id)
    with pytest.raises(Forbidden):
        users.deactivate(actor=hr, user_id=cast.admin.user_id)


def test_nobody_but_administrators_changes_their_own_roles(cast: Cast) -> None:
    with pytest.raises(Forbidden):
        users.set_roles(actor=actor_for(cast.hr), user_id=cast.hr.user_id, role_codes=["hr", "director"])
    users.set_roles(actor=actor_for(cast.hr), user_id=cast.xiaoli.user_id, role_codes=["supervisor"])
    assert actor_for(cast.xiaoli).roles == {"supervisor"}


def test_the_last_administrator_stays(cast: Cast) -> None:
    admin = actor_for(cast.admin)
    with pytest.raises(LastAdministrator):
        users.set_roles(actor=admin, user_id=cast.admin.user_id, role_codes=["director"])
    make_user("副管理员", "administrator")
    users.set_roles(actor=admin, user_id=cast.admin.user_id, role_codes=["director"])


def test_the_first_administrator_is_made_once(db: None) -> None:
    made = users.first_administrator()
    assert made is not None
    user, password = made
    assert user.username == "admin"
    assert user.check_password(password)
    actor = selectors.actor_of_user(user.id)
    assert actor is not None
    assert actor.may("role.manage")
    assert users.first_administrator() is None
    assert User.objects.count() == 1


def test_one_time_passwords_have_no_letters_that_look_alike() -> None:
    passwords = [rules.one_time_password() for _ in range(200)]
    assert len(set(passwords)) == 200
    assert not set("".join(passwords)) & set("0O1lIio")
