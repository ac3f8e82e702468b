"""What commands say to the person at the terminal: progress lines, warnings, and failures that name a remedy."""

import sys
from typing import NoReturn


class OpsError(Exception):
    """Something an operator can mend; shown without a traceback as what happened and what to do."""

    def __init__(self, problem: str, remedy: str = "") -> None:
        super().__init__(problem)
        self.problem = problem
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.problem}\n  → {self.remedy}" if self.remedy else self.problem


def say(text: str) -> None:
    """One line of progress, flushed so that pipes and logs show it at once."""
    print(text, flush=True)


def warn(text: str) -> None:
    """One line about something that is wrong but does not stop the command."""
    print(f"! {text}", file=sys.stderr, flush=True)


def fail(error: OpsError) -> NoReturn:
    """Shows the error and ends the process with exit code 1."""
    print(f"✗ {error}", file=sys.stderr, flush=True)
    raise SystemExit(1)
