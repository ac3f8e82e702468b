"""Upkeep of the platform's tables."""

from datetime import timedelta

from django.db import connection

from yingdan.kernel import clock, jobs
from yingdan.kernel.models import AnsweredRequest
from yingdan.platform.models import CustomField, NoticeDelivery, Notification, UndoBatch
from yingdan.platform.notices import outbox
from yingdan.platform.services import custom_fields

ANSWERS_KEPT = timedelta(days=7)
UNDO_KEPT = timedelta(days=7)
READ_NOTICES_KEPT = timedelta(days=180)
SENT_KEPT = timedelta(days=90)
MONTHS_AHEAD = 3


@jobs.job("platform.audit_partitions", schedule="15 18 * * *")
def audit_partitions() -> None:
    """Makes the audit trail's partitions of the coming months, well before they are needed."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select yingdan_audit_month((now() + make_interval(months => n))::date) from generate_series(0, %s) n",
            [MONTHS_AHEAD],
        )


@jobs.job("platform.purge", schedule="45 18 * * *")
def purge() -> None:
    """Drops what nobody can ask for any more: answers to repeated requests, old undo data, old read notifications."""
    now = clock.now()
    AnsweredRequest.objects.filter(at__lt=now - ANSWERS_KEPT).delete()
    UndoBatch.objects.filter(created_at__lt=now - UNDO_KEPT).delete()
    Notification.objects.filter(read_at__lt=now - READ_NOTICES_KEPT).delete()
    NoticeDelivery.objects.filter(status="sent", sent_at__lt=now - SENT_KEPT).delete()


@jobs.job("platform.deliver", schedule="* * * * *")
def deliver() -> None:
    """Sends the notifications that are due by mail and to group chats."""
    outbox.deliver()


@jobs.job("platform.index_custom_field")
def index_custom_field(field_id: int) -> None:
    """Builds the index of a custom field on a large table, while everybody goes on working."""
    field = CustomField.objects.filter(pk=field_id, indexed=True).first()
    if field is not None:
        custom_fields.build_index(field, concurrently=True)
