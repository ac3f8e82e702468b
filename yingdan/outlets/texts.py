"""What the outlets app says to its users."""

from yingdan.kernel.texts import register_texts

register_texts(
    {
        "outlet_entry_elsewhere": (
            "记录不能换到另一个终端或产品，请删除后重新登记",
            "An entry stays with its outlet and product: delete it and write a new one",
        ),
        "outlet_uuid_reused": (
            "这次登记已保存过，内容却不同：请刷新后重新登记",
            "This was recorded already, with other numbers: reload and record it anew",
        ),
        "outlet_pieces": ("请填写 0 到 {most} 之间的整数", "A whole number from 0 to {most}"),
        "outlet_price": ("价格不能为负数", "A price is not negative"),
        "outlet_nothing_told": (
            "请至少填写盘点库存、订货、进货或退货中的一项",
            "Fill in at least one of counted stock, order, goods that came in, returns",
        ),
        "outlet_has_records": (
            "该客户有 {count} 条进销存或竞品记录，不能删除；可标记为流失",
            "The customer has {count} records of its ledger or of competitors and cannot be deleted; mark it as lost",
        ),
        "outlet_span": (
            "请选择起止日期，止日不早于起日",
            "Choose a first and a last day, the last not before the first",
        ),
        "outlet_span_long": ("起止日期最长 {most} 天，请缩短", "A span has {most} days at most: shorten it"),
        "outlet_span_wide": (
            "这段时间的登记超过 {most} 条：请选择团队、业务员、渠道或地区，或改看月份",
            "Too many entries in this span (the limit is {most}): choose a team, person or place, or take months",
        ),
        "outlet_product_twice": ("产品“{name}”填写了两次", "{name} is there twice"),
        "outlet_product_unknown": (
            "产品 {id} 不存在，请更新产品目录后重填",
            "There is no product {id}: refresh the catalogue and fill in again",
        ),
        "outlet_display_faces": ("排面数请填写 0 到 9999 之间的整数", "Faces are a whole number from 0 to 9999"),
        "event.outlet.counted": (
            "登记了{product}进销存：结存 {closing}，订货 {ordered}",
            "recorded {product}: stock {closing}, ordered {ordered}",
        ),
        "event.outlet.corrected": (
            "更正了{product}进销存：结存 {closing}，订货 {ordered}",
            "corrected {product}: stock {closing}, ordered {ordered}",
        ),
        "event.outlet.removed": ("删除了{product}的一条进销存记录", "deleted an entry of {product}"),
        "event.outlet.rival_seen": ("记录了竞品{competitor} {product}", "noted {competitor} {product}"),
        "event.outlet.rival_corrected": ("更正了竞品{competitor} {product}", "corrected {competitor} {product}"),
        "event.outlet.rival_removed": (
            "删除了竞品记录{competitor} {product}",
            "deleted a record of {competitor} {product}",
        ),
        "event.outlet.setup": ("修改了进销存预警设置", "changed the settings of outlet warnings"),
    }
)
