"""Times `yingdan import` on a made-up file of customers, and takes the import back afterwards."""

import csv
import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from report import Row

ROOT = Path(__file__).resolve().parent.parent.parent
MAX_ROWS = 1_000_000
CITIES = ["北京", "上海", "广州", "深圳", "苏州", "杭州", "成都", "武汉", "西安", "青岛"]
PARTS = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜金生丽水玉出昆冈"
TRADES = ["精密机械", "电子科技", "食品", "物流", "新材料", "包装", "医疗器械", "汽车配件"]


def measure(rows: int) -> Row:
    """Whole-command time (start of Python included), against the database that DATABASE_URL or YINGDAN_HOME names."""
    rows = min(rows, MAX_ROWS)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "customers.csv"
        write(file, rows)
        began = time.perf_counter()
        done = yingdan("import", str(file), "--resource", "customer")
        taken = time.perf_counter() - began
    number = re.search(r"import #(\d+)", done.stdout)
    errors = [] if done.returncode == 0 else [f"exit {done.returncode}: {done.stdout[-300:]} {done.stderr[-300:]}"]
    if number:
        began = time.perf_counter()
        back = yingdan("import", "--undo", number[1])
        note = f"rows/s; taken back in {time.perf_counter() - began:.0f} s"
        errors += [] if back.returncode == 0 else [f"undo: {back.stdout[-300:]} {back.stderr[-300:]}"]
    else:
        note = "rows/s"
    return Row(f"import of {rows:,} customers (command line)", "system", [taken], errors, rows / taken, note)


def yingdan(*words: str) -> "subprocess.CompletedProcess[str]":
    """Runs the command."""
    return subprocess.run([sys.executable, "-m", "yingdan", *words], cwd=ROOT, text=True, capture_output=True)


def write(file: Path, rows: int) -> None:
    """A file as people export it from elsewhere."""
    rnd = random.Random(rows)
    with file.open("w", newline="", encoding="utf-8") as target:
        lines = csv.writer(target)
        lines.writerow(
            ["客户名称", "外部编号", "行业", "城市", "电话", "详细地址", "员工人数", "年营业额", "客户来源", "备注"]
        )
        for number in range(rows):
            city = rnd.choice(CITIES)
            name = f"{city}{''.join(rnd.sample(PARTS, 4))}{rnd.choice(TRADES)}有限公司"
            lines.writerow(
                [
                    name, f"load-{number}", "机械制造", city, f"19902{number % 10**6:06d}",
                    f"{city}市工业大道{number % 2000}号",
                    rnd.randrange(5, 5000), f"{rnd.randrange(10**6, 10**9)}.00", "展会", "",
                ]
            )  # fmt: skip
