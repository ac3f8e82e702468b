"""What the organisation asks of higher apps."""

from collections.abc import Callable
from dataclasses import dataclass

from yingdan.kernel.ports import Registry


@dataclass(frozen=True, slots=True)
class PlacedRows:
    """Rows that show the territory of their address; `place()` puts all of them right and says how many changed."""

    place: Callable[[], int]


placed: Registry[PlacedRows] = Registry(PlacedRows)
