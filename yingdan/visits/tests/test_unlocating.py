"""Positions in photos are taken out when their time is over: once, and nothing else with them."""

import io
from datetime import timedelta
from typing import Any

import pytest
from PIL import Image

from yingdan.accounts.models import Role
from yingdan.conftest import Cast, client_for
from yingdan.kernel import clock
from yingdan.kernel.errors import AppError
from yingdan.platform.models import StoredFile
from yingdan.platform.services import files
from yingdan.platform.tests import fake_s3
from yingdan.visits.models import Photo, Visit
from yingdan.visits.selectors.setup import setup
from yingdan.visits.services import unlocating
from yingdan.visits.tests.making import Phone, agree, photo_bytes, shop
from yingdan.visits.tests.test_exif import facts_of, taken

pytestmark = pytest.mark.django_db


@pytest.fixture
def phone(cast: Cast) -> Phone:
    agree(cast.xiaoli)
    row = setup()
    row.position_days = 30
    row.save()
    phone = Phone(cast.xiaoli, shop(cast.xiaoli))
    assert phone.begin().status_code == 200
    return phone


def aged(days: int) -> None:
    Photo.objects.update(received_at=clock.now() - timedelta(days))


def original() -> bytes:
    return files.content_of(StoredFile.objects.get(id=Photo.objects.get().file_id))


def test_after_the_days_of_the_settings_the_position_is_gone_once(cast: Cast, phone: Phone) -> None:
    content = taken()
    assert phone.photo(content).status_code == 200
    sha256 = Photo.objects.get().sha256
    aged(29)
    assert unlocating.unlocate() == 0
    assert original() == content
    aged(31)
    assert unlocating.unlocate() == 1
    said = Photo.objects.select_related("file").get()
    assert facts_of(original()) == ("Huawei", "P60", "2026:03:02 09:30:00", {})
    assert said.unlocated_at is not None
    assert (said.located, said.sha256, said.file.size) == (False, sha256, len(content))
    assert said.file.sha256 != sha256
    assert unlocating.unlocate() == 0
    assert Photo.objects.get().unlocated_at == said.unlocated_at
    Visit.objects.update(status="done", ended_at=clock.now())
    (picture,) = client_for(cast.zhang).get(f"/api/visits/records/{said.visit_id}").json()["pictures"]
    assert picture["unlocated_at"] is not None
    assert client_for(cast.zhang).get(picture["original"]).content == original()


def test_a_photo_without_position_is_never_touched(phone: Phone) -> None:
    content = photo_bytes(3)
    assert phone.photo(content).status_code == 200
    assert not Photo.objects.get().located
    Photo.objects.update(located=True)  # as those from before it was looked at
    aged(400)
    assert unlocating.unlocate() == 0
    row = Photo.objects.get()
    assert (row.located, row.unlocated_at, original()) == (False, None, content)


def test_thumbnails_and_marked_copies_hold_no_position(cast: Cast, phone: Phone) -> None:
    assert phone.photo(taken()).status_code == 200
    row = Photo.objects.get()
    copies = [f"/api/files/{row.thumbnail_id}", f"/api/visits/photos/{row.pk}/marked"]
    for path in copies:
        assert not Image.open(io.BytesIO(client_for(cast.xiaoli).get(path).content)).getexif()


def test_in_storage_of_its_own_it_is_overwritten_and_a_failed_night_is_made_good(phone: Phone, settings: Any) -> None:
    with fake_s3.running() as storage:
        settings.PHOTOS, settings.S3_ENDPOINT = f"s3://{fake_s3.BUCKET}", storage.address
        settings.S3_KEY, settings.S3_SECRET = fake_s3.KEY, fake_s3.SECRET
        assert phone.photo(taken()).status_code == 200
        aged(31)
        storage.failing = True
        with pytest.raises(AppError):
            unlocating.unlocate()
        assert Photo.objects.get().located
        storage.failing = False
        file = StoredFile.objects.get(id=Photo.objects.get().file_id)
        assert unlocating.unlocate() == 1
        assert facts_of(original())[3] == {}
        assert len(storage.objects) == 2
        # The bytes were put, the row did not hear of it: told the next night.
        Photo.objects.update(located=True, unlocated_at=None)
        StoredFile.objects.filter(id=file.pk).update(sha256=file.sha256)
        assert unlocating.unlocate() == 1
        assert Photo.objects.get().unlocated_at is not None
        assert unlocating.unlocate() == 0


def test_without_the_right_to_positions_the_original_opens_without_its_position(cast: Cast, phone: Phone) -> None:
    content = taken()
    assert phone.photo(content).status_code == 200
    path = f"/api/files/{Photo.objects.get().file_id}"
    may = client_for(cast.zhang).get(path)
    assert (may.content, client_for(cast.xiaoli).get(path).content) == (content, content)
    for role in Role.objects.filter(code="supervisor"):
        role.grants = {name: scope for name, scope in role.grants.items() if name != "visit.signals"}
        role.save()
    client = client_for(cast.zhang)
    bare = client.get(path, headers={"If-None-Match": may["ETag"]})
    assert (bare.status_code, bare["ETag"] == may["ETag"]) == (200, False)
    assert facts_of(bare.content) == ("Huawei", "P60", "2026:03:02 09:30:00", {})
    assert client.get(path, headers={"If-None-Match": bare["ETag"]}).status_code == 304
    assert original() == content
    assert client_for(cast.xiaowang).get(path).status_code == 404
