"""What tasks keep of their records is brought up to date: their names and customers."""

from typing import Any

from django.db.models import BigIntegerField, Exists, F, OuterRef, Subquery, TextField, Value
from django.db.models.functions import Cast, Left

from yingdan.platform.resources import spec
from yingdan.platform.resources.columns import title_path
from yingdan.tasks.models import Task
from yingdan.tasks.services import following, subjects
from yingdan.tasks.services.common import derive


def catch_up() -> int:
    """Every open task says what its record is called now; says how many did not. Once a day: a task that is opened
    shows the present name anyway."""
    kinds = Task.objects.filter(status__in=Task.OPEN).exclude(subject_resource="").order_by()
    names = kinds.values_list("subject_resource", flat=True).distinct()
    return sum(_of(described) for name in names if (described := spec.get(name)) is not None)


def _of(described: spec.Resource) -> int:
    """Few have another name or customer than yesterday: only those are read."""
    record = described.model._base_manager.filter(pk=OuterRef("subject_id"))
    title = Left(Cast(F(title_path(described)), TextField()), 200)
    rows = Task.objects.filter(status__in=Task.OPEN, subject_resource=described.name)
    rows = rows.annotate(_title=Subquery(record.annotate(_called=title).values("_called")[:1]))
    for gone in rows.filter(~Exists(record)).values_list("subject_id", flat=True).distinct():
        following.gone(described.name, gone or 0)
    rows = rows.filter(_title__isnull=False)
    customer: Any = Value(None, output_field=BigIntegerField())
    if path := subjects.customer_path(described):
        customer = Subquery(record.values(path)[:1], output_field=BigIntegerField())
    rows = rows.annotate(_customer=customer).exclude(subject_title=F("_title"), customer_id=F("_customer"))
    changed = 0
    for task in rows.iterator():
        now = (task._title, task._customer)
        if (task.subject_title, task.customer_id) != now:
            task.subject_title, task.customer_id = now
            derive(task, again=False)
            task.save(update_fields=["subject_title", "customer_id", "search"])
            changed += 1
    return changed
