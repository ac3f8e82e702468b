"""Makes an order better without changing its stops: 2-opt (a part reversed) and or-opt (a short part moved).

Croes (1958), Or (1976). The clock decides; a move whose bare travel time is no better than all that is spent now is not
put on the clock, since windows and lunch can only add to travel.
"""

from yingdan.routes.rules.clock import Task, cost

EFFORT = 600_000  # steps of the clock that one improvement may take: a fraction of a second
SEGMENT = 3  # stops that are moved together at most

Order = list[int]


class Search:
    """An order while it gets better."""

    def __init__(self, task: Task, order: Order, effort: int) -> None:
        self.task, self.order, self.left = task, order, effort
        self.best = cost(task, order)
        size = len(task.ways.seconds)
        # One more place, as far as nothing from all: where a day begins or ends anywhere.
        self.ways = [[*row, 0] for row in task.ways.seconds] + [[0] * (size + 1)]
        self.start = size if task.day.start is None else task.day.start
        self.end = size if task.day.end is None else task.day.end
        self.look()

    def look(self) -> None:
        """Travel time up to each place of the order, and the same way back."""
        self.path = [self.start, *self.order, self.end]
        self.there, self.back = [0], [0]
        for one, other in zip(self.path, self.path[1:], strict=False):
            self.there.append(self.there[-1] + self.ways[one][other])
            self.back.append(self.back[-1] + self.ways[other][one])

    def worth(self, delta: int) -> bool:
        """Whether a move that changes the travel time by so much could be better."""
        return self.best[0] > 0 or self.there[-1] + delta < self.best[1]

    def turned(self, i: int, j: int) -> int:
        """What the way through path[i..j] changes by when it is gone backwards."""
        return (self.back[j] - self.back[i]) - (self.there[j] - self.there[i])

    def take(self, candidate: Order) -> bool:
        """Keeps an order when the clock finds it better."""
        self.left -= len(candidate) + 1
        found = cost(self.task, candidate)
        if found >= self.best:
            return False
        self.order, self.best = candidate, found
        self.look()
        return True


def improve(task: Task, order: Order, effort: int = EFFORT) -> Order:
    """The order when nothing gets better any more or the effort is spent."""
    search = Search(task, list(order), effort)
    while _turn(search) | _move(search):
        if search.left < 0:
            break
    return search.order


def _turn(search: Search) -> bool:
    """One pass of 2-opt. Path index 0 is the start, so that stop n of the order is path[n + 1]."""
    better, size = False, len(search.order)
    for i in range(1, size):
        for j in range(i + 1, size + 1):
            ways, path = search.ways, search.path
            before, first, last, after = path[i - 1], path[i], path[j], path[j + 1]
            delta = ways[before][last] + ways[first][after] - ways[before][first] - ways[last][after]
            if search.worth(delta + search.turned(i, j)):
                order = search.order
                better |= search.take(order[: i - 1] + order[i - 1 : j][::-1] + order[j:])
                if search.left < 0:
                    return better
    return better


def _move(search: Search) -> bool:
    """One pass of or-opt with parts of one to three stops, also turned round."""
    better, size = False, len(search.order)
    for length in range(1, min(SEGMENT, size - 1) + 1):
        for i in range(1, size - length + 2):
            better |= _place(search, i, i + length - 1)
            if search.left < 0:
                return better
    return better


def _place(search: Search, i: int, j: int) -> bool:
    """Moves path[i..j] to the first place where it is better."""
    ways, path, order = search.ways, search.path, search.order
    first, last = path[i], path[j]
    gain = ways[path[i - 1]][path[j + 1]] - ways[path[i - 1]][first] - ways[last][path[j + 1]]
    turned = search.turned(i, j)
    part, rest = order[i - 1 : j], order[: i - 1] + order[j:]
    line = path[:i] + path[j + 1 :]
    for k in range(len(rest) + 1):
        if k == i - 1:
            continue
        before, after = line[k], line[k + 1]
        base = gain - ways[before][after]
        straight = base + ways[before][first] + ways[last][after]
        if search.worth(straight) and search.take(rest[:k] + part + rest[k:]):
            return True
        back = base + ways[before][last] + ways[first][after] + turned
        if j > i and search.worth(back) and search.take(rest[:k] + part[::-1] + rest[k:]):
            return True
    return False
