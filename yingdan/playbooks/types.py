"""What is looked at when deals are compared, and how it is called."""

METHODS = ("call", "visit", "wechat", "email", "meeting", "demo", "other")
# Counted things, by what it takes to have done them; the rest are durations in days.
NEEDED = {**dict.fromkeys(METHODS, 1), "contacts": 2, "decider": 1, "colleague": 1}
DAYS = ("days", "gap")
MEASURES = (*NEEDED, *DAYS)
SIZES = ("S", "M", "L")
FACETS = ("size", "source", "industry")
