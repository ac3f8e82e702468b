"""What the permission tests must know of each route. A route that is missing here fails the tests.

Add to RECORDS a route with the id of a record in its path that belongs to somebody: 小李's record is given, the owner
must get `ok`, an outsider 404. Add to SHARED one whose record belongs to the company, with the reason.
"""

from typing import Any

from tests.permissions import (
    boards,
    coverage,
    deal_health,
    leads,
    outlets,
    people,
    playbooks,
    pools,
    reception,
    remedies,
    reports,
    risks,
    routes,
    sales,
    segments,
    targets,
    tasks,
    visits,
)
from tests.permissions.record import Record

# The generic routes of resources: a body that passes the schema, and what the owner gets.
RESOURCE_ROUTES: dict[str, Any] = {
    "GET /api/resources/{name}": None,
    "POST /api/resources/{name}": {"values": {}},
    "POST /api/resources/{name}/query": {},
    "POST /api/resources/{name}/count": {},
    "POST /api/resources/{name}/group": {"by": "id"},
    "GET /api/resources/{name}/lookup": None,
    "GET /api/resources/{name}/{record_id}": None,
    "PATCH /api/resources/{name}/{record_id}": {"version": 1, "values": {}},
    "DELETE /api/resources/{name}/{record_id}": None,
    "POST /api/resources/{name}/bulk": {"action": "edit", "ids": [1], "values": {}},
    "POST /api/resources/{name}/undo": {"token": "x"},
    "POST /api/resources/{name}/export": {"format": "csv"},
    "GET /api/resources/{name}/{record_id}/history": None,
    "GET /api/resources/{name}/{record_id}/timeline": None,
}

# Resources whose rows belong to somebody: a change that the owner may make.
OWNED_RESOURCES: dict[str, dict[str, Any]] = {
    "customer": {"short_name": "大华"},
    "contact": {"title": "经理"},
    "followup": {"text": "又谈了一次"},
    "deal": {"next_step": "报价"},
    "member": {"position": "销售代表"},
    "leave": {"note": "回老家"},
    **leads.OWNED,
    **tasks.OWNED,
    **risks.OWNED,
    **outlets.OWNED,
}
# Resources whose rows belong to the company, and why everybody with the permission sees all of them.
COMPANY_RESOURCES = {
    "product": "one catalogue for the company",
    "competitor": "one catalogue for the company",
    "territory": "who serves which area is no secret",
    "team": "the tree is the frame of all scopes; names of teams are no secret",
    **pools.RESOURCES,
    **reception.RESOURCES,
    **leads.RESOURCES,
    **people.RESOURCES,
    **segments.RESOURCES,
    **coverage.RESOURCES,
    **outlets.RESOURCES,
    **remedies.RESOURCES,
    **visits.RESOURCES,
    **reports.RESOURCES,
}

MEMBER = {"member_id": "member"}
RECORDS: dict[str, Record] = {
    "DELETE /api/me/sessions/{session_id}": Record({"session_id": "session"}, ok=204),
    "DELETE /api/me/tokens/{token_id}": Record({"token_id": "token"}, ok=204),
    "GET /api/org/members/{member_id}": Record(MEMBER),
    "GET /api/org/members/{member_id}/open-work": Record(MEMBER),
    "POST /api/org/members/{member_id}/move": Record(MEMBER, {"team_id": "$team"}),
    "POST /api/org/members/{member_id}/handover": Record(MEMBER, {"to_id": 1}, ok=422),
    "POST /api/org/members/{member_id}/leave": Record(MEMBER, {"ended_on": "2999-01-01"}),
    "POST /api/org/members/{member_id}/return": Record(MEMBER),
    "POST /api/org/members/{member_id}/roles": Record(MEMBER, {"roles": ["rep"]}, by="mate"),
    "POST /api/org/members/{member_id}/reset-password": Record(MEMBER),
    "POST /api/org/members/{member_id}/teams": Record(MEMBER, {"team_id": "$other_team"}, by="company"),
    "DELETE /api/org/members/{member_id}/teams/{team_id}": Record({**MEMBER, "team_id": "further_team"}),
    "POST /api/org/leave/{leave_id}/decision": Record({"leave_id": "leave"}, {"version": 1, "approved": True}, ok=409),
    "GET /api/files/{file_id}": Record({"file_id": "file"}),
    "PATCH /api/views/{view_id}": Record({"view_id": "view"}, {"name": "新名字"}),
    "DELETE /api/views/{view_id}": Record({"view_id": "view"}, ok=204),
    **sales.RECORDS,
    **targets.RECORDS,
    **reception.RECORDS,
    **leads.RECORDS,
    **people.RECORDS,
    **segments.RECORDS,
    **deal_health.RECORDS,
    **playbooks.RECORDS,
    **coverage.RECORDS,
    **outlets.RECORDS,
    **tasks.RECORDS,
    **remedies.RECORDS,
    **reports.RECORDS,
    **risks.RECORDS,
    **routes.RECORDS,
    **boards.RECORDS,
    **visits.RECORDS,
}

_CALENDAR = "the calendar is the company's: everybody sees it, `calendar.manage` has no reach"
_IMPORT = "imports are done in the company's name; who may manage them sees all"
_METRIC = "metrics are the company's; `metric.manage` has no reach"
_NOTICE = "channels are the company's; `notice.manage` has no reach"
_TREE = "the organisation tree is the company's; `team.manage` has no reach"
SHARED: dict[str, str] = {
    **sales.SHARED,
    **pools.SHARED,
    **reception.SHARED,
    **leads.SHARED,
    **segments.SHARED,
    **deal_health.SHARED,
    **playbooks.SHARED,
    **tasks.SHARED,
    **risks.SHARED,
    **visits.SHARED,
    "PUT /api/roles/{code}": "roles are the company's; `role.manage` has no reach",
    "GET /api/org/calendar/{year}": _CALENDAR,
    "GET /api/org/calendar/{year}/export": _CALENDAR,
    "PUT /api/org/calendar/{year}": _CALENDAR,
    "POST /api/org/calendar/{year}/paste": _CALENDAR,
    "PUT /api/org/calendar/days/{day}": _CALENDAR,
    "DELETE /api/org/calendar/days/{day}": _CALENDAR,
    "DELETE /api/org/calendar/weekend/{rule_id}": _CALENDAR,
    "PUT /api/org/territories/{territory_id}": _TREE,
    "POST /api/org/territories/{territory_id}/close": _TREE,
    "PATCH /api/metrics/{metric_id}": _METRIC,
    "POST /api/metrics/{metric_id}/archiving": _METRIC,
    "PATCH /api/org/teams/{team_id}": _TREE,
    "POST /api/org/teams/{team_id}/move": _TREE,
    "POST /api/org/teams/{team_id}/close": _TREE,
    "POST /api/org/teams/{team_id}/reopen": _TREE,
    "GET /api/org/teams/{team_id}/members": "lists only members within reach; see org/tests/test_teams.py",
    **{
        f"{method} /api/imports/{path}": _IMPORT
        for method, path in (
            ("GET", "template/{resource}"),
            ("PUT", "recipes/{recipe_id}"),
            ("DELETE", "recipes/{recipe_id}"),
            ("GET", "{job_id}"),
            ("PATCH", "{job_id}"),
            ("POST", "{job_id}/suggest"),
            ("POST", "{job_id}/validate"),
            ("POST", "{job_id}/commit"),
            ("POST", "{job_id}/cancel"),
            ("POST", "{job_id}/undo"),
            ("GET", "{job_id}/issues"),
            ("GET", "{job_id}/twins"),
            ("POST", "{job_id}/twins"),
            ("GET", "{job_id}/errors.{kind}"),
        )
    },
    "PATCH /api/notice-channels/{channel_id}": _NOTICE,
    "DELETE /api/notice-channels/{channel_id}": _NOTICE,
    "POST /api/notice-channels/{channel_id}/test": _NOTICE,
    "GET /api/notice-deliveries/{delivery_id}": _NOTICE,
    "PATCH /api/custom-fields/{field_id}": "custom fields are the company's; `custom_field.manage` has no reach",
    "DELETE /api/custom-fields/{field_id}": "custom fields are the company's; `custom_field.manage` has no reach",
}
