"""Follow-ups 跟进, described once."""

from dataclasses import replace

from yingdan.customers.importers import followup as importer
from yingdan.customers.models import FollowUp
from yingdan.customers.selectors import visible_followups
from yingdan.customers.services import followups
from yingdan.customers.types import OWNER, TEAM, TRACE
from yingdan.org import selectors as org
from yingdan.platform.resources.spec import Choice, Field, Importer, Resource

METHODS = (
    Choice("call", ("电话", "Call"), "blue"),
    Choice("visit", ("拜访", "Visit"), "green"),
    Choice("wechat", ("微信", "WeChat"), "cyan"),
    Choice("email", ("邮件", "E-mail"), "geekblue"),
    Choice("meeting", ("会议", "Meeting"), "purple"),
    Choice("demo", ("演示", "Demo"), "gold"),
    Choice("other", ("其他", "Other"), "default"),
)

FOLLOWUP = Resource(
    name="followup",
    label=("跟进", "Follow-up"),
    label_plural=("跟进记录", "Follow-ups"),
    model=FollowUp,
    path="/followups",
    title_field="text",
    hint="customer__name",
    fields=(
        Field("text", ("内容", "Text"), "longtext", required=True, sortable=False, width=360),
        Field("customer", ("客户", "Customer"), "ref", ref="customer", required=True, groupable=True, width=220),
        Field("deal", ("商机", "Deal"), "ref", ref="deal", source="deal_id", groupable=True),
        Field(
            "lead",
            ("线索", "Lead"),
            "ref",
            ref="lead",
            source="lead_id",
            groupable=True,
            editable=False,
            importable=False,
            help=("转化前跟进的线索", "The lead it was written about, before it became a customer"),
        ),
        Field("contact", ("联系人", "Contact"), "ref", ref="contact"),
        Field("method", ("方式", "Method"), "choice", choices=METHODS, groupable=True, width=90),
        Field("happened_at", ("跟进时间", "When"), "datetime", groupable=True),
        Field("next_contact_at", ("下次联系", "Next contact"), "datetime"),
        replace(OWNER, label=("跟进人", "By")),
        TEAM,
        *TRACE,
    ),
    visible=visible_followups,
    shown_elsewhere=(
        "customer",
        "lead",
        "deal",
        "contact",
        "method",
        "happened_at",
        "next_contact_at",
        "owner",
        "team",
    ),
    narrow=org.narrow,
    scopes=("all", "mine", "team", "below"),
    create=followups.create,
    save=followups.save,
    remove=followups.remove,
    default_columns=("happened_at", "customer", "lead", "method", "text", "owner", "next_contact_at"),
    default_sort=(("happened_at", True),),
    group_fields=("method", "owner", "team", "customer"),
    searchable=False,
    importer=Importer(keys=("external_id",), columns=importer.columns, after=importer.after, changed=importer.changed),
)
