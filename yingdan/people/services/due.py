"""Who needs a handover: people who have left or are about to and still own something, and people away without a
stand-in."""

from collections import defaultdict
from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.org import selectors as org
from yingdan.org.models import Member
from yingdan.org.selectors import leave
from yingdan.people.models import Handover
from yingdan.people.services import planning

LONG = 3  # days of leave from which somebody should stand in
AHEAD = timedelta(days=7)
SHOWN = 50


def listing(actor: Actor) -> list[dict[str, Any]]:
    """Within reach, who left first first: {id, name, team, why: left | leaving | away, on, until, counts}. Who has a
    handover under way, or a stand-in for that time, is not among them."""
    today = clock.today()
    away = {
        member: spans[0]
        for member, spans in leave.absences(today, today + AHEAD).items()
        if spans[0].last - spans[0].first >= 2 * LONG - 1
    }
    within = org.visible_members(actor, "handover.manage")
    rows = within.filter(Q(ended_on__isnull=False) | Q(id__among=sorted(away))).select_related("team")
    people = {one.pk: one for one in rows}
    counts: dict[int, dict[str, int]] = defaultdict(dict)
    for kind, (_, transfer) in planning.transfers().items():
        for member, count in transfer.owned(sorted(people)).items():
            counts[member][kind] = count
    cared_for = _cared_for(list(counts))
    found = [_row(one, counts[one.pk], away) for one in people.values() if one.pk in counts and one.pk not in cared_for]
    return sorted(found, key=lambda one: (one["why"] == "away", one["on"], one["id"]))[:SHOWN]


def _cared_for(ids: list[int]) -> set[int]:
    running = Q(status__in=Handover.OPEN) | Q(kind="leave", status="done", until__gte=clock.today())
    return set(Handover.objects.filter(running, giver__in=ids).values_list("giver_id", flat=True))


def _row(member: Member, counts: dict[str, int], away: dict[int, Any]) -> dict[str, Any]:
    span = away.get(member.pk)
    if member.ended_on is not None:
        why, on, until = "left" if org.has_left(member) else "leaving", member.ended_on, None
    else:
        assert span is not None  # it was asked for by one or the other
        days = [date.fromordinal(half // 2) for half in (span.first, span.last)]
        why, on, until = "away", *days
    return {
        "id": member.pk, "name": member.name, "team": member.team.name, "why": why, "on": on, "until": until,
        "counts": counts,
    }  # fmt: skip
