"""Logs: JSON lines in `$YINGDAN_HOME/log/<process>.log`, and short lines on the console."""

import logging
import sys
from logging.handlers import WatchedFileHandler
from types import TracebackType

import structlog
from structlog.typing import Processor

from yingdan.ops import home as data_home

MAX_BYTES = 20 * 1024**2
CONSOLE_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class Short(logging.Formatter):
    """One line for the console; the traceback is in the file."""

    def format(self, record: logging.LogRecord) -> str:
        """The message, and for an exception its last line."""
        short = logging.makeLogRecord({**record.__dict__, "exc_info": None, "exc_text": None, "stack_info": None})
        cause = f": {record.exc_info[1]}".splitlines()[0] if record.exc_info and record.exc_info[1] else ""
        return super().format(short).partition("\n")[0] + cause


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if isinstance(error, KeyboardInterrupt):
        return
    logging.getLogger("yingdan").critical("The process ends by an error", exc_info=(kind, error, trace))


def configure(process: str) -> None:
    """Sends everything at INFO and above to the process' file, warnings and worse to the console as well."""
    folder = data_home.prepare(data_home.home()) / "log"
    file = WatchedFileHandler(folder / f"{process}.log", encoding="utf-8")
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.stdlib.ExtraAdder(),
        structlog.processors.format_exc_info,
    ]
    file.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
        )
    )
    console = logging.StreamHandler(sys.stderr)
    console.setLevel(logging.WARNING)
    console.setFormatter(Short(CONSOLE_FORMAT, "%H:%M:%S"))
    root = logging.getLogger()
    root.handlers = [file, console]
    root.setLevel(logging.INFO)
    logging.getLogger("django.request").setLevel(logging.CRITICAL)  # the edge reports errors, with their number
    sys.excepthook = _uncaught
    ours = logging.getLogger("yingdan")
    ours.handlers, ours.propagate = [], True
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )


def rotate() -> None:
    """Puts big files aside (one generation); called when nothing writes yet."""
    for file in (data_home.home() / "log").glob("*.log"):
        if file.stat().st_size > MAX_BYTES:
            file.replace(file.with_suffix(".log.1"))
