"""Tables of the reception desk."""

from yingdan.reception.models.reception import Case, Policy, Reception
from yingdan.reception.models.rota import Bench, Rota, Seat, Swap, Turn

__all__ = ["Bench", "Case", "Policy", "Reception", "Rota", "Seat", "Swap", "Turn"]
