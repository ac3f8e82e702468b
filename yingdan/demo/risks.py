"""Risks of the demo company: what the rules see, and some that people raised themselves, worked on as people do."""

from datetime import timedelta

from yingdan.accounts import selectors as accounts
from yingdan.kernel import clock
from yingdan.kernel.actor import Actor
from yingdan.org.models import Member
from yingdan.platform.models import Notification
from yingdan.risks.models import Risk
from yingdan.risks.services import looking, risks, verbs

# kind, what, why, plan B, probability, impact, amount
BY_HAND = (
    ("market", "原材料价格持续上涨", "供应商预告下季度上调报价，影响在谈商机的毛利",
     "与重点客户锁价三个月；准备替代型号清单", 4, 4, 1_200_000),
    ("market", "同行在本区域低价抢单", "两个竞争对手同时降价，报价阶段的商机受影响",
     "突出交付与服务，必要时申请特价", 3, 4, 800_000),
    ("receivable", "大客户回款逾期", "客户内部审批放缓，两笔货款超过约定账期",
     "财务发函，总监约见对方财务负责人；暂停新增账期", 3, 5, 960_000),
    ("receivable", "经销商额度用满", "旺季备货占满信用额度", "分批发货，先款后货", 2, 3, 300_000),
    ("people", "核心销售有离职意向", "续约谈判中，手上重点客户集中",
     "客户双人覆盖，重要客户由主管陪访", 3, 4, 1_500_000),
    ("market", "行业补贴政策可能退坡", "新一轮政策未明确，客户推迟立项", "优先推进已立项的客户", 2, 4, 500_000),
)  # fmt: skip


def write() -> None:
    """The rules look first; then people take some over, raise their own, and bring one to an end."""
    looking.look()
    people = [_actor(name) for name in ("supervisor", "manager", "director")]
    able = [one for one in people if one is not None]
    if able:
        made = [_raise(able[n % len(able)], n) for n in range(len(BY_HAND))]
        verbs.move(able[0], made[0].pk, "watching", "", made[0].version)
        last = made[-1]
        verbs.move(able[(len(made) - 1) % len(able)], last.pk, "closed", "政策延续一年，风险解除", last.version)
        _work_on(able[0])
    Notification.objects.filter(kind__startswith="risk.").delete()


def _actor(username: str) -> Actor | None:
    member = Member.objects.filter(user__username=username).first()
    return accounts.actor_of_user(member.user_id) if member else None


def _raise(actor: Actor, n: int) -> Risk:
    kind, title, why, plan_b, probability, impact, amount = BY_HAND[n]
    review = clock.today() + timedelta(3 * n - 2)  # the first should have been reviewed
    return risks.create(actor, {
        "kind": kind, "title": title, "why": why, "plan_b": plan_b, "probability": probability, "impact": impact,
        "amount": amount, "review_on": review,
    })  # fmt: skip


def _work_on(actor: Actor) -> None:
    """One that a rule raised in the supervisor's team gets a plan B."""
    risk = Risk.objects.filter(team_id__in=actor.team_ids, rule__startswith="deal_").order_by("-score", "id").first()
    if risk is not None:
        risks.save(
            actor, risk, {"plan_b": "本周约客户决策人面谈，确认预算与时间表；必要时请总监出面", "status": "watching"}
        )
