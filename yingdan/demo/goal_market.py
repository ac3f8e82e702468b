"""The market analysis behind the demo company's revenue targets: size, trend, competitors, SWOT, notes, a file."""

from yingdan.demo.staff import Person
from yingdan.demo.words import COMPETITORS
from yingdan.kernel.actor import Actor
from yingdan.platform.services import files
from yingdan.targets.models import Attachment, Market, Target

SHARE = 4  # percent of the market that the company has
GROWTH = (7, 9, 5, 8)  # percent a year, oldest first
RIVALS = (
    (18.5, "产品线全，全国服务网点多", "价格高，小客户响应慢"),
    (11.0, "伺服产品性价比好，渠道返利灵活", "控制器弱，软件生态少"),
    (7.5, "食品饮料行业方案成熟", "华东以外服务能力不足"),
    (5.0, "机器人本体价格低", "系统集成依赖伙伴，交付周期长"),
)
SWOT = {
    "strengths": "控制、驱动、机器人一体方案，交付周期短\n老客户复购率高，区域服务团队稳定",
    "weaknesses": "华南、西南品牌认知弱\n售前工程师不足，大项目方案周期长",
    "opportunities": "锂电、食品饮料客户产线改造，设备更新补贴延续\n进口替代提速，中型客户愿意试用",
    "threats": "友商以返利抢渠道，报价普遍下探\n光伏、3C 客户投资放缓，回款周期变长",
}
NOTE = "按近五年行业规模、本公司份额和各区潜力测算；锂电与食品饮料是主要增量，3C 保持。"
ASSUMPTIONS = "行业增长 8% 左右；不涨价；年内补齐 6 名售前；新品按期上市。"


def write(director: Person, targets: list[Target]) -> None:
    """The same analysis for all versions, a year further for the draft."""
    actor = Actor(name=director.name, user_id=director.id, member_id=director.id)
    for target in targets:
        size = round(target.amount * 100 / SHARE, -10)
        trend, amounts = [], size
        for back, percent in enumerate(reversed((*GROWTH, 0))):
            amounts = round(amounts * 100 / (100 + percent), -8)
            trend.append({"year": target.year - 1 - back, "amount": amounts})
        trend.reverse()
        Market.objects.create(
            target=target, size=size, share=SHARE, trend=trend, note=NOTE, assumptions=ASSUMPTIONS,
            competitors=[
                {"name": name, "share": share, "strength": good, "weakness": bad}
                for name, (share, good, bad) in zip(COMPETITORS, RIVALS, strict=False)
            ],
            changed_by_id=director.id, changed_at=target.published_at, **SWOT,
        )  # fmt: skip
        target.note = NOTE
        Target.objects.filter(id=target.id).update(note=NOTE)
        lines = "\n".join(f"{one['year']},{one['amount'] // 100}" for one in trend)
        content = f"\ufeff年份,市场规模（元）\n{lines}\n".encode()
        file = files.store(actor=actor, name=f"{target.year}年市场规模测算.csv", content=content)
        file.resource, file.object_id = "target", target.id
        file.save()
        Attachment.objects.create(target=target, file=file, by_id=director.id)
