"""Random stories of deals, and what plain Python makes of them: the same figures from snapshots of the deals alone."""

from collections import Counter, defaultdict
from datetime import date, timedelta
from statistics import median
from typing import Any

from hypothesis import strategies as st

from yingdan.deals.models import Deal, Pipeline, Stage
from yingdan.deals.tests.happening import at
from yingdan.kernel import clock

BEGIN = date(2026, 3, 2)
NAMES = ("status", "stage_id", "pipeline_id", "amount", "expected_close", "owner_id", "team_id")
OP = st.fixed_dictionaries(
    {
        "verb": st.sampled_from(["open", "open", "move", "move", "move", "amount", "expect", "give", "close", "again"]),
        "deal": st.integers(0, 30),
        "stage": st.integers(0, 2),
        "line": st.sampled_from([0, 0, 0, 1]),
        "amount": st.integers(0, 9),
        "day": st.sampled_from([None, 1, 5, 9, 30]),
        "who": st.integers(0, 2),
        "status": st.sampled_from(["won", "lost", "abandoned"]),
        "hours": st.sampled_from([3, 30, 77]),
        "source": st.sampled_from(["", "展会"]),
    }
)


def other_line():
    line, _ = Pipeline.objects.get_or_create(name="另一条流程")
    for position in (1, 2, 3):
        Stage.objects.get_or_create(
            pipeline=line, name=f"步骤{position}", defaults={"position": position, "probability": 5}
        )
    return line


def tell(cast, lines, ops):
    """Makes the story happen; returns (instant, the deals as they were then) after each step."""
    lanes = [list(Stage.objects.filter(pipeline=line).order_by("position")) for line in lines]
    people = [cast.xiaoli, cast.xiaowang, cast.zhang]
    moment, seen = clock.day_start(BEGIN), []
    for op in ops:
        moment += timedelta(hours=op["hours"])
        day = clock.business_day(moment)
        expected = None if op["day"] is None else day + timedelta(days=op["day"])
        with at(moment):
            happen(op, lanes, people, day, expected, moment)
        rows = Deal.objects.values("id", *NAMES, "opened_on", "source")
        seen.append((moment, {row["id"]: row for row in rows}))
    return seen


def happen(op, lanes, people, day, expected, moment):
    who, lane = people[op["who"]], lanes[op["line"]]
    if op["verb"] == "open":
        stage = lane[op["stage"]]
        Deal.objects.create(
            name="deal", pipeline_id=stage.pipeline_id, stage=stage, owner=who, team=who.team, amount=op["amount"],
            probability=10, expected_close=expected, opened_on=day, stage_entered_at=moment, source=op["source"],
        )  # fmt: skip
        return
    wanted = Deal.objects.exclude(status="open") if op["verb"] == "again" else Deal.objects.filter(status="open")
    ids = list(wanted.order_by("id").values_list("id", flat=True))
    if not ids:
        return
    row = Deal.objects.filter(id=ids[op["deal"] % len(ids)])
    own = next(one for one in lanes if one[0].pipeline_id == row.get().pipeline_id)
    changes = {
        "move": {"stage": own[op["stage"]], "amount": op["amount"]},
        "amount": {"amount": op["amount"]},
        "expect": {"expected_close": expected},
        "give": {"owner": who, "team": who.team},
        "close": {"status": op["status"], "closed_on": day, "probability": 0, "amount": op["amount"]},
        "again": {"status": "open", "closed_on": None, "stage": own[op["stage"]]},
    }
    row.update(**changes[op["verb"]])


class Model:
    """The same figures in plain Python, from the snapshots alone."""

    def __init__(self, seen, days, here, due=None):
        self.here, self.due = here, due
        first, after = clock.day_start(days.first), clock.day_start(days.last + timedelta(days=1))
        before: dict[int, Any] = {}
        self.changes: list[tuple[Any, Any, Any, Any]] = []
        self.start: dict[int, Any] = {}
        self.entered: dict[int, Any] = {}
        for moment, then in seen:
            if moment < first:
                self.start = then
            for deal, now in then.items():
                was = before.get(deal)
                if was is None or now["status"] != "open":
                    since = moment
                elif was["status"] == "open" and was["stage_id"] == now["stage_id"]:
                    since = self.entered[deal]
                else:
                    since = moment
                if first <= moment < after and was != now:
                    self.changes.append((moment, was, now, self.entered.get(deal)))
                self.entered[deal] = since
            before = then
            if moment < after:
                self.end = then
        if not seen or seen[0][0] >= after:
            self.end = {}

    def holds(self, row):
        late = self.due is not None and (row["expected_close"] is None or row["expected_close"] > self.due)
        return row["status"] == "open" and self.here(row) and not late

    def waterfall(self):
        fen: Counter[str] = Counter()
        for _, was, now, _ in self.changes:
            had, has = bool(was and self.holds(was)), self.holds(now)
            came = was is None and self.here(now) and self.holds({**now, "status": "open"})
            if came:
                fen["new"] += now["amount"]
            if came and not has:
                fen[now["status"]] -= now["amount"]
            if was and has and not had:
                kind = "reopened" if was["status"] != "open" else "pulled_in" if self.here(was) else "moved_in"
                fen[kind] += now["amount"]
            if had and (has or now["status"] != "open") and now["amount"] != was["amount"]:
                fen["increased" if now["amount"] > was["amount"] else "decreased"] += now["amount"] - was["amount"]
            if had and now["status"] != "open":
                fen[now["status"]] -= now["amount"]
            elif had and not has:
                fen["pushed_out" if self.here(now) else "moved_out"] -= was["amount"]
        start = sum(row["amount"] for row in self.start.values() if self.holds(row))
        end = sum(row["amount"] for row in self.end.values() if self.holds(row))
        return start, {kind: value for kind, value in fen.items() if value}, end

    def stages(self, places):
        counts: Counter[tuple[int, str]] = Counter()
        stays: defaultdict[int, list[float]] = defaultdict(list)
        for moment, was, now, since in self.changes:
            had, has = bool(was and self.holds(was)), self.holds(now)
            new = was is None and self.here(now)
            moved = had and has and was["stage_id"] != now["stage_id"]
            low, high = places.get(was["stage_id"]) if was else -1, places.get(now["stage_id"])
            if new:
                counts[now["stage_id"], "in new"] += 1
            elif has and not had:
                counts[now["stage_id"], "in reopened" if was["status"] != "open" else "in moved_in"] += 1
            elif moved:
                counts[now["stage_id"], "in forward" if high >= low else "in back"] += 1
            went = None
            if had and now["status"] != "open":
                went = now["status"]
            elif had and not has:
                went = "moved_out"
            elif moved:
                went = "passed" if high >= low else "returned"
            if went:
                counts[was["stage_id"], f"out {went}"] += 1
                if went != "moved_out":
                    stays[was["stage_id"]].append((moment - since).total_seconds() / 86_400)
            if new or (moved and high > low) or went == "won":
                for stage, place in places.items():
                    top = 99 if went == "won" else high
                    own = {now["stage_id"], was and was["stage_id"]}
                    if (-1 if new else low) < place < top and stage not in own:
                        counts[stage, "skipped"] += 1
        return counts, {stage: round(median(found), 1) for stage, found in stays.items()}
