"""Neo4j's own grammar and semantic analysis, from npm, kept outside the repository."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from filelock import FileLock

from chainatlas.graph.tables import META, edge_schema, node_schema
from chainatlas.ontology.schema import edge_types, node_tables
from chainatlas.tools.neo4j_jars import cache

PACKAGE = "@neo4j-cypher/language-support"
VERSION = "2.0.0-next.20"
"""The last one that runs on Node 18 and 20."""
_SCRIPT = Path(__file__).with_name("grammar.cjs")
_INSTALL = ("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--silent")


@dataclass(frozen=True)
class Linted:
    """A query to lint, and the names of its parameters."""

    text: str
    parameters: Iterable[str] = ()


def unavailable() -> str | None:
    """Return why queries cannot be linted on this machine, or None."""
    missing = [name for name in ("node", "npm") if not shutil.which(name)]
    return f"{' and '.join(missing)} not installed" if missing else None


def _package() -> Path:
    """Return the folder with the package, which is fetched if it is not there."""
    target = cache() / f"language-support-{VERSION}"
    target.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(f"{target}.lock"):
        if not target.exists():
            with tempfile.TemporaryDirectory(dir=target.parent) as name:
                folder = Path(name, "package")
                folder.mkdir()
                (folder / "package.json").write_text("{}\n", encoding="utf-8")
                command = [*_INSTALL, f"{PACKAGE}@{VERSION}"]
                subprocess.run(command, cwd=folder, check=True)
                folder.rename(target)
    return target


def _schema() -> dict[str, Any]:
    """Return what Neo4j would know of the graph: labels, edge types, properties."""
    nodes, edges = [*node_tables(), META], list(edge_types())
    names = {name for label in nodes for name in node_schema(label)}
    names |= {name for kind in edges for name in edge_schema(kind)}
    return {
        "labels": nodes,
        "relationshipTypes": edges,
        "propertyKeys": sorted(names),
        "defaultLanguage": "CYPHER 5",
    }


def lint(queries: Mapping[str, Linted]) -> list[str]:
    """Return what Neo4j finds wrong, as ``name:line:column: message``."""
    asked = {
        name: {"text": query.text, "parameters": dict.fromkeys(query.parameters, "")}
        for name, query in queries.items()
    }
    done = subprocess.run(
        ["node", str(_SCRIPT), str(_package())],
        input=json.dumps({"queries": asked, "schema": _schema()}),
        capture_output=True,
        text=True,
        check=True,
    )
    return [
        f"{name}:{at['line']}:{at['column']}: {at['message']}"
        for name, found in json.loads(done.stdout).items()
        for at in found
    ]
