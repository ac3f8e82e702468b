"""Levels of a target as routes take and give them."""

from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field

from yingdan.targets.models import Target
from yingdan.targets.rules import levels
from yingdan.targets.types import LevelOut, MetricRef


class LevelIn(Schema):
    """A level beside the target itself: floor, stretch or challenge, or one of another name; `bp` hundredths of a
    percent of the target."""

    code: Literal["floor", "stretch", "challenge", ""]
    name: str = Field("", max_length=40)
    bp: Annotated[int, Field(ge=1, le=levels.HIGHEST)]

    def level(self) -> levels.Level:
        """As the rules take it."""
        return levels.Level(self.code, self.bp, self.name)


Levels = Annotated[list[LevelIn], Field(max_length=20)]


def levels_out(target: Target, metric: MetricRef, total: int | None = None) -> list[LevelOut]:
    """The levels beside the target itself, with what they come to for the whole of it, or for a part."""
    whole = target.amount if total is None else total
    less = metric.less_is_better
    return [
        LevelOut(
            code=one.code, label={"zh": one.label[0], "en": one.label[1]}, bp=one.bp,
            amount=levels.amount(whole, one, less_is_better=less),
        )
        for one in levels.loaded(target.levels)
    ]  # fmt: skip
