"""The register and its disputes, described once."""

from yingdan.reception.resources.case import CASE
from yingdan.reception.resources.reception import RECEPTION

ALL = (RECEPTION, CASE)
