"""What is looked at when deals are compared, and how it is called."""

METHODS = ("call", "visit", "wechat", "email", "meeting", "demo", "other")
# Counted things, by what it takes to have done them; the rest are durations in days.
NEEDED = {**dict.fromkeys(METHODS, 1), "contacts": 2, "decider": 1, "colleague": 1, "superior": 1, "presales": 1}
DAYS = ("days", "gap")
MEASURES = (*NEEDED, *DAYS)
# Who wrote a follow-up: the deal's owner; pre-sales of the deal's team; somebody above the owner; any other colleague.
ROLES = ("owner", "superior", "presales", "other")
SIZES = ("S", "M", "L")
FACETS = ("size", "source", "industry")
