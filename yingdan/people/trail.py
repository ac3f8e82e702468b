"""What the audit trail calls handovers."""

from yingdan.people.resources.handover import KINDS, STATUSES
from yingdan.platform.resources.spec import Field
from yingdan.platform.trail.saying import rewritten
from yingdan.platform.trail.words import describe

describe(
    "people_handover", ("交接", "Handover"),
    Field("giver_id", ("交出人", "Giver"), "ref", ref="member"),
    Field("kind", ("类型", "Kind"), "choice", choices=KINDS),
    Field("status", ("状态", "Status"), "choice", choices=STATUSES),
    Field("until", ("代管到", "Stand-in until"), "date"),
    Field("note", ("说明", "Note")),
    Field("rules", ("分配规则", "Rules of sharing out")),
    Field("checklist", ("检查清单", "Checklist")),
    Field("submitted_at", ("提交时间", "Submitted at"), "datetime"),
    Field("signed_at", ("交出方签字时间", "Signed by the giver at"), "datetime"),
    Field("signed_by_id", ("交出方签字人", "Signed for the giver by"), "ref", ref="member"),
    Field("done_at", ("完成时间", "Handed over at"), "datetime"),
    Field("undone_at", ("撤回时间", "Taken back at"), "datetime"),
    Field("result", ("结果", "Outcome")),
    Field("heir_id", ("其他事项接手人", "Takes the other duties"), "ref", ref="member"),
    Field("released", ("已解除的事项", "Duties ended")),
    title="giver__name",
    words={"rules": rewritten, "result": rewritten, "released": rewritten},
)  # fmt: skip
describe(
    "people_receiver", ("接收人", "Receiver of a handover"),
    Field("handover_id", ("交接", "Handover"), "ref", ref="handover"),
    Field("member_id", ("接收人", "Receiver"), "ref", ref="member"),
    Field("signed_at", ("签字时间", "Signed at"), "datetime"),
    title="member__name",
)  # fmt: skip
