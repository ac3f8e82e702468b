"""What `yingdan up` does before it serves: migrations; in an empty database the demo company or an administrator."""

import importlib
import os
import sys

from yingdan.ops import processes
from yingdan.ops.console import OpsError, fail, say
from yingdan.ops.database import check, setup_django


def main() -> None:
    """Runs as a process of its own, for the supervisor stays small and can end it."""
    processes.die_with_supervisor()
    check(os.environ["DATABASE_URL"])
    setup_django()
    filling = importlib.import_module("yingdan.ops.filling")  # models can be imported only now
    filling.prepare(with_demo=os.environ.get("YINGDAN_DEMO", "1") != "0")


if __name__ == "__main__":
    try:
        main()
    except OpsError as error:
        fail(error)
    except KeyboardInterrupt:
        say("")
        sys.exit(130)
