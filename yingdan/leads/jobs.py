"""Background work of leads."""

from yingdan.kernel import jobs
from yingdan.leads.services import scoring


@jobs.job("leads.score", schedule="20 18 * * *")
def score() -> None:
    """At night (18:20 UTC is 2:20 in China): learns from past leads, measures itself, scores the open ones."""
    scoring.train()
