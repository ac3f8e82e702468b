"""Draws the watermark on a copy of a photo: time, place, person. The picture that is kept stays clean."""

import io
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from pypinyin import lazy_pinyin

from yingdan.kernel import clock
from yingdan.platform.services import files
from yingdan.visits.models import Photo
from yingdan.visits.services.photos import opened

# Where systems keep a font with Chinese signs; without one, names are written in pinyin.
FONTS = (
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
    "/System/Library/Fonts/PingFang.ttc",
    "C:/Windows/Fonts/msyh.ttc",
)
LINES, SHADE = 24, (0, 0, 0, 120)  # a line is this part of the shorter side; how dark the band behind it is


@lru_cache
def font_path() -> str | None:
    """The first of them that is there."""
    return next((path for path in FONTS if Path(path).is_file()), None)


def words(photo: Photo) -> list[str]:
    """What is written: when by the corrected clock, where, who."""
    visit = photo.visit
    at = visit.started_at + (photo.told_at - visit.told_started_at)
    said = [
        at.astimezone(clock.company_zone()).strftime("%Y-%m-%d %H:%M:%S"),
        f"{visit.customer.name} {visit.customer.city}{visit.customer.district}".strip(),
        visit.member.name,
    ]
    return said if font_path() else [" ".join(lazy_pinyin(line)) for line in said]


def marked(photo: Photo) -> bytes:
    """The photo as JPEG with the watermark at its foot."""
    image = opened(files.content_of(photo.file)).convert("RGBA")
    size = max(min(image.size) // LINES, 10)
    path = font_path()
    font = ImageFont.truetype(path, size) if path else ImageFont.load_default(size)
    lines, step, edge = words(photo), size * 4 // 3, size // 2
    band = Image.new("RGBA", (image.width, step * len(lines) + edge * 2), SHADE)
    draw = ImageDraw.Draw(band)
    for number, line in enumerate(lines):
        draw.text((edge, edge + number * step), line, font=font, fill=(255, 255, 255, 255))
    image.alpha_composite(band, (0, max(image.height - band.height, 0)))
    out = io.BytesIO()
    image.convert("RGB").save(out, "JPEG", quality=88)
    return out.getvalue()
