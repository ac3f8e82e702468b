"""The register of calls and visits 接待登记."""

from yingdan.platform.resources.spec import Choice, Field, Resource
from yingdan.reception.models import Reception
from yingdan.reception.selectors.entries import narrow, visible_receptions

KINDS = (Choice("visit", ("来访", "Visit"), "blue"), Choice("call", ("来电", "Call"), "cyan"))
STATES = (
    Choice("waiting", ("等待接待", "Waiting"), "gold"),
    Choice("accepted", ("已接待", "Received"), "green"),
    Choice("returned", ("已退回轮次", "Turn given back"), "red"),
    Choice("done", ("前台已处理", "Done at the desk"), "default"),
)
KNOWN = (
    Choice("customer", ("客户", "Customer"), "green"),
    Choice("contact", ("客户联系人", "Contact"), "green"),
    Choice("lead", ("线索", "Lead"), "cyan"),
)
RULES = (
    Choice("customer", ("客户归负责人", "Customer of the owner"), "green"),
    Choice("first_contact", ("首次接触", "First contact"), "green"),
    Choice("new", ("新访客按轮序", "New, by the rota"), "blue"),
    Choice("expired", ("已过有效期，按轮序", "Expired, by the rota"), "gold"),
    Choice("no_evidence", ("无跟进记录，按轮序", "No evidence, by the rota"), "gold"),
    Choice("nobodys", ("无负责人，按轮序", "Nobody's, by the rota"), "gold"),
    Choice("other", ("另行指定", "Given to another"), "red"),
    Choice("case", ("归属裁决", "Decided in a dispute"), "purple"),
    Choice("none", ("无需接待", "Nobody needed"), "default"),
)
RETURNED = (
    Choice("researcher", ("市场调研", "Market researcher"), "gold"),
    Choice("wrong_number", ("打错或找错", "Wrong number"), "default"),
    Choice("same_company", ("同行探访", "Competitor"), "red"),
    Choice("peddler", ("推销", "Selling something"), "default"),
    Choice("no_answer", ("通知后未到", "Did not come"), "gold"),
    Choice("other", ("其他", "Other"), "default"),
)


def _plain(name: str, label: tuple[str, str], kind: str = "text", **more: object) -> Field:
    return Field(name, label, kind, editable=False, importable=False, **more)  # type: ignore[arg-type]


RECEPTION = Resource(
    name="reception",
    label=("接待登记", "Reception"),
    label_plural=("接待登记", "Receptions"),
    model=Reception,
    path="/reception/entries",
    title_field="who",
    fields=(
        _plain("at", ("时间", "When"), "datetime", groupable=True),
        _plain("kind", ("方式", "Kind"), "choice", choices=KINDS, groupable=True, width=80),
        _plain("who", ("访客", "Visitor"), width=220),
        _plain("name", ("姓名", "Name"), hidden_by_default=True),
        _plain("company", ("公司", "Company"), width=180, hidden_by_default=True),
        _plain("phone", ("电话", "Telephone"), "phone"),
        _plain("persons", ("人数", "Persons"), "integer", summable=True, width=70),
        _plain("source", ("来源渠道", "Channel"), "ref", ref="source", groupable=True),
        _plain("known", ("已知记录", "Known as"), "choice", choices=KNOWN, groupable=True, width=110),
        _plain("fresh", ("新客", "New"), "boolean", groupable=True, width=70),
        _plain("member", ("接待人", "Received by"), "ref", ref="member", groupable=True),
        _plain("team", ("部门", "Team"), "ref", ref="team", groupable=True, hidden_by_default=True),
        _plain("state", ("状态", "State"), "choice", choices=STATES, groupable=True, width=110),
        _plain("attribution", ("归属判定", "Attribution"), "choice", choices=RULES, groupable=True, width=150),
        _plain("deviation", ("偏离", "Deviation"), "boolean", groupable=True, width=80),
        _plain("expected", ("本应轮到", "Whose it was"), "ref", ref="member", groupable=True, hidden_by_default=True),
        _plain("reason", ("偏离原因", "Reason"), groupable=True, width=200, hidden_by_default=True),
        _plain("skipped", ("前台跳过人数", "Passed over"), "integer", groupable=True, hidden_by_default=True),
        _plain("missed", ("未应答人数", "Did not come"), "integer", groupable=True, hidden_by_default=True),
        _plain("hour", ("时段（点）", "Hour"), "integer", groupable=True, hidden_by_default=True),
        _plain("rota", ("值班组", "Rota"), source="turn__rota__name", groupable=True, hidden_by_default=True),
        _plain("returned_reason", ("退回原因", "Turn given back"), "choice", source="turn__returned_reason",
               choices=RETURNED, groupable=True, hidden_by_default=True),
        _plain("returned_note", ("退回说明", "Proof"), source="turn__returned_note", hidden_by_default=True),
        _plain("by_name", ("登记人", "Registered by"), groupable=True),
        _plain("accepted_at", ("接待时间", "Received at"), "datetime", hidden_by_default=True),
        _plain("customer", ("客户", "Customer"), "ref", ref="customer", hidden_by_default=True),
        _plain("contact", ("联系人", "Contact"), "ref", ref="contact", hidden_by_default=True),
        _plain("lead", ("线索", "Lead"), "ref", ref="lead", hidden_by_default=True),
        _plain("note", ("备注", "Note"), hidden_by_default=True),
    ),
    visible=visible_receptions,
    narrow=narrow,
    scopes=("all", "mine", "team"),
    default_columns=(
        "at", "kind", "who", "phone", "persons", "source", "member", "state", "attribution", "by_name",
    ),
    default_sort=(("at", True),),
    group_fields=("kind", "source", "member", "state", "attribution", "by_name", "at", "hour", "reason", "expected"),
    searchable=False,
    custom_fields=False,
)  # fmt: skip
