"""What lists of deals show of their health."""

from yingdan.deal_health.types import KIND_CHOICES, LEVEL_CHOICES
from yingdan.platform.resources.spec import Field

ON_DEALS = (
    Field("health", ("健康度", "Health"), "choice", choices=LEVEL_CHOICES, source="health__level", groupable=True,
          editable=False, importable=False, in_form=False, width=90),
    Field("health_score", ("健康分", "Score"), "integer", source="health__score", editable=False,
          importable=False, in_form=False, hidden_by_default=True, width=76,
          help=("100 为没有预警", "100: nothing is wrong")),
    Field("health_signals", ("健康预警", "Signals"), "multichoice", choices=KIND_CHOICES, source="health__kinds",
          groupable=True, editable=False, importable=False, in_form=False, hidden_by_default=True, sortable=False,
          width=240),
    Field("health_since", ("健康度变化日", "Health changed on"), "date", source="health__changed_on", editable=False,
          importable=False, in_form=False, hidden_by_default=True),
)  # fmt: skip
