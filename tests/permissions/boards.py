"""Routes of broadcasts, of who is not published, and of dashboards: 小李's team, 小李, a dashboard of 小李's."""

from tests.permissions.record import Record
from yingdan.insight.models import Broadcast, Dashboard, Unpublished
from yingdan.kernel import clock
from yingdan.org.models import Member

_DASHBOARD = {"dashboard_id": "dashboard"}
RECORDS: dict[str, Record] = {
    "DELETE /api/leaderboard/broadcasts/{broadcast_id}": Record({"broadcast_id": "broadcast"}, ok=204, by="company"),
    "DELETE /api/leaderboard/unpublished/{unpublished_id}": Record(
        {"unpublished_id": "unpublished"}, ok=204, by="company"
    ),
    "GET /api/dashboards/{dashboard_id}": Record(_DASHBOARD),
    "PATCH /api/dashboards/{dashboard_id}": Record(_DASHBOARD, {"version": 1, "name": "新名字"}),
    "POST /api/dashboards/{dashboard_id}/copy": Record(_DASHBOARD, {"name": "副本"}, ok=201),
    "DELETE /api/dashboards/{dashboard_id}": Record(_DASHBOARD, ok=204),
}


def boards(owner: Member) -> dict[str, int | str]:
    """One of each."""
    return {
        "broadcast": Broadcast.objects.create(team_id=owner.team_id, since=clock.now()).pk,
        "unpublished": Unpublished.objects.create(member=owner).pk,
        "dashboard": Dashboard.objects.create(owner_id=owner.user_id, name="我的看板").pk,
    }
