"""What the background work has done when."""

from yingdan.deal_health.models import Upkeep


def upkeep() -> Upkeep:
    """The one row."""
    return Upkeep.objects.get_or_create(id=1)[0]
