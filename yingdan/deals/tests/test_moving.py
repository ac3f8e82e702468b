"""Many deals moved at once come out as if each had been moved by itself."""

import random
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from yingdan.conftest import actor_for
from yingdan.deals.models import Deal, GatePassage, StageCriterion, StageEntry
from yingdan.deals.tests.making import assert_sums_are_true, close, make_deal, make_pipeline, move
from yingdan.kernel import clock
from yingdan.platform.models import Event
from yingdan.platform.resources import bulk, spec
from yingdan.platform.resources.lens import Lens, open_lens
from yingdan.platform.resources.listing import Asked
from yingdan.tasks.models import TaskTemplate

MADE_AT = {"entered_at", "left_at", "stage_entered_at", "at", "updated_at", "id"}


@pytest.fixture
def deals(cast):
    """Forty deals in three stages, some closed or with a win rate of their own; a gate that holds, one that warns."""
    rnd = random.Random(7)
    stages = make_pipeline()[1]
    StageCriterion.objects.create(stage=stages[1], kind="field", strength="hard", params={"field": "expected_close"})
    StageCriterion.objects.create(stage=stages[2], kind="field", strength="soft", params={"field": "competitor"})
    found = []
    for n in range(40):
        day = rnd.choice([None, clock.today() + timedelta(days=n)])
        deal = make_deal(cast.xiaoli, f"商机{n}", expected_close=day)
        if (at := rnd.randrange(3)) and (at < 2 or day):
            move(cast.xiaoli, deal, stages[at])
        if n % 7 == 0:
            Deal.objects.filter(id=deal.id).update(probability=33, probability_set=True)
        if n % 11 == 0:
            close(cast.xiaoli, deal, "abandoned")
        found.append(deal.id)
    return stages, found


def state() -> list[Any]:
    """All that a move writes, without instants."""
    found: list[Any] = []
    for model, order in (
        (Deal, ["id"]),
        (StageEntry, ["deal_id", "id"]),
        (GatePassage, ["deal_id", "to_stage_id", "stage_id", "result"]),
    ):
        rows = model.objects.order_by(*order).values()
        found.append([{key: value for key, value in row.items() if key not in MADE_AT} for row in rows])
        found.append([row.get("left_at") is None for row in rows])
    events = Event.objects.order_by("object_id", "verb", "id")
    return [*found, list(events.values_list("verb", "object_id", "about", "user_id", "params"))]


def both(lens: Lens, work: Any) -> tuple[Any, Any]:
    """What is answered and written in sets, and deal by deal."""
    found = []
    for one in (lens, Lens(replace(lens.resource, save_many=None), lens.actor)):
        with transaction.atomic():
            answers = work(one)
            found.append((answers, state()))
            assert_sums_are_true()
            transaction.set_rollback(True)
    return found[0], found[1]


def moved(ids: list[int], *values: dict[str, Any]) -> Any:
    """Edits one after the other, and the last one taken back; a deal that somebody changed since keeps what it has."""

    def work(lens: Lens) -> list[Any]:
        answers = [bulk.edit(lens, Asked(ids=ids), one) for one in values]
        Deal.objects.filter(id=ids[2]).update(version=99)
        answers.append(bulk.undo(lens, answers[-1]["undo_token"]))
        return [(one["done"], sorted(one["failed"], key=lambda failed: failed["id"])) for one in answers]

    return work


@pytest.mark.parametrize(("first", "then"), [(2, 3), (1, 0), (3, 1), (0, 4)])
def test_in_sets_as_one_by_one(cast, deals, first, then):
    stages, ids = deals
    lens = open_lens("deal", actor_for(cast.zhang), "edit")
    work = moved([*ids, 10**9], {"stage": stages[first].id}, {"stage": stages[then].id})
    in_sets, one_by_one = both(lens, work)
    assert in_sets == one_by_one
    assert in_sets[0][0][0] > 0
    assert in_sets[0][0][1]


def test_other_values_and_stages_with_tasks_go_one_by_one(cast, deals):
    stages, ids = deals
    resource = spec.get("deal")
    assert resource is not None
    assert resource.save_many is not None
    rows = list(Deal.objects.filter(id__in=ids))
    actor = actor_for(cast.zhang)
    before = state()
    assert resource.save_many(actor, rows, {"stage": stages[2].id, "note": "急"}) is None
    stages[2].entry_template = TaskTemplate.objects.create(name="进入报价")
    stages[2].save()
    assert resource.save_many(actor, rows, {"stage": stages[2].id}) is None
    assert state() == before


def test_statements_do_not_grow_with_the_deals(cast, deals):
    stages, ids = deals
    lens = open_lens("deal", actor_for(cast.zhang), "edit")
    passing = list(Deal.objects.filter(id__in=ids, status="open", stage=stages[0]).values_list("id", flat=True))
    assert len(passing) > 6

    def asked(count: int) -> int:
        with transaction.atomic(), CaptureQueriesContext(connection) as queries:
            assert bulk.edit(lens, Asked(ids=passing[:count]), {"stage": stages[1].id})["done"] == count
            transaction.set_rollback(True)
        return len(queries)

    asked(1)
    assert asked(len(passing)) == asked(2)
