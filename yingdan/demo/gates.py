"""Stage gates of the demo company, how its deals passed them, who decides in them, and its competitors."""

from datetime import date, datetime, timedelta

from django.db import connection

from yingdan.deals.models import Competitor, Deal, DealRequest, EvidenceKind, Pipeline, Stage, StageCriterion
from yingdan.deals.services import gate_tally
from yingdan.demo.axis import Axis
from yingdan.demo.words import COMPETITORS
from yingdan.kernel import clock, search
from yingdan.org.models import Member

KNOWN = (
    (["华锐"], "价格低、交期短", "大项目经验少，售后网点少", "强调全生命周期成本，带客户看同行现场"),
    (["北辰"], "老客户多、关系深", "产品线旧，不支持远程运维", "请使用者试用远程运维，拉上设备部"),
    (["欧特"], "进口品牌，口碑好", "贵，备件要等六周", "报价单列备件交期和三年维保"),
    (["力驰"], "机器人整线方案", "控制器要外购", "联合伙伴出整线方案，拆开比价"),
)
# Position of the stage → its criteria: kind, strength, what exactly, words of a checklist item.
CRITERIA: dict[int, list[tuple[str, str, dict[str, object], str]]] = {
    1: [("check", "soft", {}, "已了解预算来源"), ("field", "soft", {"field": "expected_close"}, "")],
    2: [
        ("contact", "soft", {"role": "decision_maker"}, ""),
        ("followup", "soft", {"method": "visit", "count": 1, "in_stage": False}, ""),
    ],
    3: [("evidence", "soft", {"evidence": "方案书"}, ""), ("field", "soft", {"field": "next_step"}, "")],
    4: [("evidence", "overridable", {"evidence": "接受报价"}, ""), ("check", "soft", {}, "付款条件已谈定")],
}
# How a stay was left forwards: the same deal always the same way; those that were won met more of it.
_PASSAGES = """
with ends as (
    select e.deal_id, e.stage_id, e.left_at, e.by_id, d.team_id, s.position, d.status,
           lead(e.stage_id) over w as next_stage, lead(s.position) over w as next_position,
           abs(hashtextextended(e.deal_id::text || ':' || s.position::text, 7)) %% 100 as luck
    from deals_stageentry e join deals_deal d on d.id = e.deal_id join deals_stage s on s.id = e.stage_id
    where d.opened_on >= %(since)s
    window w as (partition by e.deal_id order by e.entered_at, e.id)
)
insert into deals_gatepassage (deal_id, stage_id, to_stage_id, team_id, result, missing, reason, by_id, at)
select deal_id, stage_id, next_stage, team_id, result,
       case when result = 'clean' then '[]'::jsonb else jsonb_build_array(missing) end,
       case when result = 'overridden' then '老客户，上季度同样的配置' else '' end, by_id, left_at
from (
    select *, case when luck < case when status = 'won' then 68 else 46 end then 'clean'
                   when position = 4 then 'overridden' else 'soft' end as result,
           (array['已了解预算来源', '决策地图上有决策人', '上传方案书', '客户接受报价'])[position] as missing
    from ends where left_at is not null and position <= 4
    and (next_position > position or (next_position is null and status = 'won'))
) passed order by deal_id, position"""
_PEOPLE = """
insert into deals_dealcontact (deal_id, contact_id, role, attitude, note, by_id, updated_at)
select deal_id, contact_id, (array['decision_maker', 'influencer', 'user', 'gatekeeper', 'coach'])[1 + place %% 5],
       case when luck %% 7 = 0 then null else luck %% 5 - 2 end, '', owner_id, updated_at
from (
    select d.id as deal_id, c.id as contact_id, d.owner_id, d.updated_at,
           row_number() over (partition by d.id order by c.is_primary desc, c.id) - 1 as place,
           abs(hashtextextended(d.id::text || '/' || c.id::text, 11)) %% 100 as luck
    from deals_deal d join customers_contact c on c.customer_id = d.customer_id where d.status = 'open'
) known where luck < 75 or place = 0 order by deal_id, contact_id"""
_EVIDENCE = """
insert into deals_dealevidence (deal_id, kind_id, happened_on, file_id, contact_id, note, by_id, created_at)
select d.id, k.id, (d.stage_entered_at at time zone %(zone)s)::date, null,
       (select p.contact_id from deals_dealcontact p where p.deal_id = d.id order by p.contact_id limit 1),
       k.note, d.owner_id, d.stage_entered_at
from deals_deal d join deals_stage s on s.id = d.stage_id
join (select id, case name when '确认需求' then 2 else 4 end as since,
             case name when '确认需求' then '会上确认' else '邮件同意' end as note
      from deals_evidencekind where form = 'act' and name in ('确认需求', '接受报价')) k on s.position >= k.since
where d.status = 'open' and (d.id %% 6 <> 0 or d.owner_id = any(%(cast)s)) order by d.id, k.id"""
_CREDIT = "update deals_dealmember set credit = 1000 + 500 * (deal_id % 5)::int where role = 'partner'"
ASKED = ("客户要做技术交流，请一起去", "方案里的机器人部分请帮忙写", "现场网络比较复杂，请看一下图纸")


def write(axis: Axis) -> None:
    """All of it in a handful of statements, however large the company is."""
    now = clock.day_start(axis.today)
    _criteria()
    _competitors(now)
    people = list(Member.objects.filter(ended_on=None, user__user_roles__role__code="rep").order_by("id")[:6])
    zone = str(clock.company_zone())
    asked: dict[str, date | str | list[int]] = {
        "since": axis.today - timedelta(days=540),
        "zone": zone,
        "cast": [one.pk for one in people[:2]],
    }
    with connection.cursor() as cursor:
        for statement in (_PASSAGES, _PEOPLE, _EVIDENCE):
            cursor.execute(statement, asked)
        cursor.execute(_CREDIT)
    _requests(people, now)
    gate_tally.count(zone)


def _criteria() -> None:
    pipeline = Pipeline.objects.filter(archived_at=None).order_by("position", "id").first()
    kinds = dict(EvidenceKind.objects.values_list("name", "id"))
    stages = Stage.objects.filter(pipeline=pipeline, position__in=list(CRITERIA), archived_at=None).order_by("position")
    for stage in stages:
        for position, (kind, strength, params, label) in enumerate(CRITERIA[stage.position]):
            found = {"evidence": kinds[str(params["evidence"])]} if "evidence" in params else params
            StageCriterion.objects.create(
                stage=stage, kind=kind, strength=strength, params=found, label=label, position=position
            )


def _competitors(now: datetime) -> None:
    for name, (aliases, strengths, weaknesses, answer) in zip(COMPETITORS, KNOWN, strict=False):
        Competitor.objects.create(
            name=name, aliases=aliases, strengths=strengths, weaknesses=weaknesses, answer=answer,
            search=search.vector([name, *aliases]),
        )  # fmt: skip
    Competitor.objects.update(created_at=now, updated_at=now)


def _requests(people: list[Member], now: datetime) -> None:
    """Somebody asks the first rep, and the first rep asks somebody."""
    if len(people) < 3:
        return
    pairs = [(people[1], people[0]), (people[0], people[1]), (people[2], people[0])]
    for (asker, asked), text in zip(pairs, ASKED, strict=True):
        deal = Deal.objects.filter(owner=asker, status="open").order_by("-amount", "id").first()
        if deal is not None:
            due = clock.today() + timedelta(days=3)
            DealRequest.objects.create(deal=deal, role="presales", text=text, asker=asker, asked=asked, due_on=due)
    DealRequest.objects.update(created_at=now, updated_at=now)
