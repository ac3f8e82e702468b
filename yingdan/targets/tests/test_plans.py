"""The life of a target, splitting it, and what the database itself refuses."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import Sum

from yingdan.conftest import actor_for, make_member
from yingdan.kernel.errors import Conflict, Forbidden, NotFound
from yingdan.platform.models import Event
from yingdan.targets.errors import Infeasible, Locked, NobodyInPost, NotDraft, NotReconciled, Overlap
from yingdan.targets.models import Cell, Target, TeamSum
from yingdan.targets.rules import period
from yingdan.targets.rules.sheet import Change, Held, Span
from yingdan.targets.rules.tree import Node
from yingdan.targets.selectors import plans as selectors
from yingdan.targets.services import grid, history, plans, split
from yingdan.targets.services.split import Wish
from yingdan.targets.tests.conftest import make_deal

EQUAL = Wish(people="equal", months="equal")


def year_of(target, member):
    return Cell.objects.filter(target=target, member=member).aggregate(sum=Sum("fen"))["sum"]


def at(team, member, month, value):
    """A value for a person in a month."""
    one = period.month(month, 2026)
    return Change(Node(team.id, member.id), Span(one.start, one.end), value)


def held(change):
    return Held(change.node, change.span)


def do_split(cast, target, wish=EQUAL, **more):
    return split.split(actor=actor_for(cast.liu), target_id=target.id, version=target.version, wish=wish, **more)


def publish(cast, target):
    target.refresh_from_db()
    return plans.publish(actor=actor_for(cast.liu), target_id=target.id, version=target.version)


def test_a_new_target_has_an_empty_line_for_those_who_sell(cast, target):
    people = {cast.xiaoli.id, cast.xiaowang.id, cast.zhang.id}
    assert set(target.cells.values_list("member_id", flat=True)) == people
    assert target.cells.count() == 36
    assert Event.objects.filter(verb="target.created", object_id=target.id).exists()


def test_equal_split_is_exact_to_the_fen(cast, target):
    do_split(cast, target)
    assert selectors.total(target) == 12_000_001
    assert sorted(year_of(target, m) for m in (cast.xiaoli, cast.xiaowang, cast.zhang)) == [
        4_000_000,
        4_000_000,
        4_000_001,
    ]
    monthly = TeamSum.objects.filter(target=target).values_list("month").annotate(Sum("fen")).order_by("month")
    assert [fen for _, fen in monthly] == [1_000_001] + [1_000_000] * 11


def test_team_sums_follow_every_write(cast, target):
    do_split(cast, target)
    Cell.objects.filter(target=target, member=cast.xiaoli, month=3).update(days=[7] + [0] * 30)
    Cell.objects.filter(target=target, member=cast.zhang, month=3).delete()
    for row in TeamSum.objects.filter(target=target):
        cells = Cell.objects.filter(target=target, team_id=row.team_id, month=row.month)
        assert row.fen == (cells.aggregate(sum=Sum("fen"))["sum"] or 0)


def test_history_gives_more_to_those_who_reached_more_and_says_why(cast, pipeline, target):
    make_deal(pipeline, cast.xiaoli, 900_000, day=date(2025, 6, 3))
    make_deal(pipeline, cast.xiaowang, 300_000, day=date(2025, 11, 20))
    _, proposal = do_split(cast, target, Wish())
    amounts = {one.member: one.amount for one in proposal.carriers}
    assert amounts[cast.xiaoli.id] > amounts[cast.xiaowang.id] > 0
    assert sum(amounts.values()) == 12_000_001
    reason = next(one.reason for one in proposal.carriers if one.member == cast.xiaoli.id)
    assert "75,000" in reason
    assert "67%" in reason


def test_a_newcomer_gets_only_the_months_in_post(cast, target):
    new = make_member("新人", cast.team, "rep", started_on=date(2026, 10, 1))
    do_split(cast, target)
    months = dict(Cell.objects.filter(target=target, member=new).values_list("month", "fen"))
    assert [months[m] for m in range(1, 10)] == [0] * 9
    assert months[11] > 0
    assert selectors.total(target) == 12_000_001


def test_weights_by_hand_decide(cast, target):
    weights = {cast.xiaoli.id: 50, cast.xiaowang.id: 30, cast.zhang.id: 20}
    do_split(cast, target, Wish(people="manual", months="manual", weights=weights, month_weights=(2, *[1] * 11)))
    assert [year_of(target, m) for m in (cast.xiaoli, cast.xiaowang, cast.zhang)] == [6_000_001, 3_600_000, 2_400_000]


def test_locked_cells_survive_a_new_split_and_impossible_ones_are_named(cast, target):
    actor = actor_for(cast.liu)
    do_split(cast, target)
    target.refresh_from_db()
    grid.set_values(actor=actor, target_id=target.id, version=target.version, rule="parent",
                           changes=[at(cast.team, cast.xiaoli, 5, 999_999)])  # fmt: skip
    key = at(cast.team, cast.xiaoli, 5, 1)
    locked = grid.set_locks(actor=actor, target_id=target.id, keys=[held(key)], locked=True)
    do_split(cast, locked)
    assert Cell.objects.get(target=target, member=cast.xiaoli, month=5).fen == 999_999
    assert selectors.total(target) == 12_000_001
    target.refresh_from_db()
    plans.update(actor=actor, target_id=target.id, version=target.version, amount=900_000)
    target.refresh_from_db()
    with pytest.raises(Infeasible) as error:
        do_split(cast, target)
    assert error.value.params["names"]


def test_a_preview_stores_nothing(cast, target):
    _, proposal = do_split(cast, target, preview=True)
    assert sum(one.amount for one in proposal.carriers) == 12_000_001
    assert selectors.total(target) == 0


def test_nobody_in_post_is_said(cast):
    target = plans.create(actor=actor_for(cast.liu), name="t", year=2020, team_id=cast.company.id, amount=1)
    with pytest.raises(NobodyInPost):
        do_split(cast, target)


def test_only_a_reconciled_draft_can_be_published(cast, target):
    with pytest.raises(NotReconciled) as error:
        publish(cast, target)
    assert error.value.params["difference_text"] == "120,000.01 元"
    do_split(cast, target)
    assert publish(cast, target).status == "published"


def test_a_published_target_never_changes_not_even_by_sql(cast, target):
    do_split(cast, target)
    publish(cast, target)
    target.refresh_from_db()
    with pytest.raises(NotDraft):
        do_split(cast, target)
    with pytest.raises(IntegrityError), transaction.atomic():
        Cell.objects.filter(target=target, month=1).update(days=[1] * 31)
    Target.objects.filter(id=target.id).update(amount=1)
    with pytest.raises(IntegrityError), connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")


def test_a_new_version_supersedes_the_old_one_when_published(cast, target):
    actor = actor_for(cast.liu)
    do_split(cast, target)
    publish(cast, target)
    new = plans.revise(actor=actor, target_id=target.id)
    assert (new.revision, new.status, selectors.total(new)) == (2, "draft", 12_000_001)
    publish(cast, new)
    target.refresh_from_db()
    assert target.status == "superseded"
    assert target.cells.count() == new.cells.count()


def test_published_targets_never_overlap(cast, target):
    do_split(cast, target)
    publish(cast, target)
    region = plans.create(actor=actor_for(cast.liu), name="大区", year=2026, team_id=cast.region.id, amount=100)
    do_split(cast, region)
    with pytest.raises(Overlap):
        publish(cast, region)


def test_unpublish_makes_a_new_version_of_itself(cast, target):
    do_split(cast, target)
    shown = publish(cast, target)
    back = plans.unpublish(actor=actor_for(cast.liu), target_id=target.id, version=shown.version)
    assert (back.status, back.revision, back.published_at) == ("draft", 2, None)


def test_undo_takes_back_one_edit_after_the_other(cast, target):
    actor = actor_for(cast.liu)
    do_split(cast, target)
    before = dict(Cell.objects.filter(target=target).values_list("id", "fen"))
    target.refresh_from_db()
    grid.set_values(actor=actor, target_id=target.id, version=target.version, rule="siblings",
                    changes=[at(cast.team, cast.xiaoli, 5, 100)])  # fmt: skip
    target.refresh_from_db()
    history.undo(actor=actor, target_id=target.id, version=target.version)
    assert dict(Cell.objects.filter(target=target).values_list("id", "fen")) == before
    target.refresh_from_db()
    history.undo(actor=actor, target_id=target.id, version=target.version)
    assert selectors.total(target) == 0
    target.refresh_from_db()
    with pytest.raises(Conflict):
        history.undo(actor=actor, target_id=target.id, version=target.version)


def test_two_editors_do_not_overwrite_each_other(cast, target):
    do_split(cast, target)
    with pytest.raises(Conflict) as error:
        grid.set_values(actor=actor_for(cast.chen), target_id=target.id, version=1, rule="siblings",
                        changes=[at(cast.team, cast.xiaoli, 5, 100)])  # fmt: skip
    assert error.value.params == {"current_version": 2, "name": cast.liu.name}


def test_a_manager_edits_below_but_may_not_change_what_is_above(cast, target):
    do_split(cast, target)
    Target.objects.filter(id=target.id).update(team=cast.region)
    chen = actor_for(cast.chen)
    change = [at(cast.team, cast.xiaoli, 5, 100)]
    target.refresh_from_db()
    grid.set_values(actor=chen, target_id=target.id, version=target.version, rule="siblings", changes=change)
    Target.objects.filter(id=target.id).update(team=cast.company)
    target.refresh_from_db()
    with pytest.raises((Forbidden, NotFound)):
        grid.set_values(actor=chen, target_id=target.id, version=target.version, rule="parent", changes=change)


def test_lock_is_named_for_the_reader(cast, target):
    actor = actor_for(cast.liu)
    do_split(cast, target)
    target.refresh_from_db()
    key = at(cast.team, cast.xiaoli, 5, 1)
    locked = grid.set_locks(actor=actor, target_id=target.id, keys=[held(key)], locked=True)
    with pytest.raises(Locked) as error:
        grid.set_values(actor=actor, target_id=target.id, version=locked.version, rule="parent",
                        changes=[key])  # fmt: skip
    assert error.value.params["names"] == "小李 5月"
    free = grid.set_locks(actor=actor, target_id=target.id, keys=[held(key)], locked=False)
    grid.set_values(actor=actor, target_id=target.id, version=free.version, rule="parent", changes=[key])
