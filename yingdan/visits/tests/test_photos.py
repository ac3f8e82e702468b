"""Photos of a visit: checked, kept once as they came, small beside, recognised again."""

import io
from uuid import uuid4

import pytest
from PIL import Image

from yingdan.platform.models import StoredFile
from yingdan.visits.models import Photo
from yingdan.visits.rules.pictures import apart
from yingdan.visits.services.marking import marked
from yingdan.visits.services.photos import fingerprint, shrunk
from yingdan.visits.tests.making import Phone, photo_bytes

pytestmark = pytest.mark.django_db


def test_photos_are_checked_and_kept_once(phone: Phone) -> None:
    phone.begin()
    content, picture = photo_bytes(), uuid4()
    damaged = phone.photo(content, picture, sha256="0" * 64)
    assert (damaged.status_code, damaged.json()["code"]) == (422, "photo_damaged")
    assert phone.photo(b"no picture at all", picture).json()["code"] == "photo_unreadable"
    kept = phone.photo(content, picture).json()
    assert kept == phone.photo(content, picture).json()
    assert kept["bytes"] == len(content)
    assert phone.client is not None
    assert phone.client.get(f"/api/visits/{phone.uuid}/photos").json() == [kept]
    assert phone.photo(photo_bytes(9), picture).json()["code"] == "uuid_reused"
    assert phone.photo(photo_bytes(), source="library").status_code == 422
    assert StoredFile.objects.filter(resource="visit").count() == 2  # as it came, and small
    original = StoredFile.objects.get(sha256=kept["sha256"])
    assert bytes(original.content) == content


def test_a_picture_that_breaks_off_is_refused_and_nothing_stays(phone: Phone) -> None:
    phone.begin()
    whole = photo_bytes(size=(1600, 1200))
    answer = phone.photo(whole[: len(whole) * 2 // 3])
    assert (answer.status_code, answer.json()["code"]) == (422, "photo_unreadable")
    assert not StoredFile.objects.exists()
    assert phone.photo(whole).status_code == 200


@pytest.mark.parametrize(("kind", "mode"), [("JPEG", "RGB"), ("JPEG", "CMYK"), ("PNG", "P"), ("WEBP", "RGBA")])
def test_a_picture_is_held_upright_small_and_large(phone: Phone, kind: str, mode: str) -> None:
    phone.begin()
    image = Image.open(io.BytesIO(photo_bytes(size=(1600, 1200)))).convert(mode)
    lying = Image.Exif()
    lying[0x0112] = 6  # to be turned by a quarter
    out = io.BytesIO()
    image.save(out, kind, exif=lying)
    assert phone.photo(out.getvalue()).status_code == 200
    kept = Photo.objects.select_related("thumbnail").get()
    assert (kept.width, kept.height) == (1200, 1600)
    assert Image.open(io.BytesIO(bytes(kept.thumbnail.content))).size == (270, 360)
    assert Image.open(io.BytesIO(marked(kept))).size == (1200, 1600)


def test_the_fingerprint_minds_neither_size_nor_compression() -> None:
    picture = Image.effect_noise((30, 24), 90).resize((1600, 1280), Image.Resampling.BICUBIC)
    found = []
    for size, quality in (((1600, 1280), 90), ((1600, 1280), 40), ((800, 640), 70), ((2400, 1920), 60)):
        out = io.BytesIO()
        picture.resize(size).save(out, "JPEG", quality=quality)
        found.append(fingerprint(shrunk(out.getvalue())[2]))
    assert max(apart(found[0], one) for one in found) <= 2
