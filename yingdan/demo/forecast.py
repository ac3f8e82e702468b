"""Forecasts of the demo company: how sure reps are of their deals, what they called in the last months, an override,
and the snapshots of the last weeks, so that the calls of two months have been held against what came."""

from datetime import datetime, timedelta
from random import Random

from django.db import connection
from django.db.models import Sum

from yingdan.deals.models import Deal, WonDay
from yingdan.demo.axis import DAY, Axis
from yingdan.forecast.models import Call
from yingdan.forecast.rules import horizon
from yingdan.forecast.services import runs, scoring
from yingdan.kernel import clock
from yingdan.org.models import Member
from yingdan.targets.rules import period as periods
from yingdan.targets.rules.period import Period

WEEKS = 10
MOST = 400  # people who call, however large the company
SURE = ((60, "commit"), (40, "best_case"), (20, "pipeline"))  # from which win rate on
HABITS = (1.25, 1.1, 1.0, 0.95, 0.8)  # some promise too much, some keep something back
WHY = "两个大单的预算还没有批下来，先按保守口径"


def write(axis: Axis, seed: int) -> None:
    """After targets and the states of deals."""
    random = Random(seed + 5)  # noqa: S311 - a story, no secret
    now = clock.day_start(axis.today) + timedelta(minutes=axis.now % DAY)
    _categories(now - timedelta(20))
    sellers = Deal.objects.filter(status="open", owner__ended_on=None).values("owner")
    people = list(Member.objects.filter(id__in=sellers).order_by("id")[:MOST])
    month = periods.containing("month", axis.today)
    before = month.before()
    for span in (before.before(), before, month):
        Call.objects.bulk_create(_calls(random, people, span, now))
    first = horizon.monday(axis.today) - timedelta(7 * WEEKS)
    for week in range(WEEKS):
        runs.snapshot(clock.day_start(first + timedelta(7 * week)) + timedelta(hours=6))
    scoring.settle(axis.today)
    _override(people, month, now)
    runs.refresh(now)


def _categories(at: datetime) -> None:
    """What reps said of their deals follows the win rate; nothing was said of one in five."""
    with connection.cursor() as cursor:
        cursor.execute("select set_config('yingdan.at', %s, true)", [at.isoformat()])
    left = Deal.objects.filter(status="open", category="")
    for percent, category in SURE:
        left.filter(probability__gte=percent).exclude(id__regex="[37]$").update(category=category)
    with connection.cursor() as cursor:
        cursor.execute("select set_config('yingdan.at', '', true)")


def _calls(random: Random, people: list[Member], span: Period, now: datetime) -> list[Call]:
    """A call near the beginning of the month and, from some, another one later; of the past, off by habit and luck."""
    rows = WonDay.objects.filter(day__range=(span.start, span.end)).values_list("owner").annotate(Sum("amount"))
    won = {owner: int(amount * 100) for owner, amount in rows.order_by()}
    due = Deal.objects.filter(status="open", expected_close__range=(span.start, span.end), category="commit")
    sure = {owner: int(amount * 100) for owner, amount in due.values_list("owner").annotate(Sum("amount")).order_by()}
    found = []
    for person in people:
        habit = HABITS[person.pk % len(HABITS)]
        for turn in range(2):
            day = span.start + timedelta(1 + person.pk % 3 + 12 * turn)
            moment = clock.day_start(day) + timedelta(hours=9, minutes=person.pk % 50)
            if moment > now or random.random() < (0.15 if turn == 0 else 0.5):
                continue
            truth = (won.get(person.pk, 0) + sure.get(person.pk, 0)) or 5_000_000
            commit = round(truth * habit * random.uniform(0.8, 1.2) / 100_000) * 100_000
            best = round(commit * random.uniform(1.1, 1.4) / 100_000) * 100_000
            found.append(_call(person, span, moment, commit, best))
    return found


def _call(person: Member, span: Period, at: datetime, commit: int, best: int) -> Call:
    return Call(
        kind="submitted", member=person, period=span.key, start=span.start, end=span.end, commit=commit,
        best=max(best, commit), by=person, by_name=person.name, at=at,
    )  # fmt: skip


def _override(people: list[Member], span: Period, now: datetime) -> None:
    """The superior of the one who calls the most says less."""
    called = Call.objects.filter(period=span.key, member__in=people).select_related("member__team__manager")
    boldest = called.exclude(member__team__manager=None).order_by("-commit", "id").first()
    if boldest is None or boldest.member is None or boldest.member.team.manager is None or boldest.commit is None:
        return
    superior = boldest.member.team.manager
    if superior.pk == boldest.member_id:
        return
    Call.objects.create(
        kind="overridden", member=boldest.member, period=span.key, start=span.start, end=span.end,
        commit=boldest.commit * 8 // 10, best=boldest.commit, instead_of=boldest.commit, note=WHY, by=superior,
        by_name=superior.name, at=now - timedelta(hours=2),
    )  # fmt: skip
