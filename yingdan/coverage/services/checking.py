"""Keeps what deviates from the cards in force: of some people at once, of changed customers soon, of all at night."""

from collections.abc import Iterable
from datetime import timedelta

from django.db import connection, transaction
from django.db.models import F, Max, Q

from yingdan.coverage.models import Finding, Outlet, Standing
from yingdan.coverage.selectors import cards, findings, standings
from yingdan.coverage.selectors.setup import setup
from yingdan.customers.models import Customer
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.org.models import Member

BATCH = 200  # people of one transaction
AT_ONCE = 5_000  # changed customers whose people are looked up; what is more waits for the night
OVERLAP = timedelta(minutes=5)  # a write that was not yet committed when one looked last
_KEEP = """
insert into coverage_finding (member_id, card_id, kind, customer_id, route_id, figure)
{findings}
select k.member_id, f.card_id, f.kind, f.customer_id, f.route_id, f.figure from found f join card k on k.id = f.card_id
order by k.member_id, f.kind, f.customer_id"""


def refresh(member_ids: Iterable[int]) -> None:
    """Some people anew; those who left, or have neither customers nor a card, are taken off the list."""
    wanted = sorted(set(member_ids))
    for start in range(0, len(wanted), BATCH):
        with transaction.atomic():
            _work_out(wanted[start : start + BATCH])


def work_out() -> None:
    """Everybody anew."""
    refresh(Member.objects.values_list("id", flat=True))


def check(actor: Actor, member_id: int) -> None:
    """Somebody looks at one person and wants to know now."""
    refresh([cards.get_member(actor, member_id).pk])


def contacted(kind: str, ids: list[int]) -> None:
    """Somebody was in touch with these customers: their visits may no longer be overdue. Nothing else follows from it,
    so nothing else is worked out."""
    rows = Finding.objects.filter(kind="overdue", customer_id__among=ids)
    if kind != "customer" or not (noted := list(rows.select_related("card__member"))):
        return
    today = clock.today()
    found = {row.card_id: row.card for row in noted}
    params = {**findings.parameters(list(found.values()), today, work={}), "wanted": ids}
    late = set(findings.ask(findings.LATE, params))
    over = [row for row in noted if (row.card_id, row.customer_id) not in late]
    Finding.objects.filter(id__in=[row.pk for row in over]).delete()
    for row in over:
        Standing.objects.filter(member=row.member_id).update(overdue=F("overdue") - 1, deviations=F("deviations") - 1)


def changed(customer_ids: list[int]) -> None:
    """These customers are otherwise than they were."""
    refresh(_people_of(customer_ids))


def catch_up() -> int:
    """Customers changed since the last look: the people whose cards they are on, and their owners. Gives how many."""
    with transaction.atomic():
        row = setup(lock=True)
        newest = Customer.objects.aggregate(at=Max("updated_at"))["at"]
        seen, row.looked_at = row.looked_at, newest
        row.save(update_fields=["looked_at"])
    if newest is None or seen is None or seen >= newest:
        return 0
    changed = Customer.objects.filter(updated_at__gt=seen - OVERLAP).order_by("-updated_at", "-id")
    people = _people_of(list(changed.values_list("id", flat=True)[:AT_ONCE]))
    refresh(people)
    return len(people)


def _people_of(customer_ids: list[int]) -> set[int]:
    """Owners of the customers, and those on whose cards they are today."""
    today = clock.today()
    holds = Q(card__status="issued", card__starts_on__lte=today) & (Q(card__ends_on=None) | Q(card__ends_on__gte=today))
    lines = Outlet.objects.filter(holds, customer_id__among=customer_ids)
    owners = Customer.objects.filter(id__among=customer_ids, owner__isnull=False)
    return {
        one
        for rows, path in ((lines, "card__member_id"), (owners, "owner_id"))
        for one in rows.values_list(path, flat=True)
        if one is not None
    }


def _work_out(member_ids: list[int]) -> None:
    today = clock.today()
    with connection.cursor() as cursor:
        # In order of ids; two at once would both leave their findings.
        cursor.execute("select pg_advisory_xact_lock(hashtext('coverage'), x) from unnest(%s::int[]) x", [member_ids])
        found = list(cards.in_force(member_ids, today).values())
        cursor.execute("delete from coverage_finding where member_id = any(%s)", [member_ids])
        params = findings.parameters(found, today)
        cursor.execute(_KEEP.format(findings=findings.FINDINGS), params)
    rows = standings.worked_out(member_ids, found, params)
    Standing.objects.filter(member_id__among=member_ids).exclude(
        member_id__among=[one.member_id for one in rows]
    ).delete()
    Standing.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["member"],
        update_fields=[one.name for one in Standing._meta.concrete_fields if one.name not in ("id", "member")],
    )  # fmt: skip
