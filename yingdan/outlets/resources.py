"""Entries of the ledger, how products stand at outlets, and competitor records, described once."""

from typing import Any

from yingdan.outlets import importer
from yingdan.outlets.models import CompetitorRecord, LedgerEntry, Stock
from yingdan.outlets.selectors.scope import narrow, visible_entries, visible_rivals, visible_stocks
from yingdan.outlets.services import ledger, rivals
from yingdan.platform.resources.spec import Choice, Field, Importer, Resource

SOURCES = (
    Choice("visit", ("拜访", "Visit"), "green"),
    Choice("hand", ("手工", "By hand"), "default"),
    Choice("import", ("导入", "Import"), "blue"),
)
CUSTOMER = Field("customer", ("终端", "Outlet"), "ref", ref="customer", required=True, groupable=True, width=220)
PRODUCT = Field("product", ("产品", "Product"), "ref", ref="product", required=True, groupable=True, width=180)
MEMBER = Field("member", ("登记人", "Recorded by"), "ref", ref="member", groupable=True, in_form=False, width=100)
TEAM = Field("team", ("部门", "Team"), "ref", ref="team", groupable=True, editable=False, importable=False)
EXTERNAL = Field("external_id", ("外部编号", "External ID"), max_length=100, hidden_by_default=True, in_form=False)
CREATED = Field("created_at", ("创建时间", "Created at"), "datetime", groupable=True, editable=False)


def _pieces(name: str, zh: str, en: str, **more: Any) -> Field:
    return Field(name, (zh, en), "integer", minimum=0, width=90, **more)


def _found(name: str, zh: str, en: str, kind: Any = "integer", **more: Any) -> Field:
    return Field(name, (zh, en), kind, editable=False, importable=False, **{"width": 90, **more})


NAME = _found(
    "name", "产品名称", "Name of the product", "text", source="product__name", hidden_by_default=True, width=180
)
LEDGER_ENTRY = Resource(
    name="ledger_entry", label=("进销存记录", "Ledger entry"), label_plural=("进销存记录", "Ledger entries"),
    model=LedgerEntry, path="/outlets/entries", title_field="name", permissions="outlet", hint="customer__name",
    fields=(
        NAME,
        _found("day", "日期", "Day", "date", groupable=True, width=110),
        CUSTOMER, PRODUCT,
        Field("at", ("时间", "When"), "datetime", groupable=True, hidden_by_default=True, width=150),
        _found("opening", "期初", "Opening", help=("上次结存", "Closing stock of the entry before")),
        _found("received", "进货", "Came in", summable=True,
               help=("未另行登记时等于上次订货", "As ordered at the entry before, unless told otherwise")),
        _found("sold", "销出", "Sold through", summable=True,
               help=("期初 + 进货 − 退货 − 盘点", "Opening + came in − returned − counted")),
        _found("closing", "结存", "Closing"),
        _pieces("counted", "盘点库存", "Counted stock"),
        _pieces("ordered", "订货", "Ordered", summable=True),
        _pieces("returned", "退货", "Returned", summable=True),
        _pieces("told_received", "实际进货", "Came in, as told", hidden_by_default=True,
                help=("与上次订货不同时填写", "When it is not what was ordered")),
        _pieces("told_opening", "首次期初", "First opening", hidden_by_default=True,
                help=("仅首次登记有效", "Counts at the first entry only")),
        Field("price", ("订货单价", "Order price"), "money", minimum=0, unit=("元", "CNY"), width=110),
        Field("price_seen", ("现场售价", "Shelf price"), "money", minimum=0, unit=("元", "CNY"), width=110),
        _found("floor", "当时限价", "Floor then", "money", hidden_by_default=True, width=110),
        _found("below_floor", "低于限价", "Below floor", "boolean", groupable=True),
        _found("outside", "区域外销售", "Outside region", "boolean", groupable=True, width=110),
        Field("explanation", ("差异说明", "Explanation"), max_length=200, width=180),
        Field("note", ("备注", "Note"), max_length=500, hidden_by_default=True),
        _found("source", "来源", "Source", "choice", choices=SOURCES, groupable=True),
        MEMBER, TEAM, EXTERNAL, CREATED,
    ),
    visible=visible_entries, narrow=narrow, scopes=("all", "mine", "team", "below"),
    create=ledger.create, save=ledger.save, remove=ledger.remove,
    default_columns=("day", "customer", "product", "opening", "received", "returned", "sold", "closing", "ordered",
                     "price", "explanation", "source", "member"),
    default_sort=(("at", True),), group_fields=("product", "customer", "member", "team", "day", "source"),
    searchable=False, custom_fields=False,
    shown_elsewhere=("customer", "product", "at", "day", "opening", "received", "sold", "closing", "counted",
                     "ordered", "returned", "explanation", "member"),
    importer=Importer(keys=("external_id",), columns=importer.entries, after=importer.rechain,
                      changed=importer.rechain),
)  # fmt: skip
STOCK = Resource(
    name="outlet_stock", label=("终端库存", "Outlet stock"), label_plural=("终端库存", "Outlet stocks"), model=Stock,
    path="/outlets/stocks", title_field="name", permissions="outlet", hint="customer__name",
    fields=(
        NAME,
        _found("customer", "终端", "Outlet", "ref", ref="customer", groupable=True, width=220),
        _found("product", "产品", "Product", "ref", ref="product", groupable=True, width=180),
        _found("day", "最近登记", "Last entry", "date", width=110),
        _found("counted_on", "最近盘点", "Last count", "date", hidden_by_default=True, width=110),
        _found("stock", "结存", "Stock", summable=True),
        _found("incoming", "在途订货", "On order", summable=True),
        _found("rate", "日均销出", "Sold a day", "decimal", width=100),
        _found("supply_days", "可销天数", "Days of supply", "decimal", width=100),
        _found("lasts_until", "预计售完", "Lasts until", "date", width=110),
        _found("sell_in", "期内订货", "Sell-in", summable=True),
        _found("sold", "期内销出", "Sell-through", summable=True),
        _found("out", "缺货", "Out of stock", "boolean", groupable=True),
        _found("over", "积压", "Over-stock", "boolean", groupable=True),
        _found("stuffing", "疑似压货", "Stuffing?", "boolean", groupable=True, width=100),
        _found("negative", "差异未说明", "Unexplained", "boolean", groupable=True, width=110),
        _found("below_floor", "低于限价", "Below floor", "boolean", groupable=True),
        _found("outside", "区域外销售", "Outside region", "boolean", groupable=True, width=110),
        _found("owner", "负责人", "Owner", "ref", ref="member", source="customer__owner", groupable=True, width=100),
        _found("team", "部门", "Team", "ref", ref="team", source="customer__team", groupable=True, width=120),
        _found("grade", "分类", "Class", "text", source="customer__grade", groupable=True, hidden_by_default=True),
    ),
    visible=visible_stocks, narrow=narrow, scopes=("all", "mine", "team", "below"),
    default_columns=("customer", "product", "day", "stock", "incoming", "rate", "supply_days", "lasts_until", "out",
                     "over", "stuffing", "negative", "below_floor", "outside", "owner"),
    default_sort=(("day", True),), group_fields=("product", "customer", "owner", "team", "out", "over", "stuffing"),
    searchable=False, custom_fields=False, create_via="custom",
)  # fmt: skip
RIVAL = Resource(
    name="competitor_record", label=("竞品记录", "Competitor record"),
    label_plural=("竞品记录", "Competitor records"), model=CompetitorRecord, path="/competitor-records",
    title_field="product", permissions="outlet", hint="customer__name",
    fields=(
        Field("seen_on", ("日期", "Day"), "date", groupable=True, width=110),
        CUSTOMER,
        Field("competitor", ("竞争对手", "Competitor"), required=True, max_length=100, groupable=True, width=140),
        Field("product", ("竞品", "Their product"), required=True, max_length=100, groupable=True, width=160),
        Field("own_product", ("对应本品", "Competes with"), "ref", ref="product", groupable=True, width=160),
        Field("price", ("价格", "Price"), "money", minimum=0, unit=("元", "CNY"), width=100),
        Field("promotion", ("促销活动", "Promotion"), max_length=200, width=180),
        Field("display", ("陈列情况", "Display"), max_length=200, width=160),
        Field("note", ("备注", "Note"), max_length=500, hidden_by_default=True),
        _found("week", "周", "Week of", "date", groupable=True, hidden_by_default=True, width=110),
        MEMBER, TEAM, EXTERNAL, CREATED,
    ),
    visible=visible_rivals, narrow=narrow, scopes=("all", "mine", "team", "below"),
    create=rivals.create, save=rivals.save, remove=rivals.remove,
    default_columns=("seen_on", "customer", "competitor", "product", "own_product", "price", "promotion", "display",
                     "member"),
    default_sort=(("seen_on", True),), group_fields=("competitor", "product", "own_product", "customer", "member",
                                                     "team", "week"),
    searchable=False, custom_fields=False,
    shown_elsewhere=("customer", "competitor", "product", "own_product", "price", "promotion", "seen_on", "member"),
    importer=Importer(keys=("external_id",), columns=importer.rivals),
)  # fmt: skip
ALL = (LEDGER_ENTRY, STOCK, RIVAL)
