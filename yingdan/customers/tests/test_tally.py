"""The tally of new customers and follow-ups is true whatever writes them, and metrics read it exactly."""

from collections import Counter
from datetime import UTC, date, datetime

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from yingdan.customers import jobs
from yingdan.customers.metrics import METRICS
from yingdan.customers.models import Customer, FollowUp, WorkTally
from yingdan.customers.services import tally
from yingdan.customers.tests.making import make_customer
from yingdan.kernel import clock
from yingdan.org.services import tallies

BY_CODE = {metric.code: metric for metric in METRICS}
# The third is 1 March in Shanghai.
MOMENTS = [
    datetime(2026, 1, 31, 12, tzinfo=UTC),
    datetime(2026, 2, 3, 1, tzinfo=UTC),
    datetime(2026, 2, 28, 17, tzinfo=UTC),
]
STATE = st.fixed_dictionaries(
    {"owner": st.integers(0, 1), "method": st.sampled_from(FollowUp.METHODS), "happened_at": st.sampled_from(MOMENTS)}
)
STEP = st.one_of(
    st.tuples(st.just("insert"), st.lists(STATE, min_size=1, max_size=4)),
    st.tuples(st.just("update"), st.tuples(st.integers(0, 20), STATE)),
    st.tuples(st.just("all"), STATE),
    st.tuples(st.just("delete"), st.integers(0, 20)),
    st.tuples(st.just("compact"), st.none()),
)


def totals(code, start, end, *by, owner=None, teams=None, inside=None):
    return sorted(
        BY_CODE[code].totals(start=start, end=end, owner=owner, teams=teams, by=list(by), inside=inside), key=str
    )


def columns(state, members):
    owner = members[state["owner"]]
    return {**state, "owner": owner, "team_id": owner.team_id}


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(STEP, max_size=7))
def test_any_sequence_of_writes_leaves_a_true_tally(cast, steps):
    with transaction.atomic():
        members = [cast.xiaoli, cast.xiaowang]
        customer = make_customer(cast.xiaoli)
        for verb, given_ in steps:
            ids = list(FollowUp.objects.order_by("id").values_list("id", flat=True))
            if verb == "insert":
                FollowUp.objects.bulk_create(
                    FollowUp(customer=customer, text="谈", **columns(state, members)) for state in given_
                )
            elif verb == "update" and ids:
                FollowUp.objects.filter(id=ids[given_[0] % len(ids)]).update(**columns(given_[1], members))
            elif verb == "all":
                FollowUp.objects.update(**columns(given_, members))
                Customer.objects.update(owner=members[given_["owner"]], created_at=given_["happened_at"])
            elif verb == "delete" and ids:
                FollowUp.objects.filter(id=ids[given_ % len(ids)]).delete()
            elif verb == "compact":
                tally.compact()
            assert tally.drift() == []
        _same_as_the_records()
        transaction.set_rollback(True)


def _same_as_the_records():
    """Every grain gives what counting the follow-ups themselves gives."""
    rows = [(row.owner_id, clock.business_day(row.happened_at), row.method) for row in FollowUp.objects.all()]
    for code, method in [("followups", None), ("visits", "visit"), ("calls", "call"), ("demos", "demo")]:
        for start, end in [(date(2026, 2, 1), date(2026, 2, 28)), (date(2026, 2, 3), date(2026, 3, 1))]:
            counted = Counter(owner for owner, day, way in rows if start <= day <= end and method in (None, way))
            assert {owner: n for owner, n, _ in totals(code, start, end, "owner_id")} == counted


@pytest.fixture
def written(cast):
    """Two visits and a call of 小李 in March, a visit of 小王."""
    customer = make_customer(cast.xiaoli)
    for member, method, day in [
        (cast.xiaoli, "visit", 2), (cast.xiaoli, "visit", 31), (cast.xiaoli, "call", 3), (cast.xiaowang, "visit", 9)
    ]:  # fmt: skip
        FollowUp.objects.create(
            customer=customer, text="谈", owner=member, team_id=member.team_id, method=method,
            happened_at=datetime(2026, 3, day, 3, tzinfo=UTC),
        )  # fmt: skip


@pytest.mark.usefixtures("written")
def test_metrics_count_by_person_team_month_and_day(cast):
    march = date(2026, 3, 1), date(2026, 3, 31)
    team, other = cast.team.id, cast.other_team.id
    assert totals("visits", *march, "team_id") == sorted([(team, 2, 2), (other, 1, 1)], key=str)
    assert totals("followups", *march, "month", owner=cast.xiaoli.id) == [(date(2026, 3, 1), 3, 3)]
    assert totals("visits", date(2026, 3, 2), date(2026, 3, 9), "day") == [
        (date(2026, 3, 2), 1, 1), (date(2026, 3, 9), 1, 1),
    ]  # fmt: skip
    inside = totals("visits", *march, "team_id", "person", teams=[team, other], inside=team)
    assert inside == sorted([(team, cast.xiaoli.id, 2, 2), (other, None, 1, 1)], key=str)
    assert totals("calls", *march, "team_id", teams=[other]) == []


@pytest.mark.usefixtures("written")
def test_folding_leaves_one_row_a_key_and_is_told_by_the_stamp():
    FollowUp.objects.filter(method="call").delete()
    before = tallies.stamp(WorkTally) or 0
    jobs.compact_tally()
    assert tally.drift() == []
    assert not WorkTally.objects.filter(folded=False).exists()
    keys = WorkTally.objects.values_list("grain", "owner_id", "team_id", "day")
    assert len(keys) == len(set(keys))
    FollowUp.objects.filter(method="visit").update(method="call")
    assert (tallies.stamp(WorkTally) or 0) > before


@pytest.mark.usefixtures("written")
def test_a_load_without_triggers_and_another_time_zone_are_noticed_and_repaired(settings):
    with connection.cursor() as cursor:
        cursor.execute("set local session_replication_role = replica")
        cursor.execute("update customers_followup set method = 'demo'")
        cursor.execute("set local session_replication_role = origin")
    assert tally.drift() != []
    tally.rebuild()
    assert tally.drift() == []
    settings.COMPANY_TIME_ZONE = "America/New_York"
    assert "New_York" in tally.drift()[0]
    tally.rebuild()
    assert tally.drift() == []
    assert totals("demos", date(2026, 3, 1), date(2026, 3, 1), "day") == [(date(2026, 3, 1), 1, 1)]
