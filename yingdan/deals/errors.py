"""What a stage gate answers."""

from yingdan.kernel.errors import Conflict


class GateClosed(Conflict):
    """Something that blocks is missing. `missing` names each thing with what mends it, `overridable` says that a reason
    of this person would do."""

    code = "gate_closed"


class GateMover(Conflict):
    """Somebody else has to move the deal on."""

    code = "gate_mover"


class GateBack(Conflict):
    """From this stage deals do not go back to that one."""

    code = "gate_back"
