"""What can be wrong with an open deal, and how it is called."""

from typing import Any, TypedDict

from yingdan.platform.resources.spec import Choice

KINDS = (
    "stalled", "close_past", "close_slipped", "no_next_step", "silent", "no_decision_maker", "single_contact",
    "amount_changed", "competitor",
)  # fmt: skip
LEVELS = ("risk", "watch", "good")
WATCH, GOOD = 50, 75  # from these scores on

KIND_CHOICES = (
    Choice("stalled", ("阶段停滞", "Stalled"), "red"),
    Choice("close_past", ("已过预计成交日", "Close date past"), "red"),
    Choice("close_slipped", ("成交日一再推迟", "Close date slipping"), "orange"),
    Choice("no_next_step", ("没有下一步", "No next step"), "orange"),
    Choice("silent", ("久未联系", "Out of touch"), "orange"),
    Choice("no_decision_maker", ("决策人未参与", "No decision maker"), "gold"),
    Choice("single_contact", ("单线联系", "Single contact"), "gold"),
    Choice("amount_changed", ("金额变动", "Amount changed"), "gold"),
    Choice("competitor", ("有竞争对手", "Competitor"), "default"),
)
LEVEL_CHOICES = (
    Choice("risk", ("有风险", "At risk"), "red"),
    Choice("watch", ("需关注", "Watch"), "gold"),
    Choice("good", ("健康", "Healthy"), "green"),
)


class SignalRow(TypedDict):
    """A signal as others read it: `params` are the figures behind it (dates as ISO text, counts, amounts as text),
    `weight` what it takes off the score."""

    deal_id: int
    kind: str
    since: str
    params: dict[str, Any]
    weight: int
