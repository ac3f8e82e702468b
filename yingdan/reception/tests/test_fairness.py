"""Turns are fair over any sequence of arrivals, skips and turns given back – of persons and of teams."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from yingdan.reception.rules import rota
from yingdan.reception.rules.rota import Seat

PEOPLE = range(1, 7)
MISSING = st.sets(st.sampled_from(PEOPLE), max_size=5)
STEPS = st.lists(
    st.one_of(st.tuples(st.just("arrives"), MISSING), st.tuples(st.just("back"), st.integers(0, 40))), max_size=60
)
TEAMS = st.sampled_from([{}, {1: 0}, {1: 0, 2: 1}, {1: 0, 2: 1, 3: 2}])


class Story:
    """A rota as it goes on."""

    def __init__(self, teams: dict[int, int]) -> None:
        self.teams: rota.Teams = teams
        self.seats = tuple(Seat(n, n, team=n % len(teams) + 1 if teams else 0) for n in PEOPLE)
        self.number = max(PEOPLE)
        self.held: list[tuple[int, int]] = []  # turns that count
        self.last: dict[int, int] = {}  # member → number of the last turn in order
        self.taken = Counter[int]()
        self.returned = Counter[int]()

    def team(self, member: int) -> int:
        return next(one.team for one in self.seats if one.member == member)

    def arrives(self, missing: set[int]) -> None:
        owed = {one.member for one in self.seats if one.owed}
        coming = rota.upcoming(self.seats, missing, (), self.teams)
        if coming.member is None:
            assert missing >= set(PEOPLE)
            return
        member, present = coming.member, set(PEOPLE) - missing
        assert member in present
        assert {one.member for one in coming.skips} <= missing, "nobody is passed over who could come"
        self.number += 1
        after = rota.take(self.seats, member, self.number, self.teams)
        if after.kind == "owed":
            assert member in owed & present, "made good is only what was given back"
        else:
            assert not owed & present, "what is owed comes first"
            self.fair(member, present)
            self.last[member] = self.number
        self.seats, self.teams = after.seats, after.teams
        self.taken[member] += 1
        self.held.append((member, self.number))

    def fair(self, member: int, present: set[int]) -> None:
        """Nobody has a second turn in order while a colleague who is here had none since the first; so for teams."""
        first = self.last.get(member, 0)
        mates = [one for one in present - {member} if self.team(one) == self.team(member)]
        assert all(self.last.get(one, 0) > first for one in mates) or not first
        if self.teams:
            last_of = {
                team: max((self.last.get(one, 0) for one in PEOPLE if self.team(one) == team), default=0)
                for team in self.teams
            }
            own = last_of[self.team(member)]
            waiting = {self.team(one) for one in present} - {self.team(member)}
            assert not own or all(last_of[team] > own for team in waiting)

    def back(self, which: int) -> None:
        if not self.held:
            return
        member, number = self.held.pop(which % len(self.held))
        self.seats = rota.give_back(self.seats, member, number)
        self.returned[member] += 1

    def check(self) -> None:
        owed = {one.member: len(one.owed) for one in self.seats}
        assert sorted(owed) == list(PEOPLE), "nobody falls out of the rota"
        assert len({one.place for one in self.seats}) == len(self.seats)
        assert len({one.member for one in rota.order(self.seats, self.teams)}) == len(PEOPLE)
        assert sum(self.taken.values()) == self.number - max(PEOPLE), "each arrival is one turn of one person"
        for member in PEOPLE:
            assert 0 <= owed[member] <= self.returned[member]
            kept = self.taken[member] - self.returned[member]
            assert kept + owed[member] >= 0


@given(TEAMS, STEPS)
def test_turns_are_fair_whatever_happens(teams: dict[int, int], steps: list[tuple[str, object]]) -> None:
    story = Story(teams)
    for what, how in steps:
        if what == "arrives":
            story.arrives(set(how))  # type: ignore[call-overload]
        else:
            story.back(int(str(how)))
        story.check()


@given(TEAMS, STEPS)
def test_in_the_end_everything_given_back_is_made_good(teams: dict[int, int], steps: list[tuple[str, object]]) -> None:
    story = Story(teams)
    for what, how in steps:
        if what == "arrives":
            story.arrives(set(how))  # type: ignore[call-overload]
        else:
            story.back(int(str(how)))
    for _ in range(sum(len(one.owed) for one in story.seats)):
        story.arrives(set())
    assert not any(one.owed for one in story.seats)


def test_teams_take_turns_and_so_do_their_people() -> None:
    seats = tuple(Seat(n, n, team=1 if n < 3 else 2) for n in (1, 2, 3))
    teams: rota.Teams = {1: 10, 2: 11}
    got = []
    for number in range(20, 26):
        member = rota.upcoming(seats, (), (), teams).member
        assert member is not None
        got.append(member)
        taken = rota.take(seats, member, number, teams)
        seats, teams = taken.seats, taken.teams
    assert got == [1, 3, 2, 3, 1, 3]


def test_a_team_with_nobody_here_keeps_its_turn() -> None:
    seats = tuple(Seat(n, n, team=1 if n < 3 else 2) for n in (1, 2, 3))
    coming = rota.upcoming(seats, {1, 2}, (), {1: 10, 2: 11})
    assert (coming.member, [one.member for one in coming.skips]) == (3, [1, 2])
    taken = rota.take(seats, 3, 20, {1: 10, 2: 11})
    assert rota.upcoming(taken.seats, (), (), taken.teams).member == 1


def test_how_many_turns_come_before_in_a_rota_of_teams() -> None:
    seats = tuple(Seat(n, n, team=1 if n < 4 else 2) for n in (1, 2, 3, 4))
    teams = {1: 10, 2: 11}
    assert [rota.before(seats, one, (), (), teams) for one in (1, 4, 2, 3)] == [0, 1, 2, 4]
    assert rota.before(seats, 3, {1}, {2}, teams) == 0
