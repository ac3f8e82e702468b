"""The decision map, shares in the success, and help asked of colleagues."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection

from yingdan.conftest import actor_for, client_for
from yingdan.customers.models import Contact
from yingdan.customers.services.kind_contact import CONTACT
from yingdan.customers.tests.making import make_customer
from yingdan.deals.models import DealContact, DealMember, DealRequest
from yingdan.deals.selectors import credit
from yingdan.deals.services import assigning, followups, requests
from yingdan.deals.tests.making import close, make_deal
from yingdan.kernel import clock
from yingdan.platform.models import Notification


@pytest.fixture
def deal(cast):
    return make_deal(cast.xiaoli, customer=make_customer(cast.xiaoli).id, amount=Decimal(100))


def contact(deal, name, **more):
    return Contact.objects.create(customer_id=deal.customer_id, name=name, **more)


def test_the_map_shows_people_their_superiors_and_who_else_there_is(cast, deal):
    boss = contact(deal, "周总", title="总经理")
    head = contact(deal, "吴经理", superior=boss)
    friend = contact(deal, "郑工", role="supporter")
    client, path = client_for(cast.xiaoli), f"/api/deals/{deal.id}/people"
    answer = client.put(f"{path}/{head.id}", {"role": "influencer", "attitude": -1, "note": "偏向对手"})
    assert answer.status_code == 200, answer.json()
    followups.create(actor_for(cast.xiaoli), deal.id, {"text": "面谈", "method": "visit", "contact": head.id})
    found = client.get(path).json()
    people = {one["label"]: one for one in found["people"]}
    assert (people["吴经理"]["role"], people["吴经理"]["attitude"], people["吴经理"]["days_since_touch"]) == (
        "influencer",
        -1,
        0,
    )
    assert (people["周总"]["on_map"], people["吴经理"]["superior_id"]) == (False, boss.id)
    assert found["others"][-1]["label"] == "郑工"
    assert found["others"][-1]["suggested"] == {"role": "influencer", "attitude": 2}
    moved = client.put(f"{path}/{friend.id}", {"role": "coach", "superior_id": head.id})
    assert moved.status_code == 200
    friend.refresh_from_db()
    assert friend.superior_id == head.id
    circle = client.put(f"{path}/{boss.id}", {"role": "decision_maker", "superior_id": friend.id})
    assert circle.json()["params"]["fields"]["superior"][0]["code"] == "superior_circle"
    assert client.put(f"{path}/{boss.id}", {"attitude": 3}).status_code == 422
    assert client.delete(f"{path}/{head.id}").status_code == 204
    assert not DealContact.objects.filter(contact=head).exists()


def test_nobody_of_another_customer_is_on_the_map(cast, deal):
    other = Contact.objects.create(customer=make_customer(cast.xiaoli, name="别家"), name="外人")
    answer = client_for(cast.xiaoli).put(f"/api/deals/{deal.id}/people/{other.id}", {"role": "user"})
    assert list(answer.json()["params"]["fields"]) == ["contact_id"]


def test_contacts_that_become_one_stay_once_on_the_map_and_come_back(cast, deal):
    stays, goes = contact(deal, "周总"), contact(deal, "周总裁")
    other = make_deal(cast.xiaoli, customer=deal.customer_id)
    deal.people.create(contact=stays, role="user", attitude=1)
    deal.people.create(contact=goes, role="decision_maker", attitude=-2)
    other.people.create(contact=goes, role="coach")
    part = CONTACT.parts()["decision maps"]
    moved = part.move(stays.id, goes.id)
    assert set(DealContact.objects.values_list("deal_id", "contact_id", "role")) == {
        (deal.id, stays.id, "user"),
        (other.id, stays.id, "coach"),
    }
    assert part.restore(stays.id, goes.id, moved) == 0
    assert set(DealContact.objects.values_list("deal_id", "contact_id", "role", "attitude")) == {
        (deal.id, stays.id, "user", 1),
        (deal.id, goes.id, "decision_maker", -2),
        (other.id, goes.id, "coach", None),
    }


def shares(client, deal, **parts):
    body = {"shares": [{"member_id": int(member[1:]), "percent": part} for member, part in parts.items()]}
    return client.put(f"/api/deals/{deal.id}/credit", body)


def test_shares_are_exactly_a_hundred_percent_among_the_team(cast, deal):
    client = client_for(cast.xiaoli)
    deal.members.create(member=cast.xiaowang, role="presales")
    mine, his = f"m{cast.xiaoli.id}", f"m{cast.xiaowang.id}"
    assert credit.shares([deal.id]) == {deal.id: {cast.xiaoli.id: 10_000}}
    short = shares(client, deal, **{mine: "66.66", his: "33.33"})
    assert short.json()["params"]["fields"]["shares"][0]["total"] == "99.99"
    assert shares(client, deal, **{mine: "50", f"m{cast.zhang.id}": "50"}).status_code == 422
    answer = shares(client, deal, **{mine: "66.67", his: "33.33"})
    assert [(one["role"], one["credit"]) for one in answer.json()["items"]] == [
        ("owner", "66.67"),
        ("presales", "33.33"),
    ]
    assert credit.shares([deal.id]) == {deal.id: {cast.xiaoli.id: 6667, cast.xiaowang.id: 3333}}
    DealMember.objects.filter(deal=deal).update(can_edit=True)
    assert shares(client_for(cast.xiaowang), deal, **{his: "100"}).status_code == 404, "a helper takes nothing"
    assigning.assign(actor_for(cast.liu), [deal.id], cast.xiaowang.id)
    assert credit.shares([deal.id]) == {deal.id: {cast.xiaowang.id: 10_000}}


def test_the_sums_in_sql_say_the_same(cast, deal):
    deal.members.create(member=cast.xiaowang, role="presales", credit=2500)
    lone = make_deal(cast.xiaoli)
    with connection.cursor() as cursor:
        cursor.execute(
            f"select deal_id, member_id, sum(credit) from ({credit.SQL}) s group by 1, 2 having sum(credit) > 0"
        )
        found: dict[int, dict[int, int]] = {}
        for one, member, points in cursor.fetchall():
            found.setdefault(one, {})[member] = int(points)
    assert found == credit.shares([deal.id, lone.id])


def ask(member, deal, whom, **body):
    return client_for(member).post(
        f"/api/deals/{deal.id}/requests", {"member_ids": [whom.id], "text": "写方案", **body}
    )


def test_who_is_asked_accepts_and_is_in_the_team(cast, deal):
    assert ask(cast.xiaoli, deal, cast.xiaowang).status_code == 201
    box = client_for(cast.xiaowang).get("/api/deal-requests").json()["items"]
    assert [(one["deal"]["label"], one["opens"], one["may_answer"]) for one in box] == [(deal.name, False, True)]
    assert client_for(cast.xiaowang).get(f"/api/deals/{deal.id}/summary").status_code == 404
    assert client_for(cast.xiaowang).get("/api/deal-requests/waiting").json() == {"count": 1}
    path = f"/api/deal-requests/{box[0]['id']}"
    assert client_for(cast.zhang).post(f"{path}/answer", {"accept": True}).status_code == 404
    assert client_for(cast.xiaowang).post(f"{path}/answer", {"accept": True}).status_code == 204
    assert DealMember.objects.get(deal=deal).role == "presales"
    assert client_for(cast.xiaowang).get(f"/api/deals/{deal.id}/summary").status_code == 200
    assert client_for(cast.xiaowang).post(f"{path}/answer", {"accept": True}).status_code == 409
    assert client_for(cast.xiaoli).post(f"{path}/finish").status_code == 204
    kinds = list(Notification.objects.order_by("id").values_list("kind", "user_id"))
    assert kinds == [("deal.help_asked", cast.xiaowang.user_id), ("deal.help_accepted", cast.xiaoli.user_id)]


def test_declining_takes_a_reason_and_withdrawing_the_asker(cast, deal):
    ask(cast.xiaoli, deal, cast.xiaowang)
    again = ask(cast.xiaoli, deal, cast.xiaowang, text="写方案和报价")
    assert [one["text"] for one in again.json()["items"]] == ["写方案和报价"], "one open request, changed"
    path = f"/api/deal-requests/{DealRequest.objects.get().id}"
    client = client_for(cast.xiaowang)
    assert client.post(f"{path}/answer", {"accept": False}).status_code == 422
    assert client.post(f"{path}/withdraw").status_code == 404
    assert client.post(f"{path}/answer", {"accept": False, "text": "这周排满了"}).status_code == 204
    assert not DealMember.objects.exists()
    ask(cast.xiaoli, deal, cast.xiaowang)
    open_one = DealRequest.objects.get(status="open")
    assert client_for(cast.xiaoli).post(f"/api/deal-requests/{open_one.id}/withdraw").status_code == 204


def test_a_follow_up_asks_those_it_mentions(cast, deal):
    body = {"text": "客户要技术交流", "mentions": [cast.xiaowang.id], "ask_role": "presales"}
    made = client_for(cast.xiaoli).post(f"/api/deals/{deal.id}/followups", body)
    request = DealRequest.objects.get()
    assert (request.text, request.followup_id, request.asked_id) == (
        "客户要技术交流",
        made.json()["id"],
        cast.xiaowang.id,
    )


def test_ended_deals_ask_nobody(cast, deal):
    ask(cast.xiaoli, deal, cast.xiaowang)
    close(cast.xiaoli, deal, "lost")
    assert DealRequest.objects.get().status == "withdrawn"
    assert ask(cast.xiaoli, deal, cast.xiaowang).status_code == 409
    assert ask(cast.xiaoli, make_deal(cast.xiaoli), cast.xiaoli).status_code == 422, "nobody asks themselves"


def test_who_does_not_answer_is_reminded_once(cast, deal):
    ask(cast.xiaoli, deal, cast.xiaowang)
    assert requests.remind() == 0, "asked today"
    DealRequest.objects.update(created_at=clock.now() - timedelta(days=2))
    assert requests.remind() == 1
    assert requests.remind() == 0
    assert Notification.objects.filter(kind="deal.help_waits", user_id=cast.xiaowang.user_id).count() == 1
