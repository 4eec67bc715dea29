"""The root is the package: these tests guard what that mapping leaves to hand."""

from __future__ import annotations

import configparser
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
CFG = configparser.ConfigParser()
CFG.read(ROOT / "setup.cfg", encoding="utf-8")
LISTED = CFG["options"]["packages"].split()
NOT_SHIPPED = {"tests", "notebooks", "docs", "build", "dist", "benchmarks", "tools"}
LONGEST = 500


def folders() -> set[str]:
    """Return the dotted names of all package folders in the tree."""
    found = {"chainatlas"}
    for init in ROOT.glob("*/**/__init__.py"):
        parts = init.parent.relative_to(ROOT).parts
        if parts[0] not in NOT_SHIPPED and not parts[0].startswith("."):
            found.add(".".join(("chainatlas", *parts)))
    return found


def below(package: str) -> Path:
    return ROOT.joinpath(*package.split(".")[1:])


def test_every_package_is_listed() -> None:
    assert sorted(LISTED) == sorted(folders())


@pytest.mark.parametrize("package", sorted(set(LISTED) - {"chainatlas"}))
def test_every_data_file_is_shipped(package: str) -> None:
    owned = [below(p) for p in LISTED if p.startswith(package + ".")]
    patterns = CFG["options.package_data"].get(package, "").replace(",", " ").split()
    for path in below(package).rglob("*"):
        if path.is_dir() or path.suffix in {".py", ".pyc"}:
            continue
        if any(o in path.parents for o in owned):
            continue
        name = path.relative_to(below(package)).as_posix()
        shipped = any(fnmatch(name, p) or fnmatch(name, p[3:]) for p in patterns)
        assert shipped, name


def test_no_python_file_is_too_long() -> None:
    folders = {p.name for p in ROOT.iterdir() if p.is_dir() and p.name[0] != "."}
    files = [
        f for name in folders - {"build", "dist"} for f in (ROOT / name).rglob("*.py")
    ]
    assert len(files) > 100
    for file in files:
        lines = file.read_text(encoding="utf-8").count("\n")
        assert lines <= LONGEST, f"{file.relative_to(ROOT)}: {lines} lines"
