"""The organisation of the demo company: areas, teams and the people in them, of any size."""

from dataclasses import dataclass, field
from random import Random

from yingdan.demo import words
from yingdan.demo.axis import DAY, Axis
from yingdan.demo.places import City, areas

REPS_PER_TEAM = 16
TEAMS_PER_REGION = 8  # with more teams than this an area gets a level of provinces' offices in between
COMPANY = "恒拓自动化设备有限公司"
REGION_MANAGER, SUPERVISOR, REP = "区域销售经理", "销售主管", "销售代表"


@dataclass(slots=True)
class Person:
    """A user and member with the same id; `since` and `until` are days of the axis, `skill` 1.0 is average."""

    id: int
    username: str
    name: str
    position: str
    role: str
    team: "Node"
    manager: "Person | None" = None
    since: int = 0
    until: int | None = None
    skill: float = 1.0
    pace: float = 1.0
    cities: list[City] = field(default_factory=list)

    @property
    def sells(self) -> bool:
        """Whether the person has customers."""
        return self.role == "rep"


@dataclass(slots=True)
class Node:
    """A team; `path` as in the database."""

    id: int
    name: str
    kind: str
    parent: "Node | None"
    cities: list[City]
    manager: Person | None = None

    @property
    def path(self) -> str:
        """Ids from the root down."""
        return f"{self.parent.path}.{self.id}" if self.parent else str(self.id)


# username, name, position, role: those who work at head office; the first is the head of the company
HEAD_OFFICE = [
    ("director", "刘总", "销售总监", "director"),
    ("support", "内勤", "销售内勤", "sales_support"),
    ("frontdesk", "前台", "前台秘书", "front_desk"),
    ("inspector", "督导", "销售督导", "inspector"),
    ("finance", "财务", "财务主管", "finance"),
    ("hr", "HR", "人事主管", "hr"),
    ("admin", "管理员", "系统管理员", "administrator"),
]
# sign-in names of the first holder of a post, so that every role can be tried
FIRST = {
    REGION_MANAGER: ("manager", "陈经理"),
    SUPERVISOR: ("supervisor", "张主管"),
    REP: ("rep", "小李"),
}


class Staff:
    """Builds the tree: company → areas → (offices →) teams, each with a head, and the reps."""

    def __init__(self, scale: float, seed: int, axis: Axis) -> None:
        self.rnd = Random(f"{seed}/staff")  # noqa: S311 - made-up people, no secrets
        self.axis = axis
        self.nodes: list[Node] = []
        self.people: list[Person] = []
        self.posts: set[str] = set()
        self.names: set[str] = set()
        self.first_team = 0
        self.root = self._node(COMPANY, "company", None, [])
        for username, name, position, role in HEAD_OFFICE:
            self._person(self.root, position, role, username, name)
        director = self.people[0]
        self.root.manager = director
        for person in self.people[1:]:
            person.manager = director
        self._areas(max(1, round(3 * scale)), director)

    def _areas(self, teams: int, director: Person) -> None:
        open_areas = list(areas().items())[: max(1, min(7, -(-teams * 2 // 3)))]
        for index, (name, cities) in enumerate(open_areas):
            share = teams // len(open_areas) + (index < teams % len(open_areas))
            area = self._node(f"{name}大区", "region", self.root, cities)
            manager = self._head(area, director)
            if share <= TEAMS_PER_REGION:
                self._teams(area, manager, cities, share)
                continue
            for number in range(-(-share // TEAMS_PER_REGION)):
                city = cities[number % len(cities)]
                round_ = number // len(cities)
                office = self._node(f"{city.name}分公司{round_ + 1 if round_ else ''}", "region", area, [city])
                size = min(TEAMS_PER_REGION, share - number * TEAMS_PER_REGION)
                self._teams(office, self._head(office, manager), [city], size)

    def _teams(self, parent: Node, manager: Person, cities: list[City], count: int) -> None:
        for number in range(count):
            city = cities[number % len(cities)]
            more = count > len(cities)
            name = (
                f"{city.name}销售{'一二三四五六七八'[number // len(cities)] if more else ''}{'部' if more else '团队'}"
            )
            team = self._node(name, "team", parent, [city])
            head = self._person(team, SUPERVISOR, "supervisor")
            head.manager, team.manager, head.cities = manager, head, [city]
            for _ in range(REPS_PER_TEAM):
                self._rep(team, head, city)

    def _head(self, node: Node, manager: Person) -> Person:
        head = self._person(node, REGION_MANAGER, "manager")
        head.manager, node.manager = manager, head
        return head

    def _rep(self, team: Node, head: Person, city: City) -> None:
        rep = self._person(team, REP if self.rnd.random() < 0.8 else "高级销售代表", "rep")
        rep.manager, rep.cities = head, [city]
        rep.skill = min(1.6, max(0.55, self.rnd.gauss(1, 0.22)))
        rep.pace = min(1.5, max(0.6, self.rnd.gauss(1, 0.2)))
        if rep.username in ("rep", "rep2"):
            rep.skill, rep.pace = 1.15, 1.1
            return
        if self.rnd.random() < 0.25:  # joined within the years shown
            rep.since = self.axis.shown_day + int(self.rnd.random() * (self.axis.now_day - self.axis.shown_day - 40))
        elif self.rnd.random() < 0.06:  # left, the supervisor took over
            rep.until = self.axis.now_day - 30 - int(self.rnd.random() * 330)

    def _node(self, name: str, kind: str, parent: Node | None, cities: list[City]) -> Node:
        node = Node(len(self.nodes) + 1, name, kind, parent, cities)
        self.nodes.append(node)
        return node

    def _person(self, team: Node, position: str, role: str, username: str = "", name: str = "") -> Person:
        number = len(self.people) + 1
        if not username:
            username, name = self._sign_in(position, role, team, number)
        person = Person(number, username, name, position, role, team)
        self.people.append(person)
        return person

    def _sign_in(self, position: str, role: str, team: Node, number: int) -> tuple[str, str]:
        if position in FIRST and position not in self.posts:
            self.posts.add(position)
            self.first_team = team.id if role == "rep" else 0
            return FIRST[position]
        if position == REP and "rep2" not in self.posts and team.id != self.first_team:
            self.posts.add("rep2")
            return "rep2", "小王"
        return f"hd{number:05d}", self._name()

    def _name(self) -> str:
        """A name not yet taken, while that is possible."""
        name = person_name(self.rnd)
        for _ in range(20):
            if name not in self.names:
                break
            name = person_name(self.rnd)
        self.names.add(name)
        return name

    def stamp_since(self, person: Person) -> str:
        """When the person's account was made."""
        return self.axis.stamp(person.since * DAY + 540)


def person_name(rnd: Random) -> str:
    """A plausible Chinese name."""
    pick = rnd.random
    given = words.GIVEN_FIRST[int(pick() * len(words.GIVEN_FIRST))]
    if pick() < 0.8:
        given += words.GIVEN_SECOND[int(pick() * len(words.GIVEN_SECOND))]
    return words.SURNAMES[int(pick() * len(words.SURNAMES))] + given
