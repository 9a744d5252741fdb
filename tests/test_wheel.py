"""What a user installs: the wheel holds all it needs, nothing else, and speaks Swedish."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGES = {"tui", "screens", "store", "exports", "imports", "locales"}
DATA = {".tcss", ".toml", ".jinja", ".j2", ".md", ".txt", ".mo"}

pytestmark = pytest.mark.xdist_group("wheel")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    code = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return folder / done.stdout.split()[-1]


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("installed")
    zipfile.ZipFile(wheel).extractall(folder)
    return folder


def names(wheel: Path) -> list[str]:
    return [name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name]


def test_only_the_packages_are_in_it(wheel: Path) -> None:
    assert {name.partition("/")[0] for name in names(wheel)} == PACKAGES


def test_every_data_file_of_the_packages_is_in_it(wheel: Path) -> None:
    wanted = {
        path.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.suffix in DATA
    }
    assert wanted <= set(names(wheel))
    for kind in (".tcss", ".toml", ".mo"):
        assert any(name.endswith(kind) for name in wanted), f"no {kind} file found to look for"
    assert any(name.startswith("exports/templates/") for name in wanted)
    assert any(name.startswith("tui/demo/") for name in wanted)


def test_no_source_of_a_catalogue_and_no_test_is_in_it(wheel: Path) -> None:
    assert not [name for name in names(wheel) if name.endswith((".po", ".pot")) or "test" in name]


def test_no_package_host_is_named(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    for name in archive.namelist():
        assert b"pypi" not in archive.read(name).lower(), name
    for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines():
        assert re.fullmatch(r"[a-z0-9.-]+==[a-z0-9.]+", line), line


def test_the_installed_wheel_speaks_swedish(installed: Path, tmp_path: Path) -> None:
    lines = tmp_path / "dag.txt"
    lines.write_text("/titel Planeringsdag\n# Inledning\nb: Vi börjar om i höst\n", "utf-8")
    env = {
        **os.environ,
        "PYTHONPATH": str(installed),
        "LANG": "sv_SE.UTF-8",
        "HELDAG_DB": str(tmp_path / "dag.db"),
    }

    def heldag(*arguments: str) -> str:
        code = "import sys, tui.cli; print(tui.cli.__file__, file=sys.stderr); tui.cli.run()"
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments],
            env=env,
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert str(installed) in done.stderr
        return done.stdout

    assert heldag("--version").startswith("heldag ")
    assert "Användning" in heldag("--help")
    assert heldag("capture", "--new", str(lines)).strip() == "1"
    assert "**Beslut:** Vi börjar om i höst" in heldag("export", "1", "-o", "-")


def test_the_source_archive_holds_all_that_is_under_version_control(tmp_path: Path) -> None:
    code = "import sys; from hatchling.build import build_sdist; print(build_sdist(sys.argv[1]))"
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    with tarfile.open(tmp_path / done.stdout.split()[-1]) as archive:
        held = {name.partition("/")[2] for name in archive.getnames()}
    folders = [*PACKAGES, "tests", "benchmarks", "docs", "tools"]
    wanted = {
        path.relative_to(ROOT).as_posix()
        for folder in folders
        for path in (ROOT / folder).rglob("*")
        if path.suffix in {".py", ".md", ".po", ".svg", ".toml", ".j2", *DATA}
    }
    wanted |= {path.name for path in ROOT.iterdir() if path.suffix in {".md", ".txt", ".toml"}}
    assert sorted({*wanted, "LICENSE", "Makefile", "hatch_build.py"} - held) == []
