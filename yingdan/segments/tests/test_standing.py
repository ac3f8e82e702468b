"""Rhythms: what the database judges is what the rules say; visits fall due by class; one notice a week."""

from datetime import timedelta
from random import Random

import pytest

from yingdan.conftest import Cast, actor_for
from yingdan.kernel import clock
from yingdan.kernel.errors import Conflict, Invalid
from yingdan.platform.models import Notification
from yingdan.segments.models import Setup, Standing
from yingdan.segments.rules import rhythm
from yingdan.segments.selectors import checking
from yingdan.segments.selectors.setup import setup
from yingdan.segments.services import standing, telling
from yingdan.segments.tests.making import make_customer, talk, win

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("seed", range(4))
def test_the_database_judges_as_the_rules_do(cast: Cast, seed: int) -> None:
    random, today = Random(seed), clock.today()
    days: dict[int, tuple[list[int], list[int], bool]] = {}
    for n in range(15):
        customer = make_customer(f"客户 {n}", cast.xiaoli, grade=random.choice(["A", "B", ""]))
        bought = [random.randrange(1, 500) for _ in range(random.randrange(5))]
        talked = [random.randrange(1, 400) for _ in range(random.randrange(6))]
        for ago in bought:
            win(customer, 100, today - timedelta(ago))
        for ago in talked:
            talk(customer, today - timedelta(ago))
        if has_open := random.random() < 0.2:
            win(customer, 1, today, status="open")
        days[customer.pk] = (bought, talked, has_open)
    standing.work_out()
    known = setup()
    for row in Standing.objects.select_related("customer"):
        bought, talked, has_open = days[row.customer_id]
        expected = {}
        for name, when in (("buy", bought), ("contact", talked)):
            priors = known.priors[name]
            own = rhythm.gaps(today - timedelta(one) for one in when)
            expected[name] = rhythm.expected(own, priors.get(row.customer.grade, priors.get("all")))
            assert getattr(row, f"{name}_gaps") == len(own)
            assert getattr(row, f"{name}_expected") == pytest.approx(expected[name])
        silent = [min(ago) for ago in (bought, talked) if ago]
        assert row.warning == (
            rhythm.warning(
                buying=not has_open and rhythm.late(min(bought), expected["buy"], known.factor, known.min_days),
                contact=bool(talked) and rhythm.late(min(talked), expected["contact"], known.factor, known.min_days),
                dormant=not has_open and min(silent) > known.dormant_days,
            )
            if bought
            else ""
        )


def test_a_visit_falls_due_by_class_and_a_new_one_counts_at_once(cast: Cast) -> None:
    today = clock.today()
    customer = make_customer("常客", cast.xiaoli, grade="A")
    talk(customer, today - timedelta(20))
    talk(customer, today - timedelta(2), method="call")
    standing.work_out()
    assert Standing.objects.get().visit_due_on == today - timedelta(6)
    Setup.objects.update(face_to_face=False)
    standing.judge()
    assert Standing.objects.get().visit_due_on == today + timedelta(12)
    Setup.objects.update(face_to_face=True)
    talk(customer, today)
    standing.contacted("customer", [customer.pk])
    assert Standing.objects.get().visit_due_on == today + timedelta(14)


def test_nothing_is_due_where_nobody_visits(cast: Cast) -> None:
    make_customer("无类", cast.xiaoli)
    make_customer("流失", cast.xiaoli, grade="A", status="lost")
    standing.work_out()
    assert not Standing.objects.exclude(visit_due_on=None).exists()


def test_working_it_out_twice_changes_nothing(cast: Cast) -> None:
    customer = make_customer("常客", cast.xiaoli, grade="A")
    win(customer, 1, clock.today() - timedelta(40))
    assert standing.work_out() == 1
    assert standing.work_out() == 0


def test_one_notice_a_week_for_each_owner_and_superior(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telling, "HOUR", 0)  # on a Monday night as well
    for n in range(3):
        talk(make_customer(f"客户 {n}", cast.xiaoli, grade="A"), clock.today() - timedelta(60))
    standing.work_out()
    Setup.objects.update(told_on=clock.today() - timedelta(7))
    told = telling.tell()
    owner = Notification.objects.get(user=cast.xiaoli.user)
    assert owner.kind == "segment.weekly_owner"
    assert (owner.params["count"], owner.params["visits"]) == (3, 3)
    superior = Notification.objects.filter(kind="segment.weekly_superior")
    assert told == 1 + superior.count()
    assert [one.params["people"] for one in superior] == [1] * superior.count()
    assert superior.exists()
    assert telling.tell() == 0


def test_settings_are_checked_and_versioned(cast: Cast) -> None:
    row = setup()
    values = {name: getattr(row, name) for name in standing.SETTINGS}
    with pytest.raises(Invalid):
        standing.save(actor_for(cast.liu), row.version, {**values, "factor": 90})
    assert standing.save(actor_for(cast.liu), row.version, {**values, "visit_a": 7}).visit_a == 7
    with pytest.raises(Conflict):
        standing.save(actor_for(cast.liu), row.version, values)


def test_the_check_looks_at_what_happened_after_a_day(cast: Cast) -> None:
    today = clock.today()
    loyal, late = make_customer("照旧", cast.xiaoli), make_customer("变慢", cast.xiaoli)
    for ago in (300, 270, 240, 210, 180, 150, 120, 95, 60):
        win(loyal, 1, today - timedelta(ago))
    for ago in (400, 370, 340, 310):
        win(late, 1, today - timedelta(ago))
    found = checking.check()
    assert (found["warned"], found["warned_bought"], found["others"], found["others_bought"]) == (1, 0, 1, 1)
