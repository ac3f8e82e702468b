"""Setting the gates of a pipeline."""

import pytest

from yingdan.conftest import client_for
from yingdan.deals.models import DealCheck, EvidenceKind, StageCriterion
from yingdan.deals.tests.making import make_deal, make_pipeline


@pytest.fixture
def stage(cast):
    return make_pipeline()[1][1]


def criterion(kind, strength="soft", label="", **params):
    return {"kind": kind, "strength": strength, "label": label, "params": params}


def test_a_gate_is_set_as_a_whole_and_keeps_what_was_ticked(cast, stage):
    client, path = client_for(cast.liu), f"/api/stages/{stage.id}/gate"
    first = {
        "version": stage.version,
        "criteria": [criterion("check", label="预算"), criterion("field", field="amount")],
    }
    set_ = client.put(path, {**first, "movers": ["superior", "manager"], "back_to": []})
    assert set_.status_code == 200, set_.json()
    gate = set_.json()
    assert [one["text"] for one in gate["criteria"]] == ["预算", "填写“金额”"]
    assert (gate["movers"], gate["back_to"], gate["version"]) == (["superior", "manager"], [], stage.version + 1)
    tick = gate["criteria"][0]["id"]
    DealCheck.objects.create(deal=make_deal(cast.xiaoli), criterion_id=tick, at=stage.created_at)
    again = client.put(
        path, {"version": gate["version"], "criteria": [{"id": tick, **criterion("check", "hard", "预算已批")}]}
    ).json()
    assert [(one["id"], one["strength"], one["text"]) for one in again["criteria"]] == [(tick, "hard", "预算已批")]
    assert (again["movers"], again["back_to"]) == ([], None)
    assert DealCheck.objects.count() == 1
    assert client.put(path, first).status_code == 409
    shown = client_for(cast.xiaoli).get(f"/api/pipelines/{stage.pipeline_id}/gates").json()["items"]
    assert [len(one["criteria"]) for one in shown] == [0, 1, 0, 0, 0]


@pytest.mark.parametrize(
    "bad",
    [
        criterion("field", field="secret"),
        criterion("evidence", evidence=10**9),
        criterion("evidence", evidence="x"),
        criterion("followup", method="pigeon"),
        criterion("followup", method="visit", count=0),
        criterion("contact", role="king"),
        criterion("team", role="king"),
        criterion("check"),
    ],
)
def test_criteria_that_ask_for_nothing_known_are_refused(cast, stage, bad):
    body = {"version": stage.version, "criteria": [bad]}
    assert client_for(cast.liu).put(f"/api/stages/{stage.id}/gate", body).status_code == 422
    assert not StageCriterion.objects.exists()


def test_back_only_to_earlier_stages_and_moved_by_known_roles(cast, stage):
    path = f"/api/stages/{stage.id}/gate"
    later = stage.pipeline.stages.get(position=4)
    for body in ({"back_to": [later.id]}, {"movers": ["emperor"]}):
        answer = client_for(cast.liu).put(path, {"version": stage.version, "criteria": [], **body})
        assert list(answer.json()["params"]["fields"]) == list(body)


def test_what_an_editor_may_choose(cast, stage):
    options = client_for(cast.liu).get("/api/pipelines/gate-options").json()
    fields = {one["value"] for one in options["fields"]}
    assert {"amount", "expected_close", "customer", "next_step", "competitor"} <= fields
    assert not fields & {"name", "stage", "status", "owner"}
    assert options["movers"][0]["value"] == "superior"
    assert client_for(cast.xiaoli).get("/api/pipelines/gate-options").status_code == 403


def test_kinds_of_evidence_are_kept_once_and_come_back(cast, stage):
    client = client_for(cast.liu)
    body = {"form": "act", "name": "高层互访"}
    assert client.post("/api/evidence-kinds", body).status_code == 201
    assert client.post("/api/evidence-kinds", body).status_code == 422
    made = EvidenceKind.objects.get(name="高层互访")
    client.patch(f"/api/evidence-kinds/{made.id}", {"archived": True})
    assert made.id not in [one["id"] for one in client.get("/api/evidence-kinds").json()["items"]]
    assert client.post("/api/evidence-kinds", body).status_code == 201
    taken = client.patch(f"/api/evidence-kinds/{made.id}", {"name": "参观考察"})
    assert list(taken.json()["params"]["fields"]) == ["name"]
