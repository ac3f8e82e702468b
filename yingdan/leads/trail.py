"""What the audit trail calls columns of leads that are no fields of a resource."""

from yingdan.platform.resources.spec import Field
from yingdan.platform.trail.words import describe

describe(
    "leads_lead", ("线索", "Lead"),
    Field("company_key", ("公司查重名", "Company, for duplicates")),
    Field("campaign", ("推广参数", "Campaign parameters")),
)  # fmt: skip
