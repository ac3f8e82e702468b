"""Leave 休假, described once."""

from yingdan.org import importer_leave
from yingdan.org.models import Leave
from yingdan.org.selectors.leave import narrow_leaves, visible_leaves
from yingdan.org.services import leave
from yingdan.platform.resources.spec import Choice, Field, Importer, Resource

KINDS = (
    Choice("annual", ("年假", "Annual"), "blue"),
    Choice("sick", ("病假", "Sick"), "red"),
    Choice("personal", ("事假", "Personal"), "gold"),
    Choice("maternity", ("产假 / 陪产假", "Maternity or paternity"), "purple"),
    Choice("other", ("其他", "Other"), "default"),
)
STATUSES = (
    Choice("requested", ("待批准", "Asked for"), "gold"),
    Choice("registered", ("已登记", "Registered"), "green"),
    Choice("refused", ("未批准", "Refused"), "red"),
    Choice("cancelled", ("已取消", "Cancelled"), "default"),
)
HALVES = (Choice("am", ("上午", "Morning")), Choice("pm", ("下午", "Afternoon")))

LEAVE = Resource(
    name="leave",
    label=("休假", "Leave"),
    label_plural=("休假", "Leave"),
    model=Leave,
    path="/leave",
    title_field="name",
    fields=(
        Field("name", ("姓名", "Name"), source="member__name", editable=False, importable=False,
              hidden_by_default=True),
        Field("member", ("成员", "Member"), "ref", ref="member", groupable=True, required=True, width=96),
        Field("team", ("部门", "Team"), "ref", ref="team", source="member__team", groupable=True, editable=False,
              importable=False),
        Field("kind", ("类型", "Kind"), "choice", choices=KINDS, groupable=True, width=110),
        Field("starts_on", ("开始日期", "First day"), "date", required=True, groupable=True, width=106),
        Field("starts_half", ("从", "From"), "choice", choices=HALVES, width=76),
        Field("ends_on", ("结束日期", "Last day"), "date", required=True, groupable=True, width=106),
        Field("ends_half", ("到", "Until"), "choice", choices=HALVES, width=76),
        Field("days", ("工作日", "Workdays"), "decimal", editable=False, importable=False, summable=True, width=90,
              unit=("天", "days"), help=("按工作日历计算，节假日不算", "By the calendar: days off do not count")),
        Field("status", ("状态", "Status"), "choice", choices=STATUSES, groupable=True, in_form=False, width=100),
        Field("note", ("说明", "Note"), max_length=300, width=150),
        Field("decided_by", ("审批人", "Answered by"), "ref", ref="member", editable=False, importable=False,
              hidden_by_default=True),
        Field("decided_at", ("审批时间", "Answered at"), "datetime", editable=False, importable=False,
              hidden_by_default=True),
        Field("answer", ("审批意见", "Answer"), editable=False, importable=False, hidden_by_default=True),
        Field("external_id", ("外部编号", "External ID"), max_length=100, hidden_by_default=True, in_form=False),
        Field("created_by", ("登记人", "Registered by"), "ref", ref="member", editable=False, hidden_by_default=True,
              importable=False),
        Field("created_at", ("登记时间", "Registered at"), "datetime", editable=False, importable=False,
              groupable=True, hidden_by_default=True),
        Field("updated_at", ("更新时间", "Updated at"), "datetime", editable=False, importable=False,
              hidden_by_default=True),
    ),
    visible=visible_leaves,
    narrow=narrow_leaves,
    scopes=("all", "mine", "team", "below"),
    create=leave.create,
    save=leave.save,
    remove=leave.remove,
    create_via="custom",
    default_columns=("member", "team", "kind", "starts_on", "starts_half", "ends_on", "ends_half", "days", "status",
                     "note"),
    default_sort=(("starts_on", True),),
    group_fields=("kind", "member", "team", "status"),
    searchable=False,
    importer=Importer(keys=("external_id",), columns=importer_leave.columns),
)  # fmt: skip
