"""What the audit trail calls columns of customers that are no fields of a resource."""

from yingdan.platform.resources.spec import Field
from yingdan.platform.trail.saying import rewritten
from yingdan.platform.trail.words import describe

describe(
    "customers_followup", ("跟进", "Follow-up"),
    Field("mentions", ("提到的人", "People mentioned")),
    Field("file_ids", ("附件", "Attachments")),
    words={"mentions": rewritten, "file_ids": rewritten},
)  # fmt: skip
describe(
    "customers_collaborator", ("客户协作人", "Collaborator"),
    Field("customer_id", ("客户", "Customer"), "ref", ref="customer"),
    Field("member_id", ("成员", "Member"), "ref", ref="member"),
    Field("can_edit", ("可以修改", "May edit"), "boolean"),
    Field("until", ("截止日期", "Until"), "date"),
    Field("added_by_id", ("由谁添加", "Added by"), "ref", ref="member"),
    Field("added_at", ("添加时间", "Added at"), "datetime"),
    title="customer__name",
)  # fmt: skip
