"""What measures travel: a port, so that a map service can take the place of the built-in estimate."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from yingdan.kernel.ports import Registry
from yingdan.routes.rules.travel import Matrix, Pace, Place


class Unreachable(Exception):
    """The service gave no travel times; the built-in estimate stands in."""


@dataclass(frozen=True, slots=True)
class TravelProvider:
    """Measures from everywhere to everywhere (WGS-84), `Unreachable` when it fails; `ready`: it is set up."""

    label: tuple[str, str]
    ready: Callable[[], bool]
    matrix: Callable[[Sequence[Place], Pace], Matrix]


providers: Registry[TravelProvider] = Registry(TravelProvider)
