"""The customer file 客户资料, described once."""

from yingdan.customers.importers import customer as importer
from yingdan.customers.importers import twins
from yingdan.customers.models import Customer
from yingdan.customers.rules import credit_code, names, phones
from yingdan.customers.selectors import moved_to, narrow_customers, visible_customers
from yingdan.customers.services import customers
from yingdan.customers.types import GRADES, OWNER, STATUSES, TEAM, TRACE
from yingdan.platform.resources.spec import Field, Importer, Resource

YUAN = ("元", "CNY")

CUSTOMER = Resource(
    name="customer",
    label=("客户", "Customer"),
    label_plural=("客户", "Customers"),
    model=Customer,
    path="/customers",
    title_field="name",
    hint="owner__name",
    fields=(
        Field("name", ("客户名称", "Name"), required=True, max_length=200, width=240),
        Field("short_name", ("简称", "Short name"), max_length=60, hidden_by_default=True),
        Field("status", ("客户状态", "Status"), "choice", choices=STATUSES, groupable=True, width=90),
        Field("grade", ("客户分类", "Class"), "choice", choices=GRADES, groupable=True, width=80),
        Field("level", ("客户级别", "Level"), max_length=40, groupable=True, hidden_by_default=True),
        OWNER,
        TEAM,
        Field("industry", ("行业", "Industry"), max_length=60, groupable=True),
        Field("province", ("省份/国家", "Province / country"), max_length=60, groupable=True),
        Field("city", ("城市", "City"), max_length=60, groupable=True),
        Field("district", ("区县", "District"), max_length=60, groupable=True, hidden_by_default=True),
        Field(
            "territory",
            ("区域", "Territory"),
            "ref",
            ref="territory",
            groupable=True,
            editable=False,
            importable=False,
            help=("按省份、城市、区县自动归属", "Follows from province, city and district"),
        ),
        Field("address", ("详细地址", "Address"), max_length=300, hidden_by_default=True),
        Field("phone", ("电话", "Telephone"), "phone", max_length=40),
        Field("website", ("网址", "Website"), "url", max_length=200, hidden_by_default=True),
        Field(
            "credit_code",
            ("统一社会信用代码", "Credit code"),
            max_length=18,
            hidden_by_default=True,
            help=("18 位，自动校验", "18 characters, checked"),
        ),
        Field("source", ("客户来源", "Source"), max_length=40, groupable=True),
        Field("tags", ("标签", "Tags"), "tags", groupable=True),
        Field("employees", ("员工人数", "Employees"), "integer", minimum=0, unit=("人", ""), summable=True),
        Field("annual_revenue", ("年营业额", "Annual revenue"), "money", minimum=0, unit=YUAN, summable=True),
        Field("founded_year", ("成立年份", "Founded"), "integer", minimum=1000, maximum=2200, hidden_by_default=True),
        Field("parent", ("上级公司", "Parent company"), "ref", ref="customer", groupable=True, hidden_by_default=True),
        Field(
            "owned_since",
            ("归属时间", "Owned since"),
            "datetime",
            editable=False,
            importable=False,
            hidden_by_default=True,
            help=("现负责人从何时起负责", "When the present owner got the customer"),
        ),
        Field("next_contact_at", ("下次联系", "Next contact"), "datetime"),
        Field("last_followup_at", ("最近跟进", "Last follow-up"), "datetime", editable=False, importable=False),
        Field("latitude", ("纬度", "Latitude"), "decimal", minimum=-90, maximum=90, hidden_by_default=True),
        Field("longitude", ("经度", "Longitude"), "decimal", minimum=-180, maximum=180, hidden_by_default=True),
        Field("note", ("备注", "Note"), "longtext", sortable=False, hidden_by_default=True),
        *TRACE,
    ),
    visible=visible_customers,
    searched=("name", "short_name"),
    searched_phone="phone",
    shown_elsewhere=("status", "grade", "owner", "team", "last_followup_at", "next_contact_at"),
    narrow=narrow_customers,
    scopes=("all", "mine", "team", "below", "shared"),
    moved=moved_to,
    create=customers.create,
    save=customers.save,
    remove=customers.remove,
    default_columns=(
        "name",
        "status",
        "grade",
        "owner",
        "industry",
        "city",
        "phone",
        "last_followup_at",
        "next_contact_at",
        "updated_at",
    ),
    default_sort=(("updated_at", True),),
    group_fields=("status", "grade", "owner", "team", "industry", "province", "territory", "source"),
    importer=Importer(
        keys=("external_id", "credit_code", "name"),
        columns=importer.columns,
        late={"search": importer.searched},
        twins=twins.customers,
        clean={"name": names.clean, "phone": phones.canonical, "credit_code": credit_code.normalised},
    ),
)
