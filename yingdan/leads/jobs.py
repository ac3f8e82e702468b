"""Background work of leads."""

from yingdan.kernel import jobs
from yingdan.leads.services import cards, scoring


@jobs.job("leads.score", schedule="20 18 * * *")
def score() -> None:
    """At night (18:20 UTC is 2:20 in China): learns from past leads, measures itself, scores the open ones."""
    scoring.train()


@jobs.job("leads.read_card")
def read_card(card: int) -> None:
    """Reads the picture of a business card."""
    cards.read_card(card)
