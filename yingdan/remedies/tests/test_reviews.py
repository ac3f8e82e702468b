"""The monthly plan review: from the deals at hand to two signatures, revised, checked; who may."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yingdan.conftest import actor_for, client_for
from yingdan.customers.models import Customer, FollowUp
from yingdan.deals.models import Deal
from yingdan.kernel import clock, search
from yingdan.kernel.errors import Conflict, Invalid, NotFound
from yingdan.org.models import Member
from yingdan.platform.models import Notification
from yingdan.remedies.models import Review
from yingdan.remedies.rules import planning
from yingdan.remedies.rules.planning import Now, Predicted
from yingdan.remedies.selectors import checking
from yingdan.remedies.selectors import reviews as selectors
from yingdan.remedies.services import reviews, signing
from yingdan.remedies.services.reviews import Wanted
from yingdan.remedies.tests.conftest import TODAY
from yingdan.targets.tests.conftest import make_deal

END = date(2026, 2, 28)


@pytest.mark.parametrize(
    ("prediction", "now", "outcome", "kept"),
    [
        ("won", Now("won", date(2026, 2, 20), None, 1), "won", True),
        ("won", Now("won", date(2026, 3, 1), None, 1), "slipped", False),
        ("won", Now("open", None, date(2026, 3, 9), 1), "slipped", False),
        ("won", Now("open", None, date(2026, 2, 27), 1), "open", None),
        ("slips", Now("open", None, None, 1), "slipped", True),
        ("lost", Now("abandoned", date(2026, 2, 20), None, 1), "lost", True),
        ("", Now("won", date(2026, 2, 20), None, 1), "won", None),
        ("won", None, "gone", None),
    ],
)
def test_what_becomes_of_a_prediction(prediction: str, now: Now | None, outcome: str, kept: bool | None) -> None:
    assert planning.outcome(now, END) == outcome
    assert planning.kept(Predicted(prediction, 1, None), now, END) is kept


@given(st.dates(date(2026, 1, 1), date(2026, 12, 1)), st.integers(0, 40), st.integers(0, 5))
def test_joint_visits_are_on_workdays_and_not_more_than_asked(first: date, length: int, a_week: int) -> None:
    last = first + timedelta(length)
    work = {day for n in range(length + 1) if (day := first + timedelta(n)).weekday() < 5}
    days = planning.visit_days(first, last, a_week, (), work)
    assert days == sorted(set(days))
    assert set(days) <= work
    weeks = [day.isocalendar()[:2] for day in days]
    assert all(weeks.count(week) <= a_week for week in weeks)
    full = {day.isocalendar()[:2] for day in work if first <= day - timedelta(day.weekday()) and
            day - timedelta(day.weekday()) + timedelta(4) <= last}  # fmt: skip
    assert all(weeks.count(week) == a_week for week in full)


@pytest.fixture
def draft(cast, pipeline):
    """A review of 小李 with two deals, prepared by the supervisor."""
    customer = Customer.objects.create(name="大华", name_key="大华", owner=cast.xiaoli, team=cast.team)
    make_deal(pipeline, cast.xiaoli, Decimal(3000), status="open", day=date(2026, 2, 20), stage=1, customer=customer)
    make_deal(pipeline, cast.xiaoli, Decimal(500), status="open", day=date(2026, 1, 20))
    make_deal(pipeline, cast.xiaoli, Decimal(9000), status="open", day=date(2026, 3, 20))
    return reviews.prepare(actor_for(cast.zhang), cast.xiaoli.pk, TODAY)


def fill(cast, review: Review, who=None, **chances) -> Review:
    lines = [
        Wanted(row.deal_id or 0, "won", row.amount, row.close_on, "约见决策人")
        for row in review.lines.order_by("position")
    ]
    visits = [(row.day, row.line.deal_id if row.line else None) for row in review.visits.all()]
    values = {"chance_member": None, "chance_manager": None, "remark_member": "", "remark_manager": "",
              "visits_week": 2, **chances}  # fmt: skip
    return reviews.save(actor_for(who or cast.zhang), review.pk, review.version, values, lines, visits)


def sign(who, review: Review) -> Review:
    review.refresh_from_db()
    return signing.sign(actor_for(who), review.pk, review.version)


def signed(cast, review: Review) -> Review:
    review = fill(cast, review, chance_manager=60)
    review = fill(cast, review, cast.xiaoli, chance_member=70)
    sign(cast.xiaoli, review)
    return sign(cast.zhang, review)


@pytest.mark.django_db
def test_it_begins_with_the_deals_due_and_two_joint_visits_a_week(cast, draft) -> None:
    page = selectors.page(actor_for(cast.zhang), draft.pk)
    assert [(one["amount"], one["was_chance"]) for one in page["lines"]] == [(300_000, 40), (50_000, 10)]
    assert page["lines"][1]["close_on"] is None  # it was expected before the month: a new day has to be said
    assert all(TODAY <= one["day"] <= END for one in page["visits"])
    assert len(page["visits"]) >= 2
    with pytest.raises(Conflict):
        reviews.prepare(actor_for(cast.xiaoli), cast.xiaoli.pk, TODAY)
    with pytest.raises(Invalid):
        reviews.prepare(actor_for(cast.zhang), cast.zhang.pk, date(2026, 5, 1))


@pytest.mark.django_db
def test_both_sign_and_then_nothing_changes(cast, draft) -> None:
    with pytest.raises(Conflict, match="review_unpredicted"):
        sign(cast.xiaoli, draft)
    review = fill(cast, draft, chance_manager=60)
    with pytest.raises(Invalid):
        sign(cast.xiaoli, review)  # has not said how likely the target is
    review = fill(cast, review, cast.xiaoli, chance_member=70, chance_manager=5)
    assert (review.chance_member, review.chance_manager) == (70, 60)  # each writes the own side
    assert sign(cast.xiaoli, review).status == "draft"
    assert Notification.objects.filter(user=cast.zhang.user, kind="plan_review.to_sign").exists()
    done = sign(cast.zhang, review)
    assert (done.status, done.manager_name) == ("signed", "张主管")
    with pytest.raises(Conflict):
        fill(cast, done)
    with pytest.raises(Conflict):
        sign(cast.zhang, done)


@pytest.mark.django_db
def test_a_change_takes_a_signature_back(cast, draft) -> None:
    review = fill(cast, fill(cast, draft, chance_manager=60), cast.xiaoli, chance_member=70)
    sign(cast.xiaoli, review)
    review.refresh_from_db()
    assert fill(cast, review, chance_manager=50).member_signed_at is None


@pytest.mark.django_db
def test_revising_keeps_the_version_before_until_both_have_signed(cast, draft) -> None:
    first = signed(cast, draft)
    second = signing.revise(actor_for(cast.zhang), first.pk)
    assert (second.number, second.status, second.lines.count()) == (2, "draft", 2)
    first.refresh_from_db()
    assert first.status == "signed"
    signed(cast, second)
    first.refresh_from_db()
    assert first.status == "replaced"
    assert first.lines.count() == 2
    assert [one["number"] for one in selectors.page(actor_for(cast.xiaoli), first.pk)["versions"]] == [2, 1]


@pytest.mark.django_db
def test_the_weekly_check_counts_what_happened(cast, draft, monkeypatch) -> None:
    review = signed(cast, draft)
    big, small = (line.deal_id or 0 for line in review.lines.order_by("position"))
    Deal.objects.filter(id=big).update(status="won", closed_on=date(2026, 2, 17))
    Deal.objects.filter(id=small).update(expected_close=date(2026, 3, 20))
    first = review.visits.select_related("line__deal").order_by("day")[0]
    customer = Customer.objects.get(name="大华")
    FollowUp.objects.create(customer=customer, owner=cast.xiaoli, team=cast.team, method="visit", text="同访",
                            happened_at=clock.day_start(first.day) + timedelta(hours=9))  # fmt: skip
    monkeypatch.setattr(clock, "today", lambda: date(2026, 2, 26))
    found = checking.figures(review, date(2026, 2, 26))
    assert (found["kept"], found["broken"], found["open"]) == (1, 1, 0)
    assert (found["won"], found["promised"]) == (300_000, 350_000)
    assert first.line is not None
    assert first.line.deal_id == big
    assert found["visits_held"] == 1 < found["visits_planned"]
    kept = signing.check(actor_for(cast.zhang), review.pk, "小单推迟")
    again = signing.check(actor_for(cast.zhang), review.pk, "补充说明")
    assert (again.pk, again.note) == (kept.pk, "补充说明")
    assert review.checks.count() == 1


@pytest.mark.django_db
def test_only_the_two_of_them(cast, draft) -> None:
    outsider = actor_for(cast.xiaowang)
    for act in (
        lambda: selectors.page(outsider, draft.pk),
        lambda: signing.sign(outsider, draft.pk, draft.version),
        lambda: reviews.discard(outsider, draft.pk, draft.version),
        lambda: reviews.prepare(outsider, cast.xiaoli.pk, TODAY),
        lambda: signing.revise(outsider, draft.pk),
    ):
        with pytest.raises(NotFound):
            act()
    with pytest.raises(NotFound):  # reads all, leads nothing
        signing.sign(actor_for(cast.inspector), draft.pk, draft.version)
    theirs = Wanted(Deal.objects.filter(owner=cast.xiaoli, amount=9000).get().pk, "won", 1, None, "")
    stranger = replace(theirs, deal=10**9)
    with pytest.raises(Invalid):
        reviews.save(actor_for(cast.zhang), draft.pk, draft.version, VALUES, [stranger], [])
    with pytest.raises(Invalid):
        reviews.save(actor_for(cast.zhang), draft.pk, draft.version, VALUES, [theirs, theirs], [])
    with pytest.raises(Invalid):
        reviews.save(actor_for(cast.zhang), draft.pk, draft.version, VALUES, [theirs], [(date(2026, 3, 2), None)])


VALUES = {"chance_member": None, "chance_manager": 5, "remark_member": "", "remark_manager": "", "visits_week": 2}


@pytest.mark.django_db
def test_by_the_routes(cast, draft) -> None:
    leader, rep = client_for(cast.zhang), client_for(cast.xiaoli)
    listed = leader.get(f"/api/plan-reviews?month={TODAY}").json()
    line = next(one for one in listed["people"] if one["id"] == cast.xiaoli.pk)
    assert line["draft"]["id"] == draft.pk
    path = f"/api/plan-reviews/{draft.pk}"
    page = rep.get(path).json()
    lines = [{"deal_id": one["deal_id"], "prediction": "won", "amount": one["amount"]} for one in page["lines"]]
    body = {"version": page["version"], "chance_member": 80, "visits": [], "lines": lines}
    page = rep.put(path, body).json()
    page = rep.post(f"{path}/signature", {"version": page["version"]}).json()
    assert page["member_signed_at"]
    assert rep.get(f"{path}/standing").status_code == 200
    assert rep.post(f"{path}/discard", {"version": page["version"]}).status_code == 204


@pytest.mark.django_db
def test_everybody_is_reached_by_name_or_team_and_counted(cast, draft, monkeypatch) -> None:
    monkeypatch.setattr(selectors, "PEOPLE", 1)
    for one in (cast.xiaoli, cast.xiaowang):
        Member.objects.filter(id=one.pk).update(search=search.vector([one.name]))
    boss = client_for(cast.chen)

    def listed(**asked):
        found = boss.get("/api/plan-reviews", {"month": str(TODAY), **asked})
        assert found.status_code == 200, found.content
        said = found.json()
        return [one["name"] for one in said["people"]], said["counts"], said["more"]

    assert listed() == (["小李"], {"signed": 0, "draft": 1, "none": 1}, True)  # drafts first
    assert listed(q="小王") == (["小王"], {"signed": 0, "draft": 0, "none": 1}, False)
    assert listed(q="xiaowang") == (["小王"], {"signed": 0, "draft": 0, "none": 1}, False)
    assert listed(node=f"team:{cast.other_team.id}")[0] == ["小王"]
    assert listed(node=f"member:{cast.xiaoli.pk}")[0] == ["小李"]
    assert listed(q="没有这个人") == ([], {"signed": 0, "draft": 0, "none": 0}, False)
    rep = client_for(cast.xiaoli)
    assert [one["name"] for one in rep.get(f"/api/plan-reviews?month={TODAY}&q=小王").json()["people"]] == []
    assert rep.get(f"/api/plan-reviews?month={TODAY}&node=member:{cast.xiaowang.pk}").status_code == 404
