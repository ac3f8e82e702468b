"""The words that risks are described in."""

from dataclasses import dataclass

from yingdan.platform.resources.spec import Choice

KINDS = (
    Choice("market", ("市场", "Market"), "purple"),
    Choice("customer", ("客户", "Customer"), "blue"),
    Choice("deal", ("商机", "Deal"), "cyan"),
    Choice("receivable", ("应收款", "Receivable"), "gold"),
    Choice("people", ("人员", "People"), "magenta"),
)
STATUSES = (
    Choice("open", ("待处理", "Open"), "red"),
    Choice("watching", ("跟踪中", "Watching"), "gold"),
    Choice("mitigated", ("已化解", "Mitigated"), "green"),
    Choice("happened", ("已发生", "Happened"), "volcano"),
    Choice("closed", ("已关闭", "Closed"), "default"),
)
LEVELS = (
    Choice("critical", ("极高", "Critical"), "red"),
    Choice("high", ("高", "High"), "orange"),
    Choice("medium", ("中", "Medium"), "gold"),
    Choice("low", ("低", "Low"), "green"),
)
PROBABILITIES = (
    ("罕见", "Rare"),
    ("较小", "Unlikely"),
    ("可能", "Possible"),
    ("较大", "Likely"),
    ("几乎必然", "Almost certain"),
)
IMPACTS = (("轻微", "Negligible"), ("较小", "Minor"), ("中等", "Moderate"), ("严重", "Major"), ("重大", "Severe"))
ENDED_BY = (
    Choice("person", ("人工", "A person"), "blue"),
    Choice("signal", ("信号消失", "Signal gone"), "green"),
    Choice("rule", ("规则已停用", "Rule switched off"), "default"),
)
RULES = (
    Choice("deal_health", ("商机健康度差", "Deal in bad health"), "cyan"),
    Choice("deal_slipped", ("成交日一再推迟", "Close date put off again"), "cyan"),
    Choice("deal_no_decider", ("后期仍无决策人", "No decision maker late on"), "cyan"),
    Choice("customer_churn", ("客户流失预警", "Customer about to leave"), "blue"),
    Choice("customer_lost", ("A 类客户流失", "A customer of class A lost"), "blue"),
    Choice("customer_pool", ("客户即将掉入公海", "Customer about to fall to the pool"), "blue"),
    Choice("outlet_stuffing", ("终端压货", "Outlet stuffed"), "blue"),
    Choice("outlet_floor", ("低于限价销售", "Sold below the floor price"), "blue"),
    Choice("outlet_outside", ("窜货", "Sold outside the region"), "blue"),
    Choice("target_missed", ("目标难以达成", "Target out of reach"), "magenta"),
    Choice("person_overloaded", ("任务积压", "Tasks piling up"), "magenta"),
    Choice("person_handover", ("交接未完成", "Handover not finished"), "magenta"),
)


@dataclass(frozen=True, slots=True)
class Begin:
    """What a rule begins with. An `impact` of None comes from the amount; a number that a rule does not use is None."""

    kind: str
    probability: int
    impact: int | None = None
    amount: int | None = None
    days: int | None = None
    count: int | None = None
    percent: int | None = None


def scale(names: tuple[tuple[str, str], ...]) -> tuple[str, str]:
    """One to five with their names, in one line."""
    zh, en = (" · ".join(f"{n} {name}" for n, name in enumerate(some, 1)) for some in zip(*names, strict=True))
    return zh, en
