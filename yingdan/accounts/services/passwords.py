"""Passwords: changing one's own, and one-time passwords from an administrator."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from yingdan.accounts import rules
from yingdan.accounts.errors import WrongCurrentPassword
from yingdan.accounts.models import User
from yingdan.accounts.services import attempts, sessions
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Invalid, Unauthorized, invalid


def change(*, actor: Actor, current: str, new: str, keep_session: str = "", ip: str | None = None) -> None:
    """Replaces the actor's password and ends the other sessions."""
    sessions.require_person(actor)
    user = User.objects.select_for_update().filter(id=actor.user_id).first()
    if user is None:
        raise Unauthorized
    attempts.check(user.username, ip)
    if not user.check_password(current):
        attempts.note(user.username, ip, succeeded=False)
        raise WrongCurrentPassword(fields={"current": [{"code": "wrong_current_password"}]})
    if new == current:
        raise invalid("new", "password_unchanged")
    check(new, user, field="new")
    user.set_password(new)
    user.must_change_password = False
    user.save(update_fields=["password", "must_change_password"])
    sessions.end_all(user.id, but=keep_session)


def give_one_time(user: User) -> str:
    """Sets a random password that must be changed at the next sign-in; ends all sessions. Returned once."""
    password = rules.one_time_password()
    user.set_password(password)
    user.must_change_password = True
    user.save(update_fields=["password", "must_change_password"])
    sessions.end_all(user.id)
    attempts.forgive(user.username)
    return password


def check(password: str, user: User | None, *, field: str) -> None:
    """Raises `Invalid` with everything that makes the password a bad one."""
    try:
        validate_password(password, user)
    except ValidationError as error:
        problems = [{"code": one.code, **_plain(one.params)} for one in error.error_list]
        raise Invalid(fields={field: problems}) from error


def _plain(params: object) -> dict[str, object]:
    given = params if isinstance(params, dict) else {}
    return {"min_length": given["min_length"]} if "min_length" in given else {}
