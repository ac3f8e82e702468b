"""What a tile of a dashboard may ask. Figures are asked for by the page through the routes of each, so that every
viewer sees no more than the own reach."""

from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from yingdan.platform.resources.schemas import Body

COLUMNS = 12
MOST = 40
Code = Annotated[str, Field(max_length=60, pattern=r"^[A-Za-z0-9_.]+$")]
Words = Annotated[str, Field(max_length=60, pattern=r"^[^\x00]*$")]
Span = Literal["month", "quarter", "year"]


class Rows(Body):
    """Records of a list, as a saved view has them."""

    resource: Code
    scope: Annotated[str, Field(max_length=20)] = "all"
    filter: dict[str, Any] | None = None
    q: Annotated[str, Field(max_length=200, pattern=r"^[^\x00]*$")] = ""


class NumberAsk(Rows):
    """How many, or the sum of a field."""

    sum: Code | None = None


class ChartAsk(Rows):
    """How many, or the sum of a field, by group."""

    by: Code
    bucket: Literal["day", "month", "quarter", "year"] | None = None
    sum: Code | None = None
    shape: Literal["bar", "line", "pie"] = "bar"


class TableAsk(Rows):
    """The first rows."""

    columns: Annotated[list[Code], Field(min_length=1, max_length=8)]
    sort: Annotated[list[dict[str, Any]], Field(max_length=3)] = []
    limit: Annotated[int, Field(ge=1, le=50)] = 10


class MetricAsk(Body):
    """A metric in the period that holds today, with its target: of the viewer's own reach."""

    metric: Code
    span: Span = "month"


class BoardAsk(Body):
    """The first places of a leaderboard."""

    metric: Code
    by: Literal["person", "team", "region"] = "person"
    span: Literal["day", "month", "quarter", "year"] = "month"


class FunnelAsk(Body):
    """Open deals by stage."""

    pipeline: Annotated[int, Field(gt=0, le=2**63 - 1)] | None = None


class ForecastAsk(Body):
    """What the running period will bring."""

    span: Span = "month"


class Tile(Body):
    """A tile and its place; `y` and `h` in rows of the grid."""

    id: Annotated[str, Field(max_length=20, pattern=r"^[a-z0-9]+$")]
    title: Words = ""
    x: Annotated[int, Field(ge=0, lt=COLUMNS)]
    y: Annotated[int, Field(ge=0, le=1000)]
    w: Annotated[int, Field(ge=2, le=COLUMNS)]
    h: Annotated[int, Field(ge=1, le=20)]
    kind: Literal["number", "chart", "table", "metric", "board", "funnel", "forecast"]
    ask: dict[str, Any]

    @model_validator(mode="after")
    def _fits(self) -> "Tile":
        """Within the grid, and asks what its kind can be asked."""
        if self.x + self.w > COLUMNS:
            raise ValueError("beyond the grid")
        self.ask = _ASKS[self.kind].model_validate(self.ask).model_dump()
        return self


_ASKS: dict[str, type[Body]] = {
    "number": NumberAsk, "chart": ChartAsk, "table": TableAsk, "metric": MetricAsk, "board": BoardAsk,
    "funnel": FunnelAsk, "forecast": ForecastAsk,
}  # fmt: skip
