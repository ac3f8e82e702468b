"""What the audit trail calls columns of the organisation that are no fields of a resource."""

from yingdan.platform.resources.spec import Field
from yingdan.platform.trail.own import account
from yingdan.platform.trail.words import describe

describe("org_member", ("成员", "Member"), account())
describe("org_team", ("团队", "Team"), Field("position", ("顺序", "Order"), "integer"))
describe(
    "org_teammember", ("兼任团队", "Further team"),
    Field("team_id", ("团队", "Team"), "ref", ref="team"),
    Field("member_id", ("成员", "Member"), "ref", ref="member"),
    Field("since", ("开始日期", "From"), "date"),
    Field("until", ("截止日期", "Until"), "date"),
    title="member__name",
)  # fmt: skip
