"""Who is signed in, put together for the web app: one answer with all it needs to start."""

from yingdan.accounts import selectors
from yingdan.accounts.models import User
from yingdan.accounts.ports import CompanyBrief, Surroundings, surroundings
from yingdan.accounts.types import Label, Me, RoleBrief, UserOut
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Unauthorized


def of(actor: Actor) -> Me:
    """The profile of the actor."""
    user = User.objects.filter(id=actor.user_id).first()
    if user is None:
        raise Unauthorized
    lookup = surroundings.get("org")
    around = lookup.find(actor) if lookup else _nowhere()
    return Me(
        user=UserOut.from_orm(user),
        member=around.member,
        roles=[RoleBrief(code=r.code, label=Label(zh=r.zh, en=r.en)) for r in selectors.roles_of(user.id)],
        permissions={code: scope.value for code, scope in actor.grants.items()},
        company=around.company,
        demo=around.demo,
    )


def _nowhere() -> Surroundings:
    company = CompanyBrief(name="", currency="CNY", timezone=clock.company_zone().key)
    return Surroundings(member=None, company=company, demo=False)
