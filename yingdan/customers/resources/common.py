"""Fields that every record has."""

from yingdan.platform.resources.spec import Field

OWNER = Field("owner", ("负责人", "Owner"), "ref", ref="member", groupable=True, editable=False, in_form=False)
TEAM = Field("team", ("部门", "Team"), "ref", ref="team", groupable=True, editable=False, importable=False)
TRACE = (
    Field("external_id", ("外部编号", "External ID"), max_length=100, hidden_by_default=True, in_form=False),
    Field("created_by", ("创建人", "Created by"), "ref", ref="member", editable=False, hidden_by_default=True),
    Field("created_at", ("创建时间", "Created at"), "datetime", groupable=True, editable=False),
    Field("updated_at", ("更新时间", "Updated at"), "datetime", editable=False, importable=False),
)
