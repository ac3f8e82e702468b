"""Routes of public pools. Who belongs to a pool is decided by the pool, not by a reach: see pools/tests."""

_MEMBERS = "a pool has members and administrators of its own; pools/tests/test_claiming.py asks as strangers"
_RECORD = "asks for the record's own permission; see pools/tests"
_SETUP = "pools are the company's; `pool.manage` has no reach"

RESOURCES = {
    "pool": "shown to its members; see pools/tests/test_seeing.py",
    "pool_customer": "shown to the members of its pool; see pools/tests/test_seeing.py",
    "pool_lead": "shown to the members of its pool; see pools/tests/test_seeing.py",
    "pool_move": "shown to the administrators of its pool and to whom it concerns",
}
SHARED: dict[str, str] = {
    "GET /api/pools/{pool_id}": _MEMBERS,
    "PUT /api/pools/{pool_id}": _SETUP,
    "POST /api/pools/{pool_id}/claim": _MEMBERS,
    "POST /api/pools/{pool_id}/assign": _MEMBERS,
    "POST /api/pools/{pool_id}/put": _MEMBERS,
    "POST /api/pools/{pool_id}/views": _MEMBERS,
    "GET /api/pools/{pool_id}/rules": _MEMBERS,
    "POST /api/pools/{pool_id}/rules": _SETUP,
    "PUT /api/pools/{pool_id}/rules/{rule_id}": _SETUP,
    "DELETE /api/pools/rules/{rule_id}": _SETUP,
    "POST /api/pools/{pool_id}/previews": _SETUP,
    "GET /api/pools/previews/{preview_id}": _SETUP,
    "GET /api/pools/previews/{preview_id}/records": _SETUP,
    "GET /api/pools/sweeps/{sweep_id}": "tells only of pools that the reader administers",
    "POST /api/pools/sweeps/{sweep_id}/undo": _SETUP,
    **{
        f"{method} /api/pools/records/{{kind}}/{{record_id}}{rest}": _RECORD
        for method, rest in (
            ("GET", ""),
            ("PUT", "/lock"),
            ("DELETE", "/lock"),
            ("PUT", "/listing"),
            ("DELETE", "/listing"),
        )
    },
    **{
        f"{route.split()[0]} /api/pools/{{pool_id}}/{route.split()[1]}": _MEMBERS
        for route in ("GET dispatch", "PUT dispatch", "GET dispatch/plan", "POST dispatch/run", "GET decisions")
    },
    "GET /api/pools/economics/{kind}": "tells only of pools and people that the reader sees",
    "GET /api/pools/economics/{kind}/export": "tells only of pools and people that the reader sees",
    "GET /api/pools/targets/{kind}": "lists only pools that the reader belongs to",
    "POST /api/pools/release/{kind}": "the records are picked in the body; see pools/tests/test_claiming.py",
}
