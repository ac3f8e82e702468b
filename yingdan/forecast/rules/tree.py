"""Sums over the organisation in arrays: people's lines in the order of their teams, each team a run of lines."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from yingdan.forecast.rules.stays import Days


@dataclass(frozen=True, slots=True)
class Leaves:
    """People in teams (owner 0: what nobody owns), ordered depth first by team. A team's subtree is the lines from
    `first` to `after` of its place; `above` is the place of the team over it, −1 for a root. Parents come first."""

    team: Days
    owner: Days
    teams: list[int]
    above: list[int]
    first: Days
    after: Days

    def place(self, team: Days, owner: Days) -> Days:
        """The lines of pairs of team and owner, all of which must be known."""
        keys = {key: n for n, key in enumerate(zip(self.team.tolist(), self.owner.tolist(), strict=True))}
        return np.array([keys[key] for key in zip(team.tolist(), owner.tolist(), strict=True)], dtype=np.int64)

    def sums(self, lines: NDArray[Any]) -> NDArray[Any]:
        """(lines, …) → (teams, …), each the sum of its subtree."""
        total = np.concatenate([np.zeros_like(lines[:1]), np.cumsum(lines, axis=0)])
        return np.asarray(total[self.after] - total[self.first])


def leaves(paths: dict[int, str], pairs: set[tuple[int, int]]) -> Leaves:
    """Of teams with their paths (ids from the root down, with dots) and pairs of (team, owner)."""
    steps = {team: tuple(map(int, path.split("."))) for team, path in paths.items()}
    teams = sorted(steps, key=steps.__getitem__)  # depth first: a parent's path is the beginning of its children's
    number = {team: n for n, team in enumerate(teams)}
    ordered = sorted(pairs, key=lambda pair: (number[pair[0]], pair[1]))
    of_team = np.array([number[team] for team, _ in ordered], dtype=np.int64)
    last = list(range(len(teams)))  # the last team of each subtree
    above = [number.get(steps[team][-2], -1) if len(steps[team]) > 1 else -1 for team in teams]
    for n in reversed(range(len(teams))):
        if above[n] >= 0:
            last[above[n]] = max(last[above[n]], last[n])
    return Leaves(
        np.array([team for team, _ in ordered], dtype=np.int64),
        np.array([owner for _, owner in ordered], dtype=np.int64),
        teams, above,
        np.searchsorted(of_team, np.arange(len(teams)), side="left"),
        np.searchsorted(of_team, np.array(last, dtype=np.int64), side="right"),
    )  # fmt: skip
