"""Every answer names the build of the web app, so that a tab of an older one can offer a reload."""

from pathlib import Path

from yingdan.config.static import build_of
from yingdan.conftest import client_for


def test_answers_name_the_build(db: None) -> None:
    first, second = (client_for().get(path)["X-Yingdan-Build"] for path in ("/api/health", "/api/me"))
    assert first == second
    assert len(first) == 12


def test_another_entry_is_another_build(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("/assets/desk-1.js")
    one = build_of(tmp_path)
    (tmp_path / "index.html").write_text("/assets/desk-2.js")
    assert build_of(tmp_path) != one
    assert build_of(tmp_path / "nothing") != one
