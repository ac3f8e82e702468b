"""Two weeks of reports and plans in the demo company: most in time, some late, some missing, with comments."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from yingdan.customers.models import Customer
from yingdan.kernel import clock
from yingdan.org.models import Member
from yingdan.org.selectors import calendar as calendars
from yingdan.org.services import tallies
from yingdan.reports.models import Comment, Plan, PlanItem, PlanTally, Report, ReportTally
from yingdan.reports.rules import spans, standing
from yingdan.reports.rules.spans import Span
from yingdan.reports.selectors import composed, facts
from yingdan.reports.selectors.setup import deadline, setup
from yingdan.reports.services import plans

PEOPLE = 24  # who writes: the supervisor's team first
PLANNERS = 12
DAYS = 14
LATE, MISSING = 0.12, 0.08
JUDGEMENTS = (
    "两家客户对新品有兴趣，价格还要再谈一轮；竞品本周在做促销，需要公司支持一次陈列。",
    "老客户订单稳定，新开发的客户决策慢，计划下周请主管陪访一次。",
    "报价已送到采购手里，对方关心交期；技术问题已请售前跟进。",
    "今天电话较多，约到三家下周面谈；有一家明确说预算推到下季度。",
    "重点商机进入方案阶段，关键人已见面，风险在付款条件。",
    "回访为主，客户反映售后响应慢，已转给服务同事。",
)
NEXT = (
    "上午拜访两家重点客户，下午整理报价并回访昨天的意向客户。",
    "跟进方案评审结果，约采购谈付款条件。",
    "拜访 3 家，电话 8 个，补齐客户资料。",
    "陪同主管走访样板客户，准备演示。",
)
SAID = (
    "判断准确，注意留意竞品动作。",
    "付款条件先别松口，明早碰一下。",
    "辛苦，明天的陪访我来安排。",
    "这单要抓紧，需要支持随时说。",
)
BACK = (
    "重点客户没有排进来，请补上后再交。",
    "电话太多、拜访太少，至少安排三家拜访。",
    "请写明每家的目的，下午路线也要顺一下。",
)
WEATHER = ("晴", "多云", "阴", "小雨")


def write(axis_today: date, now: datetime, seed: int) -> None:
    """Reports of the last workdays and last week, asked for from today on; plans of this week and of tomorrow."""
    random = Random(seed)  # noqa: S311 - the same seed gives the same company
    people = _people()
    known = calendars.load()
    first = axis_today - timedelta(DAYS)
    days = [day for n in range(DAYS + 1) if known.is_workday(day := first + timedelta(n))]
    rows = [
        _report(random, one, spans.containing("day", day), axis_today, now) for day in days for one in people
    ]  # fmt: skip
    week = spans.containing("week", axis_today).before()
    rows += [_report(random, one, week, axis_today, now) for one in people]
    made = Report.objects.bulk_create(rows)
    _comment(random, made, now)
    for one in people[:PLANNERS]:
        for day in (*days[-4:], spans.next_workday(known, axis_today)):
            _plan(random, one, day, axis_today)
    _answer(people[:PLANNERS], now)
    row = setup()
    row.starts_on = axis_today
    row.save()
    tallies.compact(ReportTally)
    tallies.compact(PlanTally)


def _people() -> list[Member]:
    """Reps: those of the supervisor who signs in come first."""
    boss = Member.objects.filter(user__username="supervisor").first()
    reps = Member.objects.filter(user__user_roles__role__code="rep", ended_on=None).select_related("team").distinct()
    near = list(reps.filter(team_id=boss.team_id).order_by("id")[:PEOPLE]) if boss else []
    return [*near, *reps.exclude(id__in=[one.pk for one in near]).order_by("id")[: PEOPLE - len(near)]]


def _report(random: Random, member: Member, span: Span, today: date, now: datetime) -> Report:
    after, at = deadline(setup(), span.kind)
    due = spans.due_at(calendars.load(member.team_id), span, after, at, clock.company_zone())
    row = Report(
        owner=member, team=member.team, kind=span.kind, start=span.start, end=span.end, required=True, due_at=due
    )
    luck = random.random()
    written = due + timedelta(hours=11) if luck < LATE else due - timedelta(minutes=random.randint(20, 240))
    if span.end >= today or written > now or luck > 1 - MISSING:
        return row
    row.snapshot = composed.of_member(member.pk, span)
    row.status, row.submitted_at = "submitted", written
    row.late = standing.is_late(written, due, required=True)
    row.judgement, row.next_plan = random.choice(JUDGEMENTS), random.choice(NEXT)
    row.area, row.weather = row.snapshot["area"], random.choice(WEATHER)
    return row


def _comment(random: Random, rows: Iterable[Report], now: datetime) -> None:
    """The supervisor says something to every third report of the own team."""
    boss = Member.objects.filter(user__username="supervisor").first()
    if boss is None:
        return
    mine = [one for one in rows if one.team_id == boss.team_id and one.submitted_at and one.owner_id != boss.pk]
    Comment.objects.bulk_create(
        Comment(
            report=one, by=boss, by_name=boss.name, text=random.choice(SAID),
            at=min(now, (one.submitted_at or now) + timedelta(hours=1)),
        )
        for one in mine[::3]
    )  # fmt: skip


def _answer(people: list[Member], now: datetime) -> None:
    """Of the plans of the supervisor's people from today on some are approved, some given back, some wait."""
    boss = Member.objects.filter(user__username="supervisor").first()
    if boss is None:
        return
    verdicts = ("", "approved", "returned", "")
    led = [one.pk for one in people if one.team_id == boss.team_id and one.pk != boss.pk]
    for plan in Plan.objects.filter(owner__in=led).order_by("start", "owner_id"):
        place = led.index(plan.owner_id)
        verdict = verdicts[(place + plan.start.toordinal()) % len(verdicts)]
        if plan.end < clock.business_day(now):
            verdict = plan.answer or ("approved" if verdict else "")
        plan.answer, plan.answer_note = verdict, BACK[place % len(BACK)] if verdict == "returned" else ""
        if verdict:
            plan.answered_by, plan.answered_name = boss, boss.name
            plan.answered_at = min(now, clock.day_start(plan.start) + timedelta(hours=8))
        plan.save()


def _plan(random: Random, member: Member, day: date, today: date) -> None:
    """Whom the person met that day, mostly as planned, and one or two who were planned and not met."""
    met = [
        (one.kind, one.customer) for one in facts.of_member(member.pk, day, day)
        if one.customer and one.kind in ("visit", "call")
    ]  # fmt: skip
    others = list(Customer.objects.filter(owner=member).exclude(id__in=[id for _, id in met]).order_by("id")[:30])
    random.shuffle(others)
    wanted: list[tuple[str, int]] = list(dict.fromkeys(met))[:5]
    wanted += [("visit" if n % 2 else "call", one.pk) for n, one in enumerate(others[: 1 if wanted else 4])]
    if not wanted:
        return
    names = dict(Customer.objects.filter(id__in=[id for _, id in wanted]).values_list("id", "name"))
    answer: dict[str, Any] = {"answer": "approved"} if day <= today and random.random() < 0.5 else {}
    plan = Plan.objects.create(owner=member, team=member.team, kind="day", start=day, end=day, **answer)
    for position, (what, customer) in enumerate(wanted):
        source = "customer" if position % 2 else "hand"
        PlanItem.objects.create(
            plan=plan, position=position, what=what, title=names[customer][:200], customer_id=customer, source=source
        )
    plans.work_out(plan)
