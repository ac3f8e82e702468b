"""The states of deals tell their past, whatever wrote it: services, bulk edits, COPY, imports, a backfill."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from yingdan.conftest import actor_for, make_cast
from yingdan.deals.models import Deal, DealState, StageEntry
from yingdan.deals.selectors import asof
from yingdan.deals.services import closing, deals, states, summaries
from yingdan.deals.tests.happening import at
from yingdan.deals.tests.making import close, make_deal, make_pipeline, move
from yingdan.deals.tests.test_summaries import STATE, columns, raw_deal
from yingdan.kernel import clock

START = datetime(2026, 3, 2, 1, tzinfo=UTC)  # 09:00 of a Monday in Shanghai
TOLD = ("since", "until", "status", "stage_id", "amount", "owner_id", "team_id", "probability")


def told(deal, *names):
    """The states of a deal in order, as tuples of these columns."""
    return list(DealState.objects.filter(deal=deal).order_by("since").values_list(*names))


def test_a_deal_tells_its_way(cast):
    _, stages = make_pipeline()
    hours = [START + timedelta(hours=n) for n in range(6)]
    with at(hours[0]):
        deal = make_deal(cast.xiaoli, amount=Decimal(100))
    with at(hours[1]):
        move(cast.xiaoli, deal, stages[2])
    with at(hours[2]):
        Deal.objects.filter(id=deal.id).update(amount=150, expected_close=date(2026, 5, 1))
    with at(hours[3]):
        Deal.objects.filter(id=deal.id).update(note="nothing that counts")
    with at(hours[4]):
        Deal.objects.filter(id=deal.id).update(owner=cast.xiaowang, team=cast.xiaowang.team, category="commit")
    assert told(deal, "since", "until", "stage__position", "amount", "owner_id", "category") == [
        (hours[0], hours[1], 1, 100, cast.xiaoli.id, ""),
        (hours[1], hours[2], 3, 100, cast.xiaoli.id, ""),
        (hours[2], hours[4], 3, 150, cast.xiaoli.id, ""),
        (hours[4], None, 3, 150, cast.xiaowang.id, "commit"),
    ]
    assert told(deal, "stage_since", "was_stage_since", "was_status", "was_amount", "was_owner_id") == [
        (hours[0], None, None, None, None),
        (hours[1], hours[0], "open", 100, cast.xiaoli.id),
        (hours[1], hours[1], "open", 100, cast.xiaoli.id),
        (hours[1], hours[1], "open", 150, cast.xiaoli.id),
    ]
    assert [row.amount for row in asof.states(hours[1])] == [100]
    assert [row.amount for row in asof.states(hours[2])] == [150]
    assert not asof.states(hours[0] - timedelta(seconds=1)).exists()
    assert states.drift() == []


def test_several_changes_of_one_transaction_are_one(cast):
    _, stages = make_pipeline()
    with at(START):
        deal = make_deal(cast.xiaoli, amount=Decimal(100))
    with at(START + timedelta(days=1)):
        for amount in (120, 130, 140):
            Deal.objects.filter(id=deal.id).update(amount=amount, stage=stages[1])
    with at(START + timedelta(days=2)):
        Deal.objects.filter(id=deal.id).update(amount=1)
        Deal.objects.filter(id=deal.id).update(amount=140)  # taken back: nothing happened
    assert told(deal, "amount", "was_amount", "until") == [
        (100, None, START + timedelta(days=1)), (140, 100, None),
    ]  # fmt: skip
    assert states.drift() == []


def test_a_deal_closed_on_an_earlier_day_is_closed_from_the_end_of_that_day(cast):
    with at(START):
        deal = make_deal(cast.xiaoli, amount=Decimal(100))
        Deal.objects.filter(id=deal.id).update(opened_on=date(2026, 3, 2))
    with at(START + timedelta(days=5)):
        Deal.objects.filter(id=deal.id).update(amount=200)
    with at(START + timedelta(days=9)):
        close(cast.xiaoli, deal, closed_on=date(2026, 3, 4))
    end = clock.day_start(date(2026, 3, 5)) - timedelta(seconds=1)
    assert told(deal, "since", "until", "status", "amount") == [
        (START, end, "open", 100), (end, None, "won", 200),
    ]  # fmt: skip
    assert [row.status for row in asof.states_on(date(2026, 3, 3))] == ["open"]
    assert [row.status for row in asof.states_on(date(2026, 3, 4))] == ["won"]
    with at(START + timedelta(days=12)):
        closing.reopen(actor=actor_for(cast.xiaoli), deal_id=deal.id)
    assert told(deal, "status", "was_status")[-1] == ("open", "won")
    assert states.drift() == []


def test_corrections_after_the_closing_count_from_the_closing(cast):
    with at(START):
        deal = make_deal(cast.xiaoli, amount=Decimal(100))
        Deal.objects.filter(id=deal.id).update(opened_on=date(2026, 3, 2))
    won = {"status": "won", "closed_on": date(2026, 3, 20), "probability": 100}
    with at(START + timedelta(days=30)):
        Deal.objects.filter(id=deal.id).update(**won)
    with at(START + timedelta(days=40)):
        Deal.objects.filter(id=deal.id).update(amount=90)
    with at(START + timedelta(days=41)):
        Deal.objects.filter(id=deal.id).update(closed_on=date(2026, 3, 25))
    end = clock.day_start(date(2026, 3, 26)) - timedelta(seconds=1)
    assert told(deal, "since", "status", "amount") == [(START, "open", 100), (end, "won", 90)]
    assert states.drift() == []


@pytest.mark.parametrize(
    ("day", "expected"), [(date(2026, 2, 1), date(2026, 2, 1)), (date(2026, 3, 4), date(2026, 3, 4))]
)
def test_a_corrected_opening_day_moves_the_beginning(cast, day, expected):
    with at(START):
        deal = make_deal(cast.xiaoli, amount=Decimal(100))
        Deal.objects.filter(id=deal.id).update(opened_on=date(2026, 3, 2))
    with at(START + timedelta(days=1)):
        Deal.objects.filter(id=deal.id).update(amount=150)
    with at(START + timedelta(days=5)):
        Deal.objects.filter(id=deal.id).update(amount=200)
    with at(START + timedelta(days=9)):
        Deal.objects.filter(id=deal.id).update(opened_on=day)
    rows = told(deal, "since", "stage_since", "amount")
    assert {rows[0][0], *(row[1] for row in rows)} == {clock.day_start(expected)}
    assert [row[2] for row in rows] == ([100, 150, 200] if expected < date(2026, 3, 2) else [150, 200])
    assert states.drift() == []


def test_an_opening_day_after_the_closing_leaves_the_closing_first(cast):
    with at(START):
        deal = make_deal(cast.xiaoli, amount=Decimal(100))
        Deal.objects.filter(id=deal.id).update(opened_on=date(2026, 1, 5))
        Deal.objects.filter(id=deal.id).update(status="won", closed_on=date(2026, 1, 6))
    with at(START + timedelta(days=1)):
        Deal.objects.filter(id=deal.id).update(status="open", closed_on=None, opened_on=date(2026, 2, 1))
    assert told(deal, "status", "was_status", "was_amount") == [("won", None, None), ("open", "won", 100)]
    assert states.drift() == summaries.drift() == []


def test_deals_loaded_by_copy_exist_from_their_opening_day(cast):
    _, stages = make_pipeline()
    for status, closed in (("open", "\\N"), ("won", "2026-02-10")):
        with (
            connection.cursor() as cursor,
            cursor.copy(
                "copy deals_deal (name, pipeline_id, stage_id, status, amount, probability, owner_id, team_id,"
                " created_at, updated_at, stage_entered_at, opened_on, closed_on, furthest) from stdin"
            ) as stream,
        ):
            stream.write(
                f"{status}\t{stages[0].pipeline_id}\t{stages[1].id}\t{status}\t10.50\t30\t{cast.xiaoli.id}\t"
                f"{cast.team.id}\t2026-04-01\t2026-04-01\t2026-04-01\t2026-01-05\t{closed}\t2\n"
            )
    born = clock.day_start(date(2026, 1, 5))
    end = clock.day_start(date(2026, 2, 11)) - timedelta(seconds=1)
    assert told(Deal.objects.get(name="open"), "since", "until", "status") == [(born, None, "open")]
    assert told(Deal.objects.get(name="won"), "since", "until", "status", "probability", "was_status") == [
        (born, end, "open", stages[1].probability, None), (end, None, "won", 30, "open"),
    ]  # fmt: skip
    assert states.drift() == []


def test_deleting_deals_deletes_their_states(cast):
    deal = make_deal(cast.xiaoli)
    deals.remove(actor_for(cast.xiaoli), deal)
    assert not DealState.objects.exists()


STEP = st.one_of(
    st.tuples(st.just("insert"), st.lists(STATE, min_size=1, max_size=3)),
    st.tuples(st.just("update"), st.tuples(st.integers(0, 20), STATE)),
    st.tuples(st.just("all"), STATE),
    st.tuples(st.just("delete"), st.integers(0, 20)),
)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(st.tuples(STEP, st.integers(0, 3)), max_size=8))
def test_any_sequence_of_writes_leaves_a_whole_past(cast, steps):
    """No gap, no overlap, the last state is the deal – and while nothing is backdated, all looks as it did then."""
    with transaction.atomic():
        _, stages = make_pipeline()
        moment, seen = clock.day_start(date(2026, 4, 1)), []
        for (verb, given_), hours in steps:
            moment += timedelta(hours=hours)
            ids = list(Deal.objects.order_by("id").values_list("id", flat=True))
            with at(moment):
                if verb == "insert":
                    made = [columns(state, cast, stages) for state in given_]
                    Deal.objects.bulk_create(raw_deal(one["owner"], one["stage"], **one) for one in made)
                elif verb == "update" and ids:
                    place, state = given_
                    Deal.objects.filter(id=ids[place % len(ids)]).update(**columns(state, cast, stages))
                elif verb == "all":
                    Deal.objects.update(**columns(given_, cast, stages))
                elif verb == "delete" and ids:
                    Deal.objects.filter(id=ids[given_ % len(ids)]).delete()
            assert states.drift() == summaries.drift() == []
            names = ("status", "stage_id", "amount", "owner_id", "probability", "expected_close")
            seen.append((moment, {row[0]: row[1:] for row in Deal.objects.values_list("id", *names, "closed_on")}))
        alive = set(Deal.objects.values_list("id", flat=True))
        for n, (instant, then) in enumerate(seen):
            if n + 1 < len(seen) and seen[n + 1][0] == instant:
                continue
            found = {row[0]: row[1:] for row in asof.states(instant).values_list("deal_id", *names)}
            # closed deals of these examples are closed on days before the story begins
            for deal in alive & set(then):
                later = [one[deal] for _, one in seen[n:] if deal in one]
                if all(state[0] == "open" for state in later):
                    assert found[deal] == then[deal][:-1]
        transaction.set_rollback(True)


def _without_states():
    with connection.cursor() as cursor:
        cursor.execute("delete from deals_dealstate")


def test_the_past_is_found_again_from_stays_and_audit_trail(cast):
    _, stages = make_pipeline()
    deal = make_deal(cast.xiaoli, amount=Decimal(300))
    StageEntry.objects.filter(deal=deal).delete()
    days = [clock.day_start(date(2026, 3, n)) for n in (1, 5, 9, 12)]
    for stage, entered, left in zip(stages, days, days[1:], strict=False):
        StageEntry.objects.create(deal=deal, stage=stage, entered_at=entered, left_at=left)
    with connection.cursor() as cursor:
        cursor.execute("set local session_replication_role = replica")
        cursor.execute(
            "update deals_deal set opened_on = '2026-03-01', status = 'lost', closed_on = '2026-03-11',"
            " probability = 0, stage_id = %s where id = %s", [stages[2].id, deal.id],
        )  # fmt: skip
        cursor.execute("delete from platform_audit where table_name = 'deals_deal'")
        cursor.execute(
            "insert into platform_audit (at, table_name, row_id, action, changes, actor, channel, reason)"
            " values ('2026-03-07', 'deals_deal', %s, 'U', %s, '', '', '')",
            [deal.id, '{"amount": [100, 300], "owner_id": [null, 1]}'],
        )
        cursor.execute("set local session_replication_role = origin")
    _without_states()
    states.repair()
    end = clock.day_start(date(2026, 3, 12)) - timedelta(seconds=1)
    assert told(deal, "since", "status", "stage__position", "amount", "stage_since") == [
        (days[0], "open", 1, 100, days[0]),
        (days[1], "open", 2, 100, days[1]),
        (datetime(2026, 3, 7, tzinfo=UTC), "open", 2, 300, days[1]),
        (days[2], "open", 3, 300, days[2]),
        (end, "lost", 3, 300, None),
    ]
    assert told(deal, "owner_id")[0] == (None,)
    assert states.drift() == []


def test_repairing_goes_on_with_how_deals_are_now(cast):
    with at(START):
        deal = make_deal(cast.xiaoli, amount=Decimal(100))
        gone = make_deal(cast.xiaowang)
    with connection.cursor() as cursor:
        cursor.execute("set local session_replication_role = replica")
        cursor.execute("update deals_deal set amount = 77 where id = %s", [deal.id])
        cursor.execute("delete from deals_stageentry where deal_id = %s", [gone.id])
        cursor.execute("delete from deals_dealline where deal_id = %s", [gone.id])
        cursor.execute("delete from deals_deal where id = %s", [gone.id])
        cursor.execute("set local session_replication_role = origin")
    assert len(states.drift()) == 2
    states.repair()
    assert states.drift() == []
    assert told(deal, "amount", "was_amount") == [(100, None), (77, 100)]


@pytest.mark.django_db(transaction=True)
def test_a_waiting_writer_follows_the_one_it_waited_for():
    """The one who began first writes last: both changes stay, in the order in which they became true."""
    cast = make_cast()
    deal = make_deal(cast.xiaoli, amount=Decimal(1))
    with connection.cursor() as cursor:
        cursor.execute("select now()")
        early = cursor.fetchone()[0]
    Deal.objects.filter(id=deal.id).update(amount=2)
    with transaction.atomic(), at(early):
        Deal.objects.filter(id=deal.id).update(amount=3)
    assert [row[0] for row in told(deal, "amount")] == [1, 2, 3]
    assert states.drift() == []
