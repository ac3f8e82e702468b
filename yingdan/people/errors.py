"""What can go wrong with a handover."""

from yingdan.kernel.errors import Conflict


class WrongStatus(Conflict):
    """Not in this state of the handover."""

    code = "handover_wrong_status"


class NotShared(Conflict):
    """Rows of somebody who leaves would stay with nobody behind them."""

    code = "handover_not_shared_out"


class NotSigned(Conflict):
    """Somebody has not signed yet."""

    code = "handover_not_signed"


class Changed(Conflict):
    """What there is to hand over is not what was signed for."""

    code = "handover_changed"


class UndoOver(Conflict):
    """The window for taking back is over."""

    code = "handover_undo_over"


class AlreadyOpen(Conflict):
    """The person has a handover under way."""

    code = "handover_open_already"


class StandInRunning(Conflict):
    """Somebody stands in for the person already: two at once would end each other."""

    code = "handover_stand_in_running"
