"""The four-visit counter 四次拜访: most business is won at the fourth visit or later, most sellers give up before."""

ENOUGH = 4
SILENT = 21  # days without a visit, and nothing planned, from which on it looks like giving up


def shown(visits: int) -> int:
    """0 … 4; more is four."""
    return min(visits, ENOUGH)


def given_up_early(visits: int, silent_days: int | None, *, planned: bool) -> bool:
    """Whether somebody came once to three times, has not for a while, and plans nothing."""
    return 0 < visits < ENOUGH and not planned and silent_days is not None and silent_days >= SILENT
