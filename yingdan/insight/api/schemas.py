"""Shapes that several routes of insight give. Amounts are whole fen, rates shares of 1."""

from typing import Any

from ninja import Schema


class Drill(Schema):
    """What opens the records behind a figure: a resource and a condition."""

    resource: str
    filter: dict[str, Any]


class NodeOut(Schema):
    """The node that figures are about."""

    key: str
    kind: str
    id: int
    name: str


class PileOut(Schema):
    """A number of deals."""

    count: int
    fen: int
    weighted: int
    drill: Drill | None
