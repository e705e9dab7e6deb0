"""Writes manifest.json, version 1, for a model's folder: what is in it, with sizes and SHA-256."""

import hashlib
import json
from pathlib import Path

VERSION = 1
FILE = "manifest.json"


def write(
    folder: Path,
    *,
    name: str,
    family: str,
    runtime: str,
    graphs: dict[str, str],
    settings: dict,
    licence: str,
    source: dict,
    resources: dict[str, str] | None = None,
    tensors: dict[str, str] | None = None,
    self_test: dict | None = None,
) -> None:
    """Lists every file below the folder.

    graphs and resources: file by role, relative to the folder. tensors: the graph's name by the worker's, where they
    differ. source: repository, revision, library versions, seed. licence: the file with the licence of the weights.
    """
    files = [p for p in sorted(folder.rglob("*")) if p.is_file() and p != folder / FILE]
    listed = {p.relative_to(folder).as_posix(): p for p in files}
    for path in [*graphs.values(), *(resources or {}).values(), licence]:
        if path not in listed:
            raise FileNotFoundError(f"{name}: {path} is named but not in the folder")
    manifest = {
        "version": VERSION,
        "name": name,
        "family": family,
        "runtime": runtime,
        "files": [{"path": path, "size": p.stat().st_size, "sha256": sha256(p)} for path, p in listed.items()],
        "graphs": graphs,
        "resources": resources or {},
        "tensors": tensors or {},
        "settings": settings,
        "licence": licence,
        "source": source,
    }
    if self_test:
        manifest["self_test"] = self_test
    (folder / FILE).write_text(json.dumps(manifest, indent=1) + "\n")


def sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
