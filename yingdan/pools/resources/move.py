"""Moves into pools and out of them: the history that can be listed, counted and exported."""

from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Coalesce

from yingdan.kernel.actor import Actor
from yingdan.kernel.texts import text
from yingdan.platform.resources.spec import Choice, Field, Resource
from yingdan.pools import texts  # noqa: F401 - the names of moves
from yingdan.pools.models import Move
from yingdan.pools.selectors.pools import administered_pools

COLORS = {
    "claim": "green",
    "assign": "blue",
    "release": "gold",
    "recycle": "red",
    "put": "default",
    "onward": "purple",
    "direct": "cyan",
    "convert": "green",
}
KINDS = tuple(
    Choice(kind, (text(f"pool_move_{kind}", "zh-CN"), text(f"pool_move_{kind}", "en")), COLORS[kind])
    for kind in Move.KINDS
)


def visible_moves(actor: Actor, action: str = "read") -> QuerySet[Move]:
    """Moves of the pools that the actor administers, and those that the actor made or that took or gave something."""
    rows = Move.objects.annotate(record=Coalesce("customer__name", "lead__name", output_field=CharField()))
    if action != "read" or not actor.may("pool.read"):
        return rows.none()
    me = actor.member_id or 0
    mine = Q(by=me) | Q(from_owner=me) | Q(to_owner=me)
    return rows if actor.may("pool.manage") else rows.filter(mine | Q(pool__in=administered_pools(actor)))


def narrow_moves(rows: QuerySet[Move], actor: Actor, scope: str) -> QuerySet[Move]:
    """The tabs of the list."""
    me = actor.member_id or 0
    return rows.filter(Q(by=me) | Q(from_owner=me) | Q(to_owner=me)) if scope == "mine" else rows


def _plain(name: str, label: tuple[str, str], kind: str = "text", **more: object) -> Field:
    return Field(name, label, kind, editable=False, importable=False, **more)  # type: ignore[arg-type]


MOVE = Resource(
    name="pool_move",
    label=("公海流转", "Move of a pool"),
    label_plural=("公海流转", "Moves of pools"),
    model=Move,
    path="/pools/moves",
    title_field="record",
    permissions="pool",
    fields=(
        _plain("record", ("记录", "Record"), width=220),
        _plain("at", ("时间", "When"), "datetime", groupable=True),
        _plain("kind", ("动作", "What"), "choice", choices=KINDS, groupable=True, width=110),
        _plain("pool", ("公海", "Pool"), "ref", ref="pool", groupable=True),
        _plain("from_owner", ("从谁", "From"), "ref", ref="member", groupable=True),
        _plain("to_owner", ("到谁", "To"), "ref", ref="member", groupable=True),
        _plain("by_name", ("操作人", "By"), groupable=True),
        _plain("reason", ("原因", "Why"), groupable=True, width=220),
        _plain("rule", ("规则", "Rule"), source="rule__name", groupable=True, hidden_by_default=True),
        _plain("due_on", ("最后期限", "Last day"), "date", groupable=True, hidden_by_default=True),
        _plain("customer", ("客户", "Customer"), "ref", ref="customer", hidden_by_default=True),
        _plain("lead", ("线索", "Lead"), "ref", ref="lead", hidden_by_default=True),
        _plain("sweep", ("回收批次", "Sweep"), "date", source="sweep__day", groupable=True, hidden_by_default=True),
        _plain("undone_at", ("撤销时间", "Undone at"), "datetime"),
        _plain("undone_by", ("撤销人", "Undone by"), hidden_by_default=True),
    ),
    visible=visible_moves,
    narrow=narrow_moves,
    scopes=("all", "mine"),
    default_columns=("at", "kind", "record", "pool", "from_owner", "to_owner", "by_name", "reason", "undone_at"),
    default_sort=(("at", True),),
    group_fields=("kind", "pool", "from_owner", "to_owner", "reason"),
    searchable=False,
    custom_fields=False,
)
