"""Signing in with a password."""

from django.contrib.auth.hashers import make_password

from yingdan.accounts import selectors
from yingdan.accounts.errors import WrongPassword
from yingdan.accounts.models import User
from yingdan.accounts.services import attempts, sessions
from yingdan.kernel import audit, clock
from yingdan.kernel.actor import Actor, Channel


def with_password(
    *, username: str, password: str, channel: Channel = "web", ip: str | None = None, user_agent: str = ""
) -> tuple[Actor, str]:
    """The actor and the token for the cookie.

    Raises `LockedOut` or `WrongPassword`; an unknown name takes as long to refuse as a wrong password.
    """
    attempts.check(username, ip)
    user = User.objects.filter(username=username).first()
    if user is None:
        make_password(password)  # spends the time that checking would
    if user is None or not user.check_password(password) or not user.is_active:
        attempts.note(username, ip, succeeded=False)
        raise WrongPassword
    attempts.note(username, ip, succeeded=True)
    actor = selectors.actor_of_user(user.id, channel=channel)
    if actor is None:
        raise WrongPassword
    audit.announce(actor)
    user.last_login = clock.now()
    user.save(update_fields=["last_login"])
    return actor, sessions.open_for(user.id, channel=channel, ip=ip, user_agent=user_agent)
