"""Tables of the reception desk."""

from yingdan.reception.models.reception import Case, Policy, Reception
from yingdan.reception.models.rota import Rota, Seat, Turn

__all__ = ["Case", "Policy", "Reception", "Rota", "Seat", "Turn"]
