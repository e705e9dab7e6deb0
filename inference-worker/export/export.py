#!/usr/bin/env python3
"""Exports checkpoints into the worker's layout, with manifest and hashes.

    export.py clip --checkpoint FOLDER --out models/clip-vit-b32
    export.py sd15 --checkpoint FOLDER --out models/sd15 --half
    export.py sam3 --checkpoint FOLDER --out models/sam3 --runtime onnx
    export.py clip --tiny --out FOLDER            random weights, the same classes, small: for tests
    export.py goldens --out FOLDER                what the references compute without a model

A model is a module with add_arguments(parser) and export(arguments); goldens_*.py have write(folder).
"""

import argparse
import importlib
import os
import sys
from pathlib import Path

MODELS = ("clip", "sd15", "sam3")
GOLDENS = ("goldens_text", "goldens_image", "goldens_schedulers", "goldens_noise")


def main() -> None:
    parser = argparse.ArgumentParser(description="Exports models for the inference worker.")
    commands = parser.add_subparsers(dest="command", required=True)
    for model in MODELS:
        command = commands.add_parser(model)
        command.add_argument("--out", type=Path, required=True, help="the model's folder; made if it is not there")
        command.add_argument("--checkpoint", type=Path, help="folder of the full checkpoint, as its hub lays it out")
        command.add_argument("--tiny", action="store_true", help="random weights, small: for tests")
        command.add_argument("--golden", type=Path, help="with --tiny: folder for the golden outputs")
        command.add_argument("--half", action="store_true", help="weights in float16, inputs and outputs in float32")
        command.add_argument("--seed", type=int, default=0, help="of the random weights")
        if model in sys.argv:  # the others need not be imported
            importlib.import_module(model).add_arguments(command)
    goldens = commands.add_parser("goldens")
    goldens.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    os.environ.setdefault("HF_HUB_OFFLINE", "1")  # what is not here is an error, not a download
    if arguments.command == "goldens":
        for name in GOLDENS:
            importlib.import_module(name).write(arguments.out)
        return
    if not (arguments.tiny or arguments.checkpoint or getattr(arguments, "untrained", False)):
        parser.error("--checkpoint or --tiny is needed")
    arguments.out.mkdir(parents=True, exist_ok=True)
    importlib.import_module(arguments.command).export(arguments)


if __name__ == "__main__":
    main()
