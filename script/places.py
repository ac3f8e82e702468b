"""Writes the places that maps name (docs/adr/0015): `python script/places.py pca.csv`.

The list is that of companynameparser 0.1.8 (Apache-2.0), whose coordinates are those of Baidu's map; they are turned
into WGS-84. Points that the list has from a wider area, because its maker found nothing nearer, are left out.
"""

import csv
import json
import re
import sys
from collections.abc import Iterator
from math import atan2, cos, hypot, pi, sin
from pathlib import Path

from pypinyin import lazy_pinyin

from yingdan.platform.maps.gcj import to_gcj

TARGET = Path(__file__).resolve().parent.parent / "web/src/ui/map/places.json"
SOURCE = "companynameparser 0.1.8 (Apache-2.0), WGS-84; see script/places.py"
# The seats of the provinces, and what stands for itself: seen from the farthest.
SEATS = """
北京市 天津市 上海市 重庆市 石家庄市 太原市 呼和浩特市 沈阳市 长春市 哈尔滨市 南京市 杭州市 合肥市 福州市 南昌市 济南市
郑州市 武汉市 长沙市 广州市 南宁市 海口市 成都市 贵阳市 昆明市 拉萨市 西安市 兰州市 西宁市 银川市 乌鲁木齐市
香港特别行政区 澳门特别行政区 台湾省 三沙市
"""
# Where the list has the middle of an area: the island itself, and the seat of the city on 永兴岛.
PUT = {"台湾省": (23.8, 121.0), "三沙市": (16.834, 112.338)}
CALLED = {
    "呼和浩特": "Hohhot", "哈尔滨": "Harbin", "拉萨": "Lhasa", "乌鲁木齐": "Ürümqi", "香港": "Hong Kong",
    "澳门": "Macao",
    "鄂尔多斯": "Ordos", "呼伦贝尔": "Hulunbuir", "巴彦淖尔": "Bayannur", "乌兰察布": "Ulanqab", "锡林郭勒": "Xilingol",
    "阿拉善": "Alxa", "日喀则": "Shigatse", "昌都": "Qamdo", "林芝": "Nyingchi", "那曲": "Nagqu", "阿里": "Ngari",
    "克拉玛依": "Karamay", "吐鲁番": "Turpan", "阿克苏": "Aksu", "喀什": "Kashgar", "和田": "Hotan", "伊犁": "Ili",
    "博尔塔拉": "Bortala", "巴音郭楞": "Bayingolin", "克孜勒苏": "Kizilsu", "阿勒泰": "Altay", "吕梁": "Lüliang",
    "长治": "Changzhi", "漯河": "Luohe", "六安": "Lu'an", "齐齐哈尔": "Qiqihar", "阿坝": "Aba", "甘孜": "Garze",
}  # fmt: skip
WRONG = {("香港特别行政区", "北区"), ("成都市", "高新技术产业开发区")}
PEOPLES = """
蒙古族 蒙古 回族 藏族 维吾尔族 维吾尔 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族 哈尼族 哈萨克族 哈萨克
傣族 黎族 傈僳族 佤族 畲族 拉祜族 水族 东乡族 纳西族 景颇族 柯尔克孜族 柯尔克孜 土族 达斡尔族 达斡尔 仫佬族 羌族 布朗族
撒拉族 毛南族 仡佬族 锡伯族 锡伯 塔吉克族 塔吉克 普米族 怒族 鄂温克族 鄂温克 德昂族 保安族 裕固族 独龙族 各族
"""
AREA = re.compile(rf"^(.{{2,}}?)(?:{'|'.join(PEOPLES.split())})*自治[州县旗]$")
ENDS = re.compile(r"^(.{2,}?)(?:特别行政区|地区|自治州|林区|省|市|盟|州|区|县|旗)$")


def main(path: str) -> None:
    """One line of the file for each province."""
    rows = list(csv.DictReader(Path(path).read_text("utf-8").splitlines()))
    lines, at = [], ""
    for province, place in _places(rows):
        joint = ",\n" if province != at and at else "," if at else ""
        lines.append(joint + json.dumps(place, ensure_ascii=False, separators=(",", ":")))
        at = province
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(f'{{"source":{json.dumps(SOURCE)},"places":[\n{"".join(lines)}\n]}}\n', "utf-8")


def _places(rows: list[dict[str, str]]) -> Iterator[tuple[str, list[object]]]:
    """Level (0 seats of provinces, 1 cities, 2 districts and counties), thousandths of a degree, Chinese, English."""
    taken = {(row["lat"], row["lng"]) for row in rows if not row["shi"] and not row["qu"]}
    for level in (1, 2):
        for row in rows:
            name = row["qu"] or row["shi"] or row["sheng"]
            if (name in PUT or bool(row["qu"]) == (level == 2 and name not in PUT)) and _fits(row, name, level, taken):
                taken.add((row["lat"], row["lng"]))
                latitude, longitude = PUT.get(name) or wgs(float(row["lat"]), float(row["lng"]))
                short = _short(name, row["qu"] != "")
                rank = 0 if name in SEATS.split() else level
                yield (
                    row["sheng"],
                    [rank, round(latitude * 1000), round(longitude * 1000), short, _english(name, short)],
                )


def _fits(row: dict[str, str], name: str, level: int, taken: set[tuple[str, str]]) -> bool:
    if name in PUT:
        return level == 1
    whole = not row["shi"] and not row["qu"]
    return not whole and (row["lat"], row["lng"]) not in taken and (row["shi"], row["qu"]) not in WRONG


def _short(name: str, district: bool) -> str:
    if found := AREA.match(name):
        return found[1]
    return name if district else ENDS.sub(r"\1", name)


def _english(name: str, short: str) -> str:
    bare = ENDS.sub(r"\1", short)
    said = lazy_pinyin(name)[: len(bare)]
    parts = [f"'{part}" if at and part[0] in "aeo" else part for at, part in enumerate(said)]
    return CALLED.get(bare) or "".join(parts).replace("lv", "lü").capitalize()


def wgs(latitude: float, longitude: float) -> tuple[float, float]:
    """From Baidu's coordinates (BD-09): first GCJ-02, then by fixed-point iteration to well below a metre."""
    x, y, turn = longitude - 0.0065, latitude - 0.006, pi * 3000 / 180
    away, angle = hypot(x, y) - 0.00002 * sin(y * turn), atan2(y, x) - 0.000003 * cos(x * turn)
    wanted = away * sin(angle), away * cos(angle)
    found = wanted
    for _ in range(6):
        there = to_gcj(*found)
        found = found[0] + wanted[0] - there[0], found[1] + wanted[1] - there[1]
    return found


if __name__ == "__main__":
    main(sys.argv[1])
