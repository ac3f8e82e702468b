"""Playbooks have versions; one is in force; a deal is ticked off against it; steps and templates become tasks once."""

from typing import Any

import pytest

from yingdan.conftest import Cast, actor_for, client_for
from yingdan.kernel.errors import Conflict, Forbidden, Invalid
from yingdan.playbooks.models import Playbook
from yingdan.playbooks.selectors import panel
from yingdan.playbooks.services import working, writing
from yingdan.playbooks.tests.making import make_customer, make_deal, make_past, make_stages, talk
from yingdan.tasks.models import Task, TaskTemplate, TemplateLine

pytestmark = pytest.mark.django_db


def line(text: str = "做一次演示", measure: str = "demo", **more: Any) -> dict[str, Any]:
    return {"text": text, "measure": measure, "times": 1, "by_day": None, "why": "", **more}


def draft(*lines: dict[str, Any], template: int | None = None) -> dict[str, Any]:
    return {"aim": "讲清价值", "template_id": template, "lines": list(lines)}


def test_what_is_published_stays_until_the_next_is(cast: Cast) -> None:
    director, stage = actor_for(cast.liu), make_stages()[0]
    first = writing.save(director, stage.pk, 0, draft(line()))
    assert panel.in_force(stage.pk) is None
    writing.publish(director, stage.pk, first.version)
    second = writing.save(director, stage.pk, 0, draft(line(), line("拜访决策人", "decider")))
    assert (first.number, second.number) == (1, 2)
    book = panel.in_force(stage.pk)
    assert book is not None
    assert book.lines.count() == 1
    with pytest.raises(Conflict):
        writing.save(director, stage.pk, 0, draft(line()))  # somebody drafts already
    writing.publish(director, stage.pk, second.version)
    assert list(Playbook.objects.values_list("number", "state")) == [(2, "published"), (1, "retired")]
    assert Playbook.objects.get(number=1).lines.count() == 1


def test_drafts_are_checked(cast: Cast) -> None:
    director, stage = actor_for(cast.liu), make_stages()[0]
    with pytest.raises(Conflict):
        writing.publish(director, stage.pk, 1)
    with pytest.raises(Invalid):
        writing.save(director, stage.pk, 0, draft(line(" ")))
    with pytest.raises(Invalid):
        writing.save(director, stage.pk, 0, draft(line(measure="days")))
    with pytest.raises(Invalid):
        writing.save(director, stage.pk, 0, draft(line(), template=1))
    with pytest.raises(Forbidden):
        writing.save(actor_for(cast.xiaoli), stage.pk, 0, draft(line()))


def test_a_deal_is_ticked_off_and_gets_its_next_steps(cast: Cast) -> None:
    director, (stage, _) = actor_for(cast.liu), make_stages()
    for n in range(48):
        won = n % 2 == 1
        deal = make_deal(
            cast.xiaoli, make_customer(f"客户 {n}", cast.xiaoli), "won" if won else "lost", [(stage, 30, 5)]
        )
        talk(deal, 20, "visit" if won else "call")
        if won:
            talk(deal, 24, "demo")
    working.work_out()
    writing.publish(director, stage.pk, writing.save(director, stage.pk, 0, draft(line())).version)
    mine = make_deal(cast.xiaoli, make_customer("某厂", cast.xiaoli), "open", [(stage, 9, -1)])
    found = client_for(cast.xiaoli).get(f"/api/playbooks/deals/{mine.pk}").json()
    assert (found["won"], found["lost"], found["enough"]) == (24, 24, True)
    assert [(one["measure"], one["why"], one["by_day"]) for one in found["steps"]] == [
        ("demo", "plan", None), ("visit", "evidence", 10),
    ]  # fmt: skip
    assert [one["done"] for one in found["playbook"]["lines"]] == [False]
    visit = next(one for one in found["lines"] if one["measure"] == "visit")
    assert (visit["own"], visit["contrast"]["won_share"], visit["contrast"]["lost_share"]) == (0, 1, 0)
    talk(mine, 1, "demo")
    talk(mine, 1, "visit")
    found = client_for(cast.xiaoli).get(f"/api/playbooks/deals/{mine.pk}").json()
    assert found["steps"] == []
    assert [one["done"] for one in found["playbook"]["lines"]] == [True]
    assert client_for(cast.xiaowang).get(f"/api/playbooks/deals/{mine.pk}").status_code == 404


def test_nothing_is_advised_on_few_deals(cast: Cast) -> None:
    stage = make_stages()[1]
    make_past(cast.xiaoli, cast.xiaowang, 20)
    working.work_out()
    mine = make_deal(cast.xiaoli, make_customer("某厂", cast.xiaoli), "open", [(stage, 9, -1)])
    found = client_for(cast.xiaoli).get(f"/api/playbooks/deals/{mine.pk}").json()
    assert found["enough"] is False
    assert found["steps"] == []
    assert {one["contrast"]["verdict"] for one in found["lines"] if one["contrast"]} == {"few"}


def test_steps_and_templates_become_tasks_once(cast: Cast) -> None:
    director, stage = actor_for(cast.liu), make_stages()[0]
    template = TaskTemplate.objects.create(name="接洽任务", resource="deal")
    TemplateLine.objects.create(template=template, title="准备资料", position=1, offset_days=1)
    made = writing.save(director, stage.pk, 0, draft(line(), template=template.pk))
    mine = make_deal(cast.xiaoli, make_customer("某厂", cast.xiaoli), "open", [(stage, 9, -1)])
    rep = client_for(cast.xiaoli)
    assert rep.post(f"/api/playbooks/deals/{mine.pk}/tasks").json()["code"] == "playbook_no_template"
    writing.publish(director, stage.pk, made.version)
    first = rep.post(f"/api/playbooks/deals/{mine.pk}/tasks").json()["ids"]
    assert rep.post(f"/api/playbooks/deals/{mine.pk}/tasks").json()["ids"] == first
    step = {"title": "安排一次演示", "measure": "demo"}
    for _ in range(2):
        assert rep.post(f"/api/playbooks/deals/{mine.pk}/steps", step).status_code == 201
    assert sorted(Task.objects.values_list("title", "owner", "subject_id")) == [
        ("准备资料", cast.xiaoli.pk, mine.pk), ("安排一次演示", cast.xiaoli.pk, mine.pk),
    ]  # fmt: skip
