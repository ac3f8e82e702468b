"""Nothing is lost and nothing goes out twice, over random refusals, crashes, clocks and wishes; nobody is disturbed."""

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import wraps
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from yingdan.accounts.models import User
from yingdan.conftest import Cast
from yingdan.kernel import clock
from yingdan.platform.models import NoticeChannel, NoticeDelivery, NoticePreference
from yingdan.platform.notices import adapters, outbox, posting, rules
from yingdan.platform.notices.preferences import wish_of
from yingdan.platform.services import notify

MENTION = {"actor": "张主管", "name": "大华公司"}
WAY = timedelta(days=30)  # long enough for every pause, digest and quiet weekend


class Died(BaseException):
    """The worker's process ended here."""


class World:
    """The other side and the clock. `luck` says what becomes of the messages in turn; later all go well."""

    def __init__(self, luck: list[str], start: datetime) -> None:
        self.luck, self.now = luck, start
        self.got: Counter[str] = Counter()  # texts taken in, however often
        self.unsure: Counter[str] = Counter()  # taken in, but the worker died before it could write that down
        self.when: dict[str, datetime] = {}

    def send(self, _channel: NoticeChannel, message: adapters.Message) -> None:
        fate = self.luck.pop(0) if self.luck else "taken"
        if fate == "refused":
            raise posting.NotSent("45009: api freq out of limit")
        if fate == "died before":
            raise Died
        for line in message.lines:
            self.got[line] += 1
            self.when[line] = self.now
        if fate == "died after":
            self.unsure.update(message.lines)
            raise Died

    def work(self) -> None:
        """One run of the job, which may die."""
        try:
            outbox.deliver()
        except Died:
            assert not connection.needs_rollback


@contextmanager
def world(luck: list[str], start: datetime) -> Iterator[World]:
    made = World(list(luck), start)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(adapters, "send", made.send)
        patch.setattr(clock, "now", lambda: made.now)
        yield made


def alone(test: Callable[..., None]) -> Callable[..., None]:
    """Each example has a database of its own: what it writes is taken back."""

    @wraps(test)
    def inside(*args: Any, **drawn: Any) -> None:
        with transaction.atomic():
            test(*args, **drawn)
            transaction.set_rollback(True)

    return inside


some = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
FATES = st.lists(st.sampled_from(["taken", "refused", "died before", "died after"]), max_size=25)
# What happens in turn: people are told something, or time passes and a worker comes by.
STEPS = st.lists(
    st.one_of(st.tuples(st.just("tell"), st.integers(1, 3)), st.tuples(st.just("wait"), st.integers(0, 400))),
    min_size=1,
    max_size=15,
)
TIMES = st.times().map(lambda at: at.replace(second=0, microsecond=0))
WISHES = st.builds(
    lambda start, end, weekend, digest, at: {
        **({"quiet_from": start, "quiet_to": end} if start != end else {}),
        "quiet_weekend": weekend, "digest": digest, "digest_at": at,
    },
    TIMES, TIMES, st.booleans(), st.sampled_from(["at_once", "hourly", "daily"]), TIMES,
)  # fmt: skip
MOMENTS = st.integers(0, 2 * 365 * 24 * 60).map(
    lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


def _channels() -> None:
    NoticeChannel.objects.create(kind="wecom", name="群", secrets={"address": "https://chat.example.com/"})
    NoticeChannel.objects.create(
        kind="email", name="邮件", settings={"host": "mail.example.com", "port": 25, "sender": "crm@example.com"}
    )


def _tell(users: list[User], number: int) -> None:
    notify.send([one.pk for one in users], "followup.mention", {**MENTION, "text": f"第 {number} 条"})


def _settle(there: World) -> None:
    """All pauses pass; an administrator tries again what was given up."""
    for _ in range(3):
        there.now += WAY
        there.work()
        outbox.again(None)
        there.now += timedelta(minutes=1)
        there.work()
    there.now += WAY
    there.work()


@pytest.mark.django_db
@some
@given(luck=FATES, steps=STEPS, start=MOMENTS)
@alone
def test_everything_arrives_once_whatever_goes_wrong(
    cast: Cast, luck: list[str], steps: list[tuple[str, int]], start: datetime
) -> None:
    _channels()
    User.objects.filter(id=cast.xiaoli.user_id).update(email="li@example.com")
    people = [cast.xiaoli.user, cast.xiaowang.user, cast.zhang.user]
    with world(luck, start) as there:
        told = 0
        for kind, number in steps:
            if kind == "tell":
                told += 1
                _tell(people[:number], told)
            else:
                there.now += timedelta(minutes=number)
                there.work()
            # What is there is either sent, or will be tried: nothing is in between for ever.
            assert not NoticeDelivery.objects.filter(status="sending", due_at__gt=there.now + outbox.LEASE).exists()
        there.luck = []
        _settle(there)
        wanted = Counter(outbox._line(row, "", "zh-CN") for row in NoticeDelivery.objects.all())
        assert set(NoticeDelivery.objects.values_list("status", flat=True)) <= {"sent"}
        assert set(there.got) == set(wanted)
        # Twice only what a worker had handed over when it died: nobody but the other side can know of it.
        assert all(there.got[line] <= wanted[line] + there.unsure[line] for line in wanted)


@pytest.mark.django_db
@some
@given(wishes=WISHES, luck=st.lists(st.sampled_from(["taken", "refused"]), max_size=8), steps=STEPS, start=MOMENTS)
@alone
def test_nobody_is_disturbed_in_quiet_hours_however_late_it_got(
    cast: Cast, wishes: dict[str, Any], luck: list[str], steps: list[tuple[str, int]], start: datetime
) -> None:
    _channels()
    person = cast.xiaoli.user
    row = NoticePreference.objects.create(user=person, **wishes)
    with world(luck, start) as there:
        for number, (kind, minutes) in enumerate(steps):
            if kind == "tell":
                _tell([person], number)
            else:
                there.now += timedelta(minutes=minutes)
                there.work()
        there.luck = []
        # A worker comes by whenever something is due: what waits goes out when it may.
        for _ in range(60):
            waiting = NoticeDelivery.objects.exclude(status="sent").order_by("due_at").first()
            if waiting is None:
                break
            there.now = max(there.now, waiting.due_at)
            there.work()
        assert set(NoticeDelivery.objects.values_list("status", flat=True)) <= {"sent"}
        for line, when in there.when.items():
            local = when.astimezone(clock.company_zone())
            assert rules.after_quiet(wish_of(row), local) == local, line
        assert max(there.got.values(), default=1) == 1


@pytest.mark.django_db
def test_what_another_worker_took_meanwhile_does_not_go_out_twice(cast: Cast) -> None:
    """A worker is held up by slow answers for longer than its lease; another one takes over."""
    _channels()
    with world([], datetime(2026, 11, 20, 3, tzinfo=UTC)) as there:
        for number in range(3):
            _tell([cast.xiaoli.user], number)
        slow = outbox._take()
        there.now += outbox.LEASE
        there.work()
        assert sum(there.got.values()) == 3
        assert not outbox._keep(slow)


@pytest.mark.django_db
def test_a_channel_that_is_switched_off_keeps_what_it_has(cast: Cast) -> None:
    _channels()
    with world([], datetime(2026, 11, 20, 3, tzinfo=UTC)) as there:
        _tell([cast.xiaoli.user], 1)
        NoticeChannel.objects.update(enabled=False)
        there.work()
        assert not there.got
        NoticeChannel.objects.update(enabled=True)
        there.work()
        assert sum(there.got.values()) == 1


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_send_everything_once(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    _channels()
    monkeypatch.setattr(outbox, "AT_A_TIME", 7)
    there = World([], clock.now())
    held = threading.Lock()

    def send(channel: NoticeChannel, message: adapters.Message) -> None:
        with held:
            there.send(channel, message)

    monkeypatch.setattr(adapters, "send", send)
    for number in range(60):
        _tell([cast.xiaoli.user, cast.xiaowang.user], number)
    start = threading.Barrier(2)

    def work() -> None:
        start.wait()
        outbox.deliver()
        connection.close()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(there.got) == 120
    assert set(there.got.values()) == {1}
    assert set(NoticeDelivery.objects.values_list("status", flat=True)) == {"sent"}
