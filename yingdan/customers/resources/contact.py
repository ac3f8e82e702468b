"""Contacts 联系人, described once."""

from dataclasses import replace

from yingdan.customers.importers import contact as importer
from yingdan.customers.importers import twins
from yingdan.customers.models import Contact
from yingdan.customers.rules import phones
from yingdan.customers.selectors import contact_moved_to, narrow_contacts, visible_contacts
from yingdan.customers.services import contacts
from yingdan.customers.types import OWNER, TEAM, TRACE
from yingdan.platform.resources.spec import Choice, Field, Importer, Resource

ROLES = (
    Choice("decision_maker", ("决策人", "Decision maker"), "red"),
    Choice("supporter", ("支持者", "Supporter"), "green"),
    Choice("neutral", ("中立者", "Neutral"), "default"),
    Choice("opponent", ("反对者", "Opponent"), "orange"),
    Choice("user", ("使用者", "User"), "blue"),
    Choice("gatekeeper", ("把关人", "Gatekeeper"), "purple"),
)

CONTACT = Resource(
    name="contact",
    label=("联系人", "Contact"),
    label_plural=("联系人", "Contacts"),
    model=Contact,
    path="/contacts",
    title_field="name",
    hint="customer__name",
    fields=(
        Field("name", ("姓名", "Name"), required=True, max_length=100),
        Field("customer", ("客户", "Customer"), "ref", ref="customer", required=True, groupable=True, width=220),
        Field("title", ("职务", "Job title"), max_length=100),
        Field("department", ("部门", "Department"), max_length=100),
        Field("role", ("决策角色", "Role in the decision"), "choice", choices=ROLES, groupable=True),
        Field("superior", ("上级", "Superior"), "ref", ref="contact", hidden_by_default=True),
        Field("is_primary", ("首要联系人", "Primary"), "boolean", groupable=True, width=90),
        Field("phone", ("手机/电话", "Telephone"), "phone", max_length=40),
        Field("email", ("邮箱", "E-mail"), "email", max_length=200),
        Field("wechat", ("微信", "WeChat"), max_length=60, hidden_by_default=True),
        Field("birthday", ("生日", "Birthday"), "date", hidden_by_default=True),
        Field("preferences", ("喜好", "Preferences"), max_length=300, hidden_by_default=True),
        replace(OWNER, label=("客户负责人", "Customer's owner"), source="customer__owner", importable=False),
        replace(TEAM, label=("所属部门", "Customer's team"), source="customer__team", hidden_by_default=True),
        Field("note", ("备注", "Note"), "longtext", sortable=False, hidden_by_default=True),
        *TRACE,
    ),
    visible=visible_contacts,
    searched_phone="phone",
    shown_elsewhere=("customer", "role", "superior", "is_primary", "owner", "team"),
    narrow=narrow_contacts,
    moved=contact_moved_to,
    scopes=("all", "mine", "team", "below", "shared"),
    create=contacts.create,
    save=contacts.save,
    remove=contacts.remove,
    default_columns=("name", "customer", "title", "role", "is_primary", "phone", "email", "owner"),
    default_sort=(("updated_at", True),),
    group_fields=("role", "customer", "owner"),
    importer=Importer(
        keys=("external_id", "phone"),
        columns=importer.columns,
        late={"search": importer.searched},
        twins=twins.contacts,
        clean={"phone": phones.canonical},
    ),
)
