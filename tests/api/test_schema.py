"""Whatever fits the API's description is answered without a server error.

Schemathesis makes up the requests from the OpenAPI description; an administrator sends each twice: to records that
exist, and to made-up ones.
"""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import hypothesis
import pytest
import schemathesis
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test.client import MULTIPART_CONTENT
from hypothesis import HealthCheck, Phase, given
from schemathesis import Case, GenerationMode

from tests.permissions.scene import Scene, build
from tests.routes import operations
from yingdan.config.api import api
from yingdan.conftest import client_for, close

EXAMPLES = 5
SCHEMA = schemathesis.openapi.from_dict(api.get_openapi_schema())
OPERATIONS = {f"{one.ok().method.upper()} {one.ok().path}": one.ok() for one in SCHEMA.get_all_operations()}
EXPECTED = {"GET /api/health": 503}  # no worker runs here, and it must say so


@pytest.fixture(scope="module")
def scene(django_db_setup: None, django_db_blocker: Any) -> Iterator[Scene]:
    """Something of everything, made once; each test takes back what it wrote (its transaction is inside this one)."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield build()
        transaction.set_rollback(True)


def test_every_operation_is_tried() -> None:
    assert set(OPERATIONS) == set(operations())


@pytest.mark.django_db
@pytest.mark.parametrize("route", sorted(OPERATIONS))
def test_no_request_breaks_the_server(route: str, scene: Scene, settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # Argon2 is slow on purpose
    existing = {f"{name}_id": key for name, key in scene.ids.items()}
    existing |= {"record_id": scene.ids["customer"], "name": "customer", "resource": "customer", "code": "rep"}

    @hypothesis.settings(
        max_examples=EXAMPLES, deadline=None, derandomize=True, database=None,
        phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(case=OPERATIONS[route].as_strategy(generation_mode=GenerationMode.POSITIVE))
    def send_all(case: Case) -> None:
        made_up = dict(case.path_parameters or {})
        for values in ({**made_up, **existing}, made_up):
            status = send(scene, case, values)
            assert status < 500 or status == EXPECTED.get(route), (route, values, case.query, case.body)

    send_all()


def send(scene: Scene, case: Case, values: dict[str, Any]) -> int:
    """Sends a case as the administrator, with these values in the path; returns the status."""
    path = case.path
    for name in case.path_parameters or {}:
        path = path.replace(f"{{{name}}}", quote(str(values[name]), safe=""))
    body, kind = case.body if isinstance(case.body, dict | list) else {}, "application/json"
    if case.media_type == "multipart/form-data" and isinstance(body, dict):
        body = {
            key: SimpleUploadedFile(key, one) if isinstance(one, bytes) else one
            for key, one in body.items()
            if one is not None
        }
        kind = MULTIPART_CONTENT
    options: dict[str, Any] = {"query_params": case.query} if case.query else {}
    client, method = client_for(scene.cast.admin), case.method.lower()
    answer = client.get(path, **options) if method == "get" else getattr(client, method)(path, body, kind, **options)
    close(answer)
    return int(answer.status_code)
