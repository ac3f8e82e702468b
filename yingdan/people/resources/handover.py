"""A handover 交接, as lists show it."""

from yingdan.people.models import Handover
from yingdan.people.selectors import narrow_handovers, visible_handovers
from yingdan.platform.resources.spec import Choice, Field, Resource

KINDS = (
    Choice("leaving", ("离职交接", "Leaving"), "red"),
    Choice("moving", ("调岗交接", "Moving"), "blue"),
    Choice("leave", ("休假代管", "Stand-in"), "cyan"),
)
STATUSES = (
    Choice("draft", ("拟定中", "Draft"), "default"),
    Choice("submitted", ("待签字", "To be signed"), "gold"),
    Choice("done", ("已交接", "Handed over"), "green"),
    Choice("undone", ("已撤回", "Taken back"), "purple"),
    Choice("ended", ("代管已结束", "Stand-in over"), "default"),
    Choice("cancelled", ("已取消", "Cancelled"), "default"),
)


def _shown(name: str, label: tuple[str, str], type: str = "text", **more: object) -> Field:
    return Field(name, label, type, editable=False, importable=False, **more)  # type: ignore[arg-type]


HANDOVER = Resource(
    name="handover",
    label=("交接", "Handover"),
    label_plural=("交接", "Handovers"),
    model=Handover,
    path="/handovers",
    title_field="name",
    fields=(
        _shown("name", ("姓名", "Name"), source="giver__name", hidden_by_default=True),
        _shown("giver", ("交出人", "Giver"), "ref", ref="member", groupable=True, width=110),
        _shown("team", ("部门", "Team"), "ref", ref="team", source="giver__team", groupable=True),
        _shown("kind", ("类型", "Kind"), "choice", choices=KINDS, groupable=True, width=110),
        _shown("status", ("状态", "Status"), "choice", choices=STATUSES, groupable=True, width=110),
        _shown("until", ("代管到", "Stand-in until"), "date", groupable=True, width=110),
        _shown("note", ("说明", "Note")),
        _shown("created_by", ("经办人", "Handled by"), "ref", ref="member", width=110),
        _shown("created_at", ("发起时间", "Begun"), "datetime", groupable=True, width=150),
        _shown("done_at", ("完成时间", "Handed over at"), "datetime", groupable=True, width=150),
    ),
    visible=visible_handovers,
    narrow=narrow_handovers,
    scopes=("all", "mine", "team", "below"),
    create_via="custom",
    default_columns=("giver", "team", "kind", "status", "until", "created_by", "created_at", "done_at"),
    default_sort=(("created_at", True),),
    group_fields=("kind", "status", "team"),
    searchable=False,
    custom_fields=False,
)
