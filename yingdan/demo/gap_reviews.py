"""A plan review of the month before: signed by both, checked every week, over – so that one sees what came of it."""

from datetime import date, timedelta

from yingdan.customers.models import FollowUp
from yingdan.deals.figures import fen
from yingdan.deals.models import Deal
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.org.models import Member
from yingdan.remedies.models import Review, ReviewCheck, ReviewLine, ReviewVisit
from yingdan.remedies.selectors import checking
from yingdan.targets import metrics
from yingdan.targets.rules import period as periods
from yingdan.targets.selectors import attainment, nodes
from yingdan.targets.selectors import tree as trees

MOST = 7
VISITS = 5
SAID = ("won", "won", "won", "lost", "won", "slips", "won")
NOTES = (
    "开局正常，先把报价发出去",
    "第二大单客户推迟了评审，改约下周",
    "陪访之后客户给了明确时间表",
    "收尾：未应验的两单转到下月",
)


def last_month(boss: Actor, member: Member) -> None:
    """From the deals that were decided in it."""
    span = periods.containing("month", clock.today().replace(day=1) - timedelta(1))
    deals = list(
        Deal.objects.filter(owner=member, closed_on__range=(span.start, span.end), amount__gt=0)
        .select_related("stage")
        .order_by("-amount", "id")[:MOST]
    )
    place = nodes.Place("member", member.pk, member.name, "", trees.Tree({}), member.team_id)
    signed = clock.day_start(span.start + timedelta(1)) + timedelta(hours=10)
    review = Review.objects.create(
        member=member, team_id=member.team_id, month=span.start, number=1, status="signed", chance_member=70,
        target=attainment.read(boss, place, span, metrics.DEFAULT).line.progress.target, chance_manager=60,
        remark_member="重点推进前三单", remark_manager="每周二、四陪访", made_by_id=boss.member_id,
        member_signed_at=signed, manager_id=boss.member_id, manager_name=boss.name,
        manager_signed_at=signed + timedelta(hours=1),
    )  # fmt: skip
    rows = [_line(review, n, deal) for n, deal in enumerate(deals)]
    for n, day in enumerate(_visited(member, span)):
        ReviewVisit.objects.create(review=review, day=day, line=rows[0] if rows and n == 0 else None)
    for n, note in enumerate(NOTES):
        _check(boss, review, span.start + timedelta(7 * n + 6), note)


def _visited(member: Member, span: periods.Period) -> list[date]:
    """The middle of the month, and some days on which the rep was on the road."""
    rows = FollowUp.objects.filter(
        owner=member, method="visit", happened_at__gte=clock.day_start(span.start),
        happened_at__lt=clock.day_start(span.end + timedelta(1)),
    )  # fmt: skip
    days = sorted({clock.business_day(at) for at in rows.values_list("happened_at", flat=True)})
    return [span.start + timedelta(14), *days[:: max(1, len(days) // VISITS)][:VISITS]]


def _line(review: Review, n: int, deal: Deal) -> ReviewLine:
    return ReviewLine.objects.create(
        review=review, deal=deal, position=n, name=deal.name, prediction=SAID[n % len(SAID)], amount=fen(deal.amount),
        close_on=deal.closed_on, remedy="约见决策人" if n < 3 else "", was_stage="方案报价", was_chance=50,
        was_amount=fen(deal.amount), was_close=deal.closed_on,
    )  # fmt: skip


def _check(boss: Actor, review: Review, day: date, note: str) -> None:
    """As it stood then: what was decided later was still open."""
    figures = checking.figures(review, day)
    later = review.lines.filter(deal__closed_on__gt=day)
    decided = review.lines.count() - later.count()
    kept = min(figures["kept"], decided)
    figures |= {"kept": kept, "broken": decided - kept, "open": later.count()}
    ReviewCheck.objects.create(
        review=review, week=day - timedelta(day.weekday()), figures=figures, note=note, by_id=boss.member_id,
        by_name=boss.name, at=clock.day_start(day) + timedelta(hours=17),
    )  # fmt: skip
