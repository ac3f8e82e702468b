"""Stage gates: what holds a deal, what only warns, who lets it pass, and that all ways ask the same rules."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from yingdan.conftest import actor_for, client_for
from yingdan.customers.models import Contact
from yingdan.customers.tests.making import make_customer
from yingdan.deals.models import Deal, EvidenceKind, GatePassage, Stage, StageCriterion, StageEntry
from yingdan.deals.services import followups
from yingdan.deals.tests.making import close, make_deal, make_pipeline, move
from yingdan.kernel import clock
from yingdan.platform.models import CustomField, StoredFile
from yingdan.platform.resources import custom
from yingdan.tasks.models import Task, TaskTemplate


@pytest.fixture
def stages(cast):
    return make_pipeline()[1]


def need(stage: Stage, kind: str, strength: str = "hard", label: str = "", **params: Any) -> StageCriterion:
    return StageCriterion.objects.create(stage=stage, kind=kind, strength=strength, params=params, label=label)


def go(member, deal, stage, **body: Any):
    return client_for(member).post(f"/api/deals/{deal.id}/stage", {"stage_id": stage.id, **body})


def results() -> list[tuple[str, str]]:
    return list(GatePassage.objects.order_by("id").values_list("stage__name", "result"))


def test_a_hard_criterion_holds_the_deal_and_names_what_is_missing(cast, stages):
    need(stages[0], "field", field="expected_close")
    need(stages[0], "check", "soft", "已了解预算")
    deal = make_deal(cast.xiaoli)
    answer = go(cast.xiaoli, deal, stages[1])
    assert (answer.status_code, answer.json()["code"]) == (409, "gate_closed")
    assert "填写“预计成交日”" in answer.json()["message"]
    params = answer.json()["params"]
    assert [(one["kind"], one["strength"], one["text"]) for one in params["missing"]] == [
        ("field", "hard", "填写“预计成交日”"),
        ("check", "soft", "已了解预算"),
    ]
    assert (params["overridable"], params["to"]) == (False, stages[1].id)
    deal.refresh_from_db()
    assert (deal.stage_id, deal.version) == (stages[0].id, 1)
    assert results() == [("初步接洽", "refused")]
    Deal.objects.filter(id=deal.id).update(expected_close=clock.today())
    passed = go(cast.xiaoli, deal, stages[1])
    assert passed.status_code == 200
    assert [one["text"] for one in passed.json()["warnings"]] == ["已了解预算"]
    assert results() == [("初步接洽", "refused"), ("初步接洽", "soft")]


def test_english_readers_are_told_in_english(cast, stages):
    need(stages[0], "followup", method="visit", count=2, in_stage=True)
    cast.xiaoli.user.locale = "en"
    cast.xiaoli.user.save()
    answer = go(cast.xiaoli, make_deal(cast.xiaoli), stages[1])
    assert answer.json()["message"] == f"Cannot leave {stages[0].name} yet; missing: Visits in this stage: 2"


def test_skipping_stages_meets_their_gates_too(cast, stages):
    need(stages[1], "field", field="product")
    deal = make_deal(cast.xiaoli)
    assert go(cast.xiaoli, deal, stages[1]).status_code == 200
    move(cast.xiaoli, deal, stages[0])
    assert go(cast.xiaoli, deal, stages[3]).json()["params"]["stage"] == stages[1].name


def test_winning_passes_all_gates_that_are_left_and_losing_none(cast, stages):
    need(stages[4], "check", "hard", "合同已签")
    deal = make_deal(cast.xiaoli)
    answer = client_for(cast.xiaoli).post(f"/api/deals/{deal.id}/win", {"amount": "5.00"})
    assert (answer.status_code, answer.json()["code"], answer.json()["params"]["to"]) == (409, "gate_closed", None)
    deal.refresh_from_db()
    assert deal.status == "open"
    assert deal.amount == 0
    assert GatePassage.objects.get().result == "refused"
    assert client_for(cast.xiaoli).post(f"/api/deals/{deal.id}/lose", {}).status_code == 200


def test_every_kind_of_criterion_is_met_through_the_api(cast, stages):
    first = stages[0]
    file_kind = EvidenceKind.objects.get(form="file", name="报价单")
    act = EvidenceKind.objects.get(form="act", name="接受报价")
    tick = need(first, "check", label="预算已确认")
    need(first, "evidence", evidence=file_kind.id)
    need(first, "evidence", evidence=act.id)
    need(first, "followup", method="visit", count=1)
    need(first, "contact", role="decision_maker")
    need(first, "team", role="presales")
    need(first, "field", field="amount")
    customer = make_customer(cast.xiaoli)
    contact = Contact.objects.create(customer=customer, name="周总")
    deal = make_deal(cast.xiaoli, customer=customer.id)
    client, path = client_for(cast.xiaoli), f"/api/deals/{deal.id}"
    assert len(go(cast.xiaoli, deal, stages[1]).json()["params"]["missing"]) == 7
    file = StoredFile.objects.create(
        name="报价.pdf", mime="application/pdf", size=1, sha256="0" * 64, content=b"a", user=cast.xiaoli.user
    )
    assert client.put(f"{path}/checks/{tick.id}", {"done": True}).status_code == 204
    assert client.post(f"{path}/evidence", {"kind_id": file_kind.id}).status_code == 422
    kept = client.post(f"{path}/evidence", {"kind_id": file_kind.id, "file_id": file.pk})
    assert kept.status_code == 201, kept.json()
    assert kept.json()["items"][0]["file"]["name"] == "报价.pdf"
    said = {"kind_id": act.id, "contact_id": contact.id, "note": "邮件同意"}
    assert client.post(f"{path}/evidence", said).status_code == 201
    followups.create(actor_for(cast.xiaoli), deal.id, {"text": "面谈", "method": "visit"})
    deal.people.create(contact=contact, role="decision_maker")
    deal.members.create(member=cast.xiaowang, role="presales")
    needs = client.get(f"{path}/gate").json()
    assert [one["kind"] for one in needs["items"] if not one["done"]] == ["field"]
    assert needs["refusal"] == "missing"
    Deal.objects.filter(id=deal.id).update(amount=Decimal(5))
    assert go(cast.xiaoli, deal, stages[1]).status_code == 200
    assert results()[-1] == ("初步接洽", "clean")


def test_only_visits_of_the_present_stage_count_when_asked_so(cast, stages):
    need(stages[0], "followup", method="visit", count=1, in_stage=True)
    deal = make_deal(cast.xiaoli, customer=make_customer(cast.xiaoli).id)
    followups.create(actor_for(cast.xiaoli), deal.id, {"text": "面谈", "method": "visit"})
    Deal.objects.filter(id=deal.id).update(stage_entered_at=clock.now() + timedelta(seconds=5))
    assert go(cast.xiaoli, deal, stages[1]).status_code == 409
    Deal.objects.filter(id=deal.id).update(stage_entered_at=clock.now() - timedelta(days=1))
    assert go(cast.xiaoli, deal, stages[1]).status_code == 200


def test_a_reason_of_the_superior_lets_it_pass_and_is_kept(cast, stages):
    need(stages[0], "check", "overridable", "预算已确认")
    deal = make_deal(cast.xiaoli)
    own = go(cast.xiaoli, deal, stages[1], override="客户明天就要")
    assert (own.status_code, own.json()["params"]["overridable"]) == (409, False)
    asked = go(cast.zhang, deal, stages[1])
    assert asked.json()["params"]["overridable"] is True
    assert go(cast.zhang, deal, stages[1], override="老客户，预算每年固定").status_code == 200
    passage = GatePassage.objects.get(result="overridden")
    assert (passage.by_id, passage.reason, passage.missing) == (cast.zhang.id, "老客户，预算每年固定", ["预算已确认"])
    need(stages[1], "check", "hard", "方案已确认")
    assert go(cast.zhang, deal, stages[2], override="试试看").status_code == 409


def test_list_and_bulk_and_create_ask_the_same_rules(cast, stages):
    need(stages[0], "field", field="next_step")
    deal, ready = make_deal(cast.xiaoli), make_deal(cast.xiaoli, next_step="送样")
    client = client_for(cast.xiaoli)
    to = {"stage": str(stages[1].id)}
    cell = client.patch(f"/api/resources/deal/{deal.id}", {"version": 1, "values": to})
    assert cell.json()["code"] == "gate_closed"
    both = client.patch(f"/api/resources/deal/{deal.id}", {"version": 1, "values": {**to, "next_step": "约访"}})
    assert both.status_code == 200, both.json()
    other = make_deal(cast.xiaoli)
    answer = client.post(
        "/api/resources/deal/bulk", {"action": "edit", "ids": [other.id, ready.id], "values": to}
    ).json()
    assert answer["done"] == 1
    assert [(one["id"], one["code"]) for one in answer["failed"]] == [(other.id, "gate_closed")]
    assert "下一步" in answer["failed"][0]["message"]
    who = GatePassage.objects.filter(result="refused").order_by("id").values_list("deal_id", "by_id", "missing")
    assert [(*row[:2], len(row[2])) for row in who] == [(deal.id, cast.xiaoli.id, 1), (other.id, cast.xiaoli.id, 1)]
    new = {"values": {"name": "直接报价", **to}}
    assert client.post("/api/resources/deal", new).json()["code"] == "gate_closed"
    assert client.post("/api/resources/deal", {"values": {**new["values"], "next_step": "x"}}).status_code == 201


def test_a_custom_field_sent_with_the_stage_opens_the_gate(cast, stages):
    field = CustomField.objects.create(resource="deal", name="c_budget", zh="预算", en="Budget", type="money")
    custom.forget()
    need(stages[0], "field", field=field.name)
    client, to = client_for(cast.xiaoli), str(stages[1].id)
    deal, other = make_deal(cast.xiaoli), make_deal(cast.xiaoli)
    path = f"/api/resources/deal/{deal.id}"
    assert client.patch(path, {"version": 1, "values": {"stage": to, "c_budget": None}}).status_code == 409
    told = client.patch(path, {"version": 1, "values": {"stage": to, "c_budget": "5000.10"}})
    assert told.status_code == 200, told.json()
    deal.refresh_from_db()
    assert (deal.stage_id, deal.custom) == (stages[1].id, {"c_budget": "5000.10"})
    both = {"action": "edit", "ids": [other.id], "values": {"stage": to, "c_budget": "1"}}
    assert client.post("/api/resources/deal/bulk", both).json()["done"] == 1
    new = {"name": "直接报价", "stage": to}
    assert client.post("/api/resources/deal", {"values": new}).status_code == 409
    made = client.post("/api/resources/deal", {"values": {**new, "c_budget": "7"}})
    assert made.status_code == 201, made.json()
    assert Deal.objects.get(id=made.json()["id"]).custom == {"c_budget": "7"}
    gone = client.patch(f"/api/resources/deal/{other.id}", {"version": 2, "values": {"c_budget": None}})
    assert gone.status_code == 200
    custom.forget()


def test_who_may_move_on(cast, stages):
    Stage.objects.filter(id=stages[0].id).update(movers=["superior"])
    deal = make_deal(cast.xiaoli)
    refused = go(cast.xiaoli, deal, stages[1])
    assert (refused.status_code, refused.json()["code"]) == (409, "gate_mover")
    assert client_for(cast.xiaoli).get(f"/api/deals/{deal.id}/gate").json()["refusal"] == "mover"
    assert go(cast.zhang, deal, stages[1]).status_code == 200
    move(cast.zhang, deal, stages[0])
    assert go(cast.chen, deal, stages[1]).status_code == 200, "who leads a team above is a superior too"
    Stage.objects.filter(id=stages[1].id).update(movers=["manager"])
    assert go(cast.zhang, deal, stages[2]).status_code == 409
    assert go(cast.chen, deal, stages[2]).status_code == 200


def test_ways_back_are_limited_but_a_slip_is_taken_back(cast, stages):
    Stage.objects.filter(id=stages[2].id).update(back_to=[stages[1].id])
    need(stages[0], "check", "soft", "预算已确认")
    deal = make_deal(cast.xiaoli)
    move(cast.xiaoli, deal, stages[2])
    assert len(results()) == 1
    assert go(cast.xiaoli, deal, stages[0]).status_code == 200, "one's own move of a moment ago"
    assert results() == [], "it did not happen"
    move(cast.xiaoli, deal, stages[2])
    StageEntry.objects.filter(deal=deal).update(entered_at=clock.now() - timedelta(hours=1))
    refused = go(cast.xiaoli, deal, stages[0])
    assert (refused.status_code, refused.json()["code"]) == (409, "gate_back")
    assert go(cast.xiaoli, deal, stages[1]).status_code == 200


def test_reopening_into_a_later_stage_is_a_way_forward(cast, stages):
    need(stages[0], "field", field="product")
    deal = make_deal(cast.xiaoli)
    close(cast.xiaoli, deal, "lost")
    path = f"/api/deals/{deal.id}/reopen"
    assert client_for(cast.xiaoli).post(path, {"stage_id": stages[2].id}).json()["code"] == "gate_closed"
    assert client_for(cast.xiaoli).post(path, {}).status_code == 200


def test_evidence_is_not_of_tomorrow_nor_of_others(cast, stages):
    act = EvidenceKind.objects.filter(form="act")[0]
    deal = make_deal(cast.xiaoli, customer=make_customer(cast.xiaoli).id)
    stranger = Contact.objects.create(customer=make_customer(cast.xiaoli, name="别家"), name="外人")
    path = f"/api/deals/{deal.id}/evidence"
    client = client_for(cast.xiaoli)
    tomorrow = (clock.today() + timedelta(days=1)).isoformat()
    for body, field in (
        ({"happened_on": tomorrow}, "happened_on"),
        ({"contact_id": stranger.id}, "contact_id"),
        ({"kind_id": 10**9}, "kind_id"),
    ):
        answer = client.post(path, {"kind_id": act.id, **body})
        assert list(answer.json()["params"]["fields"]) == [field]
    made = client.post(path, {"kind_id": act.id}).json()["items"][0]["id"]
    assert client_for(cast.inspector).get(path).status_code == 200
    assert client_for(cast.inspector).delete(f"{path}/{made}").status_code == 403
    assert client.delete(f"{path}/{made}").status_code == 204
    assert client.get(path).json()["items"] == []


def test_tasks_of_a_stage_are_made_on_entry_once_and_given_by_role(cast, stages):
    template = TaskTemplate.objects.create(name="方案准备", resource="deal")
    template.lines.create(title="写方案", assignee="role", role="presales", offset_days=3)
    template.lines.create(title="约评审", position=1)
    Stage.objects.filter(id=stages[1].id).update(entry_template=template)
    deal = make_deal(cast.xiaoli)
    deal.members.create(member=cast.xiaowang, role="presales")
    move(cast.xiaoli, deal, stages[1])
    move(cast.xiaoli, deal, stages[0])
    assert client_for(cast.xiaoli).patch(
        f"/api/resources/deal/{deal.id}", {"version": 3, "values": {"stage": str(stages[1].id)}}
    ).status_code == 200  # fmt: skip
    made = Task.objects.order_by("id").values_list("title", "owner_id", "subject_id", "due_at")
    days = [(*row[:3], row[3] and clock.business_day(row[3])) for row in made]
    assert days == [
        ("写方案", cast.xiaowang.id, deal.id, clock.today() + timedelta(days=3)),
        ("约评审", cast.xiaoli.id, deal.id, None),
    ]
