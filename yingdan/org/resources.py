"""Members and teams, described once."""

from typing import Any

from django.db.models import QuerySet

from yingdan.kernel.actor import Actor
from yingdan.org import importer, importer_team, selectors
from yingdan.org.models import Member, Team
from yingdan.org.services import members
from yingdan.platform.resources.spec import Choice, Field, Importer, Resource

TEXTS = ("phone", "position")


def _visible_members(actor: Actor, action: str) -> QuerySet[Member]:
    return selectors.visible_members(actor, f"member.{action}")


def _visible_teams(actor: Actor, action: str) -> QuerySet[Team]:
    return Team.objects.all()


def _save(actor: Actor, member: Member, values: dict[str, Any]) -> None:
    changes = {"manager_id" if name == "manager" else name: value for name, value in values.items()}
    members.apply(actor, member, {name: value or "" if name in TEXTS else value for name, value in changes.items()})


MEMBER = Resource(
    name="member",
    label=("成员", "Member"),
    label_plural=("成员", "Members"),
    model=Member,
    path="/members",
    title_field="name",
    hint="team__name",
    fields=(
        Field("name", ("姓名", "Name"), required=True, max_length=100),
        Field("staff_no", ("工号", "Staff number"), max_length=40, width=110),
        Field("team", ("部门", "Team"), "ref", ref="team", groupable=True, editable=False, required=True),
        Field("position", ("岗位", "Position"), max_length=60, groupable=True),
        Field("manager", ("直属上级", "Manager"), "ref", ref="member", groupable=True),
        Field("phone", ("手机", "Mobile"), "phone", max_length=30),
        Field("username", ("用户名", "User name"), source="user__username", editable=False, importable=False),
        Field("email", ("邮箱", "E-mail"), "email", source="user__email", editable=False, importable=False),
        Field(
            "is_active", ("可登录", "May sign in"), "boolean", source="user__is_active", editable=False,
            importable=False, groupable=True, width=90,
        ),
        Field("started_on", ("入职日期", "Start date"), "date", groupable=True),
        Field("ended_on", ("离职日期", "Last day"), "date", editable=False, importable=False),
        Field("external_id", ("外部编号", "External ID"), max_length=100, hidden_by_default=True, in_form=False),
        Field("created_at", ("创建时间", "Created at"), "datetime", editable=False, importable=False, groupable=True,
              hidden_by_default=True),
        Field("updated_at", ("更新时间", "Updated at"), "datetime", editable=False, importable=False,
              hidden_by_default=True),
    ),
    visible=_visible_members,
    searched=("name", "staff_no"),
    searched_phone="phone",
    shown_elsewhere=("team", "username", "is_active", "ended_on"),
    narrow=selectors.narrow_members,
    scopes=("all", "team", "below"),
    save=_save,
    create_via="custom",
    default_columns=("name", "staff_no", "team", "position", "manager", "phone", "started_on", "ended_on"),
    default_sort=(("name", False),),
    group_fields=("team", "position", "manager"),
    importer=Importer(
        keys=("external_id", "staff_no", "name"),
        columns=importer.columns,
        after=importer.after,
        changed=importer.changed,
        undone=importer.undone,
    ),
)  # fmt: skip

TEAM = Resource(
    name="team",
    label=("团队", "Team"),
    label_plural=("团队", "Teams"),
    model=Team,
    path="/organisation",
    title_field="name",
    hint="parent__name",
    permissions="member",
    fields=(
        Field("name", ("名称", "Name"), editable=False, required=True, max_length=100),
        Field(
            "kind", ("类型", "Kind"), "choice", editable=False, groupable=True,
            choices=(
                Choice("company", ("公司", "Company")),
                Choice("region", ("区域", "Region")),
                Choice("team", ("团队", "Team")),
            ),
        ),
        Field("parent", ("上级", "Parent"), "ref", ref="team", editable=False, groupable=True),
        Field("manager", ("负责人", "Manager"), "ref", ref="member", editable=False),
        Field("opened_on", ("成立日期", "Opened"), "date", editable=False),
        Field("closed_on", ("关闭日期", "Closed"), "date", editable=False, importable=False),
        Field("external_id", ("外部编号", "External ID"), editable=False, hidden_by_default=True),
    ),
    visible=_visible_teams,
    create_via="custom",
    default_columns=("name", "kind", "parent", "manager", "opened_on", "closed_on"),
    default_sort=(("name", False),),
    searchable=False,
    custom_fields=False,
    importer=Importer(
        keys=("external_id", "name"), columns=importer_team.columns, changed=importer_team.changed
    ),
)  # fmt: skip
