"""What makes the demo company's desks look used: shared views of lists and a few notifications."""

from typing import Any

from yingdan.accounts.models import User
from yingdan.customers.models import Collaborator, FollowUp
from yingdan.platform.models import Notification, SavedView

EXCERPT = 80


def _rule(field: str, operator: str, value: Any) -> dict[str, Any]:
    return {"field": field, "operator": operator, "value": value}


def _state(*rules: dict[str, Any], sort: str, desc: bool = True, scope: str = "all", **more: Any) -> dict[str, Any]:
    condition = {"combinator": "and", "rules": list(rules)}
    return {"scope": scope, "filter": condition, "sort": [{"field": sort, "desc": desc}], **more}


_OPEN = _rule("status", "=", "open")
# owner's sign-in name, resource, name, visibility, pinned, state
VIEWS: list[tuple[str, str, str, str, bool, dict[str, Any]]] = [
    (
        "director", "deal", "本月预计成交", "company", True,
        _state(_OPEN, _rule("expected_close", "=", {"relative": "this_month"}), sort="amount"),
    ),
    (
        "director", "deal", "已过预计成交日", "company", True,
        _state(_OPEN, _rule("expected_close", "<", {"relative": "today"}), sort="expected_close", desc=False),
    ),
    ("director", "deal", "50万以上大单", "company", False, _state(_OPEN, _rule("amount", ">=", 500000), sort="amount")),
    ("director", "customer", "A类客户", "company", True, _state(_rule("grade", "=", "A"), sort="annual_revenue")),
    (
        "support", "customer", "90天未跟进的老客户", "company", False,
        _state(
            _rule("status", "=", "existing"),
            _rule("last_followup_at", "<", {"relative": "last_n_days", "n": 90}),
            sort="last_followup_at", desc=False,
        ),
    ),
    (
        "rep", "deal", "今天要联系的", "private", True,
        _state(
            _OPEN, _rule("next_contact_at", "<=", {"relative": "today"}),
            sort="next_contact_at", desc=False, scope="mine",
        ),
    ),
    (
        "rep", "lead", "今天要联系的线索", "private", True,
        _state(
            _rule("status", "in", ["new", "contacted", "qualified"]),
            _rule("next_contact_at", "<=", {"relative": "today"}),
            sort="next_contact_at", desc=False, scope="mine",
        ),
    ),
    (
        "rep", "customer", "我的重点客户", "private", True,
        _state(_rule("tags", "contains", "重点客户"), sort="updated_at", scope="mine"),
    ),
]  # fmt: skip


def write() -> None:
    """Views and notifications of those who sign in first."""
    users = dict(
        User.objects.filter(username__in=["director", "support", "rep", "supervisor"]).values_list("username", "id")
    )
    SavedView.objects.bulk_create(
        SavedView(
            resource=resource, name=name, owner_id=users[owner], visibility=visibility, pinned=pinned, state=state
        )
        for owner, resource, name, visibility, pinned, state in VIEWS
    )
    _mentions(users["rep"], users["supervisor"])
    _shared(users["rep"])


def _mentions(writer: int, reader: int) -> None:
    """The rep's last follow-ups ask the supervisor for help (members have the ids of their users)."""
    written = FollowUp.objects.filter(owner_id=writer).exclude(customer=None)
    for followup in written.select_related("customer").order_by("-happened_at")[:3]:
        FollowUp.objects.filter(id=followup.id).update(mentions=[reader])
        Notification.objects.create(
            user_id=reader,
            kind="followup.mention",
            params={
                "actor": "小李",
                "name": followup.customer.name if followup.customer else "",
                "text": followup.text[:EXCERPT],
            },
            path=f"/customers/{followup.customer_id}",
        )


def _shared(reader: int) -> None:
    """Customers that colleagues opened to the rep."""
    for shared in Collaborator.objects.filter(member_id=reader).select_related("customer", "added_by")[:3]:
        Notification.objects.create(
            user_id=reader,
            kind="customer.shared",
            params={
                "actor": shared.added_by.name if shared.added_by else "",
                "name": shared.customer.name,
                "until": shared.until.isoformat() if shared.until else None,
            },
            path=f"/customers/{shared.customer_id}",
        )
