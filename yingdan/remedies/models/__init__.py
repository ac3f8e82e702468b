"""Remedies that a superior assigned; monthly plan reviews with their lines, joint visits and weekly checks."""

from yingdan.remedies.models.remedy import Remedy
from yingdan.remedies.models.review import Review, ReviewCheck, ReviewLine, ReviewVisit

__all__ = ["Remedy", "Review", "ReviewCheck", "ReviewLine", "ReviewVisit"]
