"""Imports at the gates: the past comes as it is, nothing is moved past a gate, and all deals are asked at once."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from yingdan.conftest import actor_for
from yingdan.customers.tests.making import make_customer
from yingdan.deals.models import Deal, GatePassage
from yingdan.deals.services import followups, gates
from yingdan.deals.tests.making import make_deal
from yingdan.deals.tests.test_gates import need, results, stages  # noqa: F401 - a fixture
from yingdan.platform.exchange.fields import fields_of, resource_of
from yingdan.platform.exchange.preparing import Row
from yingdan.platform.exchange.writing import Writer


def test_an_import_adds_the_past_as_it_is_but_moves_nothing_past_a_gate(cast, stages):  # noqa: F811
    need(stages[0], "field", field="next_step")
    resource, actor = resource_of("deal"), actor_for(cast.admin)
    writer = Writer(resource, actor, fields_of(resource, actor))
    there = writer.insert([Row(1, {"external_id": "A", "name": "往年的", "stage": str(stages[3].id)})])
    assert Deal.objects.get(id=there[0]).stage_id == stages[3].id
    held, ready, won = make_deal(cast.xiaoli), make_deal(cast.xiaoli, next_step="送样"), make_deal(cast.xiaoli)
    rows = [
        Row(1, {"stage": str(stages[1].id)}, id=held.id),
        Row(2, {"stage": str(stages[1].id)}, id=ready.id),
        Row(3, {"status": "won"}, id=won.id),
    ]
    done, _ = writer.update(rows)
    assert done == [ready.id]
    assert [[issue.code for issue in row.issues] for row in rows] == [["gate_closed"], [], ["gate_closed"]]
    assert "下一步" in str(rows[0].issues[0].params["names"])
    found = dict(Deal.objects.filter(id__in=[held.id, ready.id]).values_list("id", "stage_id"))
    assert found == {held.id: stages[0].id, ready.id: stages[1].id}
    assert sorted(results()) == [("初步接洽", "clean"), ("初步接洽", "refused"), ("初步接洽", "refused")]
    assert {row.deal_id for row in GatePassage.objects.filter(result="refused")} == {held.id, won.id}


def test_an_import_asks_the_gates_once_for_all_its_deals(cast, stages):  # noqa: F811
    need(stages[0], "field", field="next_step")
    need(stages[0], "followup", count=1, in_stage=True)
    need(stages[0], "team", role="presales", strength="soft")
    asked, customer = [], make_customer(cast.xiaoli)
    for many in (2, 12):
        deals = [make_deal(cast.xiaoli, next_step="送样", customer=customer.id) for _ in range(many)]
        for deal in deals:
            followups.create(actor_for(cast.xiaoli), deal.id, {"text": "面谈", "method": "visit"})
        Deal.objects.filter(id__in=[one.id for one in deals]).update(stage=stages[1])
        with CaptureQueriesContext(connection) as queries:
            gates.imported(actor_for(cast.admin), [one.id for one in deals])
        asked.append(len(queries))
        assert GatePassage.objects.filter(deal__in=deals, result="soft").count() == many
    assert asked[0] == asked[1]
