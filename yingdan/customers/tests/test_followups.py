"""Writing down what was done: what it changes, who is told, who may read it."""

from datetime import timedelta

from yingdan.conftest import actor_for, client_for
from yingdan.customers import ports
from yingdan.customers.models import FollowUp
from yingdan.customers.selectors import visible_followups
from yingdan.customers.services import assigning, followups
from yingdan.customers.tests.making import make_customer
from yingdan.kernel import clock
from yingdan.platform.models import Notification, StoredFile


def write(member, customer, **body):
    return client_for(member).post(f"/api/customers/{customer.id}/followups", {"text": "谈了报价", **body})


def test_a_follow_up_keeps_last_and_next_contact_without_a_new_version(cast):
    row = make_customer(cast.xiaoli)
    planned = clock.now() + timedelta(days=3)
    answer = write(cast.xiaoli, row, method="visit", next_contact_at=planned.isoformat())
    assert answer.status_code == 201, answer.json()
    before = (row.version, row.updated_at)
    row.refresh_from_db()
    assert row.next_contact_at == planned
    assert row.last_followup_at == FollowUp.objects.get().happened_at
    assert (row.version, row.updated_at) == before


def test_a_planned_contact_is_done_once_it_happened(cast):
    row = make_customer(cast.xiaoli, next_contact_at=clock.now() - timedelta(hours=1))
    write(cast.xiaoli, row)
    row.refresh_from_db()
    assert row.next_contact_at is None


def test_a_note_about_last_week_does_not_turn_the_clock_back(cast):
    row = make_customer(cast.xiaoli, next_contact_at=clock.now() + timedelta(days=2))
    write(cast.xiaoli, row)
    row.refresh_from_db()
    last = row.last_followup_at
    write(cast.xiaoli, row, happened_at=(clock.now() - timedelta(days=7)).isoformat())
    row.refresh_from_db()
    assert row.last_followup_at == last
    assert row.next_contact_at is not None


def test_deleting_the_last_follow_up_goes_back_to_the_one_before(cast):
    row = make_customer(cast.xiaoli)
    early = followups.create(
        actor_for(cast.xiaoli), {"customer": row.id, "text": "早", "happened_at": clock.now() - timedelta(days=5)}
    )
    late = followups.create(actor_for(cast.xiaoli), {"customer": row.id, "text": "晚"})
    followups.remove(actor_for(cast.xiaoli), late)
    row.refresh_from_db()
    assert row.last_followup_at == early.happened_at


def test_the_future_and_empty_texts_are_refused(cast):
    row = make_customer(cast.xiaoli)
    late = (clock.now() + timedelta(hours=1)).isoformat()
    assert write(cast.xiaoli, row, happened_at=late).status_code == 422
    assert write(cast.xiaoli, row, text="   ").status_code == 422
    assert FollowUp.objects.count() == 0


def test_mentioned_colleagues_are_told_once_and_nobody_tells_oneself(cast):
    row = make_customer(cast.xiaoli)
    write(cast.xiaoli, row, mentions=[cast.zhang.id, cast.zhang.id, cast.xiaoli.id])
    assert [one.user_id for one in Notification.objects.filter(kind="followup.mention")] == [cast.zhang.user_id]


def test_only_own_uploads_can_be_attached(cast):
    row = make_customer(cast.xiaoli)
    common = {"name": "a.png", "mime": "image/png", "size": 1, "sha256": "0" * 64, "content": b"x"}
    mine = StoredFile.objects.create(user_id=cast.xiaoli.user_id, **common)
    other = StoredFile.objects.create(user_id=cast.xiaowang.user_id, **common)
    assert write(cast.xiaoli, row, file_ids=[mine.id, other.id]).status_code == 422
    mine.refresh_from_db()
    assert mine.resource == ""
    assert write(cast.xiaoli, row, file_ids=[mine.id]).status_code == 201
    mine.refresh_from_db()
    assert (mine.resource, mine.object_id) == ("followup", FollowUp.objects.get().id)


def test_who_may_write_and_read(cast):
    row = make_customer(cast.xiaoli)
    assert write(cast.xiaowang, row).status_code == 404
    assert write(cast.inspector, row).status_code == 403
    assert write(cast.zhang, row).status_code == 201
    count = {m: visible_followups(actor_for(m)).count() for m in (cast.xiaoli, cast.zhang, cast.xiaowang, cast.liu)}
    assert count == {cast.xiaoli: 1, cast.zhang: 1, cast.xiaowang: 0, cast.liu: 1}
    assert visible_followups(actor_for(cast.xiaoli), "edit").count() == 0


def test_a_new_owner_reads_what_was_written_before(cast):
    row = make_customer(cast.xiaoli)
    write(cast.xiaoli, row)
    assigning.assign(actor_for(cast.chen), [row.id], cast.xiaowang.id)
    assert visible_followups(actor_for(cast.xiaowang)).count() == 1
    assert visible_followups(actor_for(cast.xiaoli)).count() == 1  # one's own work is never lost from sight


def test_the_timeline_is_newest_first_and_goes_on_from_a_moment(cast):
    row = make_customer(cast.xiaoli)
    for days in range(5):
        followups.create(
            actor_for(cast.xiaoli),
            {"customer": row.id, "text": str(days), "happened_at": clock.now() - timedelta(days=days)},
        )
    actor = actor_for(cast.xiaoli)
    first = ports.entries(actor=actor, resource="customer", object_id=row.id, before=None, limit=2)
    assert [entry.params["text"] for entry in first] == ["0", "1"]
    rest = ports.entries(actor=actor, resource="customer", object_id=row.id, before=first[-1].at, limit=9)
    assert [entry.params["text"] for entry in rest] == ["2", "3", "4"]
    answer = client_for(cast.xiaoli).get(f"/api/resources/customer/{row.id}/timeline").json()
    assert [one["params"]["text"] for one in answer["items"] if one["kind"] == "followup"] == ["0", "1", "2", "3", "4"]
