"""What is wrong with a deal: the database judges as the rules do, at once and at night."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from django.db import connection

from yingdan.conftest import Cast
from yingdan.customers.models import Contact, FollowUp
from yingdan.deal_health.models import HealthChange, Signal, Stale, Standing, Threshold
from yingdan.deal_health.rules import judging
from yingdan.deal_health.selectors import signals
from yingdan.deal_health.services import refreshing
from yingdan.deal_health.tests.making import ago, make_contact, make_customer, make_deal, make_stage, noon, talk
from yingdan.deals.models import Deal, DealContact, DealEvidence, EvidenceKind
from yingdan.kernel import clock
from yingdan.tasks.models import Task

pytestmark = pytest.mark.django_db


def kinds(deal: Deal) -> set[str]:
    return set(Signal.objects.filter(deal=deal).values_list("kind", flat=True))


def limits() -> dict[str, judging.Limits]:
    return {
        row.kind: judging.Limits(row.days, row.percent, row.count, row.weight)
        for row in Threshold.objects.filter(pipeline=None, active=True)
    }


@pytest.mark.parametrize("seed", range(4))
def test_the_database_judges_as_the_rules_do(cast: Cast, seed: int) -> None:
    random, today = Random(seed), clock.today()
    expected: dict[int, judging.Facts] = {}
    for n in range(25):
        customer = make_customer(f"客户 {seed} {n}", cast.xiaoli)
        known = [
            make_contact(customer, random.choice(["", "user", "decision_maker"])) for _ in range(random.randrange(4))
        ]
        opened, entered = ago(random.randrange(80)), ago(random.randrange(50))
        norm = random.choice([None, 5, 20])
        given: dict[str, Any] = {
            "expected_close": random.choice([None, ago(random.randrange(-40, 40))]),
            "next_step": random.choice(["", "报价"]),
            "competitor": random.choice(["", "甲公司"]),
        }
        planned = random.choice([None, ago(random.randrange(-10, 10))])
        deal = make_deal(
            cast.xiaoli, customer, stage=make_stage(1 + (norm or 0), norm), opened_on=opened,
            stage_entered_at=noon(entered), next_contact_at=noon(planned) if planned else None, **given,
        )  # fmt: skip
        involved = [one for one in known if random.random() < 0.6]
        talks = [ago(random.randrange(60)) for _ in involved]
        for contact, day in zip(involved, talks, strict=True):
            talk(deal, day, contact)
        deciders = sum(one.role == "decision_maker" for one in involved)
        expected[deal.pk] = judging.Facts(
            entered=entered, opened=opened, usual=norm, usual_from="set" if norm else "default", next_contact=planned,
            last_contact=talks[-1] if talks else None, people=len(involved), deciders=deciders,
            known_deciders=0 if deciders else sum(one.role == "decision_maker" for one in known),
            amount=deal.amount, **given,
        )  # fmt: skip
    assert not Stale.objects.exists()
    for _ in range(2):  # as the triggers left it, and after a night
        found = signals(expected)
        for deal_id, facts in expected.items():
            told = {(one["kind"], one["since"], str(sorted(one["params"].items()))) for one in found.get(deal_id, [])}
            judged = judging.judge(facts, limits(), today)
            assert told == {
                (one.kind, (one.since or today).isoformat(), str(sorted(one.params.items()))) for one in judged
            }
            standing = Standing.objects.get(deal=deal_id)
            assert standing.score == judging.score([one.weight for one in judged])
            assert standing.level == judging.level(standing.score)
            assert set(standing.kinds) == {one.kind for one in judged}
        refreshing.night()


def test_a_fresh_deal_is_healthy_and_what_people_do_counts_at_once(cast: Cast) -> None:
    deal = make_deal(cast.xiaoli, make_customer("甲", cast.xiaoli))
    assert Standing.objects.get(deal=deal).score == 100
    Deal.objects.filter(id=deal.pk).update(expected_close=ago(3), competitor="乙公司")
    assert kinds(deal) == {"close_past", "competitor"}
    assert Standing.objects.get(deal=deal).level == "watch"
    Deal.objects.filter(id=deal.pk).update(expected_close=ago(-3))
    assert kinds(deal) == {"competitor"}


def test_contacts_take_part_by_follow_ups(cast: Cast) -> None:
    customer = make_customer("甲", cast.xiaoli)
    deal = make_deal(cast.xiaoli, customer, opened_on=ago(40), last_followup_at=clock.now())
    assert kinds(deal) == {"single_contact", "no_decision_maker"}
    boss, clerk = make_contact(customer, "decision_maker"), make_contact(customer, "user", "小刘")
    assert Signal.objects.get(deal=deal, kind="no_decision_maker").params == {"known": 1}
    first = talk(deal, ago(1), boss)
    assert kinds(deal) == {"single_contact"}
    talk(deal, ago(1), clerk)
    assert kinds(deal) == set()
    FollowUp.objects.filter(id=first.pk).delete()
    assert kinds(deal) == {"single_contact", "no_decision_maker"}
    Contact.objects.filter(id=clerk.pk).update(role="decision_maker")
    assert kinds(deal) == {"single_contact"}


def at(day: date) -> None:
    """What follows happens at noon of a day."""
    with connection.cursor() as cursor:
        cursor.execute("select set_config('yingdan.at', %s, true)", [noon(day).isoformat() if day else ""])


def test_dates_put_off_and_changed_amounts_are_seen(cast: Cast) -> None:
    at(ago(60))
    deal = make_deal(cast.xiaoli, opened_on=ago(60), expected_close=ago(40), last_followup_at=clock.now(), amount=100)
    rows = Deal.objects.filter(id=deal.pk)
    Threshold.objects.filter(kind__in=["no_decision_maker", "single_contact"]).update(active=False)
    at(ago(50))
    rows.update(expected_close=ago(20))
    assert "close_slipped" not in kinds(deal)
    at(ago(10))
    rows.update(expected_close=ago(30))  # pulled in: not held against it
    rows.update(amount=119)
    assert not {"close_slipped", "amount_changed"} & kinds(deal)
    at(ago(9))
    rows.update(expected_close=ago(-5), amount=120)
    signal = Signal.objects.get(deal=deal, kind="close_slipped")
    assert signal.params == {"times": 2, "days": 20 + 35, "first": ago(40).isoformat()}
    assert signal.since == ago(9)
    signal = Signal.objects.get(deal=deal, kind="amount_changed")
    assert signal.params == {"was": "100.00", "now": "120.00", "days": 30}
    slips = [(ago(50), ago(40), ago(20)), (ago(9), ago(30), ago(-5))]
    facts = judging.Facts(
        entered=clock.today(), opened=ago(60), expected_close=ago(-5), next_contact=clock.today(), usual=10,
        last_contact=clock.today(), amount=Decimal(120), was=Decimal(100), slips=slips,
    )  # fmt: skip
    judged = judging.judge(facts, limits(), clock.today())
    stored = {row.kind: row.params for row in Signal.objects.filter(deal=deal)}
    assert {one.kind: one.params for one in judged} == stored


def test_an_open_task_is_a_next_step(cast: Cast) -> None:
    deal = make_deal(cast.xiaoli, opened_on=ago(10), next_contact_at=None)
    assert "no_next_step" in kinds(deal)
    task = Task.objects.create(
        title="送方案", owner=cast.xiaoli, team_id=deal.team_id, subject_resource="deal", subject_id=deal.pk
    )
    assert "no_next_step" not in kinds(deal)
    Task.objects.filter(id=task.pk).update(due_at=noon(ago(8)))
    assert Signal.objects.get(deal=deal, kind="no_next_step").params == {
        "why": "overdue",
        "planned": ago(8).isoformat(),
    }
    Task.objects.filter(id=task.pk).update(due_at=noon(ago(-1)))
    assert "no_next_step" not in kinds(deal)
    Task.objects.filter(id=task.pk).delete()
    assert Signal.objects.get(deal=deal, kind="no_next_step").params == {"why": "none"}


def test_since_stays_and_only_changes_are_written(cast: Cast) -> None:
    deal = make_deal(cast.xiaoli, competitor="乙公司")
    Signal.objects.update(since=ago(9))
    Deal.objects.filter(id=deal.pk).update(competitor="丙公司")
    assert Signal.objects.get().since == ago(9)
    assert refreshing.judge_all() == 0


def test_the_history_keeps_one_line_a_day(cast: Cast) -> None:
    deal = make_deal(cast.xiaoli, competitor="乙公司")
    HealthChange.objects.update(day=ago(5))
    Deal.objects.filter(id=deal.pk).update(expected_close=ago(3))
    Deal.objects.filter(id=deal.pk).update(competitor="")
    assert list(HealthChange.objects.order_by("day").values_list("day", "score", "kinds")) == [
        (ago(5), 95, ["competitor"]), (clock.today(), 75, ["close_past"]),
    ]  # fmt: skip


def test_closed_and_deleted_deals_have_no_health(cast: Cast) -> None:
    won, gone = make_deal(cast.xiaoli, competitor="乙"), make_deal(cast.xiaoli, competitor="乙")
    Deal.objects.filter(id=won.pk).update(status="won", closed_on=clock.today())
    assert not Standing.objects.filter(deal=won).exists()
    assert not Signal.objects.filter(deal=won).exists()
    assert HealthChange.objects.filter(deal=won).exists()
    Deal.objects.filter(id=gone.pk).delete()
    assert not Standing.objects.exists()
    assert not HealthChange.objects.filter(deal_id=gone.pk).exists()
    assert refreshing.drift() == []


def test_a_pipeline_may_have_thresholds_of_its_own(cast: Cast) -> None:
    stage = make_stage()
    deal = make_deal(cast.xiaoli, stage=stage, stage_entered_at=clock.now() - timedelta(25))
    assert kinds(deal) == {"stalled"}
    Threshold.objects.create(pipeline_id=stage.pipeline_id, kind="stalled", days=7, percent=300, weight=25)
    refreshing.judge_all()
    assert kinds(deal) == set()
    Threshold.objects.filter(pipeline=stage.pipeline_id).update(percent=100, active=False)
    refreshing.judge_all()
    assert kinds(deal) == set()


def test_the_usual_stay_is_learnt_from_won_deals(cast: Cast) -> None:
    stage = make_stage(norm_days=None)
    for n in range(refreshing.FEWEST_STAYS):
        won = make_deal(cast.xiaoli, stage=stage, status="won", closed_on=ago(5), name=f"赢 {n}")
        won.entries.create(stage=stage, entered_at=noon(ago(30)), left_at=noon(ago(10)))
    deal = make_deal(cast.xiaoli, stage=stage, stage_entered_at=noon(ago(31)))
    assert kinds(deal) == set()
    refreshing.night()
    signal = Signal.objects.get(deal=deal, kind="stalled")
    assert signal.params == {"entered": ago(31).isoformat(), "usual": 20, "limit": 30, "from": "won"}


def test_many_at_once_go_to_the_next_job(cast: Cast) -> None:
    deals = [make_deal(cast.xiaoli, name=f"商机 {n}") for n in range(60)]
    Deal.objects.filter(id__in=[deal.pk for deal in deals]).update(competitor="乙公司")
    assert Stale.objects.count() == 60
    assert not Signal.objects.exists()
    assert refreshing.catch_up() == 60
    assert Signal.objects.count() == 60
    assert not Stale.objects.exists()


def test_the_decision_map_and_acts_of_the_customer_count(cast: Cast) -> None:
    customer = make_customer("甲", cast.xiaoli)
    deal = make_deal(cast.xiaoli, customer, opened_on=ago(40))
    assert kinds(deal) == {"single_contact", "no_decision_maker", "silent"}
    people = [make_contact(customer, "user"), make_contact(customer, "", "总经理")]
    for person, role in zip(people, ("user", "decision_maker"), strict=True):
        DealContact.objects.create(deal=deal, contact=person, role=role)
    assert kinds(deal) == {"silent"}
    kind = EvidenceKind.objects.create(form="act", name="参观考察（试验）")
    act = DealEvidence.objects.create(deal=deal, kind=kind, happened_on=ago(2))
    assert kinds(deal) == set()
    DealEvidence.objects.filter(id=act.pk).update(happened_on=ago(20))
    assert Signal.objects.get(deal=deal).params == {"last": ago(20).isoformat(), "never": False}
    DealContact.objects.filter(deal=deal).delete()
    assert kinds(deal) == {"single_contact", "no_decision_maker", "silent"}
