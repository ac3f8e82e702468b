"""Controlled rounding of a table: both margins exact, every cell the floor or the ceiling of its ideal."""

import heapq
from collections.abc import Sequence


class Rounding:
    """Minimum squared distance from the ideal among all tables of floors and ceilings with both margins exact.

    `ideal` is in 1/`scale` units and has both margins exact already, so such a table exists (the transport polytope
    has whole corners). Rows are first rounded on their own, the best without the columns; then units move between
    columns along cheapest paths (successive shortest paths), which keeps it a minimum-cost flow. Columns should be
    the short side.
    """

    def __init__(self, ideal: list[list[int]], scale: int, rows: Sequence[int], columns: Sequence[int]) -> None:
        self.scale = scale
        self.ideal = ideal
        self.low = [[x // scale for x in line] for line in ideal]
        self.high = [[-(-x // scale) for x in line] for line in ideal]
        self.value = [list(line) for line in self.low]
        for i, goal in enumerate(rows):
            self.fill_row(i, goal)
        self.over = [sum(column) - goal for column, goal in zip(zip(*self.value, strict=True), columns, strict=True)]
        self.moves: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for i in range(len(rows)):
            self.offer(i, range(len(columns)), range(len(columns)))

    def run(self) -> list[list[int]]:
        """Moves units until no column is over; the whole amounts."""
        while any(amount > 0 for amount in self.over):
            for a, b in self.cheapest_path():
                self.move(a, b)
        return self.value

    def cost(self, i: int, j: int) -> int:
        """What the ceiling costs more than the floor: the change of the squared distance, up to a factor."""
        return self.scale - 2 * (self.ideal[i][j] - self.low[i][j] * self.scale)

    def fill_row(self, i: int, goal: int) -> None:
        """Rounds up the cheapest cells of a row until it has its sum."""
        order = sorted((self.cost(i, j), j) for j in range(len(self.low[i])) if self.low[i][j] < self.high[i][j])
        for _, j in order[: goal - sum(self.low[i])]:
            self.value[i][j] += 1

    def offer(self, i: int, giving: Sequence[int], taking: Sequence[int]) -> None:
        """Enters the moves of a row that are possible now: one unit from a rounded-up cell to a rounded-down one."""
        for a in giving:
            for b in taking:
                if a != b and self.allowed(i, a, b):
                    heapq.heappush(self.moves.setdefault((a, b), []), (self.cost(i, b) - self.cost(i, a), i))

    def allowed(self, i: int, a: int, b: int) -> bool:
        """Whether row i can give a unit from a to b."""
        return self.value[i][a] > self.low[i][a] and self.value[i][b] < self.high[i][b]

    def best(self, a: int, b: int) -> tuple[int, int] | None:
        """The cheapest move (price, row) from a to b that is still possible."""
        queue = self.moves.get((a, b), [])
        while queue and not self.allowed(queue[0][1], a, b):
            heapq.heappop(queue)
        return queue[0] if queue else None

    def cheapest_path(self) -> list[tuple[int, int]]:
        """Bellman–Ford over the columns, from those that are over to the cheapest that is short."""
        size = range(len(self.over))
        steps = {(a, b): found[0] for a in size for b in size if a != b and (found := self.best(a, b))}
        cost = {j: 0 for j in size if self.over[j] > 0}
        came: dict[int, int] = {}
        for _ in size:
            for (a, b), price in steps.items():
                if a in cost and (b not in cost or cost[a] + price < cost[b]):
                    cost[b], came[b] = cost[a] + price, a
        end = min((j for j in size if self.over[j] < 0 and j in cost), key=lambda j: (cost[j], j))
        path = [end]
        while path[-1] in came:
            path.append(came[path[-1]])
        return list(zip(path[:0:-1], path[-2::-1], strict=True))

    def move(self, a: int, b: int) -> None:
        """Moves one unit by the cheapest row."""
        found = self.best(a, b)
        if found is None:
            raise AssertionError(f"no way from {a} to {b}, although the path said so")
        i = found[1]
        self.value[i][a] -= 1
        self.value[i][b] += 1
        self.over[a] -= 1
        self.over[b] += 1
        size = range(len(self.over))
        self.offer(i, size, (a,))
        self.offer(i, (b,), size)
