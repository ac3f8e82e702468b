"""Routes of the life of targets: decided, confirmed, countered, passed down, compared, explained."""

from typing import Any

from tests.permissions.record import Record

TARGET, PUBLISHED = {"target_id": "target"}, {"target_id": "published_target"}
_V1 = {"version": 1}
_TEAM = {**TARGET, "team_id": "team"}
_BOTH = {**TARGET, "other_id": "published_target"}
_FILE = {**TARGET, "file_id": "attached_file"}
_MARKET: dict[str, Any] = {"version": 0, "note": "市场平稳"}

BY_OWNER: dict[str, Record] = {
    "GET /api/targets/{target_id}/teams/{team_id}/people/{member_id}/said": Record(
        {**PUBLISHED, "team_id": "team", "member_id": "member"}
    ),
    "POST /api/targets/{target_id}/responses": Record(PUBLISHED, {"team": "$team", "kind": "confirm"}),
}
BY_MATE: dict[str, Record] = {
    "POST /api/targets/{target_id}/propose": Record(TARGET, _V1),
    "POST /api/targets/{target_id}/approve": Record(TARGET, _V1, ok=409),
    "POST /api/targets/{target_id}/send-back": Record(TARGET, {**_V1, "comment": "太低"}, ok=409),
    "GET /api/targets/{target_id}/steps": Record(TARGET),
    "GET /api/targets/{target_id}/responses": Record(PUBLISHED),
    "POST /api/targets/{target_id}/responses/remind": Record(PUBLISHED),
    "POST /api/targets/{target_id}/responses/{response_id}/answer": Record(
        {**PUBLISHED, "response_id": "response"}, {"accept": False, "comment": "维持"}
    ),
    "GET /api/targets/{target_id}/offers": Record(TARGET),
    "GET /api/targets/{target_id}/offers/months": Record(TARGET),
    "POST /api/targets/{target_id}/collecting": Record(TARGET),
    "POST /api/targets/{target_id}/collecting/end": Record(TARGET, ok=409),
    "POST /api/targets/{target_id}/offers/remind": Record(TARGET, ok=409),
    "POST /api/targets/{target_id}/offers/settle": Record(
        TARGET, {**_V1, "team": "$team", "how": "keep", "comment": "不变"}, ok=409
    ),
    "GET /api/targets/{target_id}/waterfall": Record(TARGET),
    "PUT /api/targets/{target_id}/teams/{team_id}/commitment": Record(_TEAM, {"amount": 1000}),
    "POST /api/targets/{target_id}/teams/{team_id}/assign": Record(_TEAM, {**_V1, "amount": 1200}, ok=409),
    "POST /api/targets/{target_id}/teams/{team_id}/pass-down": Record(_TEAM),
    "GET /api/targets/{target_id}/comparable": Record(TARGET),
    "GET /api/targets/{target_id}/compare/{other_id}": Record(_BOTH),
    "GET /api/targets/{target_id}/compare/{other_id}/export": Record(_BOTH),
    "GET /api/targets/{target_id}/edits": Record(TARGET),
    "GET /api/targets/{target_id}/edits/{edit_id}": Record({**TARGET, "edit_id": "edit"}),
    "GET /api/targets/{target_id}/market": Record(TARGET),
    "PUT /api/targets/{target_id}/market": Record(TARGET, _MARKET),
    "POST /api/targets/{target_id}/attachments": Record(TARGET, {"file_ids": ["$file"]}, ok=422),
    "GET /api/targets/{target_id}/attachments/{file_id}": Record(_FILE),
    "DELETE /api/targets/{target_id}/attachments/{file_id}": Record(_FILE),
}
