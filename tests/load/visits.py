"""Days of visits as phones send them: `python tests/load/visits.py --base http://127.0.0.1:8000 --clients 8 --days 2`.

Each client is a rep with a phone: 15 visits a day with four photos of 1,600 × 1,200 each, sent as they happen –
check-in, photos, a note, check-out. `fill DAYS` (with `DATABASE_URL`) puts 15 visits a day of every rep into the
company before.
"""

import argparse
import hashlib
import io
import json
import multiprocessing
import os
import random
import sys
import time
from collections import defaultdict
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import people
import report
from client import Client
from PIL import Image

VISITS, PHOTOS = 15, 4
FILL = """
insert into visits_visit (uuid, created_at, updated_at, version, member_id, team_id, customer_id, purpose, status, day,
    number, started_at, ended_at, minutes, told_started_at, told_ended_at, skew, why_no_position, result, category,
    note, weather, reason, forgotten, begun_hash, ended_hash)
select gen_random_uuid(), now(), now(), 1, c.owner_id, m.team_id, c.id, 'serve', 'done', d::date, c.n, begun,
    begun + '20 min', 20, begun, begun + '20 min', 0, '', '', 'existing', '', '', '', false, '', ''
from (select id, owner_id, row_number() over (partition by owner_id order by id) n from customers_customer
      where owner_id is not null) c
join org_member m on m.id = c.owner_id and m.team_id is not null
cross join generate_series(current_date - {days}, current_date - 1, interval '1 day') d
cross join lateral (select d::date + time '01:00' + c.n * interval '30 min' as begun) t
where c.n <= {visits}"""


def main() -> int:
    """Sends the days and prints the table; 1 when a request failed."""
    if sys.argv[1:2] == ["fill"]:
        fill(int(sys.argv[2]))
        return 0
    args = arguments()
    cast = people.find(args.base)
    print(f"{cast.size}\n{args.clients} phones, {args.days} × {VISITS} visits, {args.photos} photos each", flush=True)
    begun = time.perf_counter()
    with multiprocessing.get_context("spawn").Pool(args.clients) as pool:
        found = pool.starmap(work, [(args.base, cast.user("rep", n), args, n) for n in range(args.clients)])
    took = time.perf_counter() - begun
    failed = False
    for kind in ("check-in", "photo", "step", "check-out", "day pack"):
        times = sorted(one for times, _ in found for one in times[kind])
        errors = [one for _, errors in found for one in errors if one.startswith(kind)]
        failed = failed or bool(errors)
        print(report.line(report.Row(kind, "rep", times, errors, len(times) / took)), flush=True)
    return 1 if failed else 0


def arguments() -> argparse.Namespace:
    """The command line, within bounds."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--base", default="http://127.0.0.1:8000")
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--days", type=int, default=2)
    parser.add_argument("--photos", type=int, default=PHOTOS, help="of a visit")
    parser.add_argument("--pace", type=float, default=0, help="visits a second, evenly (default: as quick as it goes)")
    args = parser.parse_args()
    if urlsplit(args.base).hostname not in ("127.0.0.1", "localhost", "::1"):
        parser.error("only a server on this machine is measured")
    args.clients = max(1, min(args.clients, 64))
    return args


def fill(days: int) -> None:
    """Visits of the days gone by, by SQL."""
    import psycopg

    with psycopg.connect(os.environ["DATABASE_URL"]) as link:
        count = link.execute(FILL.format(days=days, visits=VISITS)).rowcount
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as link:
        link.execute("vacuum analyze visits_visit")
    print(f"{count:,} visits")


def work(base: str, username: str, args: argparse.Namespace, number: int) -> tuple[dict[str, list[float]], list[str]]:
    """One rep's days: seconds by kind of request, and what failed."""
    phone = Phone(base, username)
    picture = jpeg(number)
    every = args.clients / args.pace if args.pace else 0.0
    due = time.monotonic() + every * number / args.clients
    for _ in range(args.days):
        pack = phone.timed("day pack", "GET", "/api/visits/pack", {}, "")
        phone.agree(pack)
        for customer in phone.customers[:VISITS]:
            time.sleep(max(0.0, due - time.monotonic()))
            due += every
            phone.visit(customer, [picture] * args.photos)
    return phone.times, phone.errors


class Phone:
    """Sends as the app does, one thing after the other."""

    def __init__(self, base: str, username: str) -> None:
        self.client = Client(base)
        self.client.sign_in(username)
        self.times: dict[str, list[float]] = defaultdict(list)
        self.errors: list[str] = []
        query = {"scope": "mine", "columns": ["name"], "limit": VISITS}
        rows = self.client.ask("POST", "/api/resources/customer/query", query)["rows"]
        self.customers = [int(one["id"]) for one in rows]

    def agree(self, pack: dict[str, Any]) -> None:
        """Once, to what is recorded."""
        notice = pack["setup"]["notice"]
        if not notice["agreed"]:
            self.client.send("POST", "/api/visits/consents", {"version": notice["version"]})

    def visit(self, customer: int, pictures: list[bytes]) -> None:
        """From check-in to check-out."""
        uuid, note = str(uuid4()), str(uuid4())
        where = {"latitude": 31.2, "longitude": 121.4, "accuracy": 12.0, "taken_at": now()}
        body = {"uuid": uuid, "customer_id": customer, "purpose": "serve", "position": where}
        if self.timed("check-in", "POST", "/api/visits/begin", body, uuid) is None:
            return
        photos = [self.photo(uuid, one + random.randbytes(8)) for one in pictures]
        answer = {"uuid": note, "key": "note", "answer": {"text": "补货正常"}}
        self.timed("step", "POST", f"/api/visits/{uuid}/steps", answer, note)
        end = {"result": "正常", "category": "existing", "position": where, "steps": {"note": note}, "photos": photos}
        self.timed("check-out", "POST", f"/api/visits/{uuid}/end", end, f"{uuid}-end")

    def timed(self, kind: str, method: str, path: str, body: dict[str, Any], key: str) -> Any:
        """The JSON answer, None when it failed; its time is kept."""
        told = {**body, "at": now(), "sent_at": now()} if method == "POST" else None
        return self._sent(
            kind, method, path, None if told is None else json.dumps(told).encode(), "application/json", key
        )

    def photo(self, visit: str, content: bytes) -> str:
        """Uploads a picture; gives its uuid."""
        uuid, border = str(uuid4()), uuid4().hex
        fields = {"uuid": uuid, "step": "front", "taken_at": now(), "source": "camera",
                  "sha256": hashlib.sha256(content).hexdigest()}  # fmt: skip
        parts = [f'--{border}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
                 for name, value in fields.items()]  # fmt: skip
        head = f'--{border}\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n'
        data = b"".join(
            [*parts, head.encode(), b"Content-Type: image/jpeg\r\n\r\n", content, f"\r\n--{border}--\r\n".encode()]
        )
        self._sent(
            "photo", "POST", f"/api/visits/{visit}/photos", data, f"multipart/form-data; boundary={border}", uuid
        )
        return uuid

    def _sent(self, kind: str, method: str, path: str, data: bytes | None, mime: str, key: str) -> Any:
        headers = {**self.client.headers, "Content-Type": mime, **({"Idempotency-Key": key} if key else {})}
        begun = time.perf_counter()
        self.client.connection.request(method, path, data, headers)
        response = self.client.connection.getresponse()
        answer = response.read()
        self.times[kind].append(time.perf_counter() - begun)
        if response.status >= 400:
            self.errors.append(f"{kind} {response.status} {answer[:300]!r}")
            return None
        return json.loads(answer) if answer else {}


def now() -> str:
    """By the phone's clock."""
    return datetime.now(UTC).isoformat()


def jpeg(seed: int) -> bytes:
    """A picture as large as the phone sends: some 300 kB."""
    noise = Image.effect_noise((1600, 1200), 24 + seed % 8)
    out = io.BytesIO()
    noise.convert("RGB").save(out, "JPEG", quality=55)
    return out.getvalue()


if __name__ == "__main__":
    sys.exit(main())
