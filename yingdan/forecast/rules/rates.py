"""Win rates of stages from deals whose outcome is known, shrunk towards what is known without them."""

from collections.abc import Mapping

TRUST = 20.0  # so many closed deals weigh as much as the rate that was known before


def shrunk(won: float, closed: float, before: float, trust: float = TRUST) -> float:
    """(won + trust × before) ÷ (closed + trust): between the observed share and the rate known before."""
    return (won + trust * before) / (closed + trust)


def of_stages(seen: Mapping[int, tuple[int, int]], configured: Mapping[int, int]) -> dict[int, float]:
    """The win rate of each stage: `seen` (won, closed) of the deals that were in it, `configured` its rate in percent.

    Without a closed deal it is the configured one.
    """
    return {stage: shrunk(*seen.get(stage, (0, 0)), percent / 100) for stage, percent in configured.items()}
