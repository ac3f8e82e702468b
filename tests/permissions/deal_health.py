"""Routes of deal health; what they say about 小李's deal."""

from tests.permissions.record import Record

RECORDS: dict[str, Record] = {"GET /api/deal-health/deals/{deal_id}": Record({"deal_id": "deal"})}
SHARED: dict[str, str] = {
    "DELETE /api/deal-health/thresholds/{pipeline_id}": "thresholds are the company's; `pipeline.manage` has no reach",
}
