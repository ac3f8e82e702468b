"""A pool with a customer and a lead in it, for the permission tests."""

from yingdan.customers.models import Customer
from yingdan.kernel import clock
from yingdan.leads.models import Lead
from yingdan.org.models import Member
from yingdan.pools.models import Dispatch, Entry, Move, Pool


def pools(owner: Member) -> dict[str, int | str]:
    """小李's team belongs to the pool."""
    nobody = {"owner": None, "team": owner.team, "created_by": owner}
    customer = Customer.objects.create(name="公海公司", name_key="公海", **nobody)
    lead = Lead.objects.create(name="公海线索", **nobody)
    pool, of_leads = (Pool.objects.create(name=f"{kind} 公海", kind=kind) for kind in ("customer", "lead"))
    for one in (pool, of_leads):
        one.parties.create(team=owner.team)
        Dispatch.objects.create(pool=one)
    now = clock.now()
    Entry.objects.create(pool=pool, customer=customer, since=now)
    Entry.objects.create(pool=of_leads, lead=lead, since=now)
    move = Move.objects.create(pool=pool, customer=customer, kind="put", at=now)
    return {"pool": pool.pk, "pool_customer": customer.pk, "pool_lead": lead.pk, "pool_move": move.pk}
