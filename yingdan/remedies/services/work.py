"""What a remedy means as work: a task of the person it is for."""

from yingdan.kernel.actor import Actor
from yingdan.remedies.models import Remedy


def make(actor: Actor, remedy: Remedy) -> None:
    """A task for the person, once for each remedy."""
