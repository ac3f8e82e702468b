"""Why the demo company cannot be made."""

from yingdan.kernel.errors import Conflict
from yingdan.kernel.texts import register_texts


class NotEmpty(Conflict):
    """The database holds another company."""

    code = "demo_not_empty"


class DemoLoaded(Conflict):
    """The demo company is there already."""

    code = "demo_loaded"


register_texts(
    {
        "demo_not_empty": (
            "数据库里已有一家公司的数据；演示公司只能放进空的数据库",
            "This database already holds a company; the demo company goes into an empty one only",
        ),
        "demo_loaded": (
            "演示公司已经在了；要重新生成请加 --reset",
            "The demo company is already here; use --reset to make it anew",
        ),
    }
)
