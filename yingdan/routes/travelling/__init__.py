"""Travel times: the first map service that is set up, else the built-in estimate."""

from collections.abc import Sequence

import structlog

from yingdan.routes.rules import travel
from yingdan.routes.rules.travel import Matrix, Pace, Place
from yingdan.routes.travelling.port import Unreachable, providers

BUILT_IN = "built_in"
log = structlog.get_logger(__name__)


def measure(places: Sequence[Place], pace: Pace) -> tuple[Matrix, str]:
    """The matrix and who measured it. A service that fails is not waited for a second time."""
    for name, provider in providers.items():
        if provider.ready() and len(places) > 1:
            try:
                return provider.matrix(places, pace), name
            except Unreachable as error:
                log.warning("routes.provider_failed", provider=name, reason=str(error))
    return travel.matrix(places, pace), BUILT_IN
