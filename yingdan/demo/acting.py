"""Who does things in the demo company by way of services."""

from yingdan.accounts import selectors as accounts
from yingdan.accounts.models import User
from yingdan.kernel.actor import Actor


def director() -> Actor:
    """The sales director."""
    user = User.objects.filter(username="director").first()
    actor = accounts.actor_of_user(user.pk) if user else None
    if actor is None:
        raise LookupError("director")
    return actor
