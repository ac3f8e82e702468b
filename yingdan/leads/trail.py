"""What the audit trail calls columns of leads that are no fields of a resource."""

from yingdan.platform.resources.spec import Field
from yingdan.platform.trail.saying import rewritten
from yingdan.platform.trail.words import describe

describe(
    "leads_lead", ("线索", "Lead"),
    Field("company_key", ("公司查重名", "Company, for duplicates")),
    Field("campaign", ("推广参数", "Campaign parameters")),
)  # fmt: skip
describe(
    "leads_webform", ("网站表单", "Web form"),
    Field("name", ("名称", "Name")),
    Field("token", ("表单编号", "Form number")),
    Field("source_id", ("来源", "Source"), "ref", ref="source"),
    Field("owner_id", ("线索负责人", "Owner of the leads"), "ref", ref="member"),
    Field("fields", ("字段", "Fields")),
    Field("title", ("标题", "Title")),
    Field("thanks", ("感谢语", "Thanks")),
    Field("active", ("启用", "Active"), "boolean"),
    title="name",
    words={"fields": rewritten, "title": rewritten, "thanks": rewritten},
)  # fmt: skip
describe(
    "leads_fieldroute", ("转化字段对应", "Field mapping"),
    Field("source", ("线索字段", "Field of the lead")),
    Field("resource", ("去向", "Goes to")),
    Field("field", ("目标字段", "Target field")),
    title="source",
)  # fmt: skip
