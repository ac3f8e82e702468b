"""Photos in S3-compatible storage: kept there and read through our routes only; nothing half-stored when it is away."""

import hashlib
import urllib.request
from collections.abc import Iterator
from typing import Any
from urllib.error import HTTPError
from uuid import UUID, uuid4

import pytest

from yingdan.conftest import Cast, client_for
from yingdan.kernel import clock
from yingdan.kernel.errors import AppError
from yingdan.ops.commands import doctor
from yingdan.ops.commands.photos import move, tidy
from yingdan.ops.photos import described
from yingdan.platform.models import StoredFile
from yingdan.platform.services import objects
from yingdan.platform.tests import fake_s3
from yingdan.visits.models import Photo
from yingdan.visits.services import moving
from yingdan.visits.tests.making import Phone, agree, photo_bytes, shop

pytestmark = pytest.mark.django_db


@pytest.fixture
def storage(settings: Any) -> Iterator[fake_s3.Storage]:
    with fake_s3.running() as server:
        settings.PHOTOS = f"s3://{fake_s3.BUCKET}/company"
        settings.S3_ENDPOINT, settings.S3_KEY, settings.S3_SECRET = server.address, fake_s3.KEY, fake_s3.SECRET
        yield server


@pytest.fixture
def phone(cast: Cast) -> Phone:
    agree(cast.xiaoli)
    phone = Phone(cast.xiaoli, shop(cast.xiaoli))
    assert phone.begin().status_code == 200
    return phone


def sent(phone: Phone, content: bytes, uuid: UUID | None = None) -> Any:
    return phone.photo(content, uuid)


def test_photos_lie_there_and_are_read_through_our_routes(cast: Cast, phone: Phone, storage: fake_s3.Storage) -> None:
    content = photo_bytes(7)
    assert sent(phone, content).status_code == 200
    photo = Photo.objects.select_related("file", "thumbnail").get()
    assert sorted(map(len, storage.objects.values())) == sorted([photo.thumbnail.size, len(content)])
    assert all(path.startswith("/photos/company/visits/") for path in storage.objects)
    assert (bytes(photo.file.content), bytes(photo.thumbnail.content)) == (b"", b"")
    mine = client_for(cast.xiaoli)
    assert mine.get(f"/api/files/{photo.file_id}").content == content
    assert mine.get(f"/api/files/{photo.thumbnail_id}").content[:3] == b"\xff\xd8\xff"
    assert mine.get(f"/api/visits/photos/{photo.pk}/marked").content[:3] == b"\xff\xd8\xff"
    assert client_for(cast.xiaowang).get(f"/api/files/{photo.file_id}").status_code == 404
    with pytest.raises(HTTPError, match="403"):
        urllib.request.urlopen(storage.address + next(iter(storage.objects)))


def test_the_same_photo_again_is_kept_once(phone: Phone, storage: fake_s3.Storage) -> None:
    uuid, content = uuid4(), photo_bytes(9)
    answers = [sent(phone, content, uuid).json() for _ in range(3)]
    assert answers[0] == answers[1] == answers[2]
    assert (Photo.objects.count(), StoredFile.objects.count(), len(storage.objects)) == (1, 2, 2)


def test_away_means_try_again_and_nothing_half_stored(phone: Phone, storage: fake_s3.Storage) -> None:
    uuid, content = uuid4(), photo_bytes(11)
    storage.failing = True
    answer = sent(phone, content, uuid)
    assert (answer.status_code, answer.json()["code"]) == (503, "storage_away")
    assert "稍后重试" in answer.json()["message"]
    assert (Photo.objects.count(), StoredFile.objects.count(), storage.objects) == (0, 0, {})
    storage.failing = False
    assert sent(phone, content, uuid).status_code == 200
    assert (Photo.objects.count(), StoredFile.objects.count(), len(storage.objects)) == (1, 2, 2)


def test_what_is_refused_after_it_was_put_is_put_again_in_its_place(
    phone: Phone, storage: fake_s3.Storage, monkeypatch: pytest.MonkeyPatch
) -> None:
    uuid, content = uuid4(), photo_bytes(13)
    whole, put = objects.put, []

    def broken(key: str, said: bytes, mime: str) -> str:
        put.append(key)
        if len(put) == 2:  # the original is there, the thumbnail does not arrive
            storage.failing = True
        return whole(key, said, mime)

    monkeypatch.setattr(objects, "put", broken)
    assert sent(phone, content, uuid).status_code == 503
    assert (Photo.objects.count(), StoredFile.objects.count(), len(storage.objects)) == (0, 0, 1)
    storage.failing = False
    assert sent(phone, content, uuid).status_code == 200
    assert len(storage.objects) == 2


def test_reading_half_of_it_is_no_photo(cast: Cast, phone: Phone, storage: fake_s3.Storage) -> None:
    assert sent(phone, photo_bytes(15)).status_code == 200
    storage.cut = True
    answer = client_for(cast.xiaoli).get(f"/api/files/{Photo.objects.get().file_id}")
    assert (answer.status_code, answer.json()["code"]) == (503, "storage_away")


def test_without_such_a_storage_photos_are_in_the_database(cast: Cast, phone: Phone) -> None:
    content = photo_bytes(17)
    assert sent(phone, content).status_code == 200
    file = Photo.objects.get().file
    assert (file.place, hashlib.sha256(bytes(file.content)).hexdigest()) == ("", hashlib.sha256(content).hexdigest())
    assert described() == ("", {})


@pytest.mark.parametrize(
    ("setting", "value", "said"),
    [
        ("S3_SECRET", "wrong", "SignatureDoesNotMatch"),
        ("S3_KEY", "nobody", "InvalidAccessKeyId"),
        ("S3_KEY", "", "YINGDAN_S3_KEY is not set"),
        ("PHOTOS", "s3://elsewhere/x", "NoSuchBucket"),
        ("PHOTOS", "/var/photos", "no address like s3://bucket/prefix"),
        ("S3_ENDPOINT", "127.0.0.1:9", "no address like https://host:9000"),
        ("S3_ENDPOINT", "http://127.0.0.1:9", "refused"),
    ],
)
def test_the_doctor_says_what_is_wrong(
    storage: fake_s3.Storage, settings: Any, setting: str, value: str, said: str
) -> None:
    assert [one.remedy for one in doctor.photos()] == [""]
    assert storage.objects == {}  # the probe is gone
    setattr(settings, setting, value)
    (finding,) = doctor.photos()
    assert said in finding.text
    assert finding.remedy


def test_the_doctor_misses_what_was_put_there(phone: Phone, storage: fake_s3.Storage, settings: Any) -> None:
    assert sent(phone, photo_bytes(19)).status_code == 200
    assert [one.remedy for one in doctor.photos()] == [""]
    storage.objects.popitem()
    assert [one.text for one in doctor.photos() if one.remedy] == ["1 of the 2 newest photos cannot be read"]
    settings.PHOTOS = settings.S3_ENDPOINT = ""
    (finding,) = doctor.photos()
    assert (finding.text[:9], bool(finding.remedy)) == ("2 photos ", True)


def test_a_backup_says_what_it_does_not_hold(phone: Phone, storage: fake_s3.Storage) -> None:
    content = photo_bytes(21)
    assert sent(phone, content).status_code == 200
    text, facts = described()
    size = sum(map(len, storage.objects.values()))
    assert facts == {"place": "s3://photos", "files": 2, "bytes": size}
    assert "2 photo files" in text
    assert "s3://photos" in text


def test_photos_of_the_database_are_moved_and_read_as_before(
    cast: Cast, phone: Phone, storage: fake_s3.Storage, settings: Any, capsys: Any
) -> None:
    place, settings.PHOTOS = settings.PHOTOS, ""
    shown = [photo_bytes(shade) for shade in (7, 8, 9)]
    for content in shown:
        assert sent(phone, content).status_code == 200
    assert storage.objects == {}
    settings.PHOTOS = place
    storage.failing = True
    with pytest.raises(AppError, match="storage_away"):
        list(moving.move())
    storage.failing = False
    going = moving.move()
    next(going)  # broken off in the middle
    assert (moving.here(), len(storage.objects)) == (2, 2)
    move()
    assert "2 photos" in capsys.readouterr().out
    assert (moving.here(), len(storage.objects)) == (0, 6)
    assert not any(bytes(one) for one in StoredFile.objects.values_list("content", flat=True))
    photos = Photo.objects.select_related("file").order_by("id")
    mine = client_for(cast.xiaoli)
    assert [mine.get(f"/api/files/{one.file_id}").content for one in photos] == shown
    move()
    assert "0 photos" in capsys.readouterr().out


def test_what_belongs_to_no_photo_is_named_and_deleted_when_asked(
    phone: Phone, storage: fake_s3.Storage, capsys: Any
) -> None:
    assert sent(phone, photo_bytes(7)).status_code == 200
    kept, storage.page = set(storage.objects), 1
    folder = next(iter(kept)).rsplit("/", 1)[0]
    left = f"{folder}/20260302-1-{uuid4()}.jpg"
    theirs = f"{folder}/notes.txt"
    storage.objects[left] = storage.objects[theirs] = b"x"
    tidy(delete=False)
    assert left in capsys.readouterr().out
    tidy(delete=True)
    assert set(storage.objects) == {*kept, theirs}
    tidy(delete=True)
    assert "Every object belongs to a photo." in capsys.readouterr().out
    storage.objects[left], storage.written = b"x", clock.now().strftime("%Y-%m-%dT%H:%M:%S.000Z")
    assert list(moving.lost()) == []  # may be an upload that is under way
