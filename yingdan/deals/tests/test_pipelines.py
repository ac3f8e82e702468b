"""The pipeline editor."""

from decimal import Decimal

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from yingdan.conftest import client_for
from yingdan.deals import jobs
from yingdan.deals.models import CloseReason, Deal, Pipeline, Stage
from yingdan.deals.services import pipelines
from yingdan.deals.tests.making import assert_sums_are_true, close, make_deal, make_pipeline, move
from yingdan.kernel.actor import Actor


@pytest.fixture
def director(cast):
    make_pipeline()
    return client_for(cast.liu)


def names(client, **asked):
    return [[stage["name"] for stage in one["stages"]] for one in client.get("/api/pipelines", asked).json()["items"]]


def test_the_default_pipeline_is_made_once(cast):
    first = pipelines.ensure_default(Actor.system("test"))
    assert pipelines.ensure_default(Actor.system("test")).id == first.id
    stages = list(first.stages.values_list("name", "position", "probability"))
    assert stages == [
        ("初步接洽", 1, 10),
        ("需求确认", 2, 30),
        ("方案报价", 3, 50),
        ("商务谈判", 4, 70),
        ("签约审批", 5, 90),
    ]
    assert set(CloseReason.objects.values_list("kind", flat=True)) == {"won", "lost", "abandoned"}


def test_who_may_edit_pipelines(cast, director):
    body = {"name": "渠道流程", "stages": [{"name": "报备", "probability": 20}]}
    codes = {m: client_for(m).post("/api/pipelines", body).status_code for m in (None, cast.xiaoli, cast.chen)}
    assert codes == {None: 401, cast.xiaoli: 403, cast.chen: 403}
    assert client_for(cast.xiaoli).get("/api/pipelines").status_code == 200
    assert director.post("/api/pipelines", body).status_code == 201
    assert director.post("/api/pipelines", body).json()["params"]["fields"]["name"][0]["code"] == "pipeline_name_taken"


def test_stages_are_added_in_place_and_reordered(director):
    pipeline = Pipeline.objects.get()
    answer = director.post(f"/api/pipelines/{pipeline.id}/stages", {"name": "立项", "probability": 20, "position": 2})
    assert answer.status_code == 201, answer.json()
    assert names(director)[0][:3] == ["初步接洽", "立项", "需求确认"]
    ids = [stage["id"] for stage in director.get("/api/pipelines").json()["items"][0]["stages"]]
    assert director.put(f"/api/pipelines/{pipeline.id}/order", {"stage_ids": ids[::-1]}).status_code == 204
    assert names(director)[0][0] == "签约审批"
    assert director.put(f"/api/pipelines/{pipeline.id}/order", {"stage_ids": ids[1:]}).status_code == 422
    assert list(pipeline.stages.values_list("position", flat=True)) == [1, 2, 3, 4, 5, 6]


def test_how_far_deals_came_follows_the_new_order(cast, director):
    pipeline, stages = make_pipeline()
    moved, won = make_deal(cast.xiaoli), make_deal(cast.xiaoli)
    move(cast.xiaoli, moved, stages[2])
    close(cast.xiaoli, won)
    order = [stages[2].id, *(stage.id for stage in stages if stage.id != stages[2].id)]
    director.put(f"/api/pipelines/{pipeline.id}/order", {"stage_ids": order})
    assert ProcrastinateJob.objects.filter(task_name="deals.refit_furthest").exists()
    jobs.refit_furthest(pipeline.id)
    moved.refresh_from_db()
    won.refresh_from_db()
    assert (moved.furthest, won.furthest) == (2, 5)  # it had been in the stage that is second now
    assert_sums_are_true()


def test_a_new_win_rate_reweights_open_deals_that_kept_the_stages(cast, director):
    _, stages = make_pipeline()
    plain, overridden, won = (make_deal(cast.xiaoli, amount=Decimal(100)) for _ in range(3))
    Deal.objects.filter(id=overridden.id).update(probability=65, probability_set=True)
    close(cast.xiaoli, won)
    body = {"version": stages[0].version, "probability": 40}
    answer = director.patch(f"/api/stages/{stages[0].id}", body)
    assert answer.status_code == 200, answer.json()
    assert (answer.json()["probability"], answer.json()["name"]) == (40, "初步接洽")
    assert ProcrastinateJob.objects.filter(task_name="deals.reweight_stage", args={"stage_id": stages[0].id}).exists()
    jobs.reweight_stage(stages[0].id)
    found = dict(Deal.objects.values_list("id", "probability"))
    assert found == {plain.id: 40, overridden.id: 65, won.id: 100}
    assert_sums_are_true()
    assert director.patch(f"/api/stages/{stages[0].id}", body).status_code == 409


def test_a_stage_with_open_deals_stays_in_use(cast, director):
    _, stages = make_pipeline()
    deal = make_deal(cast.xiaoli)
    path = f"/api/stages/{stages[0].id}/archiving"
    refused = director.post(path, {"archived": True})
    assert (refused.status_code, refused.json()["params"]["count"]) == (409, 1)
    move(cast.xiaoli, deal, stages[1])
    assert director.post(path, {"archived": True}).status_code == 204
    assert names(director)[0][0] == "需求确认"
    assert director.post(path, {"archived": False}).status_code == 204
    assert names(director)[0][-1] == "初步接洽"


def test_the_last_pipeline_and_busy_ones_stay(cast, director):
    pipeline, _ = make_pipeline()
    path = f"/api/pipelines/{pipeline.id}"
    assert director.patch(path, {"version": 1, "archived": True}).json()["code"] == "pipeline_last"
    director.post("/api/pipelines", {"name": "渠道流程", "stages": [{"name": "报备", "probability": 20}]})
    make_deal(cast.xiaoli)
    assert director.patch(path, {"version": 1, "archived": True}).json()["code"] == "pipeline_in_use"
    Deal.objects.all().delete()
    assert director.patch(path, {"version": 1, "archived": True}).status_code == 200
    assert names(director) == [["报备"]]
    assert len(names(director, archived="true")) == 2


def test_reasons_are_kept_once_and_come_back(director):
    body = {"kind": "lost", "name": "没有选择我们"}
    made = director.post("/api/close-reasons", body)
    assert made.status_code == 201, made.json()
    reason = made.json()["id"]
    assert director.post("/api/close-reasons", body).status_code == 422
    assert director.patch(f"/api/close-reasons/{reason}", {"archived": True}).json()["archived"] is True
    assert reason not in [one["id"] for one in director.get("/api/close-reasons").json()["items"]]
    assert director.post("/api/close-reasons", body).json()["id"] == reason


def test_the_field_offers_the_stages_of_today(cast, director):
    field = next(one for one in director.get("/api/resources/deal").json()["fields"] if one["name"] == "stage")
    assert [one["label"]["zh"] for one in field["choices"]][:2] == ["初步接洽", "需求确认"]
    assert Stage.objects.count() == len(field["choices"])
