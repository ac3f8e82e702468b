"""What the profile of the signed-in person shows of the organisation and the company."""

from yingdan.accounts.ports import CompanyBrief, MemberBrief, Named, Surroundings
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.org import selectors
from yingdan.org.models import Member, Team
from yingdan.platform.models import Company


def surroundings(actor: Actor) -> Surroundings:
    """The actor's place, and the company."""
    company = Company.objects.first()
    member = selectors.member_of(actor.user_id)
    return Surroundings(
        member=_brief(member) if member else None,
        company=CompanyBrief(
            name=(company.name if company else "") or _root_name(),
            currency=company.currency if company else "CNY",
            timezone=clock.company_zone().key,
        ),
        demo=bool(company and company.is_demo),
    )


def _root_name() -> str:
    """A company that nobody has named is called as the top of its organisation."""
    root = Team.objects.filter(parent=None, closed_on=None).order_by("position", "id").values_list("name", flat=True)
    return root.first() or ""


def _brief(member: Member) -> MemberBrief:
    team = Named(id=member.team.id, name=member.team.name)
    return MemberBrief(id=member.id, name=member.name, team=team, position=member.position)
