"""What hangs on a person by the organisation: teams and territories that are managed. Who follows is a decision; a
handover only shows them."""

from yingdan.kernel.ports import Duty, Hold
from yingdan.org.models import Member, Team, Territory


def _teams(member_id: int) -> list[Hold]:
    rows = Team.objects.filter(manager=member_id, closed_on=None).order_by("path")
    return [Hold(name, "/org") for name in rows.values_list("name", flat=True)]


def _territories(member_id: int) -> list[Hold]:
    rows = Territory.objects.filter(manager=member_id, closed_on=None).order_by("name", "id")
    return [Hold(name, "/org/territories") for name in rows.values_list("name", flat=True)]


def _reports(member_id: int) -> list[Hold]:
    rows = Member.objects.filter(manager=member_id, ended_on=None).order_by("name", "id")
    return [Hold(name, f"/members?open=member:{id}") for id, name in rows.values_list("id", "name")]


TEAMS = Duty(("负责的部门", "Teams managed"), _teams)
TERRITORIES = Duty(("负责的区域", "Territories managed"), _territories)
REPORTS = Duty(("直接下属", "Direct reports"), _reports)
