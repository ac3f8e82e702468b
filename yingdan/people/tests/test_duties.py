"""What hangs on a leaver besides ends with the handover and comes back; who needs a handover is listed; leads can be
stood in for; many rows are worked at once."""

from datetime import timedelta

from yingdan.conftest import client_for, make_member
from yingdan.customers.models import Customer
from yingdan.customers.tests.making import make_customer
from yingdan.kernel import clock, ports
from yingdan.leads.models import Lead, WebForm
from yingdan.leads.services import receiving
from yingdan.leads.tests.making import make_source
from yingdan.org.models import Leave
from yingdan.people.models import Handover, Item
from yingdan.people.tests.test_handover import act, all_to, begin, estate, lead_of, plan, signed  # noqa: F401
from yingdan.pools.models import Party, Pool, Seat
from yingdan.reception.models import Reception
from yingdan.reception.models import Seat as Place
from yingdan.reception.tests.making import make_rota


def hang(cast):
    """小李 is on a rota, in a pool, receives from it, owns a web form, and a visitor waits."""
    rota = make_rota("展厅", cast.xiaoli, cast.xiaowang)
    pool = Pool.objects.create(name="公海", kind="customer", team=cast.company)
    Party.objects.create(pool=pool, member=cast.xiaoli)
    Seat.objects.create(pool=pool, member=cast.xiaoli, share=2)
    form = WebForm.objects.create(
        name="官网", token="t", source=make_source(), owner=cast.xiaoli, fields=[], title={}, thanks={}
    )
    waiting = Reception.objects.create(
        kind="visit", at=clock.now(), name="周先生", member=cast.xiaoli, team=cast.xiaoli.team
    )
    return rota, pool, form, waiting


def holds(member):
    return {name: len(duty.holds(member.id)) for name, duty in ports.duties.items() if duty.holds(member.id)}


def test_what_hangs_on_a_leaver_is_shown_ended_and_brought_back(cast, estate):  # noqa: F811
    _, _, form, waiting = hang(cast)
    page = begin(cast)
    mine = {"web_form": True, "rota_seat": True, "waiting": True, "pool_party": True, "pool_seat": True}
    assert {duty["name"]: duty["ends"] for duty in page["duties"]} == mine
    act(cast.hr, page, "cancel")
    page = plan(cast, begin(cast), all_to(cast, cast.xiaowang), heir_id=cast.zhang.id)
    assert page["heir"] == {"id": cast.zhang.id, "label": "张主管"}
    page = act(cast.hr, page, "submit")
    Handover.objects.filter(id=page["id"]).update(signed_at=clock.now())
    Handover.objects.get(id=page["id"]).receivers.update(signed_at=clock.now())
    page = act(cast.hr, page, "commit")
    assert holds(cast.xiaoli) == {}
    form.refresh_from_db()
    waiting.refresh_from_db()
    assert (form.owner_id, waiting.member_id, waiting.state) == (cast.zhang.id, cast.zhang.id, "waiting")
    act(cast.hr, page, "undo")
    assert holds(cast.xiaoli) == dict.fromkeys(mine, 1)
    assert Place.objects.get(member=cast.xiaoli).place == 1
    assert Seat.objects.get(member=cast.xiaoli).share == 2


def test_who_moves_keeps_the_duties(cast, estate):  # noqa: F811
    hang(cast)
    page = signed(cast, all_to(cast, cast.xiaowang), "moving")
    assert not any(duty["ends"] for duty in page["duties"])
    act(cast.hr, page, "commit")
    assert len(holds(cast.xiaoli)) == 5


def test_teams_and_territories_are_for_somebody_to_decide(cast):
    page = begin(cast, by=cast.hr, member=cast.chen)
    assert [(duty["name"], duty["ends"]) for duty in page["duties"]] == [("team", False), ("report", False)]


def test_a_form_of_somebody_who_has_left_makes_leads_of_nobody(cast):
    form = WebForm.objects.create(
        name="官网", token="t", source=make_source(), owner=cast.xiaoli, fields=[], title={}, thanks={}
    )
    assert receiving.make_lead(form, {"name": "甲"}, {}).owner_id == cast.xiaoli.id
    cast.xiaoli.ended_on = clock.today() - timedelta(days=1)
    cast.xiaoli.save()
    form = WebForm.objects.select_related("owner").get(id=form.pk)
    assert receiving.make_lead(form, {"name": "乙"}, {}).owner_id is None


def test_who_left_with_customers_or_is_long_away_needs_a_handover(cast, estate):  # noqa: F811
    path = "/api/handovers/due"
    assert client_for(cast.hr).get(path).json()["items"] == []
    half = clock.today().toordinal() * 2
    for member, days in ((cast.xiaowang, 5), (cast.zhang, 1)):
        make_customer(member, f"{member.name}的客户")
        Leave.objects.create(
            member=member, kind="annual", status="registered", starts_on=clock.today(),
            ends_on=clock.today() + timedelta(days=days - 1), first_half=half, last_half=half + days * 2 - 1, days=days,
        )  # fmt: skip
    cast.xiaoli.ended_on = clock.today() - timedelta(days=3)
    cast.xiaoli.save()
    rows = client_for(cast.hr).get(path).json()["items"]
    assert [(row["name"], row["why"], row["counts"]) for row in rows] == [
        ("小李", "left", {"customer": 3, "deal": 2, "lead": 1}),
        ("小王", "away", {"customer": 1}),
    ]
    begin(cast)
    assert [row["name"] for row in client_for(cast.hr).get(path).json()["items"]] == ["小王"]
    other = client_for(make_member("外主管", cast.other_team, "supervisor"))
    assert [row["name"] for row in other.get(path).json()["items"]] == ["小王"]


def test_a_stand_in_works_on_leads_as_long_as_they_are_the_absent_ones(cast, estate):  # noqa: F811
    lead = estate["leads"][0]
    until = (clock.today() + timedelta(days=5)).isoformat()
    rules = {"lead": {"method": "one", "people": [cast.xiaowang.id]}}
    stand_in, path = client_for(cast.xiaowang), f"/api/resources/lead/{lead.id}"
    assert stand_in.get(path).status_code == 404
    page = act(cast.hr, signed(cast, rules, "leave", until=until), "commit")
    assert page["result"]["moved"] == {"lead": 1}
    changed = stand_in.patch(path, {"version": 1, "values": {"note": "代管中"}})
    assert changed.status_code == 200, changed.content
    shared = stand_in.post("/api/resources/lead/query", {"scope": "shared"}).json()["rows"]
    assert [row["id"] for row in shared] == [lead.id]
    assert stand_in.post(f"/api/leads/{lead.id}/conversion", {
        "version": 2, "customer": {"values": {"name": "代管转化公司"}},
    }).status_code in (200, 201)  # fmt: skip
    made = Customer.objects.get(name="代管转化公司")
    assert made.owner_id == cast.xiaoli.id
    assert stand_in.get(f"/api/resources/customer/{made.id}").status_code == 200
    again = client_for(cast.hr).post("/api/handovers", {"member_id": cast.xiaoli.id, "kind": "leave", "until": until})
    assert again.json()["code"] == "handover_stand_in_running"
    Lead.objects.filter(id=lead.id).update(owner=cast.zhang, team=cast.zhang.team)
    assert stand_in.get(path).status_code == 404


def test_many_rows_are_given_and_ticked_by_what_the_list_shows(cast, estate):  # noqa: F811
    Customer.objects.filter(id=estate["customers"][0].id).update(grade="A")
    page = plan(cast, begin(cast), all_to(cast, cast.xiaowang), checklist=["已告知客户"])
    path = f"/api/handovers/{page['id']}"
    manager = client_for(cast.liu)
    asked = manager.get(f"{path}/items?kind=customer&sort=grade&limit=2").json()
    assert (asked["count"], [row["grade"] for row in asked["rows"]]) == (3, ["A", ""])
    page = manager.post(f"{path}/items", {"where": {"kind": "customer", "grade": ""}, "to_id": cast.zhang.id}).json()
    assert {one["name"]: one["counts"].get("customer") for one in page["receivers"]} == {"小王": 1, "张主管": 2}
    page = manager.post(f"{path}/ticks", {"where": {"kind": "customer"}, "line": 0, "done": True}).json()
    assert {part["kind"]: part["checked"] for part in page["parts"] if part["checked"]} == {"customer": 3}
    first = Item.objects.filter(kind="customer").order_by("id")[0]
    page = manager.post(f"{path}/ticks", {"item_ids": [first.pk], "line": 0, "done": False}).json()
    assert page["parts"][0]["checked"] == 2
    assert manager.get(f"{path}/items?kind=customer&unchecked=true").json()["count"] == 1
    assert manager.post(f"{path}/ticks", {"item_ids": [first.pk], "line": 3, "done": True}).status_code == 422
    outside = client_for(cast.xiaowang)
    assert outside.post(f"{path}/ticks", {"item_ids": [first.pk], "line": 0, "done": True}).status_code == 404


def test_a_receiver_ticks_only_what_is_the_own(cast, estate):  # noqa: F811
    rules = {**all_to(cast, cast.xiaowang), "lead": {"method": "one", "people": [cast.zhang.id]}}
    page = plan(cast, begin(cast), rules, checklist=["已告知客户"])
    page = act(cast.hr, page, "submit")
    body = {"where": {"kind": "customer"}, "line": 0, "done": True}
    assert client_for(cast.xiaowang).post(f"/api/handovers/{page['id']}/ticks", body).status_code == 200
    assert Item.objects.filter(checked=[0]).count() == 3
    client_for(cast.xiaowang).post(f"/api/handovers/{page['id']}/ticks", {**body, "where": {"kind": "lead"}})
    assert Item.objects.filter(kind="lead", checked=[0]).count() == 0
