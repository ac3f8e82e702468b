"""The board: sums of all deals, the first cards, in few statements, within scope."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from yingdan.conftest import actor_for, client_for
from yingdan.customers.tests.making import make_customer
from yingdan.deals.models import Deal, DealMember, Pipeline
from yingdan.deals.selectors import board as boards
from yingdan.deals.services import pipelines
from yingdan.deals.tests.making import close, make_deal, make_pipeline, move
from yingdan.kernel import clock
from yingdan.platform.resources.listing import Asked

PATH = "/api/deals/board"
BIG = {"combinator": "and", "rules": [{"field": "amount", "operator": ">", "value": 100}]}


@pytest.fixture
def business(cast):
    """Three deals of 小李 (one further on), two of 小王, one of nobody, and a closed one that is on no board."""
    _, stages = make_pipeline()
    customer = make_customer(cast.xiaoli)
    mine = [make_deal(cast.xiaoli, f"我的{n}", amount=Decimal(100 + n), customer=customer.id) for n in range(3)]
    move(cast.xiaoli, mine[2], stages[2])
    theirs = [make_deal(cast.xiaowang, f"他的{n}", amount=Decimal(10)) for n in range(2)]
    nobody = make_deal(cast.chen, "无主", amount=Decimal(1))
    Deal.objects.filter(id=nobody.id).update(owner=None, team=cast.company)
    close(cast.xiaoli, make_deal(cast.xiaoli, amount=Decimal(5000)))
    return {"stages": stages, "mine": mine, "theirs": theirs, "nobody": nobody}


def columns(member, **body):
    answer = client_for(member).post(PATH, body)
    assert answer.status_code == 200, answer.json()
    return [(one["count"], one["amount"], len(one["cards"])) for one in answer.json()["columns"]]


def test_each_reader_sees_the_sums_of_their_scope(cast, business):
    nothing = (0, "0.00", 0)
    tail = [nothing, nothing]
    assert columns(cast.xiaoli) == [(2, "201.00", 2), nothing, (1, "102.00", 1), *tail]
    assert columns(cast.xiaowang) == [(2, "20.00", 2), nothing, nothing, *tail]
    assert columns(cast.zhang) == [(2, "201.00", 2), nothing, (1, "102.00", 1), *tail]
    assert columns(cast.chen) == [(4, "221.00", 4), nothing, (1, "102.00", 1), *tail]
    assert columns(cast.liu) == [(5, "222.00", 5), nothing, (1, "102.00", 1), *tail]
    assert columns(cast.liu, scope="mine") == [nothing] * 5
    assert client_for(cast.hr).post(PATH, {}).status_code == 403
    assert client_for(None).post(PATH, {}).status_code == 401


@pytest.mark.parametrize("scope", ["all", "mine", "team", "below"])
def test_kept_sums_and_counted_ones_agree_in_every_scope(cast, business, scope):
    DealMember.objects.create(deal=business["theirs"][0], member=cast.xiaoli)
    for member in (cast.xiaoli, cast.xiaowang, cast.zhang, cast.chen, cast.liu, cast.inspector):
        anything = {"combinator": "and", "rules": [{"field": "amount", "operator": ">=", "value": 0}]}
        assert columns(member, scope=scope) == columns(member, scope=scope, filter=anything), member


def test_a_shared_deal_is_on_the_board_and_in_its_sums(cast, business):
    shared = business["theirs"][0]
    DealMember.objects.create(deal=shared, member=cast.xiaoli, until=clock.today())
    assert columns(cast.xiaoli)[0] == (3, "211.00", 3)
    assert columns(cast.xiaoli, scope="shared")[0] == (1, "10.00", 1)
    DealMember.objects.update(until=clock.today() - timedelta(days=1))
    assert columns(cast.xiaoli)[0] == (2, "201.00", 2)


def test_filters_and_quick_text_count_the_rows(cast, business):
    assert [one[:2] for one in columns(cast.xiaoli, filter=BIG)][:3] == [(1, "101.00"), (0, "0.00"), (1, "102.00")]
    assert columns(cast.liu, q="他的")[0] == (2, "20.00", 2)


def test_a_card_says_what_the_board_needs(cast, business):
    deal = business["mine"][2]
    Deal.objects.filter(id=deal.id).update(stage_entered_at=clock.now() - timedelta(days=9, hours=1))
    column = client_for(cast.xiaoli).post(PATH, {}).json()["columns"][2]
    assert column["stage"]["name"] == "方案报价"
    assert column["weighted"] == "51.00"
    card = column["cards"][0]
    assert (card["id"], card["title"], card["amount"], card["probability"]) == (deal.id, "我的2", "102.00", 50)
    assert (card["days_in_stage"], card["norm_days"], card["can_edit"], card["version"]) == (9, 21, True, 2)
    assert (card["owner"]["label"], card["customer"]["label"]) == ("小李", "北京华兴科技有限公司")
    seen = client_for(cast.inspector).post(PATH, {}).json()["columns"][2]["cards"][0]
    assert seen["can_edit"] is False


def test_more_cards_go_on_without_gap_or_repeat(cast):
    _, stages = make_pipeline()
    for number in range(45):
        make_deal(cast.xiaoli, f"商机{number}")
    Deal.objects.update(updated_at=clock.now())  # all at one moment: the id decides
    client = client_for(cast.xiaoli)
    column = client.post(PATH, {}).json()["columns"][0]
    assert (column["count"], len(column["cards"])) == (45, 20)
    seen = [card["id"] for card in column["cards"]]
    cursor = column["next_cursor"]
    while cursor:
        page = client.post(f"{PATH}/{stages[0].id}/cards", {"cursor": cursor}).json()
        seen += [card["id"] for card in page["cards"]]
        cursor = page["next_cursor"]
    assert seen == sorted(Deal.objects.values_list("id", flat=True), reverse=True)
    assert client.post(f"{PATH}/{stages[0].id}/cards", {"cursor": "x"}).status_code == 422


def test_the_whole_board_takes_seven_statements_at_most(cast, business):
    DealMember.objects.create(deal=business["theirs"][0], member=cast.xiaoli, can_edit=True)
    for member in (cast.xiaoli, cast.zhang, cast.chen, cast.liu):
        actor = actor_for(member)
        boards.board(actor, None, Asked())
        for asked in (Asked(), Asked("mine"), Asked("below"), Asked("team", filter=BIG), Asked(q="我的")):
            with CaptureQueriesContext(connection) as found:
                boards.board(actor, None, asked)
            # The definitions of custom fields are looked up every ten seconds, not for each board.
            sent = [query["sql"] for query in found.captured_queries if "platform_customfield" not in query["sql"]]
            looked_up = 2 if asked.q else 0  # the text is looked up in the search index first
            assert len(sent) - looked_up <= 7, "\n".join(sql[:70] + " … " + sql[-90:] for sql in sent)


def test_a_board_begins_with_a_pipeline_that_has_deals(cast):
    """An empty pipeline that stands first must not hide the one in which people sell."""
    pipeline, _ = make_pipeline()
    first = pipelines.create(actor_for(cast.admin), "空流程", [("开始", 10)])
    Pipeline.objects.filter(id=first.id).update(position=0)
    Pipeline.objects.filter(id=pipeline.id).update(position=5)
    begun = client_for(cast.xiaoli).post(PATH, {}).json()["pipeline"]["id"]
    assert begun == first.id, "nobody has a deal yet: the first one"
    deal = make_deal(cast.xiaoli, amount=Decimal(5))
    Deal.objects.filter(id=deal.id).update(pipeline=pipeline, stage=pipeline.stages.order_by("position").first())
    for member in (cast.xiaoli, cast.chen, cast.liu):
        assert client_for(member).post(PATH, {}).json()["pipeline"]["id"] == pipeline.id
        assert client_for(member).get("/api/funnel").json()["pipeline"]["id"] == pipeline.id


def test_a_search_that_cannot_find_anything_leaves_the_columns_empty(cast, business):
    assert columns(cast.liu, q="没有这样的商机") == [(0, "0.00", 0)] * 5
