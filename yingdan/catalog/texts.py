"""What the catalogue says to its users."""

from yingdan.kernel.texts import register_texts

register_texts(
    {
        "product_taken": ("“{value}”已被另一个产品使用", "Another product uses {value} already"),
        "product_in_use": (
            "“{name}”已用于商机，不能删除；可以停用",
            "{name} is used in deals and cannot be deleted; switch it off instead",
        ),
    }
)
