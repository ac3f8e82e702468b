"""Background work of reports."""

from yingdan.kernel import jobs
from yingdan.reports.services import asking, plans, reminding, tally


@jobs.job("reports.ask", schedule="7,37 * * * *")
def ask() -> None:
    """Asks for the reports of today's spans."""
    asking.ask()


@jobs.job("reports.remind", schedule="*/5 * * * *")
def remind() -> None:
    """Until nobody is left to be reminded."""
    while reminding.remind():
        pass


@jobs.job("reports.compact_tally", schedule="49 * * * *")
def compact_tally() -> None:
    """Keeps the tally short."""
    tally.compact()


@jobs.job("reports.work_out_plans", schedule="17 * * * *")
def work_out_plans() -> None:
    """What became of the plans that can still change."""
    while plans.work_out_due():
        pass
