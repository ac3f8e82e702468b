"""When notifications go out, and by which ways."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yingdan.platform.notices import groups, rules
from yingdan.platform.notices.rules import EMAIL, ROBOT, Way, Wish, due, ways_for

SHANGHAI = ZoneInfo("Asia/Shanghai")
times = st.times().map(lambda t: t.replace(second=0, microsecond=0))
days = st.dates(date(2026, 1, 1), date(2027, 12, 31))
moments = st.builds(lambda day, clock: datetime.combine(day, clock, SHANGHAI), days, st.times())


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """November 2026; the 20th is a Friday."""
    return datetime(2026, 11, day, hour, minute, tzinfo=SHANGHAI)


NIGHT = Wish(quiet_from=time(21), quiet_to=time(8))
NOON = Wish(quiet_from=time(12), quiet_to=time(13, 30))


@pytest.mark.parametrize(
    ("wish", "now", "then"),
    [
        (Wish(), at(20, 3), at(20, 3)),
        (NIGHT, at(20, 20, 59), at(20, 20, 59)),
        (NIGHT, at(20, 21), at(21, 8)),
        (NIGHT, at(20, 7, 59), at(20, 8)),
        (NIGHT, at(20, 8), at(20, 8)),
        (NOON, at(20, 12, 30), at(20, 13, 30)),
        (Wish(quiet_weekend=True), at(21, 10), at(23, 0)),
        (Wish(quiet_from=time(21), quiet_to=time(8), quiet_weekend=True), at(20, 22), at(23, 8)),
        (Wish(digest="hourly"), at(20, 9, 1), at(20, 10)),
        (Wish(digest="hourly"), at(20, 9), at(20, 9)),
        (Wish(digest="daily", digest_at=time(18)), at(20, 9), at(20, 18)),
        (Wish(digest="daily", digest_at=time(18)), at(20, 18, 1), at(21, 18)),
        (Wish(digest="daily", digest_at=time(22), quiet_from=time(21), quiet_to=time(8)), at(20, 9), at(21, 8)),
    ],
)
def test_due(wish: Wish, now: datetime, then: datetime):
    assert due(wish, now) == then
    assert due(wish, now, urgent=True) == now


@given(moments, times, times, st.booleans(), st.sampled_from(["at_once", "hourly", "daily"]), times)
def test_never_before_now_never_in_quiet_hours_and_never_later_than_a_few_days(
    now: datetime, start: time, end: time, weekend: bool, digest: str, digest_at: time
):
    wish = Wish(quiet_from=start, quiet_to=end, quiet_weekend=weekend, digest=digest, digest_at=digest_at)
    if start == end:
        wish = Wish(quiet_weekend=weekend, digest=digest, digest_at=digest_at)
    then = due(wish, now)
    assert now <= then <= now + timedelta(days=5)
    assert due(Wish(wish.choices, wish.quiet_from, wish.quiet_to, weekend), then) == then
    assert not (weekend and then.weekday() >= 5)


def test_ways_are_those_for_the_team_and_the_group_unless_switched_off():
    company = Way(1, ROBOT, frozenset(), frozenset(), True)
    north = Way(2, ROBOT, frozenset({7}), frozenset({"target"}), True)
    mail = Way(3, EMAIL, frozenset(), frozenset(), False)
    every = (company, north, mail)
    assert ways_for(every, Wish(), "target", (9, 7, 1), (ROBOT, EMAIL)) == [company, north]
    assert ways_for(every, Wish(), "target", (9, 1), (ROBOT, EMAIL)) == [company]
    assert ways_for(every, Wish(), "deal", (7,), (ROBOT, EMAIL)) == [company]
    wish = Wish({"deal": {ROBOT: False, EMAIL: True}})
    assert ways_for(every, wish, "deal", (7,), (ROBOT, EMAIL)) == [mail]
    assert ways_for(every, wish, "deal", (7,), (ROBOT,)) == []


def test_pauses_grow_and_end():
    pauses = [rules.pause(n) for n in range(1, 6)]
    assert all(pauses)
    assert pauses == sorted(pause for pause in pauses if pause)
    assert rules.pause(6) is None


@given(st.lists(st.text(max_size=60), max_size=40), st.integers(20, 200))
def test_batches_hold_every_line_once_in_order_and_fit(lines: list[str], most: int):
    found = list(rules.batches(lines, most))
    assert [n for batch in found for n in batch] == list(range(len(lines)))
    for batch in found:
        assert len(batch) == 1 or sum(len(lines[n].encode()) + 1 for n in batch) <= most


def test_a_kind_belongs_to_the_longest_group_that_it_begins_with():
    assert groups.group_of("customer.assigned") == "customer"
    assert groups.group_of("target_published") == "target"
    assert groups.group_of("customers") == "other"
    assert list(groups.all_groups())[-1] == "other"


def test_local_time_is_what_people_read():
    now = datetime(2026, 11, 20, 14, tzinfo=UTC).astimezone(SHANGHAI)  # 22 o'clock in Shanghai
    assert due(NIGHT, now) == at(21, 8)
