"""Leads 线索, described once."""

from yingdan.customers.rules import phones
from yingdan.customers.types import OWNER, TEAM, TRACE
from yingdan.leads.importers import lead as importer
from yingdan.leads.models import Lead
from yingdan.leads.selectors import narrow_leads, visible_leads
from yingdan.leads.services import leads
from yingdan.platform.resources.spec import Choice, Field, Importer, Resource

STATUSES = (
    Choice("new", ("新线索", "New"), "blue"),
    Choice("contacted", ("已联系", "Contacted"), "cyan"),
    Choice("qualified", ("已确认", "Qualified"), "gold"),
    Choice("converted", ("已转化", "Converted"), "green"),
    Choice("invalid", ("无效", "Invalid"), "default"),
)
GRADES = (
    Choice("A", ("A 级", "A"), "red"),
    Choice("B", ("B 级", "B"), "gold"),
    Choice("C", ("C 级", "C"), "default"),
)


def _lower(email: str) -> str:
    return email.strip().lower()


def _moment(name: str, zh: str, en: str) -> Field:
    return Field(name, (zh, en), "datetime", editable=False, in_form=False, hidden_by_default=True, groupable=True)


def _result(name: str, zh: str, en: str, ref: str) -> Field:
    return Field(name, (zh, en), "ref", ref=ref, editable=False, importable=False, hidden_by_default=True)


LEAD = Resource(
    name="lead",
    label=("线索", "Lead"),
    label_plural=("线索", "Leads"),
    model=Lead,
    path="/leads",
    title_field="name",
    hint="owner__name",
    fields=(
        Field(
            "name", ("线索名称", "Name"), max_length=200, width=220,
            help=("人或公司；留空则取联系人和公司", "A person or a company; left empty, contact and company"),
        ),
        Field("company", ("公司", "Company"), max_length=200, width=200),
        Field("contact_name", ("联系人", "Contact"), max_length=100),
        Field("title", ("职务", "Job title"), max_length=100, hidden_by_default=True),
        Field("phone", ("手机/电话", "Telephone"), "phone", max_length=40),
        Field("email", ("邮箱", "E-mail"), "email", max_length=200, hidden_by_default=True),
        Field("wechat", ("微信", "WeChat"), max_length=60, hidden_by_default=True),
        Field("status", ("线索状态", "Status"), "choice", choices=STATUSES, groupable=True, editable=False, width=90),
        Field(
            "score", ("评分", "Score"), "integer", editable=False, importable=False, width=80,
            help=("按过往线索估计的转化可能，0–100", "How likely it converts, judged by past leads, 0 to 100"),
        ),
        Field("grade", ("线索等级", "Class"), "choice", choices=GRADES, groupable=True, width=80),
        OWNER,
        TEAM,
        Field("source", ("来源", "Source"), "ref", ref="source", groupable=True, width=160),
        Field("need", ("需求", "Need"), max_length=300, width=200),
        Field("industry", ("行业", "Industry"), max_length=60, groupable=True),
        Field("employees", ("员工人数", "Employees"), "integer", minimum=0, maximum=2**31 - 1, unit=("人", ""),
              hidden_by_default=True),
        Field("website", ("网址", "Website"), "url", max_length=200, hidden_by_default=True),
        Field("province", ("省份/国家", "Province / country"), max_length=60, groupable=True),
        Field("city", ("城市", "City"), max_length=60, groupable=True),
        Field("district", ("区县", "District"), max_length=60, groupable=True, hidden_by_default=True),
        Field(
            "territory", ("区域", "Territory"), "ref", ref="territory", groupable=True, editable=False,
            importable=False, hidden_by_default=True,
            help=("按省份、城市、区县自动归属", "Follows from province, city and district"),
        ),
        Field("address", ("详细地址", "Address"), max_length=300, hidden_by_default=True),
        Field("invalid_reason", ("无效原因", "Why invalid"), max_length=200, editable=False, groupable=True,
              hidden_by_default=True),
        Field("next_contact_at", ("下次联系", "Next contact"), "datetime"),
        Field("last_followup_at", ("最近跟进", "Last follow-up"), "datetime", editable=False, importable=False),
        Field(
            "owned_since", ("归属时间", "Owned since"), "datetime", editable=False, importable=False,
            hidden_by_default=True, help=("现负责人从何时起负责", "When the present owner got the lead"),
        ),
        _moment("contacted_at", "首次联系时间", "First contact"),
        _moment("qualified_at", "确认时间", "Qualified at"),
        _moment("invalid_at", "判为无效时间", "Given up at"),
        _moment("converted_at", "转化时间", "Converted at"),
        _result("converted_customer", "转化成的客户", "Customer made of it", "customer"),
        _result("converted_contact", "转化成的联系人", "Contact made of it", "contact"),
        _result("converted_deal", "转化成的商机", "Deal made of it", "deal"),
        _result("same_lead", "疑似重复线索", "May be the same lead", "lead"),
        _result("same_customer", "疑似已有客户", "May be this customer", "customer"),
        Field("note", ("备注", "Note"), "longtext", sortable=False, hidden_by_default=True),
        *TRACE,
    ),
    visible=visible_leads,
    searched=("name", "company", "contact_name"),
    searched_phone="phone",
    shown_elsewhere=(
        "status", "score", "grade", "owner", "team", "source", "need", "last_followup_at", "next_contact_at",
        "contacted_at", "qualified_at", "invalid_at", "converted_at", "converted_customer", "converted_contact",
        "converted_deal", "same_lead", "same_customer", "owned_since",
    ),
    narrow=narrow_leads,
    scopes=("all", "mine", "team", "below", "shared"),
    create=leads.create,
    save=leads.save,
    remove=leads.remove,
    default_columns=(
        "name", "phone", "status", "score", "owner", "source", "company", "city", "last_followup_at",
        "next_contact_at", "created_at",
    ),
    default_sort=(("updated_at", True),),
    group_fields=("status", "source", "owner", "team", "industry", "province", "grade"),
    importer=Importer(
        keys=("external_id", "phone", "email"),
        columns=importer.columns,
        late={"search": importer.searched},
        clean={"phone": phones.canonical, "email": _lower},
    ),
)  # fmt: skip
