"""Templates make all their tasks at once, each for whom it says."""

from datetime import date

import pytest

from yingdan.conftest import actor_for
from yingdan.kernel import clock
from yingdan.kernel.errors import Invalid
from yingdan.tasks.models import Task
from yingdan.tasks.services import templates
from yingdan.tasks.tests.making import SYSTEM, make_template


def test_each_line_goes_to_whom_it_says(cast):
    template = make_template(
        {"offset_days": 0, "checklist": ["预算", "决策人"]},
        {"step": True, "offset_days": 2},
        {"assignee": "superior", "offset_days": 3, "priority": "high"},
        {"assignee": "member", "member_id": cast.chen.id},
        {"assignee": "role", "role": "presales"},
    )
    made = templates.instantiate(actor_for(cast.xiaoli), template, day=date(2026, 5, 30))
    assert [task.owner_id for task in made] == [
        cast.xiaoli.id, cast.xiaoli.id, cast.zhang.id, cast.chen.id, cast.xiaoli.id,
    ]  # fmt: skip
    days = [clock.business_day(task.due_at) if task.due_at else None for task in made]
    assert days == [date(2026, 5, 30), date(2026, 6, 1), date(2026, 6, 2), None, None]
    assert [task.parent_id for task in made] == [None, made[0].id, None, None, None]
    assert made[0].check_total == 2


def test_a_rule_uses_a_template_once(cast):
    template = make_template({}, {})
    first = templates.instantiate(SYSTEM, template, owner=cast.xiaoli.id, source="stage:7")
    again = templates.instantiate(SYSTEM, template, owner=cast.xiaoli.id, source="stage:7")
    assert [task.id for task in again] == [task.id for task in first]
    assert Task.objects.count() == 2
    assert {task.owner_id for task in first} == {cast.xiaoli.id}


def test_a_template_for_deals_needs_a_deal(cast):
    with pytest.raises(Invalid):
        templates.instantiate(actor_for(cast.xiaoli), make_template({}, resource="deal"))
