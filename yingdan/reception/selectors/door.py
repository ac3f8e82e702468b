"""Who may stand at the desk: who has the permission; and, for new visitors and by the rules only, who is on duty."""

from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Forbidden
from yingdan.reception.selectors import rotas


def may_stand(actor: Actor) -> bool:
    """Whether the actor may register visitors at all."""
    return actor.may("reception.register") or (actor.may("reception.read") and rotas.on_duty_now(actor.member_id))


def need(actor: Actor, way: str = "rule") -> None:
    """Raises Forbidden for who may not. Another way than the rules is the desk's: nobody gives themselves visitors."""
    if not may_stand(actor):
        raise Forbidden("reception_not_on_duty")
    if way == "other" and not actor.may("reception.register"):
        raise Forbidden("reception_by_the_rules")
