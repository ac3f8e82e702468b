"""The company's settings of tasks."""

from yingdan.kernel.single import only
from yingdan.tasks.models import TaskSetting


def setup(*, lock: bool = False) -> TaskSetting:
    """The one row; made with the defaults when there is none."""
    return only(TaskSetting, lock=lock)
