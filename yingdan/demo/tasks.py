"""Tasks of the demo company: what is to be done about open deals and customers, some late, some done; and templates."""

from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from django.db.models import Count, F, Q

from yingdan.customers.models import Customer
from yingdan.deals.models import Deal
from yingdan.demo.axis import Axis
from yingdan.kernel import clock
from yingdan.tasks.models import CheckLine, Task, TaskSetting, TaskTemplate, TemplateLine
from yingdan.tasks.rules import due
from yingdan.tasks.services.common import derive

DEALS, CUSTOMERS = 360, 120  # at most, however large the company
MINE = 12  # open deals of those who sign in first have tasks for certain
# title, checklist
OF_DEALS: list[tuple[str, tuple[str, ...]]] = [
    ("发报价单", ("核对型号与数量", "确认折扣权限", "附付款条件")),
    ("约技术交流", ()),
    ("拜访决策人", ("了解预算", "了解决策流程", "确认时间表")),
    ("寄样品", ("登记样品编号", "通知客户收件人")),
    ("准备方案演示", ("改用客户自己的数据", "与售前对一遍")),
    ("跟进招标公告", ()),
    ("确认合同条款", ("付款方式", "交货期", "违约责任")),
    ("请财务批特价", ()),
]
OF_CUSTOMERS: list[tuple[str, tuple[str, ...]]] = [
    ("季度回访", ("满意度", "新需求", "竞品动向")),
    ("核对应收账款", ()),
    ("更新联系人", ()),
    ("送节日问候", ()),
]
BLOCKED = ("等客户寄回样品", "等财务批价", "客户联系人出差")
STATUSES = (("todo", 60), ("doing", 14), ("blocked", 7), ("done", 19))
# Of each: name, purpose, kind of records, and lines: what, step or not, days, for whom, role, checklist.
TEMPLATES: list[tuple[str, str, str, list[tuple[str, bool, int, str, str, list[str]]]]] = [
    (
        "新商机跟进", "商机建立后的头两周", "deal",
        [
            ("了解需求与预算", False, 2, "owner", "", ["预算范围", "决策流程", "期望上线时间"]),
            ("找到决策人", False, 5, "owner", "", []),
            ("售前技术交流", False, 7, "role", "presales", ["准备案例", "记录异议"]),
            ("上级复盘一次", False, 14, "superior", "", []),
        ],
    ),
    (
        "报价与方案", "进入报价阶段时使用", "deal",
        [
            ("制作方案", False, 3, "owner", "", []),
            ("收集技术参数", True, 1, "owner", "", []),
            ("方案内部评审", True, 2, "role", "presales", []),
            ("发出报价", False, 4, "owner", "", ["核对折扣权限", "附付款条件"]),
            ("报价后回访", False, 7, "owner", "", []),
        ],
    ),
    (
        "签约后交接", "赢单之后", "deal",
        [
            ("移交交付团队", False, 1, "role", "delivery", ["合同副本", "客户联系人", "特殊承诺"]),
            ("首次回访", False, 30, "owner", "", []),
        ],
    ),
    (
        "A 类客户维护", "每季度一次", "customer",
        [
            ("高层拜访", False, 14, "superior", "", []),
            ("满意度回访", False, 7, "owner", "", ["交付", "服务", "价格"]),
        ],
    ),
]  # fmt: skip


def write(axis: Axis, seed: int) -> None:
    """Deals and customers are there already."""
    rnd = Random(seed + 77)  # noqa: S311 - a story, no secret
    _templates()
    rows = [*_about_deals(rnd, axis.today), *_about_customers(rnd, axis.today)]
    tasks = [task for task, _ in rows]
    Task.objects.bulk_create(tasks, batch_size=1000)
    CheckLine.objects.bulk_create(
        (
            CheckLine(task=task, text=text, position=n, done_at=task.updated_at if n < task.check_done else None)
            for task, checks in rows
            for n, text in enumerate(checks)
        ),
        batch_size=1000,
    )
    ago = timedelta(days=9, hours=14, minutes=25, seconds=59)  # before the end of the day: half past nine
    Task.objects.update(created_at=F("due_at") - ago)
    Task.objects.filter(created_at__gt=clock.day_start(axis.today)).update(created_at=clock.day_start(axis.today))
    Task.objects.update(updated_at=F("created_at"), owned_since=F("created_at"))
    # The worker of a company that was just made does not tell everybody at once what was due before.
    TaskSetting.objects.update_or_create(id=1, defaults={"told_on": axis.today})


def _templates() -> None:
    for name, note, resource, lines in TEMPLATES:
        template = TaskTemplate.objects.create(name=name, note=note, resource=resource)
        TemplateLine.objects.bulk_create(
            TemplateLine(
                template=template, position=n, title=title, step=step, offset_days=days, assignee=assignee, role=role,
                checklist=checklist,
            )
            for n, (title, step, days, assignee, role, checklist) in enumerate(lines)
        )  # fmt: skip


def _about_deals(rnd: Random, today: date) -> list[tuple[Task, tuple[str, ...]]]:
    rows = Deal.objects.filter(status="open", owner__isnull=False).select_related("owner").order_by("id")
    first = list(rows.filter(owner__user__username__in=["rep", "supervisor", "manager"])[:MINE])
    known = {deal.pk for deal in first}
    deals = [*first, *(deal for deal in rows[:DEALS] if deal.pk not in known)]
    return [
        _task(
            rnd, today, OF_DEALS, deal,
            subject_resource="deal", subject_title=deal.name[:200], customer_id=deal.customer_id,
        )
        for deal in deals
    ]  # fmt: skip


def _about_customers(rnd: Random, today: date) -> list[tuple[Task, tuple[str, ...]]]:
    rows = Customer.objects.filter(~Q(status="lost"), owner__isnull=False).annotate(won=Count("deals"))
    return [
        _task(rnd, today, OF_CUSTOMERS, row, subject_resource="customer", subject_title=row.name[:200],
              customer_id=row.pk)
        for row in rows.filter(won__gt=0).order_by("id")[:CUSTOMERS]
    ]  # fmt: skip


def _task(
    rnd: Random, today: date, titles: list[tuple[str, tuple[str, ...]]], row: Any, **about: Any
) -> tuple[Task, tuple[str, ...]]:
    title, checks = rnd.choice(titles)
    status = rnd.choices([name for name, _ in STATUSES], [weight for _, weight in STATUSES])[0]
    day = today + timedelta(days=rnd.randrange(-12, 0) if status == "done" else _when(rnd))
    end = due.end_of(day)
    done = len(checks) if status == "done" else 0 if status == "todo" else rnd.randrange(len(checks) + 1)
    task = Task(
        title=title, status=status, priority=rnd.choices(["high", "normal", "low"], [20, 65, 15])[0], due_at=end,
        owner_id=row.owner_id, team_id=row.team_id, created_by_id=row.owner_id, subject_id=row.pk,
        blocked_reason=rnd.choice(BLOCKED) if status == "blocked" else "",
        done_at=_done(end) if status == "done" else None, check_total=len(checks), check_done=done, **about,
    )  # fmt: skip
    task.updated_at = end
    derive(task)
    return task, checks


def _when(rnd: Random) -> int:
    """Most ahead, some today, a few late."""
    return rnd.choices([rnd.randrange(-4, 0), 0, rnd.randrange(1, 8), rnd.randrange(8, 26)], [14, 12, 46, 28])[0]


def _done(end: datetime) -> datetime:
    return end - timedelta(hours=7)
