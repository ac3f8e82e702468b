"""The scripts of a newcomer: what they say on a machine where something is missing."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.ops.conftest import ROOT

OLD = """#!/bin/sh
case "$2" in *version_info*) exit 1 ;; esac
[ "$1" = -V ] && echo "Python 3.9.2"
exit 0
"""
NO_VENV = """#!/bin/sh
case "$2" in *"import venv"*) exit 1 ;; esac
exit 0
"""


def run(script: str, machine: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """A script on a machine that has only the programs in the folder."""
    (machine / "dirname").symlink_to(str(shutil.which("dirname")))
    command = [str(shutil.which("bash")), str(ROOT / "script" / script), *arguments]
    return subprocess.run(
        command, env={"PATH": str(machine)}, cwd="/", capture_output=True, text=True, check=False, timeout=240
    )


def program(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text)
    (folder / name).chmod(0o755)


@pytest.mark.parametrize("script", ["setup", "server", "check", "test", "api"])
def test_without_python_each_script_says_what_is_needed(tmp_path: Path, script: str) -> None:
    done = run(script, tmp_path)
    assert done.returncode == 1
    assert "needs Python 3.11 or newer and nothing else" in done.stderr


def test_an_old_python_is_named(tmp_path: Path) -> None:
    program(tmp_path, "python3", OLD)
    done = run("setup", tmp_path)
    assert done.returncode == 1
    assert "python3 is Python 3.9.2" in done.stderr


def test_a_missing_venv_module_is_named(tmp_path: Path) -> None:
    program(tmp_path, "python3", NO_VENV)
    done = run("setup", tmp_path)
    assert done.returncode == 1
    assert "apt install python3-venv" in done.stderr


def test_every_script_is_executable_and_says_what_it_is_for() -> None:
    for name in ("setup", "server", "check", "test", "api"):
        path = ROOT / "script" / name
        assert os.access(path, os.X_OK)
        assert path.read_text().splitlines()[1].startswith("# ")
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
