"""Sends broadcasts: all of one day and slot in one transaction, so that it goes out whole and once, or not yet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import connection, transaction
from django.db.models import Q

from yingdan.accounts import selectors as accounts
from yingdan.insight.models import Broadcast, BroadcastRun
from yingdan.insight.rules import broadcast as rules
from yingdan.insight.rules import telling
from yingdan.insight.rules.broadcast import Due, Hours, Slot
from yingdan.insight.selectors import placing
from yingdan.insight.selectors.placing import Told
from yingdan.kernel import clock
from yingdan.kernel.texts import text
from yingdan.org.models import Member
from yingdan.org.rules.calendar import Calendar
from yingdan.org.selectors import calendar as calendars
from yingdan.platform.models import NoticeChannel, Notification
from yingdan.platform.notices import outbox
from yingdan.platform.notices import rules as ways
from yingdan.platform.services import notify
from yingdan.targets.selectors import tree as trees

KIND = "board.broadcast"
LOCALES = {"zh": "zh-CN", "en": "en"}
DAY_TOP = 5  # of the day's board in a group: together with the cumulative one it still fits one message
RUNS_KEPT = timedelta(days=400)


@dataclass(frozen=True, slots=True)
class Reader:
    """A member whom a broadcast is for."""

    id: int
    user: int
    team: int
    above: tuple[int, ...]


def tell(now: datetime | None = None) -> int:
    """Sends what is due; returns how many broadcasts went out. One that fails keeps none of the others from going."""
    now = now or clock.now()
    sent, problems = 0, []
    for number in Broadcast.objects.filter(enabled=True).order_by("team_id").values_list("id", flat=True):
        try:
            with transaction.atomic():
                sent += _tell(number, now)
        except Exception as problem:  # told below, together
            problems.append(problem)
    if problems:
        raise ExceptionGroup("broadcasts that could not be sent", problems)
    return sent


def forget_old() -> None:
    """Runs of more than a year ago."""
    BroadcastRun.objects.filter(day__lt=clock.today() - RUNS_KEPT).delete()


def hours(row: Broadcast, calendar: Calendar) -> Hours:
    """When it goes out."""
    zone = clock.company_zone()
    on = calendar.is_workday if row.workdays_only else _every_day
    return Hours(row.morning, row.evening, row.since.astimezone(zone), on)


def told_day(row: Broadcast, day: date, slot: Slot, calendar: Calendar) -> date:
    """Whose figures are told: the morning's are those of the workday before."""

    def previous(one: date) -> date:
        one -= timedelta(days=1)
        while row.workdays_only and not calendar.is_workday(one):
            one -= timedelta(days=1)
        return one

    return rules.figures_of(day, slot, previous)


def title(day: date, slot: Slot, locale: str) -> str:
    """What the broadcast is called."""
    between = ", " if locale == "en" else " "
    return text(f"board_{slot}", locale) + between + placing.said_span("day", day, locale)


def message(boards: list[Told], reader: Reader, day: date, slot: Slot) -> dict[str, str]:
    """One person's words in both languages, long and brief."""
    found = {}
    for code, locale in LOCALES.items():
        places = [board.standing_of(reader.id, reader.team, locale) for board in boards]
        found[code] = "\n".join([title(day, slot, locale), *(telling.line(one, locale) for one in places)])
        found[f"{code}_brief"] = telling.brief(places, locale)
    return found


def group_lines(boards: list[Told], row: Broadcast, locale: str) -> list[str]:
    """What a group chat is told; in the language of the company, like all robots."""
    lines = []
    for board in boards:
        lines += board.group_lines(min(row.top, DAY_TOP) if board.kind == "day" else row.top, locale)
    return lines


def _tell(number: int, now: datetime) -> int:
    with connection.cursor() as cursor:  # two workers never tell at once: who moves between teams is told once, too
        cursor.execute("select pg_advisory_xact_lock(hashtextextended('insight.broadcast', 0))")
    row = Broadcast.objects.filter(id=number, enabled=True).first()
    if row is None:
        return 0
    calendar = calendars.load(row.team_id)
    local = now.astimezone(clock.company_zone())
    done = row.runs.filter(day__gte=local.date() - timedelta(days=2)).values_list("day", "slot")
    found = rules.due(hours(row, calendar), local, done)
    for one in found:
        _run(row, one, now, calendar)
    return sum(not one.missed for one in found)


def _run(row: Broadcast, due: Due, now: datetime, calendar: Calendar) -> None:
    run = BroadcastRun(broadcast=row, team_id=row.team_id, day=due.day, slot=due.slot, missed=due.missed, at=now)
    if not due.missed:
        tree, nearest = trees.load(), _nearest()
        day = told_day(row, due.day, due.slot, calendar)
        boards = placing.read(row, day, tree)
        known = BroadcastRun.objects.filter(day=due.day, slot=due.slot).values_list("member_ids", flat=True)
        readers = _readers(row, tree, nearest, {one for ids in known for one in ids})
        media = [medium for medium, on in ((ways.EMAIL, row.email), (ways.SMS, row.sms)) if on]
        path = f"/leaderboard?period={row.boards[0]['cumulative']}&date={day}"
        notify.send_all(
            (
                Notification(user_id=one.user, kind=KIND, params=message(boards, one, day, due.slot), path=path)
                for one in readers
            ),
            media=media,
        )
        groups = _groups(row, tree, nearest) if row.robot else []
        locale = outbox.company_locale()
        lines = [*group_lines(boards, row, locale), f"{outbox.SITE}{path}"]
        outbox.post(groups, KIND, title(day, due.slot, locale), lines)
        run.people, run.groups, run.member_ids = len(readers), len(groups), [one.id for one in readers]
    run.save(force_insert=True)


def _readers(row: Broadcast, tree: trees.Tree, nearest: dict[int | None, int], known: set[int]) -> list[Reader]:
    """Members whose nearest broadcast this is, who may see the leaderboard and were not told yet."""
    today = clock.today()
    rows = (
        Member.objects.filter(Q(ended_on=None) | Q(ended_on__gte=today), Q(started_on=None) | Q(started_on__lte=today))
        .filter(user__is_active=True, user_id__in=accounts.holders("insight.leaderboard"))
        .order_by("id")
        .values_list("id", "user_id", "team_id")
    )
    teams = range(0) if row.team_id is None else tree.below(row.team_id)
    if row.team_id is not None:
        rows = rows.filter(team_id__in=teams)
    found = (Reader(*one, tuple(tree.above(one[2]))) for one in rows)
    return [one for one in found if one.id not in known and _serving(one.above, nearest) == row.pk]


def _nearest() -> dict[int | None, int]:
    return dict(Broadcast.objects.filter(enabled=True).values_list("team_id", "id"))


def _serving(above: Iterable[int], nearest: dict[int | None, int]) -> int | None:
    """The broadcast of the nearest team above that has one, or the company's."""
    return next((nearest[team] for team in above if team in nearest), nearest.get(None))


def _groups(row: Broadcast, tree: trees.Tree, nearest: dict[int | None, int]) -> list[NoticeChannel]:
    """Robots of the groups that this broadcast is for."""
    rows = NoticeChannel.objects.filter(enabled=True).exclude(kind__in=[ways.EMAIL, ways.SMS])
    return [
        channel
        for channel in rows
        if (not channel.groups or "board" in channel.groups)
        and row.pk
        in {_serving(tree.above(team), nearest) for team in channel.team_ids or [] if team in tree.nodes}
        | ({nearest.get(None)} if not channel.team_ids else set())
    ]


def _every_day(day: date) -> bool:
    return True
