"""What waits to go out: put there with the notification, sent by a job, tried again until it works or has failed."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import Count, F

from yingdan.accounts.models import User
from yingdan.kernel import clock, jobs
from yingdan.kernel.ports import recipients
from yingdan.kernel.texts import all_texts, text
from yingdan.platform.models import Company, NoticeChannel, NoticeDelivery, Notification
from yingdan.platform.notices import adapters, preferences, rules
from yingdan.platform.notices.adapters import Message
from yingdan.platform.notices.groups import group_of
from yingdan.platform.notices.posting import NotSent

SITE = "{site}"  # in a post: the address under which people open the product
LEASE = timedelta(minutes=10)  # after which another worker may send what one has taken
AT_A_TIME = 500
# Rows that are due, taken for this worker alone; what another one holds is passed by. A channel that is switched off
# keeps what it has, but can be tested.
_TAKE = """
update platform_noticedelivery d set status = 'sending', due_at = %(until)s, attempts = attempts + 1
from (select w.id from platform_noticedelivery w join platform_noticechannel c on c.id = w.channel_id
      where w.status in ('waiting', 'sending') and w.due_at <= %(now)s and (c.enabled or w.urgent)
      order by w.due_at, w.id limit %(limit)s for update of w skip locked) due
where d.id = due.id returning d.id"""
# Still this worker's: nobody took them since (who takes counts), and nobody may for another while.
_KEEP = """
update platform_noticedelivery d set due_at = %(until)s
from unnest(%(ids)s::bigint[], %(attempts)s::int[]) held (id, attempts)
where d.id = held.id and d.status = 'sending' and d.attempts = held.attempts returning d.id"""


def put(notifications: Sequence[Notification], *, urgent: bool = False, media: Collection[str] = rules.MEDIA) -> None:
    """Plans the way out of new notifications by `media`: nothing when there is no channel, else a handful of statements
    however many they are. Part of the transaction that makes them."""
    used = preferences.ways()
    if not used or not notifications:
        return
    users = list({one.user_id for one in notifications})
    teams, wishes = preferences.team_ids_of(users), preferences.wishes(users)
    mailed = set(User.objects.filter(id__in=users, is_active=True).exclude(email="").values_list("id", flat=True))
    phoned = _phones(set(users)) if any(way.medium == rules.SMS for way in used) else {}
    now = clock.now()
    local = now.astimezone(clock.company_zone())
    rows = []
    for one in notifications:
        wish = wishes.get(one.user_id, rules.Wish())
        has = {rules.ROBOT: True, rules.EMAIL: one.user_id in mailed, rules.SMS: one.user_id in phoned}
        reachable = [medium for medium in media if has[medium]]
        due_at = rules.due(wish, local, urgent=urgent)
        for way in rules.ways_for(used, wish, group_of(one.kind), teams.get(one.user_id, ()), reachable):
            rows.append(NoticeDelivery(notification=one, channel_id=way.id, due_at=due_at, urgent=urgent))
    NoticeDelivery.objects.bulk_create(rows, batch_size=1000)
    if any(row.due_at <= now for row in rows):
        jobs.defer("platform.deliver")


def put_one(notification: Notification, channel: NoticeChannel) -> NoticeDelivery:
    """By this very channel, at once: a test of it."""
    row = NoticeDelivery.objects.create(notification=notification, channel=channel, due_at=clock.now(), urgent=True)
    jobs.defer("platform.deliver")
    return row


def post(channels: Iterable[NoticeChannel], kind: str, title: str, lines: Sequence[str]) -> None:
    """Something for whole groups rather than for one person, of a kind of notification. Part of the caller's
    transaction."""
    now, said = clock.now(), {"kind": kind, "title": title, "lines": list(lines)}
    rows = [NoticeDelivery(channel=channel, post=said, due_at=now) for channel in channels]
    if NoticeDelivery.objects.bulk_create(rows):
        jobs.defer("platform.deliver")


def deliver() -> int:
    """Sends what is due; returns how many notifications went out. A message that cannot be sent keeps none of the
    others from going."""
    sent = 0
    while taken := _take():
        for rows, message in _messages(_not_quiet(taken)):
            if _keep(rows):
                sent += _send(rows, message)
    return sent


def again(rows: Iterable[int] | None) -> int:
    """Has failed deliveries tried anew from the first try (None: all); returns how many."""
    failed = NoticeDelivery.objects.filter(status="failed")
    if rows is not None:
        failed = failed.filter(id__in=list(rows))
    done = failed.update(status="waiting", attempts=0, due_at=clock.now(), error="")
    if done:
        jobs.defer("platform.deliver")
    return done


def _take() -> list[NoticeDelivery]:
    now = clock.now()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_TAKE, {"now": now, "until": now + LEASE, "limit": AT_A_TIME})
        ids = [row[0] for row in cursor.fetchall()]
    taken = NoticeDelivery.objects.filter(id__in=ids).select_related("notification__user", "channel").order_by("id")
    return list(taken)


def _not_quiet(taken: list[NoticeDelivery]) -> list[NoticeDelivery]:
    """Those that may go now. A second try, or a worker that was down, must not wake anybody: what falls into quiet
    hours waits for their end, and that was no try."""
    now = clock.now()
    local = now.astimezone(clock.company_zone())
    wishes = preferences.wishes({row.notification.user_id for row in taken if row.notification})
    go: list[NoticeDelivery] = []
    held: dict[datetime, list[int]] = defaultdict(list)
    for row in taken:
        user = row.notification.user_id if row.notification else 0
        until = rules.after_quiet(wishes.get(user, rules.Wish()), local)
        if row.urgent or until == local:
            go.append(row)
        else:
            held[until].append(row.id)
    for until, ids in held.items():
        NoticeDelivery.objects.filter(id__in=ids).update(status="waiting", due_at=until, attempts=F("attempts") - 1)
    return go


def _keep(rows: list[NoticeDelivery]) -> bool:
    """Whether these are still this worker's: earlier messages may have taken longer than the lease, and what another
    one took must not go out twice. Those that are not go with the rest, later."""
    ids, attempts = [row.id for row in rows], [row.attempts for row in rows]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_KEEP, {"ids": ids, "attempts": attempts, "until": clock.now() + LEASE})
        if cursor.rowcount == len(rows):
            return True
        transaction.set_rollback(True)
    return False


def _messages(taken: list[NoticeDelivery]) -> Iterable[tuple[list[NoticeDelivery], Message]]:
    """One message for each robot, one for each person and mail server or telephone: as much as fits. A post to a group
    goes by itself."""
    groups: dict[tuple[int, int], list[NoticeDelivery]] = defaultdict(list)
    site, ours = _site(), company_locale()
    for row in taken:
        if row.notification is None:
            lines = [line.replace(SITE, site) for line in (row.post or {})["lines"] if site or SITE not in line]
            yield [row], Message(adapters.SUBJECT + (row.post or {})["title"], _fitting(lines, row))
        else:
            groups[row.channel_id, 0 if _is_robot(row) else row.notification.user_id].append(row)
    phones = _phones({row.notification.user_id for rows in groups.values() for row in rows if row.notification})
    for rows in groups.values():
        kind = rows[0].channel.kind
        lines = [_line(row, site, ours) for row in rows]
        for batch in rules.batches(lines, adapters.MOST[kind]):
            yield _message([rows[n] for n in batch], [lines[n] for n in batch], phones, ours)


def _message(
    rows: list[NoticeDelivery], lines: list[str], phones: dict[int, str], ours: str
) -> tuple[list[NoticeDelivery], Message]:
    user, mail = _user(rows[0]), rows[0].channel.kind == "email"
    locale = ours if _is_robot(rows[0]) else user.locale
    title = lines[0].splitlines()[0] if mail and len(rows) == 1 else text("notice_title", locale, count=len(rows))
    called = dict.fromkeys(phone for row in rows if (phone := phones.get(_user(row).id)))
    return rows, Message(adapters.SUBJECT + title, lines, tuple(called), user.email if mail else "")


def _line(row: NoticeDelivery, site: str, ours: str) -> str:
    one, user = row.notification, _user(row)
    if one is None:
        return ""
    if row.channel.kind == "sms":  # short, and without a link: providers refuse them
        brief = f"sms.{one.kind}" if f"sms.{one.kind}" in all_texts() else f"notify.{one.kind}"
        return text(brief, user.locale, **one.params)
    robot = _is_robot(row)
    locale = ours if robot else user.locale
    said = text(f"notify.{one.kind}", locale, **one.params)
    where = f"\n{site}{one.path}" if site and one.path else ""
    colon = ": " if locale == "en" else "："
    return f"{user.name}{colon}{said}{where}" if robot else f"{said}{where}"


def company_locale() -> str:
    """The language of group chats: the one that most people of the company read the product in."""
    rows = User.objects.filter(is_active=True).values_list("locale").annotate(n=Count("id")).order_by("-n", "-locale")
    return next((str(locale) for locale, _ in rows), "zh-CN")


def _is_robot(row: NoticeDelivery) -> bool:
    return rules.medium_of(row.channel.kind) == rules.ROBOT


def _user(row: NoticeDelivery) -> User:
    if row.notification is None:
        raise LookupError(f"delivery {row.pk} is a post to a group")
    return row.notification.user


def _fitting(lines: list[str], row: NoticeDelivery) -> list[str]:
    """As many of the first lines as the channel takes."""
    room = adapters.MOST[row.channel.kind] - len((row.post or {})["title"].encode()) - 40
    first = next(rules.batches(lines, room), [])
    return [lines[n] for n in first]


def _send(rows: list[NoticeDelivery], message: Message) -> int:
    try:
        adapters.send(rows[0].channel, message)
    except NotSent as problem:
        _failed(rows, str(problem)[:300])
        return 0
    NoticeDelivery.objects.filter(id__in=[row.id for row in rows]).update(status="sent", sent_at=clock.now(), error="")
    return len(rows)


def _failed(rows: list[NoticeDelivery], error: str) -> None:
    now = clock.now()
    for row in rows:
        pause = rules.pause(row.attempts)
        row.status, row.error = ("failed" if pause is None else "waiting"), error
        row.due_at = now + (pause or timedelta())
    NoticeDelivery.objects.bulk_update(rows, ["status", "error", "due_at"])


def phone_of(user_id: int) -> str:
    """The telephone of a user; empty when none is known."""
    return _phones({user_id}).get(user_id, "")


def _phones(users: set[int]) -> dict[int, str]:
    lookup = recipients.get("org")
    return {user: one.phone for user, one in lookup.find(list(users)).items() if one.phone} if lookup and users else {}


def _site() -> str:
    company = Company.objects.filter(id=1).first()
    return str(company.settings.get("site", "")).rstrip("/") if company else ""
