"""Classes of the demo company: two schemes, a run that was applied and one to look at; reasons of losses."""

from django.db import connection

from yingdan.customers.models import Customer
from yingdan.demo import acting
from yingdan.kernel import clock
from yingdan.segments.models import LostReason, Scheme, Setup
from yingdan.segments.services import checking, losing, pinning, running, standing

REASONS = ("价格因素", "转向竞争对手", "服务不满意", "产品或质量问题", "需求消失", "客户停业", "关键联系人变动", "其他")
RIVALS = ("华腾软件", "智远科技", "云策数据")
# One in seven was lost without a word; those who went to somebody else say to whom.
_WHY = """
update segments_loss l set
    lost_at = least(now() - (l.customer_id %% 40) * interval '1 day',
                    coalesce(c.last_followup_at, c.created_at) + (20 + l.customer_id %% 30) * interval '1 day'),
    reason_id = case when l.customer_id %% 7 <> 0 then (%(reasons)s::bigint[])[1 + l.customer_id %% %(count)s] end,
    competitor = case when l.customer_id %% %(count)s = 1 and l.customer_id %% 7 <> 0
                      then (%(rivals)s::text[])[1 + l.customer_id / 8 %% 3] else '' end
from customers_customer c where c.id = l.customer_id and l.back_at is null"""


def write() -> None:
    """After customers and deals."""
    for number, name in enumerate(REASONS, 1):
        LostReason.objects.get_or_create(name=name, defaults={"position": number})
    losing.catch_up()
    ids = [LostReason.objects.get(name=name).pk for name in REASONS]
    with connection.cursor() as cursor:
        cursor.execute(_WHY, {"reasons": ids, "count": len(ids), "rivals": list(RIVALS)})
    director = acting.director()
    value = Scheme.objects.create(name="近一年成交额 80/15/5", months=12, rest="keep", nightly=True)
    rfm = Scheme.objects.create(name="RFM（近两年）", method="rfm", months=24, rest="C")
    running.apply(director, running.preview(director, value.pk).pk)
    for customer in Customer.objects.filter(grade="B", status="existing").order_by("id")[:3]:
        pinning.pin(director, customer.pk, "A", "总部战略客户")
    Setup.objects.update_or_create(id=1)
    Setup.objects.update(face_to_face=False)  # most of what the demo company writes down are calls
    standing.work_out()
    standing.tally()
    checking.keep()
    Setup.objects.update(worked_on=clock.today())
    running.preview(director, rfm.pk)
