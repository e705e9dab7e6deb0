"""SAM 3 into the worker's layout: three graphs, manifest, self test.

    export.py sam3 --checkpoint FOLDER --out models/sam3                      ONNX, Meta's prompt (CLS token)
    export.py sam3 --checkpoint FOLDER --out models/sam3 --half --uint8 --fused-attention    for a GPU
    export.py sam3 --checkpoint FOLDER --out models/sam3 --runtime torchscript
    export.py sam3 --tiny --out …/models/sam3-tiny --golden …/golden          and all that tests need beside it
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

from transformers import Sam3Model

import golden
import manifest
import onnx_files
import sam3_golden
import sam3_graphs
import sam3_meta
import sam3_tiny
from sam3_graphs import Options

LICENCE = "LICENSE"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--runtime", choices=("onnx", "torchscript"), default="onnx")
    parser.add_argument(
        "--prompt",
        choices=("meta", "transformers"),
        default="meta",
        help="meta keeps the CLS token in calls without boxes, threshold 0.5; transformers leaves it out, threshold 0.3",
    )
    parser.add_argument("--uint8", action="store_true", help="the vision graph takes 8-bit images")
    parser.add_argument("--fused-attention", action="store_true", help="ONNX Runtime's MultiHeadAttention nodes")


def export(arguments: argparse.Namespace) -> None:
    if arguments.tiny:
        _export_tiny(arguments.out, arguments.golden)
        return
    meta = arguments.prompt == "meta"
    options = Options(
        cls_token=meta,
        threshold=0.5 if meta else 0.3,
        uint8=arguments.uint8,
        fused_attention=arguments.fused_attention,
        precision="fp16" if arguments.half else "fp32",
    )
    licence = arguments.checkpoint / LICENCE
    if not licence.is_file():
        raise SystemExit(f"{licence} is missing: the weights may only be passed on with their licence.")
    model = Sam3Model.from_pretrained(arguments.checkpoint, attn_implementation="sdpa").eval()
    shutil.copy(licence, arguments.out / LICENCE)
    source = {"repository": "facebook/sam3", "checkpoint": arguments.checkpoint.name}
    write(model, arguments.out, options, arguments.runtime, "sam3", source)


def write(model: Sam3Model, folder: Path, options: Options, runtime: str, name: str, source: dict) -> None:
    """Graphs, self test and manifest into a folder that holds the licence."""
    exporter = sam3_graphs.export_onnx if runtime == "onnx" else sam3_graphs.export_torchscript
    graphs = exporter(model, folder, options)
    test = sam3_golden.self_test(folder, model, sam3_tiny.photos()["mug"], "red mug", options)
    _manifest(folder, name, runtime, graphs, options.settings(model), source, test)


def _manifest(folder, name, runtime, graphs, settings, source, test) -> None:
    manifest.write(
        folder,
        name=name,
        family="sam3",
        runtime=runtime,
        graphs=graphs,
        settings=settings,
        licence=LICENCE,
        source={**source, "libraries": golden.versions("torch", "transformers", "onnx")},
        self_test=test,
    )


def _export_tiny(folder: Path, goldens: Path | None) -> None:
    """`sam3-tiny` into the folder, `sam3-tiny-torchscript` and `sam3-tiny-variants` beside it.

    A variant is a manifest that names files of its own and files of the first two: the tests put them together.
    """
    model = sam3_tiny.model()
    meta = Options(precision="fp16-weights")
    plain = Options(precision="fp16-weights", cls_token=False)
    source = {"repository": "random weights", "seed": sam3_tiny.SEED}
    torchscript = folder.parent / f"{folder.name}-torchscript"
    variants = folder.parent / f"{folder.name}-variants"
    for made in (folder, torchscript, variants):
        shutil.rmtree(made, ignore_errors=True)
        made.mkdir(parents=True)
    _tiny(model, folder, meta, "onnx", "sam3-tiny", source)
    _tiny(model, torchscript, meta, "torchscript", "sam3-tiny-torchscript", source)
    for name, base, options, new in (
        ("transformers", folder, plain, {"decoder"}),
        ("transformers-torchscript", torchscript, plain, {"decoder"}),
        ("uint8", folder, Options(precision="fp16-weights", uint8=True), {"vision"}),
        ("fused", folder, Options(precision="fp16-weights", fused_attention=True), {"vision", "decoder"}),
    ):
        runtime = "torchscript" if base == torchscript else "onnx"
        with tempfile.TemporaryDirectory() as scratch:
            _tiny(model, Path(scratch), options, runtime, f"sam3-tiny-{name}", source, base, new)
            _keep_new(Path(scratch), [folder, torchscript], variants, name)
    with tempfile.TemporaryDirectory() as scratch:
        _tiny_meta(model, Path(scratch), source)
        _keep_new(Path(scratch), [folder, torchscript], variants, "meta")
    if goldens:
        for name, options in (("meta", meta), ("transformers", plain)):
            photos = sam3_tiny.photos()
            file = goldens / "sam3" / f"{name}.safetensors"
            sam3_golden.write_cases(file, model, photos, sam3_tiny.PHRASES, options, sam3_tiny.SEED)
            for photo, image in photos.items():
                image.save(goldens / "sam3" / f"{photo}.png")


def _tiny(
    model: Sam3Model,
    folder: Path,
    options: Options,
    runtime: str,
    name: str,
    source: dict,
    base: Path | None = None,
    new: set[str] = frozenset(),
) -> None:
    """new: the roles whose graphs differ from the base's."""
    (folder / LICENCE).write_text("Random numbers made by inference-worker/export/sam3_tiny.py: no one's work.\n")
    exporter = sam3_graphs.export_onnx if runtime == "onnx" else sam3_graphs.export_torchscript
    graphs = exporter(model, folder, options)
    for file in graphs.values():
        if runtime == "onnx":
            onnx_files.compact(folder / file)
    for role, file in graphs.items():
        if base and role not in new:
            shutil.copy(base / file, folder / file)
    test = sam3_golden.self_test(folder, model, sam3_tiny.photos()["bottles"], sam3_tiny.PHRASES[2], options)
    _manifest(folder, name, runtime, graphs, options.settings(model), source, test)


def _tiny_meta(model: Sam3Model, folder: Path, source: dict) -> None:
    (folder / LICENCE).write_text("Random numbers made by inference-worker/export/sam3_tiny.py: no one's work.\n")
    graphs = sam3_meta.export(model, folder, "fp16-weights")
    for file in graphs.values():
        onnx_files.compact(folder / file)
    test = sam3_golden.self_test(folder, model, sam3_tiny.photos()["bottles"], sam3_tiny.PHRASES[2], Options())
    settings = {
        **Options(precision="fp16-weights", uint8=True).settings(model),
        "layout": "meta",
        "pad_token": 0,
        "mask_polarity": "padding",
        "box_format": "pixels",
        "masks": "binary",
    }
    _manifest(folder, "sam3-tiny-meta", "onnx", graphs, settings, source, test)


def _keep_new(made: Path, bases: list[Path], variants: Path, name: str) -> None:
    """Keeps the manifest as `{name}.json` and those files that no base has, under the manifest's hash."""
    known = {manifest.sha256(file) for base in bases for file in base.iterdir()}
    (made / manifest.FILE).rename(variants / f"{name}.json")
    for file in made.iterdir():
        digest = manifest.sha256(file)
        if digest not in known:
            shutil.copy(file, variants / digest[:16])
