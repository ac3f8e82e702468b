"""Answers that are sent without a check have exactly the shape that the API declares."""

from typing import Any

import orjson
import pytest

from yingdan.conftest import actor_for, client_for
from yingdan.deals.api.board_schemas import Board as DealBoard
from yingdan.deals.api.board_schemas import Cards
from yingdan.forecast.api.shapes import OutlookOut
from yingdan.insight.api.funnel import FunnelOut
from yingdan.insight.api.leaderboard import BoardOut, ScreenOut
from yingdan.insight.api.workbench import WorkbenchOut
from yingdan.targets.api.attainment import AttainmentOut
from yingdan.targets.services import plans, split
from yingdan.targets.services.split import Wish

pytestmark = pytest.mark.usefixtures("history")


@pytest.fixture
def published(cast):
    """A year's target for the company, so that rates and gaps are numbers."""
    actor = actor_for(cast.liu)
    target = plans.create(actor=actor, name="年度", year=2026, team_id=cast.company.id, amount=1_200_001)
    target, _ = split.split(actor=actor, target_id=target.id, version=1, wish=Wish("equal", "equal"))
    return plans.publish(actor=actor, target_id=target.id, version=target.version)


def as_declared(schema: Any, answer: Any) -> Any:
    """The answer as the schema would write it: nothing more, nothing less, nothing of another type."""
    return schema.model_validate(answer).model_dump(mode="json")


def same_instants(value: Any) -> Any:
    """UTC is written in two ways."""
    return orjson.loads(orjson.dumps(value).replace(b"+00:00", b"Z"))


@pytest.mark.parametrize("who", ["liu", "zhang", "xiaoli"])
@pytest.mark.parametrize(
    ("path", "schema"),
    [
        ("/api/leaderboard?zeros=true", BoardOut),
        ("/api/leaderboard?by=region&period=year", BoardOut),
        ("/api/leaderboard/screen", ScreenOut),
        ("/api/funnel", FunnelOut),
        ("/api/funnel?mode=cohort&period=2026", FunnelOut),
        ("/api/outlook?period=2026", OutlookOut),
        ("/api/workbench", WorkbenchOut),
        ("/api/attainment?period=2026-03", AttainmentOut),
    ],
)
def test_figures(cast, published, who, path, schema):
    answer = client_for(getattr(cast, who)).get(path)
    assert answer.status_code == 200
    assert same_instants(as_declared(schema, answer.json())) == same_instants(answer.json())


@pytest.mark.parametrize("who", ["liu", "zhang", "xiaoli"])
def test_boards_of_deals(cast, who, pipeline, monkeypatch):
    monkeypatch.setattr("yingdan.deals.selectors.board.CARDS", 1)
    client = client_for(getattr(cast, who))
    board = client.post("/api/deals/board", {"pipeline": pipeline.id}, content_type="application/json").json()
    assert any(column["cards"] for column in board["columns"])
    assert same_instants(as_declared(DealBoard, board)) == same_instants(board)
    for column in board["columns"]:
        if column["next_cursor"]:
            url = f"/api/deals/board/{column['stage']['id']}/cards"
            more = client.post(url, {"cursor": column["next_cursor"]}, content_type="application/json").json()
            assert more["cards"]
            assert same_instants(as_declared(Cards, more)) == same_instants(more)
