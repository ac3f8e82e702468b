"""The ten roles that every company starts with, and what each may do until an administrator changes it."""

from dataclasses import dataclass

from yingdan.kernel.actor import Scope

EVERYTHING = "*"
ADMINISTRATOR = "administrator"
Grants = dict[str, str]


@dataclass(frozen=True, slots=True)
class DefaultRole:
    """A role as delivered."""

    code: str
    zh: str
    en: str
    grants: Grants


def _grants(**by_scope: str) -> Grants:
    """`_grants(own="deal: read create; team: manage")` → {"deal.read": "own", …}; a wider scope wins."""
    grants: Grants = {}
    for scope in Scope:
        for part in filter(None, by_scope.get(scope.value, "").split(";")):
            group, actions = part.split(":")
            grants.update({f"{group.strip()}.{action}": scope.value for action in actions.split()})
    return grants


_VISITS = "visit: read create edit"
_DIRECTORY = "member: read; product: read; source: read; competitor: read; insight: leaderboard"
_WORK = "read create edit"
_RECORDS = "read create edit delete export assign"
_POOL = "pool: read claim"
_PLAN = "remedy: read; plan_review: read"
_RISKS = "risk: read create edit"
_PLAN_LEAD = "remedy: read edit export; plan_review: read edit export"
_TASKS = "task: read create edit delete"
_REPORT = "report: read edit"
_REPORT_LEAD = "report: read edit lead export"

DEFAULT_ROLES = (
    DefaultRole(
        "rep", "销售代表", "Sales rep",
        _grants(
            own=f"lead: {_WORK} convert; pool: release;"
            f" outlet: {_WORK};"
            f" customer: {_WORK} merge; contact: {_WORK} delete; followup: {_WORK} delete;"
            f" deal: {_WORK}; target: read total; insight: read; leave: read create edit;"
            f" reception: read; handover: read; coverage: read; forecast: read submit; {_TASKS}; {_PLAN}; {_RISKS};"
            f" {_REPORT}; {_VISITS}; route: read edit",
            team="task: assign",
            all=f"{_DIRECTORY}; {_POOL}",
        ),
    ),
    DefaultRole(
        "supervisor", "销售主管", "Sales supervisor",
        _grants(
            team=f"lead: {_WORK} convert export assign; pool: release; segment: pin;"
            f" outlet: {_WORK} delete export;"
            f" customer: {_WORK} export assign merge; contact: {_WORK} delete export; followup: {_WORK} delete export;"
            f" deal: {_WORK} export assign override; target: read edit; insight: read broadcast; leave: {_WORK} export;"
            " handover: read manage export; reception: read export; coverage: read edit export; route: read edit;"
            f" forecast: read submit override; {_TASKS} assign export;"
            f" {_PLAN_LEAD}; {_RISKS} delete export assign; {_REPORT_LEAD}; {_VISITS} assign export signals",
            all=f"{_DIRECTORY}; view: share; {_POOL}; reception: register; competitor: create edit",
        ),
    ),
    DefaultRole(
        "manager", "销售经理", "Sales manager",
        _grants(
            below=f"lead: {_RECORDS} convert; pool: release; segment: pin;"
            f" outlet: {_WORK} delete export;"
            f" customer: {_RECORDS} merge; contact: {_WORK} delete export; followup: {_WORK} delete export;"
            f" deal: {_RECORDS} override; target: read edit publish; insight: read broadcast; leave: {_WORK} export;"
            " handover: read manage export; reception: read export; coverage: read edit export; route: read edit;"
            f" forecast: read submit override; {_TASKS} assign export;"
            f" {_PLAN_LEAD}; {_RISKS} delete export assign; {_REPORT_LEAD}; {_VISITS} assign export signals",
            all=f"{_DIRECTORY}; view: share; {_POOL} export; reception: register manage; task_setup: manage;"
            " competitor: create edit export",
        ),
    ),
    DefaultRole(
        "director", "销售总监", "Sales director",
        _grants(
            all=f"lead: {_RECORDS} convert; source: {_WORK} delete export; lead_setup: manage;"
            f" outlet: {_WORK} delete export; outlet_setup: manage;"
            f" {_POOL} manage export release; segment: manage pin;"
            f" customer: {_RECORDS} merge; contact: {_WORK} delete export; followup: {_WORK} delete export;"
            f" deal: {_RECORDS} override; target: read edit publish; insight: read leaderboard broadcast;"
            f" competitor: {_WORK} delete export; product: {_WORK} export; member: read export; team: manage;"
            " pipeline: manage; view: share;"
            " leave: read create edit export;"
            " calendar: manage; metric: manage; handover: read manage export;"
            " reception: read register manage export; coverage: read edit export; coverage_setup: manage;"
            " route: read edit; route_setup: manage;"
            f" forecast: read submit override; forecast_setup: manage; {_TASKS} assign export;"
            f" {_PLAN_LEAD}; task_setup: manage; {_RISKS} delete export assign; risk_setup: manage;"
            f" {_REPORT_LEAD}; report_setup: manage; {_VISITS} assign export signals; visit_setup: manage",
        ),
    ),
    DefaultRole(
        "sales_support", "内勤", "Sales support",
        _grants(
            below=f"lead: {_WORK} convert export import;"
            f" outlet: {_WORK} export import;"
            f" customer: {_WORK} export import merge; contact: {_WORK} export import;"
            f" followup: {_WORK} export import;"
            f" deal: {_WORK} export import; target: read; insight: read; leave: {_WORK} export import;"
            f" handover: read; coverage: read export; route: read; forecast: read; {_TASKS} assign export import;"
            f" {_RISKS} export import; {_REPORT} export; visit: read export",
            all=f"reception: read register; source: {_WORK} export import; lead_setup: manage; pool: read;"
            f" product: {_WORK} export import; competitor: {_WORK}; member: read; import: manage; view: share;"
            " insight: leaderboard;"
            " task_setup: manage",
        ),
    ),
    DefaultRole(
        "front_desk", "前台", "Front desk",
        _grants(
            own="lead: read create;"
            f" customer: read create; contact: read create; followup: read create; leave: {_WORK}; handover: read;"
            f" {_TASKS}",
            all=f"{_DIRECTORY}; reception: read register export",
        ),
    ),
    DefaultRole(
        "inspector", "督导", "Inspector",
        _grants(
            own=f"leave: {_WORK}; handover: read; {_TASKS}",
            all="lead: read; source: read; pool: read; reception: read export;"
            " outlet: read export;"
            " customer: read; contact: read; followup: read; deal: read; competitor: read; product: read; member: read;"
            " target: read; insight: read leaderboard; audit: read; coverage: read export; route: read; forecast: read;"
            f" {_PLAN}; risk: read; report: read export; visit: read export signals",
        ),
    ),
    DefaultRole(
        "finance", "财务", "Finance",
        _grants(
            own=f"leave: {_WORK}; handover: read; {_TASKS}",
            all="lead: read; source: read edit export;"
            " outlet: read;"
            " customer: read; contact: read; deal: read export; product: read edit export; member: read;"
            " target: read; insight: read leaderboard; forecast: read; risk: read create edit export",
        ),
    ),
    DefaultRole(
        "hr", "人力资源", "HR",
        _grants(
            all=f"member: {_WORK} export import; team: manage; import: manage; calendar: manage;"
            f" leave: {_WORK} delete export import; handover: read manage export",
            own=_TASKS,
        ),
    ),
    DefaultRole(ADMINISTRATOR, "管理员", "Administrator", {EVERYTHING: Scope.all.value}),
)  # fmt: skip
