"""Sends lines to PostgreSQL by COPY in the background, while the next ones are written."""

from collections.abc import Iterable
from queue import Queue
from threading import Thread
from typing import Any

from django.db import connection

from yingdan.demo.bulk import plain

BLOCK = 2_000  # lines sent at once


def copy(cursor: Any, table: str, columns: str, lines: list[str], *, freeze: bool = False) -> None:
    """One COPY. `freeze` needs a table emptied in the same transaction, and saves the vacuum later."""
    option = " with (freeze)" if freeze else ""
    with cursor.copy(f"copy {plain(table)} ({columns}) from stdin{option}") as stream:
        for start in range(0, len(lines), BLOCK):
            stream.write("".join(lines[start : start + BLOCK]))


def copy_rows(table: str, columns: str, rows: Iterable[Iterable[Any]]) -> None:
    """A COPY of few rows with values of any type."""
    connection.ensure_connection()
    with connection.connection.cursor() as cursor, cursor.copy(f"copy {plain(table)} ({columns}) from stdin") as stream:
        for row in rows:
            stream.write_row(tuple(row))


class Loader:
    """Copies batches (table → lines) one after the other in a thread of its own, at most two waiting."""

    def __init__(self, columns: dict[str, str]) -> None:
        self.columns = columns
        self.queue: Queue[dict[str, list[str]] | None] = Queue(maxsize=2)
        self.error: BaseException | None = None
        self.thread = Thread(target=self._run, name="demo-copy")

    def __enter__(self) -> "Loader":
        connection.ensure_connection()
        self.raw = connection.connection
        self.thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.queue.put(None)
        self.thread.join()
        if self.error and error[0] is None:
            raise self.error

    def put(self, batch: dict[str, list[str]]) -> None:
        """Hands over a batch; raises what went wrong with an earlier one."""
        if self.error:
            raise self.error
        self.queue.put(batch)

    def _run(self) -> None:
        while (batch := self.queue.get()) is not None:
            if self.error is None:
                try:
                    self._send(batch)
                except BaseException as error:  # raised again where the rows come from
                    self.error = error

    def _send(self, batch: dict[str, list[str]]) -> None:
        with self.raw.cursor() as cursor:
            for table, lines in batch.items():
                if lines:
                    copy(cursor, table, self.columns[table], lines, freeze=True)
