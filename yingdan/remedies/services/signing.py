"""Both sign a review; then it holds. Revising begins the next version, and every week it is checked against what is."""

from datetime import timedelta

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.kernel.errors import Conflict, NotFound, invalid
from yingdan.org.models import Member
from yingdan.platform.services import events, notify
from yingdan.remedies.models import Review, ReviewCheck, ReviewLine, ReviewVisit
from yingdan.remedies.selectors import checking
from yingdan.remedies.selectors import reviews as selectors
from yingdan.remedies.services.reviews import params


def sign(actor: Actor, review_id: int, version: int) -> Review:
    """The actor's signature: as the person, or as the superior. Each deal must have a prediction and the signer must
    have said how likely the target is; the second signature puts it in force and replaces the version before."""
    review = _locked(actor, review_id, version)
    if review.status != "draft":
        raise Conflict("review_signed")
    side = "member" if review.member_id == actor.member_id else "manager"
    if side == "manager" and not selectors.leads(actor, review):
        raise NotFound
    if getattr(review, f"{side}_signed_at"):
        raise Conflict("review_twice")
    if missing := review.lines.filter(prediction="").count():
        raise Conflict("review_unpredicted", count=missing)
    if getattr(review, f"chance_{side}") is None:
        raise invalid(f"chance_{side}", "review_chance")
    setattr(review, f"{side}_signed_at", clock.now())
    if side == "manager":
        review.manager_id, review.manager_name = actor.member_id, actor.name
    both = review.member_signed_at is not None and review.manager_signed_at is not None
    if both:
        for one in Review.objects.filter(member=review.member_id, month=review.month, status="signed"):
            one.status = "replaced"
            _write(one)
        review.status = "signed"
    _write(review)
    _record(actor, f"plan_review.signed_{side}", review)
    _tell(actor, review, "plan_review.signed" if both else "plan_review.to_sign")
    return review


def revise(actor: Actor, review_id: int) -> Review:
    """The next version of a signed one, a draft with the same lines and visits to come."""
    review = _locked(actor, review_id, None)
    if review.status != "signed":
        raise Conflict("review_not_signed")
    if Review.objects.filter(member=review.member_id, month=review.month, status="draft").exists():
        raise Conflict("review_draft", name=review.member.name)
    copy = Review.objects.create(
        member=review.member, team_id=review.team_id, month=review.month, number=review.number + 1,
        target=review.target, won=review.won, visits_week=review.visits_week, remark_member=review.remark_member,
        remark_manager=review.remark_manager, made_by_id=actor.member_id,
    )  # fmt: skip
    lines: dict[int, ReviewLine] = {}
    for line in review.lines.order_by("position"):
        before = line.pk
        line.pk, line.review = None, copy
        line.save(force_insert=True)
        lines[before] = line
    ReviewVisit.objects.bulk_create(
        ReviewVisit(review=copy, day=one.day, line=lines.get(one.line_id or 0)) for one in review.visits.order_by("day")
    )
    _record(actor, "plan_review.revised", copy)
    return copy


def check(actor: Actor, review_id: int, note: str) -> ReviewCheck:
    """This week's look at a signed review, by the superior or the person; a second one in the week takes its place."""
    review = _locked(actor, review_id, None)
    if review.status != "signed":
        raise Conflict("review_not_signed")
    today = clock.today()
    values = {
        "figures": checking.figures(review, today), "note": note.strip(), "by_id": actor.member_id,
        "by_name": actor.name, "at": clock.now(),
    }  # fmt: skip
    week = today - timedelta(today.weekday())
    found, _ = ReviewCheck.objects.update_or_create(review=review, week=week, defaults=values)
    _record(actor, "plan_review.checked", review)
    return found


def _locked(actor: Actor, review_id: int, version: int | None) -> Review:
    rows = selectors.visible(actor).select_related("member").select_for_update(of=("self",), no_key=True)
    review = rows.filter(id=review_id).first()
    if review is None or not (review.member_id == actor.member_id or selectors.leads(actor, review)):
        raise NotFound
    if version is not None and review.version != version:
        raise Conflict("conflict", yours=version, theirs=review.version, current_version=review.version)
    return review


def _write(review: Review) -> None:
    review.version += 1
    review.save()


def _tell(actor: Actor, review: Review, kind: str) -> None:
    """The other side: the person, or their superiors who led it – else the direct one."""
    ids = {review.member_id, review.manager_id or review.member.manager_id}
    users = Member.objects.filter(id__in=[one for one in ids if one]).values_list("user_id", flat=True)
    told = [one for one in users if one != actor.user_id]
    notify.send(told, kind, params(review), f"/plan-reviews/{review.pk}")


def _record(actor: Actor, verb: str, review: Review) -> None:
    events.record(actor=actor, verb=verb, resource="member", object_id=review.member_id, review=review.pk,
                  **params(review))  # fmt: skip
