"""Each person and the own target: confirm, counter-offer, answer; bottom-up offers and how they are settled."""

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from yingdan.conftest import actor_for, client_for
from yingdan.kernel.errors import Conflict, Forbidden, Invalid, NotFound
from yingdan.platform.models import Notification
from yingdan.targets.models import Response, Target
from yingdan.targets.rules.consent import Said, state
from yingdan.targets.selectors import consent, evidence, lines, mine, offers
from yingdan.targets.services import grid, life, plans, responses
from yingdan.targets.services import offers as settling
from yingdan.targets.tests.conftest import make_deal
from yingdan.targets.tests.test_plans import at, publish, year_of

MONTHS = [10] * 12


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (None, "silent"),
        (Said("confirm", MONTHS), "confirmed"),
        (Said("confirm", [*MONTHS[:-2], 15, 5]), "changed"),
        (Said("counter", None), "countered"),
        (Said("counter", None, "withdrawn"), "silent"),
        (Said("counter", None, "kept", 120), "kept"),
        (Said("counter", None, "accepted", 120), "accepted"),
        (Said("counter", None, "accepted", 100), "changed"),
    ],
)
def test_a_confirmation_holds_for_the_very_months(said, expected):
    assert state(said, MONTHS) == expected


@pytest.fixture
def published(cast, draft):
    """The company's target, published; everybody carries a third."""
    return publish(cast, draft)


def own(cast, target, who):
    return lines.months(target, [who.team_id], who.id)[who.team_id, who.id]


def states(cast, target):
    found = consent.overview(actor_for(cast.liu), target)
    return {one.name: one.state for one in found.people}


def test_one_confirms_once_and_the_next_version_remembers_it(cast, published):
    xiaoli = actor_for(cast.xiaoli)
    first = responses.confirm(actor=xiaoli, target_id=published.id, team=cast.team.id, comment="没问题")
    again = responses.confirm(actor=xiaoli, target_id=published.id, team=cast.team.id)
    assert first.id == again.id
    assert states(cast, published) == {"小李": "confirmed", "小王": "silent", "张主管": "silent"}
    assert states(cast, plans.revise(actor=actor_for(cast.liu), target_id=published.id))["小李"] == "confirmed"


def test_a_confirmed_line_that_changes_asks_again(cast, published):
    responses.confirm(actor=actor_for(cast.xiaoli), target_id=published.id, team=cast.team.id)
    new = plans.revise(actor=actor_for(cast.liu), target_id=published.id)
    assert states(cast, new)["小李"] == "confirmed"
    grid.set_values(actor=actor_for(cast.liu), target_id=new.id, version=new.version, rule="months",
                    changes=[at(cast.team, cast.xiaoli, 1, 5)])  # fmt: skip
    assert states(cast, new)["小李"] == "changed"


def test_a_counter_offer_taken_from_a_published_version_is_written_to_the_next_draft(cast, published):
    xiaoli, zhang = actor_for(cast.xiaoli), actor_for(cast.zhang)
    before = year_of(published, cast.xiaoli)
    with pytest.raises(Invalid):
        responses.counter(actor=xiaoli, target_id=published.id, team=cast.team.id, amount=3_000_000, comment="")
    with pytest.raises(Invalid):
        responses.counter(actor=xiaoli, target_id=published.id, team=cast.team.id, amount=before, comment="一样")
    said = responses.counter(
        actor=xiaoli, target_id=published.id, team=cast.team.id, amount=3_000_000, comment="客户流失"
    )
    assert Notification.objects.filter(user_id=cast.zhang.user_id, kind="target_countered").count() == 1
    assert states(cast, published)["小李"] == "countered"
    done = responses.answer(actor=zhang, target_id=published.id, response_id=said.id, accept=True)
    draft = Target.objects.get(id=done.settled_in_id or 0)
    assert (draft.status, draft.revision, draft.supersedes_id) == ("draft", 2, published.id)
    assert (year_of(draft, cast.xiaoli), year_of(published, cast.xiaoli)) == (3_000_000, before)
    assert lines.months(draft, [cast.team.id])[cast.team.id, cast.zhang.id] != own(cast, published, cast.zhang)
    assert states(cast, draft)["小李"] == "accepted"
    with pytest.raises(Conflict):
        responses.answer(actor=zhang, target_id=published.id, response_id=said.id, accept=False, comment="晚了")


def test_a_second_counter_offer_withdraws_the_first_and_goes_by_month(cast, published):
    xiaoli = actor_for(cast.xiaoli)
    first = responses.counter(actor=xiaoli, target_id=published.id, team=cast.team.id, amount=1, comment="一")
    months = [100_000 * n for n in range(1, 13)]
    with pytest.raises(Invalid):
        responses.counter(actor=xiaoli, target_id=published.id, team=cast.team.id, amount=1, comment="二",
                          months=months)  # fmt: skip
    second = responses.counter(
        actor=xiaoli, target_id=published.id, team=cast.team.id, amount=sum(months), comment="二", months=months
    )
    assert Response.objects.get(id=first.id).answer == "withdrawn"
    done = responses.answer(
        actor=actor_for(cast.liu), target_id=published.id, response_id=second.id, accept=True, rule="parent"
    )
    assert own(cast, Target.objects.get(id=done.settled_in_id or 0), cast.xiaoli) == months


def test_a_counter_offer_to_an_earlier_version_is_answered_in_the_newest(cast, published):
    said = responses.counter(
        actor=actor_for(cast.xiaoli), target_id=published.id, team=cast.team.id, amount=3_000_000, comment="客户流失"
    )
    new = plans.revise(actor=actor_for(cast.liu), target_id=published.id)
    path = f"/api/targets/{new.id}/responses"
    (shown,) = [one for one in client_for(cast.zhang).get(path).json()["people"] if one["can_answer"]]
    assert shown["response"]["id"] == said.id
    assert client_for(cast.zhang).post(f"{path}/{said.id}/answer", {"accept": True}).json()["settled_in"] == new.id
    assert year_of(new, cast.xiaoli) == 3_000_000


def test_keeping_needs_a_reason_and_nobody_answers_oneself(cast, published):
    said = responses.counter(
        actor=actor_for(cast.zhang), target_id=published.id, team=cast.team.id, amount=1, comment="少一点"
    )
    with pytest.raises(Forbidden):
        responses.answer(actor=actor_for(cast.zhang), target_id=published.id, response_id=said.id, accept=True)
    with pytest.raises(NotFound):
        responses.answer(actor=actor_for(cast.xiaowang), target_id=published.id, response_id=said.id, accept=True)
    chen = actor_for(cast.chen)
    with pytest.raises(Invalid):
        responses.answer(actor=chen, target_id=published.id, response_id=said.id, accept=False)
    responses.answer(actor=chen, target_id=published.id, response_id=said.id, accept=False, comment="市场够大")
    assert states(cast, published)["张主管"] == "kept"
    assert Notification.objects.filter(user_id=cast.zhang.user_id, kind="target_counter_kept").exists()


def test_ones_own_target_says_why(cast, pipeline, draft):
    make_deal(pipeline, cast.xiaoli, 20_000, day=evidence.window(2026).start)
    assert mine.read(actor_for(cast.xiaoli), 2026) == []
    publish(cast, draft)
    (found,) = mine.read(actor_for(cast.xiaoli), 2026)
    assert (found.asked, found.state, sum(found.months)) == ("confirm", "silent", year_of(draft, cast.xiaoli))
    assert found.why.record == 2_000_000
    assert found.why.growth == pytest.approx(sum(found.months) / 2_000_000 - 1)
    assert [(one.kind, one.by) for one in found.why.origins] == [("split", "刘总")]


def test_a_draft_that_collects_asks_for_offers_without_showing_the_amount(cast, draft):
    xiaoli, liu = actor_for(cast.xiaoli), actor_for(cast.liu)
    with pytest.raises(NotFound):
        responses.offer(actor=xiaoli, target_id=draft.id, team=cast.team.id, amount=5)
    settling.open_call(actor=liu, target_id=draft.id, comment="周五前")
    (asked,) = mine.read(xiaoli, 2026)
    assert (asked.asked, asked.months, asked.why.growth) == ("offer", [], None)
    responses.offer(actor=xiaoli, target_id=draft.id, team=cast.team.id, amount=5_000_000)
    rows = {one.name: one for team in (None, cast.region.id) for one in offers.read(liu, draft, team).rows}
    assert (rows["公司"].people, rows["公司"].answered, rows["公司"].offered) == (3, 1, 5_000_000)
    assert rows["一组"].against == year_of(draft, cast.xiaoli)
    assert settling.remind(actor=liu, target_id=draft.id) == 2
    settling.end_call(actor=liu, target_id=draft.id)
    with pytest.raises(NotFound):
        responses.offer(actor=xiaoli, target_id=draft.id, team=cast.team.id, amount=6_000_000)


@pytest.fixture
def published_after(cast, published):
    """A second version of the published target, with something said."""
    responses.confirm(actor=actor_for(cast.xiaoli), target_id=published.id, team=cast.team.id)
    return plans.revise(actor=actor_for(cast.liu), target_id=published.id)


def test_people_to_confirm_come_by_pages_counter_offers_first(cast, published, monkeypatch):
    monkeypatch.setattr(consent, "PAGE", 1)
    responses.counter(actor=actor_for(cast.xiaowang), target_id=published.id, team=cast.other_team.id, amount=1,
                      comment="少")  # fmt: skip
    after, seen = None, []
    for _ in range(3):
        found = consent.overview(actor_for(cast.liu), published, after=after)
        assert found.counts == {"countered": 1, "silent": 2}
        seen += [one.name for one in found.people]
        after = found.next
    assert after is None
    assert (seen[0], sorted(seen[1:])) == ("小王", ["小李", "张主管"])
    assert [one.name for one in consent.overview(actor_for(cast.liu), published, wanted="countered").people] == ["小王"]


@given(
    known=st.one_of(
        st.none(),
        st.builds(
            Said,
            st.sampled_from(["confirm", "counter"]),
            st.one_of(st.none(), st.lists(st.integers(0, 2), min_size=12, max_size=12)),
            st.sampled_from(["", "kept", "accepted", "middle", "own"]),
            st.one_of(st.none(), st.integers(0, 4)),
        ),
    ),
    months=st.lists(st.integers(0, 2), min_size=12, max_size=12),
    same=st.booleans(),
)
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_database_says_the_same_state_as_the_rule(db, known, months, same):
    if known is not None and same:
        known = Said(known.kind, months, known.answer, sum(months))
    line = """(select %(months)s::bigint[] as months, %(fen)s::bigint as fen) l, (select %(id)s::bigint as id,
        %(kind)s::text as kind, %(said)s::bigint[] as months, %(answer)s::text as answer,
        %(settled)s::bigint as settled) s"""
    params = {"months": months, "fen": sum(months), "id": None if known is None else 1}
    for name, field in (("kind", "kind"), ("said", "months"), ("answer", "answer"), ("settled", "settled")):
        params[name] = getattr(known, field, None)
    with connection.cursor() as cursor:
        cursor.execute(f"select {consent.STATE} from {line}", params)
        assert cursor.fetchone() == (state(known, months),)


def test_everything_said_about_a_line_is_kept_with_its_answers(cast, published):
    xiaoli, zhang = actor_for(cast.xiaoli), actor_for(cast.zhang)
    for amount in (1, 2):
        said = responses.counter(
            actor=xiaoli, target_id=published.id, team=cast.team.id, amount=amount, comment=f"第{amount}次"
        )
    responses.answer(actor=zhang, target_id=published.id, response_id=said.id, accept=False, comment="不变")
    path = f"/api/targets/{published.id}/teams/{cast.team.id}/people/{cast.xiaoli.id}/said"
    for who in (cast.xiaoli, cast.zhang, cast.liu):
        found = client_for(who).get(path).json()["items"]
        assert [(one["comment"], one["answer"], one["answer_comment"]) for one in found] == [
            ("第2次", "kept", "不变"), ("第1次", "withdrawn", "")
        ]  # fmt: skip
    assert client_for(cast.xiaowang).get(path).status_code == 404


def test_confirming_over_http(cast, published):
    path = f"/api/targets/{published.id}/responses"
    rep = client_for(cast.xiaoli, channel="phone")
    (item,) = rep.get("/api/targets/mine?year=2026").json()["items"]
    assert (item["asked"], item["state"], sum(item["months"])) == ("confirm", "silent", item["amount"])
    assert rep.post(path, {"team": item["team"]["id"], "kind": "confirm"}).json()["kind"] == "confirm"
    assert rep.post(path, {"team": cast.other_team.id, "kind": "confirm"}).status_code == 404
    assert rep.get(path).status_code == 404
    boss = client_for(cast.zhang).get(path).json()
    assert boss["counts"] == {"confirmed": 1, "silent": 1}
    assert boss["can_remind"]
    whole = client_for(cast.liu).get(f"{path}?state=silent").json()
    assert {one["member"]["name"] for one in whole["people"]} == {"张主管", "小王"}
    assert whole["next"] is None
    assert whole["teams"][0]["team"]["name"] == "华东大区"
    said = rep.post(path, {"team": cast.team.id, "kind": "counter", "amount": 100, "comment": "太高"}).json()
    answered = client_for(cast.zhang).post(f"{path}/{said['id']}/answer", {"accept": False, "comment": "不"}).json()
    assert (answered["answer"], answered["answered_by"]) == ("kept", "张主管")
    assert life.remind(actor=actor_for(cast.zhang), target_id=published.id) == 1
