"""Cards of the seven fixed of the demo company: most reps have one, some a second version, some none; and what deviates
from them, because customers went on since."""

from datetime import date, datetime, time, timedelta

from django.db.models import F

from yingdan.coverage.models import Card, Outlet, Setup
from yingdan.coverage.selectors.setup import USUAL, setup
from yingdan.coverage.services import checking, drafting, editing, issuing
from yingdan.customers.models import Customer
from yingdan.demo import acting
from yingdan.demo.staff import Staff
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.platform.models import Notification

MOST = 200  # reps with a card, however large the company
SHOP = "检查陈列与库存", "核对价格与促销", "与店长沟通销量", "补货或下单", "拍照", "约定下次"
FIRST = "介绍公司与产品", "了解决策流程", "记录现用方案", "判断需求与预算", "约定演示"
STANDARDS = (USUAL, {"name": "门店巡访", "steps": SHOP}, {"name": "新客首访", "steps": FIRST})
MORNING, NOON = (time(9), time(10)), (time(11, 30), time(12, 30))
WHY_FIRST, WHY_SECOND = "年度区域划分", "A 类客户加密拜访"


def write(staff: Staff) -> None:
    """After classes of customers, which say how often each is visited."""
    row = setup()
    Setup.objects.filter(id=row.pk).update(standards=list(STANDARDS), worked_on=clock.today())
    director = acting.director()
    reps = [one.id for one in staff.people if one.sells and one.until is None]
    owners = Customer.objects.filter(owner__in=reps[:MOST]).values_list("owner_id", flat=True).distinct()
    for number, member_id in enumerate(sorted({one for one in owners if one is not None})):
        if number % 9 != 8:  # one in nine has none yet
            _card(director, member_id, number)
    Notification.objects.filter(kind="coverage.issued").delete()  # of days long past
    checking.work_out()


def _card(director: Actor, member_id: int, number: int) -> None:
    card = drafting.propose(director, member_id)
    if not card.outlets.exists():
        drafting.discard(director, card.pk, card.version)
        return
    _as_it_grew(card, number)
    if number % 9 == 7:  # still being made
        return
    today = clock.today()
    _issue(director, card, today - timedelta(90), WHY_FIRST)
    if number % 3 == 0:
        following = drafting.copy(director, member_id, card.pk)
        following = editing.change(
            director, following.pk, following.version,
            list(following.outlets.filter(customer__grade="A").values_list("id", flat=True)), {"cycle_days": 10},
        )  # fmt: skip
        _issue(director, following, today - timedelta(20), WHY_SECOND)


def _as_it_grew(card: Card, number: int) -> None:
    """Customers that came after the card was made, some without a route yet, some that receive at fixed times only."""
    Card.objects.filter(id=card.pk).update(cycle_a=21, cycle_b=60, cycle_c=120)
    rows = card.outlets.order_by("id")
    rows.annotate(turn=F("id") % 11).filter(turn=number % 11).delete()
    Outlet.objects.filter(card=card).annotate(turn=F("id") % 13).filter(turn=0).update(route=None)
    for n, row in enumerate(Outlet.objects.filter(card=card).exclude(route=None).order_by("route", "position")[:12]):
        if n % 4 == 0:
            row.window_from, row.window_to = MORNING if n < 8 else NOON
            row.save(update_fields=["window_from", "window_to"])


def _issue(director: Actor, card: Card, starts_on: date, why: str) -> None:
    """As the service does it, dated back."""
    issuing.issue(director, card.pk, card.version, clock.today(), why)
    at: datetime = clock.day_start(starts_on - timedelta(3)) + timedelta(hours=15)
    before = Card.objects.filter(member=card.member_id, status="issued", starts_on__lt=starts_on)
    before.update(ends_on=starts_on - timedelta(1))
    Card.objects.filter(id=card.pk).update(starts_on=starts_on, issued_at=at)
