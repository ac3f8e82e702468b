"""A name of which only the ends are told: enough to recognise what one knows, too little to learn what one does not."""

_END = 2


def masked(name: str) -> str:
    """`北京华兴科技有限公司` → `北京******公司`; short names keep their first character."""
    if len(name) <= 2 * _END:
        return name[:1] + "*" * max(1, len(name) - 1)
    return name[:_END] + "*" * (len(name) - 2 * _END) + name[-_END:]
