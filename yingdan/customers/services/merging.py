"""Several customers become one: values by choice, everything that hung on them moved, nothing lost, and undoable."""

from typing import Any

from django.db import connection

from yingdan.customers import types
from yingdan.customers.models import Collaborator, Customer, DuplicatePair, Merge, MergedCustomer
from yingdan.customers.rules import merging as rules
from yingdan.customers.selectors import customers_for, gone, moved_to
from yingdan.customers.services import moving
from yingdan.customers.services.customers import derive, locate
from yingdan.customers.services.merge_values import FIELDS, counted, custom_names, values_of
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, NotFound, invalid
from yingdan.platform.services import events, notify

PERMISSION = "customer.merge"
MOST = 20
# What the database keeps of every write says nothing about the customer.
_STAMPS = frozenset({"version", "updated_at", "search", "name_key", "territory_id"})


def merge(
    actor: Actor,
    *,
    survivor_id: int,
    ids: list[int],
    choices: dict[str, rules.Choice] | None = None,
    versions: dict[int, int] | None = None,
    keep_colleagues: bool = True,
    automatic: bool = False,
) -> Merge:
    """Makes one customer of several within reach. `choices` names by field whose value stays (`both`: tags, notes);
    `versions` are those that were looked at: Conflict `merge_changed` when somebody saved since. `keep_colleagues`
    lets the owners of the others see the survivor."""
    customers = locked(actor, {survivor_id, *ids})
    survivor = customers[survivor_id]
    _unchanged(customers, versions or {})
    others = [customers[key] for key in sorted(customers) if key != survivor_id]
    former = survivor.owner_id
    before, reasons = _row(survivor_id), _reasons(list(customers))
    columns = _chosen(customers, survivor_id, choices or {})
    record = Merge.objects.create(
        survivor_id=survivor_id, name=survivor.name, by_id=actor.member_id, automatic=automatic, reasons=reasons
    )
    for other in others:
        _absorb(record, survivor, other)
    _write(survivor, columns)
    if keep_colleagues:
        record.merged.filter(old_id=others[0].id).update(let_in=_let_in(actor, survivor, others, former))
    after = _row(survivor_id)
    record.before = {name: before[name] for name in before if before[name] != after[name] and name not in _STAMPS}
    record.after = {name: after[name] for name in record.before}
    record.name = survivor.name
    record.save(update_fields=["before", "after", "name"])
    _tell(actor, survivor, others, record)
    return record


def survivor_of(ids: list[int]) -> int:
    """Which of them stays unless somebody chooses."""
    rows = Customer.objects.in_bulk(ids)
    weight = {key: (row.status, sum(one["count"] for one in counted(key))) for key, row in rows.items()}
    return rules.survivor_of(weight)


def seen(actor: Actor, ids: set[int]) -> dict[int, Customer]:
    """The customers to look at, without a lock."""
    found = customers_for(actor, PERMISSION).filter(id__in=ids).select_related("owner").order_by("id").in_bulk()
    if not 2 <= len(ids) <= MOST:
        raise invalid("ids", "merge_count", most=MOST)
    for missing in ids - set(found):
        raise gone(actor, missing)
    return found


def locked(actor: Actor, ids: set[int]) -> dict[int, Customer]:
    """The customers, locked in one order so that two who merge at once wait for each other. A customer that went into
    another in the meantime is a conflict that says so."""
    if not 2 <= len(ids) <= MOST:
        raise invalid("ids", "merge_count", most=MOST)
    rows = customers_for(actor, PERMISSION).filter(id__in=ids).select_related("owner").order_by("id")
    found = {row.id: row for row in rows.select_for_update(of=("self",))}
    for missing in ids - set(found):
        if now := moved_to(actor, missing):
            raise Conflict("merge_gone", moved_to=now)
        raise NotFound
    return found


def _unchanged(customers: dict[int, Customer], versions: dict[int, int]) -> None:
    for key, version in versions.items():
        if key in customers and customers[key].version != version:
            raise Conflict("merge_changed", name=customers[key].name)


def _chosen(customers: dict[int, Customer], survivor_id: int, choices: dict[str, rules.Choice]) -> dict[str, Any]:
    """The columns that the survivor gets, by attribute; custom ones under `custom`."""
    found: dict[str, Any] = {}
    custom = dict(customers[survivor_id].custom)
    for name in (*FIELDS, *custom_names(customers.values())):
        values = values_of(name, customers)
        choice = choices.get(name, rules.default(name, values, survivor_id))
        try:
            value = rules.chosen(name, values, choice, survivor_id)
        except (KeyError, ValueError) as error:
            raise invalid("choices", "bad_value") from error
        if name in FIELDS:
            found[FIELDS[name]] = value
            if name == "owner":
                giver = customers[int(choice)]
                found.update(team_id=giver.team_id, owned_since=giver.owned_since)
        elif value is not None:
            custom[name] = value
    ordered = customers.values()
    found["last_followup_at"] = max((row.last_followup_at for row in ordered if row.last_followup_at), default=None)
    found["parent_id"] = _parent(customers, survivor_id, found["parent_id"])
    return {**found, "custom": custom}


def _parent(customers: dict[int, Customer], survivor_id: int, wanted: int | None) -> int | None:
    """The parent company above all of those who become one: nobody ends as a part of itself."""
    seen: set[int] = set()
    above = wanted
    line: list[int] = []
    while above is not None and above not in seen:
        seen.add(above)
        line.append(above)
        above = Customer.objects.filter(id=above).values_list("parent_id", flat=True).first()
    inside = [at for at, key in enumerate(line) if key in customers]
    rest = line[inside[-1] + 1 :] if inside else line
    return rest[0] if rest and rest[0] != survivor_id else None


def _absorb(record: Merge, survivor: Customer, other: Customer) -> None:
    row = _row(other.id)
    moved = moving.move(survivor.id, other.id)
    if waiting := moving.left_behind(other.id):
        raise Conflict("merge_in_the_way", what=", ".join(waiting))
    MergedCustomer.objects.create(
        merge=record, old_id=other.id, name=other.name, owner_id=other.owner_id, row=row, moved=moved
    )
    with connection.cursor() as cursor:  # nothing hangs on it any more, so nothing may be deleted along
        cursor.execute("delete from customers_customer where id = %s", [other.id])


def _write(survivor: Customer, columns: dict[str, Any]) -> None:
    renamed = columns["name"] != survivor.name
    for name, value in columns.items():
        setattr(survivor, name, value)
    survivor.version += 1
    derive(survivor)
    locate(survivor)
    survivor.save()
    for _, companion in types.companions.items():
        companion.renamed(survivor.id)
    if renamed:
        survivor.refresh_from_db()


def _let_in(actor: Actor, survivor: Customer, others: list[Customer], former: int | None) -> list[int]:
    """The people who looked after any of them keep seeing it; gives the ids of the invitations."""
    owners = {former, *(row.owner_id for row in others)} - {None, survivor.owner_id}
    known = set(survivor.collaborators.values_list("member_id", flat=True))
    made = Collaborator.objects.bulk_create(
        Collaborator(customer_id=survivor.id, member_id=one, added_by_id=actor.member_id)
        for one in sorted(owner for owner in owners if owner and owner not in known)
    )
    return [row.id for row in made]


def _row(customer_id: int) -> dict[str, Any]:
    return moving.kept("customers_customer", [customer_id])[0]


def _reasons(ids: list[int]) -> list[Any]:
    pair = DuplicatePair.objects.filter(low_id__in=ids, high_id__in=ids).order_by("-score").first()
    return list(pair.reasons) if pair else []


def _tell(actor: Actor, survivor: Customer, others: list[Customer], record: Merge) -> None:
    names = [row.name for row in others]
    events.record(
        actor=actor, verb="customer.merged", resource="customer", object_id=survivor.id,
        about=[f"customer:{row.id}" for row in others], name=survivor.name, names=names, merge=record.id,
        reason=actor.reason, at=clock.now().isoformat(),
    )  # fmt: skip
    users = {row.owner.user_id for row in (survivor, *others) if row.owner and row.owner.user_id != actor.user_id}
    params = {"actor": actor.name, "name": survivor.name, "names": "、".join(names)}
    notify.send(sorted(users), "customer.merged", params, f"/customers/{survivor.id}")
