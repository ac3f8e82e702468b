"""What there is to hand over, and who gets which row by the rules of the handover."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from django.db import connection

from yingdan.kernel import ports
from yingdan.kernel.ports import OpenRow, Transfer
from yingdan.people.models import Handover, Item
from yingdan.people.rules import sharing
from yingdan.people.rules.sharing import Person, Share

Follows = dict[str, list[tuple[int, int | None]]]
COLUMNS = (
    "handover_id", "kind", "record_id", "title", "hint", "territory_id", "grade", "amount", "last_contact", "planned",
    "chosen", "note", "checked", "state",
)  # fmt: skip


def transfers() -> dict[str, tuple[ports.Handover, Transfer]]:
    """The kinds of rows that can be handed over one by one."""
    listed = sorted(ports.handover.items(), key=lambda pair: pair[1].last)
    return {name: (item, item.transfer) for name, item in listed if item.transfer is not None}


def taken(handover: Handover) -> dict[str, tuple[ports.Handover, Transfer]]:
    """The kinds that this handover can take: a stand-in gets only what can be shared."""
    stand_in = handover.kind == "leave"
    return {name: pair for name, pair in transfers().items() if not stand_in or pair[1].sharing is not None}


def gather(handover: Handover) -> bool:
    """Brings the items in line with what the giver owns now; says whether any came or went. New ones have no successor
    until they are shared out."""
    present = {
        (kind, row.id): row
        for kind, (_, transfer) in taken(handover).items()
        for row in transfer.rows(handover.giver_id)
    }
    known = {
        (kind, record): id for id, kind, record in handover.items.values_list("id", "kind", "record_id").order_by()
    }
    gone = [id for key, id in known.items() if key not in present]
    new = [key for key in present if key not in known]
    if gone:
        Item.objects.filter(id__among=gone).delete()
    _insert(handover, [(kind, present[kind, id]) for kind, id in new])
    return bool(gone or new)


def share_out(handover: Handover) -> None:
    """Gives every item a successor by the rules; those chosen one by one stay chosen. What follows a customer goes
    where the customer goes, if the rule of its kind says so."""
    leaders: dict[str, dict[int, Person]] = {}
    parts = taken(handover)
    follows = {kind: _follows(transfer, handover) for kind, (_, transfer) in parts.items()}
    for kind in _leaders_first(follows):
        items = list(handover.items.filter(kind=kind).order_by("record_id"))
        rule = handover.rules.get(kind)
        plan: dict[int, Person] = {}
        if rule:
            followed = _followed(follows[kind], leaders) if rule.get("follow") else {}
            rest = [_share(item) for item in items if not item.chosen and item.record_id not in followed]
            plan = {**_by_rule(rule, rest, parts[kind][0]), **followed}
        leaders[kind] = _write(items, plan)


def _leaders_first(follows: Mapping[str, Follows]) -> list[str]:
    """The kinds, each after those that its rows follow."""
    order: list[str] = []
    while len(order) < len(follows):
        left = [kind for kind in follows if kind not in order]
        free = [kind for kind in left if not any(other in follows[kind] for other in left if other != kind)]
        order += free or left  # a circle: as they come
    return order


def _by_rule(rule: Mapping[str, Any], rows: list[Share], port: ports.Handover) -> dict[int, Person]:
    people = [int(one) for one in rule.get("people", [])]
    groups = {str(key): int(one) for key, one in rule.get("groups", {}).items()}
    match rule["method"]:
        case "one":
            return sharing.to_one(rows, people[0])
        case "territory":
            return sharing.by_territory(rows, groups, people[0])
        case "grade":
            return sharing.by_grade(rows, groups, people[0])
        case "load":
            return sharing.by_load(rows, {person: port.count(person) for person in people})
        case "balance":
            return sharing.balanced(rows, people)
        case _:
            return {}


def _follows(transfer: Transfer, handover: Handover) -> Follows:
    """Which rows of a kind follow which, by the kind of these."""
    found: Follows = defaultdict(list)
    for row in transfer.rows(handover.giver_id):
        if row.follows is not None:
            found[row.follows[0]].append((row.id, row.follows[1]))
    return dict(found)


def _followed(follows: Follows, leaders: Mapping[str, Mapping[int, Person]]) -> dict[int, Person]:
    found: dict[int, Person] = {}
    for kind, rows in follows.items():
        found |= sharing.along(rows, leaders.get(kind, {}))
    return found


def _write(items: list[Item], plan: Mapping[int, Person]) -> dict[int, Person]:
    """One statement for each successor; gives who gets which record."""
    changed: dict[Person | None, list[int]] = defaultdict(list)
    final: dict[int, Person] = {}
    for item in items:
        to = item.to_id if item.chosen else plan.get(item.record_id)
        if to is not None:
            final[item.record_id] = to
        if to != item.to_id:
            changed[to].append(item.pk)
    for to, ids in changed.items():
        Item.objects.filter(id__among=ids).update(to=to)
    return final


def _insert(handover: Handover, rows: list[tuple[str, OpenRow]]) -> None:
    """By COPY: a person may have tens of thousands."""
    with connection.cursor() as cursor, cursor.copy(f"copy people_item ({', '.join(COLUMNS)}) from stdin") as copy:
        for kind, row in rows:
            copy.write_row((
                handover.pk, kind, row.id, row.title[:200], row.hint[:300], row.territory_id, row.grade, row.amount,
                row.last_contact, row.planned, False, "", "{}", "planned",
            ))  # fmt: skip


def _share(item: Item) -> Share:
    return Share(item.record_id, item.territory_id, item.grade, item.amount)
