"""Routes of targets: 小李's team has a draft and a published one; a team-mate with the permission may work on them."""

from dataclasses import replace

from tests.permissions import targets_life as life
from tests.permissions.record import Form, Record

TARGET, PUBLISHED = {"target_id": "target"}, {"target_id": "published_target"}
_V1 = {"version": 1}
_REST = {"kind": "amount", "team": "$team", "amount": 1200, "since": "2032-01-01"}
_CELL = {"team": "$team", "member": "$member", "period": "2031-01"}
RECORDS: dict[str, Record] = (
    {
        route: replace(record, by="mate")
        for route, record in {
            "GET /api/targets/{target_id}": Record(TARGET),
            "PATCH /api/targets/{target_id}": Record(TARGET, {**_V1, "name": "新名字"}),
            "POST /api/targets/{target_id}/publish": Record(TARGET, _V1),
            "POST /api/targets/{target_id}/unpublish": Record(PUBLISHED, _V1),
            "POST /api/targets/{target_id}/archive": Record(TARGET, _V1),
            "POST /api/targets/{target_id}/revise": Record(PUBLISHED, _V1),
            "POST /api/targets/{target_id}/copy": Record(TARGET, {"name": "副本"}),
            "GET /api/targets/{target_id}/grid": Record(TARGET),
            "PATCH /api/targets/{target_id}/cells": Record(TARGET, {**_V1, "cells": [{**_CELL, "value": 1200}]}),
            "POST /api/targets/{target_id}/locks": Record(TARGET, {**_V1, "cells": [_CELL], "locked": True}),
            "POST /api/targets/{target_id}/undo": Record(TARGET, _V1, ok=409),
            "POST /api/targets/{target_id}/redo": Record(TARGET, _V1, ok=409),
            "POST /api/targets/{target_id}/parts": Record(TARGET, {**_V1, "items": [{"channel": "直销"}]}),
            "POST /api/targets/{target_id}/split": Record(TARGET, {**_V1, "people": "equal", "months": "equal"}),
            "GET /api/targets/{target_id}/needs": Record(PUBLISHED),
            "POST /api/targets/{target_id}/rebalance": Record(PUBLISHED, _REST),
            "POST /api/targets/{target_id}/rebalance/approve": Record(PUBLISHED, {**_REST, "digest": "x"}, ok=409),
            "GET /api/targets/{target_id}/export": Record(TARGET),
            "POST /api/targets/{target_id}/import": Record(TARGET, Form(version=1, file=b"no workbook"), ok=422),
            **life.BY_MATE,
        }.items()
    }
    | life.BY_OWNER
    | {"POST /api/activity/changes/{change_id}/undo": Record({"change_id": "activity_change"})}
)
