"""Boards as they are told: the standing of everybody at once, then each one's place by looking it up."""

from datetime import date
from typing import Any

from yingdan.insight.models import Broadcast
from yingdan.insight.rules import span
from yingdan.insight.rules.telling import Standing
from yingdan.insight.selectors import leaderboard, publication
from yingdan.insight.selectors.leaderboard import Question
from yingdan.kernel import units
from yingdan.kernel.texts import text
from yingdan.org.models import Member
from yingdan.targets.selectors import tree as trees

SHOWN_BEST = 2  # who share the first place, by name


class Told:
    """One board of a broadcast, ready to be asked for places: read once, however many people are told. `raw` counts
    those who are not published, too."""

    def __init__(self, kind: span.Kind, question: Question, tree: trees.Tree, hidden: frozenset[int]) -> None:
        self.kind, self.question, self.tree, self.hidden = kind, question, tree, hidden
        self.metric = question.counted
        self.raw = leaderboard.standing(question, tree)
        self.ladder = leaderboard.ladder(question, self.raw.without(hidden))
        self.names: dict[int, str] = {}
        self._best: dict[str, tuple[str, str]] = {}

    def leading(self, limit: int) -> list[int]:
        """The keys of the first places; those who share the last of them come all, up to twice as many."""
        known = self.ladder.leading(limit)
        return sorted(known, key=lambda key: (self.ladder.rank(key), self.name(key), key))[: limit * 2]

    def name(self, key: int) -> str:
        """Of a person or a team."""
        return self.tree.nodes[key].name if key in self.tree.nodes and self.by != "person" else self.names.get(key, "")

    @property
    def by(self) -> str:
        """Whom it ranks."""
        return self.question.by

    def key_of(self, member: int, team: int) -> int | None:
        """What of somebody is ranked here: the person, the team, or the region over it."""
        if self.by == "person":
            return member
        return leaderboard.group(self.tree, team, self.question.by)

    def said(self, value: int, locale: str) -> str:
        """An amount in words."""
        return units.of(self.metric.unit).said(value, locale)

    def standing_of(self, member: int, team: int, locale: str) -> Standing:
        """One person's place."""
        key = self.key_of(member, team)
        values = self.raw.sums.get(key) if key is not None else None
        rank = self.ladder.rank(key) if key is not None else None
        gap = self.ladder.gap(key) if key is not None else None
        return Standing(
            self.span(locale), self.what(locale), rank, len(self.ladder.values),
            self.said(values[1] if values else 0, locale), self.said(gap, locale) if gap else "", *self.best(locale),
            key in self.hidden, self.name(key) if key is not None and self.by != "person" else "",
        )  # fmt: skip

    def best(self, locale: str) -> tuple[str, str]:
        """Who leads, and with how much; empty when nobody does."""
        if locale not in self._best:
            first = [key for key in self.leading(SHOWN_BEST) if self.ladder.rank(key) == 1][:SHOWN_BEST]
            amount = self.said(self.raw.sums[first[0]][1], locale) if first else ""
            self._best[locale] = self.joined(first, locale), amount
        return self._best[locale]

    def joined(self, keys: list[int], locale: str) -> str:
        """Names in one breath."""
        return ("、" if locale != "en" else ", ").join(self.name(key) for key in keys)

    def what(self, locale: str) -> str:
        """The metric."""
        label = self.metric.label
        return label[1] if locale == "en" else label[0]

    def span(self, locale: str) -> str:
        """The day, or the days so far."""
        return said_span(self.kind, self.question.day, locale)

    def group_lines(self, limit: int, locale: str) -> list[str]:
        """The first places for a whole group."""
        head = text("board_group", locale, what=self.what(locale), span=self.span(locale), size=len(self.ladder.values))
        rows = [
            f"{self.ladder.rank(key)}. {self.name(key)} {self.said(self.raw.sums[key][1], locale)}"
            for key in self.leading(limit)[:limit]
        ]  # fmt: skip
        return [head, *(rows or [text("board_group_none", locale)])]


def said_span(kind: span.Kind, day: date, locale: str) -> str:
    """A period that ends with the day, in words."""
    english = locale == "en"
    if kind == "day":
        return day.isoformat() if english else f"{day.month}月{day.day}日"
    month = f"{day:%Y-%m}" if english else f"{day.month}月"
    return text(f"board_{kind}", locale, year=day.year, month=month, quarter=(day.month + 2) // 3)


def read(row: Broadcast, day: date, tree: trees.Tree) -> list[Told]:
    """The boards of a broadcast as of a day: for each line the day's and the cumulative one."""
    hidden = publication.hidden()
    team = row.team_id if row.own_team and row.team_id in tree.nodes else None
    found = [
        Told(kind, Question(kind, day, line["by"], line["metric"], team, until=day), tree, hidden.among(line["by"]))
        for line in row.boards
        for kind in _kinds(line)
    ]
    wanted = {key for one in found if one.by == "person" for key in one.leading(max(row.top, SHOWN_BEST))}
    names = dict(Member.objects.filter(id__in=wanted).values_list("id", "name"))
    for one in found:
        one.names = names
    return found


def _kinds(line: dict[str, Any]) -> tuple[span.Kind, ...]:
    return ("day", line["cumulative"])
