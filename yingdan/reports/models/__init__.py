"""Reports with their comments, work plans, the company's rules for them, and the tallies."""

from yingdan.reports.models.plan import Plan, PlanItem
from yingdan.reports.models.plan_tally import PlanTally
from yingdan.reports.models.report import Comment, Report
from yingdan.reports.models.setup import Setup
from yingdan.reports.models.tally import ReportTally

__all__ = ["Comment", "Plan", "PlanItem", "PlanTally", "Report", "ReportTally", "Setup"]
