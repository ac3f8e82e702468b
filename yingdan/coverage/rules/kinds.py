"""What may deviate from a card, in the order in which pages show it, and the part of the seven it belongs to."""

PARTS = ("person", "region", "outlets", "route", "cycle", "times", "standard")
KINDS = {
    "outside": "region",
    "unplaced": "region",
    "missing": "outlets",
    "not_owned": "outlets",
    "lost": "outlets",
    "no_route": "route",
    "rare": "route",
    "overfull": "route",
    "no_cycle": "cycle",
    "overdue": "cycle",
    "capacity": "times",
    "clash": "times",
}


def fixed(*, regions: int, outlets: int, routed: int, cycled: int, hours: bool, steps: int) -> dict[str, bool]:
    """Which of the seven a card fixes; the person is the one whose card it is. `routed` and `cycled` count outlets."""
    return {
        "person": True,
        "region": regions > 0,
        "outlets": outlets > 0,
        "route": outlets > 0 and routed == outlets,
        "cycle": outlets > 0 and cycled == outlets,
        "times": hours,
        "standard": steps > 0,
    }
