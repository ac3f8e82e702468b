"""One record of every kind that belongs to 小李, and people who may do everything – each within their own reach."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from tests.permissions.boards import boards
from tests.permissions.coverage import coverage
from tests.permissions.leads import leads
from tests.permissions.outlets import outlets
from tests.permissions.people import people
from tests.permissions.pools_scene import pools
from tests.permissions.reception import receptions
from tests.permissions.remedies import remedies
from tests.permissions.reports import reports
from tests.permissions.risks import risks
from tests.permissions.routes import routes
from tests.permissions.segments import segments
from tests.permissions.tasks import tasks
from tests.permissions.visits import visits
from yingdan.accounts.models import Role, Session
from yingdan.accounts.services import tokens
from yingdan.catalog.models import Product
from yingdan.conftest import ApiClient, Cast, actor_for, client_for, make_cast, make_member, make_team, make_user
from yingdan.customers.models import Collaborator, Contact, Customer, FollowUp, Merge
from yingdan.deals.models import CloseReason, Competitor, Deal, EvidenceKind, Pipeline, Stage, StageCriterion
from yingdan.kernel import clock
from yingdan.kernel.permissions import catalogue
from yingdan.org.models import Leave, Member, Territory
from yingdan.org.rules.leave import half
from yingdan.platform.models import SavedView, StoredFile
from yingdan.targets.models import ActivityChange, Cell, Target


@dataclass
class Scene:
    """`owner` has every scoped permission for own rows, `mate` the same in the team, `outsider` the same elsewhere."""

    cast: Cast
    owner: ApiClient
    mate: ApiClient
    outsider: ApiClient
    company: ApiClient
    nobody: ApiClient
    anonymous: ApiClient
    ids: dict[str, int | str] = field(default_factory=dict)

    def client(self, who: str) -> ApiClient:
        """A client by its name."""
        found: ApiClient = getattr(self, who)
        return found


def role(code: str, reach: str, *, unscoped: bool = False) -> Role:
    """A role with every permission that has a reach, and perhaps those without."""
    grants = {one.code: reach if one.scoped else "all" for one in catalogue().values() if one.scoped or unscoped}
    return Role.objects.create(code=code, zh=code, en=code, grants=grants, position=99)


def build() -> Scene:
    """The scene, in the database of the test."""
    cast = make_cast()
    for code, reach in (("own", "own"), ("team", "team"), ("all", "all")):
        role(code, reach, unscoped=code == "all")
    owner = make_member("小李二", cast.team, "own")
    mate = make_member("组员", cast.team, "team")
    scene = Scene(
        cast=cast,
        owner=client_for(owner),
        mate=client_for(mate),
        outsider=client_for(make_member("外人", cast.other_team, "team")),
        company=client_for(make_member("全权", cast.company, "all")),
        nobody=client_for(make_user("无权")),
        anonymous=client_for(None),
    )
    for make in MAKERS:
        scene.ids.update(make(owner))
    scene.ids.update(
        mate=mate.id,
        team=cast.team.id,
        other_team=cast.other_team.id,
        region=cast.region.id,
        colleague=cast.xiaowang.id,
        role="rep",
    )
    return scene


def _customers(owner: Member) -> dict[str, int | str]:
    mine = {"owner": owner, "team": owner.team, "created_by": owner}
    customer = Customer.objects.create(name="大华公司", name_key="大华", **mine)
    contact = Contact.objects.create(customer=customer, name="周先生", created_by=owner)
    followup = FollowUp.objects.create(customer=customer, text="谈得不错", happened_at=clock.now(), **mine)
    merge = Merge.objects.create(survivor_id=customer.id, name=customer.name)
    return {"customer": customer.id, "contact": contact.id, "followup": followup.id, "merge": merge.id}


def _deal(owner: Member) -> dict[str, int | str]:
    pipeline = Pipeline.objects.create(name="试验流程")
    first, second = (
        Stage.objects.create(pipeline=pipeline, name=name, position=n, probability=20 * n)
        for n, name in enumerate(("接洽", "报价"), 1)
    )
    deal = Deal.objects.create(
        name="一号商机", pipeline=pipeline, stage=first, probability=first.probability, stage_entered_at=clock.now(),
        opened_on=clock.today(), customer=Customer.objects.get(), owner=owner, team=owner.team, created_by=owner,
    )  # fmt: skip
    deal.entries.create(stage=first, entered_at=deal.stage_entered_at, by=owner)
    helper = make_member("售前", make_team("售前组"))
    deal.members.create(member=helper, role="presales")
    Collaborator.objects.create(customer_id=deal.customer_id, member=helper)
    reason = CloseReason.objects.create(kind="lost", name="试验原因")
    criterion = StageCriterion.objects.create(stage=first, kind="check", label="预算已确认")
    act = EvidenceKind.objects.create(form="act", name="接受报价")
    evidence = deal.evidence.create(kind=act, happened_on=clock.today())
    boss = Contact.objects.create(customer_id=deal.customer_id, name="吴总")
    deal.people.create(contact=boss, role="decision_maker")
    return {"deal": deal.id, "deal_owner": owner.id, "boss": boss.id, "next_stage": second.id,
            "helper": helper.id, "reason": reason.id,
            "criterion": criterion.id, "act": act.id, "evidence": evidence.id}  # fmt: skip


def _personal(owner: Member) -> dict[str, int | str]:
    view = SavedView.objects.create(resource="customer", name="我的视图", owner=owner.user)
    file = StoredFile.objects.create(
        name="a.txt", mime="text/plain", size=1, sha256="0" * 64, content=b"a", user=owner.user
    )
    token, _ = tokens.create(actor=actor_for(owner), name="t")
    session = Session.objects.filter(user=owner.user).latest("id")
    return {"view": view.id, "file": file.id, "token": token.id, "session": session.id}


def _others(owner: Member) -> dict[str, int | str]:
    further = owner.further_teams.create(team=make_team("临时小组"), since=clock.today())
    day = date(2031, 5, 14)
    number = half(day, "am")
    leave = Leave.objects.create(
        member=owner, kind="annual", starts_on=day, ends_on=day, first_half=number, last_half=number + 1, days=1
    )
    return {
        "leave": leave.id,
        "member": owner.id,
        "further_team": further.team_id,
        "territory": Territory.objects.create(name="浙江区").pk,
        "competitor": Competitor.objects.create(name="西联自动化").pk,
        "product": Product.objects.create(name="GTX Pro").pk,
    }


def _targets(owner: Member) -> dict[str, int | str]:
    made = [
        Target.objects.create(name=f"{year} 年目标", year=year, team=owner.team, amount=1200) for year in (2031, 2032)
    ]
    for target in made:
        Cell.objects.create(target=target, team=owner.team, member=owner, month=1, days=[1200] + 30 * [0])
    draft, published = made
    Target.objects.filter(id=published.id).update(status="published", published_at=clock.now())
    edit = draft.edits.create(kind="set", version=1, reverted=True)
    edit.cells.create(target_id=draft.id, team_id=owner.team_id, member_id=owner.id, month=1, days=31 * [0])
    said = published.responses.create(team=owner.team, member=owner, kind="counter", amount=1000, comment="太高")
    file = StoredFile.objects.create(name="b.txt", mime="text/plain", size=1, sha256="1" * 64, content=b"b")
    draft.attachments.create(file=file)
    day = date(2031, 1, 6)
    change = ActivityChange.objects.create(starts_on=day, ends_on=day, people=1)
    change.rows.create(member=owner, kind="visits", per_week=3, starts_on=day, ends_on=day)
    return {"target": draft.id, "published_target": published.id, "edit": edit.id, "response": said.id,
            "attached_file": file.id, "activity_change": change.id}  # fmt: skip


MAKERS: tuple[Callable[[Member], dict[str, int | str]], ...] = (
    _customers, _deal, _personal, _others, _targets, pools, leads, tasks, segments, receptions,
    people, coverage, outlets, remedies, risks, boards, visits, reports, routes,
)  # fmt: skip
