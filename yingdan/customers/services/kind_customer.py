"""What is special about customers that become one."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Max, QuerySet

from yingdan.customers import types
from yingdan.customers.models import Collaborator, Customer, DuplicatePair, FollowUp, Merge
from yingdan.customers.rules.merging import Choice
from yingdan.customers.selectors import customers_for
from yingdan.customers.services import comparable
from yingdan.customers.services.customers import derive, locate
from yingdan.customers.services.kinds import PERMISSION, Kind, Rows
from yingdan.kernel.actor import Actor

# Field of the resource → attribute of the row
FIELDS = {
    "name": "name",
    "short_name": "short_name",
    "status": "status",
    "grade": "grade",
    "level": "level",
    "owner": "owner_id",
    "industry": "industry",
    "province": "province",
    "city": "city",
    "district": "district",
    "address": "address",
    "phone": "phone",
    "website": "website",
    "credit_code": "credit_code",
    "source": "source",
    "tags": "tags",
    "employees": "employees",
    "annual_revenue": "annual_revenue",
    "founded_year": "founded_year",
    "parent": "parent_id",
    "next_contact_at": "next_contact_at",
    "latitude": "latitude",
    "longitude": "longitude",
    "note": "note",
    "external_id": "external_id",
}
_UNIQUE = ("credit_code", "external_id")


def _within(actor: Actor) -> QuerySet[Customer]:
    return customers_for(actor, PERMISSION).select_related("owner")


def _settle(rows: Rows, survivor_id: int, columns: dict[str, Any], choices: Mapping[str, Choice]) -> None:
    giver = rows[int(choices["owner"])]
    columns.update(team_id=giver.team_id, owned_since=giver.owned_since)
    contacted = (row.last_followup_at for row in rows.values() if row.last_followup_at)
    columns["last_followup_at"] = max(contacted, default=None)
    columns["parent_id"] = _parent(rows, survivor_id, columns["parent_id"])


def _parent(rows: Rows, survivor_id: int, wanted: int | None) -> int | None:
    """The parent company above all of those who become one: nobody ends as a part of itself."""
    seen: set[int] = set()
    above = wanted
    line: list[int] = []
    while above is not None and above not in seen:
        seen.add(above)
        line.append(above)
        above = Customer.objects.filter(id=above).values_list("parent_id", flat=True).first()
    inside = [at for at, key in enumerate(line) if key in rows]
    rest = line[inside[-1] + 1 :] if inside else line
    return rest[0] if rest and rest[0] != survivor_id else None


def _write(survivor: Customer, columns: dict[str, Any]) -> None:
    renamed = columns["name"] != survivor.name
    for name, value in columns.items():
        setattr(survivor, name, value)
    _unwritten(survivor)
    _follow(survivor.id)
    if renamed:
        survivor.refresh_from_db()


def _unwritten(survivor: Customer) -> None:
    survivor.version += 1
    derive(survivor)
    locate(survivor)
    survivor.save()


def _follow(customer_id: int) -> None:
    for _, companion in types.companions.items():
        companion.renamed(customer_id)


def _let_in(actor: Actor, survivor: Customer, others: list[Customer], former: int | None) -> list[int]:
    """The people who looked after any of them keep seeing it."""
    owners = {former, *(row.owner_id for row in others)} - {None, survivor.owner_id}
    known = set(survivor.collaborators.values_list("member_id", flat=True))
    made = Collaborator.objects.bulk_create(
        Collaborator(customer_id=survivor.id, member_id=one, added_by_id=actor.member_id)
        for one in sorted(owner for owner in owners if owner and owner not in known)
    )
    return [row.id for row in made]


def _fit(row: dict[str, Any]) -> list[str]:
    """A credit code or external number that somebody has taken since is left empty."""
    emptied = [name for name in _UNIQUE if row.get(name) and Customer.objects.filter(**{name: row[name]}).exists()]
    row.update(dict.fromkeys(emptied))
    if row.get("parent_id") and not Customer.objects.filter(id=row["parent_id"]).exists():
        row["parent_id"] = None
    return emptied


def _recalled(survivor_id: int, merge: Merge) -> None:
    """The survivor was last in touch when it was before, or by what was written since and stays with it."""
    if "last_followup_at" in merge.before:
        last = FollowUp.objects.filter(customer_id=survivor_id).aggregate(last=Max("happened_at"))["last"]
        if last is not None:
            Customer.objects.filter(id=survivor_id).update(last_followup_at=last)
    for customer_id in (survivor_id, *merge.merged.values_list("old_id", flat=True)):
        _follow(customer_id)


def _users(ids: list[int]) -> set[int]:
    rows = Customer.objects.filter(id__in=ids, owner__isnull=False)
    return set(rows.values_list("owner__user_id", flat=True))


def _apart(ids: list[int]) -> bool:
    """Two credit codes in a group: somebody in the middle resembles two companies."""
    codes = Customer.objects.filter(id__in=ids, credit_code__isnull=False)
    return codes.values("credit_code").distinct().count() > 1


CUSTOMER = Kind(
    resource="customer",
    model=Customer,
    pair=DuplicatePair,
    comparison=comparable.CUSTOMERS,
    fields=FIELDS,
    compared=(
        "name", "owner", "status", "phone", "credit_code", "province", "city", "address", "website", "industry",
        "last_followup_at", "created_at",
    ),
    within=_within,
    parts=lambda: dict(types.merge_parts.items()),
    rank=lambda row: str(row.status),
    hint=lambda row: row.owner.name if row.owner else None,
    settle=_settle,
    write=_write,
    let_in=_let_in,
    fit=_fit,
    unwritten=_unwritten,
    recalled=_recalled,
    about=lambda row: f"customer:{row.id}",
    users=_users,
    apart=_apart,
)  # fmt: skip
