"""What can go wrong with targets, in words a sales manager can act on."""

from typing import Any

from yingdan.kernel.errors import AppError, Conflict, NotFound


class Infeasible(AppError):
    """The wishes contradict each other. `params["cells"]` names the smallest set of them that cannot hold together.

    `code` says how: `target_minimum_above` (locks and minima exceed the total), `target_maximum_below` (locks and
    maxima cannot reach it) or `target_no_room` (amounts that have no free cell to go to).
    """

    code, status = "target_infeasible", 422

    def __init__(self, code: str, cells: list[Any], total: int, limit: int) -> None:
        super().__init__(code, cells=cells, total=total, limit=limit)


class Locked(Conflict):
    """The cell or node is locked; unlock it first. `params["cells"]` names what is locked."""

    code = "target_locked"


class NotDraft(Conflict):
    """A published or archived target never changes: make a new version instead."""

    code = "target_not_draft"


class NotReconciled(Conflict):
    """The cells do not add up to the target's amount; `params["difference"]` is what is missing, in smallest units."""

    code = "target_not_reconciled"


class MetricTooSlow(AppError):
    """A metric that somebody defined takes too long to count; `params["seconds"]` is the limit."""

    code, status = "metric_too_slow", 422


class Overlap(Conflict):
    """Another published target for the same metric and year covers some of the same people."""

    code = "target_overlap"


class NobodyInPost(Conflict):
    """There is nobody below the team who could carry the target in that year."""

    code = "target_nobody"


class NoOrganisation(NotFound):
    """There is no company yet whose figures could be shown: a fresh system."""

    code = "no_organisation"


class NotInOrganisation(NotFound):
    """The actor sees only the own figures, but is not a member of any team."""

    code = "not_in_organisation"


class ActivityChangedSince(Conflict):
    """Somebody has set the same work of the same people since; that change is undone first."""

    code = "activity_changed_since"
