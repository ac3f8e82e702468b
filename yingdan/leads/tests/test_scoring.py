"""Training on past leads, in the database."""

import random
from datetime import timedelta

import pytest

from yingdan.conftest import client_for
from yingdan.kernel import clock
from yingdan.leads.models import Lead, ScoreModel
from yingdan.leads.services import scoring
from yingdan.leads.tests.making import make_lead, make_source


def past(cast, number, chance, seed=7):
    """Leads of two years that were decided; `chance(fair, told)` says how likely each converts."""
    fair, mail = make_source("广交会"), make_source("群发邮件", "campaign")
    rng, now = random.Random(seed), clock.now()
    rows = []
    for n in range(number):
        source, told = rng.choice([fair, mail]), rng.random() < 0.5
        made = now - timedelta(days=700 * (1 - n / number) + 1)
        yes = rng.random() < chance(source is fair, told)
        rows.append(
            Lead(
                name=f"线索{n}", source=source, need="要货" if told else "", owner=cast.xiaoli, team=cast.team,
                status="converted" if yes else "invalid", converted_at=made if yes else None,
                phone="13800000000", industry=rng.choice(["软件", "制造"]),
            )
        )  # fmt: skip
    Lead.objects.bulk_create(rows)
    for n, row in enumerate(rows):
        row.created_at = now - timedelta(days=700 * (1 - n / number) + 1)
    Lead.objects.bulk_update(rows, ["created_at"])
    return fair, mail


def test_what_foretells_conversion_is_learned_and_measured(cast):
    fair, mail = past(cast, 1200, lambda is_fair, told: 0.15 + 0.35 * is_fair + 0.25 * told)
    good = make_lead(cast.xiaoli, "好", source=fair.id, need="要货", phone="13912345678")
    bad = make_lead(cast.xiaoli, "差", source=mail.id, phone="13912345679")
    model = scoring.train()
    assert (model.usable, model.reason) == (True, "")
    assert 0.08 < model.measured["skill"] < 0.4
    assert 0.65 < model.measured["auc"] < 0.9
    assert abs(model.measured["tested"] - 360) <= 2
    good.refresh_from_db()
    bad.refresh_from_db()
    assert (good.score or 0) > 60 > 30 > (bad.score or 99)
    told = client_for(cast.xiaoli).get(f"/api/leads/{good.id}/score").json()
    assert told["score"] == good.score
    assert {one["value"] for one in told["factors"][:2]} == {"广交会", "told"}
    assert told["factors"][0]["points"] > 0
    assert Lead.objects.filter(status="converted", score__isnull=False).count() == 0


@pytest.mark.parametrize(("number", "reason"), [(1000, "no_skill"), (40, "too_few")])
def test_where_nothing_foretells_there_is_no_score(cast, number, reason):
    fair, _ = past(cast, number, lambda is_fair, told: 0.3)
    lead = make_lead(cast.xiaoli, source=fair.id)
    Lead.objects.filter(id=lead.id).update(score=77)
    model = scoring.train()
    assert (model.usable, model.reason) == (False, reason)
    lead.refresh_from_db()
    assert lead.score is None
    told = client_for(cast.xiaoli).get(f"/api/leads/{lead.id}/score").json()
    assert (told["score"], told["reason"], told["factors"]) == (None, reason, [])


def test_open_leads_of_today_teach_nothing_and_old_ones_count_as_not_converted(cast):
    make_lead(cast.xiaoli, "今天")
    old = make_lead(cast.xiaoli, "去年")
    Lead.objects.filter(id=old.id).update(created_at=clock.now() - timedelta(days=200))
    assert scoring.train().leads == 1


def test_a_small_change_is_not_written(cast):
    fair, _ = past(cast, 1200, lambda is_fair, told: 0.15 + 0.35 * is_fair + 0.25 * told)
    lead = make_lead(cast.xiaoli, source=fair.id)
    model = scoring.train()
    lead.refresh_from_db()
    Lead.objects.filter(id=lead.id).update(score=(lead.score or 0) + 2)
    assert scoring.apply(model) == 0
    Lead.objects.filter(id=lead.id).update(score=(lead.score or 0) + 3)
    assert scoring.apply(model) == 1


def test_the_worth_of_the_score_is_told(cast):
    client = client_for(cast.xiaoli)
    assert client.get("/api/leads/score").json()["reason"] == "untrained"
    past(cast, 300, lambda is_fair, told: 0.1 + 0.6 * is_fair)
    scoring.train()
    told = client.get("/api/leads/score").json()
    assert (told["usable"], told["factors"][0]["feature"], told["measured"]["tested"]) == (True, "source", 90)
    assert client.post("/api/leads/score/training").status_code == 403
    assert client_for(cast.liu).post("/api/leads/score/training").json() == {"started": True}
    assert ScoreModel.objects.count() == 1


def test_a_new_lead_does_not_wait_for_the_night(cast, monkeypatch):
    fair, mail = past(cast, 1200, lambda is_fair, told: 0.15 + 0.35 * is_fair + 0.25 * told)
    scoring.train()
    client = client_for(cast.xiaoli)
    values = {"name": "王芳", "company": "苏州新来的公司", "phone": "13912345678"}
    made = client.post("/api/resources/lead", {"values": {**values, "source": mail.id}})
    assert made.status_code == 201, made.json()
    low = Lead.objects.get(id=made.json()["id"]).score
    changed = {"version": made.json()["version"], "values": {"source": fair.id, "need": "要货"}}
    assert client.patch(f"/api/resources/lead/{made.json()['id']}", changed).status_code == 200
    high = Lead.objects.get(id=made.json()["id"]).score
    assert low is not None
    assert high is not None
    assert low + 20 < high


def test_batches_score_all(cast, monkeypatch):
    fair, _ = past(cast, 1200, lambda is_fair, told: 0.15 + 0.35 * is_fair + 0.25 * told)
    monkeypatch.setattr(scoring, "BATCH", 2)
    made = [make_lead(cast.xiaoli, f"第{n}", source=fair.id) for n in range(5)]
    scoring.train()
    assert Lead.objects.filter(id__in=[one.id for one in made], score__isnull=False).count() == 5
