"""The company's settings for new cards."""

from yingdan.coverage.models import Setup
from yingdan.kernel.single import only

# What a company begins with; its own standards take their place.
USUAL = {
    "name": "常规拜访",
    "steps": [
        "查看上次拜访记录与待办",
        "问候并确认本次目的",
        "了解近况与新需求",
        "推进方案或订单",
        "约定下一步",
        "记录跟进",
    ],
}


def setup(*, lock: bool = False) -> Setup:
    """The one row; made with the defaults when there is none."""
    return only(Setup, lock=lock, standards=[USUAL])
