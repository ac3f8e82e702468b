"""Figures that the routes give: who needs a word, what the warning was worth, losses."""

from datetime import date
from typing import Literal

from ninja import Schema

from yingdan.segments.api.shapes import Grade


class Figure(Schema):
    """A count to 10,000; `capped` means more."""

    count: int
    capped: bool


class GradeCount(Schema):
    """Customers of a class."""

    grade: Grade
    count: int


class WarningCount(Figure):
    """Customers under a warning."""

    warning: Literal["dormant", "both", "buying", "contact"]


class Overview(Schema):
    """Customers within reach by warning, and whose visit is overdue, by class where all could be counted."""

    visits: Figure
    visits_by_grade: list[GradeCount]
    warnings: list[WarningCount]
    worked_on: date | None


class PeopleLine(Schema):
    """Customers of a team with all below it, or of a person (id null: of nobody)."""

    id: int | None
    name: str
    customers: int
    visits: int
    buying: int
    contact: int
    dormant: int


class TeamName(Schema):
    """A team."""

    id: int
    name: str


class People(Schema):
    """A team's people and the teams right below it, as of the last night; `above` is the team over it, if in reach."""

    team: TeamName | None
    above: int | None
    teams: list[PeopleLine]
    members: list[PeopleLine]
    worked_on: date | None


class Checked(Schema):
    """How those who were late on a day fared in the days after, against the others, and what that means. Shares are of
    those who did not buy again: `stayed` of the warned, `base` of all; `least` and `most` bound the difference."""

    at: date
    days: int
    factor: int
    warned: int
    warned_bought: int
    others: int
    others_bought: int
    verdict: Literal["few", "useful", "alike", "wrong"]
    stayed: float | None
    base: float | None
    lift: float | None
    least: float | None
    most: float | None


class Check(Schema):
    """The last check; none before the first night."""

    found: Checked | None


class LossLine(Schema):
    """Losses for a reason or to a competitor ("" = not given): how many, how many came back, bought the year before."""

    name: str
    count: int
    back: int
    fen: int


class LossReport(Schema):
    """Losses of some time."""

    start: date
    end: date
    reasons: list[LossLine]
    competitors: list[LossLine]
