"""Remedies and plan reviews of the demo company: some done and measured, some under way; reviews in every state."""

from datetime import timedelta

from yingdan.accounts import selectors as accounts
from yingdan.deals.models import Deal
from yingdan.demo import gap_reviews
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.org.models import Member
from yingdan.platform.models import Notification
from yingdan.remedies.models import Remedy, Review
from yingdan.remedies.services import measuring, remedies, reviews, signing
from yingdan.remedies.services.remedies import Wish
from yingdan.targets.rules import period as periods

NOTES = (
    ("urge", "activity", "本周起每个工作日至少 4 次跟进，补足新商机"),
    ("coaching", "conversion", "一起复盘最近三个输单，改进需求确认"),
    ("coaching", "size", "梳理在手商机的配套与增购方案"),
    ("task", "activity", "整理展会名单，两周内逐一联系"),
)
MOST = 12


def write() -> None:
    """For the people of the supervisor whom everybody signs in as."""
    boss = Member.objects.filter(user__username="supervisor").first()
    actor = accounts.actor_of_user(boss.user_id) if boss else None
    if boss is None or actor is None:
        return
    reps = Member.objects.filter(team=boss.team_id, ended_on=None, user__user_roles__role__code="rep").order_by("id")
    people = list(reps[:MOST])
    today = clock.today()
    quarter = periods.containing("quarter", today)
    for n, member in enumerate(people[:8]):
        kind, cause, note = NOTES[n % len(NOTES)]
        made = remedies.assign(actor, member.pk, quarter, Wish(kind, note, today + timedelta(3 + n), cause))
        if n % 2:
            _dated_back(actor, made, 40 + 60 * (n % 4 == 1))
    measuring.measure_due()
    _about_a_deal(actor, people[0], quarter)
    Remedy.objects.filter(status="open", member=people[2 % len(people)]).update(due_on=today - timedelta(2))
    for n, member in enumerate(people[:5]):
        _review(actor, member, n)
    gap_reviews.last_month(actor, people[0])
    Notification.objects.filter(kind__in=["remedy.assigned", "remedy.done", "plan_review.to_sign"]).delete()


def _about_a_deal(actor: Actor, member: Member, quarter: periods.Period) -> None:
    """A joint visit for the largest open deal."""
    deal = Deal.objects.filter(owner=member, status="open").order_by("-amount", "id").first()
    if deal is not None:
        wish = Wish("joint_visit", "一起拜访，约见决策人确认时间表", clock.today() + timedelta(5), "cycle", deal.pk)
        remedies.assign(actor, member.pk, quarter, wish)


def _dated_back(actor: Actor, remedy: Remedy, days: int) -> None:
    """As it would be had it been assigned some time ago and done."""
    remedies.finish(actor, remedy.pk, remedy.version, "已完成")
    back = timedelta(days)
    Remedy.objects.filter(id=remedy.pk).update(
        assigned_on=remedy.assigned_on - back, due_on=remedy.due_on - back, ended_at=clock.now() - back + timedelta(7)
    )


def _review(boss: Actor, member: Member, n: int) -> None:
    own = accounts.actor_of_user(member.user_id)
    if own is None:
        return
    review = reviews.prepare(boss, member.pk, clock.today())
    review = _predicted(boss, review, 55 + 5 * n, most=2 if n == 3 else 100)
    if n == 3:  # still being talked over
        return
    if n == 4:  # the superior has signed, the rep has not yet
        signing.sign(boss, review.pk, review.version)
        return
    review = _predicted(own, review, 60 + 5 * n)
    review = signing.sign(own, review.pk, review.version)
    if n < 2:
        review = signing.sign(boss, review.pk, review.version)
        signing.check(boss, review.pk, "按计划推进，重点盯住最大的一单")
    if n == 1:
        signing.revise(boss, review.pk)  # the next version is being talked over


def _predicted(actor: Actor, review: Review, chance: int, most: int = 100) -> Review:
    said = ("won", "won", "slips", "won", "lost")
    lines = [
        reviews.Wanted(
            row.deal_id or 0, said[n % len(said)] if n < most else "", row.amount, row.close_on,
            "约见决策人" if n < 3 else "",
        )
        for n, row in enumerate(review.lines.order_by("position"))
    ]  # fmt: skip
    visits = [(row.day, row.line.deal_id if row.line else None) for row in review.visits.select_related("line")]
    values = {"chance_member": chance, "chance_manager": chance, "remark_member": "大单在走合同流程",
              "remark_manager": "逐周过一遍", "visits_week": 2}  # fmt: skip
    return reviews.save(actor, review.pk, review.version, values, lines, visits)
