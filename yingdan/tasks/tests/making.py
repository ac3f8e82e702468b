"""Records for tests."""

from typing import Any

from yingdan.conftest import actor_for
from yingdan.kernel.actor import Actor
from yingdan.org.models import Member
from yingdan.tasks.models import Task, TaskTemplate, TemplateLine
from yingdan.tasks.services import tasks


def make_task(member: Member, title: str = "回访客户", **values: Any) -> Task:
    """A task of the member's, made as the product makes it."""
    subject, source = values.pop("subject", None), values.pop("source", "")
    return tasks.create(actor_for(member), {"title": title, **values}, subject=subject, source=source)


def make_template(*lines: dict[str, Any], name: str = "新商机跟进", resource: str = "") -> TaskTemplate:
    """A template with these lines."""
    template = TaskTemplate.objects.create(name=name, resource=resource)
    TemplateLine.objects.bulk_create(
        TemplateLine(template=template, position=n, **{"title": f"第 {n + 1} 步", **line})
        for n, line in enumerate(lines)
    )
    return template


SYSTEM = Actor.system("test")
