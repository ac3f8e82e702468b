"""Business cards: pictures drawn here, read by the very program that ships, confirmed by a person."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import MULTIPART_CONTENT
from PIL import Image, ImageDraw, ImageFont

from yingdan.conftest import client_for
from yingdan.leads.models import CardScan, Lead
from yingdan.leads.rules.card import Line, read
from yingdan.leads.services import cards
from yingdan.leads.tests.making import make_lead

FONT = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"  # fonts-noto-cjk; a test without it fails, not skips

CARD = [
    ("杭州云帆网络科技有限公司", 42, 60, 60),
    ("王 芳", 64, 60, 200),
    ("采购经理", 36, 300, 225),
    ("手机：138 1234 5678", 32, 60, 350),
    ("电话：0571-8765 4321", 32, 60, 400),
    ("邮箱：wangfang@yunfan.example.com", 32, 60, 450),
    ("地址：浙江省杭州市西湖区文三路 90 号", 32, 60, 500),
    ("www.yunfan.example.com", 30, 60, 550),
]
ENGLISH = [
    ("Harbour Instruments Co., Ltd.", 44, 60, 70),
    ("Peter Smith", 60, 60, 220),
    ("Sales Director", 36, 60, 310),
    ("Mobile: +86 139 1111 2222", 32, 60, 420),
    ("E-mail: peter.smith@harbour.example.com", 32, 60, 470),
    ("Fax: 021-6666 7777", 32, 60, 520),
]


def picture(texts, turned=0.0) -> bytes:
    image = Image.new("RGB", (1050, 630), "white")
    draw = ImageDraw.Draw(image)
    for text, size, x, y in texts:
        draw.text((x, y), text, font=ImageFont.truetype(FONT, size), fill="#111111")
    image = image.rotate(turned, expand=True, fillcolor="#88796a")
    out = io.BytesIO()
    image.save(out, "JPEG", quality=85)
    return out.getvalue()


def values(found) -> dict[str, str]:
    return {name: one.value for name, one in found.items()}


@pytest.mark.parametrize("turned", [0, 3])
def test_a_chinese_card_is_read(turned):
    found = values(read(cards.text_of(picture(CARD, turned))))
    assert found == {
        "company": "杭州云帆网络科技有限公司",
        "contact_name": "王芳",
        "title": "采购经理",
        "phone": "13812345678",
        "email": "wangfang@yunfan.example.com",
        "address": "浙江省杭州市西湖区文三路90号",
        "website": "https://www.yunfan.example.com",
    }


def test_an_english_card_is_read():
    found = values(read(cards.text_of(picture(ENGLISH))))
    assert (found["contact_name"], found["phone"], found["title"]) == ("Peter Smith", "13911112222", "Sales Director")
    assert found["email"] == "peter.smith@harbour.example.com"
    assert found["company"].startswith("Harbour Instruments Co")


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("传真：021-66667777", "phone", None),
        ("总机：021-66667777转801", "phone", "02166667777-801"),
        ("Tel: 010-62551234", "phone", "01062551234"),
        ("李雷 销售总监", "contact_name", "李雷"),
        ("李雷 销售总监", "title", "销售总监"),
        ("微信号：lilei_2020", "wechat", "lilei_2020"),
        ("诚信为本", "contact_name", None),
        ("北京市朝阳区建国路 8 号 A 座", "address", "北京市朝阳区建国路 8 号 A 座"),
        ("E-mail:LiLei@Example.com", "email", "lilei@example.com"),
    ],
)
def test_lines_find_their_field(text, field, value):
    assert values(read([Line(text, 1.0, 30)])).get(field) == value


def test_the_mobile_is_kept_before_the_fixed_line_and_confidence_follows_the_reader():
    found = read([Line("电话 021-66667777", 1.0, 20), Line("手机 13812345678", 0.9, 20)])
    assert found["phone"].value == "13812345678"
    assert found["phone"].confidence == round(0.95 * 0.9, 2)


def test_a_name_without_a_common_surname_is_guessed_by_its_size():
    found = read([Line("品质", 1.0, 20), Line("冼星海", 1.0, 60)])
    assert (found["contact_name"].value, found["contact_name"].confidence) == ("冼星海", 0.5)


def scan(member, content):
    parts = {"file": SimpleUploadedFile("card.jpg", content, "image/jpeg")}
    return client_for(member).post("/api/lead-cards", parts, content_type=MULTIPART_CONTENT)


def test_from_picture_to_lead(cast):
    answer = scan(cast.xiaoli, picture(CARD))
    assert (answer.status_code, answer.json()["state"]) == (201, "waiting")
    number = answer.json()["id"]
    cards.read_card(number)
    client = client_for(cast.xiaoli)
    told = client.get(f"/api/lead-cards/{number}").json()
    assert (told["state"], told["fields"]["contact_name"]["value"]) == ("read", "王芳")
    assert client_for(cast.xiaowang).get(f"/api/lead-cards/{number}").status_code == 404
    assert client_for(cast.zhang).get(told["url"]).status_code == 404  # nobody's but the photographer's so far
    given = {name: one["value"] for name, one in told["fields"].items()}
    made = client.post(f"/api/lead-cards/{number}/lead", {"values": given})
    assert made.status_code == 201, made.json()
    lead = Lead.objects.get(id=made.json()["id"])
    assert (lead.company, lead.phone, lead.source and lead.source.kind) == (
        "杭州云帆网络科技有限公司", "13812345678", "card",
    )  # fmt: skip
    card = CardScan.objects.select_related("file").get(id=number)
    assert (card.file.resource, card.file.object_id, card.lead_id) == ("lead", lead.id, lead.id)
    assert client_for(cast.zhang).get(told["url"]).status_code == 200
    assert client_for(cast.xiaowang).get(told["url"]).status_code == 404
    assert client.post(f"/api/lead-cards/{number}/lead", {"values": given}).json()["code"] == "card_is_used"


def test_a_known_person_is_told_before_saving(cast):
    make_lead(cast.xiaowang, phone="13812345678")
    number = scan(cast.xiaoli, picture(ENGLISH)).json()["id"]
    client = client_for(cast.xiaoli)
    body = {"values": {"name": "王芳", "phone": "13812345678"}}
    assert client.post(f"/api/lead-cards/{number}/lead", body).json()["code"] == "duplicate_suspected"
    assert client.post(f"/api/lead-cards/{number}/lead", {**body, "confirm": True}).status_code == 201


def test_what_is_no_picture_or_shows_no_text_is_told(cast):
    assert scan(cast.xiaoli, b"%PDF-1.4 x").status_code == 422
    number = scan(cast.xiaoli, picture([])).json()["id"]
    cards.read_card(number)
    assert CardScan.objects.get(id=number).reason == "nothing"
    broken = scan(cast.xiaoli, b"\xff\xd8\xff broken").json()["id"]
    cards.read_card(broken)
    assert CardScan.objects.get(id=broken).reason == "unreadable"


def test_reading_ends_when_it_takes_too_long(cast, monkeypatch):
    monkeypatch.setattr(cards, "SECONDS", 0.05)
    number = scan(cast.xiaoli, picture(CARD)).json()["id"]
    cards.read_card(number)
    assert CardScan.objects.get(id=number).reason == "too_slow"
