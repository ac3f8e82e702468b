"""The company's settings of tasks."""

from yingdan.tasks.models import TaskSetting


def setup(*, lock: bool = False) -> TaskSetting:
    """The one row; made with the defaults when there is none."""
    TaskSetting.objects.get_or_create(id=1)
    rows = TaskSetting.objects.select_for_update() if lock else TaskSetting.objects.all()
    return rows.get(id=1)
