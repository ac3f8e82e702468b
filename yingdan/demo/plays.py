"""Health of the demo company's deals with its past, what won deals have in common, and playbooks of two stages."""

from django.db import connection

from yingdan.deal_health.models import Upkeep
from yingdan.deal_health.services import refreshing
from yingdan.deals.models import Stage
from yingdan.demo import acting
from yingdan.kernel import clock
from yingdan.playbooks.services import working, writing

# What is known of the past: a signal was there from its first day on.
_PAST = """
insert into deal_health_healthchange (deal_id, day, score, level, kinds)
select deal_id, since, score, case when score >= 75 then 'good' when score >= 50 then 'watch' else 'risk' end, kinds
from (select d.deal_id, d.since, greatest(100 - sum(s.weight), 0) as score, array_agg(s.kind order by s.kind) as kinds
      from (select distinct deal_id, since from deal_health_signal) d
      join deal_health_signal s on s.deal_id = d.deal_id and s.since <= d.since group by 1, 2) p
on conflict (deal_id, day) do update set score = excluded.score, level = excluded.level, kinds = excluded.kinds"""
# Stage by position: the aim, and lines as (what to do, what ticks it off, how often, by which day).
BOOKS = {
    0: ("弄清客户要解决什么问题、谁来决定、预算从哪里来", (
        ("首次拜访，问清现状与痛点", "visit", 1, 5),
        ("找到决策人并约见", "decider", 1, 10),
        ("至少接触两位联系人", "contacts", 2, 14),
        ("记下预算、时间与决策流程", "", 1, None),
    )),
    2: ("让客户确认方案能解决他的问题", (
        ("安排一次演示", "demo", 1, 7),
        ("与使用部门开一次方案会", "meeting", 1, 12),
        ("请客户书面确认需求清单", "", 1, None),
    )),
}  # fmt: skip


def write() -> None:
    """After deals and their follow-ups."""
    refreshing.rebuild()
    with connection.cursor() as cursor:
        cursor.execute(_PAST)
    Upkeep.objects.update(worked_on=clock.today())
    working.work_out()
    director = acting.director()
    for place, stage in enumerate(
        Stage.objects.filter(archived_at=None).order_by("pipeline__position", "position")[:5]
    ):
        if place in BOOKS:
            aim, lines = BOOKS[place]
            given = [
                {"text": text, "measure": measure, "times": times, "by_day": by_day, "why": ""}
                for text, measure, times, by_day in lines
            ]
            draft = writing.save(director, stage.pk, 0, {"aim": aim, "template_id": None, "lines": given})
            writing.publish(director, stage.pk, draft.version)
