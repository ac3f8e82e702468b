"""Notices of the demo company: weekly ones about customers, a channel that is switched off, what went through it."""

from datetime import timedelta

from yingdan.kernel import clock
from yingdan.platform.models import NoticeChannel, NoticeDelivery, Notification
from yingdan.platform.services import notify
from yingdan.segments.models import Setup
from yingdan.segments.services import telling

SHOWN = 40


def write() -> None:
    """After classes and warnings. Nothing can leave the demo company: its channel is off and leads nowhere."""
    now = clock.now()
    notify.send_all(telling.notices())
    Setup.objects.update(told_on=clock.today())
    Notification.objects.filter(kind__startswith="segment.weekly").update(created_at=now - timedelta(hours=5))
    channel = NoticeChannel.objects.create(
        kind="wecom", name="销售群机器人", enabled=False, secrets={"address": "https://chat.example.com/robot/send"}
    )
    recent = Notification.objects.order_by("-id")[:SHOWN]
    NoticeDelivery.objects.bulk_create(
        NoticeDelivery(
            notification=one, channel=channel, due_at=one.created_at, attempts=6 if number == 3 else 1,
            status="failed" if number == 3 else "sent", sent_at=None if number == 3 else one.created_at,
            error="45009: api freq out of limit" if number == 3 else "",
        )
        for number, one in enumerate(recent)
    )  # fmt: skip
