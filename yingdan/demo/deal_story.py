"""How a deal goes: through the stages of the pipeline, to its end or to today."""

from dataclasses import dataclass
from random import Random

from yingdan.demo.axis import DAY
from yingdan.demo.scene import Scene
from yingdan.demo.staff import Person

CHANCE = 0.825  # of an average deal to leave a stage forwards; five stages make a win rate of about 35 %


@dataclass(frozen=True, slots=True)
class Step:
    """A stage of the pipeline; `number` counts from 0."""

    id: int
    name: str
    number: int
    position: int
    probability: int
    minutes: int  # usual stay


@dataclass(frozen=True, slots=True)
class Setting:
    """What the pipeline offers: stages in order and the reasons for closing, by kind."""

    pipeline: int
    steps: list[Step]
    reasons: dict[str, list[int]]


@dataclass(slots=True)
class Course:
    """What happened: stays as (step, entered, left or 0) and how it stands now; `closed` is 0 while open."""

    stays: list[tuple[Step, int, int]]
    status: str
    closed: int

    @property
    def step(self) -> Step:
        """Where the deal is or was at last."""
        return self.stays[-1][0]

    @property
    def furthest(self) -> int:
        """The highest position reached."""
        return max(step.position for step, _, _ in self.stays)


def run(scene: Scene, setting: Setting, rep: Person, opened: int) -> Course:
    """Lets a deal live from `opened` until it is closed or today comes."""
    rnd, axis, spread = scene.rnd, scene.axis, scene.spread
    steps, last = setting.steps, len(setting.steps) - 1
    chance = CHANCE ** (1 / rep.skill)
    stays: list[tuple[Step, int, int]] = []
    index, entered, moved_back = 0, opened, False
    while True:
        step = steps[index]
        left = axis.working(rnd, entered + int(step.minutes * spread[int(rnd.random() * 4096)] / rep.pace) + DAY // 2)
        if left >= axis.now:
            stays.append((step, entered, 0))
            return Course(stays, "open", 0)
        stays.append((step, entered, left))
        entered = left
        if rnd.random() > chance:
            return Course(stays, "abandoned" if index < 2 and rnd.random() < 0.35 else "lost", left)
        if index == last:
            return Course(stays, "won", left)
        index, moved_back = _next(rnd, index, last, moved_back)


def _next(rnd: Random, index: int, last: int, moved_back: bool) -> tuple[int, bool]:
    """The stage after `index`: usually the next; sometimes one is skipped, rarely it goes back once."""
    luck = rnd.random()
    if luck < 0.03 and index and not moved_back:
        return index - 1, True
    return (index + 2 if luck > 0.95 and index + 2 <= last else index + 1), moved_back
