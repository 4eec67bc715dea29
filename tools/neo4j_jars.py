"""The jars of a Neo4j server, from Maven Central, kept outside the repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from filelock import FileLock

VERSION = "5.26.16"
_POM = f"""<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>chainatlas</groupId><artifactId>neo4j</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.neo4j</groupId><artifactId>neo4j</artifactId>
      <version>{VERSION}</version></dependency>
    <dependency><groupId>org.neo4j.app</groupId><artifactId>neo4j-server</artifactId>
      <version>{VERSION}</version></dependency>
  </dependencies>
</project>
"""


def unavailable() -> str | None:
    """Return why no server can be had on this machine, or None."""
    missing = [name for name in ("java", "mvn") if not shutil.which(name)]
    return f"{' and '.join(missing)} not installed" if missing else None


def cache() -> Path:
    """Return the folder for what is downloaded once and used by every checkout."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "chainatlas"


def _download(target: Path) -> None:
    """Fetch every jar into a folder beside the target, then rename it."""
    with tempfile.TemporaryDirectory(dir=target.parent) as name:
        folder = Path(name)
        (folder / "pom.xml").write_text(_POM, encoding="utf-8")
        goal = "dependency:copy-dependencies"
        subprocess.run(
            [
                "mvn",
                "-q",
                "-B",
                goal,
                "-DoutputDirectory=lib",
                "-DincludeScope=runtime",
            ],
            cwd=folder,
            check=True,
            stdout=sys.stderr,
        )
        (folder / "lib").rename(target)


def jars() -> Path:
    """Return the folder with the jars, which are downloaded if they are not there.

    Raises:
        subprocess.CalledProcessError: Maven could not fetch them.
    """
    target = cache() / f"neo4j-{VERSION}"
    target.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(f"{target}.lock"):
        if not target.exists():
            _download(target)
    return target
