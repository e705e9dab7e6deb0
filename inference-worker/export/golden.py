"""Goldens: what a reference computed, as safetensors files that name the libraries and the seed.

The worker's tests read them with Golden.java, a model's self test with TensorFile.java.
"""

import importlib.metadata
import json
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file

TYPES = {np.dtype(t) for t in ("float32", "int64", "uint8", "bool")}


def versions(*libraries: str) -> dict[str, str]:
    """Installed versions by name, such as versions("torch", "transformers")."""
    return {library: importlib.metadata.version(library) for library in libraries}


def write(file: Path, tensors: dict[str, np.ndarray], seed: int, libraries: dict[str, str], **notes: object) -> None:
    """Writes float32, int64, uint8 or bool arrays; the same arguments give the same bytes."""
    arrays = {name: np.array(array, order="C") for name, array in sorted(tensors.items())}
    for name, array in arrays.items():
        if array.dtype not in TYPES:
            raise TypeError(f"{file.name}: {name} is {array.dtype}, not float32, int64, uint8 or bool")
    file.parent.mkdir(parents=True, exist_ok=True)
    header = {"seed": seed, "libraries": libraries, **notes}
    # one entry: the format keeps its metadata in no particular order
    save_file(arrays, file, metadata={"golden": json.dumps(header, sort_keys=True)})
    file.chmod(0o644)  # the writer makes it readable to its owner only
