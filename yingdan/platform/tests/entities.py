"""Resources for the engine's own tests, over the real tables but with the plainest of services."""

from decimal import Decimal
from itertools import count
from typing import Any

from yingdan.customers import permissions as _customer_permissions  # noqa: F401
from yingdan.customers.models import Customer
from yingdan.deals import permissions as _deal_permissions  # noqa: F401
from yingdan.deals.models import Deal, Pipeline, Stage
from yingdan.kernel import clock, search
from yingdan.kernel.actor import Actor
from yingdan.org import selectors as org
from yingdan.org.models import Member
from yingdan.platform.resources.spec import Choice, Field, Resource
from yingdan.platform.services import events

_number = count(1)


def _save(actor: Actor, instance: Any, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(instance, "owner_id" if name == "owner" else name, value)
    instance.save()
    kind = "customer" if isinstance(instance, Customer) else "deal"
    events.record(actor=actor, verb=f"{kind}.edited", resource=kind, object_id=instance.pk)


def _create(actor: Actor, values: dict[str, Any], confirm: bool) -> Customer:
    owner: Any = values.pop("owner", None) or actor.member_id
    team_id = Member.objects.values_list("team_id", flat=True).get(pk=owner)
    made: Customer = Customer.objects.create(name_key=values["name"], owner_id=owner, team_id=team_id, **values)
    return made


def _remove(actor: Actor, instance: Any) -> None:
    instance.delete()


MEMBER = Resource(
    "member", ("成员", "Member"), ("成员", "Members"), Member, "/members", "name",
    (Field("name", ("姓名", "Name")), Field("position", ("职位", "Position"), groupable=True),
     Field("phone", ("电话", "Phone"), "phone", read="member.edit")),
    visible=lambda actor, action: Member.objects.all(),
)  # fmt: skip
GRADES = tuple(Choice(grade, (f"{grade}级", f"Grade {grade}")) for grade in "ABC")
CUSTOMER = Resource(
    "customer", ("客户", "Customer"), ("客户", "Customers"), Customer, "/customers", "name",
    (
        Field("name", ("客户名称", "Name"), required=True),
        Field("industry", ("行业", "Industry"), groupable=True),
        Field("grade", ("等级", "Grade"), "choice", choices=GRADES, groupable=True),
        Field("phone", ("电话", "Phone"), "phone"),
        Field("website", ("网站", "Website"), "url"),
        Field("tags", ("标签", "Tags"), "tags", groupable=True, sortable=False),
        Field("employees", ("人数", "Employees"), "integer", summable=True),
        Field("annual_revenue", ("年收入", "Revenue"), "money", summable=True, read="customer.assign"),
        Field("owner", ("负责人", "Owner"), "ref", ref="member", groupable=True),
        Field("next_contact_at", ("下次联系", "Next contact"), "datetime"),
        Field("created_at", ("创建时间", "Created"), "datetime", editable=False, groupable=True),
        Field("updated_at", ("更新时间", "Updated"), "datetime", editable=False),
    ),
    visible=lambda actor, action: org.visible(Customer.objects.all(), actor, f"customer.{action}"),
    narrow=lambda rows, actor, scope: org.narrow(rows, actor, scope),
    scopes=("all", "mine", "team", "below"),
    create=_create, save=_save, remove=_remove,
    default_columns=("name", "industry", "owner", "updated_at"),
    default_sort=(("updated_at", True),), hint="city",
)  # fmt: skip
DEAL = Resource(
    "deal", ("商机", "Deal"), ("商机", "Deals"), Deal, "/deals", "name",
    (
        Field("name", ("商机名称", "Name"), required=True),
        Field("customer", ("客户", "Customer"), "ref", ref="customer", groupable=True),
        Field("amount", ("金额", "Amount"), "money", summable=True),
        Field("probability", ("赢率", "Win rate"), "percent", minimum=0, maximum=100),
        Field("expected_close", ("预计成交", "Expected close"), "date", groupable=True),
        Field("stage", ("阶段", "Stage"), "choice", editable=False, groupable=True,
              choices=lambda: [Choice(str(s.pk), (s.name, s.name)) for s in Stage.objects.all()]),
        Field("status", ("状态", "Status"), "choice", editable=False,
              choices=tuple(Choice(s, (s, s)) for s in Deal.STATUSES)),
        Field("owner", ("负责人", "Owner"), "ref", ref="member", groupable=True),
        Field("updated_at", ("更新时间", "Updated"), "datetime", editable=False),
    ),
    visible=lambda actor, action: org.visible(Deal.objects.all(), actor, f"deal.{action}"),
    narrow=lambda rows, actor, scope: org.narrow(rows, actor, scope),
    scopes=("all", "mine", "team", "below"),
    save=_save,
    default_columns=("name", "customer", "amount"),
    default_sort=(("updated_at", True),),
)  # fmt: skip


def make_customer(owner: Member, name: str = "", **columns: Any) -> Customer:
    """A customer of somebody."""
    name = name or f"客户{next(_number)}"
    vector = search.vector([name], [columns.get("phone", "")])
    return Customer.objects.create(
        name=name, name_key=name, owner=owner, team_id=owner.team_id, search=vector, **columns
    )


def make_deal(owner: Member, name: str = "", **columns: Any) -> Deal:
    """An open deal of somebody."""
    pipeline, _ = Pipeline.objects.get_or_create(name="标准流程")
    stage, _ = Stage.objects.get_or_create(
        pipeline=pipeline, name="初步接触", defaults={"position": 1, "probability": 10}
    )
    values = {"amount": Decimal(100), "probability": 10, "stage_entered_at": clock.now(), **columns}
    name = name or f"商机{next(_number)}"
    vector = search.vector([name])
    return Deal.objects.create(
        name=name, owner=owner, team_id=owner.team_id, pipeline=pipeline, stage=stage, search=vector, **values
    )
