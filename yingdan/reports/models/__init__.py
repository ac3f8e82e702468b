"""Reports with their comments, the company's rules for them, and the tally."""

from yingdan.reports.models.report import Comment, Report
from yingdan.reports.models.setup import Setup
from yingdan.reports.models.tally import ReportTally

__all__ = ["Comment", "Report", "ReportTally", "Setup"]
