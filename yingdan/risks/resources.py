"""Risks, described once."""

from yingdan.kernel.actor import Actor
from yingdan.platform.resources.spec import Field, Importer, Resource, Values
from yingdan.risks import importer, types
from yingdan.risks.models import Risk
from yingdan.risks.selectors import risks as seen
from yingdan.risks.services import risks


def _create(actor: Actor, values: Values, _confirm: bool) -> Risk:
    return risks.create(actor, values)


def _kept(name: str, label: tuple[str, str], kind: str = "text", **more: object) -> Field:
    """What is worked out or moved by a verb."""
    return Field(name, label, kind, editable=False, importable=False, in_form=False, **more)  # type: ignore[arg-type]


RISK = Resource(
    name="risk",
    label=("风险", "Risk"),
    label_plural=("风险", "Risks"),
    model=Risk,
    path="/risks",
    title_field="title",
    hint="customer__name",
    fields=(
        Field("title", ("风险", "Risk"), max_length=200, required=True, width=176),
        Field("kind", ("类别", "Kind"), "choice", choices=types.KINDS, required=True, groupable=True, width=88),
        _kept("level", ("等级", "Level"), "choice", choices=types.LEVELS, groupable=True, width=80),
        _kept("score", ("风险值", "Score"), "integer", width=76, help=("可能性 × 影响", "Probability × impact")),
        Field("probability", ("可能性", "Probability"), "integer", required=True, groupable=True, minimum=1, maximum=5,
              width=84, help=types.scale(types.PROBABILITIES)),
        Field("impact", ("影响", "Impact"), "integer", required=True, groupable=True, minimum=1, maximum=5, width=76,
              help=types.scale(types.IMPACTS)),
        Field("status", ("状态", "Status"), "choice", choices=types.STATUSES, groupable=True, in_form=False, width=88),
        Field("amount", ("涉及金额", "At stake"), "money", summable=True, minimum=0, width=120,
              help=("不填时取商机金额并随之更新", "Left empty, that of the deal, which it then follows")),
        Field("deal", ("商机", "Deal"), "ref", ref="deal", width=180),
        Field("customer", ("客户", "Customer"), "ref", ref="customer", width=160),
        Field("person", ("相关人员", "Person"), "ref", ref="member", groupable=True, hidden_by_default=True),
        Field("group", ("相关部门", "Team concerned"), "ref", ref="team", groupable=True, hidden_by_default=True),
        Field("why", ("原因与影响", "What and why"), "longtext", sortable=False, hidden_by_default=True),
        Field("plan_b", ("应对预案", "Plan B"), "longtext", sortable=False, hidden_by_default=True),
        Field("owner", ("负责人", "Owner"), "ref", ref="member", groupable=True, width=92),
        Field("team", ("部门", "Team"), "ref", ref="team", groupable=True, editable=False, importable=False),
        Field("review_on", ("复查日期", "Review on"), "date", groupable=True, width=110),
        _kept("reviewed_on", ("上次复查", "Reviewed on"), "date", groupable=True, hidden_by_default=True),
        Field("reason", ("结论", "How it ended"), max_length=500, in_form=False, sortable=False,
              hidden_by_default=True),
        _kept("ended_by", ("结束方式", "Ended by"), "choice", choices=types.ENDED_BY, groupable=True,
              hidden_by_default=True),
        _kept("ended_at", ("结束时间", "Ended at"), "datetime", groupable=True, hidden_by_default=True),
        _kept("rule", ("来源规则", "Raised by rule"), "choice", choices=types.RULES, groupable=True, width=140),
        _kept("signal", ("信号仍在", "Signal is there"), "boolean", sortable=False, hidden_by_default=True),
        _kept("taken_at", ("接手时间", "Taken over at"), "datetime", hidden_by_default=True),
        _kept("owned_since", ("归属时间", "Owned since"), "datetime", hidden_by_default=True),
        Field("external_id", ("外部编号", "External ID"), max_length=100, hidden_by_default=True, in_form=False),
        Field("created_by", ("登记人", "Raised by"), "ref", ref="member", editable=False, hidden_by_default=True,
              groupable=True),
        Field("created_at", ("登记时间", "Raised at"), "datetime", groupable=True, editable=False,
              hidden_by_default=True),
        _kept("updated_at", ("更新时间", "Updated at"), "datetime", hidden_by_default=True),
    ),
    visible=seen.visible,
    searched=("title", "why", "plan_b"),
    shown_elsewhere=(
        "kind", "level", "score", "probability", "impact", "status", "amount", "deal", "customer", "person", "group",
        "owner", "team", "review_on", "reviewed_on", "reason", "ended_by", "ended_at", "rule", "signal",
    ),
    narrow=seen.narrow,
    scopes=("all", "mine", "team", "below", "shared"),
    create=_create,
    save=risks.save,
    remove=risks.remove,
    default_columns=(
        "title", "level", "kind", "rule", "status", "amount", "owner", "review_on", "score",
    ),
    default_sort=(("score", True),),
    group_fields=("level", "kind", "status", "rule", "owner", "team", "review_on"),
    importer=Importer(keys=("external_id",), columns=importer.columns, late={"search": importer.searched}),
)  # fmt: skip
