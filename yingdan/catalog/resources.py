"""Products, described once."""

from yingdan.catalog import importer, services
from yingdan.catalog.models import Product
from yingdan.catalog.selectors import visible_products
from yingdan.platform.resources.spec import Field, Importer, Resource

PRODUCT = Resource(
    name="product",
    label=("产品", "Product"),
    label_plural=("产品", "Products"),
    model=Product,
    path="/products",
    title_field="name",
    hint="code",
    fields=(
        Field("name", ("产品名称", "Name"), required=True, max_length=200, width=240),
        Field("code", ("产品编码", "Code"), max_length=60),
        Field("series", ("系列", "Series"), max_length=100, groupable=True),
        Field("unit", ("单位", "Unit"), max_length=20),
        Field("list_price", ("目录价", "List price"), "money", minimum=0, unit=("元", "CNY")),
        Field(
            "floor_price",
            ("最低限价", "Floor price"),
            "money",
            minimum=0,
            unit=("元", "CNY"),
            help=("低于此价的订货会被提示", "Orders for less are asked about"),
        ),
        Field("is_active", ("在售", "On sale"), "boolean", groupable=True),
        Field("external_id", ("外部编号", "External ID"), max_length=100, hidden_by_default=True, in_form=False),
        Field("created_at", ("创建时间", "Created at"), "datetime", editable=False, hidden_by_default=True),
        Field("updated_at", ("更新时间", "Updated at"), "datetime", editable=False, importable=False),
    ),
    searched=("name", "code", "series"),
    shown_elsewhere=("unit", "list_price", "is_active"),
    visible=visible_products,
    create=services.create,
    save=services.save,
    remove=services.remove,
    default_columns=("name", "code", "series", "unit", "list_price", "is_active"),
    default_sort=(("name", False),),
    group_fields=("series", "is_active"),
    importer=Importer(keys=("external_id", "code", "name"), columns=importer.columns),
)
