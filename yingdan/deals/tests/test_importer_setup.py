"""The pipeline that an import asks for: made with it, and gone with it."""

import pytest

from yingdan.conftest import actor_for
from yingdan.deals.models import Deal, Pipeline, Stage
from yingdan.kernel import audit
from yingdan.kernel.actor import Actor
from yingdan.platform.exchange import commit, sessions, undo

SYSTEM = Actor.system("test", channel="cli")
NAME = "老系统"
STAGES = [{"name": "接触", "probability": 10}, {"name": "报价", "probability": 60}]
SETUP = {"kind": "pipeline", "name": NAME, "stages": STAGES}
FIELDS = {
    "name": "n", "customer": {"column": "c", "missing": "create"}, "pipeline": {"value": NAME}, "stage": "s",
    "amount": "a", "opened_on": "d",
}  # fmt: skip
FILE = f"n,c,s,a,d\n单一,甲公司,{NAME} / 接触,100,2026-01-05\n单二,乙公司,{NAME} / 报价,200,2026-02-06\n"
STEP = {"resource": "deal", "file": "d.csv", "key": ["name"], "mode": "add", "fields": FIELDS}


@pytest.fixture
def job(cast):
    job = sessions.begin(SYSTEM, [("d.csv", [FILE.encode()])])
    sessions.use(SYSTEM, job, {"steps": [STEP], "setup": [SETUP]})
    sessions.mark(job, "running")
    commit.write(job)
    assert (job.status, job.problem, job.counts) == ("done", None, {"new": 2})
    return job


def take_back(job):
    sessions.mark(job, "undoing")
    undo.take_back(job)
    assert job.status == "undone"
    return job


def test_undo_takes_the_pipeline_away_that_the_import_made(job):
    stages = list(Stage.objects.filter(pipeline__name=NAME).values_list("id", flat=True))
    take_back(job)
    assert not Deal.objects.exists()
    assert not Pipeline.objects.filter(name=NAME).exists()
    assert not Stage.objects.filter(id__in=stages).exists()
    assert Pipeline.objects.exists(), "the company's first pipeline stays"


def test_a_pipeline_stays_while_a_deal_that_somebody_changed_is_in_it(job, cast):
    audit.announce(actor_for(cast.xiaoli))
    Deal.objects.filter(name="单一").update(amount=150)
    take_back(job)
    assert list(Deal.objects.values_list("name", "stage__pipeline__name")) == [("单一", NAME)]
    assert Stage.objects.filter(pipeline__name=NAME).count() == 2


def test_a_pipeline_stays_that_somebody_changed(job, cast):
    audit.announce(actor_for(cast.xiaoli))
    Stage.objects.filter(pipeline__name=NAME, name="报价").update(probability=50)
    take_back(job)
    assert Stage.objects.filter(pipeline__name=NAME).count() == 2


def test_a_pipeline_stays_that_somebody_gave_another_stage(job, cast):
    audit.announce(actor_for(cast.xiaoli))
    Stage.objects.create(pipeline=Pipeline.objects.get(name=NAME), name="签约", position=3, probability=90)
    take_back(job)
    assert Stage.objects.filter(pipeline__name=NAME).count() == 3


def test_a_pipeline_that_was_there_before_stays(job):
    again = sessions.begin(SYSTEM, [("d.csv", [FILE.replace("单", "张").encode()])])
    sessions.use(SYSTEM, again, {"steps": [STEP], "setup": [SETUP]})
    sessions.mark(again, "running")
    commit.write(again)
    take_back(again)
    assert Pipeline.objects.filter(name=NAME).exists()
    assert Deal.objects.count() == 2
